#include "app/ctl/problems.h"
#include "app/ctl/registry.h"
#include "app/ctl/text.h"
#include "app/operations/consents.h"
#include "app/operations/doubts.h"
#include "app/operations/intake.h"
#include "app/operations/membership.h"
#include "app/operations/tasks.h"
#include "storage/key_files.h"
#include "storage/sealed_clip.h"

namespace consentry::app::ctl {
namespace {

struct IngestOptions {
    std::vector<fs::path> videos;
    fs::path consent;
    std::string camera;
    std::string placement = "exterior";
    std::string redact; ///< "faces" or "heads"; empty: what suits the placement
};

QString doubtWords(media::DoubtKind kind)
{
    switch (kind) {
    case media::DoubtKind::Weak: return words("a face that no detector was sure of");
    case media::DoubtKind::Once: return words("a face that was seen in one frame only");
    case media::DoubtKind::Gap: return words("a face that was lost for a while");
    case media::DoubtKind::Disputed: return words("a face that only one of two detectors saw");
    case media::DoubtKind::Unpainted: return words("only the second detector saw a face, and it is not blurred");
    }
    return {};
}

Result<std::optional<media::HeadRedaction>> headsFrom(const std::string& text)
{
    using Heads = std::optional<media::HeadRedaction>;
    if (text.empty())
        return Heads();
    if (text == "faces")
        return Heads(media::HeadRedaction::Off);
    if (text == "heads")
        return Heads(media::HeadRedaction::On);
    return makeError(Errc::BadArgument, "--redact", "is faces or heads");
}

Result<Output> ingest(Context& context, const IngestOptions& options)
{
    if (options.placement != "interior" && options.placement != "exterior")
        return makeError(Errc::BadArgument, "--placement", "is interior or exterior");
    TRY_ASSIGN(const auto heads, headsFrom(options.redact));
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const auto clips, takeInClips(session,
                                             {.videos = options.videos,
                                              .consentFile = options.consent,
                                              .camera = options.camera,
                                              .placement = options.placement,
                                              .heads = heads},
                                             context.hooks()));
    Output output;
    output.json = {{"clips", Json::array()}};
    for (const TakenInClip& clip : clips) {
        output.json["clips"].push_back({{"id", clip.clip.text()},
                                        {"frames", clip.frames},
                                        {"width", clip.width},
                                        {"height", clip.height},
                                        {"face_tracks", clip.faceTracks},
                                        {"weakest_track", clip.weakestTrack},
                                        {"masks", clip.masks},
                                        {"doubts", clip.doubts},
                                        {"frames_compared", clip.framesCompared},
                                        {"frames_disagreed", clip.framesDisagreed},
                                        {"frames_looked_at", clip.framesLookedAt},
                                        {"frames_per_second", clip.framesPerSecond},
                                        {"finding_frames_per_second", clip.findingFramesPerSecond},
                                        {"encoding_frames_per_second", clip.encodingFramesPerSecond}});
        output.lines.push_back(words("Took in clip %1: %2 frames of %3×%4, %5 face tracks blurred")
                                   .arg(text(clip.clip.text()), QString::number(clip.frames),
                                        QString::number(clip.width), QString::number(clip.height),
                                        QString::number(clip.faceTracks)));
        output.lines.push_back(words("  finding faces: %1 frames a second, %2 frames looked at; encoding: %3 frames a second")
                                   .arg(QString::number(clip.findingFramesPerSecond, 'f', 1),
                                        QString::number(clip.framesLookedAt),
                                        QString::number(clip.encodingFramesPerSecond, 'f', 1)));
        output.lines.push_back(words("  two detectors disagree in %1 of %2 frames that both looked at")
                                   .arg(QString::number(clip.framesDisagreed), QString::number(clip.framesCompared)));
        if (clip.masks > 0)
            output.lines.push_back(words("  %1 masks of this camera are painted over").arg(QString::number(clip.masks)));
        if (clip.weakest)
            output.lines.push_back(words("  look at frames %1 to %2 first: %3; all %4 such stretches: consentryctl clip "
                                         "show %5 --doubts")
                                       .arg(QString::number(clip.weakest->frames.begin.value),
                                            QString::number(clip.weakest->frames.end.value - 1),
                                            doubtWords(clip.weakest->kind), QString::number(clip.doubts),
                                            text(clip.clip.shortText())));
    }
    return output;
}

struct ClipOptions {
    std::string clip;
    std::string reason;
    bool doubts = false;
};

/// One row of the queue. Whoever may not see the clip there learns no more than that the id is one of ours.
Result<storage::ClipRow> rowOf(Session& session, const std::string& prefix)
{
    TRY_ASSIGN(const ClipId clip, session.workspace().resolveClip(prefix));
    TRY_ASSIGN(const auto queue, listQueue(session));
    const auto found = std::ranges::find(queue, clip, &storage::ClipRow::clip);
    if (found == queue.end())
        return makeError(Errc::GrantMissing, clip.shortText());
    return *found;
}

Json clipJson(const storage::ClipRow& row)
{
    return {{"id", row.clip.text()},
            {"state", std::string(consent::textOf(row.state))},
            {"camera", row.camera},
            {"placement", row.placement},
            {"basis", std::string(consent::textOf(row.basis))},
            {"purposes", textsOf(row.purposes)},
            {"consent", row.consent.text()},
            {"consent_expires", rfc3339Text(row.consentExpires)},
            {"consent_ended", row.consentEnded},
            {"held", row.held},
            {"regions_waiting", row.regionsWaiting},
            {"taken_in", rfc3339Text(row.takenIn)},
            {"width", row.media.width},
            {"height", row.media.height},
            {"frames", row.media.frames},
            {"duration_ms", row.media.durationMs}};
}

QString clipState(const storage::ClipRow& row)
{
    if (row.consentEnded)
        return words("consent ended");
    return row.held ? words("on hold") : text(consent::textOf(row.state));
}

Result<Output> clipList(Context& context, const NoOptions&)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const auto queue, listQueue(session));
    Output output;
    output.json = {{"items", Json::array()}};
    std::vector<std::vector<QString>> rows{
        {words("clip"), words("camera"), words("basis"), words("frames"), words("size"), words("state")}};
    for (const storage::ClipRow& row : queue) {
        output.json["items"].push_back(clipJson(row));
        rows.push_back({text(row.clip.shortText()), text(row.camera), text(consent::textOf(row.basis)),
                        QString::number(row.media.frames),
                        QStringLiteral("%1×%2").arg(row.media.width).arg(row.media.height), clipState(row)});
    }
    output.lines = tableLines(rows);
    return output;
}

