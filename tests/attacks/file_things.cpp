#include "app/operations/grants.h"
#include "storage/workspace_paths.h"
#include "tests/attacks/file_hands.h"
#include "tests/attacks/victim_maker.h"

namespace consentry::testing {
namespace {

using consent::Rendition;

/// The kind of each page of a database but the first.
Deed pagesAltered(Place place)
{
    return [=](Scene& scene) {
        constexpr std::size_t kPage = 4096;
        Bytes bytes = bytesIn(mine(place, scene));
        for (std::size_t at = kPage; at < bytes.size(); at += kPage)
            bytes[at] ^= 0xFF;
        put(mine(place, scene), bytes);
    };
}

Place clipFile(Rendition rendition)
{
    return [=](const fs::path& workspace, ClipId clip, const crypto::KeyId&) {
        return storage::WorkspacePaths{workspace}.clipFile(clip, rendition);
    };
}

Place keyFile(Rendition rendition)
{
    return [=](const fs::path& workspace, ClipId clip, const crypto::KeyId&) {
        return storage::WorkspacePaths{workspace}.keyFile(clip, rendition);
    };
}

const Place kHeader = [](const fs::path& workspace, ClipId clip, const crypto::KeyId& person) {
    return storage::WorkspacePaths{workspace}.grantHeader(clip, Rendition::Safe, person);
};
const Place kIntake = [](const fs::path& workspace, ClipId, const crypto::KeyId&) {
    return storage::WorkspacePaths{workspace}.intakeKeyFile();
};
const Place kDatabase = [](const fs::path& workspace, ClipId, const crypto::KeyId&) {
    return workspace / "workspace.db";
};
const Place kWal = [](const fs::path& workspace, ClipId, const crypto::KeyId&) {
    return workspace / "workspace.db-wal";
};

constexpr auto kVerify = "clip verify CLIP";
constexpr auto kGrant = "grant issue --to other --clip CLIP";
constexpr auto kNewCustodian = "member add --role custodian --card CARD";
constexpr auto kList = "clip list";

Row clipCells(Rendition rendition)
{
    const Place place = clipFile(rendition);
    // An annotator never opens an original, so what is done to it changes nothing for them.
    const View any = rendition == Rendition::Safe ? View::Refused : View::AsSigned;
    const View within = rendition == Rendition::Safe ? View::UntilThere : View::AsSigned;
    return {{Hand::Altered, noticed("annotator", kVerify, 4, "chunk", altered(place, Where::Middle), within)},
            {Hand::Deleted, noticed("annotator", kVerify, 4, "missing", deleted(place), any)},
            {Hand::Duplicated, noticed("annotator", kVerify, 4, "chunk", chunks(place, Chunks::Repeated), within)},
            {Hand::Reordered, noticed("annotator", kVerify, 4, "chunk", chunks(place, Chunks::Swapped), within)},
            {Hand::OtherClip, noticed("annotator", kVerify, 4, "manifest", ofOtherClip(place), any)},
            {Hand::OtherPerson, impossible("clip files belong to nobody")},
            {Hand::OtherWorkspace, noticed("annotator", kVerify, 4, "manifest", ofOtherWorkspace(place), any)},
            {Hand::Older, impossible("a clip file is never written again: an older one is the same")}};
}

Row keyCells(const Place& place, const char* command)
{
    // Annotators do not use the custodians' keys.
    const View view = View::AsSigned;
    return {{Hand::Altered, noticed("custodian", command, 4, ".age", altered(place, Where::NearTheEnd), view)},
            {Hand::Deleted, noticed("custodian", command, 4, ".age", deleted(place), view)},
            {Hand::Duplicated, noticed("custodian", command, 4, ".age", doubled(place), view)},
            {Hand::Reordered, noticed("custodian", command, 4, ".age", halvesSwapped(place), view)},
            {Hand::OtherClip, noticed("custodian", command, 4, ".age", ofOtherClip(place), view)},
            {Hand::OtherPerson, impossible("one file for all custodians")},
            {Hand::OtherWorkspace, noticed("custodian", command, 4, ".age", ofOtherWorkspace(place), view)},
            {Hand::Older,
             harmless("the same key, sealed to those who were custodians then; the others are refused", older(place))}};
}

Row intakeCells()
{
    Row cells = keyCells(kIntake, kNewCustodian);
    cells[Hand::Deleted] = noticed("custodian", kNewCustodian, 4, ".age", deleted(kIntake), View::AsSigned);
    cells[Hand::OtherClip] = impossible("there is one for the workspace");
    return cells;
}

Row headerCells()
{
    return {{Hand::Altered, seen(4, ".hdr", altered(kHeader, Where::NearTheEnd))},
            {Hand::Deleted, seen(3, "grant", deleted(kHeader))},
            {Hand::Duplicated, seen(4, ".hdr", doubled(kHeader))},
            {Hand::Reordered, seen(4, ".hdr", halvesSwapped(kHeader))},
            {Hand::OtherClip, seen(4, ".hdr", ofOtherClip(kHeader))},
            {Hand::OtherPerson, seen(3, "key", ofOtherPerson(kHeader))},
            {Hand::OtherWorkspace, seen(4, ".hdr", ofOtherWorkspace(kHeader))},
            {Hand::Older, harmless("the same file key; whether it may be used says the grant", older(kHeader))}};
}

Row databaseCells()
{
    const auto told = [](const char* word, Deed deed) { return noticed("annotator", kList, 4, word, std::move(deed)); };
    Cell elsewhere = noticed("annotator", kVerify, 5, "clip CLIP", ofOtherWorkspace(kDatabase));
    elsewhere.why =
        "it is the other workspace then, whole and rightly signed, where the same people work: this clip is "
        "not in it, and by design what is asked for and not there is exit 5";
    elsewhere.shown = {"No clip is open"};
    return {{Hand::Altered, told("workspace.db", pagesAltered(kDatabase))},
            {Hand::Deleted, told("workspace.db", deleted(kDatabase))},
            {Hand::Duplicated, harmless("SQLite reads no further than its header says", doubled(kDatabase))},
            {Hand::Reordered, told("workspace.db", halvesSwapped(kDatabase))},
            {Hand::OtherClip, impossible("there is one for the workspace")},
            {Hand::OtherPerson, impossible("there is one for the workspace")},
            {Hand::OtherWorkspace, elsewhere},
            {Hand::Older, told("older", older(kDatabase))}};
}

void issueGrant(const Scene& scene, app::Session& custodian)
{
    must(app::issueGrants(
        custodian, {.to = "other", .clips = {scene.victim.clips().drafted}, .actions = {consent::Action::View}}));
}

/// As after a crash: the last changes are in the write-ahead log only.
enum class WalOf { LastChange, ChangeBefore };
void endAmidWriting(Scene& scene, WalOf which)
{
    Bytes database;
    Bytes wal;
    {
        auto custodian = must(scene.victim.session(scene.workspace(), "custodian"));
        issueGrant(scene, custodian);
        wal = bytesIn(mine(kWal, scene));
        issueGrant(scene, custodian);
        if (which == WalOf::LastChange)
            wal = bytesIn(mine(kWal, scene));
        database = bytesIn(scene.database());
    }
    put(scene.database(), database);
    put(mine(kWal, scene), wal);
}

Row walCells()
{
    const Deed crash = [](Scene& scene) { endAmidWriting(scene, WalOf::LastChange); };
    const auto told = [&](Deed deed) {
        return noticed("annotator", kList, 4, "older", afterwards(crash, std::move(deed)));
    };
    return {
        {Hand::Altered, told(altered(kWal, Where::NearTheEnd))},
        {Hand::Deleted, told(deleted(kWal))},
        {Hand::Duplicated, harmless("SQLite reads no further than its checksums go", afterwards(crash, doubled(kWal)))},
        {Hand::Reordered, told(halvesSwapped(kWal))},
        {Hand::OtherClip, impossible("there is one for the workspace")},
        {Hand::OtherPerson, impossible("there is one for the workspace")},
        {Hand::OtherWorkspace, impossible("puts some of its pages into ours, as when the database is altered")},
        {Hand::Older,
         noticed("annotator", kList, 4, "older", [](Scene& scene) { endAmidWriting(scene, WalOf::ChangeBefore); })}};
}

/// By somebody who has the file key, and so can make every chunk open.
Row forgedCells()
{
    Row cells{{Hand::Altered, noticed("annotator", kVerify, 4, "chunk hashes", sealAnew)}};
    for (const Hand hand : kHands)
        cells.try_emplace(hand, impossible("needs no key: see clips/safe"));
    return cells;
}

} // namespace

std::vector<Thing> fileThings()
{
    return {{"clips/safe", clipCells(Rendition::Safe)},
            {"clips/original", clipCells(Rendition::Original)},
            {"keys/safe", keyCells(keyFile(Rendition::Safe), kGrant)},
            {"keys/original", keyCells(keyFile(Rendition::Original), kVerify)},
            {"keys/header", headerCells()},
            {"keys/intake", intakeCells()},
            {"workspace.db", databaseCells()},
            {.name = "workspace.db-wal", .cells = walCells(), .inVictim = false},
            {.name = "clips/safe sealed anew", .cells = forgedCells(), .inVictim = false}};
}

std::string fileKind(const fs::path& relative)
{
    const std::string folder = relative.parent_path().string();
    const std::string name = relative.filename().string();
    if (relative == "workspace.db")
        return "workspace.db";
    if (relative == "keys/intake.age")
        return "keys/intake";
    const auto parts = storage::parseClipFileName(name);
    if (!parts || (folder != "clips" && folder != "keys"))
        return {};
    if (parts->person)
        return folder == "keys" ? "keys/header" : "";
    return folder + "/" + std::string(textOf(parts->rendition.rendition));
}

} // namespace consentry::testing
