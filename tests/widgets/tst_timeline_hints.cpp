#include "annotation/edit/clip_operations.h"
#include "tests/support/test_support.h"
#include "tests/widgets/timeline_stage.h"
#include "widgets/panels/mode_line.h"
#include "widgets/timeline/overview_strip.h"

#include <QHelpEvent>
#include <QLabel>
#include <QSignalSpy>
#include <QToolTip>

using namespace consentry;
using namespace consentry::widgets;
using consentry::testing::LabelFixture;
using Stage = consentry::testing::TimelineStage;

namespace {

/// A tag from frame 20 to 39 above a person with key frames at 10 and 40, who walks from 50 on and stands from 70 on.
struct Clip : LabelFixture {
    Clip()
    {
        (void)edit::setRangeTag(document, {"rain", {{20}, {40}}}, true);
        (void)document.setBox({person, {40}, {200, 10, 50, 50}});
        (void)document.setAttributeFrom(person, {{50}, "activity", "walking"});
        (void)document.setAttributeFrom(person, {{70}, "activity", "standing"});
        (void)document.setAttributeFrom(person, {{90}, "activity", ""});
    }
    annotation::TrackId person = add({10, 10, 50, 50}, {10});
};

QString tipOver(TimelineView& view, QPoint at)
{
    QToolTip::hideText();
    QHelpEvent event(QEvent::ToolTip, at, view.viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(view.viewport(), &event);
    return QToolTip::isVisible() ? QToolTip::text() : QString();
}

void pointAt(TimelineView& view, QPoint at)
{
    QMouseEvent move(QEvent::MouseMove, at, view.viewport()->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
    QCoreApplication::sendEvent(view.viewport(), &move);
}

} // namespace

/// What the timeline says before anybody clicks.
class TestTimelineHints : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hintSaysWhatTheClickDoes_data()
    {
        QTest::addColumn<int>("frame"); // below 0: on the name
        QTest::addColumn<int>("row");   // below 0: on the ruler
        QTest::addColumn<bool>("readOnly");
        QTest::addColumn<QString>("expected");
        QTest::newRow("ruler") << 60 << -1 << false << "Click: go to frame 61";
        QTest::newRow("lane") << 60 << 2 << false << "Click: select person 1, and go to frame 61";
        QTest::newRow("key frame") << 40 << 2 << false << "Drag: move it in time";
        QTest::newRow("key frame, read only") << 40 << 2 << true << "Click: go to this key frame";
        QTest::newRow("tag") << 30 << 0 << false << "mark the range of the tag, and go to frame 31";
        QTest::newRow("beside the tag") << 70 << 0 << false << "Click: go to frame 71";
        QTest::newRow("name") << -1 << 2 << false << "Click: select person 1";
        QTest::newRow("head") << -1 << 1 << false << "Click: fold the lanes of person (1)";
    }

    void hintSaysWhatTheClickDoes()
    {
        QFETCH(const int, frame);
        QFETCH(const int, row);
        QFETCH(const bool, readOnly);
        QFETCH(const QString, expected);
        Clip clip;
        Stage stage(clip);
        stage.view.setLaneOrder(LaneOrder::Class);
        clip.document.setMode(readOnly ? edit::EditMode::ReadOnly : edit::EditMode::Editable);
        QSignalSpy said(&stage.view, &TimelineView::hintChanged);
        const int y = row < 0 ? 10 : stage.view.rowMiddle(static_cast<std::size_t>(row));
        pointAt(stage.view, frame < 0 ? QPoint(40, y) : stage.cell({frame}, y));
        QCOMPARE(said.count(), 1);
        QVERIFY2(said.last()[0].toString().contains(expected), qPrintable(said.last()[0].toString()));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(stage.view.viewport(), &leave);
        QCOMPARE(said.last()[0].toString(), QString());
    }

    void heldItSaysWhatLettingGoDoes()
    {
        Clip clip;
        Stage stage(clip);
        QSignalSpy said(&stage.view, &TimelineView::hintChanged);
        const auto hint = [&] { return said.last()[0].toString(); };
        const int lane = stage.view.rowMiddle(1);
        QTest::mousePress(stage.view.viewport(), Qt::LeftButton, {}, stage.cell({40}, lane));
        QVERIFY(hint().contains(QStringLiteral("have the key frame here")));
        QVERIFY(stage.view.stepBackOut());
        QVERIFY(hint().startsWith(QStringLiteral("Click")));
        QTest::mouseRelease(stage.view.viewport(), Qt::LeftButton, {}, stage.cell({40}, lane));
        const QPoint end(qRound(stage.view.scale().edge({40})) - 1, stage.view.rowMiddle(0));
        pointAt(stage.view, end);
        QVERIFY(hint().contains(QStringLiteral("move this end of the tag")));
        QTest::mousePress(stage.view.viewport(), Qt::LeftButton, {}, end);
        QVERIFY(hint().contains(QStringLiteral("have the end of the tag here")));
        QTest::mouseRelease(stage.view.viewport(), Qt::LeftButton, {}, end);
    }

    void modeLineFallsBackAndIsNeverEmpty()
    {
        Appearance appearance;
        ModeLine line(appearance);
        const auto* hint = line.findChild<QLabel*>(QStringLiteral("modeHint"));
        const QString nothing = hint->text();
        QVERIFY(!nothing.isEmpty());
        line.setHint(QStringLiteral("draw"));
        line.setPointerHint(QStringLiteral("seek"));
        QCOMPARE(hint->text(), QStringLiteral("seek"));
        line.setKeysHint(QStringLiteral("1 walks"));
        QCOMPARE(hint->text(), QStringLiteral("1 walks"));
        line.setKeysHint({});
        QCOMPARE(hint->text(), QStringLiteral("seek"));
        line.setPointerHint({});
        QCOMPARE(hint->text(), QStringLiteral("draw"));
        line.setHint({});
        QCOMPARE(hint->text(), nothing);
    }

    void tipTellsTheValueUnderThePointer()
    {
        Clip clip;
        Stage stage(clip);
        const int lane = stage.view.rowMiddle(1) + 7; // on the stripe
        QVERIFY(tipOver(stage.view, stage.cell({60}, lane)).contains(QStringLiteral("activity: walking")));
        QVERIFY(tipOver(stage.view, stage.cell({80}, lane)).contains(QStringLiteral("activity: standing")));
        (void)tipOver(stage.view, stage.cell({95}, lane)); // no value
        QTRY_VERIFY(!QToolTip::isVisible());               // it goes a moment later
        stage.view.setIssues({{clip.person, {40}, QStringLiteral("it leaps")}});
        QVERIFY(tipOver(stage.view, stage.cell({40}, lane)).contains(QStringLiteral("it leaps")));
    }

    /// Values are told apart without their colour: one stripe is whole, the next is not.
    void stripesDifferInTheirPattern()
    {
        Clip clip;
        Stage stage(clip);
        const QImage picture = stage.view.viewport()->grab().toImage();
        const int y = stage.view.rowMiddle(1) + 7;
        const auto painted = [&](FrameIndex from, FrameIndex to) {
            const QRgb ground = picture.pixel(qRound(stage.view.scale().middle({95})), y);
            int pixels = 0;
            int changes = 0;
            bool before = true;
            for (int x = qRound(stage.view.scale().edge(from)) + 1; x < stage.view.scale().edge(to) - 1; ++x) {
                const bool is = picture.pixel(x, y) != ground;
                pixels += is ? 1 : 0;
                changes += is != before ? 1 : 0;
                before = is;
            }
            return std::pair(pixels, changes);
        };
        const auto walking = painted({50}, {70});
        const auto standing = painted({70}, {90});
        QVERIFY(walking.first > 20 && standing.first > 20);
        QCOMPARE(standing.second, 0);
        QVERIFY(walking.second > 8);
    }

    void keysZoomAboutTheFrameOnScreen()
    {
        Clip clip;
        Stage stage(clip);
        stage.view.setPosition({60});
        const double whole = stage.view.scale().pixelsPerFrame();
        const double here = stage.view.scale().middle({60});
        stage.view.zoomIn();
        QCOMPARE(stage.view.scale().pixelsPerFrame(), whole * 1.5);
        QVERIFY(std::abs(stage.view.scale().middle({60}) - here) < 1);
        stage.view.zoomIn();
        stage.view.showWholeClip();
        QCOMPARE(stage.view.scale().pixelsPerFrame(), whole);
        stage.view.zoomOut(); // no smaller than that
        QCOMPARE(stage.view.scale().pixelsPerFrame(), whole);
    }

    void classesOfTheSelectedFold()
    {
        Clip clip;
        const auto dog = clip.add({100, 10, 50, 50}, {5}, "animal");
        Stage stage(clip);
        QVERIFY(!stage.view.foldSelected()); // lanes are by number
        stage.view.setLaneOrder(LaneOrder::Class);
        clip.selection.selectOnly(clip.person);
        QVERIFY(stage.view.foldSelected());
        QVERIFY(!stage.view.laneMiddle(clip.person) && stage.view.laneMiddle(dog));
        clip.selection.clear();
        QVERIFY(stage.view.foldSelected()); // not all are folded yet
        QVERIFY(!stage.view.laneMiddle(clip.person) && !stage.view.laneMiddle(dog));
        QVERIFY(stage.view.foldSelected());
        QVERIFY(stage.view.laneMiddle(clip.person) && stage.view.laneMiddle(dog));
    }
};

QTEST_MAIN(TestTimelineHints)
#include "tst_timeline_hints.moc"
