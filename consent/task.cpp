#include "consent/task.h"

#include <algorithm>

namespace consentry::consent {
namespace {

struct StateText {
    TaskState state;
    std::string_view text;
};

constexpr StateText kStates[] = {
    {TaskState::Unassigned, "unassigned"}, {TaskState::Assigned, "assigned"}, {TaskState::InProgress, "in_progress"},
    {TaskState::Submitted, "submitted"},   {TaskState::Returned, "returned"}, {TaskState::Accepted, "accepted"},
};

struct StepRule {
    TaskStep step;
    std::string_view text;
    std::initializer_list<TaskState> from;
};

constexpr StepRule kSteps[] = {
    {TaskStep::Submit, "submit", {TaskState::Assigned, TaskState::InProgress, TaskState::Returned}},
    {TaskStep::Accept, "accept", {TaskState::Submitted}},
    {TaskStep::Return, "return", {TaskState::Submitted}},
    {TaskStep::Reopen, "reopen", {TaskState::Accepted}},
};

/// Whether `answer` is about exactly the last submission, by id and by hash, and by none of its authors.
template<class Answer>
bool isAbout(const std::optional<Signed<Answer>>& answer, const TaskHistory& history)
{
    return answer && answer->body.submission == history.submission->header.id
           && answer->body.submissionHash == history.submission->hash && !isAuthor(history, answer->header.signer);
}

bool isReopened(const TaskHistory& history)
{
    return history.reopen && history.acceptance && history.reopen->body.acceptance == history.acceptance->header.id;
}

} // namespace

bool Division::waitsFor(const crypto::KeyId& person) const
{
    return std::ranges::any_of(
        segments, [&](const SegmentState& state) { return state.segment.assignee == person && !state.handIn; });
}

bool Division::isComplete() const
{
    return std::ranges::all_of(segments, [](const SegmentState& state) { return state.handIn.has_value(); });
}

bool isAuthor(const TaskHistory& history, const crypto::KeyId& person)
{
    const auto isBy = [&](const auto& object) { return object.header.signer == person; };
    return (history.submission && isBy(*history.submission)) || std::ranges::any_of(history.parts, isBy);
}

std::string_view textOf(TaskState state)
{
    return std::ranges::find(kStates, state, &StateText::state)->text;
}

Result<TaskState> taskStateFromText(std::string_view text)
{
    const auto found = std::ranges::find(kStates, text, &StateText::text);
    if (found == std::end(kStates))
        return makeError(Errc::BadSchema, "state", "unknown value");
    return found->state;
}

bool isWithReviewers(TaskState state)
{
    return state == TaskState::Submitted || state == TaskState::Accepted;
}

TaskState taskState(const TaskHistory& history)
{
    if (history.submission) {
        if (isAbout(history.acceptance, history))
            return isReopened(history) ? TaskState::Returned : TaskState::Accepted;
        return isAbout(history.returned, history) ? TaskState::Returned : TaskState::Submitted;
    }
    if (!history.hasGrant)
        return TaskState::Unassigned;
    return history.hasLabels ? TaskState::InProgress : TaskState::Assigned;
}

std::string returnComment(const TaskHistory& history)
{
    if (taskState(history) != TaskState::Returned)
        return {};
    return isReopened(history) ? history.reopen->body.comment : history.returned->body.comment;
}

Result<void> checkStep(const TaskHistory& history, TaskStep step, const crypto::KeyId& person)
{
    const TaskState state = taskState(history);
    const StepRule& rule = *std::ranges::find(kSteps, step, &StepRule::step);
    if (std::ranges::find(rule.from, state) == rule.from.end())
        return makeError(Errc::TaskState, textOf(state), rule.text);
    const bool judges = step == TaskStep::Accept || step == TaskStep::Return;
    if (judges && isAuthor(history, person))
        return Errc::SelfReview;
    return {};
}

} // namespace consentry::consent
