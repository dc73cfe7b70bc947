#include "consent/task.h"
#include "tests/support/consent_fixture.h"

using namespace consentry;
using namespace consentry::consent;
using namespace consentry::testing;

namespace {

/// The objects of a task that went through everything.
struct Story {
    ConsentFixture fixture;
    Signed<Submission> submission =
        fixture.sign(Submission{fixture.clip, fixture.grant.header.id, 1, {}}, fixture.annotator);
    Signed<Return> returned =
        fixture.sign(Return{fixture.clip, submission.header.id, submission.hash, "no"}, fixture.lead);
    Signed<Acceptance> acceptance =
        fixture.sign(Acceptance{fixture.clip, submission.header.id, submission.hash}, fixture.lead);
    Signed<Reopen> reopen = fixture.sign(Reopen{fixture.clip, acceptance.header.id, "again"}, fixture.lead);

    TaskHistory in(TaskState state) const
    {
        TaskHistory history;
        history.hasGrant = state != TaskState::Unassigned;
        history.hasLabels = state != TaskState::Unassigned && state != TaskState::Assigned;
        if (state == TaskState::Submitted || state == TaskState::Returned || state == TaskState::Accepted)
            history.submission = submission;
        if (state == TaskState::Returned)
            history.returned = returned;
        if (state == TaskState::Accepted)
            history.acceptance = acceptance;
        return history;
    }
};

constexpr TaskState kStates[] = {TaskState::Unassigned, TaskState::Assigned, TaskState::InProgress,
                                 TaskState::Submitted,  TaskState::Returned, TaskState::Accepted};

} // namespace

class TestTask : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stateFollowsFromTheObjects()
    {
        const Story story;
        for (const TaskState state : kStates) {
            QCOMPARE(taskState(story.in(state)), state);
            QCOMPARE(*taskStateFromText(textOf(state)), state);
        }
        QCOMPARE_ERRC(taskStateFromText("done"), Errc::BadSchema);
    }
    void allowsExactlyTheseSteps()
    {
        const Story story;
        const std::map<TaskStep, std::set<TaskState>> allowed = {
            {TaskStep::Submit, {TaskState::Assigned, TaskState::InProgress, TaskState::Returned}},
            {TaskStep::Accept, {TaskState::Submitted}},
            {TaskStep::Return, {TaskState::Submitted}},
            {TaskStep::Reopen, {TaskState::Accepted}},
        };
        for (const auto& [step, states] : allowed) {
            for (const TaskState state : kStates) {
                const auto result = checkStep(story.in(state), step, story.fixture.lead.keyId());
                QCOMPARE(result.ok(), states.contains(state));
                if (!result.ok())
                    QCOMPARE(result.error().code, Errc::TaskState);
            }
        }
    }
    void nobodyJudgesTheirOwnWork()
    {
        const Story story;
        const auto author = story.fixture.annotator.keyId();
        QCOMPARE_ERRC(checkStep(story.in(TaskState::Submitted), TaskStep::Accept, author), Errc::SelfReview);
        QCOMPARE_ERRC(checkStep(story.in(TaskState::Submitted), TaskStep::Return, author), Errc::SelfReview);
        TaskHistory history = story.in(TaskState::Submitted);
        history.acceptance = story.fixture.sign(story.acceptance.body, story.fixture.annotator);
        QCOMPARE(taskState(history), TaskState::Submitted);
    }
    void anAnswerToAnotherSubmissionIsNoAnswer()
    {
        const Story story;
        TaskHistory history = story.in(TaskState::Accepted);
        history.acceptance->body.submission = ObjectId::random();
        QCOMPARE(taskState(history), TaskState::Submitted);
        history = story.in(TaskState::Accepted);
        history.acceptance->body.submissionHash[0] ^= 1;
        QCOMPARE(taskState(history), TaskState::Submitted);
        history = story.in(TaskState::Returned);
        history.returned->body.submissionHash[0] ^= 1;
        QCOMPARE(taskState(history), TaskState::Submitted);
    }
    void reopeningReturnsTheClipToWork()
    {
        const Story story;
        TaskHistory history = story.in(TaskState::Accepted);
        history.reopen = story.reopen;
        QCOMPARE(taskState(history), TaskState::Returned);
        QCOMPARE(returnComment(history), std::string("again"));
        QCOMPARE(returnComment(story.in(TaskState::Returned)), std::string("no"));
        QVERIFY(returnComment(story.in(TaskState::Accepted)).empty());
        QVERIFY_OK(checkStep(history, TaskStep::Submit, story.fixture.annotator.keyId()));
        history.reopen->body.acceptance = ObjectId::random();
        QCOMPARE(taskState(history), TaskState::Accepted);
    }
};

QTEST_APPLESS_MAIN(TestTask)
#include "tst_task.moc"
