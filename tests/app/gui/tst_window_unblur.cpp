#include "tests/app/gui/custody.h"

#include "app/operations/consents.h"
#include "app/operations/unblur.h"
#include "widgets/parts/unblur_card.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QThreadPool>
#include <QToolButton>

using namespace consentry;
using namespace consentry::testing;
using namespace std::chrono_literals;

namespace {

constexpr FrameRange kAsked{{3}, {9}};

/// As a custodian sees them, in the order of the log.
std::vector<app::UnblurRow> requests(const WindowBench& bench)
{
    app::Session custodian = bench.session("custodian");
    auto rows = app::listUnblur(custodian);
    if (!rows)
        qFatal("no list: %s", describe(rows.error()).c_str());
    return std::move(*rows);
}

QString tabOf(WindowBench& bench)
{
    return bench.hands().see<QToolButton>("tabRequests").text();
}

void unlockAtRequests(WindowBench& bench, const char* person)
{
    bench.unlockAs(person);
    bench.hands().press("Ctrl+Shift+U");
    bench.hands().await([&] { return bench.hands().sees("requestList"); }, QStringLiteral("the requests"));
}

void awaitState(WindowBench& bench, const char* words)
{
    bench.hands().await([&] { return bench.hands().textOf("requestState").contains(QLatin1String(words)); },
                        QStringLiteral("a request that is %1").arg(QLatin1String(words)));
}

QString said(WindowBench& bench)
{
    return bench.window().findChild<widgets::Toast*>()->message();
}

bool isOn(WindowBench& bench, const char* button)
{
    return bench.hands().see<QPushButton>(button).isEnabled();
}

/// What ends a release before it is done.
struct Stop {
    const char* name;
    const char* keys;
};

constexpr Stop kStops[] = {{"stopped", "Ctrl+Alt+S"}, {"locked", "Ctrl+L"}};

} // namespace

/// Asking to see an original, answering and releasing, each in the window of whoever does it.
class TestWindowUnblur : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void asksAboutTheRange();
    void aReasonThatSaysTooMuchIsNotSent();
    void nothingIsAskedTwice();
    void goesFromOneToTheNext();
    void aRefusalTellsWhy();
    void nobodyAnswersTheirOwn();
    void isReleasedWithoutMore();
    void aReleaseEnds_data();
    void aReleaseEnds();
    void whatTheGateRefusesIsTold();
    void lockingForgetsWhatWasTyped();

private:
    void openCard(WindowBench& bench);

    TempFolder m_folder;
    fs::path m_sample;
};

void TestWindowUnblur::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

/// By the annotator, about frames 4 to 9 as people count.
void TestWindowUnblur::openCard(WindowBench& bench)
{
    bench.unlockAs("annotator");
    bench.openClip();
    bench.seekByTimeline(kAsked.begin.value);
    bench.hands().press("[");
    bench.seekByTimeline(kAsked.end.value - 1);
    bench.hands().press("]");
    bench.hands().press("Shift+B");
    bench.hands().await([&] { return bench.hands().sees("unblurCard"); }, QStringLiteral("the card"));
}

