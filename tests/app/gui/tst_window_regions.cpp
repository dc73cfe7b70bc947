#include "app/operations/regions.h"
#include "tests/app/gui/window_bench.h"

#include <QProcess>

using namespace consentry;
using namespace consentry::testing;

namespace {

/// The squares that show the number of a frame.
constexpr Box kNumber{0, 0, SampleWorkspace::kSquares* SampleWorkspace::kSquare, SampleWorkspace::kSquare};

/// Whether the frame's number, which is neither all dark nor all bright, cannot be read.
bool isHidden(WindowBench& bench)
{
    return bench.pictureNumber() != bench.canvas().shownFrame()->value;
}

std::vector<storage::ClipRegion> storedRegions(WindowBench& bench)
{
    auto session = bench.session("lead");
    return app::listRegions(session, bench.clip()).value();
}

/// With the tool that is chosen.
void drag(WindowBench& bench, const Box& box)
{
    bench.hands().dragPoint(bench.canvas(), {box.x, box.y}, {box.right(), box.bottom()});
}

} // namespace

/// What somebody hides is off every screen at once, and comes back on none.
class TestWindowRegions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatIsDrawnIsHiddenAndStored();
    void whatAnotherProgramHidesGoesAtOnce();
    void aRegionFollowsWhatMoves();
    void readOnlyViewsHideToo();

private:
    TempFolder m_folder;
    fs::path m_sample;
};

void TestWindowRegions::initTestCase()
{
    m_sample = m_folder / "sample";
    BY_HAND(SampleWorkspace::make(m_sample));
}

void TestWindowRegions::whatIsDrawnIsHiddenAndStored()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        bench.seekByTimeline(5);
        QVERIFY(!isHidden(bench));
        bench.hands().press("B");
        drag(bench, kNumber);
        QVERIFY(isHidden(bench));
        const auto stored = storedRegions(bench);
        QCOMPARE(stored.size(), std::size_t(1));
        QVERIFY(stored[0].track.frames.contains({5}) && !stored[0].isRedacted);
        QVERIFY(bench.storedLabels().tracks.empty()); // it is no label
        bench.swapTo("lead");
        bench.openClip();
        bench.seekByTimeline(5);
        QVERIFY(isHidden(bench));
    });
}

void TestWindowRegions::whatAnotherProgramHidesGoesAtOnce()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        bench.seekByTimeline(7);
        QVERIFY(!isHidden(bench));
        QProcess other;
        const fs::path passphrase = bench.folder() / "passphrase";
        QVERIFY_OK(writeFile(passphrase, bytesOf(std::string_view(SampleWorkspace::kPassphrase)),
                             AtomicFile::IfExists::Replace));
        const auto text = [](const fs::path& path) { return QString::fromStdString(path.string()); };
        other.start(text(programFile("consentryctl")),
                    {QStringLiteral("--workspace"), text(bench.workspace()), QStringLiteral("--identity"),
                     text(bench.workspace() / "people" / "lead.age"), QStringLiteral("--passphrase-file"),
                     text(passphrase), QStringLiteral("region"), QStringLiteral("add"),
                     QString::fromStdString(bench.clip().text()), QStringLiteral("--frames"), QStringLiteral("0:24"),
                     QStringLiteral("--box"), QStringLiteral("0,0,160,32")});
        QVERIFY2(other.waitForFinished(60'000) && other.exitCode() == 0, other.readAllStandardError());
        bench.hands().await([&] { return isHidden(bench); }, QStringLiteral("the region"));
        for (const std::int64_t frame : {3, 23}) {
            bench.seekByTimeline(frame);
            QVERIFY(isHidden(bench));
        }
    });
}

void TestWindowRegions::aRegionFollowsWhatMoves()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        bench.hands().press("B");
        drag(bench, {200, 100, 60, 60});
        bench.seekByTimeline(10);
        drag(bench, {230, 110, 60, 60});
        drag(bench, {500, 200, 60, 60}); // somebody else
        const auto stored = storedRegions(bench);
        QCOMPARE(stored.size(), std::size_t(2));
        QCOMPARE(stored[0].track.keys.size(), std::size_t(2));
        QCOMPARE(stored[0].track.keys[1].frame.value, 10);
        QCOMPARE(stored[1].track.keys.size(), std::size_t(1));
        bench.hands().press("Escape");
        QCOMPARE(bench.canvas().tool(), widgets::ToolKind::Select);
    });
}

void TestWindowRegions::readOnlyViewsHideToo()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        bench.hands().drawBox(bench.canvas(), {200, 120, 160, 100});
        bench.hands().press("Ctrl+Return");
        bench.openClip();
        bench.seekByTimeline(6);
        bench.hands().press("B");
        drag(bench, kNumber);
        QVERIFY(isHidden(bench));
        QCOMPARE(storedRegions(bench).size(), std::size_t(1));
    });
}

QTEST_MAIN(TestWindowRegions)
#include "tst_window_regions.moc"
