#include "tests/attacks/file_hands.h"

namespace consentry::testing {
namespace {

constexpr auto kList = "clip list";
constexpr auto kNewMember = "member add --role lead --card CARD";

constexpr auto kGiven = "a file that the command names: by design no workspace's file, so exit 2 or 5";
constexpr auto kOne = "there is one for all of the account's people";

/// What this account has seen of the workspace, of which the site's state folder holds one.
Place kept(const char* name)
{
    return [=](const fs::path& workspace, ClipId, const crypto::KeyId&) {
        const fs::directory_iterator first(workspace.parent_path() / "state" / "consentry");
        return first->path() / name;
    };
}

Place person(const char* file)
{
    return [=](const fs::path& workspace, ClipId, const crypto::KeyId&) {
        return workspace.parent_path() / "people" / file;
    };
}

/// Another hash of the status that was seen.
Deed statusForged(const Place& place)
{
    return [=](Scene& scene) {
        Bytes bytes = bytesIn(mine(place, scene));
        const std::size_t end = textOf(bytes).find('\n', textOf(bytes).find("\nstatus ") + 1);
        bytes[end - 1] = bytes[end - 1] == '0' ? '1' : '0';
        put(mine(place, scene), bytes);
    };
}

Cell given(const char* who, const char* command, int exit, const char* word, Deed deed)
{
    Cell cell = noticed(who, command, exit, word, std::move(deed), View::AsSigned);
    cell.why = exit == 3 || exit == 4 ? "" : kGiven;
    return cell;
}

Row stateCells()
{
    const Place place = kept("state");
    const auto told = [](const char* word, Deed deed) { return noticed("annotator", kList, 4, word, std::move(deed)); };
    return {{Hand::Altered, told("has seen: status", statusForged(place))},
            {Hand::Deleted, harmless("as on a computer that has never seen the workspace", deleted(place))},
            {Hand::Duplicated, told("kept outside", doubled(place))},
            {Hand::Reordered, told("kept outside", halvesSwapped(place))},
            {Hand::OtherClip, impossible("is about no clip")},
            {Hand::OtherPerson, impossible(kOne)},
            {Hand::OtherWorkspace, told("seen", ofOtherWorkspace(place))},
            {Hand::Older, impossible("only what was seen since is not known then, as when it is deleted")}};
}

/// Up to where this account has found the log whole.
Row checkedCells()
{
    const Place place = kept("checked");
    constexpr auto saves = "only saves time: where it does not fit, the whole log is checked";
    Row cells{{Hand::Altered, harmless(saves, altered(place, Where::NearTheEnd))},
              {Hand::OtherWorkspace, harmless(saves, ofOtherWorkspace(place))}};
    for (const Hand hand : kHands)
        cells.try_emplace(hand, impossible("as when it is altered"));
    return cells;
}

Row identityCells()
{
    const Place place = person("annotator.age");
    const auto told = [](int exit, const char* word, Deed deed) {
        return given("annotator", kList, exit, word, std::move(deed));
    };
    return {
        {Hand::Altered, told(4, "altered", altered(place, Where::NearTheEnd))},
        {Hand::Deleted, told(5, "annotator.age", deleted(place))},
        {Hand::Duplicated, told(4, "altered", doubled(place))},
        {Hand::Reordered, told(2, "identity file", halvesSwapped(place))},
        {Hand::OtherClip, impossible("is about no clip")},
        {Hand::OtherPerson,
         told(3, "passphrase", takenFrom(place, [](const Scene& scene) { return scene.site.identity("lead"); }))},
        {Hand::OtherWorkspace, impossible("a person has one for all workspaces")},
        {Hand::Older, impossible("the same keys; what it lacks is the pin of a workspace joined since, whose member "
                                 "it is not then")}};
}

/// Invites are read the same way and once only, before there is anything to see: tst_invite, tst_bad_days.
Row cardCells()
{
    const Place place = person("newcomer.age.card");
    const auto told = [](int exit, const char* word, Deed deed) {
        return given("custodian", kNewMember, exit, word, std::move(deed));
    };
    return {{Hand::Altered, told(2, "card", altered(place, Where::Middle))},
            {Hand::Deleted, told(5, ".card", deleted(place))},
            {Hand::Duplicated, told(2, "card", doubled(place))},
            {Hand::Reordered, told(2, "card", halvesSwapped(place))},
            {Hand::OtherClip, impossible("is about no clip")},
            {Hand::OtherPerson, harmless("it is that person's then, whom the answer names",
                                         takenFrom(place,
                                                   [](const Scene& scene) {
                                                       return fs::path(scene.site.identity("lead").string() + ".card");
                                                   }))},
            {Hand::OtherWorkspace, impossible("is about no workspace")},
            {Hand::Older, impossible("never changes")}};
}

} // namespace

std::vector<Thing> outsideThings()
{
    return {{.name = "state/state", .cells = stateCells(), .inVictim = false},
            {.name = "state/checked", .cells = checkedCells(), .inVictim = false},
            {.name = "people/identity", .cells = identityCells(), .inVictim = false},
            {.name = "people/card", .cells = cardCells(), .inVictim = false}};
}

} // namespace consentry::testing
