// Keys and pointer where nobody thought of them: nothing that is not to be seen may change.
#include "tests/app/gui/two_boxes.h"

#include <QApplication>
#include <QCheckBox>
#include <QTableWidget>
#include <QWindow>

using namespace consentry;
using namespace consentry::testing;

namespace {

void filterBy(WindowBench& bench, const QString& words)
{
    bench.hands().press("Ctrl+F");
    bench.hands().type(words);
    bench.hands().press("Return");
}

annotation::TrackId onlyTrack(const WindowBench& bench)
{
    const auto tracks = bench.storedLabels().tracks;
    must(tracks.size() == 1, QStringLiteral("%1 tracks instead of one").arg(tracks.size()));
    return tracks.front().id;
}

/// Gives an action the key, once more when it is told whose it is.
void giveKey(WindowBench& bench, const QString& action, const char* key)
{
    Hands& hands = bench.hands();
    hands.press("Ctrl+Alt+K");
    hands.fill("keyFind", action);
    auto& table = hands.see<QTableWidget>("keyTable");
    int row = 0;
    while (table.isRowHidden(row) || table.item(row, 0)->text() != action)
        must(++row < table.rowCount(), QStringLiteral("no action %1").arg(action));
    hands.click(*table.viewport(), table.visualItemRect(table.item(row, 0)).center());
    hands.click("keyEntry");
    hands.press(key);
    hands.click("keyAssign");
    hands.click("keyAssign");
    must(table.item(row, 1)->text() == QLatin1String(key), QStringLiteral("the key is not given"));
    hands.press("Esc");
}

FrameRange rangeOf(const WindowBench& bench, const std::string& tag)
{
    for (const annotation::RangeTag& row : bench.storedLabels().rangeTags) {
        if (row.name == tag)
            return row.range;
    }
    return {};
}

} // namespace

class TestWindowSlips : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tabStaysInThePalette();
    void tabStaysInACard_data();
    void tabStaysInACard();
    void hiddenBoxIsNotMoved();
    void arrowsStepWhereThereIsNoBox();
    void filteredTracksAreLeftAlone();
    void spaceDoesWhatItIsGiven();
    void messageGivesTheFocusBack();
    void boxOfOneFrameSaysNothingAboutOthers();
    void clickedTagIsTheOneThatIsMoved();
    void classKeyWhileDrawing();
    void onlyBoxIsNotTakenByASlip();
    void historyBeginsWhereItStands();
    void heldKeyIsOneStepBack();
    void anyKeyEndsTheHelp();
    void issuesOfOneFrame();
    void draggedTagEndTakesTheRangeAlong();

private:
    TempFolder m_folder;
    fs::path m_sample;
};

void TestWindowSlips::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

void TestWindowSlips::tabStaysInThePalette()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        for (const char* tab : {"Tab", "Shift+Tab"}) {
            hands.press("Ctrl+K");
            hands.press(tab);
            hands.press("Shift+Del");
            QCOMPARE(bench.trackCount(), 2);
            hands.press("Esc");
            QVERIFY(!hands.sees("commandPalette"));
        }
        hands.press("Shift+Del"); // the keys are back
        QCOMPARE(bench.trackCount(), 1);
    });
}

void TestWindowSlips::tabStaysInACard_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("card");
    QTest::newRow("settings") << QByteArray("F2") << QByteArray("settingsCard");
    QTest::newRow("keys") << QByteArray("Ctrl+Alt+K") << QByteArray("keyEditor");
    QTest::newRow("figures") << QByteArray("Ctrl+Alt+F") << QByteArray("figuresCard");
}

void TestWindowSlips::tabStaysInACard()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, card);
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        hands.press(key.constData());
        const QWidget& open = hands.see<QWidget>(card.constData());
        for (const char* tab : {"Tab", "Shift+Tab"}) {
            QSet<QWidget*> visited;
            for (int i = 0; i < 20; ++i) {
                hands.press(tab);
                QVERIFY(open.isAncestorOf(QApplication::focusWidget()));
                visited << QApplication::focusWidget();
            }
            QVERIFY(visited.size() > 2);
            hands.press("Shift+Del");
            QCOMPARE(bench.trackCount(), 2);
        }
        hands.press("Esc");
        QVERIFY(!open.isVisible());
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&bench.canvas()));
    });
}

