// What somebody does who has never seen the window before, and is in a hurry.
#include "tests/app/gui/window_bench.h"

#include "app/operations/grants.h"
#include "app/operations/tasks.h"
#include "dataset/label_set_verifier.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QTableWidget>

using namespace consentry;
using namespace consentry::testing;
using app::ActionId;
using consent::Action;

namespace {

constexpr Box kDrawn{200, 120, 160, 100};
constexpr Point kMiddle{280, 170};

/// A custodian grants the annotator more than before, for longer.
bool grantToAnnotator(const WindowBench& bench, std::set<Action> actions)
{
    app::Session custodian = bench.session("custodian");
    return app::issueGrants(custodian, {.to = "annotator",
                                        .clips = {bench.clip()},
                                        .actions = std::move(actions),
                                        .duration = std::chrono::hours(9)})
        .ok();
}

bool revokeAll(const WindowBench& bench)
{
    app::Session custodian = bench.session("custodian");
    const auto grants = app::listGrants(custodian);
    for (const app::GrantRow& row : *grants) {
        if (!app::revokeGrant(custodian, row.grant.header.id))
            return false;
    }
    return grants.ok();
}

annotation::Track onlyTrack(const WindowBench& bench)
{
    const auto stored = bench.storedLabels();
    must(stored.tracks.size() == 1, QStringLiteral("%1 tracks instead of one").arg(stored.tracks.size()));
    return stored.tracks[0];
}

bool isSelecting(WindowBench& bench)
{
    return bench.canvas().tool() == widgets::ToolKind::Select;
}

} // namespace

class TestWindowUse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void identityIsAskedForFirst();
    void folderThatIsNoWorkspaceIsRefusedAtOnce();
    void reviewTabComesWithTheGrant();
    void custodiansUnlockingCosigns();
    void listFollowsWhatOthersDo();
    void filterSaysWhyTheListIsEmpty();
    void wholeJobByKeys();
    void acceptedLabelsAreExported();
    void openClipStaysWhereItIs();
    void newBoxIsMovedByTheNextDrag();
    void nextBoxHasTheLastClass();
    void cursorIsTold();
    void escapeStepsBackOut();
    void spaceBelongsToWhatHasTheFocus();
    void numberGivesTheKeysBack();
    void returningStartsWithTheComment();
    void submittingTwiceSaysNothingWrong();
    void undoGoesWhereItChanges();
    void figuresAreOnesOwn();
    void clipsAreFoundByTyping();
    void escapeLeavesTheFilter();
    void oneKeyIsNoSlipThatStays();
    void helpSwallowsOneKey();
    void nothingTypedIsLeftForTheNextPerson();

private:
    TempFolder m_folder;
    fs::path m_sample;
};

void TestWindowUse::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

void TestWindowUse::identityIsAskedForFirst()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.window().start({.workspace = bench.workspace(), .identity = {}, .passphraseFile = {}});
        QVERIFY(!hands.see<QLineEdit>("passphrase").isEnabled());
        bench.messages().file = QString::fromStdString((bench.workspace() / "people" / "annotator.age").string());
        hands.press("Space"); // the button has the focus
        QVERIFY(hands.see<QLineEdit>("passphrase").isEnabled());
        hands.type(QLatin1String(SampleWorkspace::kPassphrase));
        hands.press("Return");
        hands.await([&] { return hands.sees("workbench"); }, QStringLiteral("the workbench"));
        QVERIFY(!hands.sees("bannerFact")); // this is no demo
    });
}

void TestWindowUse::folderThatIsNoWorkspaceIsRefusedAtOnce()
{
    WindowBench bench(m_sample);
    bench.messages().folder = QString::fromStdString(bench.folder().string());
    BY_HAND({
        bench.hands().click("openWorkspace");
        QVERIFY(bench.messages().said.join(QLatin1Char('\n')).contains(QLatin1String("is not a workspace")));
        QVERIFY(bench.hands().sees("startPage"));
    });
}

void TestWindowUse::reviewTabComesWithTheGrant()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        QVERIFY(!hands.sees("tabReview"));
        QVERIFY(grantToAnnotator(bench, {Action::View, Action::Annotate, Action::Review}));
        hands.await([&] { return hands.sees("tabReview"); }, QStringLiteral("the review tab"), 5000);
        bench.swapTo("lead");
        bench.openClip();
        QVERIFY(hands.sees("tool.submit"));
        hands.drawBox(bench.canvas(), kDrawn);
        hands.press("Ctrl+Return");
        bench.reviewAs("annotator");
        QVERIFY(!hands.sees("tool.submit")); // judging is done with other buttons
        QVERIFY(hands.textOf("submittedBy").contains(QLatin1String("lead")));
        hands.click("acceptLabels");
        hands.await([&] { return hands.textOf("toastMessage").contains(QLatin1String("accepted")); },
                    QStringLiteral("the acceptance"));
    });
}