Result<void> addDoubts(Session& session, ClipId clip, Output& output)
{
    TRY_ASSIGN(const auto doubts, showDoubts(session, clip));
    output.json["doubts"] = Json::array();
    for (const media::Doubt& doubt : doubts) {
        output.json["doubts"].push_back({{"begin", doubt.frames.begin.value},
                                         {"end", doubt.frames.end.value},
                                         {"kind", std::string(media::textOf(doubt.kind))},
                                         {"track", doubt.track},
                                         {"confidence", doubt.confidence}});
        output.lines.push_back(QStringLiteral("%1:%2  %3 (%4 %)")
                                   .arg(doubt.frames.begin.value)
                                   .arg(doubt.frames.end.value)
                                   .arg(doubtWords(doubt.kind))
                                   .arg(qRound(doubt.confidence * 100)));
    }
    if (doubts.empty())
        output.lines.push_back(words("no doubts: each face that was found was found for sure"));
    return {};
}

Result<Output> clipShow(Context& context, const ClipOptions& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const auto row, rowOf(session, options.clip));
    Output output;
    output.json = clipJson(row);
    output.lines = {words("clip %1 (%2)").arg(text(row.clip.text()), clipState(row)),
                    words("%1, consent %2 until %3")
                        .arg(text(consent::textOf(row.basis)), text(row.consent.shortText()),
                             text(rfc3339Text(row.consentExpires))),
                    words("purposes: %1").arg(listed(row.purposes)),
                    words("%1 frames of %2×%3")
                        .arg(QString::number(row.media.frames), QString::number(row.media.width),
                             QString::number(row.media.height))};
    if (row.regionsWaiting > 0)
        output.lines.push_back(words("%1 blur regions wait for: consentryctl redact %2")
                                   .arg(QString::number(row.regionsWaiting), text(row.clip.shortText())));
    if (options.doubts)
        TRY_VOID(addDoubts(session, row.clip, output));
    return output;
}

