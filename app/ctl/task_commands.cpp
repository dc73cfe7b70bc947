#include "app/ctl/registry.h"
#include "app/ctl/text.h"
#include "app/operations/grants.h"
#include "app/operations/label_sets.h"
#include "app/operations/membership.h"
#include "app/operations/tasks.h"

#include "annotation/formats/coco_json.h"
#include "annotation/formats/labels_json.h"

#include <algorithm>

namespace consentry::app::ctl {
namespace {

struct QueueFilter {
    std::string state;
    std::string assignee;
};

bool matches(const storage::ClipRow& row, const consent::KeyRing& keys, const QueueFilter& filter)
{
    if (!filter.state.empty() && consent::textOf(row.state) != filter.state)
        return false;
    if (filter.assignee.empty())
        return true;
    return std::ranges::any_of(row.assignees,
                               [&](const crypto::KeyId& id) { return memberName(keys, id) == filter.assignee; });
}

Json rowJson(const storage::ClipRow& row, const consent::KeyRing& keys)
{
    std::set<std::string> assignees; // in the order of names, since that of keys is random
    for (const crypto::KeyId& id : row.assignees)
        assignees.insert(memberName(keys, id));
    Json json = {{"clip", row.clip.text()},
                 {"state", std::string(consent::textOf(row.state))},
                 {"camera", row.camera},
                 {"basis", std::string(consent::textOf(row.basis))},
                 {"held", row.held},
                 {"consent_ended", row.consentEnded},
                 {"consent_expires", rfc3339Text(row.consentExpires)},
                 {"frames", row.media.frames},
                 {"assignees", assignees}};
    if (row.myGrant)
        json["my_grant"] = {{"id", row.myGrant->id.text()},
                            {"actions", textsOf(row.myGrant->actions)},
                            {"expires", rfc3339Text(row.myGrant->expires)}};
    if (!row.segments.empty())
        json["segments"] = segmentsJson(row.segments, keys);
    if (row.submittedBy)
        json["submitted_by"] = memberName(keys, *row.submittedBy);
    return json;
}

QString stateWords(const storage::ClipRow& row)
{
    const QString state = text(consent::textOf(row.state));
    if (row.segments.empty())
        return state;
    const auto handedIn = std::ranges::count_if(row.segments, [](const auto& each) { return each.handIn.has_value(); });
    return words("%1, %2 of %3 segments handed in")
        .arg(state, QString::number(handedIn), QString::number(row.segments.size()));
}

Result<Output> showQueue(Context& context, const QueueFilter& filter)
{
    if (!filter.state.empty() && !consent::taskStateFromText(filter.state))
        return makeError(Errc::BadArgument, "--state", "'" + filter.state + "' is not known");
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const auto keys, session.keyRing());
    TRY_ASSIGN(const auto queue, listQueue(session));
    Output output;
    output.json = {{"items", Json::array()}};
    std::vector<std::vector<QString>> rows{
        {words("clip"), words("camera"), words("state"), words("basis"), words("frames"), words("your grant until")}};
    for (const storage::ClipRow& row : queue) {
        if (!matches(row, keys, filter))
            continue;
        output.json["items"].push_back(rowJson(row, keys));
        const QString state = row.consentEnded ? words("consent ended")
                              : row.held       ? words("on hold")
                                               : stateWords(row);
        rows.push_back({text(row.clip.shortText()), text(row.camera), state, text(consent::textOf(row.basis)),
                        QString::number(row.media.frames),
                        row.myGrant ? text(rfc3339Text(row.myGrant->expires)) : words("none")});
    }
    output.lines = tableLines(rows);
    return output;
}

struct TaskOptions {
    std::string clip;
    std::string to;
    std::string comment;
    std::string duration = "8h";
};

Result<Output> taskAssign(Context& context, const TaskOptions& options)
{
    TRY_ASSIGN(const auto duration, durationFromText("--for", options.duration));
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ClipId clip, session.workspace().resolveClip(options.clip));
    TRY_ASSIGN(const auto issued, issueGrants(session, {.to = options.to,
                                                        .clips = {clip},
                                                        .actions = {consent::Action::View, consent::Action::Annotate},
                                                        .purpose = consent::Purpose::Annotation,
                                                        .duration = duration}));
    const IssuedGrant& grant = issued.front();
    return Output{
        {{"grants", {{{"id", grant.id.text()}, {"clip", clip.text()}, {"expires", rfc3339Text(grant.expires)}}}}},
        {words("Assigned clip %1 to %2 until %3")
             .arg(text(clip.shortText()), text(options.to), text(rfc3339Text(grant.expires)))}};
}

/// The steps of whoever reviews differ in one call.
template<class Step>
Result<Output> takeStep(Context& context, const TaskOptions& options, const char* done, Step step)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ClipId clip, session.workspace().resolveClip(options.clip));
    TRY_ASSIGN(const ObjectId object, step(session, clip));
    return Output{{{"clip", clip.text()}, {"id", object.text()}}, {words(done).arg(text(clip.shortText()))}};
}

Result<Output> taskSubmit(Context& context, const TaskOptions& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ClipId clip, session.workspace().resolveClip(options.clip));
    TRY_ASSIGN(const ObjectId object, submitTask(session, clip));
    TRY_ASSIGN(const auto history, taskHistory(session, clip));
    const bool waits = consent::taskState(history) != consent::TaskState::Submitted;
    return Output{{{"clip", clip.text()}, {"id", object.text()}},
                  {words(waits ? QT_TRANSLATE_NOOP("consentryctl", "Handed in your part of clip %1; others are at work")
                               : QT_TRANSLATE_NOOP("consentryctl", "Submitted clip %1 for review"))
                       .arg(text(clip.shortText()))}};
}

