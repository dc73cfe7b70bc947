// What is undone is seen, and what keys change is what is seen: hidden, pinned and blocked ones are left alone, and one is
// told why.
#include "tests/app/gui/two_boxes.h"

#include <QWindow>

using namespace consentry;
using namespace consentry::testing;
using app::ActionId;

namespace {

void pressKeyOf(WindowBench& bench, ActionId id)
{
    bench.hands().press(
        bench.window().actions()[id].shortcut().toString(QKeySequence::PortableText).toLatin1().constData());
}

/// The numbers of the selected tracks, as the list shows them.
QList<int> selected(WindowBench& bench)
{
    QList<int> ids;
    for (const QModelIndex& row : bench.hands().see<QAbstractItemView>("trackList").selectionModel()->selectedIndexes())
        ids << row.data(edit::TrackListModel::IdRole).toInt();
    std::ranges::sort(ids);
    return ids;
}

bool says(WindowBench& bench, const char* words)
{
    return bench.hands().sees("toastMessage") && bench.hands().textOf("toastMessage").contains(QLatin1String(words));
}

/// By the history: the step of that name is the last one that stays.
void goToStep(WindowBench& bench, const QString& name)
{
    bench.hands().press("Ctrl+H");
    bench.hands().type(name);
    bench.hands().press("Return");
}

} // namespace

class TestWindowUndo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void undoGoesWhereItShows();
    void undoStaysWhereItShows();
    void historyShowsWhatItChanged();
    void rangesAndFlagsAreShown();
    void allIsWhatIsShown();
    void keyFramesGoTogetherOrNotAtAll();
    void pinnedBoxesStay();
    void lockedBoxesSayHow();

private:
    TempFolder m_folder;
    fs::path m_sample;
};

void TestWindowUndo::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

void TestWindowUndo::undoGoesWhereItShows()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench); // the second is selected
        goOn(bench, 8);
        hands.press("O"); // it ends here
        hands.press("Esc");
        hands.press("Home");
        bench.awaitFrame(0);
        QVERIFY(selected(bench).isEmpty());
        hands.press("Ctrl+Z");
        bench.awaitFrame(8);
        QCOMPARE(selected(bench), QList{2});
        hands.press("End");
        bench.awaitFrame(SampleWorkspace::kFrames - 1);
        hands.press("Ctrl+Y"); // it is gone here, too
        QCOMPARE(bench.canvas().shownFrame(), FrameIndex{SampleWorkspace::kFrames - 1});
        hands.press("Home");
        bench.awaitFrame(0);
        hands.press("Ctrl+Z");
        bench.awaitFrame(8);
    });
}

void TestWindowUndo::undoStaysWhereItShows()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        goOn(bench, 5);
        hands.press("Shift+Right");
        goOn(bench, 9);
        hands.press("Ctrl+A");
        const QList both = selected(bench);
        QCOMPARE(both, (QList{1, 2}));
        for (const char* key : {"Ctrl+Z", "Ctrl+Y", "Ctrl+Z"}) { // the box is elsewhere in this frame
            hands.press(key);
            QCoreApplication::processEvents();
            QCOMPARE(bench.canvas().shownFrame(), FrameIndex{9});
            QCOMPARE(selected(bench), both); // it is one of them
        }
        hands.press("Esc");
        hands.press("Ctrl+Y");
        QCOMPARE(selected(bench), QList{2});
    });
}

void TestWindowUndo::historyShowsWhatItChanged()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        goOn(bench, 10);
        hands.press("Shift+N"); // for this frame only
        hands.press("3");
        hands.drawBox(bench.canvas(), {400, 200, 80, 80});
        hands.press("Home");
        bench.awaitFrame(0);
        hands.press("Esc");
        hands.press("Ctrl+H");
        hands.press("Down");
        hands.press("Return");
        QCOMPARE(bench.trackCount(), 2);
        bench.awaitFrame(10);
        hands.press("Home");
        bench.awaitFrame(0);
        goToStep(bench, QStringLiteral("vehicle"));
        bench.awaitFrame(10);
        QCOMPARE(selected(bench), QList{3});
        goToStep(bench, QStringLiteral("as the clip was opened"));
        QCOMPARE(bench.trackCount(), 0);
        bench.awaitFrame(10); // there were three here
    });
}

void TestWindowUndo::rangesAndFlagsAreShown()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        goOn(bench, 6);
        pressKeyOf(bench, ActionId::ToggleExcluded);
        hands.press("Home");
        bench.awaitFrame(0);
        hands.press("Ctrl+Z");
        bench.awaitFrame(6);
        hands.press("H");
        hands.press("Esc");
        hands.press("Home");
        bench.awaitFrame(0);
        hands.press("Ctrl+Z"); // to be seen in the list, and here
        QCOMPARE(selected(bench), QList{2});
        QCOMPARE(bench.canvas().shownFrame(), FrameIndex{0});
    });
}