void TestWindowSlips::hiddenBoxIsNotMoved()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        const auto before = bench.storedLabels();
        hands.press("H");
        hands.press("Shift+Right");
        hands.press("Ctrl+Down");
        QVERIFY(bench.storedLabels() == before);
        hands.press("H");
        hands.press("Shift+Right");
        QVERIFY(bench.storedLabels() != before);
    });
}

/// With keys as in film editors, in which arrows step.
void TestWindowSlips::arrowsStepWhereThereIsNoBox()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.press("Ctrl+Alt+K");
        hands.see<QWidget>("keyPreset").setFocus();
        hands.press("Down");
        hands.press("Esc");
        hands.press("Shift+N");
        hands.dragPoint(bench.canvas(), {200, 120}, {360, 220});
        const auto drawn = bench.storedLabels();
        hands.press("Right"); // it is here: the arrow moves it
        QVERIFY(bench.storedLabels() != drawn);
        hands.press("F");
        bench.awaitFrame(1);
        hands.press("Right");
        bench.awaitFrame(2);
    });
}

/// What a filter leaves out of sight is not changed by keys that are about all.
void TestWindowSlips::filteredTracksAreLeftAlone()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        hands.press("Alt+O"); // lanes by class
        filterBy(bench, QStringLiteral("2"));
        const auto before = bench.storedLabels();
        hands.press("A");
        hands.press("Tab"); // to the next box: this is the only one
        hands.press("2");
        hands.press("Esc");
        QCOMPARE(bench.storedLabels().tracks[0], before.tracks[0]);
        QVERIFY(bench.storedLabels().tracks[1] != before.tracks[1]);
        hands.press("Esc");
        hands.press("[");
        goOn(bench, 5);
        hands.press("]");
        hands.press("Ctrl+Del"); // nothing is selected: of all boxes that are listed
        QCOMPARE(bench.storedLabels().tracks[0], before.tracks[0]);
        QVERIFY(!annotation::stateAt(bench.storedLabels().tracks[1], {0}));
        widgets::TimelineView& timeline = bench.window().workbench().timeline();
        const QPoint name = timeline.viewport()->mapTo(&bench.window(), QPoint(20, timeline.rowMiddle(0)));
        QTest::mouseClick(bench.window().windowHandle(), Qt::LeftButton, Qt::ControlModifier, name);
        hands.press("Shift+Del"); // the whole class, as far as it is listed
        QCOMPARE(onlyTrack(bench), before.tracks[0].id);
    });
}

void TestWindowSlips::spaceDoesWhatItIsGiven()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        giveKey(bench, QStringLiteral("Last frame"), "Space");
        bench.canvas().setFocus();
        bench.hands().press("Space");
        QCOMPARE(bench.window().actions()[app::ActionId::Play].shortcuts().size(), 0);
        QCOMPARE(bench.window().actions()[app::ActionId::Play].text(), QStringLiteral("Play or pause")); // it never began
        bench.awaitFrame(SampleWorkspace::kFrames - 1);
    });
}

void TestWindowSlips::messageGivesTheFocusBack()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        hands.press("Shift+Del");
        hands.click("toastAction");
        QCOMPARE(bench.trackCount(), 2);
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&bench.canvas()));
    });
}

void TestWindowSlips::boxOfOneFrameSaysNothingAboutOthers()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.press("Shift+N");
        hands.dragPoint(bench.canvas(), {200, 120}, {360, 220});
        QVERIFY(hands.see<QCheckBox>("markOccluded").isEnabled() && hands.see<QCheckBox>("markTruncated").isEnabled());
        QVERIFY(!hands.see<QCheckBox>("markOutside").isEnabled());
        hands.press("O");
        QVERIFY2(hands.textOf("toastMessage").contains(QLatin1String("only box")),
                 qPrintable(hands.textOf("toastMessage")));
        goOn(bench, 1);
        for (const char* mark : {"markOccluded", "markTruncated", "markOutside"})
            QVERIFY(!hands.see<QCheckBox>(mark).isEnabled());
        hands.drawBox(bench.canvas(), kSecond);
        hands.click("tool.boxMode");
        hands.drawBox(bench.canvas(), kFirst);
        goOn(bench, 2);
        QVERIFY(hands.see<QCheckBox>("markOutside").isEnabled()); // of a track
    });
}

