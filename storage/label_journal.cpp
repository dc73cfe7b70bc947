#include "storage/label_journal.h"

#include "annotation/formats/labels_json.h"
#include "storage/erase.h"

namespace consentry::storage {
namespace {

/// The labels and the number of the next row.
struct Replayed {
    annotation::AnnotationSet labels;
    std::int64_t next = 0;
};

/// We wrote these rows, so what cannot be read was done to them afterwards.
Error damaged(std::string_view row, const Error& error)
{
    return makeError(Errc::DraftsDamaged, row).context(error.detail);
}

Result<Replayed> readSnapshot(Database& database, ClipId clip)
{
    TRY_ASSIGN(Statement select, database.prepare("SELECT number, labels FROM snapshots WHERE clip = ?"));
    select.bind(clip.bytes());
    TRY_ASSIGN(const bool found, select.next());
    if (!found)
        return Replayed{};
    auto labels = annotation::readLabels(select.blob(1));
    if (!labels)
        return damaged("snapshot", labels.error());
    return Replayed{std::move(*labels), select.integer(0)};
}

Result<Replayed> replay(Database& database, ClipId clip)
{
    TRY_ASSIGN(const ReadSnapshot snapshot, ReadSnapshot::take(database));
    TRY_ASSIGN(Replayed replayed, readSnapshot(database, clip));
    TRY_ASSIGN(Statement select, database.prepare("SELECT number, change FROM journal WHERE clip = ? ORDER BY number"));
    select.bind(clip.bytes());
    while (true) {
        TRY_ASSIGN(const bool found, select.next());
        if (!found)
            return replayed;
        if (select.integer(0) != replayed.next)
            return makeError(Errc::DraftsDamaged, "journal row " + std::to_string(replayed.next) + " is missing");
        auto change = annotation::readChange(select.blob(1));
        if (!change)
            return damaged("journal row " + std::to_string(replayed.next), change.error());
        annotation::apply(replayed.labels, std::move(*change));
        ++replayed.next;
    }
}

/// The number that the next row must have, as the database says now.
Result<std::int64_t> nextNumber(Database& database, ClipId clip)
{
    TRY_ASSIGN(Statement select,
               database.prepare("SELECT max(coalesce((SELECT max(number) + 1 FROM journal WHERE clip = ?), 0), "
                                "coalesce((SELECT number FROM snapshots WHERE clip = ?), 0))"));
    select.bind(clip.bytes()).bind(clip.bytes());
    TRY_VOID(select.next());
    return select.integer(0);
}

/// Where the log last says which frames `author` may edit: where the clip was divided, or `author` handed something in.
/// Only compared with itself; what it says is read and verified elsewhere.
Result<std::int64_t> roundBegin(Database& database, ClipId clip, const crypto::KeyId& author)
{
    TRY_ASSIGN(Statement select,
               database.prepare("SELECT coalesce(max(seq), -1) FROM log WHERE clip = ? AND (type = 'segments' OR "
                                "(type = 'handin' AND signer = ?))"));
    select.bind(clip.bytes()).bind(std::string_view(author.text));
    TRY_VOID(select.next());
    return select.integer(0);
}

} // namespace

LabelJournal::LabelJournal(Workspace& workspace, ClipId clip, crypto::KeyId author, const Clock& clock)
    : m_workspace(workspace), m_clip(clip), m_author(std::move(author)), m_clock(clock)
{
}

Result<std::unique_ptr<LabelJournal>> LabelJournal::open(Workspace& workspace, ClipId clip, const crypto::KeyId& author,
                                                         const Clock& clock)
{
    std::unique_ptr<LabelJournal> journal(new LabelJournal(workspace, clip, author, clock));
    TRY_ASSIGN(Replayed replayed, replay(workspace.database(), clip));
    journal->m_labels = std::move(replayed.labels);
    journal->m_next = replayed.next;
    TRY_ASSIGN(journal->m_round, roundBegin(workspace.database(), clip, author));
    return journal;
}

Result<void> LabelJournal::append(const annotation::Change& change)
{
    Database& database = m_workspace.database();
    TRY_ASSIGN(WriteLock lock, lockLabels(m_workspace, m_clip));
    TRY_ASSIGN(const std::int64_t next, nextNumber(database, m_clip));
    if (next != m_next)
        return makeError(Errc::EditedElsewhere);
    TRY_ASSIGN(const std::int64_t round, roundBegin(database, m_clip, m_author));
    if (round != m_round)
        return makeError(Errc::EditedElsewhere).context("its segments are others now");

    TRY_ASSIGN(Statement insert, database.prepare("INSERT INTO journal(clip, number, author, time, change) "
                                                  "VALUES(?, ?, ?, ?, ?)"));
    const Bytes bytes = annotation::writeChange(change);
    insert.bind(m_clip.bytes()).bind(m_next).bind(std::string_view(m_author.text));
    insert.bind(std::string_view(rfc3339Text(m_clock.now()))).bind(ByteView(bytes));
    TRY_VOID(insert.run());

    annotation::AnnotationSet labels = m_labels;
    annotation::apply(labels, change);
    if ((m_next + 1) % kEditsPerSnapshot == 0)
        TRY_VOID(writeSnapshot(labels));
    TRY_VOID(lock.commit());
    m_labels = std::move(labels);
    ++m_next;
    return {};
}

/// Replaces the rows that it stands for.
Result<void> LabelJournal::writeSnapshot(const annotation::AnnotationSet& labels)
{
    Database& database = m_workspace.database();
    TRY_ASSIGN(Statement insert, database.prepare("INSERT INTO snapshots(clip, number, labels) VALUES(?, ?, ?) "
                                                  "ON CONFLICT(clip) DO UPDATE SET number = excluded.number, "
                                                  "labels = excluded.labels"));
    const Bytes bytes = annotation::writeLabels(labels);
    TRY_VOID(insert.bind(m_clip.bytes()).bind(m_next + 1).bind(ByteView(bytes)).run());
    TRY_ASSIGN(Statement clear, database.prepare("DELETE FROM journal WHERE clip = ?"));
    return clear.bind(m_clip.bytes()).run();
}

Result<annotation::AnnotationSet> LabelJournal::load(Workspace& workspace, ClipId clip)
{
    TRY_ASSIGN(Replayed replayed, replay(workspace.database(), clip));
    return std::move(replayed.labels);
}

Result<bool> LabelJournal::hasLabels(Workspace& workspace, ClipId clip)
{
    TRY_ASSIGN(const std::int64_t next, nextNumber(workspace.database(), clip));
    return next > 0;
}

} // namespace consentry::storage
