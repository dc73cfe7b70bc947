#include "widgets/timeline/key_mark.h"
#include "widgets/timeline/overview_strip.h"
#include "widgets/timeline/timeline_metrics.h"
#include "widgets/timeline/track_spans.h"

#include "tests/support/test_support.h"
#include "tests/widgets/timeline_stage.h"

#include <QAccessible>
#include <QPainter>
#include <QSignalSpy>

using namespace consentry;
using namespace consentry::widgets;
using consentry::testing::LabelFixture;
using Stage = consentry::testing::TimelineStage;

class TestTimeline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachFrameHasItsCell_data()
    {
        QTest::addColumn<qint64>("frames");
        QTest::addColumn<double>("width");
        QTest::newRow("few") << qint64{7} << 700.0;
        QTest::newRow("odd") << qint64{331} << 757.0;
        QTest::newRow("more frames than pixels") << qint64{18'000} << 757.0;
    }

    void eachFrameHasItsCell()
    {
        QFETCH(const qint64, frames);
        QFETCH(const double, width);
        const FrameScale whole(frames, 132, width);
        for (const FrameScale& scale : {whole, whole.zoomedAt(400, 7).moved(13)}) {
            for (qint64 i = scale.inSight().begin.value; i < scale.inSight().end.value; ++i)
                QCOMPARE(scale.frameAt(scale.middle({i})), FrameIndex{i});
        }
        QCOMPARE(whole.frameAt(-1000), FrameIndex{0});
        QCOMPARE(whole.frameAt(10'000), FrameIndex{frames - 1});
    }

    void spansFollowTheRulesOfInterpolation()
    {
        annotation::Track track;
        track.keyFrames = {{.frame = {10}, .box = {0, 0, 5, 5}},
                           {.frame = {20}, .box = {0, 0, 5, 5}, .occluded = true},
                           {.frame = {30}, .box = {0, 0, 5, 5}, .outside = true},
                           {.frame = {40}, .box = {0, 0, 5, 5}}};
        const std::vector<TrackSpan> expected{
            {{{10}, {20}}, Covering::Clear}, {{{20}, {30}}, Covering::Occluded}, {{{40}, {100}}, Covering::Clear}};
        QCOMPARE(visibleSpans(track, {{0}, {100}}), expected);
        QCOMPARE(visibleSpans(track, {{25}, {26}}), (std::vector<TrackSpan>{{{{25}, {26}}, Covering::Occluded}}));
        QVERIFY(visibleSpans(track, {{30}, {40}}).empty());
        track.keyFrames.resize(1);
        track.singleFrame = true;
        QCOMPARE(visibleSpans(track, {{0}, {100}}), (std::vector<TrackSpan>{{{{10}, {11}}, Covering::Clear}}));
    }

    void clickGoesToTheExactFrame()
    {
        LabelFixture labels;
        Stage stage(labels);
        for (const std::int64_t frame : {0, 1, 37, 98, 99}) {
            QTest::mouseClick(stage.view.viewport(), Qt::LeftButton, {}, stage.cell({frame}));
            QCOMPARE(stage.seeks.back(), FrameIndex{frame});
            QCOMPARE(stage.view.position(), FrameIndex{frame});
        }
    }

    void dragScrubsAndIgnoresLatecomers()
    {
        LabelFixture labels;
        Stage stage(labels);
        QTest::mousePress(stage.view.viewport(), Qt::LeftButton, {}, stage.cell({10}));
        stage.moveTo(stage.cell({20}));
        stage.moveTo(stage.cell({20}));
        stage.view.setPosition({12}); // a frame that was asked for before
        QCOMPARE(stage.view.position(), FrameIndex{20});
        stage.moveTo(stage.cell({30}));
        QTest::mouseRelease(stage.view.viewport(), Qt::LeftButton, {}, stage.cell({30}));
        QCOMPARE(stage.seeks, (std::vector<FrameIndex>{{10}, {20}, {30}}));
        stage.view.setPosition({12});
        QCOMPARE(stage.view.position(), FrameIndex{12});
    }

    void clickNearADiamondSelectsItsTrackAndGoesToIt()
    {
        LabelFixture labels({}, 1000);
        const auto first = labels.add({10, 10, 50, 50}, {0});
        const auto second = labels.add({100, 10, 50, 50}, {0});
        QVERIFY_OK(labels.document.setBox({second, {503}, {120, 10, 50, 50}}));
        Stage stage(labels, 1000);
        labels.selection.selectOnly(first);
        const int y = *stage.view.laneMiddle(second);
        const QPoint near = stage.cell({503}, y) + QPoint(3, 0); // several frames away at this scale
        QVERIFY(stage.view.scale().frameAt(near.x()) != FrameIndex{503});
        QTest::mouseClick(stage.view.viewport(), Qt::LeftButton, {}, near);
        QCOMPARE(stage.seeks.back(), FrameIndex{503});
        QCOMPARE(labels.selection.single(), std::optional(second));
    }

    void nameColumnSelectsWithoutSeeking()
    {
        LabelFixture labels;
        const auto id = labels.add({10, 10, 50, 50});
        Stage stage(labels);
        QTest::mouseClick(stage.view.viewport(), Qt::LeftButton, {}, {40, *stage.view.laneMiddle(id)});
        QCOMPARE(labels.selection.single(), std::optional(id));
        QVERIFY(stage.seeks.empty());
    }

    void wheelZoomsAtTheCursorAndShiftMoves()
    {
        LabelFixture labels;
        Stage stage(labels);
        const QPoint at = stage.cell({50});
        stage.wheel(at, 6);
        QVERIFY(stage.view.scale().pixelsPerFrame() > 20);
        QCOMPARE(stage.view.scale().frameAt(at.x()), FrameIndex{50});
        const FrameRange before = stage.view.scale().inSight();
        stage.wheel(at, -2, Qt::ShiftModifier);
        QVERIFY(stage.view.scale().inSight().begin > before.begin);
        stage.view.setPosition({0}); // scrolls back to the cursor
        QVERIFY(stage.view.scale().inSight().contains({0}));
    }

    void frameOnScreenIsReadableOnTheRuler_data()
    {
        QTest::addColumn<qint64>("frame");
        QTest::newRow("first") << qint64{0};
        QTest::newRow("on a tick") << qint64{19}; // people's frame 20
        QTest::newRow("last") << qint64{99};
    }

    void frameOnScreenIsReadableOnTheRuler()
    {
        QFETCH(const qint64, frame);
        LabelFixture labels;
        Stage stage(labels);
        stage.view.setPosition({frame});
        const QImage image = stage.view.viewport()->grab().toImage();
        const Theme theme;
        const int middle = stage.cell({frame}).x();
        int ground = 0;
        int ink = 0;
        for (int y = 2; y < 18; ++y) {
            for (int x = middle - 12; x <= std::min(middle + 12, image.width() - 1); ++x) {
                ground += image.pixelColor(x, y) == theme.color(Token::Accent);
                ink += image.pixelColor(x, y).lightness() < 60 && x > middle - 6 && x < middle + 6 && y > 5 && y < 14;
            }
        }
        QVERIFY2(ground > 60, qPrintable(QString::number(ground)));
        QVERIFY2(ink > 3, qPrintable(QString::number(ink)));
    }

    void emptyAndDetachedViewsDoNothing()
    {
        LabelFixture labels;
        Stage stage(labels);
        stage.view.detach();
        QTest::mouseClick(stage.view.viewport(), Qt::LeftButton, {}, {400, 10});
        stage.view.setPosition({5});
        stage.wheel({400, 10}, 3);
        QVERIFY(!stage.view.grab().isNull());
        QVERIFY(stage.seeks.empty());
    }

    /// What a tracker found is a hollow diamond, whatever the colours are.
    void trackedKeyFramesAreHollow()
    {
        LabelFixture labels;
        annotation::Track track = labels.track(labels.add({10, 10, 50, 50}, {20}));
        track.keyFrames.push_back({.frame = {40}, .box = {10, 10, 50, 50}, .tracked = true});
        QVERIFY_OK(labels.document.perform({edit::EditKind::TrackObject, "person"}, annotation::replacement(track)));
        Stage stage(labels);
        const QImage image = stage.view.viewport()->grab().toImage();
        const int lane = timeline::kRulerHeight + timeline::kLane / 2;
        const auto colourAt = [&](std::int64_t frame) { return image.pixelColor(stage.cell({frame}, lane)); };
        QVERIFY(colourAt(20) != Theme().color(Token::Surface));
        QCOMPARE(colourAt(40), Theme().color(Token::Surface));
        labels.selection.selectOnly(track.id);
        const QImage selected = stage.view.viewport()->grab().toImage();
        const QPoint center = stage.cell({40}, lane);
        QCOMPARE(selected.pixelColor(center), Theme().color(Token::Selection));
        const auto linePixels = [&](const QImage& shown) { // above the line of the track
            int pixels = 0;
            for (int x = center.x() - 6; x <= center.x() + 6; ++x) {
                for (int y = center.y() - 6; y < center.y() - 1; ++y)
                    pixels += shown.pixelColor(x, y).lightness() > 70;
            }
            return pixels;
        };
        QVERIFY(linePixels(image) > 4);
        QVERIFY2(linePixels(selected) > 4, qPrintable(QString::number(linePixels(selected))));
    }

    /// Copied at the nearest quarter of a pixel: an edge differs by no more than an eighth of a pixel makes.
    void copiedKeyMarksLookLikePaintedOnes()
    {
        const QColor ground(20, 30, 40);
        const QColor colour(230, 160, 0);
        for (const double x : {20.0, 20.25, 20.4, 20.5, 20.9, 3.1, 59.0}) {
            QImage painted(60, 40, QImage::Format_RGB32);
            painted.fill(ground);
            QImage copied = painted;
            const QPointF center(x, 20.5);
            {
                QPainter painter(&painted);
                painter.setRenderHint(QPainter::Antialiasing);
                painter.setPen(QPen(ground, 1));
                painter.setBrush(colour);
                painter.drawPolygon(QPolygonF{center + QPointF(-4.5, 0), center + QPointF(0, -4.5),
                                              center + QPointF(4.5, 0), center + QPointF(0, 4.5)});
            }
            {
                QPainter painter(&copied);
                KeyMark mark(QPen(ground, 1), colour);
                mark.paint(painter, {40, 20}, 6); // another size, before
                mark.paint(painter, center, 4.5);
                painter.fillRect(30, 0, 20, 40, ground);
            }
            QPainter(&painted).fillRect(30, 0, 20, 40, ground);
            QVERIFY(copied.pixelColor(int(x), 20).red() > 200);
            for (int row = 0; row < painted.height(); ++row) {
                for (int column = 0; column < painted.width(); ++column) {
                    const int difference = painted.pixelColor(column, row).red() - copied.pixelColor(column, row).red();
                    QVERIFY2(std::abs(difference) <= 48, qPrintable(QStringLiteral("%1: %2, %3: %4").arg(x).arg(column).arg(row).arg(difference)));
                }
            }
        }
    }

    void overviewSeeksOnceAFrame()
    {
        LabelFixture labels;
        labels.add({10, 10, 50, 50}, {20});
        Appearance appearance;
        OverviewStrip strip(appearance);
        strip.resize(400, 24);
        strip.attach(labels.document, labels.selection);
        strip.show();
        std::vector<FrameIndex> seeks;
        connect(&strip, &OverviewStrip::seekRequested, this, [&seeks](FrameIndex frame) { seeks.push_back(frame); });
        QTest::mouseClick(&strip, Qt::LeftButton, {}, {200, 12});
        QTest::mouseClick(&strip, Qt::LeftButton, {}, {201, 12}); // still frame 50
        QCOMPARE(seeks, (std::vector<FrameIndex>{{50}}));
        const QImage image = strip.grab().toImage();
        QCOMPARE(image.pixelColor(20, 22), Theme().color(Token::Background)); // before the track
        QVERIFY(image.pixelColor(300, 20) != Theme().color(Token::Background));
    }

    /// To who listens: where we are, as people count, and a way to go elsewhere.
    void timeIsASliderForScreenReaders()
    {
        LabelFixture labels;
        Stage stage(labels);
        OverviewStrip strip(stage.appearance);
        strip.attach(labels.document, labels.selection);
        std::vector<FrameIndex> seeks;
        connect(&strip, &OverviewStrip::seekRequested, this, [&seeks](FrameIndex frame) { seeks.push_back(frame); });
        stage.view.setPosition({11});
        strip.setPosition({11});
        for (QWidget* widget : {static_cast<QWidget*>(&stage.view), static_cast<QWidget*>(&strip)}) {
            QAccessibleInterface* slider = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(slider != nullptr);
            QCOMPARE(slider->role(), QAccessible::Slider);
            QVERIFY(!slider->text(QAccessible::Name).isEmpty());
            QCOMPARE(slider->text(QAccessible::Value), QStringLiteral("frame 12 of 100"));
            QAccessibleValueInterface* value = slider->valueInterface();
            QVERIFY(value != nullptr);
            QCOMPARE(value->minimumValue().toLongLong(), 1);
            QCOMPARE(value->maximumValue().toLongLong(), 100);
            QCOMPARE(value->currentValue().toLongLong(), 12);
            value->setCurrentValue(40);
            value->setCurrentValue(1000); // is the last
            QCOMPARE(value->currentValue().toLongLong(), 100);
        }
        QCOMPARE(seeks, (std::vector<FrameIndex>{{39}, {99}}));
        QCOMPARE(stage.seeks, seeks);
        strip.detach();
        QCOMPARE(QAccessible::queryAccessibleInterface(&strip)->text(QAccessible::Value), QString());
    }

    void overviewShowsWhatWasSeenAndWhatIsOutOfReach()
    {
        LabelFixture labels;
        Appearance appearance;
        OverviewStrip strip(appearance);
        strip.resize(400, 24);
        strip.attach(labels.document, labels.selection);
        strip.show();
        for (std::int64_t frame = 10; frame < 20; ++frame)
            strip.markSeen({frame});
        const QImage seen = strip.grab().toImage();
        QCOMPARE(seen.pixelColor(60, 0), Theme().color(Token::Consented));
        QCOMPARE(seen.pixelColor(100, 0), Theme().color(Token::Background));
        QVERIFY(strip.accessibleDescription().contains(QStringLiteral("10 %")));
        strip.setOutOfReach(FrameIndex{75});
        const QImage shortened = strip.grab().toImage();
        QCOMPARE(shortened.copy(0, 0, 299, 24), seen.copy(0, 0, 299, 24));
        QVERIFY(shortened.copy(300, 0, 100, 24) != seen.copy(300, 0, 100, 24));
        QVERIFY(strip.accessibleDescription().contains(QStringLiteral("ends before")));
    }
};

QTEST_MAIN(TestTimeline)
#include "tst_timeline.moc"
