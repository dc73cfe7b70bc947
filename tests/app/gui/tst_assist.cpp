#include "annotation/interpolation.h"
#include "tests/app/gui/assist_keys.h"
#include "widgets/panels/proposal_panel.h"

#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QSlider>

#include <algorithm>

using namespace consentry;
using namespace consentry::testing;
using app::ActionId;

namespace {

/// A window with the clip open and three proposals for it.
struct AssistBench : WindowBench {
    explicit AssistBench(const fs::path& sample) : WindowBench(sample)
    {
        unlockAs("annotator");
        stored.emplace(*this);
        stored->fill({{"vehicle", 0.9}, {"animal", 0.6}, {"motion", 0.2}});
        openClip();
    }
    void awaitIdle()
    {
        hands().await([&] { return !hands().sees("assistProgress"); }, QStringLiteral("the end of the work"));
    }

    std::optional<StoredProposals> stored;
};

/// Two boxes that stay where the cat was, and a look at how far they are from it later.
void compareTwoBoxesThatStay(AssistBench& bench)
{
    Box narrow = kCat;
    narrow.width -= 12;
    for (const Box& box : {kCat, narrow}) {
        bench.seekByTimeline(0);
        bench.hands().press("N");
        bench.hands().drawBox(bench.canvas(), box);
        bench.seekByTimeline(20);
        bench.hands().press("K");
    }
    bench.hands().press("Alt+I");
    bench.hands().await([&] { return bench.hands().sees("spanPanel"); }, QStringLiteral("the list"));
}

/// To an end of the slider that says how sure proposals must be; `key` goes a tenth of it.
void slideTo(WindowBench& bench, const char* key)
{
    bench.hands().see<QSlider>("proposalThreshold").setFocus();
    for (int i = 0; i < 10; ++i)
        bench.hands().press(key);
}

} // namespace

class TestAssist : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void proposalsAreShownButNoLabels();
    void theSliderSaysWhichAreShown();
    void acceptsOne();
    void acceptsAllThatAreShown();
    void rejects();
    void mergesIntoTheSelectedTrack();
    void followsABox();
    void escapeCancels();
    void lockingEndsIt();
    void suggests();
    void doubtfulStretchesAreVisited();
    void doubtfulStretchesAreListed();
    void theListFollowsEdits();
    void whatIsInOrderIsSaidInWords();

private:
    TempFolder m_folder;
    fs::path m_sample;
};

void TestAssist::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

void TestAssist::proposalsAreShownButNoLabels()
{
    BY_HAND({
        AssistBench bench(m_sample);
        QVERIFY(bench.hands().textOf("proposalCount").startsWith(QLatin1String("2 of 3 ")));
        QCOMPARE(bench.canvas().proposals().size(), std::size_t(2));
        QVERIFY(bench.canvas().proposals().front().isCurrent);
        QCOMPARE(bench.trackCount(), 0);
        QVERIFY(bench.window().grab().save(screenshotFolder() + QStringLiteral("/proposals.png")));
        bench.seekByTimeline(10);
        QCOMPARE(bench.canvas().proposals().front().box.x, 120.0); // of the frame that is shown
        QVERIFY(bench.storedLabels().tracks.empty());
    });
}

void TestAssist::theSliderSaysWhichAreShown()
{
    BY_HAND({
        AssistBench bench(m_sample);
        slideTo(bench, "PgDown");
        QVERIFY(bench.hands().textOf("proposalCount").startsWith(QLatin1String("3 of 3 ")));
        slideTo(bench, "PgUp");
        QVERIFY(bench.hands().textOf("proposalCount").startsWith(QLatin1String("0 of 3 ")));
        QVERIFY(bench.canvas().proposals().empty());
        QVERIFY(!bench.window().actions()[ActionId::AcceptProposal].isEnabled());
    });
}

void TestAssist::acceptsOne()
{
    BY_HAND({
        AssistBench bench(m_sample);
        bench.hands().press("Alt+A");
        bench.hands().await([&] { return bench.trackCount() == 1; }, QStringLiteral("the track"));
        const annotation::Track track = bench.storedLabels().tracks.front();
        QCOMPARE(track.label, std::string("vehicle"));
        QCOMPARE(track.source, annotation::Source::Suggested);
        QVERIFY(track.author != "k4.pid.program"); // who took it answers for it
        QCOMPARE(bench.stored->count(), std::size_t(2));
        bench.hands().press("Ctrl+Z");
        bench.hands().await([&] { return bench.trackCount() == 0; }, QStringLiteral("undo"));
        QVERIFY(bench.hands().textOf("proposalCount").startsWith(QLatin1String("2 of 3 "))); // it may be taken again
        QCOMPARE(bench.stored->count(), std::size_t(3));
    });
}

