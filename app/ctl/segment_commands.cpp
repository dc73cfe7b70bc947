#include "app/ctl/registry.h"
#include "app/ctl/text.h"
#include "app/operations/membership.h"
#include "app/operations/segments.h"
#include "app/operations/tasks.h"

#include <algorithm>

namespace consentry::app::ctl {
namespace {

struct SegmentOptions {
    std::string clip;
    std::vector<std::int64_t> borders;
    std::vector<std::string> people;
    bool whole = false;
    std::string duration = "8h";
};

Result<Output> taskSegment(Context& context, const SegmentOptions& options)
{
    if (options.whole != options.people.empty() || (options.whole && !options.borders.empty()))
        return makeError(Errc::BadArgument, "--to", "name who labels each segment, or --whole alone");
    TRY_ASSIGN(const auto duration, durationFromText("--for", options.duration));
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ClipId clip, session.workspace().resolveClip(options.clip));
    if (options.whole) {
        TRY_ASSIGN(const ObjectId object, makeClipWhole(session, clip));
        return Output{{{"clip", clip.text()}, {"id", object.text()}},
                      {words("Clip %1 is whole again: whoever may label it labels all of it")
                           .arg(text(clip.shortText()))}};
    }
    TRY_ASSIGN(
        const ObjectId object,
        divideClip(session,
                   {.clip = clip, .borders = options.borders, .people = options.people, .duration = duration}));
    return Output{{{"clip", clip.text()}, {"id", object.text()}},
                  {words("Clip %1 is divided into %2 segments")
                       .arg(text(clip.shortText()), QString::number(options.people.size()))}};
}

struct TaskShow {
    std::string clip;
};

/// Of the queue, so that nobody is shown more than there.
Result<storage::ClipRow> rowOf(Session& session, ClipId clip)
{
    TRY_ASSIGN(const auto rows, listQueue(session));
    const auto found = std::ranges::find(rows, clip, &storage::ClipRow::clip);
    return found == rows.end() ? makeError(Errc::GrantMissing, clip.shortText()) : Result<storage::ClipRow>(*found);
}

Result<Output> taskShow(Context& context, const TaskShow& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ClipId clip, session.workspace().resolveClip(options.clip));
    TRY_ASSIGN(const auto row, rowOf(session, clip));
    TRY_ASSIGN(const auto keys, session.keyRing());
    const auto state = consent::textOf(row.state);
    Output output;
    output.json = {{"clip", clip.text()},
                   {"state", std::string(state)},
                   {"frames", row.media.frames},
                   {"segments", segmentsJson(row.segments, keys)}};
    output.lines = {words("Clip %1: %2").arg(text(clip.shortText()), text(state))};
    if (row.segments.empty())
        return output;
    std::vector<std::vector<QString>> table{{words("from"), words("to"), words("labelled by"), words("handed in")}};
    for (const consent::SegmentState& each : row.segments)
        table.push_back({QString::number(each.segment.frames.begin.value),
                         QString::number((each.segment.frames.end - 1).value),
                         text(memberName(keys, each.segment.assignee)), each.handIn ? words("yes") : words("no")});
    for (const QString& line : tableLines(table))
        output.lines.push_back(line);
    return output;
}

} // namespace

Json segmentsJson(const std::vector<consent::SegmentState>& segments, const consent::KeyRing& keys)
{
    Json list = Json::array();
    for (const consent::SegmentState& each : segments)
        list.push_back({{"begin", each.segment.frames.begin.value},
                        {"end", each.segment.frames.end.value},
                        {"assignee", memberName(keys, each.segment.assignee)},
                        {"handed_in", each.handIn.has_value()}});
    return list;
}

void addSegmentCommands(Registry& registry, CLI::App& task)
{
    auto segment = std::make_shared<SegmentOptions>();
    CLI::App& command =
        registry.command(task, "segment", "Divide a long clip among several members", segment, taskSegment);
    command.add_option("clip", segment->clip, "Clip id")->required();
    command.add_option("--at", segment->borders, "First frame of each further segment, counted from 0, ascending");
    command.add_option("--to", segment->people, "Who labels each segment, in order: one name more than borders");
    command.add_flag("--whole", segment->whole, "One person labels all of it again");
    command.add_option("--for", segment->duration, "How long those may label it who could not yet: 8h, 15m, 2d");
    auto show = std::make_shared<TaskShow>();
    registry.command(task, "show", "Where a clip's labels stand, and who labels which frames", show, taskShow)
        .add_option("clip", show->clip, "Clip id")
        ->required();
}

} // namespace consentry::app::ctl