void TestWindowUse::custodiansUnlockingCosigns()
{
    WindowBench bench(m_sample);
    const auto cosigned = [&] {
        app::Session lead = bench.session("lead");
        const auto keys = lead.keyRing();
        const auto events = lead.workspace().auditLog().events(*keys, {});
        return std::ranges::count_if(*events, [](const auto& event) { return event.body.action == "log.cosigned"; });
    };
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.press("Esc");
        QCOMPARE(cosigned(), 0);
        bench.swapTo("custodian");
        QCOMPARE(cosigned(), 1);
        bench.swapTo("custodian");
        QCOMPARE(cosigned(), 1); // the newest entry is the custodian's own
        bench.swapTo("lead");
        bench.openClip();
        bench.swapTo("custodian");
        QCOMPARE(cosigned(), 2);
    });
}

void TestWindowUse::listFollowsWhatOthersDo()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        QVERIFY(bench.hands().sees("queueList"));
        QVERIFY(revokeAll(bench));
        bench.hands().await([&] { return !bench.hands().sees("queueList"); }, QStringLiteral("an empty list"), 5000);
    });
}

void TestWindowUse::filterSaysWhyTheListIsEmpty()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("lead");
        hands.see<QWidget>("queueFilter").setFocus(Qt::TabFocusReason);
        hands.press("End"); // "accepted"
        hands.await([&] { return !hands.sees("queueList"); }, QStringLiteral("an empty list"));
        QVERIFY(hands.textOf("queueEmpty").contains(QLatin1String("all clips")));
        hands.see<QWidget>("queueFilter").setFocus(Qt::TabFocusReason);
        hands.press("Home");
        hands.await([&] { return hands.sees("queueList"); }, QStringLiteral("the list"));
        hands.click("tabReview");
        QVERIFY(hands.textOf("queueEmpty").contains(QLatin1String("review")));
    });
}

/// All but the drawing, for which there are numbers.
void TestWindowUse::wholeJobByKeys()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        hands.press("Return"); // the list has the focus, and its first clip is marked
        bench.awaitFrame(0);
        hands.press("2");
        hands.press("Return");
        QCOMPARE(onlyTrack(bench).label, std::string("animal"));
        const Box first = onlyTrack(bench).keyFrames[0].box;
        hands.press("V");
        bench.awaitFrame(10);
        hands.press("Shift+Right");
        hands.press("Ctrl+Shift+Down");
        const Box moved = onlyTrack(bench).keyFrames[1].box;
        QCOMPARE(moved.x, first.x + 10);
        QCOMPARE(moved.height, first.height + 10);
        hands.press("Ctrl+Return");
        hands.await([&] { return !bench.canvas().shownFrame(); }, QStringLiteral("the end"));
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("queueList"));
    });
}

void TestWindowUse::acceptedLabelsAreExported()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.drawBox(bench.canvas(), kDrawn);
        hands.press("Ctrl+Return");
        bench.reviewAs("lead");
        hands.click("acceptLabels");
        hands.click("tabExport");
        bench.messages().folder = QString::fromStdString(bench.folder().string());
        hands.fill("exportName", QStringLiteral("porch"));
        hands.fill("exportRecipient", QStringLiteral("training job 7"));
        hands.click("exportPickFolder");
        hands.click("exportNow");
        hands.await([&] { return !hands.textOf("exportSummary").isEmpty(); }, QStringLiteral("the export"));
        const QString summary = hands.textOf("exportSummary");
        QVERIFY2(summary.startsWith(QLatin1String("Exported 1 clip")), qPrintable(summary));
        const auto verified = dataset::verifyLabelSet(bench.folder() / "porch", {});
        QVERIFY_OK(verified);
        QVERIFY(verified->ok());
        QCOMPARE(verified->clips, std::uint64_t(1));
    });
}

void TestWindowUse::openClipStaysWhereItIs()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("lead");
        bench.openClip();
        bench.seekByTimeline(12);
        bench.hands().doubleClickRow(bench.hands().see<QAbstractItemView>("queueList"), 0);
        bench.hands().click("tabAnnotate");
        QTest::qWait(300);
        QCOMPARE(bench.canvas().shownFrame(), std::optional(FrameIndex{12}));
    });
}

void TestWindowUse::newBoxIsMovedByTheNextDrag()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.press("1");
        hands.dragPoint(bench.canvas(), {kDrawn.x, kDrawn.y}, {kDrawn.right(), kDrawn.bottom()});
        hands.press("V");
        bench.awaitFrame(10);
        hands.dragPoint(bench.canvas(), kMiddle, {kMiddle.x + 60, kMiddle.y});
        QCOMPARE(onlyTrack(bench).keyFrames.size(), std::size_t(2));
        hands.press("1");
        hands.dragPoint(bench.canvas(), {30, 200}, {120, 300});
        QCOMPARE(bench.storedLabels().tracks.size(), std::size_t(2));
    });
}

