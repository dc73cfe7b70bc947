#include "storage/audit_log.h"
#include "storage/object_rows.h"
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

/// The tree as it follows from the leaves that were read.
class Tree {
public:
    std::uint64_t size() const { return m_levels.empty() ? 0 : m_levels.front().size(); }
    Result<void> append(const crypto::Digest& leaf)
    {
        TRY_ASSIGN(const auto nodes, crypto::appendLeaf(size(), leaf, nodeAt()));
        for (const crypto::StoredNode& node : nodes) {
            m_levels.resize(std::max<std::size_t>(m_levels.size(), node.level + 1));
            m_levels[node.level].push_back(node.hash);
        }
        return {};
    }
    Result<crypto::Digest> rootAt(std::uint64_t size) const
    {
        return size == 0 ? crypto::emptyRoot() : crypto::rootAt(size, nodeAt());
    }
    const crypto::Digest* find(std::int64_t level, std::int64_t position) const
    {
        const auto row = static_cast<std::size_t>(level);
        const auto column = static_cast<std::size_t>(position);
        return row < m_levels.size() && column < m_levels[row].size() ? &m_levels[row][column] : nullptr;
    }
    std::size_t nodeCount() const
    {
        std::size_t count = 0;
        for (const auto& level : m_levels)
            count += level.size();
        return count;
    }

private:
    crypto::NodeAt nodeAt() const
    {
        return [this](unsigned level, std::uint64_t index) -> Result<crypto::Digest> {
            const crypto::Digest* node = find(level, static_cast<std::int64_t>(index));
            if (node == nullptr)
                return makeError(Errc::LogBroken, "a node of the tree is missing");
            return *node;
        };
    }

    std::vector<std::vector<crypto::Digest>> m_levels;
};

class LogVerifier {
public:
    LogVerifier(Database& database, const LogCheck& check) : m_database(database), m_check(check) {}

    Result<std::vector<Problem>> run()
    {
        TRY_VOID(readRows());
        checkDepartures();
        TRY_VOID(checkNodes());
        TRY_VOID(checkKept());
        return std::move(m_problems);
    }

private:
    void report(Error error, std::string object) { m_problems.push_back({std::move(error), std::move(object)}); }
    void reportBroken(std::string_view why, const std::string& object)
    {
        report(makeError(Errc::LogBroken, std::string(why)), object);
    }
    Result<void> readRows();
    Result<void> checkRow(const LogRow& row, const Statement& columns);
    Result<void> checkColumns(const LogRow& row, const CheckedEntry& entry, const Statement& columns);
    void checkEvent(const LogRow& row, const consent::AuditEvent& event);
    void checkDepartures();
    Result<void> checkNodes();
    Result<void> checkKept();

    struct ClipChain {
        std::uint64_t events = 0;
        crypto::Digest last{};
    };
    struct SignedAt {
        std::uint64_t index = 0;
        crypto::KeyId signer;
    };

    Database& m_database;
    const LogCheck& m_check;
    const std::map<std::string_view, CheckFunction> m_functions = checkFunctions();
    Tree m_tree;
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

Result<void> LogVerifier::readRows()
{
    TRY_ASSIGN(Statement rows, m_database.prepare("SELECT " + std::string(kLogRowColumns) +
                                                  ", signer, clip, person, action FROM log ORDER BY seq"));
    while (true) {
        TRY_ASSIGN(const bool found, rows.next());
        if (!found)
            return {};
        const auto row = readLogRow(rows);
        if (!row) {
            report(row.error(), entryName(m_tree.size()));
            return {};
        }
        TRY_VOID(checkRow(*row, rows));
    }
}

Result<void> LogVerifier::checkRow(const LogRow& row, const Statement& columns)
{
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
    TRY_VOID(checkColumns(row, *entry, columns));
    m_signed.push_back({row.index, entry->header.signer});
    if (row.type == consent::objectType<consent::Status>())
        m_statuses.insert(row.index);
    if (entry->event)
        checkEvent(row, *entry->event);
    return m_tree.append(row.leaf);
}

Result<void> LogVerifier::checkColumns(const LogRow& row, const CheckedEntry& entry, const Statement& columns)
{
    RowFacts stored;
    if (!columns.isNull(7)) {
        TRY_ASSIGN(stored.clip, columns.id<ClipId>(7));
    }
    if (!columns.isNull(8))
        stored.person = crypto::KeyId{columns.text(8)};
    stored.action = columns.text(9);
    TRY_ASSIGN(Statement refs, m_database.prepare("SELECT field, id FROM refs WHERE seq = ?"));
    refs.bind(static_cast<std::int64_t>(row.index));
    while (true) {
        TRY_ASSIGN(const bool found, refs.next());
        if (!found)
            break;
        TRY_ASSIGN(const ObjectId id, refs.id<ObjectId>(1));
        stored.refs.emplace(refs.text(0), id);
    }
    if (stored != entry.facts || columns.text(6) != entry.header.signer.text)
        reportBroken("its look-up columns were altered", entryName(row.index));
    return {};
}

void LogVerifier::checkEvent(const LogRow& row, const consent::AuditEvent& event)
{
    if (event.index != row.index)
        reportBroken("an event that names another place in the log", entryName(row.index));
    const consent::Member* signer = m_check.keys.member(m_signed.back().signer);
    if (event.action == kEndedAction && signer != nullptr && signer->roles.contains(consent::Role::Custodian)) {
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

} // namespace

Result<std::vector<Problem>> AuditLog::verify(const LogCheck& check)
{
    TRY_ASSIGN(const ReadSnapshot snapshot, ReadSnapshot::take(m_database));
    return LogVerifier(m_database, check).run();
}

} // namespace consentry::storage
