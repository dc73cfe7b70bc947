#include "app/gui/queue_model.h"
#include "tests/support/test_support.h"
#include "widgets/panels/queue_panel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace consentry;
using namespace consentry::app;
using consent::Action;
using consent::TaskState;

namespace {

const Timestamp kNow = fromRfc3339("2026-05-04T12:00:00Z").value();

storage::ClipRow row(TaskState state, std::set<Action> actions = {Action::View, Action::Annotate})
{
    storage::ClipRow result;
    result.clip = ClipId::random();
    result.camera = "door";
    result.state = state;
    result.myGrant =
        storage::GrantSummary{.id = {}, .actions = std::move(actions), .expires = kNow + std::chrono::hours(5)};
    return result;
}

int shown(storage::ClipRow one, QueueKind kind)
{
    QueueModel model;
    model.setRows({std::move(one)}, kind);
    return model.rowCount();
}

} // namespace

class TestQueueModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheRulesOfModels();
    void listsOnlyWhatMayBeOpened();
    void reviewListsWhatWasSubmitted_data();
    void reviewListsWhatWasSubmitted();
    void filters_data();
    void filters();
    void reviewersTurnIsWhatWasSubmitted();
    void tellsTimeLeft();
    void tellsTheBasisInWords();
    void findsRowsById();
};

void TestQueueModel::keepsTheRulesOfModels()
{
    QueueModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNow(kNow);
    model.setRows({row(TaskState::Assigned), row(TaskState::Submitted), row(TaskState::Accepted)}, QueueKind::Annotate);
    model.setFilter(QueueFilter::Submitted);
    model.setNow(kNow + std::chrono::minutes(1));
    model.setFilter(QueueFilter::All);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.rowCount(model.index(0)), 0);
    QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
    model.setRows({}, QueueKind::Annotate);
    QCOMPARE(model.rowCount(), 0);
}

void TestQueueModel::listsOnlyWhatMayBeOpened()
{
    QCOMPARE(shown(row(TaskState::Assigned), QueueKind::Annotate), 1); // the control
    auto held = row(TaskState::Assigned);
    held.held = true;
    QCOMPARE(shown(held, QueueKind::Annotate), 0);
    auto withdrawn = row(TaskState::Assigned);
    withdrawn.consentEnded = true;
    QCOMPARE(shown(withdrawn, QueueKind::Annotate), 0);
    auto erased = row(TaskState::Assigned);
    erased.erased = true;
    QCOMPARE(shown(erased, QueueKind::Annotate), 0);
    auto notGranted = row(TaskState::Assigned);
    notGranted.myGrant.reset();
    QCOMPARE(shown(notGranted, QueueKind::Annotate), 0);
    QCOMPARE(shown(row(TaskState::Assigned, {Action::Assign}), QueueKind::Annotate), 0);
}

void TestQueueModel::reviewListsWhatWasSubmitted_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("withReview");
    QTest::newRow("unassigned") << int(TaskState::Unassigned) << 0;
    QTest::newRow("assigned") << int(TaskState::Assigned) << 0;
    QTest::newRow("in progress") << int(TaskState::InProgress) << 0;
    QTest::newRow("submitted") << int(TaskState::Submitted) << 1;
    QTest::newRow("returned") << int(TaskState::Returned) << 0;
    QTest::newRow("accepted") << int(TaskState::Accepted) << 1;
}

void TestQueueModel::reviewListsWhatWasSubmitted()
{
    QFETCH(const int, state);
    QFETCH(const int, withReview);
    QCOMPARE(shown(row(TaskState(state), {Action::View, Action::Review}), QueueKind::Review), withReview);
    QCOMPARE(shown(row(TaskState(state), {Action::View, Action::Annotate}), QueueKind::Review), 0);
    QVERIFY(!taskStateWord(TaskState(state)).isEmpty());
}

void TestQueueModel::filters_data()
{
    QTest::addColumn<int>("filter");
    QTest::addColumn<int>("count");
    QTest::newRow("all") << int(QueueFilter::All) << 5;
    QTest::newRow("to do") << int(QueueFilter::ToDo) << 3;
    QTest::newRow("submitted") << int(QueueFilter::Submitted) << 1;
    QTest::newRow("accepted") << int(QueueFilter::Accepted) << 1;
}

void TestQueueModel::filters()
{
    QFETCH(const int, filter);
    QFETCH(const int, count);
    QueueModel model;
    model.setFilter(QueueFilter(filter));
    model.setRows({row(TaskState::Assigned), row(TaskState::InProgress), row(TaskState::Submitted),
                   row(TaskState::Returned), row(TaskState::Accepted)},
                  QueueKind::Annotate);
    QCOMPARE(model.rowCount(), count);
    QVERIFY(!queueFilterWords().value(filter).isEmpty());
    QCOMPARE(queueFilterWords().size(), 4);
}

void TestQueueModel::reviewersTurnIsWhatWasSubmitted()
{
    const std::set<Action> review{Action::View, Action::Review};
    QueueModel model;
    model.setRows({row(TaskState::Submitted, review), row(TaskState::Accepted, review)}, QueueKind::Review);
    QVERIFY(!model.isFiltered());
    model.setFilter(QueueFilter::ToDo);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0).data(widgets::kStateTextRole).toString(), taskStateWord(TaskState::Submitted));
    QVERIFY(model.isFiltered());
}

/// A colour and a sign are not enough: whoever hears the list, or asks what the sign means, gets the word.
void TestQueueModel::tellsTheBasisInWords()
{
    storage::ClipRow shared = row(TaskState::Assigned);
    shared.basis = consent::Basis::PubliclyShared;
    QueueModel model;
    model.setRows({row(TaskState::Assigned), std::move(shared)}, QueueKind::Annotate);
    for (const int role : {int(Qt::AccessibleTextRole), int(Qt::ToolTipRole)}) {
        QVERIFY(model.index(0).data(role).toString().contains(QLatin1String(", consented, ")));
        QVERIFY(model.index(1).data(role).toString().contains(QLatin1String(", publicly shared, ")));
    }
    QVERIFY(model.index(0).data(widgets::kBasisRole) != model.index(1).data(widgets::kBasisRole));
}

void TestQueueModel::tellsTimeLeft()
{
    QueueModel model;
    model.setRows({row(TaskState::Assigned)}, QueueKind::Annotate);
    model.setNow(kNow);
    QCOMPARE(model.index(0).data(widgets::kTimeLeftRole).toString(), QStringLiteral("5 h 0 m left"));
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setNow(kNow + std::chrono::hours(4) + std::chrono::minutes(55));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.index(0).data(widgets::kTimeLeftRole).toString(), QStringLiteral("5 m left"));
    QCOMPARE(model.index(0).data(widgets::kUrgencyRole).toInt(), int(widgets::Urgency::Soon));
    model.setNow(kNow + std::chrono::hours(6));
    QCOMPARE(model.index(0).data(widgets::kUrgencyRole).toInt(), int(widgets::Urgency::Over));
}

void TestQueueModel::findsRowsById()
{
    QueueModel model;
    const auto one = row(TaskState::Assigned);
    model.setRows({row(TaskState::Assigned), one}, QueueKind::Annotate);
    const auto* found = model.row(QString::fromStdString(one.clip.text()));
    QVERIFY(found != nullptr);
    QCOMPARE(found->clip, one.clip);
    QVERIFY(model.row(QStringLiteral("nothing")) == nullptr);
    QVERIFY(model.row({}) == nullptr);
}

QTEST_GUILESS_MAIN(TestQueueModel)
#include "tst_queue_model.moc"
