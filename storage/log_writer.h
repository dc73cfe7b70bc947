#pragma once

#include "storage/object_rows.h"

namespace consentry::storage {

/// A signed object on its way into the log.
struct NewEntry {
    const consent::ObjectHeader& header;
    std::string_view type;
    std::string_view token;
    RowFacts facts;
    bool custodial = false; ///< a status that a custodian signed: readers need no older one
};

/// Appends to the log. Only Transaction has one, and only while it holds the write lock.
class LogWriter {
public:
    explicit LogWriter(Database& database) : m_database(database) {}
    /// Row, look-up rows and tree nodes. Errc::LogBroken unless the object was signed at the present head.
    Result<void> append(const NewEntry& entry);
    /// Counter and back link for the next event about `clip`.
    struct ClipLink {
        std::uint64_t sequence = 1;
        crypto::Digest previous{};
    };
    Result<ClipLink> nextLink(ClipId clip);

private:
    Result<void> insertRow(const NewEntry& entry, ByteView salt, const crypto::Digest& leaf);
    Result<void> insertRefs(const NewEntry& entry);
    Result<void> insertNodes(std::uint64_t index, const crypto::Digest& leaf);

    Database& m_database;
};

} // namespace consentry::storage
