// What the window says and offers beside the work: first steps, keys and their editor, finding, menus, going back.
#include "app/gui/key_map.h"
#include "crypto/sodium.h"
#include "tests/app/gui/window_bench.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QProcess>
#include <QTableWidget>

#include <cstdio>

using namespace consentry;
using namespace consentry::testing;
using app::ActionId;

namespace {

constexpr Box kDrawn{200, 120, 160, 100};
constexpr auto kDrawAndWait = "--draw-and-wait";

QKeySequence key(const char* keys)
{
    return QKeySequence(QLatin1String(keys));
}

/// The action's row, which is brought in sight by its name.
void chooseAction(WindowBench& bench, ActionId id)
{
    Hands& hands = bench.hands();
    const QString text = bench.window().actions()[id].text();
    hands.fill("keyFind", text);
    auto& table = hands.see<QTableWidget>("keyTable");
    for (int row = 0; row < table.rowCount(); ++row) {
        if (table.item(row, 0)->text() == text)
            return hands.clickRow(table, row);
    }
    must(false, QStringLiteral("%1 is not among the actions").arg(text));
}

annotation::Track onlyTrack(const WindowBench& bench)
{
    const auto stored = bench.storedLabels();
    must(stored.tracks.size() == 1, QStringLiteral("%1 tracks instead of one").arg(stored.tracks.size()));
    return stored.tracks[0];
}

/// Chooses the first that the palette has for `typed`.
void find(WindowBench& bench, const QString& typed)
{
    bench.hands().press("Ctrl+K");
    bench.hands().type(typed);
    bench.hands().press("Return");
}

/// By a click; the menu that is open.
void chooseFromMenu(WindowBench& bench, ActionId id)
{
    QMenu* menu = nullptr;
    bench.hands().await(
        [&] {
            menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            return menu != nullptr && menu->objectName() == QLatin1String("trackMenu");
        },
        QStringLiteral("the menu of the track"));
    const QRect place = menu->actionGeometry(&bench.window().actions()[id]);
    must(!place.isEmpty(), QStringLiteral("the menu lacks %1").arg(bench.window().actions()[id].text()));
    QTest::mouseClick(menu->windowHandle(), Qt::LeftButton, {}, place.center());
    bench.hands().await([] { return QApplication::activePopupWidget() == nullptr; }, QStringLiteral("the menu's end"));
}

QStringList helpWords(WindowBench& bench)
{
    bench.hands().press("F1");
    QStringList words;
    for (const QLabel* label : bench.hands().see<QWidget>("keyHelp").findChildren<QLabel*>())
        words << label->text();
    bench.hands().press("Esc");
    return words;
}

/// Draws three boxes, tells its folder, and then waits to be killed.
int drawAndWait(const fs::path& sample)
{
    try {
        must(crypto::initialise().ok(), QStringLiteral("libsodium"));
        WindowBench bench(sample);
        bench.unlockAs("annotator");
        bench.openClip();
        for (const double y : {40.0, 120.0, 200.0})
            bench.hands().drawBox(bench.canvas(), {100, y, 80, 60});
        std::printf("%s\n", bench.folder().c_str());
        std::fflush(stdout);
        return QApplication::exec();
    } catch (const Unexpected& unexpected) {
        std::fprintf(stderr, "%s\n", unexpected.what());
        return 1;
    }
}

/// A window of another process in which three boxes were drawn, and which was killed then.
class KilledWindow {
public:
    explicit KilledWindow(const fs::path& sample)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QApplication::applicationFilePath(),
                      {QLatin1String(kDrawAndWait), QString::fromStdString(sample.string())});
        while (!process.canReadLine() && process.waitForReadyRead(Hands::kPatience))
            ;
        m_folder = process.readLine().trimmed().toStdString();
        process.kill();
        process.waitForFinished();
        must(!m_folder.empty(), QStringLiteral("the other window drew nothing"));
    }
    ~KilledWindow() { fs::remove_all(m_folder); }
    fs::path workspace() const { return m_folder / "workspace"; }
    fs::path settings() const { return m_folder / "settings.ini"; }