void TestWindowUndo::allIsWhatIsShown()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        hands.press("H"); // the second
        hands.press("Ctrl+A");
        QCOMPARE(selected(bench), QList{1});
        hands.press("Ctrl+A");
        QCOMPARE(selected(bench), QList{1});
        hands.press("[");
        goOn(bench, 4);
        hands.press("]");
        hands.press("Esc"); // the range stays marked
        const auto hidden = bench.storedLabels().tracks[1];
        hands.press("Alt+O");
        widgets::TimelineView& timeline = bench.window().workbench().timeline();
        const QPoint name = timeline.viewport()->mapTo(&bench.window(), QPoint(20, timeline.rowMiddle(0)));
        QTest::mouseClick(bench.window().windowHandle(), Qt::LeftButton, Qt::ControlModifier, name);
        QCOMPARE(selected(bench), QList{1}); // of the class
        hands.press("Ctrl+A");
        hands.press("Ctrl+A");
        hands.press("Shift+Del");
        QCOMPARE(bench.storedLabels().tracks, std::vector{hidden});
        hands.press("Ctrl+A");
        QVERIFY(selected(bench).isEmpty() && says(bench, "are hidden"));
        hands.press("Ctrl+F");
        hands.type(QStringLiteral("hidden"));
        hands.press("Return");
        hands.press("Ctrl+A"); // who lists them means them
        QCOMPARE(selected(bench), QList{2});
    });
}

void TestWindowUndo::keyFramesGoTogetherOrNotAtAll()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        goOn(bench, 6);
        hands.press("K"); // of the second alone: it is in the way
        hands.press("Ctrl+A");
        hands.press("D");
        bench.awaitFrame(5);
        hands.press("K");
        const auto before = bench.storedLabels();
        pressKeyOf(bench, ActionId::KeyFrameLater);
        QVERIFY(bench.storedLabels() == before);
        QVERIFY2(says(bench, "person 2 has a key frame in frame 7"), qPrintable(hands.textOf("toastMessage")));
        QCOMPARE(bench.canvas().shownFrame(), FrameIndex{5});
        pressKeyOf(bench, ActionId::KeyFrameEarlier);
        bench.awaitFrame(4);
        for (const annotation::Track& track : bench.storedLabels().tracks)
            QVERIFY(track.keyFrameAt({4}) && !track.keyFrameAt({5}));
        hands.press("Home");
        bench.awaitFrame(0);
        pressKeyOf(bench, ActionId::KeyFrameEarlier);
        QVERIFY(says(bench, "clip begins here"));
        goOn(bench, 2);
        pressKeyOf(bench, ActionId::KeyFrameEarlier);
        QVERIFY(says(bench, "Nothing selected has a key frame"));
    });
}

void TestWindowUndo::pinnedBoxesStay()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        hands.press("P");
        const auto before = bench.storedLabels();
        const auto mustStay = [&](const char* what) {
            must(bench.storedLabels() == before, QLatin1String(what) + QStringLiteral(" moves it"));
            must(says(bench, "person 2 is pinned in its place. P unpins it"), QLatin1String(what));
            must(bench.canvas().shownFrame() == FrameIndex{0}, QLatin1String(what) + QStringLiteral(" steps"));
        };
        for (const char* arrow : {"Left", "Right", "Up", "Down", "Shift+Right"}) {
            hands.press(arrow);
            mustStay(arrow);
        }
        for (const char* field : {"boxX", "boxY"}) {
            hands.fill(field, QStringLiteral("77"));
            hands.press("Return");
            mustStay(field);
            QVERIFY(hands.textOf(field) != QStringLiteral("77.0"));
        }
        const Point middle = kSecond.center();
        hands.dragPoint(bench.canvas(), middle, {middle.x + 30, middle.y});
        mustStay("a drag");
        hands.press("Ctrl+Right"); // as by a handle
        hands.fill("boxHeight", QStringLiteral("50"));
        hands.press("Return");
        const Box box = bench.storedLabels().tracks[1].keyFrames.front().box;
        const Box was = before.tracks[1].keyFrames.front().box;
        QCOMPARE(box, (Box{was.x, was.y, was.width + 1, 50}));
        hands.press("P");
        hands.press("Right");
        QCOMPARE(bench.storedLabels().tracks[1].keyFrames.front().box.x, was.x + 1);
    });
}

void TestWindowUndo::lockedBoxesSayHow()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        hands.press("L");
        const auto before = bench.storedLabels();
        hands.press("Right");
        QVERIFY(says(bench, "person 2 is locked. L unlocks it"));
        const Point middle = kSecond.center();
        hands.dragPoint(bench.canvas(), middle, {middle.x + 30, middle.y});
        QVERIFY(says(bench, "person 2 is locked. L unlocks it"));
        hands.press("Ctrl+A");
        hands.press("2");
        hands.press("Shift+Del");
        QVERIFY(says(bench, "person 2 is locked: nothing was changed. Select it and press L"));
        QVERIFY(bench.storedLabels() == before);
    });
}

QTEST_MAIN(TestWindowUndo)
#include "tst_window_undo.moc"
