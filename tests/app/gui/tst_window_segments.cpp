// A clip that two people label, each in a segment of its frames.
#include "tests/app/gui/custody.h"

#include "app/operations/segments.h"
#include "app/operations/tasks.h"
#include "storage/label_journal.h"

#include <QAbstractItemModel>
#include <QListView>

using namespace consentry;
using namespace consentry::testing;

namespace {

constexpr Box kBox{200, 120, 160, 100};
constexpr std::int64_t kBorder = 12; ///< the annotator's frames are before it, the lead's from it on

/// As another program of `person` would.
Result<void> drawElsewhere(const WindowBench& bench, const char* person, std::int64_t frame)
{
    app::Session session = bench.session(person);
    TRY_ASSIGN(const auto journal, storage::LabelJournal::open(session.workspace(), bench.clip(),
                                                               session.identity().keyId(), session.clock()));
    annotation::Track track;
    track.id = {journal->labels().nextTrackId};
    track.label = "person";
    track.keyFrames = {{.frame = {frame}, .box = kBox}};
    return journal->append(annotation::replacement(track));
}

void awaitToast(WindowBench& bench, const char* words)
{
    const auto says = [&] {
        return bench.hands().sees("toastMessage")
               && bench.hands().textOf("toastMessage").contains(QLatin1String(words));
    };
    bench.hands().await(says, QLatin1String(words));
}

} // namespace

class TestWindowSegments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachHandsInTheirOwn();
    void twoAtOnceIsSaidAndNothingIsLost();
    void whatWasHandedInIsNotSubmittedAltered();
    void aHandInElsewhereIsSeen();
    void aDivisionElsewhereIsSeen();
    void whatReviewersSayIsSeen();
    void whoHandedInAPartDoesNotJudge();

private:
    TempFolder m_folder;
    fs::path m_sample;
};

void TestWindowSegments::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

void TestWindowSegments::eachHandsInTheirOwn()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        divide(bench, kBorder);
        bench.unlockAs("annotator");
        bench.openClip();
        hands.drawBox(bench.canvas(), kBox);
        bench.seekByTimeline(kBorder + 2);
        hands.press("N");
        hands.drawBox(bench.canvas(), kBox);
        awaitToast(bench, "are in the segment of lead");
        QCOMPARE(bench.storedLabels().tracks.size(), std::size_t(1));
        hands.press("Alt+G");
        bench.awaitFrame(0);
        hands.press("Ctrl+Return");
        awaitToast(bench, "Your part is handed in");
        const auto& queue = hands.see<QListView>("queueList");
        QVERIFY(queue.model()->index(0, 0).data().toString().contains(QStringLiteral("1 of 2")));
        bench.openClip(); // to look; it is no longer theirs to edit
        QVERIFY(!bench.window().actions()[app::ActionId::DrawTool].isEnabled());
        bench.swapTo("lead");
        bench.openClip();
        hands.press("Alt+G");
        bench.awaitFrame(kBorder);
        hands.press("Ctrl+Return"); // the other's boxes are none of theirs
        awaitToast(bench, "has no boxes");
        QVERIFY(hands.sees("toastAction"));
        hands.press("N");
        hands.drawBox(bench.canvas(), kBox);
        hands.press("Ctrl+Return");
        awaitToast(bench, "Submitted for review");
        QCOMPARE(bench.storedLabels().tracks.size(), std::size_t(2));
    });
}

void TestWindowSegments::twoAtOnceIsSaidAndNothingIsLost()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        divide(bench, kBorder);
        bench.unlockAs("annotator");
        bench.openClip();
        hands.drawBox(bench.canvas(), kBox);
        QVERIFY_OK(drawElsewhere(bench, "lead", kBorder));
        hands.press("N");
        hands.drawBox(bench.canvas(), {20, 20, 100, 90});
        awaitToast(bench, "Somebody else has worked");
        QCOMPARE(bench.storedLabels().tracks.size(), std::size_t(2)); // theirs and mine
        hands.click("toastAction");
        bench.awaitFrame(0);
        hands.await([&] { return bench.trackCount() == 2; }, QStringLiteral("both tracks"));
        hands.press("N");
        hands.drawBox(bench.canvas(), {20, 20, 100, 90});
        QCOMPARE(bench.storedLabels().tracks.size(), std::size_t(3));
    });
}

