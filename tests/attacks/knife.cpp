#include "tests/attacks/knife.h"

#include "crypto/merkle.h"
#include "storage/log_tree.h"
#include "storage/object_rows.h"
#include "tests/attacks/victim_maker.h"
#include "tests/storage/storage_fixture.h"

namespace consentry::testing {
namespace {

std::string blob(ByteView bytes)
{
    return "X'" + hexText(bytes) + "'";
}

std::vector<storage::LogRow> readLog(const fs::path& file)
{
    const auto database = must(storage::Database::open(file, storage::Database::Mode::ReadWrite));
    auto select = must(database->prepare("SELECT " + std::string(storage::kLogRowColumns) + " FROM log ORDER BY seq"));
    std::vector<storage::LogRow> rows;
    while (must(select.next()))
        rows.push_back(must(storage::readLogRow(select)));
    return rows;
}

struct NewToken {
    ObjectId id;
    std::string token;
};

NewToken signedAnew(const storage::LogRow& row, const consent::KeyRing& keys, const consent::SigningContext& context)
{
#define X(Body, tag)                                                                                                   \
    if (row.type == (tag)) {                                                                                           \
        const auto body = [&] {                                                                                        \
            if constexpr (std::is_same_v<consent::Body, consent::Workspace>)                                           \
                return must(consent::readWorkspace(row.token)).body;                                                   \
            else                                                                                                       \
                return must(consent::readObject<consent::Body>(row.token, keys)).body;                                 \
        }();                                                                                                           \
        const auto object = must(consent::signObject(body, context));                                                  \
        return {object.header.id, object.token};                                                                       \
    }
    CONSENTRY_SIGNED_OBJECTS(X)
#undef X
    throw std::runtime_error("no such type: " + row.type);
}

} // namespace

std::string filled(const Scene& scene, std::string sql)
{
    const VictimClips& clips = scene.victim.clips();
    const Crew& crew = scene.victim.crew();
    const std::pair<std::string_view, std::string> words[] = {
        {"MINE", blob(clips.mine.bytes())},
        {"OTHER", blob(clips.other.bytes())},
        {"HELD", blob(clips.held.bytes())},
        {"WITHDRAWN", blob(clips.withdrawn.bytes())},
        {"DRAFTED", blob(clips.drafted.bytes())},
        {"FOREIGN", blob(scene.victim.clipsElsewhere().mine.bytes())},
        {"ANNA", "'" + crew["annotator"].keyId().text + "'"},
        {"LENA", "'" + crew["lead"].keyId().text + "'"},
        {"OTTO", "'" + crew["other"].keyId().text + "'"},
    };
    for (const auto& [word, value] : words) {
        for (std::size_t at = 0; (at = sql.find(word, at)) != std::string::npos; at += value.size())
            sql.replace(at, word.size(), value);
    }
    return sql;
}

std::int64_t placeOf(const Scene& scene, const std::string& where)
{
    const auto database = must(storage::Database::open(scene.database(), storage::Database::Mode::ReadWrite));
    auto select = must(database->prepare("SELECT seq FROM log WHERE " + filled(scene, where)));
    if (!must(select.next()))
        throw std::runtime_error("no entry where " + where);
    return select.integer(0);
}

Deed cut(std::string sql)
{
    return [sql = std::move(sql)](Scene& scene) {
        tamper(scene.database(), "PRAGMA foreign_keys=OFF;ATTACH '"
                                     + (scene.victim.elsewhere() / "workspace.db").string() + "' AS foreign_;ATTACH '"
                                     + (scene.victim.older() / "workspace.db").string() + "' AS older;"
                                     + filled(scene, sql));
    };
}

Deed cutAndMended(std::string sql)
{
    return [deed = cut(std::move(sql))](Scene& scene) {
        deed(scene);
        mend(scene.database());
    };
}

void mend(const fs::path& database)
{
    const auto rows = readLog(database);
    bool isInPlace = true;
    for (std::size_t i = 0; i < rows.size(); ++i)
        isInPlace = isInPlace && rows[i].index == i;
    std::string sql = "PRAGMA foreign_keys=OFF;BEGIN;DELETE FROM nodes;";
    if (!isInPlace) // out of each other's way
        sql += "UPDATE log SET seq = -1 - seq;UPDATE refs SET seq = -1 - seq;";
    storage::LogTree tree;
    for (const storage::LogRow& row : rows) {
        const auto at = static_cast<std::int64_t>(row.index);
        const std::string from = std::to_string(isInPlace ? at : -1 - at);
        const std::string to = std::to_string(tree.size());
        const crypto::Digest leaf = storage::entryLeaf(row.salt, row.token);
        if (!isInPlace || leaf != row.leaf)
            sql += "UPDATE log SET seq = " + to + ", leaf = " + blob(leaf) + " WHERE seq = " + from + ";";
        if (!isInPlace)
            sql += "UPDATE refs SET seq = " + to + " WHERE seq = " + from + ";";
        must(tree.append(leaf));
    }
    sql += "DELETE FROM refs WHERE seq < 0 OR seq >= " + std::to_string(tree.size()) + ";"; // of entries that are gone
    std::string nodes;
    for (std::int64_t level = 0; tree.find(level, 0) != nullptr; ++level) {
        for (std::int64_t at = 0; tree.find(level, at) != nullptr; ++at)
            nodes += (nodes.empty() ? "(" : ",(") + std::to_string(level) + "," + std::to_string(at) + ","
                     + blob(*tree.find(level, at)) + ")";
    }
    tamper(database, sql + "INSERT INTO nodes VALUES" + nodes + ";COMMIT");
}

void signAnew(Scene& scene, const std::string& where, std::string_view person)
{
    const crypto::Identity& signer = scene.victim.crew()[person];
    const auto index = static_cast<std::uint64_t>(placeOf(scene, where));
    const auto workspace = must(storage::Workspace::open(scene.workspace()));
    const auto row = must(workspace->auditLog().row(index));
    const auto root = *scene.victim.crew()["custodian"].rootOf(workspace->id());
    const auto keys = must(workspace->keyRing(root));
    const SystemClock clock;
    const NewToken made = signedAnew(
        row, keys,
        {signer.signingKey(), workspace->id(), clock.now(), {index, must(workspace->auditLog().rootAt(index))}});
    cutAndMended("UPDATE log SET id = " + blob(made.id.bytes()) + ", token = '" + made.token + "', signer = '"
                 + signer.keyId().text + "' WHERE seq = " + std::to_string(index))(scene);
}

} // namespace consentry::testing
