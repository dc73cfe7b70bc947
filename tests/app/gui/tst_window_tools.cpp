// Tools by pointer and keys, as somebody uses them who labels all day.
#include "tests/app/gui/window_bench.h"

#include <QAbstractButton>
#include <QComboBox>

using namespace consentry;
using namespace consentry::testing;
using app::ActionId;

namespace {

constexpr Box kDrawn{200, 120, 160, 100};
constexpr Box kOther{40, 200, 60, 60};

bool isLocked(WindowBench& bench, int row)
{
    return bench.track(row).data(edit::TrackListModel::LockedRole).toBool();
}

/// Presses at `from`, moves on to `to`, and does not let go. Where that is in the window.
QPoint hold(WindowBench& bench, QWidget& widget, QPoint from, QPoint to)
{
    QWindow* window = bench.window().windowHandle();
    const QPoint start = widget.mapTo(&bench.window(), from);
    const QPoint end = widget.mapTo(&bench.window(), to);
    QTest::mouseMove(window, start);
    QTest::mousePress(window, Qt::LeftButton, {}, start);
    QTest::mouseMove(window, (start + end) / 2);
    QTest::mouseMove(window, end);
    return end;
}

QPoint onCanvas(WindowBench& bench, Point at)
{
    return bench.canvas().mapping().toWidget(at).toPoint();
}

QPoint onLane(WindowBench& bench, std::int64_t frame, std::size_t row)
{
    const widgets::TimelineView& timeline = bench.window().workbench().timeline();
    return {qRound(timeline.scale().middle({frame})), timeline.rowMiddle(row)};
}

QPoint endOfTag(WindowBench& bench)
{
    const widgets::TimelineView& timeline = bench.window().workbench().timeline();
    return {qRound(timeline.scale().edge({9})) - 1, timeline.rowMiddle(0)};
}

/// Begins to change the box, the tag of the first row, or the key frame of the second; or to draw another box.
QPoint take(WindowBench& bench, const QString& what)
{
    Hands& hands = bench.hands();
    widgets::VideoCanvas& canvas = bench.canvas();
    QWidget& timeline = *bench.window().workbench().timeline().viewport();
    const bool draws = what == QLatin1String("new box") || what == QLatin1String("two clicks");
    hands.press(draws ? "N" : "S");
    hands.press("Ctrl+A");
    const Point middle = kDrawn.center();
    if (what == QLatin1String("box"))
        return hold(bench, canvas, onCanvas(bench, middle), onCanvas(bench, {middle.x + 60, middle.y + 30}));
    if (what == QLatin1String("handle"))
        return hold(bench, canvas, onCanvas(bench, {kDrawn.right(), kDrawn.bottom()}), onCanvas(bench, {500, 300}));
    if (what == QLatin1String("new box"))
        return hold(bench, canvas, onCanvas(bench, {420, 40}), onCanvas(bench, {520, 140}));
    if (what == QLatin1String("key frame"))
        return hold(bench, timeline, onLane(bench, 0, 1), onLane(bench, 6, 1));
    if (what == QLatin1String("end of a tag"))
        return hold(bench, timeline, endOfTag(bench), onLane(bench, 14, 0));
    hands.click(canvas, onCanvas(bench, {420, 40}));
    return canvas.mapTo(&bench.window(), onCanvas(bench, {420, 40}));
}

QString hint(WindowBench& bench)
{
    return bench.hands().textOf("modeHint");
}

void pointAt(WindowBench& bench, QWidget& widget, QPoint at)
{
    QTest::mouseMove(bench.window().windowHandle(), widget.mapTo(&bench.window(), at));
    QCoreApplication::processEvents();
}

} // namespace

class TestWindowTools : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void boxesForOneFrame();
    void lockIsTakenBackByUndo();
    void hintIsNeverEmpty();
    void longStepIsAsLongAsChosen();
    void lockingDropsWhatIsHeld_data();
    void lockingDropsWhatIsHeld();
    void whatWasLookedAtIsKeptUntilTheLock();
    void reviewColoursKnowIssuesAndLooking();

private:
    TempFolder m_folder;
    fs::path m_sample;
};

void TestWindowTools::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

