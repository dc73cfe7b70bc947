#include "tests/support/test_support.h"
#include "tests/widgets/canvas_stage.h"

#include <QPainter>
#include <QSignalSpy>

#include <algorithm>
#include <set>

using namespace consentry;
using namespace consentry::widgets;
using consentry::testing::kColour;
using consentry::testing::LabelFixture;
using consentry::testing::sameBox;
using consentry::testing::Stage;

namespace {

int differing(const QImage& a, const QImage& b, const QRect& area)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            count += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
    }
    return count;
}

} // namespace

/// What the canvas does to spare hands and eyes: two clicks for a drag, edges that snap, ways to reach a box that
/// others cover, and what is shown beside the boxes.
class TestCanvasHelp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoClicksDrawABox()
    {
        LabelFixture labels;
        Stage stage(labels);
        stage.canvas.setTool(ToolKind::Draw);
        QTest::mouseClick(&stage.canvas, Qt::LeftButton, {}, stage.at(100, 80));
        QVERIFY(labels.document.labels().tracks.empty());
        stage.moveTo(stage.at(200, 150), Qt::NoButton);
        QVERIFY(stage.canvas.hint().contains(QStringLiteral("opposite corner")));
        QTest::mouseClick(&stage.canvas, Qt::LeftButton, {}, stage.at(300, 200));
        QCOMPARE(labels.document.labels().tracks.size(), std::size_t{1});
        QVERIFY(sameBox(labels.document.labels().tracks[0].keyFrames[0].box, {100, 80, 200, 120}));
    }

    void betweenTheClicksTheViewCanMoveAndEscapeGivesUp()
    {
        LabelFixture labels;
        Stage stage(labels);
        stage.canvas.setTool(ToolKind::Draw);
        stage.wheel({400, 300}, 3);
        QTest::mouseClick(&stage.canvas, Qt::LeftButton, {}, stage.at(300, 160));
        const QPointF before = stage.canvas.mapping().toWidget(Point{0, 0});
        QTest::mousePress(&stage.canvas, Qt::MiddleButton, {}, {400, 300});
        stage.moveTo({430, 310}, Qt::MiddleButton);
        QTest::mouseRelease(&stage.canvas, Qt::MiddleButton, {}, {430, 310});
        QCOMPARE(stage.canvas.mapping().toWidget(Point{0, 0}), before + QPointF(30, 10));
        QTest::mouseClick(&stage.canvas, Qt::LeftButton, {}, stage.at(340, 200));
        QCOMPARE(labels.document.labels().tracks.size(), std::size_t{1});
        QVERIFY(sameBox(labels.document.labels().tracks[0].keyFrames[0].box, {300, 160, 40, 40}));

        QTest::mouseClick(&stage.canvas, Qt::LeftButton, {}, stage.at(350, 160));
        QTest::keyClick(&stage.canvas, Qt::Key_Escape);
        QTest::mouseClick(&stage.canvas, Qt::LeftButton, {}, stage.at(380, 190)); // a first click again
        QCOMPARE(labels.document.labels().tracks.size(), std::size_t{1});
    }

    void secondClickOnTheFirstMakesNothing()
    {
        LabelFixture labels;
        Stage stage(labels);
        stage.canvas.setTool(ToolKind::Draw);
        QTest::mouseDClick(&stage.canvas, Qt::LeftButton, {}, stage.at(100, 80));
        QTest::mouseClick(&stage.canvas, Qt::LeftButton, {}, stage.at(100, 80));
        QVERIFY(labels.document.labels().tracks.empty());
    }

    void edgesSnap_data()
    {
        QTest::addColumn<QPointF>("from");
        QTest::addColumn<QPointF>("to");
        QTest::addColumn<QRectF>("expected");
        // The box lies at 100, 80 and is 200 by 120; another at 400, 150, 80 by 60.
        QTest::newRow("body to a left edge") << QPointF(200, 140) << QPointF(503, 190) << QRectF(400, 130, 200, 120);
        QTest::newRow("body to the picture") << QPointF(200, 140) << QPointF(103, 140) << QRectF(0, 80, 200, 120);
        QTest::newRow("corner to two edges") << QPointF(300, 200) << QPointF(397, 213) << QRectF(100, 80, 300, 130);
        QTest::newRow("only the edge that moves")
            << QPointF(300, 140) << QPointF(397, 143) << QRectF(100, 80, 300, 120);
        QTest::newRow("too far off") << QPointF(300, 140) << QPointF(390, 140) << QRectF(100, 80, 290, 120);
    }

    void edgesSnap()
    {
        QFETCH(const QPointF, from);
        QFETCH(const QPointF, to);
        QFETCH(const QRectF, expected);
        LabelFixture labels;
        const auto id = labels.add({100, 80, 200, 120});
        labels.add({400, 150, 80, 60});
        labels.selection.selectOnly(id);
        Stage stage(labels);
        stage.drag(stage.at(from.x(), from.y()), stage.at(to.x(), to.y()));
        const Box snapped = labels.track(id).keyFrames.front().box;
        QVERIFY(sameBox(snapped, {expected.x(), expected.y(), expected.width(), expected.height()}));
        QVERIFY_OK(labels.document.undo());

        stage.drag(stage.at(from.x(), from.y()), stage.at(to.x(), to.y()), Qt::AltModifier);
        const Box free = labels.track(id).keyFrames.front().box;
        const Point way{to.x() - from.x(), to.y() - from.y()};
        const bool moves = from == QPointF(200, 140);
        QVERIFY(std::abs((moves ? free.x : free.right()) - (moves ? 100 : 300) - way.x) <= 1.01);
    }

    void aSnappedEdgeIsExactAndShowsItsLine()
    {
        LabelFixture labels;
        labels.add({400, 150, 80, 60});
        Stage stage(labels);
        stage.canvas.setTool(ToolKind::Draw);
        const QImage before = stage.picture();
        QTest::mousePress(&stage.canvas, Qt::LeftButton, {}, stage.at(200, 40));
        stage.moveTo(stage.at(398, 148));
        const QPoint onLine(stage.at(400, 0).x(), stage.at(0, 330).y()); // far below the box
        QVERIFY(stage.picture().pixel(onLine) != before.pixel(onLine));
        QTest::mouseRelease(&stage.canvas, Qt::LeftButton, {}, stage.at(398, 148));
        const Box drawn = labels.document.labels().tracks.back().keyFrames.front().box;
        QVERIFY(std::abs(drawn.right() - 400) < 1e-6 && std::abs(drawn.bottom() - 150) < 1e-6);
    }

    void aHandThatIsNotQuiteStillMovesNothing()
    {
        LabelFixture labels;
        const auto id = labels.add({100, 80, 200, 120});
        Stage stage(labels);
        const QPoint at = stage.at(200, 140);
        stage.drag(at, at + QPoint(2, 1));
        QCOMPARE(labels.track(id).keyFrames.front().box, (Box{100, 80, 200, 120}));
        QVERIFY(labels.document.undoEdit()->kind == edit::EditKind::Draw);
    }

    void tabTakesWhatLiesBelow()
    {
        LabelFixture labels;
        const auto large = labels.add({50, 50, 400, 250});
        const auto middle = labels.add({150, 100, 200, 150});
        const auto small = labels.add({200, 120, 80, 60});
        Stage stage(labels);
        stage.moveTo(stage.at(240, 150), Qt::NoButton);
        for (const auto expected : {small, middle, large, small}) {
            QTest::keyClick(&stage.canvas, Qt::Key_Tab);
            QCOMPARE(labels.selection.single(), std::optional(expected));
        }
        QTest::keyClick(&stage.canvas, Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(labels.selection.single(), std::optional(large));
    }

    void tabGoesOnWhereNothingLies()
    {
        LabelFixture labels;
        labels.add({50, 50, 100, 100});
        Appearance appearance;
        QWidget window;
        VideoCanvas canvas(appearance, &window);
        QWidget next(&window);
        next.setFocusPolicy(Qt::StrongFocus);
        canvas.resize(640, 360);
        canvas.attach(labels.document, labels.selection);
        canvas.showFrame(consentry::testing::FrameMaker::safeFrame({0}, 640, 360, kColour));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        canvas.setFocus();
        QMouseEvent move(QEvent::MouseMove, QPoint(600, 300), canvas.mapToGlobal(QPoint(600, 300)), Qt::NoButton,
                         Qt::NoButton, {});
        QCoreApplication::sendEvent(&canvas, &move);
        QTest::keyClick(&canvas, Qt::Key_Tab);
        QVERIFY(next.hasFocus());
    }

    void keysGoThroughTheBoxesOfAFrame()
    {
        LabelFixture labels;
        const auto lower = labels.add({50, 200, 60, 60});
        const auto right = labels.add({300, 50, 60, 60});
        const auto left = labels.add({100, 50, 60, 60});
        labels.add({10, 10, 60, 60}, {9}); // not in this frame yet
        Stage stage(labels);
        for (const auto expected : {left, right, lower, left}) {
            stage.canvas.selectNextBox();
            QCOMPARE(labels.selection.single(), std::optional(expected));
        }
        stage.canvas.selectPreviousBox();
        QCOMPARE(labels.selection.single(), std::optional(lower));
    }

    void othersAreDimmedOrHiddenAndCannotBeTaken()
    {
        LabelFixture labels;
        const auto chosen = labels.add({50, 50, 100, 100});
        const auto other = labels.add({300, 50, 100, 100});
        Stage stage(labels);
        const QRect around = QRect(stage.at(290, 40), stage.at(410, 160));
        labels.selection.selectOnly(chosen);
        const QImage shown = stage.picture();
        stage.canvas.setViewOptions({.others = Others::Dimmed});
        const QImage dimmed = stage.picture();
        stage.canvas.setViewOptions({.others = Others::Hidden});
        const QImage hidden = stage.picture();
        QVERIFY(differing(shown, dimmed, around) > 100);
        QVERIFY(differing(dimmed, hidden, around) > 100);
        QCOMPARE(QRgb(hidden.pixel(stage.at(299.6, 100))), QRgb(0xff000000 | kColour));
        QTest::mouseClick(&stage.canvas, Qt::LeftButton, {}, stage.at(350, 100));
        QVERIFY(!labels.selection.contains(other));
        QTest::mouseClick(&stage.canvas, Qt::LeftButton, {}, stage.at(350, 100)); // nothing is selected: all are there
        QVERIFY(labels.selection.contains(other));
    }

    /// What the filter of the list leaves out is neither drawn nor taken hold of; what is selected stays.
    void onlyListedBoxesAreThere()
    {
        LabelFixture labels;
        const auto listed = labels.add({50, 50, 100, 100});
        const auto other = labels.add({300, 50, 100, 100});
        Stage stage(labels);
        const QRect around = QRect(stage.at(290, 40), stage.at(410, 160));
        const QImage all = stage.picture();
        labels.selection.setListed(std::set{listed});
        QVERIFY(differing(all, stage.picture(), around) > 100);
        QTest::mouseClick(&stage.canvas, Qt::LeftButton, {}, stage.at(350, 100));
        QVERIFY(!labels.selection.contains(other));
        labels.selection.selectOnly(other);
        const QImage selected = stage.picture();
        labels.selection.setListed({});
        QCOMPARE(differing(selected, stage.picture(), around), 0);
    }

    void hiddenLockedAndPinnedTracksAreLeftAlone()
    {
        using edit::TrackFlag;
        LabelFixture labels;
        const auto id = labels.add({100, 80, 200, 120});
        const std::array ids{id};
        Stage stage(labels);
        const Box before = labels.track(id).keyFrames.front().box;
        for (const TrackFlag flag : {TrackFlag::Hidden, TrackFlag::Locked, TrackFlag::Pinned}) {
            labels.document.flags().set(flag, ids, true);
            stage.drag(stage.at(200, 140), stage.at(260, 180));
            QCOMPARE(labels.track(id).keyFrames.front().box, before);
            QCOMPARE(labels.selection.contains(id), flag != TrackFlag::Hidden);
            labels.document.flags().set(flag, ids, false);
        }
        labels.document.flags().set(TrackFlag::Pinned, ids, true); // a handle still resizes
        stage.drag(stage.at(300, 200), stage.at(320, 215));
        QVERIFY(sameBox(labels.track(id).keyFrames.front().box, {100, 80, 220, 135}));
        QTest::mouseMove(&stage.canvas, stage.at(200, 140));
        QCOMPARE(stage.canvas.cursor().shape(), Qt::PointingHandCursor); // its body is not taken hold of
        labels.document.flags().set(TrackFlag::Pinned, ids, false);
        QTest::mouseMove(&stage.canvas, stage.at(201, 140));
        QCOMPARE(stage.canvas.cursor().shape(), Qt::SizeAllCursor);
        labels.document.flags().set(TrackFlag::Hidden, ids, true);
        labels.selection.clear();
        QCOMPARE(QRgb(stage.picture().pixel(stage.at(99.6, 100))), QRgb(0xff000000 | kColour));
    }

    void viewFollowsTheSelectedTrack()
    {
        LabelFixture labels;
        const auto id = labels.add({50, 150, 40, 40});
        QVERIFY_OK(labels.document.setBox({id, {20}, {500, 150, 40, 40}}));
        Stage stage(labels);
        stage.wheel({400, 300}, 6);
        const double zoom = stage.canvas.mapping().zoom();
        labels.selection.selectOnly(id);
        stage.canvas.setViewOptions({.follow = Follow::SelectedTrack});
        for (const std::int64_t frame : {10, 20}) {
            stage.show({frame});
            const Point center = annotation::stateAt(labels.track(id), {frame})->box.center();
            const QPointF way = stage.canvas.mapping().toWidget(center) - QRectF(stage.canvas.rect()).center();
            QVERIFY(std::hypot(way.x(), way.y()) < 1);
            QCOMPARE(stage.canvas.mapping().zoom(), zoom);
        }
        stage.canvas.setViewOptions({});
        const QPointF before = stage.canvas.mapping().toWidget(Point{0, 0});
        stage.show({5});
        QCOMPARE(stage.canvas.mapping().toWidget(Point{0, 0}), before);
    }

    void trailShowsWhereATrackGoes()
    {
        LabelFixture labels;
        const auto id = labels.add({50, 150, 40, 40});
        QVERIFY_OK(labels.document.setBox({id, {10}, {450, 150, 40, 40}}));
        labels.selection.selectOnly(id);
        Stage stage(labels);
        const QImage without = stage.picture();
        stage.canvas.setViewOptions({.trail = Trail::Shown});
        const QImage with = stage.picture();
        QVERIFY(differing(without, with, {stage.at(200, 160), stage.at(400, 180)}) > 100); // the path
        QVERIFY(differing(without, with, {stage.at(440, 140), stage.at(500, 200)}) > 50);  // the next key frame
        QCOMPARE(differing(without, with, {stage.at(200, 250), stage.at(400, 300)}), 0);
    }

    void coloursFollowWhatIsAskedFor()
    {
        LabelFixture labels;
        const auto first = labels.add({50, 50, 100, 100});
        const auto second = labels.add({300, 50, 100, 100});
        QVERIFY_OK(labels.document.setBox({second, {20}, {300, 60, 100, 100}}));
        Stage stage(labels);
        stage.canvas.zoomToPixels();
        const auto edgeOf = [&](int x) { return QRgb(stage.picture().pixel(stage.at(x, 100) - QPoint(1, 0))); };
        QCOMPARE(edgeOf(50), Theme().color(Token::Track1).rgb());
        QCOMPARE(edgeOf(300), edgeOf(50));
        stage.canvas.setViewOptions({.colourBy = ColourBy::Track});
        QCOMPARE(edgeOf(50), Theme().color(Theme().trackToken(first.value)).rgb());
        QCOMPARE(edgeOf(300), Theme().color(Theme().trackToken(second.value)).rgb());
        QVERIFY(edgeOf(300) != edgeOf(50));
        stage.canvas.setViewOptions({.colourBy = ColourBy::State});
        QCOMPARE(edgeOf(300), edgeOf(50)); // both are key frames
        stage.show({10});
        QVERIFY(edgeOf(300) != Theme().color(Token::Track3).rgb());
        stage.show({0});
        stage.canvas.setViewOptions({.colourBy = ColourBy::Review});
        QCOMPARE(edgeOf(50), Theme().color(Token::Track1).rgb()); // drawn by hand, and nobody looked
        QCOMPARE(edgeOf(300), edgeOf(50));
        stage.canvas.setReviewMarks({.issues = {second}, .seen = {true}});
        QCOMPARE(edgeOf(50), Theme().color(Token::Track2).rgb()); // its only key frame was on screen
        QCOMPARE(edgeOf(300), Theme().color(Token::Denied).rgb());
    }

    /// Without colours the sign and the line still tell.
    void reviewStatesDifferWithoutTheirColours()
    {
        annotation::Track track;
        track.id = {1};
        track.keyFrames = {{.frame = {0}, .box = {0, 0, 9, 9}}, {.frame = {4}, .box = {0, 0, 9, 9}}};
        ReviewMarks marks{.issues = {}, .seen = {true, false, false, false, false}};
        QCOMPARE(reviewStateOf(track, marks), ReviewState::ByHand); // one of two was looked at
        track.keyFrames[1].tracked = true;
        QCOMPARE(reviewStateOf(track, marks), ReviewState::ByProgram);
        track.keyFrames[1].tracked = false;
        track.source = annotation::Source::Suggested;
        QCOMPARE(reviewStateOf(track, marks), ReviewState::ByProgram);
        marks.seen[4] = true;
        QCOMPARE(reviewStateOf(track, marks), ReviewState::Seen);
        marks.issues = {track.id};
        QCOMPARE(reviewStateOf(track, marks), ReviewState::Issue);
        std::set<ClassLine> lines;
        std::set<QString> signs;
        std::set<Token> colours;
        for (const auto state : {ReviewState::ByHand, ReviewState::ByProgram, ReviewState::Seen, ReviewState::Issue}) {
            lines.insert(reviewLook(state).line);
            signs.insert(reviewLook(state).sign);
            colours.insert(reviewLook(state).token);
        }
        QCOMPARE(lines.size(), std::size_t{4});
        QCOMPARE(signs.size(), std::size_t{4});
        QCOMPARE(colours.size(), std::size_t{4});
    }

    /// The letter on its chip and the line around it, where colours say something else.
    void chipAndLineTellTheClass()
    {
        struct Look {
            QImage picture;
            QRect chip;
            std::vector<bool> line; ///< along the upper edge: whether it is there
        };
        const auto lookOf = [](const char* label) {
            LabelFixture labels;
            labels.add({100, 80, 200, 120}, {0}, label);
            Stage stage(labels);
            stage.canvas.zoomToPixels();
            stage.canvas.setViewOptions({.colourBy = ColourBy::State});
            const QPoint corner = stage.at(100, 80);
            Look look{stage.picture(), {corner - QPoint(2, 20), corner + QPoint(40, -4)}, {}};
            const QRgb color = Theme().color(Token::Track3).rgb(); // of all key frames
            for (int x = 0; x < 200; ++x)
                look.line.push_back(QRgb(look.picture.pixel(corner + QPoint(x, -1))) == color);
            return look;
        };
        const Look person = lookOf("person");
        QCOMPARE(differing(person.picture, lookOf("person").picture, person.picture.rect()), 0);
        QCOMPARE(std::ranges::count(person.line, true), 200);
        std::set<std::vector<bool>> lines{person.line};
        for (const char* label : {"animal", "vehicle"}) {
            const Look other = lookOf(label);
            QVERIFY2(differing(person.picture, other.picture, person.chip) > 5, label);
            QVERIFY2(std::ranges::count(other.line, true) > 120, label); // the rest are gaps
            QVERIFY2(lines.insert(other.line).second, label);
        }
    }

    void boxesFadeAsFarAsIsAskedFor()
    {
        LabelFixture labels;
        labels.add({50, 50, 100, 100});
        const auto selected = labels.add({300, 50, 100, 100});
        labels.selection.selectOnly(selected);
        Stage stage(labels);
        const auto away = [&](int x) { // how far the line is from the picture below it
            const QColor line = stage.picture().pixelColor(stage.at(x, 100) - QPoint(1, 0));
            const QColor ground = QColor::fromRgb(kColour);
            return std::abs(line.red() - ground.red()) + std::abs(line.green() - ground.green())
                   + std::abs(line.blue() - ground.blue());
        };
        stage.canvas.zoomToPixels();
        const int whole = away(50);
        const int ofSelected = away(300);
        stage.canvas.setViewOptions({.opacity = 0.4});
        QVERIFY2(away(50) < whole * 0.6 && away(50) > whole * 0.2, qPrintable(QString::number(away(50))));
        QCOMPARE(away(300), ofSelected);
    }

    void crosshairFollowsThePointerWhileDrawing()
    {
        LabelFixture labels;
        Stage stage(labels);
        const QPoint pointer = stage.at(200, 150);
        const QRect across(QPoint(stage.at(500, 0).x(), pointer.y()), QSize(60, 1)); // far from the pointer
        const QRect beside = across.translated(0, 20);
        stage.moveTo(pointer, Qt::NoButton);
        const QImage selecting = stage.picture();
        stage.canvas.setTool(ToolKind::Draw);
        stage.moveTo(pointer, Qt::NoButton);
        const QImage drawing = stage.picture();
        QCOMPARE(differing(selecting, drawing, across), 60);
        QCOMPARE(differing(selecting, drawing, beside), 0);
        stage.moveTo(pointer + QPoint(0, 20), Qt::NoButton);
        QCOMPARE(differing(selecting, stage.picture(), beside), 60);
        QCOMPARE(differing(selecting, stage.picture(), across), 0);
        QEvent left(QEvent::Leave);
        QCoreApplication::sendEvent(&stage.canvas, &left);
        QCOMPARE(differing(selecting, stage.picture(), beside), 0);
    }

    void rasteredOutlinesAreWhatAPainterPaints()
    {
        QImage image(100, 80, QImage::Format_ARGB32_Premultiplied);
        image.fill(QColor(40, 80, 120));
        QImage painted = image;
        const QRect inner(20, 20, 50, 30);
        const QColor color(230, 160, 0, 128);
        FrameRaster(image).draw({.inner = inner, .width = 3, .color = color});
        {
            QPainter painter(&painted);
            painter.setClipRegion(QRegion(inner.adjusted(-3, -3, 3, 3)) - QRegion(inner));
            painter.fillRect(painted.rect(), color);
        }
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                QVERIFY(std::abs(qGreen(image.pixel(x, y)) - qGreen(painted.pixel(x, y))) <= 1);
        }
        constexpr std::array dashes{6, 4};
        image.fill(Qt::transparent);
        FrameRaster(image).draw({.inner = {-40, 20, 200, 30}, .width = 2, .color = Qt::red, .dashes = dashes});
        const auto isSet = [&](int x, int y) { return qAlpha(image.pixel(x, y)) == 255; };
        QVERIFY(isSet(0, 18) && isSet(3, 19) && !isSet(4, 18) && !isSet(7, 19) && isSet(8, 18)); // from x = -42 on
        QVERIFY(!isSet(50, 17) && !isSet(50, 20));
        FrameRaster(image).draw({.inner = {500, 500, 9, 9}, .width = 2, .color = Qt::red}); // nowhere
    }

    void aCasingIsAWiderOutlineBelowTheLine_data()
    {
        QTest::addColumn<QColor>("color");
        QTest::addColumn<int>("dashes");
        QTest::newRow("solid") << QColor(230, 160, 0) << 0;
        QTest::newRow("dashed") << QColor(230, 160, 0) << 4;
        QTest::newRow("shines through") << QColor(230, 160, 0, 90) << 0;
        QTest::newRow("dashed and shines through") << QColor(230, 160, 0, 90) << 4;
    }

    void aCasingIsAWiderOutlineBelowTheLine()
    {
        QFETCH(const QColor, color);
        QFETCH(const int, dashes);
        constexpr std::array pattern{6, 4, 2, 4};
        const auto dashed = std::span(pattern).first(std::size_t(dashes));
        const QRect inner(20, 20, 50, 30);
        const QColor casing(0, 0, 0, 128);
        QImage once(100, 80, QImage::Format_ARGB32_Premultiplied);
        once.fill(QColor(40, 80, 120, 200));
        QImage twice = once;
        FrameRaster(once).draw(
            {.inner = inner, .width = 2, .color = color, .dashes = dashed, .casingWidth = 1, .casing = casing});
        FrameRaster(twice).draw({.inner = inner, .width = 3, .color = casing});
        FrameRaster(twice).draw({.inner = inner, .width = 2, .color = color, .dashes = dashed});
        QCOMPARE(once, twice);
    }

    void menuIsAboutWhatIsUnderThePointer()
    {
        LabelFixture labels;
        const auto id = labels.add({50, 50, 100, 100});
        Stage stage(labels);
        QSignalSpy wanted(&stage.canvas, &VideoCanvas::menuRequested);
        const QPoint at = stage.at(100, 100);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, stage.canvas.mapToGlobal(at));
        QCoreApplication::sendEvent(&stage.canvas, &event);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(labels.selection.single(), std::optional(id));
    }
};

QTEST_MAIN(TestCanvasHelp)
#include "tst_canvas_help.moc"
