#include "storage/log_reader.h"

namespace consentry::storage {

Result<LogReader> LogReader::start(Database& database)
{
    TRY_ASSIGN(Statement rows, database.prepare("SELECT " + std::string(kLogRowColumns)
                                                + ", signer, clip, person, action, custodial FROM log ORDER BY seq"));
    TRY_ASSIGN(Statement refs, database.prepare("SELECT seq, field, id FROM refs ORDER BY seq"));
    LogReader reader(std::move(rows), std::move(refs));
    TRY_ASSIGN(reader.m_hasRef, reader.m_refs.next());
    return reader;
}

Result<std::optional<StoredEntry>> LogReader::next()
{
    TRY_ASSIGN(const bool found, m_rows.next());
    if (!found && m_hasRef)
        return makeError(Errc::LogBroken, "references of entry " + m_refs.text(0) + ", which is not there");
    if (!found)
        return std::optional<StoredEntry>();
    StoredEntry entry;
    TRY_ASSIGN(entry.row, readLogRow(m_rows));
    entry.signer = m_rows.text(6);
    if (!m_rows.isNull(7)) {
        TRY_ASSIGN(entry.facts.clip, m_rows.id<ClipId>(7));
    }
    if (!m_rows.isNull(8))
        entry.facts.person = crypto::KeyId{m_rows.text(8)};
    entry.facts.action = m_rows.text(9);
    entry.custodial = m_rows.integer(10) != 0;
    TRY_VOID(readRefs(entry));
    return std::optional(std::move(entry));
}

Result<void> LogReader::readRefs(StoredEntry& entry)
{
    const auto index = static_cast<std::int64_t>(entry.row.index);
    while (m_hasRef && m_refs.integer(0) <= index) {
        if (m_refs.integer(0) < index)
            return makeError(Errc::LogBroken, "references of entry " + m_refs.text(0) + ", which is not there");
        TRY_ASSIGN(const ObjectId id, m_refs.id<ObjectId>(2));
        entry.facts.refs.emplace(m_refs.text(1), id);
        TRY_ASSIGN(m_hasRef, m_refs.next());
    }
    return {};
}

} // namespace consentry::storage
