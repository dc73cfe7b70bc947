#include "storage/audit_log.h"

#include "storage/object_rows.h"

namespace consentry::storage {

crypto::Digest entryLeaf(ByteView salt, std::string_view token)
{
    Bytes data = toBytes(salt);
    const ByteView text = bytesOf(token);
    data.insert(data.end(), text.begin(), text.end());
    return crypto::leafHash(data);
}

crypto::NodeAt AuditLog::nodes()
{
    return [this](unsigned level, std::uint64_t index) -> Result<crypto::Digest> {
        TRY_ASSIGN(Statement select, m_database.prepare("SELECT hash FROM nodes WHERE level = ? AND position = ?"));
        select.bind(std::int64_t(level)).bind(static_cast<std::int64_t>(index));
        TRY_ASSIGN(const bool found, select.next());
        if (!found)
            return makeError(Errc::LogBroken, "a node of the tree is missing");
        return select.digest(0);
    };
}

Result<consent::LogHead> AuditLog::head()
{
    TRY_ASSIGN(Statement select, m_database.prepare("SELECT coalesce(max(seq) + 1, 0) FROM log"));
    TRY_VOID(select.next());
    const auto size = static_cast<std::uint64_t>(select.integer(0));
    TRY_ASSIGN(const crypto::Digest root, rootAt(size));
    return consent::LogHead{size, root};
}

Result<crypto::Digest> AuditLog::rootAt(std::uint64_t size)
{
    return size == 0 ? crypto::emptyRoot() : crypto::rootAt(size, nodes());
}

Result<LogRow> AuditLog::row(std::uint64_t index)
{
    TRY_ASSIGN(Statement select,
               m_database.prepare("SELECT " + std::string(kLogRowColumns) + " FROM log WHERE seq = ?"));
    select.bind(static_cast<std::int64_t>(index));
    TRY_ASSIGN(const bool found, select.next());
    if (!found)
        return makeError(Errc::NotFound, "log entry", std::to_string(index));
    TRY_ASSIGN(LogRow row, readLogRow(select));
    TRY_VOID(checkLeaf(row));
    return row;
}

Result<std::optional<std::uint64_t>> AuditLog::indexOf(ObjectId id)
{
    TRY_ASSIGN(Statement select, m_database.prepare("SELECT seq FROM log WHERE id = ?"));
    select.bind(id.bytes());
    TRY_ASSIGN(const bool found, select.next());
    return found ? std::optional(static_cast<std::uint64_t>(select.integer(0))) : std::nullopt;
}

Result<std::vector<consent::Signed<consent::AuditEvent>>> AuditLog::events(const consent::KeyRing& keys,
                                                                           const EventFilter& filter)
{
    std::string sql = "SELECT " + std::string(kLogRowColumns) + " FROM log WHERE type = ? AND seq >= ?";
    sql += filter.clip ? " AND clip = ?" : "";
    sql += " ORDER BY seq LIMIT ?";
    TRY_ASSIGN(Statement select, m_database.prepare(sql));
    select.bind(consent::objectType<consent::AuditEvent>()).bind(static_cast<std::int64_t>(filter.from));
    if (filter.clip)
        select.bind(filter.clip->bytes());
    select.bind(filter.limit == 0 ? std::int64_t(-1) : static_cast<std::int64_t>(filter.limit));

    std::vector<consent::Signed<consent::AuditEvent>> events;
    while (true) {
        TRY_ASSIGN(const bool found, select.next());
        if (!found)
            return events;
        TRY_ASSIGN(const LogRow row, readLogRow(select));
        TRY_ASSIGN(auto event, readEntry<consent::AuditEvent>(row, keys));
        if (filter.clip && event.body.clip != *filter.clip)
            return makeError(Errc::LogBroken, "entry " + std::to_string(row.index) + " is about another clip");
        events.push_back(std::move(event));
    }
}

Result<std::vector<crypto::Digest>> AuditLog::inclusionProof(std::uint64_t index, std::uint64_t size)
{
    return crypto::inclusionProof(index, size, nodes());
}

Result<std::vector<crypto::Digest>> AuditLog::consistencyProof(std::uint64_t oldSize, std::uint64_t newSize)
{
    return crypto::consistencyProof(oldSize, newSize, nodes());
}

} // namespace consentry::storage