void TestWindowUnblur::asksAboutTheRange()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openCard(bench);
        QVERIFY(!hands.sees("tabRequests")); // before they have asked
        QCOMPARE(hands.see<QSpinBox>("unblurFirst").value(), 4);
        QCOMPARE(hands.see<QSpinBox>("unblurLast").value(), 9);
        QCOMPARE(hands.see<QSpinBox>("unblurLast").maximum(), int(SampleWorkspace::kFrames));
        QCOMPARE(hands.see<QSpinBox>("unblurMinutes").maximum(), 60);
        QVERIFY(hands.textOf("unblurWords").contains(QLatin1String("Another lead or custodian")));
        hands.press("Return"); // without a reason
        QVERIFY(!isOn(bench, "unblurAsk"));
        QVERIFY(hands.sees("unblurCard"));
        hands.fill("unblurMinutes", QStringLiteral("5"));
        hands.fill("unblurReason", QStringLiteral("is it a dog"));
        hands.press("Return");
        hands.await([&] { return !hands.sees("unblurCard"); }, QStringLiteral("the request"));
        QVERIFY2(said(bench).startsWith(QLatin1String("Asked.")), qPrintable(said(bench)));
        QVERIFY(bench.window().workbench().isAncestorOf(QApplication::focusWidget())); // back at work
        QCOMPARE(bench.canvas().shownFrame(), std::optional(kAsked.end - 1)); // the clip stayed open
        hands.click("tabRequests");
        awaitState(bench, "waits for approval");
        QCOMPARE(tabOf(bench), QStringLiteral("Requests")); // nothing waits for whoever asked
        QVERIFY(hands.textOf("requestWhat").contains(QLatin1String("frames 4 to 9")));
        QVERIFY(hands.textOf("requestReason").contains(QLatin1String("is it a dog")));
        for (const char* button : {"approveUnblurButton", "refuseUnblurButton", "releaseUnblurButton"})
            QVERIFY2(!isOn(bench, button), button);
    });
    const auto rows = requests(bench);
    QCOMPARE(rows.size(), std::size_t(1));
    const consent::UnblurRequest& body = rows.front().request.body;
    QCOMPARE(body.frames.begin, kAsked.begin);
    QCOMPARE(body.frames.end, kAsked.end);
    QCOMPARE(body.minutes, 5);
    QCOMPARE(body.reason, std::string("is it a dog"));
    QCOMPARE(rows.front().requester, std::string("annotator"));
}

void TestWindowUnblur::aReasonThatSaysTooMuchIsNotSent()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openCard(bench);
        hands.fill("unblurReason", QStringLiteral("ask 0151 23456789"));
        hands.click("unblurAsk");
        QVERIFY2(hands.textOf("unblurNote").contains(QLatin1String("telephone number")),
                 qPrintable(hands.textOf("unblurNote")));
        hands.see<QLineEdit>("unblurReason").setText(QStringLiteral("is it \u202ea dog")); // turns what follows round
        hands.click("unblurAsk");
        QVERIFY2(hands.textOf("unblurNote").contains(QLatin1String("can be read")),
                 qPrintable(hands.textOf("unblurNote")));
        QVERIFY(hands.sees("unblurCard"));
        hands.press("Esc");
        QVERIFY(!hands.sees("unblurCard"));
    });
    QVERIFY(requests(bench).empty());
}

void TestWindowUnblur::nothingIsAskedTwice()
{
    WindowBench bench(m_sample);
    askToSee(bench, "annotator", kAsked);
    BY_HAND({
        Hands& hands = bench.hands();
        openCard(bench);
        hands.fill("unblurReason", QStringLiteral("is it a dog"));
        hands.press("Return");
        QVERIFY2(hands.textOf("unblurNote").contains(QLatin1String("already")), qPrintable(hands.textOf("unblurNote")));
        hands.press("Return");
        QCOMPARE(requests(bench).size(), std::size_t(1));
        hands.press("Esc");
        bench.swapTo("lead");
        hands.press("Ctrl+Shift+U");
        awaitState(bench, "waits for approval");
        hands.press("Ctrl+Alt+A");
        awaitState(bench, "approved by lead");
        hands.press("Ctrl+Alt+A");
        QVERIFY(!isOn(bench, "approveUnblurButton"));
    });
    QCOMPARE(requests(bench).front().approvers, std::vector<std::string>{"lead"});
}

