#include "crypto/age_stream.h"
#include "storage/workspace_paths.h"
#include "tests/attacks/things.h"
#include "tests/attacks/victim_maker.h"

namespace consentry::testing {
namespace {

using consent::Rendition;

constexpr std::uint64_t kMost = 1U << 30U;

/// Where a kind of file lies in a workspace: of `mine`, for the annotator, unless told otherwise.
using Place = std::function<fs::path(const fs::path& workspace, ClipId clip, const crypto::KeyId& person)>;

fs::path mine(const Place& place, const Scene& scene)
{
    return place(scene.workspace(), scene.victim.clips().mine, scene.victim.crew()["annotator"].keyId());
}

void put(const fs::path& file, ByteView bytes)
{
    must(writeFile(file, bytes, AtomicFile::IfExists::Replace));
}

enum class Where { Middle, NearTheEnd };

Deed altered(Place place, Where where)
{
    return [=](Scene& scene) {
        Bytes bytes = must(readFile(mine(place, scene), kMost));
        bytes[where == Where::Middle ? bytes.size() / 2 : bytes.size() - 10] ^= 1;
        put(mine(place, scene), bytes);
    };
}

/// The kind of each page of a database but the first.
Deed pagesAltered(Place place)
{
    return [=](Scene& scene) {
        constexpr std::size_t kPage = 4096;
        Bytes bytes = must(readFile(mine(place, scene), kMost));
        for (std::size_t at = kPage; at < bytes.size(); at += kPage)
            bytes[at] ^= 0xFF;
        put(mine(place, scene), bytes);
    };
}

Deed deleted(Place place)
{
    return [=](Scene& scene) { fs::remove(mine(place, scene)); };
}

/// The whole content a second time, behind the first.
Deed doubled(Place place)
{
    return [=](Scene& scene) {
        Bytes bytes = must(readFile(mine(place, scene), kMost));
        const Bytes again = bytes;
        bytes.insert(bytes.end(), again.begin(), again.end());
        put(mine(place, scene), bytes);
    };
}

Deed halvesSwapped(Place place)
{
    return [=](Scene& scene) {
        Bytes bytes = must(readFile(mine(place, scene), kMost));
        std::rotate(bytes.begin(), bytes.begin() + std::ptrdiff_t(bytes.size() / 2), bytes.end());
        put(mine(place, scene), bytes);
    };
}

enum class Chunks { Swapped, Repeated };

/// The first two sealed chunks change places, or the second becomes the first again.
Deed chunks(Place place, Chunks what)
{
    return [=](Scene& scene) {
        Bytes bytes = must(readFile(mine(place, scene), kMost));
        const std::string_view text = textOf(bytes);
        const auto start = std::ptrdiff_t(text.find('\n', text.find("\n--- ") + 1) + 1 + crypto::kNonceBytes);
        const auto first = bytes.begin() + start;
        const auto second = first + std::ptrdiff_t(crypto::kSealedChunkBytes);
        const auto third = second + std::ptrdiff_t(crypto::kSealedChunkBytes);
        if (third > bytes.end())
            throw std::runtime_error("the clip is too short");
        if (what == Chunks::Swapped)
            std::swap_ranges(first, second, second);
        else
            std::copy(first, second, second);
        put(mine(place, scene), bytes);
    };
}

Deed takenFrom(Place place, std::function<fs::path(const Scene&)> source)
{
    return [=](Scene& scene) { put(mine(place, scene), must(readFile(source(scene), kMost))); };
}

Deed ofOtherClip(Place place)
{
    return takenFrom(place, [=](const Scene& scene) {
        return place(scene.workspace(), scene.victim.clips().other, scene.victim.crew()["annotator"].keyId());
    });
}

Deed ofOtherPerson(Place place)
{
    return takenFrom(place, [=](const Scene& scene) {
        return place(scene.workspace(), scene.victim.clips().mine, scene.victim.crew()["lead"].keyId());
    });
}

Deed ofOtherWorkspace(Place place)
{
    return takenFrom(place, [=](const Scene& scene) {
        return place(scene.victim.elsewhere(), scene.victim.clipsElsewhere().mine,
                     scene.victim.crew()["annotator"].keyId());
    });
}

Deed older(Place place)
{
    return takenFrom(place, [=](const Scene& scene) {
        return place(scene.victim.older(), scene.victim.clips().mine, scene.victim.crew()["annotator"].keyId());
    });
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
    return {{Hand::Altered, seen(4, "altered", altered(kHeader, Where::NearTheEnd))},
            {Hand::Deleted, seen(3, "grant", deleted(kHeader))},
            {Hand::Duplicated, seen(4, "altered", doubled(kHeader))},
            {Hand::Reordered, seen(4, "altered", halvesSwapped(kHeader))},
            {Hand::OtherClip, seen(4, "altered", ofOtherClip(kHeader))},
            {Hand::OtherPerson, seen(3, "key", ofOtherPerson(kHeader))},
            {Hand::OtherWorkspace, seen(4, "altered", ofOtherWorkspace(kHeader))},
            {Hand::Older, harmless("the same file key; whether it may be used says the grant", older(kHeader))}};
}

Row databaseCells()
{
    const char* none = "what does not begin as our database is no workspace, whoever made it";
    Cell elsewhere = noticed("annotator", kVerify, 5, "", ofOtherWorkspace(kDatabase));
    elsewhere.why = "it is the other workspace then, where the same people work: this clip is not in it";
    Cell gone = noticed("annotator", kList, 2, "workspace", deleted(kDatabase));
    gone.why = none;
    Cell turned = noticed("annotator", kList, 2, "workspace", halvesSwapped(kDatabase));
    turned.why = none;
    return {{Hand::Altered, noticed("annotator", kList, 4, "", pagesAltered(kDatabase))},
            {Hand::Deleted, gone},
            {Hand::Duplicated, harmless("SQLite reads no further than its header says", doubled(kDatabase))},
            {Hand::Reordered, turned},
            {Hand::OtherClip, impossible("there is one for the workspace")},
            {Hand::OtherPerson, impossible("there is one for the workspace")},
            {Hand::OtherWorkspace, elsewhere},
            {Hand::Older, noticed("annotator", kList, 4, "older", older(kDatabase))}};
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
            {"workspace.db", databaseCells()}};
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
