#pragma once

#include "storage/database.h"

namespace consentry::storage {

inline constexpr int kSchemaVersion = 1;
/// "CNSY", so that `file` and we can tell a workspace from any other SQLite database.
inline constexpr std::int64_t kApplicationId = 0x434e5359;

/// Makes the tables in an empty database.
Result<void> createSchema(Database& database, WorkspaceId id);

/// Brings an older database up to date and checks that tables and triggers are exactly ours. Errc::NotAWorkspace when
/// it is something else or newer than this program; Errc::LogBroken when a trigger or a table has been altered.
Result<void> openSchema(Database& database);

/// That tables, indexes and triggers are exactly ours, as of the transaction that is under way. A foreign trigger could
/// make a write silently do nothing. Errc::LogBroken.
Result<void> checkSchema(Database& database);

} // namespace consentry::storage
