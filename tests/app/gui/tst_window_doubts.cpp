#include "tests/app/gui/custody.h"

#include "app/operations/consents.h"
#include "app/operations/regions.h"

#include <QListWidget>

#include <algorithm>
#include <functional>

using namespace consentry;
using namespace consentry::testing;
using media::DoubtKind;

namespace {

const std::vector<media::Doubt> kDoubts{{{{18}, {20}}, DoubtKind::Unpainted, 0, 0.8},
                                        {{{2}, {4}}, DoubtKind::Weak, 1, 0.31}};

} // namespace

/// A custodian is led through what may have been missed, in the safe rendition, and hides it.
class TestWindowDoubts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isForCustodians();
    void playsTheMostDoubtfulFirst();
    void showsAHeldClip();

private:
    void openDoubts(WindowBench& bench);

    TempFolder m_folder;
    fs::path m_sample;
};

void TestWindowDoubts::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

void TestWindowDoubts::openDoubts(WindowBench& bench)
{
    bench.unlockAs("custodian");
    bench.hands().click("tabDoubts");
    bench.hands().doubleClickRow(bench.hands().see<QAbstractItemView>("queueList"), 0);
    bench.hands().await([&] { return bench.canvas().shownFrame().has_value(); }, QStringLiteral("the picture"));
}

void TestWindowDoubts::isForCustodians()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        QVERIFY(!bench.hands().sees("tabDoubts"));
        bench.openClip();
        QVERIFY(!bench.hands().sees("doubtPanel"));
        bench.swapTo("lead");
        QVERIFY(!bench.hands().sees("tabDoubts"));
    });
}

void TestWindowDoubts::playsTheMostDoubtfulFirst()
{
    WindowBench bench(m_sample);
    BY_HAND({
        storeDoubts(bench, kDoubts);
        std::vector<std::int64_t> shown;
        connect(&bench.canvas(), &widgets::VideoCanvas::frameShown, this,
                [&](FrameIndex frame) { shown.push_back(frame.value); });
        openDoubts(bench);
        auto& list = bench.hands().see<QListWidget>("doubtList");
        QCOMPARE(list.count(), 2);
        QVERIFY2(list.item(0)->text().contains(QLatin1String("Frames 19 to 20")), qPrintable(list.item(0)->text()));
        // Each with half a second around it: only the first reaches the end of the clip, only the second its start.
        const auto plays = [&](const std::function<bool(std::int64_t)>& isOfIt, const char* what) {
            bench.hands().await([&] { return std::ranges::any_of(shown, isOfIt); }, QLatin1String(what));
            shown.clear();
        };
        const auto isLate = [](std::int64_t frame) { return frame > 18; };
        const auto isEarly = [](std::int64_t frame) { return frame < 4; };
        shown.clear();
        plays(isLate, "the first stretch");
        plays(isEarly, "the second stretch, by itself");
        QCOMPARE(list.currentRow(), 1);
        bench.hands().press("Ctrl+Up");
        plays(isLate, "the first stretch again");
        bench.hands().press("Ctrl+Down");
        plays(isEarly, "the second stretch again");
        bench.hands().press("B");
        bench.hands().dragPoint(bench.canvas(), {200, 120}, {260, 180});
    });
    app::Session custodian = bench.session("custodian");
    QCOMPARE(app::listRegions(custodian, bench.clip())->size(), std::size_t(1));
}

/// Somebody has to look before it can be decided.
void TestWindowDoubts::showsAHeldClip()
{
    WindowBench bench(m_sample);
    app::Session lead = bench.session("lead");
    QVERIFY_OK(app::holdClip(lead, bench.clip(), "a face"));
    BY_HAND({
        openDoubts(bench);
        QVERIFY(bench.pictureNumber().has_value());
        QVERIFY(bench.hands().sees("doubtPanel"));
        bench.hands().click("tabAnnotate");
        QVERIFY(!bench.hands().sees("doubtPanel"));
        QVERIFY(!bench.canvas().shownFrame());
    });
}

QTEST_MAIN(TestWindowDoubts)
#include "tst_window_doubts.moc"