void TestWindowTools::boxesForOneFrame()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.drawBox(bench.canvas(), kDrawn);
        hands.press("3");
        QVERIFY(!hint(bench).contains(QLatin1String("this frame only")));
        hands.press("Shift+N");
        QVERIFY(hint(bench).contains(QLatin1String("this frame only")));
        QVERIFY(hands.see<QAbstractButton>("tool.boxMode").isChecked());
        hands.drawBox(bench.canvas(), kOther);
        hands.press("F");
        bench.awaitFrame(1);
        hands.press("N"); // the same again, class and extent
        hands.drawBox(bench.canvas(), kOther);
        hands.click("tool.boxMode");
        QVERIFY(!hands.see<QAbstractButton>("tool.boxMode").isChecked());
        hands.drawBox(bench.canvas(), {400, 200, 80, 80});
        const auto tracks = bench.storedLabels().tracks;
        QCOMPARE(tracks.size(), std::size_t{4});
        QVERIFY(!tracks[0].singleFrame && tracks[1].singleFrame && tracks[2].singleFrame && !tracks[3].singleFrame);
        QCOMPARE(tracks[1].label, std::string("vehicle"));
        QCOMPARE(tracks[2].label, std::string("vehicle"));
        QCOMPARE(tracks[2].keyFrames.front().frame, FrameIndex{1});
        QVERIFY(!annotation::stateAt(tracks[2], {2}) && annotation::stateAt(tracks[3], {2}));
    });
}

void TestWindowTools::lockIsTakenBackByUndo()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.drawBox(bench.canvas(), kDrawn);
        hands.drawBox(bench.canvas(), kOther);
        const auto stored = bench.storedLabels();
        hands.press("Ctrl+A");
        hands.press("L");
        QVERIFY(isLocked(bench, 0) && isLocked(bench, 1));
        hands.press("Ctrl+Z");
        QVERIFY(!isLocked(bench, 0) && !isLocked(bench, 1));
        QVERIFY(bench.storedLabels() == stored); // nothing else was undone
        hands.press("Ctrl+Y");
        QVERIFY(isLocked(bench, 0) && isLocked(bench, 1));
        hands.press("Ctrl+Z");
        hands.press("Ctrl+Z");
        QCOMPARE(bench.trackCount(), 1);
    });
}

void TestWindowTools::hintIsNeverEmpty()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        QVERIFY(hint(bench).contains(QLatin1String("clip in the list")));
        bench.openClip();
        hands.drawBox(bench.canvas(), kDrawn);
        widgets::TimelineView& timeline = bench.window().workbench().timeline();
        for (const char* key : {"S", "N", "B"}) {
            hands.press(key);
            pointAt(bench, bench.canvas(), {20, 20});
            const QString idle = hint(bench);
            QVERIFY(!idle.isEmpty());
            pointAt(bench, *timeline.viewport(), onLane(bench, 12, 0));
            QVERIFY2(hint(bench).contains(QLatin1String("go to frame 13")), qPrintable(hint(bench)));
            pointAt(bench, *timeline.viewport(), onLane(bench, 0, 0));
            QVERIFY2(hint(bench).contains(QLatin1String("move it in time")), qPrintable(hint(bench)));
            pointAt(bench, hands.see<QWidget>("overviewStrip"), {10, 10});
            QVERIFY2(hint(bench).contains(QLatin1String("go to frame")), qPrintable(hint(bench)));
            pointAt(bench, bench.canvas(), {20, 20});
            QCOMPARE(hint(bench), idle);
        }
        hands.press("Ctrl+Return");
        hands.await([&] { return !bench.canvas().shownFrame(); }, QStringLiteral("the clip to close"));
        QVERIFY(hint(bench).contains(QLatin1String("clip in the list")));
    });
}

void TestWindowTools::longStepIsAsLongAsChosen()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.press("V");
        bench.awaitFrame(10);
        hands.press("C");
        bench.awaitFrame(0);
        hands.press("F2");
        auto& steps = hands.see<QComboBox>("setting.view/longStep");
        QCOMPARE(steps.currentText(), QStringLiteral("10"));
        steps.setFocus();
        hands.press("Up"); // the one before
        hands.press("Esc");
        hands.press("V");
        bench.awaitFrame(5);
        hands.press("V");
        bench.awaitFrame(10);
        hands.press("C");
        bench.awaitFrame(5);
    });
}