void TestWindowUse::nextBoxHasTheLastClass()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.press("3");
        hands.dragPoint(bench.canvas(), {kDrawn.x, kDrawn.y}, {kDrawn.right(), kDrawn.bottom()});
        hands.press("Esc");
        hands.press("N");
        hands.dragPoint(bench.canvas(), {30, 200}, {120, 300});
        const auto stored = bench.storedLabels();
        QCOMPARE(stored.tracks.size(), std::size_t(2));
        for (const annotation::Track& track : stored.tracks)
            QCOMPARE(track.label, std::string("vehicle"));
    });
}

/// In pixels of the picture, and only over it.
void TestWindowUse::cursorIsTold()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        const auto told = [&] { return bench.hands().textOf("cursorText"); };
        const auto moveTo = [&](QWidget& widget, QPoint at) {
            QTest::mouseMove(bench.window().windowHandle(), widget.mapTo(&bench.window(), at));
        };
        for (const char* zoom : {"Ctrl+1", "Ctrl++"}) {
            bench.hands().press(zoom);
            moveTo(bench.canvas(), bench.canvas().mapping().toWidget(kMiddle).toPoint());
            const QStringList numbers = told().split(QStringLiteral(", "));
            QCOMPARE(numbers.size(), 2);
            QVERIFY2(std::abs(numbers[0].toInt() - kMiddle.x) <= 1, qPrintable(told())); // there are half pixels
            QVERIFY2(std::abs(numbers[1].toInt() - kMiddle.y) <= 1, qPrintable(told()));
        }
        moveTo(bench.hands().see<QWidget>("trustBar"), QPoint(10, 10));
        QCOMPARE(told(), QString());
    });
}

void TestWindowUse::escapeStepsBackOut()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        bench.hands().drawBox(bench.canvas(), kDrawn);
        bench.hands().press("N");
        QVERIFY(!isSelecting(bench));
        bench.hands().press("Esc");
        QVERIFY(isSelecting(bench));
        QVERIFY(bench.window().actions()[ActionId::RemoveTrack].isEnabled());
        bench.hands().press("Esc");
        QVERIFY(!bench.window().actions()[ActionId::RemoveTrack].isEnabled()); // nothing is selected any more
    });
}

void TestWindowUse::spaceBelongsToWhatHasTheFocus()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.drawBox(bench.canvas(), kDrawn);
        auto& occluded = hands.see<QCheckBox>("markOccluded");
        hands.click(occluded, QPoint(8, occluded.height() / 2));
        QVERIFY(onlyTrack(bench).keyFrames[0].occluded);
        for (int i = 0; i < 3; ++i)
            hands.press("Alt+Down"); // so slow that it is under way for seconds
        hands.press("Space"); // a click left the keys to the picture
        hands.await([&] { return bench.canvas().shownFrame().value_or(FrameIndex{0}).value > 0; },
                    QStringLiteral("playing"));
        hands.press("Home");
        hands.press("Space");
        bench.awaitFrame(0);
        occluded.setFocus(Qt::TabFocusReason);
        hands.press("Space");
        QVERIFY(!onlyTrack(bench).keyFrames[0].occluded);
        QCOMPARE(bench.canvas().shownFrame(), std::optional(FrameIndex{0}));
    });
}

void TestWindowUse::numberGivesTheKeysBack()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        bench.hands().drawBox(bench.canvas(), kDrawn);
        bench.hands().fill("boxX", QStringLiteral("40"));
        bench.hands().press("Return");
        QCOMPARE(onlyTrack(bench).keyFrames[0].box.x, 40.0);
        bench.hands().press("F");
        bench.awaitFrame(1);
    });
}

void TestWindowUse::returningStartsWithTheComment()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.drawBox(bench.canvas(), kDrawn);
        hands.press("Ctrl+Return");
        bench.reviewAs("lead");
        hands.press("Ctrl+Shift+R");
        hands.type(QStringLiteral("closer!"));
        QCOMPARE(hands.see<QPlainTextEdit>("reviewComment").toPlainText(), QStringLiteral("closer!"));
        QVERIFY(bench.canvas().shownFrame().has_value()); // "!" was a letter here
    });
}

/// First what is typed goes, then the hand is back at the picture.
void TestWindowUse::escapeLeavesTheFilter()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.press("Ctrl+F");
        hands.type(QStringLiteral("zz"));
        QCOMPARE(hands.see<QLineEdit>("trackFilter").text(), QStringLiteral("zz"));
        hands.press("Esc");
        QVERIFY(hands.see<QLineEdit>("trackFilter").text().isEmpty());
        hands.press("Esc");
        QVERIFY(bench.canvas().hasFocus());
    });
}