private:
    fs::path m_folder;
};

} // namespace

class TestWindowHelp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatAKilledWindowStoredIsTold();
    void newcomersAreShownThreeThings();
    void aKeyIsTakenFromAnotherAction();
    void presetsTakeEffect();
    void paletteFindsActionsTracksAndFrames();
    void historyGoesToTheChosenStep();
    void removalIsUndoneByItsToast();
    void menuComesOnLaneAndPicture();
    void helpNamesWhatAppliesNow();
    void modeLineSaysWhatTheNextClickDoes();

private:
    TempFolder m_folder;
    fs::path m_sample;
};

void TestWindowHelp::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

void TestWindowHelp::whatAKilledWindowStoredIsTold()
{
    BY_HAND({
        const KilledWindow killed(m_sample);
        WindowBench bench(killed.workspace(), killed.settings());
        bench.unlockAs("annotator");
        bench.openClip();
        QCOMPARE(bench.trackCount(), 3);
        const QString words = bench.hands().textOf("toastMessage");
        QVERIFY2(words.contains(QLatin1String("3 edit")) && words.contains(QLatin1String("restored")),
                 qPrintable(words));
        bench.swapTo("annotator"); // this time it was closed
        bench.openClip();
        QVERIFY(!bench.hands().sees("toastMessage"));
    });
}

/// Once, and in the demo only.
void TestWindowHelp::newcomersAreShownThreeThings()
{
    BY_HAND({
        TempFolder folder;
        SampleWorkspace::make(folder / "workspace", SampleWorkspace::Corner::Numbered, SampleWorkspace::Use::Demo);
        WindowBench bench(folder / "workspace");
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        QVERIFY(hands.sees("bannerFact"));
        QVERIFY(!hands.sees("coachCard"));
        bench.openClip();
        for (const char* title : {"Why you may watch", "Draw, then move", "Time"}) {
            QCOMPARE(hands.textOf("coachTitle"), QLatin1String(title));
            hands.press("F"); // it blocks nothing
            hands.click("coachNext");
        }
        QVERIFY(!hands.sees("coachCard"));
        bench.awaitFrame(3);
        bench.swapTo("annotator");
        bench.openClip();
        QVERIFY(!hands.sees("coachCard"));
        WindowBench work(m_sample);
        work.unlockAs("annotator");
        work.openClip();
        QVERIFY(!work.hands().sees("coachCard"));
    });
}

void TestWindowHelp::aKeyIsTakenFromAnotherAction()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        const auto holder = [&] { return app::holderOf(app::keysOf(app::loadKeys(bench.settings())), key("F")); };
        bench.unlockAs("annotator");
        bench.openClip();
        hands.press("Ctrl+Alt+K");
        chooseAction(bench, ActionId::ToggleOutside);
        hands.click("keyEntry");
        hands.press("F");
        hands.click("keyAssign");
        QVERIFY2(hands.textOf("keyNote").contains(QLatin1String("is the key of \"Next frame\"")),
                 qPrintable(hands.textOf("keyNote")));
        chooseAction(bench, ActionId::ToggleOccluded); // of whose wish nothing was said yet
        hands.click("keyEntry");
        hands.press("F");
        hands.click("keyAssign");
        QCOMPARE(holder(), std::optional(ActionId::NextFrame)); // nothing is taken without a warning
        chooseAction(bench, ActionId::ToggleOutside);
        hands.click("keyEntry");
        hands.press("F");
        hands.click("keyAssign");
        QCOMPARE(holder(), std::optional(ActionId::NextFrame));
        hands.click("keyAssign");
        QVERIFY2(hands.textOf("keyNote").contains(QLatin1String("does \"Outside\" now")),
                 qPrintable(hands.textOf("keyNote")));
        hands.press("Esc");
        hands.drawBox(bench.canvas(), kDrawn);
        bench.seekByTimeline(5);
        hands.press("F");
        QCOMPARE(onlyTrack(bench).keyFrames.size(), std::size_t(2));
        QVERIFY(onlyTrack(bench).keyFrames[1].outside);
        QCOMPARE(bench.canvas().shownFrame(), std::optional(FrameIndex{5}));
        QCOMPARE(holder(), std::optional(ActionId::ToggleOutside)); // for the next window, too
        hands.press("Ctrl+Alt+K");
        hands.click("keyReset");
        hands.press("Esc");
        hands.press("F");
        bench.awaitFrame(6);
        QCOMPARE(holder(), std::optional(ActionId::NextFrame));
    });
}

