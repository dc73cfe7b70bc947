#include "app/operations/masks.h"
#include "app/operations/redact.h"
#include "app/operations/regions.h"
#include "tests/app/gui/window_bench.h"

using namespace consentry;
using namespace consentry::testing;

namespace {

constexpr Box kWindow{200, 120, 60, 40}; ///< a neighbour's
constexpr const char* kKeys = "Ctrl+Shift+B";

/// With the tool that hides.
void hide(WindowBench& bench, const Box& box)
{
    bench.hands().press("B");
    bench.hands().dragPoint(bench.canvas(), {box.x, box.y}, {box.right(), box.bottom()});
    bench.hands().press("Escape");
}

std::vector<consent::CameraMask> storedMasks(const WindowBench& bench)
{
    auto custodian = bench.session("custodian");
    std::vector<consent::CameraMask> masks;
    for (const auto& mask : app::listMasks(custodian).value())
        masks.push_back(mask.body);
    return masks;
}

void openDoubts(WindowBench& bench)
{
    bench.unlockAs("custodian");
    bench.hands().click("tabDoubts");
    bench.hands().doubleClickRow(bench.hands().see<QAbstractItemView>("queueList"), 0);
    bench.hands().await([&] { return bench.canvas().shownFrame().has_value(); }, QStringLiteral("the picture"));
}

QString said(WindowBench& bench)
{
    return bench.hands().textOf("toastMessage");
}

} // namespace

/// What a custodian hides in one clip can be hidden in each clip of its camera.
class TestWindowMasks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatWasDrawnIsMasked();
    void canBeTakenBack();
    void whatIsHiddenInThisFrameIsMeant();
    void isForCustodians();

private:
    TempFolder m_folder;
    fs::path m_sample;
};

void TestWindowMasks::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

void TestWindowMasks::whatWasDrawnIsMasked()
{
    WindowBench bench(m_sample);
    BY_HAND({
        openDoubts(bench);
        hide(bench, kWindow);
        bench.hands().press(kKeys);
        QVERIFY2(said(bench).contains(QLatin1String("each clip of the camera door")), qPrintable(said(bench)));
        const auto masks = storedMasks(bench);
        QCOMPARE(masks.size(), std::size_t(1));
        QCOMPARE(masks[0].camera, std::string("door"));
        QVERIFY(intersectionOverUnion(masks[0].mask.box, kWindow) > 0.9); // whole pixels, by hand
        bench.hands().press(kKeys);
        QCOMPARE(said(bench), QStringLiteral("That is so already."));
        QCOMPARE(storedMasks(bench).size(), std::size_t(1));
    });
    auto custodian = bench.session("custodian");
    const auto redacted = app::redactClip(custodian, bench.clip(), {});
    QVERIFY_OK(redacted);
    QCOMPARE(redacted->masks, std::size_t(1));
}

void TestWindowMasks::canBeTakenBack()
{
    WindowBench bench(m_sample);
    BY_HAND({
        openDoubts(bench);
        hide(bench, kWindow);
        bench.hands().click("maskCameraButton");
        QCOMPARE(storedMasks(bench).size(), std::size_t(1));
        bench.hands().click("toastAction");
        QVERIFY(storedMasks(bench).empty());
        QCOMPARE(said(bench), QStringLiteral("Painted over no more."));
    });
}

void TestWindowMasks::whatIsHiddenInThisFrameIsMeant()
{
    WindowBench bench(m_sample);
    const auto draw = [&](const char* person, std::int64_t begin, const Box& box) {
        auto session = bench.session(person);
        QVERIFY_OK(app::addRegion(
            session,
            {.clip = bench.clip(), .track = {{{begin}, {begin + 5}}, {{{begin}, box}}}, .supersedes = {}}));
    };
    BY_HAND({
        draw("custodian", 0, kWindow);
        draw("custodian", 10, {300, 200, 50, 50});
        draw("lead", 10, {10, 100, 50, 50}); // what others drew may be a face that goes on
        openDoubts(bench);
        bench.seekByTimeline(20);
        bench.hands().press(kKeys);
        QVERIFY2(said(bench).startsWith(QLatin1String("Nothing that you drew")), qPrintable(said(bench)));
        QVERIFY(storedMasks(bench).empty());
        bench.seekByTimeline(12);
        bench.hands().press(kKeys);
        const auto masks = storedMasks(bench);
        QCOMPARE(masks.size(), std::size_t(1));
        QCOMPARE(masks[0].mask, (PictureMask{{640, 360}, {300, 200, 50, 50}}));
    });
}

void TestWindowMasks::isForCustodians()
{
    WindowBench bench(m_sample);
    BY_HAND({
        for (const char* person : {"annotator", "lead"}) {
            if (bench.hands().sees("workbench"))
                bench.swapTo(person);
            else
                bench.unlockAs(person);
            bench.hands().click("tabAnnotate");
            bench.openClip();
            hide(bench, kWindow);
            QVERIFY(!bench.window().actions()[app::ActionId::MaskCamera].isEnabled());
            QVERIFY(!bench.hands().sees("maskCameraButton"));
            bench.hands().press(kKeys);
        }
        QVERIFY(storedMasks(bench).empty());
        auto lead = bench.session("lead");
        QCOMPARE_ERRC(app::addMask(lead, {.camera = "door", .mask = {{640, 360}, kWindow}}), Errc::RoleMissing);
    });
}

QTEST_MAIN(TestWindowMasks)
#include "tst_window_masks.moc"
