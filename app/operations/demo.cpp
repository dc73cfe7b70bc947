#include "app/operations/demo.h"

#include "app/operations/grants.h"
#include "app/operations/intake.h"
#include "app/operations/membership.h"
#include "app/operations/tasks.h"
#include "app/passphrase.h"
#include "base/cache_folder.h"
#include "media/model_store.h"

#include <nlohmann/json.hpp>

namespace consentry::app {
namespace {

using Json = nlohmann::json;

struct DemoPerson {
    const char* name;
    std::set<consent::Role> roles;
    std::set<consent::Action> actions;
};

const DemoPerson& lead()
{
    static const DemoPerson person{
        "lead",
        {consent::Role::Lead, consent::Role::Exporter},
        {consent::Action::View, consent::Action::Review, consent::Action::Assign, consent::Action::Annotate}};
    return person;
}

const DemoPerson& annotator()
{
    static const DemoPerson person{
        "annotator", {consent::Role::Annotator}, {consent::Action::View, consent::Action::Annotate}};
    return person;
}

/// Five groups of four letters and digits, 100 bits: good enough to keep, easy enough to type once.
std::string newPassphraseText()
{
    constexpr std::string_view letters = "abcdefghijkmnpqrstuvwxyz23456789";
    std::uint8_t random[20];
    fillRandom(random);
    std::string text;
    for (std::size_t i = 0; i < sizeof random; ++i)
        text += std::string(i > 0 && i % 4 == 0 ? "-" : "") + letters[random[i] % letters.size()];
    return text;
}

/// Makes `NAME.passphrase` and returns what it holds.
Result<crypto::SecretBytes> newPassphraseFile(const fs::path& people, const std::string& name)
{
    const fs::path file = people / (name + ".passphrase");
    TRY_VOID(writeFile(file, bytesOf(newPassphraseText() + "\n"), AtomicFile::IfExists::Refuse));
    return readPassphraseFile(file);
}

Result<void> joinDemo(Session& custodian, const fs::path& people, const DemoPerson& person)
{
    const fs::path identity = people / (std::string(person.name) + ".age");
    TRY_ASSIGN(const auto passphrase, newPassphraseFile(people, person.name));
    TRY_VOID(createIdentity({.name = person.name, .out = identity}, passphrase));
    TRY_ASSIGN(const auto added,
               addMember(custodian, {.card = identity.string() + ".card", .roles = person.roles, .inviteOut = {}}));
    TRY_VOID(acceptInvite(identity, added.invite, passphrase));
    return {};
}

std::string demoConsent(const char* basis, Timestamp now)
{
    Json json = {{"schema", "consentry/consent/v1"},
                 {"basis", basis},
                 {"subject", "8c1f0b5e-3f4d-4a57-9c0e-6d2f1f6a7b10"},
                 {"purposes", {"human_review", "annotation", "model_training"}},
                 {"given", rfc3339Text(now - std::chrono::hours(24))},
                 {"expires", rfc3339Text(now + std::chrono::days(365))},
                 {"notice", {{"version", "demo-1"}, {"sha256", std::string(64, '0')}, {"language", "en"}}},
                 {"method", "demo"},
                 {"withdrawal", "consentryctl consent withdraw"},
                 {"bystanders", "faces are blurred at intake"},
                 {"demo", true}};
    return json.dump();
}

struct DemoClip {
    const char* file;
    const char* camera;
    const char* placement;
};

constexpr DemoClip kClips[] = {{"vtest.avi", "yard", "exterior"}, {"demo-clip.mp4", "door", "exterior"}};

Result<std::vector<ClipId>> takeInDemoClips(Session& custodian, const fs::path& folder, const OperationHooks& hooks)
{
    const fs::path consentFile = folder / "people" / "demo-consent.json";
    TRY_VOID(writeFile(consentFile, bytesOf(demoConsent("consented", custodian.clock().now())),
                       AtomicFile::IfExists::Refuse));
    std::vector<ClipId> clips;
    for (const DemoClip& clip : kClips) {
        TRY_ASSIGN(const auto taken, takeInClips(custodian,
                                                 {.videos = {demoMediaFolder() / clip.file},
                                                  .consentFile = consentFile,
                                                  .camera = clip.camera,
                                                  .placement = clip.placement},
                                                 hooks));
        clips.push_back(taken.front().clip);
    }
    return clips;
}

std::optional<Box> boxFrom(const Json& json)
{
    if (!json.is_array() || json.size() != 4)
        return std::nullopt;
    return Box{json[0].get<double>(), json[1].get<double>(), json[2].get<double>(), json[3].get<double>()};
}

/// A track with a key frame every second, out of the truth that came with the made clip: something to look at.
Result<annotation::AnnotationSet> demoLabels(const annotation::FrameFacts& facts, const crypto::KeyId& author)
{
    constexpr std::int64_t step = 25;
    TRY_ASSIGN(const Bytes bytes, readFile(demoMediaFolder() / "demo-clip.truth.json", 16U << 20U));
    const Json truth = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
    annotation::Track track{.id = {1},
                            .label = "vehicle",
                            .kind = "motorcycle",
                            .keyFrames = {},
                            .attributes = {},
                            .events = {},
                            .source = annotation::Source::Imported,
                            .author = author.text};
    if (!truth.is_object() || !truth.contains("objects") || !truth["objects"].is_array())
        return makeError(Errc::BadJson, "demo-clip.truth.json", "not the truth of a made clip");
    for (const Json& object : truth["objects"]) {
        const std::int64_t frame = object.value("frame", std::int64_t(0));
        if (object.value("label", "") != "vehicle" || frame % step != 0)
            continue;
        const auto box = boxFrom(object.value("box", Json()));
        const Box inside = box ? clipped(*box, facts.size) : Box();
        if (inside.width >= 1 && inside.height >= 1)
            track.keyFrames.push_back({.frame = {frame}, .box = inside});
    }
    annotation::AnnotationSet labels;
    if (!track.keyFrames.empty())
        labels.tracks.push_back(track);
    labels.nextTrackId = 2;
    return labels;
}

Result<Session> sessionOf(const fs::path& folder, const char* name, const Clock& clock)
{
    const fs::path people = folder / "people";
    TRY_ASSIGN(const auto passphrase, readPassphraseFile(people / (std::string(name) + ".passphrase")));
    TRY_ASSIGN(auto identity, readIdentityFile(people / (std::string(name) + ".age"), passphrase));
    return Session::open(folder, std::move(identity), clock);
}

Result<std::vector<ClipId>> fillDemo(const fs::path& folder, const Clock& clock, const OperationHooks& hooks)
{
    TRY_ASSIGN(auto custodian, sessionOf(folder, "custodian", clock));
    for (const DemoPerson* person : {&lead(), &annotator()})
        TRY_VOID(joinDemo(custodian, folder / "people", *person));
    TRY_ASSIGN(auto clips, takeInDemoClips(custodian, folder, hooks));
    for (const DemoPerson* person : {&lead(), &annotator()})
        TRY_VOID(issueGrants(custodian, {.to = person->name,
                                         .clips = clips,
                                         .actions = person->actions,
                                         .purpose = consent::Purpose::Annotation,
                                         .duration = std::chrono::days(14)}));
    TRY_ASSIGN(auto worker, sessionOf(folder, "annotator", clock));
    TRY_ASSIGN(const auto facts, clipFrameFacts(worker, clips.back()));
    TRY_ASSIGN(const auto labels, demoLabels(facts, worker.identity().keyId()));
    if (!labels.tracks.empty())
        TRY_VOID(importLabels(worker, clips.back(), labels));
    return clips;
}

bool isFree(const fs::path& path)
{
    std::error_code failed;
    const auto status = fs::symlink_status(path, failed);
    return !fs::exists(status) || (fs::is_directory(status) && fs::is_empty(path, failed) && !failed);
}

/// Takes an unfinished demo away again, with what this account remembers of its workspace.
class Unfinished {
public:
    Unfinished(const fs::path& folder, const fs::path& aside)
        : m_folder(folder), m_aside(aside), m_folderWasThere(fs::exists(folder))
    {
    }
    ~Unfinished()
    {
        if (m_kept)
            return;
        std::error_code ignored;
        fs::remove_all(m_aside, ignored);
        if (!m_id) // then the folder is not ours, or is as it was
            return;
        fs::remove_all(m_folder, ignored);
        if (m_folderWasThere)
            fs::create_directory(m_folder, ignored);
        if (const auto state = storage::StateFolder::forWorkspace(*m_id))
            fs::remove_all(state->folder(), ignored);
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    void remember(WorkspaceId id) { m_id = id; }
    void keep() { m_kept = true; }

private:
    fs::path m_folder;
    fs::path m_aside;
    bool m_folderWasThere;
    std::optional<WorkspaceId> m_id;
    bool m_kept = false;
};

} // namespace

fs::path demoMediaFolder()
{
    return cacheFolder("CONSENTRY_DEMO_MEDIA", "media");
}

Result<DemoWorkspace> makeDemo(const fs::path& folder, const Clock& clock, const OperationHooks& hooks)
{
    TRY_VOID(media::loadModels(media::defaultModelFolder()));
    // The identity files lie inside the workspace folder, which has to be empty when it becomes one: so they are made
    // first, aside.
    fs::path aside = folder;
    aside += ".people";
    if (!isFree(folder))
        return makeError(Errc::AlreadyExists, folder.filename().string());
    TRY_VOID(makeNewFolder(aside));
    Unfinished unfinished(folder, aside);
    TRY_ASSIGN(const auto passphrase, newPassphraseFile(aside, "custodian"));
    TRY_ASSIGN(const auto founded,
               foundWorkspace(
                   {.folder = folder, .custodian = "custodian", .identityOut = aside / "custodian.age", .demo = true},
                   passphrase, clock));
    unfinished.remember(founded.id);
    std::error_code failed;
    fs::rename(aside, folder / "people", failed);
    if (failed)
        return makeError(Errc::Io, aside.filename().string(), failed.message());
    TRY_ASSIGN(auto clips, fillDemo(folder, clock, hooks));
    unfinished.keep();
    return DemoWorkspace{std::move(clips), folder / "people"};
}

} // namespace consentry::app