void TestAssist::acceptsAllThatAreShown()
{
    BY_HAND({
        AssistBench bench(m_sample);
        bench.hands().press("Alt+Shift+A");
        bench.hands().await([&] { return bench.trackCount() == 2; }, QStringLiteral("two tracks"));
        QCOMPARE(bench.storedLabels().tracks.size(), std::size_t(2));
        QCOMPARE(bench.stored->count(), std::size_t(1));
    });
}

void TestAssist::rejects()
{
    BY_HAND({
        AssistBench bench(m_sample);
        bench.hands().press("Alt+X");
        QVERIFY(bench.hands().textOf("proposalCount").startsWith(QLatin1String("1 of 2 ")));
        QCOMPARE(bench.stored->count(), std::size_t(2));
        QCOMPARE(bench.trackCount(), 0);
        bench.hands().click("toastAction");
        QVERIFY(bench.hands().textOf("proposalCount").startsWith(QLatin1String("2 of 3 ")));
        QCOMPARE(bench.stored->count(), std::size_t(3));
    });
}

void TestAssist::mergesIntoTheSelectedTrack()
{
    BY_HAND({
        AssistBench bench(m_sample);
        QVERIFY(!bench.window().actions()[ActionId::MergeProposal].isEnabled()); // into what?
        bench.hands().press("N");
        bench.hands().drawBox(bench.canvas(), {300, 200, 60, 60});
        bench.hands().press("Alt+J");
        QVERIFY(bench.hands().textOf("proposalCount").startsWith(QLatin1String("1 of 2 ")));
        QCOMPARE(bench.trackCount(), 1);
        QCOMPARE(bench.storedLabels().tracks.front().label, std::string("person"));
    });
}

void TestAssist::followsABox()
{
    BY_HAND({
        AssistBench bench(m_sample);
        bench.hands().press("N");
        bench.hands().drawBox(bench.canvas(), kCat);
        bench.hands().press("T");
        QVERIFY(bench.hands().sees("assistProgress"));
        bench.awaitIdle();
        QVERIFY(bench.hands().textOf("proposalCount").startsWith(QLatin1String("3 of 4 ")));
        const annotation::Track before = bench.storedLabels().tracks.front();
        QCOMPARE(before.keyFrames.size(), std::size_t(1)); // it is only proposed
        bench.hands().press("Alt+A");
        const annotation::Track after = bench.storedLabels().tracks.front();
        QVERIFY(after.keyFrames.size() >= 2);
        QCOMPARE(after.source, annotation::Source::Tracked);
        QVERIFY(!after.keyFrames.front().tracked); // somebody drew it
        QVERIFY(std::all_of(after.keyFrames.begin() + 1, after.keyFrames.end(),
                            [](const auto& key) { return key.tracked; }));
        const Box truth{kCat.x + 20 * kCatStep, kCat.y, kCat.width, kCat.height};
        const Box there = annotation::stateAt(after, {20})->box;
        QVERIFY2(intersectionOverUnion(there, truth) > 0.6,
                 qPrintable(QStringLiteral("%1 %2").arg(there.x).arg(there.y)));
    });
}

void TestAssist::escapeCancels()
{
    BY_HAND({
        AssistBench bench(m_sample);
        bench.hands().press("N");
        bench.hands().drawBox(bench.canvas(), kCat);
        bench.hands().press("Shift+T");
        QVERIFY(bench.hands().sees("assistProgress"));
        bench.hands().press("T"); // one search does not end another
        QVERIFY(bench.hands().textOf("toastMessage").contains(QStringLiteral("still under way")));
        QVERIFY(bench.hands().sees("assistProgress"));
        bench.hands().press("Esc");
        QVERIFY(!bench.hands().sees("assistProgress"));
        QVERIFY(bench.hands().textOf("proposalCount").startsWith(QLatin1String("2 of 3 ")));
        QCOMPARE(bench.storedLabels().tracks.front().keyFrames.size(), std::size_t(1));
    });
}

void TestAssist::lockingEndsIt()
{
    BY_HAND({
        AssistBench bench(m_sample);
        bench.hands().press("Shift+T");
        bench.hands().press("Ctrl+L");
        bench.hands().await([&] { return bench.hands().sees("unlockPage"); }, QStringLiteral("the locked window"));
        QCOMPARE(bench.stored->count(), std::size_t(3)); // those from before
    });
}

void TestAssist::suggests()
{
    BY_HAND({
        AssistBench bench(m_sample);
        bench.hands().press("Shift+T");
        bench.awaitIdle();
        QVERIFY(bench.stored->count() > 0);
        bool motorcycle = false;
        slideTo(bench, "PgDown");
        for (const widgets::ProposedBox& box : bench.canvas().proposals())
            motorcycle = motorcycle || box.token == widgets::Token::Track2 || box.token == widgets::Token::Track3;
        QVERIFY(motorcycle);
        QCOMPARE(bench.trackCount(), 0);
    });
}

