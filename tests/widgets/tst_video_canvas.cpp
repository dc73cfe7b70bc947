#include "tests/support/test_support.h"
#include "tests/widgets/canvas_stage.h"

#include <QSignalSpy>

using namespace consentry;
using namespace consentry::widgets;
using consentry::testing::FrameMaker;
using consentry::testing::kColour;
using consentry::testing::LabelFixture;
using consentry::testing::sameBox;
using consentry::testing::Stage;

namespace {

int pixelsOf(const QImage& image, QRgb color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += (image.pixel(x, y) & RGB_MASK) == (color & RGB_MASK) ? 1 : 0;
    }
    return count;
}

} // namespace

class TestVideoCanvas : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneButtonAtATime()
    {
        LabelFixture labels;
        Stage stage(labels);
        stage.canvas.setTool(ToolKind::Draw);
        const ImageMapping before = stage.canvas.mapping();
        QTest::mousePress(&stage.canvas, Qt::LeftButton, {}, stage.at(100, 100));
        QTest::mousePress(&stage.canvas, Qt::MiddleButton, {}, stage.at(110, 110));
        QTest::mouseClick(&stage.canvas, Qt::RightButton, {}, stage.at(120, 120));
        stage.moveTo(stage.at(200, 200));
        QTest::mouseRelease(&stage.canvas, Qt::MiddleButton, {}, stage.at(200, 200));
        QTest::mouseRelease(&stage.canvas, Qt::LeftButton, {}, stage.at(200, 200));
        QCOMPARE(stage.canvas.mapping().zoom(), before.zoom());
        QCOMPARE(labels.document.labels().tracks.size(), std::size_t{1});
        QVERIFY(sameBox(labels.document.labels().tracks[0].keyFrames[0].box, {100, 100, 100, 100}));
    }

    void trackThatGoesDuringADragIsLetGo()
    {
        LabelFixture labels;
        const auto id = labels.add({100, 100, 100, 100});
        Stage stage(labels);
        QSignalSpy refused(&stage.canvas, &VideoCanvas::editRefused);
        QTest::mousePress(&stage.canvas, Qt::LeftButton, {}, stage.at(150, 150));
        stage.moveTo(stage.at(180, 180));
        const std::array ids{id};
        QVERIFY_OK(labels.document.removeTracks(ids));
        QTest::mouseRelease(&stage.canvas, Qt::LeftButton, {}, stage.at(200, 200));
        QVERIFY(labels.document.labels().tracks.empty());
        QCOMPARE(refused.count(), 0);
    }

    void enterDrawsWithoutAPointer()
    {
        LabelFixture labels;
        Stage stage(labels);
        QTest::keyClick(&stage.canvas, Qt::Key_Return);
        QVERIFY(labels.document.labels().tracks.empty()); // selecting draws nothing
        stage.canvas.setTool(ToolKind::Draw);
        QTest::keyClick(&stage.canvas, Qt::Key_Return);
        QCOMPARE(labels.document.labels().tracks.size(), std::size_t{1});
        QVERIFY(labels.document.labels().tracks[0].keyFrames[0].box.contains({320, 180}));
        labels.document.setMode(edit::EditMode::ReadOnly);
        QTest::keyClick(&stage.canvas, Qt::Key_Return);
        QCOMPARE(labels.document.labels().tracks.size(), std::size_t{1});
    }

    void escapeOutsideOfAGestureIsTold()
    {
        LabelFixture labels;
        Stage stage(labels);
        stage.canvas.setTool(ToolKind::Draw);
        QSignalSpy escaped(&stage.canvas, &VideoCanvas::escapePressed);
        QTest::mousePress(&stage.canvas, Qt::LeftButton, {}, stage.at(100, 100));
        stage.moveTo(stage.at(150, 150));
        QTest::keyClick(&stage.canvas, Qt::Key_Escape); // cancels the box
        QCOMPARE(escaped.count(), 0);
        QTest::keyClick(&stage.canvas, Qt::Key_Escape);
        QCOMPARE(escaped.count(), 1);
    }

    void drawsABox()
    {
        LabelFixture labels;
        Stage stage(labels);
        stage.canvas.setTool(ToolKind::Draw);
        stage.canvas.setDrawChoice({.label = "animal"});
        stage.drag(stage.at(100, 80), stage.at(300, 200));
        QCOMPARE(labels.document.labels().tracks.size(), std::size_t{1});
        const annotation::Track& track = labels.document.labels().tracks.front();
        QCOMPARE(track.label, std::string("animal"));
        QCOMPARE(track.keyFrames.front().frame, FrameIndex{0});
        QVERIFY(sameBox(track.keyFrames.front().box, {100, 80, 200, 120}));
        QVERIFY(labels.selection.contains(track.id));
        QVERIFY_OK(labels.document.undo());
        QVERIFY(labels.document.labels().tracks.empty());
        QVERIFY(!labels.document.undoEdit()); // the gesture was one step
    }

    void drawnBoxesStayInsideThePicture()
    {
        LabelFixture labels;
        Stage stage(labels);
        stage.canvas.setTool(ToolKind::Draw);
        stage.drag(stage.at(600, 300), stage.at(900, 500));
        QCOMPARE(labels.document.labels().tracks.size(), std::size_t{1});
        QVERIFY(sameBox(labels.document.labels().tracks.front().keyFrames.front().box, {600, 300, 40, 60}));
    }

    void clickWithTheDrawToolMakesNothing()
    {
        LabelFixture labels;
        Stage stage(labels);
        stage.canvas.setTool(ToolKind::Draw);
        QTest::mouseClick(&stage.canvas, Qt::LeftButton, {}, stage.at(100, 100));
        QVERIFY(labels.document.labels().tracks.empty());
    }

    void escapeCancelsDrawing()
    {
        LabelFixture labels;
        Stage stage(labels);
        stage.canvas.setTool(ToolKind::Draw);
        QTest::mousePress(&stage.canvas, Qt::LeftButton, {}, stage.at(100, 80));
        stage.moveTo(stage.at(300, 200));
        QTest::keyClick(&stage.canvas, Qt::Key_Escape);
        QTest::mouseRelease(&stage.canvas, Qt::LeftButton, {}, stage.at(300, 200));
        QVERIFY(labels.document.labels().tracks.empty());
    }

    void escapeCancelsAMove()
    {
        LabelFixture labels;
        const auto id = labels.add({100, 80, 200, 120});
        Stage stage(labels);
        QTest::mousePress(&stage.canvas, Qt::LeftButton, {}, stage.at(200, 140));
        stage.moveTo(stage.at(260, 180));
        QTest::keyClick(&stage.canvas, Qt::Key_Escape);
        QTest::mouseRelease(&stage.canvas, Qt::LeftButton, {}, stage.at(260, 180));
        QCOMPARE(labels.track(id).keyFrames.front().box, (Box{100, 80, 200, 120}));
    }

    void movesABox()
    {
        LabelFixture labels;
        const auto id = labels.add({100, 80, 200, 120});
        Stage stage(labels);
        stage.drag(stage.at(200, 140), stage.at(260, 180));
        QVERIFY(sameBox(labels.track(id).keyFrames.front().box, {160, 120, 200, 120}));
        QVERIFY_OK(labels.document.undo());
        QCOMPARE(labels.track(id).keyFrames.front().box, (Box{100, 80, 200, 120}));
    }

    void resizesByEachHandle_data()
    {
        QTest::addColumn<QPointF>("handle"); // 0 to 1 over the box
        QTest::addColumn<QRectF>("expected");
        QTest::newRow("top left") << QPointF(0, 0) << QRectF(120, 95, 180, 105);
        QTest::newRow("top") << QPointF(0.5, 0) << QRectF(100, 95, 200, 105);
        QTest::newRow("top right") << QPointF(1, 0) << QRectF(100, 95, 220, 105);
        QTest::newRow("right") << QPointF(1, 0.5) << QRectF(100, 80, 220, 120);
        QTest::newRow("bottom right") << QPointF(1, 1) << QRectF(100, 80, 220, 135);
        QTest::newRow("bottom") << QPointF(0.5, 1) << QRectF(100, 80, 200, 135);
        QTest::newRow("bottom left") << QPointF(0, 1) << QRectF(120, 80, 180, 135);
        QTest::newRow("left") << QPointF(0, 0.5) << QRectF(120, 80, 180, 120);
    }

    void resizesByEachHandle()
    {
        QFETCH(const QPointF, handle);
        QFETCH(const QRectF, expected);
        LabelFixture labels;
        const auto id = labels.add({100, 80, 200, 120});
        labels.selection.selectOnly(id);
        Stage stage(labels);
        const Point from{100 + handle.x() * 200, 80 + handle.y() * 120};
        stage.drag(stage.at(from.x, from.y), stage.at(from.x + 20, from.y + 15));
        QVERIFY(sameBox(labels.track(id).keyFrames.front().box,
                        {expected.x(), expected.y(), expected.width(), expected.height()}));
    }

    void selectsTheSmallerOfOverlappingBoxesAndAltGoesDeeper()
    {
        LabelFixture labels;
        const auto large = labels.add({50, 50, 400, 250});
        const auto small = labels.add({200, 120, 80, 60});
        Stage stage(labels);
        QTest::mouseClick(&stage.canvas, Qt::LeftButton, {}, stage.at(240, 150));
        QCOMPARE(labels.selection.single(), std::optional(small));
        QTest::mouseClick(&stage.canvas, Qt::LeftButton, Qt::AltModifier, stage.at(240, 150));
        QCOMPARE(labels.selection.single(), std::optional(large));
        QTest::mouseClick(&stage.canvas, Qt::LeftButton, Qt::AltModifier, stage.at(240, 150));
        QCOMPARE(labels.selection.single(), std::optional(small));
        QTest::mouseClick(&stage.canvas, Qt::LeftButton, Qt::ControlModifier, stage.at(60, 60));
        QCOMPARE(labels.selection.tracks().size(), std::size_t{2});
        QTest::mouseClick(&stage.canvas, Qt::LeftButton, {}, stage.at(600, 340));
        QVERIFY(labels.selection.tracks().empty());
    }

    void arrowsNudgeInOneUndoStepAHeldKey()
    {
        LabelFixture labels;
        const auto id = labels.add({100, 80, 200, 120});
        labels.selection.selectOnly(id);
        Stage stage(labels);
        QTest::keyClick(&stage.canvas, Qt::Key_Right);
        QCOMPARE(labels.track(id).keyFrames.front().box.x, 101.0);
        QTest::keyClick(&stage.canvas, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(labels.track(id).keyFrames.front().box.y, 90.0);
        QTest::keyClick(&stage.canvas, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(labels.track(id).keyFrames.front().box.width, 201.0);
        for (int i = 0; i < 5; ++i)
            QTest::keyPress(&stage.canvas, Qt::Key_Left);
        QTest::keyRelease(&stage.canvas, Qt::Key_Left);
        QCOMPARE(labels.track(id).keyFrames.front().box.x, 96.0);
        QVERIFY_OK(labels.document.undo());
        QCOMPARE(labels.track(id).keyFrames.front().box.x, 101.0);
        QVERIFY_OK(labels.document.undo()); // the resize
        QVERIFY_OK(labels.document.undo());
        QCOMPARE(labels.track(id).keyFrames.front().box, (Box{101, 80, 200, 120})); // two taps are two steps
    }

    void readOnlyDocumentsCannotBeChanged()
    {
        LabelFixture labels;
        const auto id = labels.add({100, 80, 200, 120});
        labels.document.setMode(edit::EditMode::ReadOnly);
        Stage stage(labels);
        stage.drag(stage.at(200, 140), stage.at(260, 180));
        QTest::keyClick(&stage.canvas, Qt::Key_Right);
        stage.canvas.setTool(ToolKind::Draw);
        stage.drag(stage.at(400, 200), stage.at(500, 300));
        QCOMPARE(labels.track(id).keyFrames.front().box, (Box{100, 80, 200, 120}));
        QCOMPARE(labels.document.labels().tracks.size(), std::size_t{1});
        QVERIFY(labels.selection.contains(id)); // looking is allowed
    }

    void refusedEditIsReported()
    {
        LabelFixture labels;
        Stage stage(labels);
        labels.journal.fails = true;
        int refused = 0;
        connect(&stage.canvas, &VideoCanvas::editRefused, this,
                [&refused](const Error& error) { refused += error.code == Errc::DiskFull ? 1 : 0; });
        stage.canvas.setTool(ToolKind::Draw);
        stage.drag(stage.at(100, 80), stage.at(300, 200));
        QCOMPARE(refused, 1);
        QVERIFY(labels.document.labels().tracks.empty());
    }

    void regionsAreReportedAndPaintedOver()
    {
        LabelFixture labels;
        labels.document.setMode(edit::EditMode::ReadOnly);
        Stage stage(labels);
        std::optional<Box> drawn;
        connect(&stage.canvas, &VideoCanvas::regionDrawn, this, [&drawn](FrameIndex, const Box& box) { drawn = box; });
        stage.canvas.setTool(ToolKind::Region);
        stage.drag(stage.at(100, 80), stage.at(300, 200));
        QVERIFY(drawn && sameBox(*drawn, {100, 80, 200, 120}));

        stage.canvas.setTool(ToolKind::Select);
        QCOMPARE(stage.picture().pixelColor(stage.at(200, 140)).rgb(), QRgb(0xff000000 | kColour));
        stage.canvas.setHiddenRegions({RegionTrack{{{0}, {10}}, {{{0}, *drawn}}}});
        QVERIFY(stage.picture().pixelColor(stage.at(200, 140)).rgb() != QRgb(0xff000000 | kColour));
        stage.show({10});
        QCOMPARE(stage.picture().pixelColor(stage.at(200, 140)).rgb(), QRgb(0xff000000 | kColour));
    }

    void zoomKeepsThePointUnderTheCursor()
    {
        LabelFixture labels;
        Stage stage(labels);
        const QPoint cursor(300, 260);
        const Point before = stage.canvas.mapping().toImage(cursor);
        for (const int notches : {3, 2, -1}) {
            stage.wheel(cursor, notches);
            const Point after = stage.canvas.mapping().toImage(cursor);
            QVERIFY(std::abs(after.x - before.x) < 1e-6 && std::abs(after.y - before.y) < 1e-6);
        }
        QVERIFY(stage.canvas.mapping().zoom() > 2);
        stage.canvas.zoomToFit();
        QCOMPARE(stage.canvas.mapping().zoom(), 1.25);
        stage.canvas.zoomToPixels();
        QCOMPARE(stage.canvas.mapping().zoom(), 1.0);
    }

    void middleDragPansAndSpaceTapsAreHandedOn()
    {
        LabelFixture labels;
        Stage stage(labels);
        stage.wheel({400, 300}, 5);
        const QPointF before = stage.canvas.mapping().toWidget(Point{0, 0});
        QTest::mousePress(&stage.canvas, Qt::MiddleButton, {}, {400, 300});
        stage.moveTo({430, 310});
        QTest::mouseRelease(&stage.canvas, Qt::MiddleButton, {}, {430, 310});
        QCOMPARE(stage.canvas.mapping().toWidget(Point{0, 0}), before + QPointF(30, 10));

        QSignalSpy tapped(&stage.canvas, &VideoCanvas::spaceTapped);
        QTest::keyClick(&stage.canvas, Qt::Key_Space);
        QCOMPARE(tapped.count(), 1);
        QTest::keyPress(&stage.canvas, Qt::Key_Space);
        stage.drag({400, 300}, {380, 300});
        QTest::keyRelease(&stage.canvas, Qt::Key_Space);
        QCOMPARE(tapped.count(), 1);
        QCOMPARE(stage.canvas.mapping().toWidget(Point{0, 0}), before + QPointF(10, 10));
    }

    void asksForFramesThatFitTheView()
    {
        LabelFixture labels;
        Appearance appearance;
        VideoCanvas canvas(appearance);
        QSignalSpy requested(&canvas, &VideoCanvas::requestedViewSize);
        canvas.resize(320, 180);
        canvas.attach(labels.document, labels.selection);
        canvas.show();
        QCOMPARE(requested.last().at(0).toSize(), QSize(320, 180));
        canvas.resize(1600, 900);
        QTRY_COMPARE(requested.last().at(0).toSize(), QSize(640, 360)); // never above the clip's own
    }

    void boxesAreThoseOfTheShownFrame()
    {
        LabelFixture labels;
        const auto id = labels.add({100, 80, 100, 100}, {0});
        QVERIFY_OK(labels.document.setBox({id, {50}, {400, 80, 100, 100}}));
        Stage stage(labels);
        stage.show({50});
        labels.selection.setFrame({0}); // somebody asked for another frame that has not come yet
        QTest::mouseClick(&stage.canvas, Qt::LeftButton, {}, stage.at(450, 130));
        QCOMPARE(labels.selection.single(), std::optional(id));
        stage.drag(stage.at(450, 130), stage.at(450, 150));
        QCOMPARE(labels.track(id).keyFrames.size(), std::size_t{2});
        QVERIFY(sameBox(labels.track(id).keyFrames.back().box, {400, 100, 100, 100}));
    }

    void anotherFrameCancelsAGesture()
    {
        LabelFixture labels;
        Stage stage(labels);
        stage.canvas.setTool(ToolKind::Draw);
        QTest::mousePress(&stage.canvas, Qt::LeftButton, {}, stage.at(100, 80));
        stage.moveTo(stage.at(300, 200));
        stage.show({1});
        QTest::mouseRelease(&stage.canvas, Qt::LeftButton, {}, stage.at(300, 200));
        QVERIFY(labels.document.labels().tracks.empty());
    }

    void blankLeavesNoPixelOfTheFrame()
    {
        LabelFixture labels;
        labels.add({100, 80, 200, 120});
        Stage stage(labels);
        stage.canvas.setWatermark(QStringLiteral("Ada · 12:04"));
        const QImage before = stage.picture();
        QVERIFY(pixelsOf(before, kColour) > 50'000); // the control: it was there

        SafeFrame frame = FrameMaker::safeFrame({3}, 640, 360, kColour);
        const std::weak_ptr<FrameBuffer> pixels = frame.pixels().buffer;
        stage.canvas.showFrame(frame);
        frame = FrameMaker::safeFrame({4}, 8, 8);
        QVERIFY(!pixels.expired());
        stage.canvas.blank(QStringLiteral("This clip closed: consent was withdrawn."));
        QVERIFY(pixels.expired()); // and with it the memory
        const QImage after = stage.picture();
        QCOMPARE(pixelsOf(after, kColour), 0);
        QVERIFY(!stage.canvas.shownFrame());

        // Apart from the words and the icon in the middle, everything is background.
        const QRgb background = Theme().color(Token::Background).rgb();
        QVERIFY(pixelsOf(after, background) > after.width() * after.height() * 95 / 100);
        QTest::mouseClick(&stage.canvas, Qt::LeftButton, {}, stage.at(200, 140));
        QVERIFY(labels.selection.tracks().empty());
    }

    void watermarkIsVisibleEverywhereButLight()
    {
        LabelFixture labels;
        Stage stage(labels);
        const QImage plain = stage.picture();
        stage.canvas.setWatermark(QStringLiteral("Ada · 12:04"));
        const QImage marked = stage.picture();
        const QRect area(stage.at(0, 20), stage.at(640, 360));
        int strongest = 0;
        for (int row = 0; row < 3; ++row) {
            for (int column = 0; column < 3; ++column) {
                const QRect cell(area.left() + column * area.width() / 3, area.top() + row * area.height() / 3,
                                 area.width() / 3, area.height() / 3);
                int changed = 0;
                for (int y = cell.top(); y < cell.bottom(); ++y) {
                    for (int x = cell.left(); x < cell.right(); ++x) {
                        const int difference = std::abs(qGreen(plain.pixel(x, y)) - qGreen(marked.pixel(x, y)));
                        changed += difference > 4 ? 1 : 0;
                        strongest = std::max(strongest, difference);
                    }
                }
                QVERIFY2(changed > 100, "a part of the picture has no watermark");
            }
        }
        QVERIFY(strongest < 64);
        QCOMPARE(marked.copy(0, 0, 800, 60), plain.copy(0, 0, 800, 60)); // only over the picture
    }

    void outlineLeavesEnclosedPixelsAlone()
    {
        LabelFixture labels;
        labels.add({100, 80, 200, 120});
        Stage stage(labels);
        stage.canvas.zoomToPixels();
        const QImage image = stage.picture();
        const QRgb inside = image.pixel(stage.at(100, 150));
        const QRgb outside = image.pixel(stage.at(100, 150) - QPoint(1, 0));
        QCOMPARE(inside, QRgb(0xff000000 | kColour));
        QCOMPARE(outside, Theme().color(Token::Track1).rgb());
    }
};

QTEST_MAIN(TestVideoCanvas)
#include "tst_video_canvas.moc"
