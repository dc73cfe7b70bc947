#include "tests/support/test_support.h"
#include "tests/widgets/timeline_stage.h"

#include <QContextMenuEvent>
#include <QSignalSpy>

using namespace consentry;
using namespace consentry::widgets;
using consentry::testing::LabelFixture;
using Stage = consentry::testing::TimelineStage;

namespace {

std::vector<std::int64_t> keysOf(const annotation::Track& track)
{
    std::vector<std::int64_t> frames;
    for (const annotation::KeyFrame& key : track.keyFrames)
        frames.push_back(key.frame.value);
    return frames;
}

using Frames = std::vector<std::int64_t>;

/// A track with key frames at 10, 40 and 70.
annotation::TrackId addTrack(LabelFixture& labels)
{
    const auto id = labels.add({10, 10, 50, 50}, {10});
    for (const std::int64_t frame : {40, 70})
        (void)labels.document.setBox({id, {frame}, {double(frame), 10, 50, 50}});
    return id;
}

} // namespace

/// What hands change on the timeline.
class TestTimelineEdits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keyFrameIsDraggedInTime_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<Frames>("expected");
        QTest::newRow("inner") << 40 << 55 << Frames{10, 55, 70};
        QTest::newRow("begin") << 10 << 3 << Frames{3, 40, 70};
        QTest::newRow("end") << 70 << 90 << Frames{10, 40, 90};
        QTest::newRow("not past its neighbour") << 40 << 95 << Frames{10, 69, 70};
        QTest::newRow("not out of the clip") << 10 << -20 << Frames{0, 40, 70};
    }

    void keyFrameIsDraggedInTime()
    {
        QFETCH(const int, from);
        QFETCH(const int, to);
        QFETCH(const Frames, expected);
        LabelFixture labels;
        const auto id = addTrack(labels);
        Stage stage(labels);
        const int y = *stage.view.laneMiddle(id);
        stage.drag(stage.cell({from}, y), stage.cell({to}, y));
        QCOMPARE(keysOf(labels.track(id)), expected);
        QCOMPARE(labels.document.undoEdit()->kind, edit::EditKind::MoveKeyFrame);
        QVERIFY_OK(labels.document.undo());
        QCOMPARE(keysOf(labels.track(id)), (Frames{10, 40, 70})); // one step
        QCOMPARE(labels.selection.single(), std::optional(id));
        QVERIFY(stage.seeks.size() > 1); // the picture followed
    }

    void escapeLeavesTheKeyFrameWhereItWas()
    {
        LabelFixture labels;
        const auto id = addTrack(labels);
        Stage stage(labels);
        const int y = *stage.view.laneMiddle(id);
        QTest::mousePress(stage.view.viewport(), Qt::LeftButton, {}, stage.cell({40}, y));
        stage.moveTo(stage.cell({60}, y));
        QVERIFY(stage.view.stepBackOut());
        QTest::mouseRelease(stage.view.viewport(), Qt::LeftButton, {}, stage.cell({60}, y));
        QCOMPARE(keysOf(labels.track(id)), (Frames{10, 40, 70}));
        QCOMPARE(stage.seeks.back(), FrameIndex{40});
        QVERIFY(!stage.view.stepBackOut());
    }

    void readOnlyKeyFramesStay()
    {
        LabelFixture labels;
        const auto id = addTrack(labels);
        labels.document.setMode(edit::EditMode::ReadOnly);
        Stage stage(labels);
        QSignalSpy refused(&stage.view, &TimelineView::editRefused);
        const int y = *stage.view.laneMiddle(id);
        stage.drag(stage.cell({40}, y), stage.cell({60}, y));
        QCOMPARE(keysOf(labels.track(id)), (Frames{10, 40, 70}));
        QCOMPARE(refused.count(), 0);
        QCOMPARE(stage.seeks.back(), FrameIndex{60}); // it scrubs
    }

    void editDuringADragEndsIt()
    {
        LabelFixture labels;
        const auto id = addTrack(labels);
        Stage stage(labels);
        const int y = *stage.view.laneMiddle(id);
        QTest::mousePress(stage.view.viewport(), Qt::LeftButton, {}, stage.cell({40}, y));
        stage.moveTo(stage.cell({60}, y));
        const std::array ids{id};
        QVERIFY_OK(labels.document.removeTracks(ids));
        stage.moveTo(stage.cell({65}, y));
        QTest::mouseRelease(stage.view.viewport(), Qt::LeftButton, {}, stage.cell({65}, y));
        QVERIFY(labels.document.labels().tracks.empty());
    }

    void shiftSelectsARangeOfSomeLanes()
    {
        LabelFixture labels;
        const auto first = addTrack(labels);
        const auto second = addTrack(labels);
        const auto third = addTrack(labels);
        Stage stage(labels);
        stage.drag(stage.cell({60}, *stage.view.laneMiddle(second)), stage.cell({30}, *stage.view.laneMiddle(first)),
                   Qt::ShiftModifier);
        QCOMPARE(labels.selection.range(), std::optional(FrameRange{{30}, {61}}));
        QVERIFY(labels.selection.contains(first) && labels.selection.contains(second));
        QVERIFY(!labels.selection.contains(third));
        QVERIFY(stage.seeks.empty());
        const QImage image = stage.view.viewport()->grab().toImage();
        const int y = *stage.view.laneMiddle(first) + 8;
        QVERIFY(image.pixel(stage.cell({45}, y)) != image.pixel(stage.cell({80}, y)));
        QVERIFY(stage.view.stepBackOut());
        QVERIFY(!labels.selection.range());
        QCOMPARE(keysOf(labels.track(first)), (Frames{10, 40, 70}));
    }

    void menuIsAboutWhatIsUnderThePointer()
    {
        LabelFixture labels;
        addTrack(labels);
        const auto second = addTrack(labels);
        Stage stage(labels);
        QSignalSpy wanted(&stage.view, &TimelineView::menuRequested);
        const QPoint at = stage.cell({40}, *stage.view.laneMiddle(second)) + QPoint(2, 0);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, stage.view.viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(stage.view.viewport(), &event);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(labels.selection.single(), std::optional(second));
        QCOMPARE(stage.seeks, (std::vector<FrameIndex>{{40}}));
    }

    void lanesAreSorted()
    {
        LabelFixture labels;
        const auto late = labels.add({10, 10, 50, 50}, {50}, "vehicle");
        const auto early = labels.add({10, 10, 50, 50}, {5}, "person");
        const auto animal = labels.add({10, 10, 50, 50}, {20}, "animal");
        const auto orderOf = [&](LaneOrder order) { return lanesOf(labels.document.labels(), order); };
        using Ids = std::vector<annotation::TrackId>;
        QCOMPARE(orderOf(LaneOrder::Number), (Ids{late, early, animal}));
        QCOMPARE(orderOf(LaneOrder::Class), (Ids{animal, early, late}));
        QCOMPARE(orderOf(LaneOrder::Begin), (Ids{early, animal, late}));
        Stage stage(labels);
        stage.view.setLaneOrder(LaneOrder::Begin);
        QTest::mouseClick(stage.view.viewport(), Qt::LeftButton, {}, {40, *stage.view.laneMiddle(early)});
        QCOMPARE(labels.selection.single(), std::optional(early));
        QVERIFY(*stage.view.laneMiddle(early) < *stage.view.laneMiddle(late));
    }

    void issuesHaveADot()
    {
        LabelFixture labels;
        const auto id = addTrack(labels);
        Stage stage(labels);
        const QPoint dot = stage.cell({40}, *stage.view.laneMiddle(id) - 8);
        const QColor color = Theme().color(Token::Denied);
        QVERIFY(stage.view.viewport()->grab().toImage().pixelColor(dot) != color);
        stage.view.setIssues({{id, {40}, QStringLiteral("leaps")}});
        QCOMPARE(stage.view.viewport()->grab().toImage().pixelColor(dot), color);
    }

    void pointerTellsWhichFrameItIsOver()
    {
        LabelFixture labels;
        Stage stage(labels);
        std::vector<std::optional<FrameIndex>> hovered;
        connect(&stage.view, &TimelineView::frameHovered, this,
                [&](std::optional<FrameIndex> frame, int) { hovered.push_back(frame); });
        const QPoint at = stage.cell({33}, 60);
        QMouseEvent move(QEvent::MouseMove, at, stage.view.viewport()->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(stage.view.viewport(), &move);
        QCOMPARE(hovered.back(), std::optional(FrameIndex{33}));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(stage.view.viewport(), &leave);
        QVERIFY(!hovered.back());
    }

    void arrowsStepWhereTheTimelineHasTheKeys()
    {
        LabelFixture labels;
        Stage stage(labels);
        QTest::keyClick(&stage.view, Qt::Key_Right);
        QTest::keyClick(&stage.view, Qt::Key_Left);
        QTest::keyClick(&stage.view, Qt::Key_Left); // the clip begins here
        QCOMPARE(stage.seeks, (std::vector<FrameIndex>{{1}, {0}, {0}}));
    }
};

QTEST_MAIN(TestTimelineEdits)
#include "tst_timeline_edits.moc"