void TestAssist::doubtfulStretchesAreVisited()
{
    BY_HAND({
        AssistBench bench(m_sample);
        bench.hands().press("N");
        bench.hands().drawBox(bench.canvas(), kCat);
        bench.seekByTimeline(20);
        bench.hands().press("K"); // it stays where it was; the cat goes on
        bench.hands().press("Alt+I");
        bench.awaitIdle();
        bench.hands().await([&] { return bench.canvas().shownFrame() != FrameIndex{20}; },
                            QStringLiteral("the doubtful frame"));
        QVERIFY(bench.window().actions()[ActionId::NextDoubtfulBox].isEnabled());
    });
}

void TestAssist::doubtfulStretchesAreListed()
{
    BY_HAND({
        AssistBench bench(m_sample);
        QVERIFY(!bench.hands().sees("spanPanel")); // nobody asked
        compareTwoBoxesThatStay(bench);
        QVERIFY(bench.hands().textOf("spanCount").startsWith(QLatin1String("2 doubtful")));
        auto& list = bench.hands().see<QListWidget>("spanList");
        QVERIFY2(list.item(0)->text().startsWith(QLatin1String("person 1: frames 1 to 21\n")),
                 qPrintable(list.item(0)->text()));
        QVERIFY2(list.item(0)->text().endsWith(QLatin1String("beside it")), qPrintable(list.item(0)->text()));
        const auto title = [&] { return bench.hands().textOf("trackTitle"); };
        const auto isAt = [&](std::uint32_t id) {
            const auto frame = bench.canvas().shownFrame();
            return title() == QStringLiteral("person %1").arg(id) && frame && frame->value > 0 && frame->value < 20;
        };
        for (const int row : {1, 0}) {
            bench.seekByTimeline(0);
            bench.hands().clickRow(list, row);
            bench.hands().await([&] { return isAt(std::uint32_t(row) + 1); }, QStringLiteral("the row's frame"));
        }
        bench.seekByTimeline(0);
        list.setFocus();
        bench.hands().press("Down");
        bench.hands().press("Return");
        bench.hands().await([&] { return isAt(2); }, QStringLiteral("the frame by key"));
        bench.hands().click("spanClose");
        QVERIFY(!bench.hands().sees("spanPanel"));
        QVERIFY(bench.window().actions()[ActionId::NextDoubtfulBox].isEnabled());
    });
}

/// A stretch whose key frames are others leaves the list; undo brings it back.
void TestAssist::theListFollowsEdits()
{
    BY_HAND({
        AssistBench bench(m_sample);
        compareTwoBoxesThatStay(bench);
        const auto counts = [&](const char* head) {
            return bench.hands().textOf("spanCount").startsWith(QLatin1String(head));
        };
        QVERIFY(counts("2 doubtful") && !bench.hands().sees("spanNote"));
        bench.hands().clickRow(bench.hands().see<QListWidget>("spanList"), 0);
        bench.hands().await([&] { return bench.canvas().shownFrame() != FrameIndex{20}; }, QStringLiteral("the frame"));
        bench.canvas().setFocus();
        bench.hands().press("K");
        QVERIFY(counts("1 doubtful"));
        QVERIFY(bench.hands().textOf("spanNote").contains(QLatin1String("Alt+I")));
        bench.hands().press("Ctrl+Z");
        QVERIFY(counts("2 doubtful") && !bench.hands().sees("spanNote"));
        bench.hands().press("Shift+Del"); // nothing is left to be compared again
        QVERIFY(counts("1 doubtful") && !bench.hands().sees("spanNote"));
        bench.hands().press("Ctrl+L");
        bench.hands().await([&] { return bench.hands().sees("unlockPage"); }, QStringLiteral("the locked window"));
        bench.unlockAs("annotator");
        bench.openClip();
        QVERIFY(!bench.hands().sees("spanPanel")); // what was found was about a view that is over
    });
}

void TestAssist::whatIsInOrderIsSaidInWords()
{
    BY_HAND({
        AssistBench bench(m_sample);
        bench.hands().press("Alt+I"); // there is nothing to compare
        bench.hands().await([&] { return bench.hands().sees("spanPanel"); }, QStringLiteral("the list"));
        QVERIFY(bench.hands().sees("spanEmpty") && !bench.hands().sees("spanList"));
        QVERIFY(!bench.window().actions()[ActionId::NextDoubtfulBox].isEnabled());
    });
}

QTEST_MAIN(TestAssist)
#include "tst_assist.moc"
