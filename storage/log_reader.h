#pragma once

#include "storage/object_rows.h"

namespace consentry::storage {

/// An entry as it is stored, with what only repeats what its token says.
struct StoredEntry {
    LogRow row;
    std::string signer;
    RowFacts facts;
    bool custodial = false;
};

/// Reads the log from its first entry on. Nothing is verified.
class LogReader {
public:
    static Result<LogReader> start(Database& database);
    /// Nothing after the last entry. Errc::LogBroken for a row that cannot be one of ours, and for references that
    /// belong to no entry.
    Result<std::optional<StoredEntry>> next();

private:
    LogReader(Statement rows, Statement refs) : m_rows(std::move(rows)), m_refs(std::move(refs)) {}
    Result<void> readRefs(StoredEntry& entry);

    Statement m_rows;
    Statement m_refs;
    bool m_hasRef = false; ///< m_refs stands on a row that no entry has taken yet
};

} // namespace consentry::storage
