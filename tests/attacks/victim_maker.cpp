#include "tests/attacks/victim_maker.h"

#include "annotation/proposal.h"
#include "app/operations/consents.h"
#include "app/operations/doubts.h"
#include "app/operations/exports.h"
#include "app/operations/grants.h"
#include "app/operations/label_sets.h"
#include "app/operations/masks.h"
#include "app/operations/membership.h"
#include "app/operations/sealed_output.h"
#include "app/operations/regions.h"
#include "app/operations/segments.h"
#include "app/operations/tasks.h"
#include "crypto/age_file.h"
#include "storage/key_files.h"
#include "storage/label_journal.h"

namespace consentry::testing {
namespace {

using consent::Action;
using consent::Rendition;
using consent::Role;

constexpr std::size_t kOriginalBytes = 150'000;

consent::ConsentRecord consentRecord(Timestamp now)
{
    consent::ConsentRecord record;
    record.subject = "2f1c7b6e-4a53-4d0e-9a51-6f0c2b7d8e90";
    record.purposes = {consent::Purpose::Annotation, consent::Purpose::ModelTraining};
    record.given = now - std::chrono::hours(1);
    record.expires = now + std::chrono::hours(24 * 365);
    record.notice = {"1", std::string(64, 'a'), "en"};
    record.method = "form";
    record.withdrawal = "by letter";
    record.bystanders = "asked";
    return record;
}

std::unique_ptr<app::SealedOutput> seal(const fs::path& path, ByteView plain)
{
    auto output = must(app::SealedOutput::create(path));
    must(output->sink().write(plain));
    must(output->finish());
    must(output->commit());
    return output;
}

annotation::Track track(std::uint32_t id, double left, annotation::Source source, const std::string& author)
{
    return {.id = {id},
            .label = "person",
            .kind = {},
            .keyFrames = {{.frame = {0}, .box = {left, 10, 40, 40}}},
            .attributes = {},
            .events = {},
            .source = source,
            .author = author};
}

annotation::Change edit(std::uint32_t id, const std::string& author, double left)
{
    annotation::Change change;
    change.tracks.emplace(annotation::TrackId{id}, track(id, left, annotation::Source::Manual, author));
    return change;
}

/// That one stretch is doubtful, as custodians read it.
Bytes sealedDoubts(const crypto::AgeIdentity& clipIdentity)
{
    const std::string text =
        app::doubtsText({{.frames = {{0}, {2}}, .kind = media::DoubtKind::Weak, .track = 1, .confidence = 0.5}});
    const crypto::Recipient recipient = clipIdentity.recipient();
    return must(crypto::sealBytes(bytesOf(text), std::span(&recipient, 1)));
}

} // namespace

VictimMaker::VictimMaker(const fs::path& folder, Crew& crew, const Material& material)
    : m_folder(folder), m_crew(crew), m_material(material)
{
    found();
}

app::Session VictimMaker::session(std::string_view person)
{
    return must(app::Session::open(m_folder, m_crew.people.at(std::string(person)), m_clock));
}

void VictimMaker::found()
{
    const crypto::Identity& founder = m_crew["custodian"];
    const auto workspace = must(storage::Workspace::create(m_folder));
    for (auto& [name, person] : m_crew.people)
        must(person->pin({workspace->id(), founder.signingKey().verifyKey()}));
    const auto intake = must(crypto::AgeIdentity::generate());
    const crypto::Recipient own = founder.ageIdentity().recipient();
    must(storage::KeyFiles(workspace->paths()).writeIntakeIdentity(intake, std::span(&own, 1)));
    auto transaction = must(storage::Transaction::found(*workspace, founder, m_clock));
    must(transaction.sign(consent::Workspace{founder.signingKey().verifyKey(), intake.recipient(), false}));
    must(transaction.sign(
        consent::RoleCertificate{founder.name(), founder.signingKey().verifyKey(), own, {Role::Custodian}}));
    must(transaction.sign(consent::Policy{"not set", "blur", 336, {}}));
    must(transaction.log({.action = "workspace.founded", .clip = {}, .objects = {}, .purpose = {}}));
    must(transaction.commit());
}

void VictimMaker::certify(std::string_view person, std::set<Role> roles)
{
    app::Session custodian = session("custodian");
    const crypto::Identity& who = m_crew[person];
    auto transaction = must(custodian.begin());
    must(transaction.sign(consent::RoleCertificate{who.name(), who.signingKey().verifyKey(),
                                                   who.ageIdentity().recipient(), std::move(roles)}));
    must(transaction.commit());
}

void VictimMaker::addCustodian(std::string_view person)
{
    certify(person, {Role::Custodian});
    app::Session custodian = session("custodian");
    const auto now = must(custodian.standing());
    const auto all = storage::custodianRecipients(now.keys, now.status.lists);
    must(storage::KeyFiles(custodian.workspace().paths()).rewrap(custodian.identity().ageIdentity(), all));
}

ClipId VictimMaker::takeIn(std::string_view camera, const Pictures& pictures)
{
    app::Session custodian = session("custodian");
    const storage::WorkspacePaths& paths = custodian.workspace().paths();
    const storage::KeyFiles files(paths);
    const ClipId clip = ClipId::random();
    auto transaction = must(custodian.begin());
    const auto custodians = storage::custodianRecipients(transaction.keys(), transaction.status().lists);
    const auto record = must(transaction.sign(consentRecord(m_clock.now())));
    const Bytes table = pictures.table.encode();
    consent::ClipManifest manifest;
    manifest.clip = clip;
    manifest.consent = record.header.id;
    manifest.consentHash = record.hash;
    manifest.camera = camera;
    manifest.placement = "exterior";
    for (const Rendition rendition : {Rendition::Original, Rendition::Safe}) {
        const bool isSafe = rendition == Rendition::Safe;
        const auto sealed = seal(paths.clipFile(clip, rendition),
                                 isSafe ? pictures.bytes : patternBytes(kOriginalBytes, custodians.size()));
        must(files.writeClipIdentity({clip, rendition}, sealed->clipIdentity(), custodians));
        manifest.rendition = rendition;
        manifest.media = {
            "matroska", "h264", pictures.table.format().width, pictures.table.format().height, pictures.table.count(),
            2000};
        manifest.frameTableHash = isSafe ? crypto::sha256(table) : crypto::Digest{};
        const Bytes doubts = sealedDoubts(sealed->clipIdentity());
        if (isSafe)
            manifest.doubtsHash = crypto::sha256(doubts);
        sealed->describe(manifest);
        const auto object = must(transaction.sign(manifest));
        must(transaction.putBlob(object.header.id, storage::BlobKind::ChunkHashes, sealed->chunkHashes()));
        if (!isSafe)
            continue;
        const annotation::Proposal proposal{track(1, 10, annotation::Source::Suggested, {}), 0.5};
        must(transaction.putBlob(object.header.id, storage::BlobKind::FrameTable, table));
        must(transaction.putBlob(object.header.id, storage::BlobKind::Doubts, doubts));
        must(transaction.putBlob(object.header.id, storage::BlobKind::Proposals,
                                 annotation::writeProposals({proposal})));
    }
    must(transaction.log({.action = "clip.taken_in", .clip = clip, .objects = {record.header.id}, .purpose = {}}));
    must(transaction.commit());
    return clip;
}

void VictimMaker::writePolicy()
{
    app::Session custodian = session("custodian");
    auto transaction = must(custodian.begin());
    const auto before =
        must(custodian.workspace().newest<consent::Policy>(transaction.keys(), transaction.status(), {}));
    transaction.end(before->header.id);
    must(transaction.sign(consent::Policy{"Example Ltd", "blur", 336, before->header.id}));
    must(transaction.commit());
}

void VictimMaker::writeLabelSet()
{
    app::Session custodian = session("custodian");
    annotation::LabelSet labels = annotation::defaultLabelSet();
    labels.clipTags.push_back("snow");
    must(app::changeLabelSet(custodian, labels));
}

void VictimMaker::annotate(std::string_view person, ClipId clip, int edits)
{
    app::Session who = session(person);
    const auto journal = must(storage::LabelJournal::open(who.workspace(), clip, who.identity().keyId(), who.clock()));
    for (int i = 0; i < edits; ++i)
        must(journal->append(edit(journal->labels().nextTrackId, who.identity().keyId().text, 10 + i % 50)));
}

/// The lead returns one submission, accepts the next, and reopens it.
void VictimMaker::judge(ClipId clip)
{
    app::Session annotator = session("annotator");
    app::Session lead = session("lead");
    must(app::submitTask(annotator, clip));
    must(app::returnTask(lead, clip, "look again"));
    annotate("annotator", clip, 1);
    must(app::submitTask(annotator, clip));
    const ObjectId acceptance = must(app::acceptTask(lead, clip));
    auto transaction = must(lead.begin());
    must(transaction.sign(consent::Reopen{clip, acceptance, "one more"}));
    must(transaction.commit());
    annotate("annotator", clip, 1);
    must(app::submitTask(annotator, clip));
}

/// The annotator hides something, asks to see a stretch of the original, and the lead says yes.
void VictimMaker::hideAndAsk(ClipId clip)
{
    app::Session annotator = session("annotator");
    must(app::addRegion(annotator, {.clip = clip, .track = {{{0}, {2}}, {{{0}, {1, 2, 3, 4}}}}, .supersedes = {}}));
    const auto keys = must(annotator.keyRing());
    const auto grants = must(annotator.workspace().objects<consent::Grant>(
        keys, {.id = {}, .clip = clip, .refersTo = {}, .person = annotator.identity().keyId()}));
    auto asking = must(annotator.begin());
    const Timestamp expires = asking.now() + std::chrono::hours(8);
    const auto ask = [&] {
        return must(asking.sign(consent::UnblurRequest{
            clip, {{0}, {2}}, "is it a dog", 15, consent::Purpose::Annotation, grants.front().header.id, expires}));
    };
    const auto refused = ask();
    const auto request = ask();
    must(asking.commit());
    app::Session lead = session("lead");
    auto approving = must(lead.begin());
    must(approving.sign(consent::UnblurRefusal{clip, refused.header.id, refused.hash, "wait"}));
    must(approving.sign(consent::UnblurApproval{clip, request.header.id, request.hash, expires}));
    must(approving.commit());
}

void VictimMaker::holdAndRelease(ClipId clip)
{
    app::Session annotator = session("annotator");
    must(app::holdClip(annotator, clip, "a child"));
    app::Session custodian = session("custodian");
    must(app::releaseClip(custodian, clip));
}

VictimClips VictimMaker::work()
{
    certify("annotator", {Role::Annotator});
    certify("lead", {Role::Lead, Role::Exporter});
    certify("other", {Role::Annotator});
    certify("leaver", {Role::Annotator});
    writePolicy();
    writeLabelSet();
    const VictimClips clips{.mine = takeIn("door", m_material.mine),
                            .other = takeIn("yard", m_material.others),
                            .drafted = takeIn("roof", m_material.others),
                            .held = takeIn("path", m_material.others),
                            .withdrawn = takeIn("gate", m_material.others)};
    app::Session custodian = session("custodian");
    must(app::addMask(custodian, {"door", {{160, 96}, {0, 0, 16, 16}}}));
    const std::vector<ClipId> all{clips.mine, clips.other, clips.drafted, clips.held, clips.withdrawn};
    const auto grant = [&](const char* to, std::vector<ClipId> which, std::set<Action> actions) {
        must(app::issueGrants(custodian, {.to = to, .clips = std::move(which), .actions = std::move(actions)}));
    };
    grant("annotator", all, {Action::View, Action::Annotate});
    grant("lead", all, {Action::View, Action::Annotate, Action::Review, Action::Assign});
    grant("other", {clips.other}, {Action::View});
    grant("leaver", {clips.withdrawn}, {Action::View, Action::Annotate});
    {
        app::Session lead = session("lead"); // a grant cut from another, and the log of a view
        must(app::issueGrants(lead, {.to = "other", .clips = {clips.drafted}, .actions = {Action::View}}));
    }
    annotate("annotator", clips.mine, storage::kEditsPerSnapshot + m_material.edits);
    annotate("annotator", clips.other, 3);
    annotate("annotator", clips.drafted, storage::kEditsPerSnapshot + 3);
    for (const ClipId clip : {clips.mine, clips.other})
        must(app::divideClip(custodian, {.clip = clip, .borders = {}, .people = {"annotator"}}));
    judge(clips.mine);
    judge(clips.other);
    hideAndAsk(clips.mine);
    hideAndAsk(clips.other);
    holdAndRelease(clips.mine);
    holdAndRelease(clips.other);
    app::Session lead = session("lead");
    must(app::acceptTask(lead, clips.mine));
    return clips;
}

void VictimMaker::end(const VictimClips& clips)
{
    addCustodian("successor");
    annotate("leaver", clips.withdrawn, 1);
    app::Session leaver = session("leaver");
    must(app::submitTask(leaver, clips.withdrawn));
    app::Session custodian = session("custodian");
    must(app::removeMember(custodian, "leaver"));
    app::Session annotator = session("annotator");
    must(app::holdClip(annotator, clips.held, "nobody should watch this"));
    must(app::withdrawConsent(custodian, must(app::consentOfClip(custodian, clips.withdrawn)), "asked for it"));
    app::Session lead = session("lead");
    for (const char* name : {"first", "second"}) {
        const fs::path out = m_folder.parent_path() / name;
        must(app::exportLabelSet(lead, {.out = out, .name = name, .recipient = "team", .date = {}, .expires = {}}));
        fs::remove_all(out);
    }
    // The annotator's key file is written anew, so that an older one exists.
    must(app::issueGrants(custodian, {.to = "annotator", .clips = {clips.mine}, .actions = {Action::View}}));
}

} // namespace consentry::testing
