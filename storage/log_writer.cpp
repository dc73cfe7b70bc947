#include "storage/log_writer.h"

namespace consentry::storage {
namespace {

constexpr std::size_t kSaltBytes = 32;

} // namespace

Result<void> LogWriter::append(const NewEntry& entry)
{
    TRY_ASSIGN(const consent::LogHead head, AuditLog(m_database).head());
    if (entry.header.log != head)
        return makeError(Errc::LogBroken, "signed at another head");
    std::array<std::uint8_t, kSaltBytes> salt{};
    fillRandom(salt);
    const crypto::Digest leaf = entryLeaf(salt, entry.token);
    TRY_VOID(insertRow(entry, salt, leaf));
    TRY_VOID(insertRefs(entry));
    return insertNodes(head.size, leaf);
}

Result<void> LogWriter::insertRow(const NewEntry& entry, ByteView salt, const crypto::Digest& leaf)
{
    TRY_ASSIGN(
        Statement insert,
        m_database.prepare("INSERT INTO log(seq, id, type, signer, clip, person, action, custodial, salt, token, "
                           "leaf) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    insert.bind(static_cast<std::int64_t>(entry.header.log.size)).bind(entry.header.id.bytes()).bind(entry.type);
    insert.bind(std::string_view(entry.header.signer.text));
    entry.facts.clip ? insert.bind(entry.facts.clip->bytes()) : insert.bindNull();
    entry.facts.person ? insert.bind(std::string_view(entry.facts.person->text)) : insert.bindNull();
    entry.facts.action.empty() ? insert.bindNull() : insert.bind(std::string_view(entry.facts.action));
    insert.bind(std::int64_t(entry.custodial ? 1 : 0)).bind(salt).bind(entry.token).bind(ByteView(leaf));
    return insert.run();
}

Result<void> LogWriter::insertRefs(const NewEntry& entry)
{
    TRY_ASSIGN(Statement insert, m_database.prepare("INSERT INTO refs(id, field, seq) VALUES(?, ?, ?)"));
    for (const auto& [field, id] : entry.facts.refs) {
        insert.bind(id.bytes()).bind(std::string_view(field)).bind(static_cast<std::int64_t>(entry.header.log.size));
        TRY_VOID(insert.run());
    }
    return {};
}

Result<void> LogWriter::insertNodes(std::uint64_t index, const crypto::Digest& leaf)
{
    AuditLog log(m_database);
    TRY_ASSIGN(const auto nodes, crypto::appendLeaf(index, leaf, log.nodes()));
    TRY_ASSIGN(Statement insert, m_database.prepare("INSERT INTO nodes(level, position, hash) VALUES(?, ?, ?)"));
    for (const crypto::StoredNode& node : nodes) {
        insert.bind(std::int64_t(node.level)).bind(static_cast<std::int64_t>(node.index)).bind(ByteView(node.hash));
        TRY_VOID(insert.run());
    }
    return {};
}

Result<LogWriter::ClipLink> LogWriter::nextLink(ClipId clip)
{
    if (clip.isNull())
        return ClipLink{0, {}};
    TRY_ASSIGN(Statement select,
               m_database.prepare("SELECT count(*) OVER (), leaf FROM log WHERE clip = ? AND type = ? "
                                  "ORDER BY seq DESC LIMIT 1"));
    select.bind(clip.bytes()).bind(consent::objectType<consent::AuditEvent>());
    TRY_ASSIGN(const bool found, select.next());
    if (!found)
        return ClipLink{};
    TRY_ASSIGN(const crypto::Digest leaf, select.digest(1));
    return ClipLink{static_cast<std::uint64_t>(select.integer(0)) + 1, leaf};
}

} // namespace consentry::storage
