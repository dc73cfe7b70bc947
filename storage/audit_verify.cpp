#include "storage/audit_log.h"
#include "storage/log_reader.h"
#include "storage/log_tree.h"
#include "storage/transaction.h"

#include <algorithm>
#include <map>

namespace consentry::storage {
namespace {

/// An entry whose token verified.
struct CheckedEntry {
    consent::ObjectHeader header;
    RowFacts facts;
    std::optional<consent::AuditEvent> event;
};

template<class Body>
Result<CheckedEntry> checkEntry(const LogRow& row, const consent::KeyRing& keys)
{
    TRY_ASSIGN(const auto object, readEntry<Body>(row, keys));
    CheckedEntry entry{object.header, rowFacts(object.body), std::nullopt};
    if constexpr (std::is_same_v<Body, consent::AuditEvent>)
        entry.event = object.body;
    return entry;
}

using CheckFunction = Result<CheckedEntry> (*)(const LogRow&, const consent::KeyRing&);

std::map<std::string_view, CheckFunction> checkFunctions()
{
    return {
#define X(Body, type) {type, &checkEntry<consent::Body>},
        CONSENTRY_SIGNED_OBJECTS(X)
#undef X
    };
}

/// The column's text; what is not there differs from what is empty.
void addText(crypto::Sha256& hash, const std::optional<std::string>& text)
{
    constexpr std::uint8_t end[] = {0};
    constexpr std::uint8_t absent[] = {1};
    hash.update(text ? bytesOf(*text) : ByteView(absent));
    hash.update(end);
}

/// Goes on from `before` with everything that is stored of an entry. The leaf stands for salt and token.
crypto::Digest extended(const crypto::Digest& before, const StoredEntry& entry)
{
    const RowFacts& facts = entry.facts;
    crypto::Sha256 hash;
    hash.update(before);
    hash.update(entry.row.leaf);
    hash.update(entry.row.id.bytes());
    addText(hash, entry.row.type);
    addText(hash, entry.signer);
    addText(hash, facts.clip ? std::optional(facts.clip->text()) : std::nullopt);
    addText(hash, facts.person ? std::optional(facts.person->text) : std::nullopt);
    addText(hash, facts.action);
    addText(hash, std::to_string(entry.custodial) + std::to_string(facts.refs.size()));
    for (const auto& [field, id] : facts.refs) {
        addText(hash, field);
        hash.update(id.bytes());
    }
    return hash.finish();
}

class LogVerifier {
public:
    LogVerifier(Database& database, const LogCheck& check) : m_database(database), m_check(check) {}

    /// Nothing when the entries that were found whole before are not as they were.
    Result<std::optional<LogReport>> run()
    {
        TRY_ASSIGN(const bool asBefore, readRows());
        if (!asBefore)
            return std::optional<LogReport>();
        checkDepartures();
        TRY_VOID(checkNodes());
        TRY_VOID(checkKept());
        return std::optional(LogReport{std::move(m_problems), {m_tree.size(), m_hash}, countersigned()});
    }

private:
    void report(Error error, std::string object) { m_problems.push_back({std::move(error), std::move(object)}); }
    void reportBroken(std::string_view why, const std::string& object)
    {
        report(makeError(Errc::LogBroken, std::string(why)), object);
    }
    Result<bool> readRows();
    Result<bool> passKnown(const StoredEntry& stored);
    Result<void> checkRow(const StoredEntry& stored);
    void checkEvent(const LogRow& row, const consent::AuditEvent& event);
    void checkDepartures();
    Result<void> checkNodes();
    Result<void> checkKept();
    std::optional<Countersigned> countersigned() const;

    struct ClipChain {
        std::uint64_t events = 0;
        crypto::Digest last{};
    };
    struct SignedAt {
        std::uint64_t index = 0;
        crypto::KeyId signer;
        consent::LogHead head;
    };