/// The whole way, nobody at a terminal.
void TestWindowUnblur::goesFromOneToTheNext()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openCard(bench);
        hands.fill("unblurReason", QStringLiteral("is it a dog"));
        hands.press("Return");
        hands.await([&] { return !hands.sees("unblurCard"); }, QStringLiteral("the request"));
        bench.swapTo("lead");
        QCOMPARE(tabOf(bench), QStringLiteral("Requests (1)"));
        QVERIFY(hands.see<QToolButton>("tabRequests").accessibleName().contains(QLatin1String("1 wait")));
        hands.click("tabRequests");
        QVERIFY(!isOn(bench, "releaseUnblurButton")); // that is a custodian's
        hands.click("approveUnblurButton");
        awaitState(bench, "approved by lead");
        QVERIFY(hands.textOf("requestNote").contains(QLatin1String("custodian")));
        bench.swapTo("custodian");
        QCOMPARE(tabOf(bench), QStringLiteral("Requests (1)"));
        hands.click("tabRequests");
        hands.click("releaseUnblurButton");
        hands.await([&] { return said(bench).startsWith(QLatin1String("Released: annotator")); },
                    QStringLiteral("the release"));
        awaitState(bench, "released until");
        QCOMPARE(tabOf(bench), QStringLiteral("Requests"));
        QVERIFY(!isOn(bench, "releaseUnblurButton"));
        bench.swapTo("annotator");
        hands.await([&] { return hands.sees("showRevealButton"); }, QStringLiteral("the offer"));
        hands.press("Ctrl+Shift+U");
        awaitState(bench, "released until");
        bench.clock().advance(16min);
        awaitState(bench, "was released until");
    });
    QCOMPARE(requests(bench).size(), std::size_t(1));
}

void TestWindowUnblur::aRefusalTellsWhy()
{
    WindowBench bench(m_sample);
    askToSee(bench, "annotator", kAsked);
    BY_HAND({
        Hands& hands = bench.hands();
        unlockAtRequests(bench, "lead");
        QVERIFY(!isOn(bench, "refuseUnblurButton")); // not without a reason
        hands.fill("requestRefusal", QStringLiteral("ask 0151 23456789"));
        hands.click("refuseUnblurButton");
        QVERIFY2(said(bench).contains(QLatin1String("telephone number")), qPrintable(said(bench)));
        QCOMPARE(requests(bench).front().stage, app::UnblurStage::Waiting);
        hands.fill("requestRefusal", QStringLiteral("a neighbour"));
        hands.click("refuseUnblurButton");
        awaitState(bench, "refused by lead: a neighbour");
        bench.swapTo("custodian");
        hands.click("tabRequests");
        awaitState(bench, "refused by lead");
        QCOMPARE(tabOf(bench), QStringLiteral("Requests"));
        for (const char* button : {"approveUnblurButton", "refuseUnblurButton", "releaseUnblurButton"})
            QVERIFY2(!isOn(bench, button), button);
        hands.press("Ctrl+Alt+U");
        bench.swapTo("annotator");
        hands.press("Ctrl+Shift+U");
        awaitState(bench, "refused by lead: a neighbour");
    });
    QCOMPARE(requests(bench).front().stage, app::UnblurStage::Refused);
}

void TestWindowUnblur::nobodyAnswersTheirOwn()
{
    WindowBench bench(m_sample);
    askToSee(bench, "lead", kAsked);
    BY_HAND({
        Hands& hands = bench.hands();
        unlockAtRequests(bench, "lead");
        awaitState(bench, "waits for approval");
        for (const char* button : {"approveUnblurButton", "refuseUnblurButton", "releaseUnblurButton"})
            QVERIFY2(!isOn(bench, button), button);
        QVERIFY(!hands.sees("requestRefusal"));
        QVERIFY2(hands.textOf("requestNote").contains(QLatin1String("Nobody may approve")),
                 qPrintable(hands.textOf("requestNote")));
        for (const char* keys : {"Ctrl+Alt+A", "Ctrl+Alt+R", "Ctrl+Alt+U"})
            hands.press(keys);
    });
    QCOMPARE(requests(bench).front().stage, app::UnblurStage::Waiting);
}