void TestWindowSegments::whatWasHandedInIsNotSubmittedAltered()
{
    WindowBench bench(m_sample);
    BY_HAND({
        divide(bench, kBorder);
        app::Session annotator = bench.session("annotator");
        QVERIFY_OK(drawElsewhere(bench, "annotator", 3));
        QVERIFY_OK(app::submitTask(annotator, bench.clip()));
        QVERIFY_OK(drawElsewhere(bench, "lead", 4)); // past the window, which would refuse it
        app::Session lead = bench.session("lead");
        QCOMPARE_ERRC(app::submitTask(lead, bench.clip()), Errc::HashMismatch);
        divide(bench, kBorder); // who is asked again looks again
        QVERIFY_OK(app::submitTask(annotator, bench.clip()));
        QVERIFY_OK(app::submitTask(lead, bench.clip()));
        QCOMPARE_ERRC(app::acceptTask(lead, bench.clip()), Errc::SelfReview);
    });
}

/// Without opening the clip again; what is one's own stays open.
void TestWindowSegments::aHandInElsewhereIsSeen()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        divide(bench, kBorder);
        bench.unlockAs("annotator");
        bench.openClip();
        app::Session lead = bench.session("lead");
        QVERIFY_OK(app::submitTask(lead, bench.clip()));
        awaitToast(bench, "lead has handed in frames 13");
        bench.seekByTimeline(kBorder + 2);
        hands.press("N");
        hands.drawBox(bench.canvas(), kBox);
        awaitToast(bench, "was handed in by lead");
        QVERIFY(bench.storedLabels().tracks.empty());
        bench.seekByTimeline(2);
        hands.press("N");
        hands.drawBox(bench.canvas(), kBox);
        QCOMPARE(bench.storedLabels().tracks.size(), std::size_t(1));
        hands.press("Ctrl+Return");
        awaitToast(bench, "Submitted for review");
    });
}

void TestWindowSegments::aDivisionElsewhereIsSeen()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        divide(bench, kBorder);
        awaitToast(bench, "divided otherwise");
        hands.click("toastAction");
        bench.awaitFrame(0);
        hands.press("N");
        hands.drawBox(bench.canvas(), kBox);
        QCOMPARE(bench.storedLabels().tracks.size(), std::size_t(1));
    });
}

/// While the clip is open to look at: it is not for the person to find out by opening it now and then.
void TestWindowSegments::whatReviewersSayIsSeen()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.press("N");
        hands.drawBox(bench.canvas(), kBox);
        app::Session elsewhere = bench.session("annotator");
        QVERIFY_OK(app::submitTask(elsewhere, bench.clip()));
        awaitToast(bench, "were submitted for review");
        const auto& queue = hands.see<QListView>("queueList");
        QVERIFY(queue.model()->index(0, 0).data().toString().contains(QStringLiteral("submitted")));
        app::Session lead = bench.session("lead");
        QVERIFY_OK(app::returnTask(lead, bench.clip(), "the cat is missing"));
        awaitToast(bench, "were returned");
        QVERIFY(queue.model()->index(0, 0).data().toString().contains(QStringLiteral("returned")));
        hands.click("toastAction");
        bench.awaitFrame(0);
        QVERIFY(hands.textOf("returnComment").contains(QStringLiteral("the cat is missing")));
        hands.press("N");
        hands.drawBox(bench.canvas(), {20, 20, 100, 90});
        QCOMPARE(bench.storedLabels().tracks.size(), std::size_t(2));
        QVERIFY_OK(app::submitTask(elsewhere, bench.clip()));
        awaitToast(bench, "were submitted for review");
        QVERIFY_OK(app::acceptTask(lead, bench.clip()));
        awaitToast(bench, "were accepted");
    });
}

/// Not only whoever handed in last.
void TestWindowSegments::whoHandedInAPartDoesNotJudge()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        divide(bench, kBorder);
        for (const char* person : {"lead", "annotator"}) {
            app::Session session = bench.session(person);
            QVERIFY_OK(app::submitTask(session, bench.clip()));
        }
        bench.unlockAs("lead");
        hands.click("tabReview");
        bench.openClip();
        QVERIFY(hands.textOf("submittedBy").contains(QLatin1String("annotator, lead")));
        QVERIFY(hands.sees("reviewNote"));
        for (const char* button : {"acceptLabels", "returnLabels", "reviewComment"})
            QVERIFY2(!hands.see<QWidget>(button).isEnabled(), button);
        const app::ActionTable& actions = bench.window().actions();
        QVERIFY(!actions[app::ActionId::Accept].isEnabled() && !actions[app::ActionId::Return].isEnabled());
    });
}

QTEST_MAIN(TestWindowSegments)
#include "tst_window_segments.moc"