    Database& m_database;
    const LogCheck& m_check;
    const std::map<std::string_view, CheckFunction> m_functions = checkFunctions();
    LogTree m_tree;
    crypto::Digest m_hash{}; ///< CheckedRows::hash of the entries so far
    bool m_headsAgree = true;
    std::map<ClipId, ClipChain> m_clips;
    std::vector<SignedAt> m_signed;
    std::map<ObjectId, std::uint64_t> m_endedAt; ///< the first event of a custodian that says so
    std::set<std::uint64_t> m_statuses;
    std::vector<Problem> m_problems;
};

std::string entryName(std::uint64_t index)
{
    return "log " + std::to_string(index);
}

/// False when the entries that were found whole before are not as they were.
Result<bool> LogVerifier::readRows()
{
    TRY_ASSIGN(LogReader reader, LogReader::start(m_database));
    const std::uint64_t known = m_check.checked ? m_check.checked->size : 0;
    while (true) {
        const auto stored = reader.next();
        if (!stored) {
            report(stored.error(), entryName(m_tree.size()));
            return known == 0;
        }
        if (!*stored)
            return m_tree.size() >= known;
        m_hash = extended(m_hash, **stored);
        if (m_tree.size() >= known) {
            TRY_VOID(checkRow(**stored));
            continue;
        }
        TRY_ASSIGN(const bool asBefore, passKnown(**stored));
        if (!asBefore || (m_tree.size() == known && m_hash != m_check.checked->hash))
            return false;
    }
}

/// An entry that was found whole before, if it is the same.
Result<bool> LogVerifier::passKnown(const StoredEntry& stored)
{
    const LogRow& row = stored.row;
    if (row.index != m_tree.size() || !checkLeaf(row))
        return false;
    if (row.type == consent::objectType<consent::AuditEvent>() && stored.facts.clip) {
        ClipChain& chain = m_clips[*stored.facts.clip];
        chain = {chain.events + 1, row.leaf};
    }
    TRY_VOID(m_tree.append(row.leaf));
    return true;
}

Result<void> LogVerifier::checkRow(const StoredEntry& stored)
{
    const LogRow& row = stored.row;
    if (row.index != m_tree.size())
        reportBroken("an entry is missing before this one", entryName(row.index));
    TRY_ASSIGN(const crypto::Digest before, m_tree.rootAt(m_tree.size()));
    const auto function = m_functions.find(row.type);
    if (function == m_functions.end()) {
        reportBroken("an entry of an unknown type", entryName(row.index));
        return m_tree.append(row.leaf);
    }
    const auto entry = function->second(row, m_check.keys);
    if (!entry) {
        report(entry.error(), entryName(row.index));
        return m_tree.append(row.leaf);
    }
    // One alteration spoils every later head, so only the first is worth a line.
    if (m_headsAgree && entry->header.log.root != before) {
        m_headsAgree = false;
        reportBroken("signed at a head that this log never had: something before it was altered", entryName(row.index));
    }
    if (stored.facts != entry->facts || stored.signer != entry->header.signer.text)
        reportBroken("its look-up columns were altered", entryName(row.index));
    m_signed.push_back({row.index, entry->header.signer, entry->header.log});
    if (row.type == consent::objectType<consent::Status>())
        m_statuses.insert(row.index);
    if (entry->event)
        checkEvent(row, *entry->event);
    return m_tree.append(row.leaf);
}

void LogVerifier::checkEvent(const LogRow& row, const consent::AuditEvent& event)
{
    if (event.index != row.index)
        reportBroken("an event that names another place in the log", entryName(row.index));
    if (event.action == kEndedAction && m_check.keys.everHadRole(m_signed.back().signer, consent::Role::Custodian)) {
        for (const ObjectId id : event.objects)
            m_endedAt.emplace(id, row.index);
    }
    if (event.clip.isNull())
        return;
    ClipChain& chain = m_clips[event.clip];
    if (event.clipSequence != chain.events + 1 || event.clipPrevious != chain.last)
        reportBroken("the clip's chain of events is broken", entryName(row.index));
    chain = {event.clipSequence, row.leaf};
}

/// Whoever has no role left must not have signed anything after the status by which the last one ended.
void LogVerifier::checkDepartures()
{
    std::map<crypto::KeyId, std::uint64_t> departures;
    for (const auto& [id, member] : m_check.keys.members()) {
        if (m_check.keys.isMember(id, m_check.lists))
            continue;
        for (const ObjectId certificate : member.certificates) {
            const auto ended = m_endedAt.find(certificate);
            if (ended == m_endedAt.end())
                continue;
            const auto status = m_statuses.lower_bound(ended->second);
            if (status != m_statuses.end())
                departures[id] = std::max(departures[id], *status);
        }
    }
    for (const SignedAt& entry : m_signed) {
        const auto departure = departures.find(entry.signer);
        if (departure != departures.end() && entry.index > departure->second)
            report(makeError(Errc::UntrustedSigner, "signed by somebody who had left"), entryName(entry.index));
    }
}

Result<void> LogVerifier::checkNodes()
{
    TRY_ASSIGN(Statement rows, m_database.prepare("SELECT level, position, hash FROM nodes"));
    std::size_t count = 0;
    while (true) {
        TRY_ASSIGN(const bool found, rows.next());
        if (!found)
            break;
        ++count;
        const crypto::Digest* expected = m_tree.find(rows.integer(0), rows.integer(1));
        const auto stored = rows.digest(2);
        if (expected == nullptr || !stored || *stored != *expected) {
            reportBroken("the tree does not agree with the entries", "log");
            return {};
        }
    }
    if (count != m_tree.nodeCount())
        reportBroken("the tree does not agree with the entries", "log");
    return {};
}

Result<void> LogVerifier::checkKept()
{
    if (!m_check.kept)
        return {};
    if (m_check.kept->size > m_tree.size()) {
        report(makeError(Errc::RolledBack, "log"), "log");
        return {};
    }
    TRY_ASSIGN(const crypto::Digest root, m_tree.rootAt(m_check.kept->size));
    if (root != m_check.kept->root)
        reportBroken("it is not the log that was seen here before", "log");
    return {};
}

std::optional<Countersigned> LogVerifier::countersigned() const
{
    const auto other = std::find_if(m_signed.rbegin(), m_signed.rend(),
                                    [&](const SignedAt& entry) { return entry.signer != m_signed.back().signer; });
    return other == m_signed.rend() ? std::nullopt : std::optional(Countersigned{other->head, other->signer});
}

} // namespace

Result<LogReport> AuditLog::verify(const LogCheck& check)
{
    TRY_ASSIGN(const ReadSnapshot snapshot, ReadSnapshot::take(m_database));
    TRY_ASSIGN(auto report, LogVerifier(m_database, check).run());
    if (report)
        return std::move(*report);
    LogCheck all = check;
    all.checked.reset();
    TRY_ASSIGN(report, LogVerifier(m_database, all).run());
    return std::move(*report);
}

} // namespace consentry::storage