/// J joins tracks as in CVAT, or plays backwards as where films are cut.
void TestWindowHelp::presetsTakeEffect()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        const auto choosePreset = [&](const char* towards) {
            hands.press("Ctrl+Alt+K");
            hands.see<QWidget>("keyPreset").setFocus(Qt::TabFocusReason);
            hands.press(towards);
            hands.press("Esc");
        };
        hands.drawBox(bench.canvas(), kDrawn);
        hands.drawBox(bench.canvas(), {20, 60, 80, 60});
        bench.seekByTimeline(10);
        hands.press("Ctrl+A");
        choosePreset("Down");
        QVERIFY(app::loadKeys(bench.settings()).preset == app::KeyPreset::Editor);
        hands.press("J");
        bench.awaitFrame(0);
        QCOMPARE(bench.trackCount(), 2);
        hands.press("Right");
        bench.awaitFrame(1);
        choosePreset("Up");
        QVERIFY(app::loadKeys(bench.settings()).preset == app::KeyPreset::Cvat);
        hands.press("J");
        QCOMPARE(bench.trackCount(), 1);
        QCOMPARE(bench.canvas().shownFrame(), std::optional(FrameIndex{1}));
    });
}

void TestWindowHelp::paletteFindsActionsTracksAndFrames()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        find(bench, QStringLiteral("last frame"));
        bench.awaitFrame(SampleWorkspace::kFrames - 1);
        find(bench, QStringLiteral("12"));
        bench.awaitFrame(11); // people count from one
        const QString time = hands.textOf("frameTime").section(QLatin1Char(' '), 0, 0);
        hands.drawBox(bench.canvas(), kDrawn);
        hands.press("Esc");
        hands.press("Home");
        bench.awaitFrame(0);
        find(bench, time);
        bench.awaitFrame(11);
        hands.press("Home");
        bench.awaitFrame(0);
        QVERIFY(!bench.window().actions()[ActionId::RemoveTrack].isEnabled());
        find(bench, QStringLiteral("person 1"));
        bench.awaitFrame(11);
        QVERIFY(bench.window().actions()[ActionId::RemoveTrack].isEnabled()); // it is selected
    });
}

void TestWindowHelp::historyGoesToTheChosenStep()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        for (const double y : {40.0, 120.0, 200.0})
            hands.drawBox(bench.canvas(), {100, y, 80, 60});
        const auto chooseStep = [&](const char* way, int steps) {
            hands.press("Ctrl+H");
            for (int i = 0; i < steps; ++i)
                hands.press(way);
            hands.press("Return");
            return bench.storedLabels().tracks.size();
        };
        QCOMPARE(chooseStep("Down", 2), std::size_t(1)); // the newest is above
        QCOMPARE(chooseStep("Up", 2), std::size_t(3));   // what was undone is still there
        QCOMPARE(chooseStep("Down", 3), std::size_t(0)); // as the clip was opened
    });
}

void TestWindowHelp::removalIsUndoneByItsToast()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.drawBox(bench.canvas(), kDrawn);
        const annotation::AnnotationSet before = bench.storedLabels();
        hands.press("Shift+Del");
        QVERIFY(bench.storedLabels().tracks.empty());
        hands.click("toastAction");
        QCOMPARE(bench.storedLabels().tracks, before.tracks);
        QVERIFY(!hands.sees("toastAction"));
        hands.press("Esc");
        hands.drawBox(bench.canvas(), {300, 200, 50, 50});
        hands.press("Shift+Del");
        QVERIFY(hands.sees("toastAction"));
        hands.press("Ctrl+A");
        hands.press("L");
        QVERIFY(!hands.sees("toastAction")); // it would take back the lock by now
    });
}