void TestWindowUse::clipsAreFoundByTyping()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        hands.press("Ctrl+K");
        hands.type(QString::fromStdString(bench.clip().shortText()));
        hands.press("Return");
        bench.awaitFrame(0);
        QVERIFY(bench.canvas().hasFocus());
    });
}

/// Nothing vanishes where nobody looks.
void TestWindowUse::undoGoesWhereItChanges()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        bench.seekByTimeline(10);
        hands.press("N");
        hands.drawBox(bench.canvas(), kDrawn);
        bench.seekByTimeline(4);
        hands.press("Ctrl+Z");
        QVERIFY(bench.storedLabels().tracks.empty());
        bench.awaitFrame(10);
        bench.seekByTimeline(4);
        hands.press("Ctrl+Y");
        QCOMPARE(bench.storedLabels().tracks.size(), std::size_t(1));
        bench.awaitFrame(10);
        bench.seekByTimeline(14); // the box is to be seen here, too
        hands.press("Ctrl+Z");
        bench.awaitFrame(14);
    });
}

/// They lie in the settings, where neither the workspace nor the next person sees them.
void TestWindowUse::figuresAreOnesOwn()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        hands.press("Ctrl+Alt+F");
        QVERIFY(hands.sees("figuresCard") && !hands.sees("figuresTable"));
        hands.press("Esc");
        bench.openClip();
        hands.drawBox(bench.canvas(), kDrawn);
        hands.press("Ctrl+Return");
        hands.await([&] { return hands.sees("toastMessage"); }, QStringLiteral("the submission"));
        hands.press("Ctrl+Alt+F");
        const auto& table = hands.see<QTableWidget>("figuresTable");
        QCOMPARE(table.rowCount(), 2);
        QStringList cells;
        for (int column = 1; column < table.columnCount(); ++column)
            cells << table.item(0, column)->text();
        for (int column = 1; column < table.columnCount(); ++column)
            QCOMPARE(table.horizontalHeaderItem(column)->textAlignment(), table.item(0, column)->textAlignment());
        QCOMPARE(cells.join(QLatin1Char(' ')), QStringLiteral("1 1 1 0 1"));
        hands.press("Esc");
        bench.swapTo("lead");
        hands.press("Ctrl+Alt+F");
        QVERIFY(!hands.sees("figuresTable"));
    });
}

void TestWindowUse::submittingTwiceSaysNothingWrong()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.drawBox(bench.canvas(), kDrawn);
        hands.press("Ctrl+Return");
        hands.press("Ctrl+Return");
        QCOMPARE(hands.textOf("toastMessage"), QStringLiteral("Submitted for review"));
    });
}

void TestWindowUse::oneKeyIsNoSlipThatStays()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.press("Ctrl+Return");
        QVERIFY(hands.textOf("toastMessage").startsWith(QLatin1String("Nothing is labelled")));
        QVERIFY(bench.canvas().shownFrame().has_value());
        hands.click("toastAction");
        QCOMPARE(hands.textOf("toastMessage"), QStringLiteral("Submitted for review"));

        bench.reviewAs("lead");
        hands.press("Ctrl+Shift+R");
        QVERIFY(hands.see<QWidget>("reviewComment").hasFocus());
        hands.fill("reviewComment", QStringLiteral("the cat is missing"));
        hands.click("acceptLabels");
        QVERIFY(bench.canvas().shownFrame().has_value()); // what was written is not thrown away
        hands.click("toastAction");
        QCOMPARE(hands.textOf("toastMessage"), QStringLiteral("Labels accepted"));
        hands.click("toastAction");
        QCOMPARE(hands.textOf("toastMessage"), QStringLiteral("The labels are open again"));

        bench.swapTo("annotator");
        bench.openClip();
        QCOMPARE(hands.textOf("returnComment"), QStringLiteral("Accepted by mistake"));
        hands.drawBox(bench.canvas(), kDrawn);
        QCOMPARE(bench.storedLabels().tracks.size(), std::size_t(1));
    });
}

void TestWindowUse::helpSwallowsOneKey()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.press("F1");
        QVERIFY(hands.sees("keyHelp"));
        hands.press("!");
        QVERIFY(!hands.sees("keyHelp"));
        QVERIFY(bench.canvas().shownFrame().has_value());
        hands.press("F");
        bench.awaitFrame(1);
    });
}

void TestWindowUse::nothingTypedIsLeftForTheNextPerson()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("lead");
        bench.hands().click("tabExport");
        bench.hands().fill("exportRecipient", QStringLiteral("training job"));
        bench.swapTo("lead");
        bench.hands().click("tabExport");
        QVERIFY(bench.hands().see<QLineEdit>("exportRecipient").text().isEmpty());
    });
}

QTEST_MAIN(TestWindowUse)
#include "tst_window_use.moc"