Result<Output> taskAccept(Context& context, const TaskOptions& options)
{
    return takeStep(context, options, QT_TRANSLATE_NOOP("consentryctl", "Accepted the labels of clip %1"), acceptTask);
}

Result<Output> taskReturn(Context& context, const TaskOptions& options)
{
    return takeStep(context, options, QT_TRANSLATE_NOOP("consentryctl", "Sent clip %1 back"),
                    [&](Session& session, ClipId clip) { return returnTask(session, clip, options.comment); });
}

Result<Output> taskReopen(Context& context, const TaskOptions& options)
{
    return takeStep(context, options, QT_TRANSLATE_NOOP("consentryctl", "The labels of clip %1 are open again"),
                    [&](Session& session, ClipId clip) { return reopenTask(session, clip, options.comment); });
}

struct LabelsImport {
    std::string clip;
    fs::path file;
    std::string format = "coco";
};

Result<Output> labelsImport(Context& context, const LabelsImport& options)
{
    if (options.format != "coco")
        return makeError(Errc::BadArgument, "--format", "only coco can be imported");
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ClipId clip, session.workspace().resolveClip(options.clip));
    TRY_ASSIGN(const Bytes bytes, readFile(options.file, annotation::kMostCocoBytes));
    TRY_ASSIGN(const auto facts, clipFrameFacts(session, clip));
    TRY_ASSIGN(const annotation::LabelSet names, labelSetInForce(session));
    TRY_ASSIGN(const auto labels,
               annotation::readCoco(
                   bytes, {.clipId = clip.text(), .facts = facts, .author = session.identity().keyId().text}, names));
    TRY_ASSIGN(const std::size_t added, importLabels(session, clip, labels));
    return Output{{{"clip", clip.text()}, {"tracks", added}},
                  {words("Added %1 objects to clip %2").arg(QString::number(added), text(clip.shortText()))}};
}

struct LabelsShow {
    std::string clip;
};

Result<Output> labelsShow(Context& context, const LabelsShow& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ClipId clip, session.workspace().resolveClip(options.clip));
    TRY_ASSIGN(const auto labels, liveLabels(session, clip));
    Output output;
    const Bytes bytes = annotation::writeLabels(labels);
    output.json = Json::parse(bytes);
    std::vector<std::vector<QString>> rows{
        {words("object"), words("class"), words("key frames"), words("from"), words("to")}};
    for (const annotation::Track& track : labels.tracks)
        rows.push_back({QString::number(track.id.value),
                        text(track.label) + (track.kind.empty() ? QString() : QStringLiteral(" ") + text(track.kind)),
                        QString::number(track.keyFrames.size()), QString::number(track.keyFrames.front().frame.value),
                        QString::number(track.keyFrames.back().frame.value)});
    output.lines = tableLines(rows);
    return output;
}

void addTaskStep(Registry& registry, CLI::App& task, const char* name, const char* description,
                 Result<Output> (*run)(Context&, const TaskOptions&))
{
    auto options = std::make_shared<TaskOptions>();
    CLI::App& command = registry.command(task, name, description, options, run);
    command.add_option("clip", options->clip, "Clip id")->required();
    if (std::string_view(name) == "return" || std::string_view(name) == "reopen")
        command.add_option("--comment", options->comment, "What has to be done again")->required();
    if (std::string_view(name) == "assign") {
        command.add_option("--to", options->to, "Name of the member")->required();
        command.add_option("--for", options->duration, "How long: 8h, 15m, 2d");
    }
}

} // namespace

void addTaskCommands(Registry& registry)
{
    auto filter = std::make_shared<QueueFilter>();
    CLI::App& queue =
        registry.command(registry.app(), "queue", "Clips and where their labels stand", filter, showQueue);
    queue.add_option("--state", filter->state, "unassigned, assigned, in_progress, submitted, returned or accepted");
    queue.add_option("--assignee", filter->assignee, "Name of a member");

    CLI::App& task = registry.group("task", "Steps of a clip through the label queue");
    addTaskStep(registry, task, "assign", "Let a member label a clip", taskAssign);
    addSegmentCommands(registry, task);
    addTaskStep(registry, task, "submit", "Sign the labels as finished", taskSubmit);
    addTaskStep(registry, task, "accept", "Accept submitted labels", taskAccept);
    addTaskStep(registry, task, "return", "Send submitted labels back", taskReturn);
    addTaskStep(registry, task, "reopen", "Take an acceptance back", taskReopen);

    CLI::App& labels = registry.group("labels", "Labels of a clip");
    auto import = std::make_shared<LabelsImport>();
    CLI::App& importCommand = registry.command(labels, "import", "Add labels from a file", import, labelsImport);
    importCommand.add_option("clip", import->clip, "Clip id")->required();
    importCommand.add_option("file", import->file, "File with the labels")->required();
    importCommand.add_option("--format", import->format, "coco");
    auto show = std::make_shared<LabelsShow>();
    registry.command(labels, "show", "Show the labels as they are now", show, labelsShow)
        .add_option("clip", show->clip, "Clip id")
        ->required();
}

} // namespace consentry::app::ctl
