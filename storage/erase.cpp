#include "storage/erase.h"

#include "storage/schema.h"

namespace consentry::storage {
namespace {

// Everything that says what is to be seen in a clip.
constexpr std::string_view kErasures[] = {
    "DELETE FROM blobs WHERE owner IN (SELECT id FROM log WHERE clip = ?)",
    "DELETE FROM journal WHERE clip = ?",
    "DELETE FROM snapshots WHERE clip = ?",
};

} // namespace

Result<void> eraseClipRows(Workspace& workspace, ClipId clip, const Clock& clock)
{
    Database& database = workspace.database();
    TRY_ASSIGN(WriteLock lock, WriteLock::take(database));
    TRY_VOID(checkSchema(database));
    for (const std::string_view sql : kErasures) {
        TRY_ASSIGN(Statement erase, database.prepare(sql));
        TRY_VOID(erase.bind(clip.bytes()).run());
    }
    TRY_ASSIGN(Statement mark, database.prepare("INSERT INTO tombstones(clip, time) VALUES(?, ?) "
                                                "ON CONFLICT(clip) DO NOTHING"));
    TRY_VOID(mark.bind(clip.bytes()).bind(std::string_view(rfc3339Text(clock.now()))).run());
    return lock.commit();
}

Result<void> finishErasure(Workspace& workspace)
{
    return workspace.database().checkpoint();
}

Result<WriteLock> lockLabels(Workspace& workspace, ClipId clip)
{
    Database& database = workspace.database();
    TRY_ASSIGN(WriteLock lock, WriteLock::take(database));
    TRY_VOID(checkSchema(database));
    TRY_ASSIGN(Statement select, database.prepare("SELECT 1 FROM tombstones WHERE clip = ?"));
    TRY_ASSIGN(const bool erased, select.bind(clip.bytes()).next());
    if (erased)
        return makeError(Errc::AccessEnded, "the labels of this clip were erased");
    return lock;
}

} // namespace consentry::storage
