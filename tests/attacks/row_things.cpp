#include "tests/attacks/knife.h"
#include "tests/attacks/victim_maker.h"

namespace consentry::testing {
namespace {

constexpr auto kVerify = "clip verify CLIP";
constexpr auto kAudit = "audit verify";
constexpr auto kLabels = "labels show CLIP";

constexpr auto kOneEach = "there is one of it";
constexpr auto kSet = "a set has no order, and its key no second row";
constexpr auto kKeyed = "its key allows no second row";
constexpr auto kNobodys = "belongs to nobody in particular";
constexpr auto kClips = "is about no clip";
constexpr auto kGrows = "only grows: an older copy has the same rows";
constexpr auto kProposals = "unsigned like drafts; nothing that submits or exports reads them, a person takes each";
constexpr auto kDrafts = "drafts are unsigned until they are submitted, and whoever submits sees what they sign";

Cell audit(const char* word, const std::string& sql)
{
    return noticed("lead", kAudit, 4, word, cut(sql));
}

Cell verify(const char* word, const std::string& sql)
{
    return noticed("annotator", kVerify, 4, word, cut(sql));
}

Thing nodes()
{
    return {
        "nodes",
        {{Hand::Altered, audit("the tree", "UPDATE nodes SET hash = randomblob(32) WHERE level = 2 AND position = 1")},
         {Hand::Deleted, audit("the tree", "DELETE FROM nodes WHERE level = 1 AND position = 1")},
         {Hand::Duplicated,
          audit("the tree", "INSERT INTO nodes SELECT level + 20, position, hash FROM nodes WHERE level = 1")},
         {Hand::Reordered,
          audit("the tree", "UPDATE nodes SET position = CASE position WHEN 0 THEN -1 ELSE -2 END WHERE level "
                            "= 1 AND position < 2;UPDATE nodes SET position = 2 + position WHERE position < "
                            "0")},
         {Hand::OtherClip, impossible(kClips)},
         {Hand::OtherPerson, impossible(kNobodys)},
         {Hand::OtherWorkspace,
          audit("the tree", "UPDATE nodes SET hash = (SELECT hash FROM foreign_.nodes AS f WHERE f.level "
                            "= nodes.level AND f.position = nodes.position) WHERE level = 0 AND "
                            "position < 9")},
         {Hand::Older, impossible(kGrows)}}};
}

Thing refs()
{
    return {
        "refs",
        {{Hand::Altered, audit("look-up columns", "UPDATE refs SET id = randomblob(16) WHERE field = 'consent'")},
         {Hand::Deleted, audit("look-up columns", "DELETE FROM refs WHERE field = 'parent'")},
         {Hand::Duplicated,
          audit("look-up columns", "INSERT INTO refs SELECT id, 'again', seq FROM refs WHERE field = 'grant'")},
         {Hand::Reordered, audit("look-up columns", "UPDATE refs SET seq = seq + 1 WHERE field = 'submission'")},
         {Hand::OtherClip,
          audit("look-up columns",
                "UPDATE refs SET id = (SELECT refs.id FROM refs JOIN log USING(seq) WHERE field = 'consent' AND clip = "
                "OTHER LIMIT 1) WHERE field = 'consent' AND seq = (SELECT max(seq) FROM log WHERE type = "
                "'manifest' AND clip = MINE)")},
         {Hand::OtherPerson,
          audit("look-up columns", "UPDATE refs SET id = (SELECT max(id) FROM log WHERE type = 'grant' AND person "
                                   "= OTTO) WHERE field = 'grant'")},
         {Hand::OtherWorkspace,
          audit("look-up columns", "UPDATE refs SET id = (SELECT max(f.id) FROM foreign_.refs AS f WHERE "
                                   "f.field = 'grant') WHERE field = 'grant'")},
         {Hand::Older, impossible(kGrows)}}};
}

/// A column of the log that repeats what the token says.
Thing column(const std::string& name, const std::string& value, const std::string& rows,
             const char* word = "look-up columns")
{
    Row cells{{Hand::Altered,
               noticed("lead", kAudit, 4, word, cut("UPDATE log SET " + name + " = " + value + " WHERE " + rows))}};
    for (const Hand hand : kHands)
        cells.try_emplace(hand, impossible("goes with its entry: see there"));
    return {.name = "log column " + name, .cells = std::move(cells), .inVictim = false};
}

Thing list(const std::string& kind, const std::string& other, const std::string& foreign)
{
    const std::string rows = " WHERE kind = '" + kind + "'";
    const std::string bytes = kind == "endorsed" ? "randomblob(32)" : "randomblob(16)";
    const char* word = kind == "ended" ? "lists: ended" : kind == "held" ? "lists: held" : "lists: endorsed";
    const auto lists = [word](const std::string& sql) { return noticed("annotator", kVerify, 4, word, cut(sql)); };
    return {"lists " + kind,
            {{Hand::Altered,
              lists("UPDATE lists SET id = " + bytes + rows + " AND id = (SELECT max(id) FROM lists" + rows + ")")},
             {Hand::Deleted, lists("DELETE FROM lists" + rows)},
             {Hand::Duplicated, lists("INSERT INTO lists VALUES('" + kind + "', " + bytes + ")")},
             {Hand::Reordered, impossible(kSet)},
             {Hand::OtherClip, other.empty() ? impossible(kClips)
                                             : lists("UPDATE lists SET id = " + other + rows
                                                     + " AND id = (SELECT "
                                                       "max(id) FROM lists"
                                                     + rows + ")")},
             {Hand::OtherPerson, impossible(kNobodys)},
             {Hand::OtherWorkspace, lists("DELETE FROM lists" + rows + ";INSERT INTO lists SELECT kind, id FROM "
                                          + foreign + ".lists" + rows)},
             {Hand::Older,
              lists("DELETE FROM lists" + rows + ";INSERT INTO lists SELECT kind, id FROM older.lists" + rows)}}};
}

/// Bytes beside the manifest of `mine`, or beside its submission.
Thing blobs(const std::string& kind, const std::string& type, const std::function<Cell(const std::string&)>& cell)
{
    const auto owner = [&](const std::string& schema, const char* clip) {
        return "(SELECT id FROM " + schema + "log WHERE seq = (SELECT max(seq) FROM " + schema + "log WHERE type = '"
               + type + "' AND clip = " + clip + "))";
    };
    const std::string rows = " WHERE kind = '" + kind + "' AND owner = " + owner("", "MINE");
    const auto taken = [&](const std::string& from) {
        return "UPDATE blobs SET bytes = (SELECT bytes FROM " + from + ")" + rows;
    };
    return {
        "blobs " + kind,
        {{Hand::Altered, cell("UPDATE blobs SET bytes = CAST(substr(bytes, 1, 20) || X'FF' || substr(bytes, 22) AS "
                              "BLOB)"
                              + rows)},
         {Hand::Deleted, cell("DELETE FROM blobs" + rows)},
         {Hand::Duplicated, cell("UPDATE blobs SET bytes = CAST(bytes || bytes AS BLOB)" + rows)},
         {Hand::Reordered,
          cell("UPDATE blobs SET bytes = CAST(substr(bytes, 33) || substr(bytes, 1, 32) AS BLOB)" + rows)},
         {Hand::OtherClip, cell(taken("blobs AS b WHERE b.kind = '" + kind + "' AND b.owner = " + owner("", "OTHER")))},
         {Hand::OtherPerson, impossible("goes with its manifest or submission: see there")},
         {Hand::OtherWorkspace, cell(taken("foreign_.blobs AS b WHERE b.kind = '" + kind
                                           + "' AND b.owner = " + owner("foreign_.", "FOREIGN")))},
         {Hand::Older, impossible("never written again: an older copy has the same")}}};
}

/// What may be labelled. Labels are checked against it when they are submitted and exported.
Thing labelSet()
{
    const auto exported = [](const std::string& sql) {
        return noticed("lead", "export --name x --recipient y --out OUT", 4, "label", cut(sql), View::AsSigned);
    };
    const std::string rows = " WHERE kind = 'label_set'";
    return {"blobs label_set",
            {{Hand::Altered,
              exported("UPDATE blobs SET bytes = CAST(replace(CAST(bytes AS TEXT), 'snow', 'slow') AS BLOB)" + rows)},
             {Hand::Deleted, exported("DELETE FROM blobs" + rows)},
             {Hand::Duplicated, exported("UPDATE blobs SET bytes = CAST(bytes || bytes AS BLOB)" + rows)},
             {Hand::Reordered,
              exported("UPDATE blobs SET bytes = CAST(substr(bytes, 33) || substr(bytes, 1, 32) AS BLOB)" + rows)},
             {Hand::OtherClip, impossible(kClips)},
             {Hand::OtherPerson, impossible(kNobodys)},
             {Hand::OtherWorkspace, impossible("the other workspace labels the same: its bytes are these")},
             {Hand::Older, impossible("never written again: an older copy has the same")}}};
}

Thing journal()
{
    const auto damaged = [](const std::string& sql) {
        return noticed("annotator", kLabels, 4, "damaged", cut(sql), View::AsSigned);
    };
    const std::string rows = " WHERE clip = MINE";
    return {
        "journal",
        {{Hand::Altered, damaged("UPDATE journal SET change = X'00'" + rows)},
         {Hand::Deleted, damaged("DELETE FROM journal WHERE clip = MINE AND number = (SELECT min(number) FROM "
                                 "journal WHERE clip = MINE)")},
         {Hand::Duplicated, damaged("INSERT INTO journal SELECT clip, number + 50, author, time, change FROM "
                                    "journal"
                                    + rows)},
         {Hand::Reordered, damaged("UPDATE journal SET number = number + 1000" + rows)},
         {Hand::OtherClip, harmless(kDrafts, cut("UPDATE journal SET change = (SELECT change FROM journal AS j WHERE "
                                                 "j.clip = OTHER LIMIT 1)"
                                                 + rows))},
         {Hand::OtherPerson, harmless(kDrafts, cut("UPDATE journal SET author = OTTO" + rows))},
         {Hand::OtherWorkspace, harmless(kDrafts, cut("UPDATE journal SET change = (SELECT change FROM "
                                                      "foreign_.journal WHERE clip = FOREIGN LIMIT 1)"
                                                      + rows))},
         {Hand::Older, harmless(kDrafts, cut("DELETE FROM journal;INSERT INTO journal SELECT * FROM "
                                             "older.journal"))}}};
}

Thing snapshots()
{
    const auto damaged = [](const std::string& sql) {
        return noticed("annotator", kLabels, 4, "damaged", cut(sql), View::AsSigned);
    };
    return {"snapshots",
            {{Hand::Altered, damaged("UPDATE snapshots SET labels = X'00' WHERE clip = MINE")},
             {Hand::Deleted, damaged("DELETE FROM snapshots WHERE clip = MINE")},
             {Hand::Duplicated, impossible(kKeyed)},
             {Hand::Reordered, damaged("UPDATE snapshots SET number = number - 1 WHERE clip = MINE")},
             {Hand::OtherClip, harmless(kDrafts, cut("UPDATE snapshots SET labels = (SELECT labels FROM snapshots AS s "
                                                     "WHERE s.clip = DRAFTED) WHERE clip = MINE"))},
             {Hand::OtherPerson, impossible(kNobodys)},
             {Hand::OtherWorkspace, harmless(kDrafts, cut("UPDATE snapshots SET labels = (SELECT labels FROM "
                                                          "foreign_.snapshots WHERE clip = FOREIGN) WHERE clip = "
                                                          "MINE"))},
             {Hand::Older, harmless(kDrafts, cut("DELETE FROM snapshots;INSERT INTO snapshots SELECT * FROM "
                                                 "older.snapshots"))}}};
}

Thing tombstones()
{
    constexpr auto note = "a note of what was erased: the erased is gone, and the status keeps the clip closed";
    const auto touched = [&](const char* sql) { return harmless(note, cut(sql)); };
    return {"tombstones",
            {{Hand::Altered, touched("UPDATE tombstones SET time = 'never'")},
             {Hand::Deleted, touched("DELETE FROM tombstones")},
             {Hand::Duplicated, impossible(kKeyed)},
             {Hand::Reordered, impossible(kSet)},
             {Hand::OtherClip, touched("INSERT INTO tombstones VALUES(MINE, '2026-01-01T00:00:00Z')")},
             {Hand::OtherPerson, impossible(kNobodys)},
             {Hand::OtherWorkspace, touched("INSERT INTO tombstones SELECT * FROM foreign_.tombstones")},
             {Hand::Older, touched("DELETE FROM tombstones")}}};
}

Thing meta()
{
    const auto told = [](int exit, const char* word, const char* sql) {
        return noticed("annotator", "clip list", exit, word, cut(sql));
    };
    return {
        "meta workspace",
        {{Hand::Altered,
          told(3, "annotator is not a member of this workspace", "UPDATE meta SET value = zeroblob(16)")},
         {Hand::Deleted, told(4, "id of the workspace", "DELETE FROM meta")},
         {Hand::Duplicated, harmless("nobody reads another name", cut("INSERT INTO meta SELECT 'x', value FROM meta"))},
         {Hand::Reordered, impossible(kOneEach)},
         {Hand::OtherClip, impossible(kClips)},
         {Hand::OtherPerson, impossible(kNobodys)},
         {Hand::OtherWorkspace, told(4, "'workspace'", "UPDATE meta SET value = (SELECT value FROM foreign_.meta)")},
         {Hand::Older, impossible("never changes")}}};
}

} // namespace

std::vector<Thing> rowThings()
{
    const auto ofManifest = [](const char* word) { return [=](const std::string& sql) { return verify(word, sql); }; };
    // Labels are the exporter's and the reviewer's to notice; a view of the pictures does not need them.
    const auto ofSubmission = [](const std::string& sql) {
        return noticed("lead", "export --name x --recipient y --out OUT", 4, "labels of", cut(sql), View::AsSigned);
    };
    const auto ofDoubts = [](const std::string& sql) {
        return noticed("custodian", "clip show CLIP --doubts", 4, "doubts", cut(sql), View::AsSigned);
    };
    const auto ofProposals = [](const std::string& sql) { return harmless(kProposals, cut(sql)); };
    return {nodes(),
            refs(),
            column("id", "randomblob(16)", "type = 'hold'", "has another id"),
            column("type", "'hold'", "type = 'release'", "'hold'"),
            column("signer", "OTTO", "type = 'acceptance'"),
            column("clip", "OTHER", "type = 'hold' AND clip = MINE"),
            column("person", "OTTO", "type = 'role' AND person = ANNA"),
            column("action", "'view.closed'", "action = 'grant.issued'"),
            column("custodial", "0", "type = 'status'", "lists: chain"), // of statuses, which is read by that mark
            list("ended", "", "foreign_"),
            list("held", "OTHER", "foreign_"),
            list("endorsed", "", "foreign_"),
            blobs("chunk_hashes", "manifest", ofManifest("chunk")),
            blobs("frame_table", "manifest", ofManifest("frame")),
            blobs("labels", "submission", ofSubmission),
            blobs("doubts", "manifest", ofDoubts),
            blobs("proposals", "manifest", ofProposals),
            labelSet(),
            journal(),
            snapshots(),
            tombstones(),
            meta()};
}

std::set<std::string> rowKinds(const fs::path& file)
{
    const auto database = must(storage::Database::open(file, storage::Database::Mode::ReadWrite));
    const auto texts = [&](const std::string& sql) {
        auto select = must(database->prepare(sql));
        std::vector<std::string> found;
        while (must(select.next()))
            found.push_back(select.text(0));
        return found;
    };
    // Tables whose rows are of several kinds, and what tells them apart.
    const std::map<std::string, std::string> columns{
        {"log", "type"}, {"lists", "kind"}, {"blobs", "kind"}, {"meta", "key"}};
    std::set<std::string> kinds;
    for (const std::string& table : texts("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
        const auto split = columns.find(table);
        if (split == columns.end())
            kinds.insert(table);
        else
            for (const std::string& value : texts("SELECT DISTINCT " + split->second + " FROM " + table))
                kinds.insert(table + " " + value);
    }
    return kinds;
}

} // namespace consentry::testing