void TestWindowTools::lockingDropsWhatIsHeld_data()
{
    QTest::addColumn<QString>("held");
    for (const char* held : {"box", "handle", "new box", "two clicks", "key frame", "end of a tag"})
        QTest::newRow(held) << QString::fromLatin1(held);
}

/// With a box and a tag from frame 2 to 8; whatever is in hand when the window is locked, the labels stay as they are.
void TestWindowTools::lockingDropsWhatIsHeld()
{
    QFETCH(const QString, held);
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.drawBox(bench.canvas(), kDrawn);
        bench.seekByTimeline(2);
        hands.press("[");
        bench.seekByTimeline(8);
        for (const char* key : {"]", "Y", "Tab", "3", "Tab", "Esc", "Alt+R", "Home"})
            hands.press(key);
        bench.awaitFrame(0);
        const auto before = bench.storedLabels();
        QCOMPARE(before.rangeTags.size(), std::size_t{1});
        take(bench, held);
        hands.press("Ctrl+L");
        QVERIFY(hands.sees("unlockPage"));
        QTest::mouseMove(bench.window().windowHandle(), QPoint(700, 300));
        QTest::mouseRelease(bench.window().windowHandle(), Qt::LeftButton, {}, QPoint(700, 300));
        QVERIFY(bench.storedLabels() == before);
        bench.unlockAs("annotator");
        bench.openClip();
        hands.press("S");
        hands.click(bench.canvas(), onCanvas(bench, {560, 340})); // and nothing of it is left in hand
        QVERIFY(bench.storedLabels() == before);
        const QPoint at = take(bench, held); // the control: let go, it changes them
        QTest::mouseRelease(bench.window().windowHandle(), Qt::LeftButton, {}, at);
        if (held == QLatin1String("two clicks"))
            hands.click(bench.canvas(), onCanvas(bench, {520, 140}));
        QVERIFY(bench.storedLabels() != before);
    });
}

void TestWindowTools::whatWasLookedAtIsKeptUntilTheLock()
{
    WindowBench bench(m_sample);
    BY_HAND({
        const auto seen = [&] {
            return std::ranges::count(bench.window().workbench().overview().seen(), true);
        };
        bench.unlockAs("annotator");
        bench.openClip();
        bench.seekByTimeline(7);
        bench.seekByTimeline(12);
        QCOMPARE(seen(), 3);
        bench.hands().press("Ctrl+Shift+U"); // closes the clip
        QCOMPARE(seen(), 0);
        bench.hands().click("tabAnnotate");
        bench.openClip();
        QCOMPARE(seen(), 3);
        bench.hands().press("Ctrl+L");
        bench.unlockAs("annotator");
        bench.openClip();
        QCOMPARE(seen(), 1); // nobody kept a note
    });
}

void TestWindowTools::reviewColoursKnowIssuesAndLooking()
{
    using widgets::ReviewState;
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.drawBox(bench.canvas(), kOther);
        bench.seekByTimeline(6);
        hands.press("K");
        hands.press("Alt+Right"); // the key frame is in a frame that comes on screen
        bench.awaitFrame(7);
        for (int i = 0; i < 3; ++i)
            hands.press("Shift+C");
        QCOMPARE(bench.canvas().viewOptions().colourBy, widgets::ColourBy::Review);
        const auto state = [&] {
            return widgets::reviewStateOf(bench.storedLabels().tracks.at(0), bench.canvas().reviewMarks());
        };
        QCOMPARE(state(), ReviewState::Seen);
        bench.seekByTimeline(8);
        hands.dragPoint(bench.canvas(), kOther.center(), {kOther.center().x + 400, kOther.center().y}); // it leaps
        hands.await([&] { return state() == ReviewState::Issue; }, QStringLiteral("the issue"));
        hands.press("Ctrl+Z");
        hands.await([&] { return state() == ReviewState::Seen; }, QStringLiteral("no issue"));
    });
}

QTEST_MAIN(TestWindowTools)
#include "tst_window_tools.moc"
