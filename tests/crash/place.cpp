#include "tests/crash/place.h"

#include "annotation/edit_change.h"
#include "app/operations/consents.h"
#include "app/operations/grants.h"
#include "app/operations/membership.h"
#include "app/operations/tasks.h"
#include "storage/label_journal.h"

namespace consentry::testing {
namespace {

using consent::Action;
using consent::Role;

template<class T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", describe(result.error()).c_str());
    return std::move(result).value();
}

void must(const Result<void>& result)
{
    if (!result)
        qFatal("%s", describe(result.error()).c_str());
}

fs::path makeVideo(const fs::path& folder)
{
    const fs::path video = folder / "video.avi";
    const Ran ran =
        runProgram("ffmpeg -v error -f lavfi -i testsrc=size=160x120:rate=5 -frames:v 4 -c:v mjpeg " + video.string(),
                   QProcessEnvironment::systemEnvironment());
    if (ran.exit != 0)
        qFatal("ffmpeg: %s", ran.all().constData());
    return video;
}

} // namespace

annotation::Track sampleTrack(std::uint32_t id)
{
    annotation::Track track;
    track.id = {id};
    track.label = "person";
    annotation::KeyFrame key;
    key.frame = {0};
    key.box = {double(id), 2, 30, 40};
    track.keyFrames = {key};
    track.author = "k4.pid.someone";
    return track;
}

Result<app::Session> Place::open(std::string_view person) const
{
    return app::Session::open(site.workspace(), people.find(person)->second, clock);
}

Places::Places(const fs::path& folder) : m_folder(folder)
{
    must(makePrivateFolder(folder));
    const Site site(stageFolder(Stage::Labelled));
    makeLabelled(site);
    const Place submitted = copy(Stage::Labelled, stageFolder(Stage::Submitted));
    {
        app::Session annotator = must(submitted.open("annotator"));
        must(app::submitTask(annotator, m_clip));
    }
    const Place accepted = copy(Stage::Submitted, stageFolder(Stage::Accepted));
    app::Session lead = must(accepted.open("lead"));
    must(app::acceptTask(lead, m_clip));
}

void Places::makeLabelled(const Site& site)
{
    site.found();
    site.join("annotator", {Role::Annotator});
    site.join("other", {Role::Annotator});
    site.join("lead", {Role::Lead, Role::Exporter});
    must(app::createIdentity({.name = "second", .out = site.identity("second"), .logN = kCheapLogN},
                             site.givePassphrase("second")));
    for (const char* name : {"custodian", "annotator", "other", "lead", "second"})
        m_people.emplace(name, std::make_shared<const crypto::Identity>(
                                   must(app::readIdentityFile(site.identity(name), site.givePassphrase(name)))));
    // By the program, since intake starts threads.
    const Json taken = site.ask("custodian", "ingest " + makeVideo(site.base()).string() + " --consent "
                                                 + site.consentFile("good").string());
    m_clip = must(ClipId::fromText(taken["clips"].at(0).value("id", "")));
    app::Session custodian = site.session("custodian");
    m_consent = must(app::consentOfClip(custodian, m_clip));
    must(app::issueGrants(custodian,
                          {.to = "annotator", .clips = {m_clip}, .actions = {Action::View, Action::Annotate}}));
    must(app::issueGrants(custodian, {.to = "lead", .clips = {m_clip}, .actions = {Action::View, Action::Review}}));
    const auto journal = must(
        storage::LabelJournal::open(custodian.workspace(), m_clip, custodian.identity().keyId(), custodian.clock()));
    for (const std::uint32_t id : {1U, 2U})
        must(journal->append(annotation::replacement(sampleTrack(id))));
}

fs::path Places::stageFolder(Stage stage) const
{
    return m_folder / std::to_string(static_cast<int>(stage));
}

Place Places::copy(Stage stage, const fs::path& folder) const
{
    fs::copy(stageFolder(stage), folder, fs::copy_options::recursive);
    return {.site = Site(folder), .people = m_people, .clip = m_clip, .consent = m_consent};
}

} // namespace consentry::testing