void TestWindowHelp::menuComesOnLaneAndPicture()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.drawBox(bench.canvas(), kDrawn);
        hands.press("Esc");
        auto& timeline = bench.window().workbench().timeline();
        const QPoint lane(static_cast<int>(timeline.scale().middle({8})),
                          timeline.laneMiddle(onlyTrack(bench).id).value());
        hands.rightClick(*timeline.viewport(), lane);
        bench.awaitFrame(8); // about the frame that was clicked
        chooseFromMenu(bench, ActionId::SplitTrack);
        QCOMPARE(bench.storedLabels().tracks.size(), std::size_t(2));
        hands.press("Esc");
        hands.press("Home");
        bench.awaitFrame(0);
        hands.rightClick(bench.canvas(), bench.canvas().mapping().toWidget(kDrawn.center()).toPoint());
        chooseFromMenu(bench, ActionId::RemoveTrack); // the one that was clicked, which ends at 8
        QCOMPARE(onlyTrack(bench).keyFrames.front().frame, FrameIndex{8});
    });
}

void TestWindowHelp::helpNamesWhatAppliesNow()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        const QString next = bench.window().actions()[ActionId::NextFrame].text();
        const QString remove = bench.window().actions()[ActionId::RemoveTrack].text();
        QVERIFY(!helpWords(bench).contains(next)); // no clip is open
        bench.openClip();
        QVERIFY(helpWords(bench).contains(next));
        QVERIFY(!helpWords(bench).contains(remove)); // nothing is selected
        bench.hands().drawBox(bench.canvas(), kDrawn);
        QVERIFY(helpWords(bench).contains(remove));
    });
}

void TestWindowHelp::modeLineSaysWhatTheNextClickDoes()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        const auto hint = [&] { return hands.textOf("modeHint"); };
        const auto at = [&](Point point) {
            return bench.canvas().mapTo(&bench.window(), bench.canvas().mapping().toWidget(point).toPoint());
        };
        const auto holdDown = [&](Point from, Point to) {
            QTest::mousePress(bench.window().windowHandle(), Qt::LeftButton, {}, at(from));
            QTest::mouseMove(bench.window().windowHandle(), at(to));
            const QString words = hint();
            QTest::keyClick(bench.window().windowHandle(), Qt::Key_Escape);
            QTest::mouseRelease(bench.window().windowHandle(), Qt::LeftButton, {}, at(to));
            return words;
        };
        bench.unlockAs("annotator");
        bench.openClip();
        hands.drawBox(bench.canvas(), kDrawn);
        struct Tool {
            const char* key;
            const char* idle;
            const char* busy;
        };
        const Tool tools[] = {{"N", "Draw person", "Release to make the box"},
                              {"S", "Select: click a box", "Release to keep the change"},
                              {"B", "Blur region", "Release to hide this region"}};
        for (const Tool& tool : tools) {
            hands.press(tool.key);
            QVERIFY2(hint().startsWith(QLatin1String(tool.idle)), qPrintable(hint()));
            const QString busy = holdDown(kDrawn.center(), {kDrawn.center().x + 40, kDrawn.center().y + 30});
            QVERIFY2(busy.startsWith(QLatin1String(tool.busy)), qPrintable(busy));
            QVERIFY2(hint().startsWith(QLatin1String(tool.idle)), qPrintable(hint()));
        }
        hands.press("S");
        QVERIFY(holdDown({20, 300}, {60, 330}).startsWith(QLatin1String("Release to select")));
        hands.press("2");
        QVERIFY2(hint().startsWith(QLatin1String("Draw animal")), qPrintable(hint()));
    });
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], kDrawAndWait) == 0)
        return drawAndWait(argv[2]);
    TestWindowHelp test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_window_help.moc"