/// A custodian's release of what nobody has approved is an approval, and the button says so.
void TestWindowUnblur::isReleasedWithoutMore()
{
    WindowBench bench(m_sample);
    askToSee(bench, "annotator", kAsked);
    BY_HAND({
        unlockAtRequests(bench, "custodian");
        QCOMPARE(bench.hands().see<QPushButton>("releaseUnblurButton").text(), QStringLiteral("Approve and release"));
        bench.hands().press("Ctrl+Alt+U");
        awaitState(bench, "released until");
    });
    QCOMPARE(requests(bench).front().approvers, std::vector<std::string>{"custodian"});
}

void TestWindowUnblur::aReleaseEnds_data()
{
    QTest::addColumn<int>("stop");
    for (int i = 0; i < int(std::size(kStops)); ++i)
        QTest::newRow(kStops[i].name) << i;
}

void TestWindowUnblur::aReleaseEnds()
{
    QFETCH(const int, stop);
    WindowBench bench(m_sample);
    askToSee(bench, "annotator", kAsked);
    app::Session other = bench.session("lead");
    BY_HAND({
        Hands& hands = bench.hands();
        unlockAtRequests(bench, "custodian");
        {
            const auto writing = other.begin(); // the release has to wait for it
            QVERIFY_OK(writing);
            hands.click("releaseUnblurButton");
            QVERIFY(hands.sees("releaseProgress"));
            QVERIFY(!isOn(bench, "releaseUnblurButton"));
            hands.press(kStops[stop].keys);
        }
        if (qstrcmp(kStops[stop].name, "stopped") == 0) {
            hands.await([&] { return said(bench).startsWith(QLatin1String("Stopped.")); }, QStringLiteral("the end"));
            QVERIFY(!hands.sees("releaseProgress"));
            QVERIFY(isOn(bench, "releaseUnblurButton"));
        } else {
            QVERIFY(!hands.sees("requestPage"));
        }
        QVERIFY(QThreadPool::globalInstance()->waitForDone(Hands::kPatience)); // and now it has had its chance
    });
    for (const app::UnblurRow& row : requests(bench))
        QVERIFY(row.stage != app::UnblurStage::Open && !row.until);
}

void TestWindowUnblur::whatTheGateRefusesIsTold()
{
    WindowBench bench(m_sample);
    askToSee(bench, "annotator", kAsked);
    BY_HAND({
        unlockAtRequests(bench, "custodian");
        {
            app::Session lead = bench.session("lead");
            QVERIFY_OK(app::holdClip(lead, bench.clip(), "seen"));
        }
        bench.hands().press("Ctrl+Alt+U");
        bench.hands().await([&] { return said(bench).contains(QLatin1String("on hold")); },
                            QStringLiteral("the gate's answer"));
        QVERIFY(!bench.hands().sees("releaseProgress"));
    });
    QVERIFY(requests(bench).front().stage != app::UnblurStage::Open);
}

/// Another person may come next.
void TestWindowUnblur::lockingForgetsWhatWasTyped()
{
    WindowBench bench(m_sample);
    askToSee(bench, "annotator", kAsked);
    BY_HAND({
        Hands& hands = bench.hands();
        unlockAtRequests(bench, "lead");
        hands.fill("requestRefusal", QStringLiteral("a neighbour"));
        hands.press("Ctrl+L");
        const auto* refusal = bench.window().findChild<QLineEdit*>(QStringLiteral("requestRefusal"));
        QVERIFY(refusal->text().isEmpty() && !refusal->isUndoAvailable());
        QCOMPARE(bench.window().findChild<QListWidget*>(QStringLiteral("requestList"))->count(), 0);
        bench.swapTo("annotator");
        bench.openClip();
        hands.press("Shift+B");
        hands.fill("unblurReason", QStringLiteral("is it a dog"));
        bench.clock().advance(24h * 400); // the grant ends, and the clip with it
        hands.await([&] { return !hands.sees("unblurCard"); }, QStringLiteral("the card to go with the clip"));
    });
}

QTEST_MAIN(TestWindowUnblur)
#include "tst_window_unblur.moc"
