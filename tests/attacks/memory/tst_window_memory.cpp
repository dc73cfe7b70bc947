#include "app/gui/open_clip.h"
#include "app/operations/grants.h"
#include "app/operations/tasks.h"
#include "tests/app/gui/window_bench.h"
#include "tests/attacks/memory/memory_scan.h"

#include <unistd.h>

using namespace consentry;
using namespace consentry::testing;

namespace {

constexpr int kTooLate = 10'000; // ms
constexpr std::size_t kRun = 48; // bytes of a needle
constexpr std::size_t kLeastSeen = std::size_t(32) << 20;

MemoryScan scanSelf(const std::vector<Needle>& needles)
{
    auto scan = scanMemory(::getpid(), needles);
    return scan ? std::move(*scan) : MemoryScan{};
}

/// A run of samples in the middle of a picture that are not all alike.
std::optional<Needle> pictureNeedle(const media::PictureView& picture)
{
    for (int y = picture.height / 2; y < picture.height; ++y) {
        const ByteView line(picture.y + y * picture.yStride, std::size_t(picture.width));
        for (std::size_t x = 0; x + kRun <= line.size(); x += kRun) {
            const ByteView run = line.subspan(x, kRun);
            if (std::set<std::uint8_t>(run.begin(), run.end()).size() > kRun / 4)
                return Needle("picture", run);
        }
    }
    return std::nullopt;
}

/// The annotator looks at the clip a second time, and then no more.
Result<std::vector<Needle>> pictureNeedles(app::Session session)
{
    TRY_ASSIGN(const auto rows, app::listQueue(session));
    TRY_ASSIGN(const auto clip, app::OpenClip::open(session, rows.front(), app::OpenPurpose::Annotate));
    TRY_ASSIGN(const auto reader, media::SafeReader::open(clip->stream()));
    std::vector<Needle> needles;
    for (const std::int64_t frame : {3, 12, 20}) {
        TRY_ASSIGN(const media::DecodedPicture picture, reader->picture({frame}));
        if (auto needle = pictureNeedle(picture.coded))
            needles.push_back(std::move(*needle));
    }
    return needles;
}

} // namespace

/// The whole window in our own process, as people use it: what is left of clip and keys when a view ends.
class TestWindowMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_sample = m_folder / "workspace";
        BY_HAND(SampleWorkspace::make(m_sample));
    }

    void aRevokedViewLeavesNothing()
    {
        WindowBench bench(m_sample);
        BY_HAND(bench.unlockAs("annotator"); bench.openClip());
        std::vector<Needle> needles;
        BY_HAND(needles = pictures(bench));
        QVERIFY(!needles.empty());
        QVERIFY2(scanSelf(needles).count("picture") >= 1, "it is on screen, so it must be found");
        revokeAll(bench);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.canvas().shownFrame(), kTooLate);
        QTest::qWait(500); // the window paints the words that stand there instead
        const MemoryScan scan = scanSelf(needles);
        QVERIFY2(scan.hits.empty() && scan.bytes > kLeastSeen, scan.text().c_str());
    }

    void aLockedWindowHasNoKeys()
    {
        WindowBench bench(m_sample);
        BY_HAND(bench.unlockAs("annotator"); bench.openClip());
        std::vector<Needle> needles;
        BY_HAND(needles = pictures(bench));
        QVERIFY(!needles.empty());
        addKeys(bench, needles);
        const MemoryScan open = scanSelf(needles);
        QVERIFY2(open.count("age key") >= 1 && open.count("picture") >= 1, open.text().c_str());
        BY_HAND(bench.hands().press("Ctrl+L"));
        QTRY_VERIFY_WITH_TIMEOUT(!bench.canvas().shownFrame(), kTooLate);
        QTest::qWait(500);
        const MemoryScan scan = scanSelf(needles);
        QVERIFY2(scan.hits.empty() && scan.bytes > kLeastSeen, scan.text().c_str());
    }

private:
    /// Shows some frames, and tells what they are made of.
    static std::vector<Needle> pictures(WindowBench& bench)
    {
        for (const std::int64_t frame : {3, 12, 20}) {
            bench.seekByTimeline(frame);
            bench.awaitFrame(frame);
        }
        const auto needles = pictureNeedles(bench.session("annotator"));
        return needles ? *needles : std::vector<Needle>();
    }
    static void addKeys(const WindowBench& bench, std::vector<Needle>& needles)
    {
        const app::Session same = bench.session("annotator");
        needles.emplace_back("age key", same.identity().ageIdentity().secret());
        const auto text = same.identity().ageIdentity().text();
        QVERIFY_OK(text);
        needles.emplace_back("age key as text", text->view());
        needles.emplace_back("passphrase", bytesOf(SampleWorkspace::kPassphrase));
        const QString typed = QString::fromLatin1(SampleWorkspace::kPassphrase);
        needles.emplace_back("passphrase as typed", ByteView(reinterpret_cast<const std::uint8_t*>(typed.utf16()),
                                                             std::size_t(typed.size()) * sizeof(char16_t)));
    }
    static void revokeAll(const WindowBench& bench)
    {
        app::Session custodian = bench.session("custodian");
        const auto grants = app::listGrants(custodian);
        QVERIFY_OK(grants);
        for (const app::GrantRow& row : *grants)
            QVERIFY_OK(app::revokeGrant(custodian, row.grant.header.id));
    }

    TempFolder m_folder;
    fs::path m_sample;
};

QTEST_MAIN(TestWindowMemory)
#include "tst_window_memory.moc"