Result<Output> clipVerify(Context& context, const ClipOptions& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ClipId clip, session.workspace().resolveClip(options.clip));
    TRY_ASSIGN(const Standing now, session.standing());
    TRY_ASSIGN(const auto manifests, session.workspace().objects<consent::ClipManifest>(
                                         now.keys, {.id = {}, .clip = clip, .refersTo = {}, .person = {}}));
    const storage::KeyFiles files(session.workspace().paths());
    const bool hasKeys = now.keys.hasRole(session.identity().keyId(), consent::Role::Custodian, now.status.lists);
    std::vector<storage::Problem> problems;
    bool inForce = false;
    for (const auto& manifest : manifests) {
        const bool isReveal = manifest.body.rendition == consent::Rendition::Reveal; // gone when its minutes are
        if (isReveal || now.status.isEnded(manifest.header.id))
            continue;
        inForce = true;
        TRY_ASSIGN(auto found, storage::verifyClipFile(session.workspace(), manifest));
        problems.insert(problems.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
        if (!hasKeys)
            continue;
        if (const auto key = files.verify(manifest.body, session.identity().ageIdentity()); !key)
            problems.push_back({key.error(), manifest.header.id.text()});
    }
    if (!inForce)
        return makeError(Errc::ConsentWithdrawn, "");
    return problemReport(problems, words("Clip %1 is as it was taken in").arg(text(clip.shortText())));
}

Result<Output> clipReport(Context& context, const ClipOptions& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ClipId clip, session.workspace().resolveClip(options.clip));
    TRY_VOID(holdClip(session, clip, options.reason.empty() ? "reported" : options.reason));
    return Output{{{"held", clip.text()}},
                  {words("Clip %1 is on hold; nobody sees it until a custodian decides").arg(text(clip.shortText()))}};
}

Result<Output> clipRelease(Context& context, const ClipOptions& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ClipId clip, session.workspace().resolveClip(options.clip));
    TRY_VOID(releaseClip(session, clip));
    return Output{{{"released", clip.text()}},
                  {words("Clip %1 is no longer on hold; who has a grant sees it while its consent stands")
                       .arg(text(clip.shortText()))}};
}

struct ConsentOptions {
    std::string consent;
    std::string clip;
    std::string reason;
};

Result<ObjectId> consentFrom(Session& session, const ConsentOptions& options)
{
    if (options.consent.empty() == options.clip.empty())
        return makeError(Errc::BadArgument, "consent", "give a consent id or --clip ID");
    if (!options.consent.empty())
        return session.workspace().resolveObject(options.consent, "consent");
    TRY_ASSIGN(const ClipId clip, session.workspace().resolveClip(options.clip));
    return consentOfClip(session, clip);
}

Json clipIds(const std::vector<ClipId>& clips)
{
    Json list = Json::array();
    for (const ClipId clip : clips)
        list.push_back(clip.text());
    return list;
}

Result<Output> consentShow(Context& context, const ConsentOptions& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ObjectId id, consentFrom(session, options));
    TRY_ASSIGN(const ConsentView view, showConsent(session, id));
    const consent::ConsentRecord& record = view.record.body;
    Output output;
    output.json = {{"id", id.text()},
                   {"basis", std::string(consent::textOf(record.basis))},
                   {"subject", record.subject},
                   {"purposes", textsOf(record.purposes)},
                   {"given", rfc3339Text(record.given)},
                   {"expires", rfc3339Text(record.expires)},
                   {"ended", view.ended},
                   {"clips", clipIds(view.clips)},
                   {"method", record.method},
                   {"withdrawal", record.withdrawal},
                   {"bystanders", record.bystanders},
                   {"demo", record.demo}};
    output.lines = {words("consent %1: %2, for %3")
                        .arg(text(id.text()), text(consent::textOf(record.basis)), listed(record.purposes)),
                    words("given %1, until %2").arg(text(rfc3339Text(record.given)), text(rfc3339Text(record.expires))),
                    words("clips: %1").arg(QString::number(view.clips.size()))};
    if (view.withdrawal) {
        output.json["withdrawn"] = rfc3339Text(view.withdrawal->header.issued);
        output.lines.push_back(words("withdrawn at %1").arg(text(rfc3339Text(view.withdrawal->header.issued))));
    }
    return output;
}

