#include "tests/attacks/knife.h"

namespace consentry::testing {
namespace {

/// Entries of one type: which is attacked, and what may take its place.
struct EntryKind {
    const char* type;
    const char* target;              ///< condition that the one under attack fits
    const char* otherClip = nullptr; ///< condition of one of another clip
    const char* forger = "other";    ///< who signs it anew
};

// The last of each kind is meant.
constexpr auto kOfClip = "clip = MINE";
constexpr auto kOfOther = "clip = OTHER";
constexpr auto kAny = "1";

const EntryKind kKinds[] = {
    {"workspace", kAny},
    {"role", "person = ANNA"},
    {"consent",
     "id IN (SELECT refs.id FROM refs JOIN log AS m ON m.seq = refs.seq WHERE m.type = 'manifest' AND "
     "m.clip = MINE AND refs.field = 'consent')",
     "id IN (SELECT refs.id FROM refs JOIN log AS m ON m.seq = refs.seq WHERE m.type = 'manifest' AND m.clip = OTHER "
     "AND refs.field = 'consent')"},
    {"manifest", kOfClip, kOfOther},
    {"grant", "clip = MINE AND person = ANNA", "clip = OTHER AND person = ANNA"},
    {"status", kAny},
    {"hold", kOfClip, kOfOther},
    {"release", kOfClip, kOfOther},
    {"policy", kAny},
    {"withdrawal", kAny},
    {"submission", kOfClip, kOfOther},
    {"return", kOfClip, kOfOther},
    {"acceptance", kOfClip, kOfOther},
    {"reopen", kOfClip, kOfOther},
    {"event", "clip = MINE AND seq < (SELECT max(seq) FROM log)", kOfOther}, // so that one comes after it
    {"export", kAny},
    {"region", kOfClip, kOfOther},
    {"unblur", kOfClip, kOfOther},
    {"approval", kOfClip, kOfOther},
    {"mask", kAny},
    {"label_set", kAny},
    {"segments", kOfClip, kOfOther},
    {"handin", kOfClip, kOfOther},
    {"refusal", kOfClip, kOfOther},
};

std::string where(const std::string& table, const EntryKind& kind, const char* condition, const char* which = "max")
{
    return "seq = (SELECT " + std::string(which) + "(seq) FROM " + table + " WHERE type = '" + kind.type + "' AND "
           + condition + ")";
}

/// Puts another entry's token and salt in the place of the one under attack.
std::string replacedBy(const std::string& columns, const std::string& source, const std::string& target)
{
    return "UPDATE log SET (" + columns + ") = (SELECT " + columns + " FROM " + source + ") WHERE " + target;
}

/// Where `audit verify` first sees that something was done to an entry.
enum class Seen { There, OneBefore, OneLater, AtTheEnd };

Cell broken(const std::string& target, Seen seen, Deed deed)
{
    const auto place = [=](const Scene& scene) {
        switch (seen) {
        case Seen::There: break;
        case Seen::OneBefore: return std::max(placeOf(scene, target) - 1, std::int64_t(0));
        case Seen::OneLater: return placeOf(scene, target) + 1;
        case Seen::AtTheEnd: return placeOf(scene, "seq = (SELECT max(seq) FROM log)") + 1;
        }
        return placeOf(scene, target);
    };
    return noticed("lead", "audit verify", 4, kEntry, [=](Scene& scene) {
        scene.entry = "log " + std::to_string(place(scene)) + ":";
        deed(scene);
    });
}

Row entryCells(const EntryKind& kind)
{
    const std::string target = where("log", kind, kind.target);
    const std::string flipped = "substr(token, 1, 39) || CASE substr(token, 40, 1) WHEN 'A' THEN 'B' ELSE 'A' END || "
                                "substr(token, 41)";
    const std::string copy = "INSERT INTO log SELECT (SELECT max(seq) + 1 FROM log), randomblob(16), type, signer, "
                             "clip, person, action, custodial, salt, token, leaf FROM log WHERE ";
    // The first entry changes places with the next one, all others with the one before.
    const std::string swap =
        "UPDATE log SET seq = -seq - 10 WHERE " + target
        + ";UPDATE log SET seq = CASE (SELECT min(seq) FROM log) WHEN -10 THEN 0 ELSE -10 - (SELECT "
          "min(seq) FROM log) END WHERE seq = CASE (SELECT min(seq) FROM log) WHEN -10 THEN 1 ELSE "
          "-11 - (SELECT min(seq) FROM log) END;UPDATE log SET seq = CASE seq WHEN -10 THEN 1 ELSE "
          "-11 - seq END WHERE seq < 0";
    const std::string past = kind.otherClip == nullptr ? kAny : kind.target;
    const auto taken = [&](const std::string& columns, const std::string& source) {
        return broken(target, Seen::There, cutAndMended(replacedBy(columns, source, target)));
    };
    Row cells{
        {Hand::Altered,
         broken(target, Seen::There, cutAndMended("UPDATE log SET token = " + flipped + " WHERE " + target))},
        {Hand::Deleted, broken(target, Seen::There, cutAndMended("DELETE FROM log WHERE " + target))},
        {Hand::Duplicated, broken(target, Seen::AtTheEnd, cutAndMended(copy + target))},
        {Hand::Reordered, broken(target, Seen::OneBefore, cutAndMended(swap))},
        {Hand::OtherClip, kind.otherClip == nullptr
                              ? impossible("is not about one clip")
                              : taken("token, salt", "log WHERE " + where("log", kind, kind.otherClip))},
        {Hand::OtherPerson,
         broken(target, Seen::OneLater, [=](Scene& scene) { signAnew(scene, target, kind.forger); })},
        {Hand::OtherWorkspace, taken("id, token, salt", "foreign_.log WHERE " + where("foreign_.log", kind, kAny))},
        {Hand::Older, taken("token, salt", "log WHERE " + where("log", kind, past.c_str(), "min"))}};
    // A window says one line where the command says many, and once it is unlocked it looks at the log's head only.
    for (const Hand hand : {Hand::Altered, Hand::OtherWorkspace})
        cells[hand].shown = {"'" + std::string(kind.type) + "'"};
    cells[Hand::Deleted].shown = {kind.type == std::string_view("status") ? "lists: ended" : "has seen: log"};
    return cells;
}

/// What everybody is known by is read before the log is, and its message names the type in place of the entry.
void nameTheType(std::string_view type, Row& cells)
{
    const bool isRole = type == "role";
    for (const Hand hand : {Hand::Altered, Hand::OtherPerson, Hand::OtherWorkspace})
        cells[hand].word = isRole ? "'role'" : "'workspace'";
    for (const Hand hand : {Hand::Deleted, Hand::Duplicated}) {
        if (!isRole)
            cells[hand].word = "workspace object";
    }
}

} // namespace

std::vector<Thing> entryThings()
{
    std::vector<Thing> things;
    for (const EntryKind& kind : kKinds) {
        Row cells = entryCells(kind);
        // There is only one of these, so it has no older one.
        for (const char* single :
             {"workspace", "role", "consent", "hold", "release", "withdrawal", "export", "return", "reopen", "region",
              "unblur", "approval", "refusal", "mask", "label_set", "segments"}) {
            if (kind.type == std::string_view(single))
                cells[Hand::Older] = impossible("entries never change: an older copy has the same");
        }
        if (kind.type == std::string_view("workspace") || kind.type == std::string_view("role"))
            nameTheType(kind.type, cells);
        things.push_back({"log " + std::string(kind.type), std::move(cells)});
    }
    return things;
}

} // namespace consentry::testing