/// Of a track without any box nothing would be seen again.
void TestWindowSlips::onlyBoxIsNotTakenByASlip()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.drawBox(bench.canvas(), kFirst);
        const auto drawn = bench.storedLabels();
        QVERIFY(!hands.see<QCheckBox>("markOutside").isEnabled());
        hands.press("O");
        QVERIFY(bench.storedLabels() == drawn);
        goOn(bench, 1);
        hands.press("O"); // it ends here: that is something else
        QVERIFY(!annotation::stateAt(bench.storedLabels().tracks[0], {1}));
        QVERIFY(hands.see<QCheckBox>("markOutside").isEnabled()); // and may go on
        hands.press("Home");
        bench.awaitFrame(0);
        hands.press("O");
        QVERIFY(annotation::stateAt(bench.storedLabels().tracks[0], {0}));
        hands.click("toastAction"); // to remove it
        QCOMPARE(bench.trackCount(), 0);
    });
}

void TestWindowSlips::historyBeginsWhereItStands()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        hands.press("Ctrl+Z");
        hands.press("Ctrl+H");
        hands.press("Return"); // to look, not to change
        QCOMPARE(bench.trackCount(), 1);
        hands.press("Ctrl+H");
        hands.press("Up");
        hands.press("Return");
        QCOMPARE(bench.trackCount(), 2);
    });
}

/// Two tags of one range, as rain and night are.
void TestWindowSlips::clickedTagIsTheOneThatIsMoved()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.press("[");
        goOn(bench, 4);
        for (const char* key : {"]", "Y", "Tab", "1", "2", "Esc"})
            hands.press(key);
        const auto tags = bench.storedLabels().rangeTags;
        QCOMPARE(tags.size(), std::size_t{2});
        widgets::TimelineView& timeline = bench.window().workbench().timeline();
        for (const std::size_t row : {std::size_t{1}, std::size_t{0}}) {
            const FrameRange other = rangeOf(bench, tags[1 - row].name);
            hands.click(*timeline.viewport(), QPoint(qRound(timeline.scale().middle({2})), timeline.rowMiddle(row)));
            bench.awaitFrame(2);
            goOn(bench, 6);
            hands.press("Alt+]");
            QCOMPARE(rangeOf(bench, tags[row].name), (FrameRange{{0}, {7}}));
            goOn(bench, 8);
            hands.press("Alt+]"); // about the same one
            QCOMPARE(rangeOf(bench, tags[row].name), (FrameRange{{0}, {9}}));
            QCOMPARE(rangeOf(bench, tags[1 - row].name), other);
        }
    });
}

void TestWindowSlips::classKeyWhileDrawing()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        widgets::VideoCanvas& canvas = bench.canvas();
        QWindow* window = bench.window().windowHandle();
        const auto place = [&](double x, double y) {
            return canvas.mapTo(&bench.window(), canvas.mapping().toWidget(Point{x, y}).toPoint());
        };
        hands.press("1");
        QTest::mouseMove(window, place(100, 100));
        QTest::mousePress(window, Qt::LeftButton, {}, place(100, 100));
        QTest::mouseMove(window, place(200, 200));
        hands.press("3"); // a vehicle after all
        hands.press("Shift+N");
        QTest::mouseMove(window, place(220, 200));
        QTest::mouseRelease(window, Qt::LeftButton, {}, place(220, 200));
        const auto tracks = bench.storedLabels().tracks;
        QCOMPARE(tracks.size(), std::size_t{1});
        QCOMPARE(tracks[0].label, std::string("vehicle"));
        QVERIFY(tracks[0].singleFrame);
    });
}