Result<Output> consentWithdraw(Context& context, const ConsentOptions& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_VOID(session.requireRole({consent::Role::Custodian}, "consent withdraw"));
    TRY_ASSIGN(const ObjectId id, consentFrom(session, options));
    TRY_ASSIGN(const ConsentView view, showConsent(session, id));
    if (context.globals().form() == OutputForm::Lines && view.clips.size() > 1) {
        for (const ClipId clip : view.clips)
            print({{}, {words("withdraws clip %1").arg(text(clip.text()))}}, OutputForm::Lines);
    }
    TRY_ASSIGN(const auto clips, withdrawConsent(session, id, options.reason));
    return Output{{{"withdrawn", id.text()}, {"clips", clipIds(clips)}},
                  {words("Consent %1 is withdrawn; %2 clips were closed and their keys, videos and labels erased")
                       .arg(text(id.shortText()), QString::number(clips.size()))}};
}

CLI::App& addClipCommand(Registry& registry, CLI::App& group, const char* name, const char* description,
                         Result<Output> (*run)(Context&, const ClipOptions&), std::shared_ptr<ClipOptions> options)
{
    CLI::App& command = registry.command(group, name, description, options, run);
    command.add_option("clip", options->clip, "Clip id")->required();
    return command;
}

void addConsentCommand(Registry& registry, CLI::App& group, const char* name, const char* description,
                       Result<Output> (*run)(Context&, const ConsentOptions&))
{
    auto options = std::make_shared<ConsentOptions>();
    CLI::App& command = registry.command(group, name, description, options, run);
    command.add_option("consent", options->consent, "Consent id");
    command.add_option("--clip", options->clip, "The consent of this clip");
    if (std::string_view(name) == "withdraw")
        command.add_option("--reason", options->reason, "Why")->required();
}

} // namespace

void addClipCommands(Registry& registry)
{
    auto take = std::make_shared<IngestOptions>();
    CLI::App& command =
        registry.command(registry.app(), "ingest", "Take in videos with a consent record", take, ingest);
    command.add_option("videos", take->videos, "Videos, or .age files sealed to the workspace")->required();
    command.add_option("--consent", take->consent, "Consent record (JSON)")->required();
    command.add_option("--camera", take->camera, "Label of the camera, free of personal data");
    command.add_option("--placement", take->placement, "interior or exterior");
    command.add_option("--redact", take->redact,
                       "faces, or heads: those of people who look away, too (the default inside)");

    CLI::App& clip = registry.group("clip", "Facts about clips");
    registry.command(clip, "list", "Show the clips that you may know of", std::make_shared<NoOptions>(), clipList);
    auto show = std::make_shared<ClipOptions>();
    addClipCommand(registry, clip, "show", "Show one clip", clipShow, show)
        .add_flag("--doubts", show->doubts, "Custodians: where face finding was least sure");
    addClipCommand(registry, clip, "verify", "Check a clip's files against its manifest", clipVerify,
                   std::make_shared<ClipOptions>());
    for (const char* name : {"report", "hold"}) {
        auto report = std::make_shared<ClipOptions>();
        addClipCommand(registry, clip, name, "Nobody should watch this: close it for everybody", clipReport, report)
            .add_option("--reason", report->reason, "Why");
    }
    addClipCommand(registry, clip, "release", "Let a held clip be seen again", clipRelease,
                   std::make_shared<ClipOptions>());

    CLI::App& consent = registry.group("consent", "Consent records");
    addConsentCommand(registry, consent, "show", "Show a consent record", consentShow);
    addConsentCommand(registry, consent, "withdraw", "Withdraw it, and erase its clips", consentWithdraw);
}

} // namespace consentry::app::ctl