/// Of two in one frame, each has its turn.
void TestWindowSlips::issuesOfOneFrame()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        goOn(bench, 1);
        hands.drawBox(bench.canvas(), {10, 10, 3, 3}); // tiny
        hands.drawBox(bench.canvas(), {100, 10, 3, 3});
        goOn(bench, 2);
        hands.drawBox(bench.canvas(), {200, 10, 3, 3});
        hands.press("Home");
        bench.awaitFrame(0);
        const auto expect = [&](const char* key, std::int64_t frame, int track) {
            hands.press(key);
            bench.awaitFrame(frame);
            must(hands.textOf("trackTitle").endsWith(QString::number(track)), hands.textOf("trackTitle"));
        };
        expect("U", 1, 1);
        expect("U", 1, 2);
        expect("U", 2, 3);
        expect("Shift+U", 1, 2);
        expect("Shift+U", 1, 1);
        hands.press("Shift+U");
        QVERIFY(hands.textOf("toastMessage").contains(QLatin1String("No issue before")));
    });
}

/// The end of a tag, dragged: Esc brings back what was shown, and the marked range goes along.
void TestWindowSlips::draggedTagEndTakesTheRangeAlong()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.press("[");
        goOn(bench, 4);
        for (const char* key : {"]", "Y", "Tab", "1", "Esc"})
            hands.press(key);
        const auto tag = bench.storedLabels().rangeTags.at(0);
        widgets::TimelineView& timeline = bench.window().workbench().timeline();
        QWindow* window = bench.window().windowHandle();
        const auto place = [&](double x) {
            return timeline.viewport()->mapTo(&bench.window(), QPoint(qRound(x), timeline.rowMiddle(0)));
        };
        const QPoint end = place(timeline.scale().edge({5}));
        const QPoint later = place(timeline.scale().middle({10}));
        const auto dragEnd = [&] {
            QTest::mouseMove(window, end);
            QTest::mousePress(window, Qt::LeftButton, {}, end);
            QTest::mouseMove(window, (end + later) / 2);
            QTest::mouseMove(window, later);
            bench.awaitFrame(10);
        };
        dragEnd();
        hands.press("Esc");
        bench.awaitFrame(4);
        QTest::mouseRelease(window, Qt::LeftButton, {}, later);
        QCOMPARE(rangeOf(bench, tag.name), tag.range);
        dragEnd();
        QTest::mouseRelease(window, Qt::LeftButton, {}, later);
        QCOMPARE(rangeOf(bench, tag.name), (FrameRange{{0}, {11}}));
        QVERIFY2(hands.textOf("markedRange").contains(QLatin1String("1 to 11")), qPrintable(hands.textOf("markedRange")));
    });
}

/// Moved far by a held key, back by one.
void TestWindowSlips::heldKeyIsOneStepBack()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        const auto drawn = bench.storedLabels();
        for (int i = 0; i < 6; ++i)
            hands.press("Alt+Right");
        QCOMPARE(bench.storedLabels().tracks[1].keyFrames[0].frame, FrameIndex{6});
        bench.awaitFrame(6);
        hands.press("Ctrl+Z");
        QVERIFY(bench.storedLabels() == drawn);
        hands.press("Ctrl+Y");
        QCOMPARE(bench.storedLabels().tracks[1].keyFrames[0].frame, FrameIndex{6});
        bench.awaitFrame(6);
        hands.press("Alt+Left"); // another time
        hands.press("Ctrl+Z");
        bench.awaitFrame(5);
        goOn(bench, 10);
        hands.press("K");
        hands.press("Alt+Right");
        hands.press("Home");
        bench.awaitFrame(0);
        goOn(bench, 6);
        hands.press("Alt+Left"); // another key frame
        hands.press("Ctrl+Z");
        QVERIFY(bench.storedLabels().tracks[1].keyFrameAt({11}));
        QCOMPARE(bench.storedLabels().tracks[1].keyFrames[0].frame, FrameIndex{6});
    });
}

void TestWindowSlips::anyKeyEndsTheHelp()
{
    WindowBench bench(m_sample);
    BY_HAND({
        openWithTwoBoxes(bench);
        bench.hands().press("F1");
        bench.hands().press("Tab");
        QVERIFY(!bench.hands().sees("keyHelp"));
        QVERIFY(QApplication::focusWidget() == &bench.canvas());
    });
}

QTEST_MAIN(TestWindowSlips)
#include "tst_window_slips.moc"
