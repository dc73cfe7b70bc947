#include "tests/app/gui/window_bench.h"

#include "app/operations/consents.h"
#include "app/operations/grants.h"
#include "app/operations/tasks.h"
#include "app/operations/unblur.h"

#include <QApplication>
#include <QSlider>

#include <algorithm>

using namespace consentry;
using namespace consentry::testing;
using namespace std::chrono_literals;

namespace {

constexpr int kTooLate = 3000; ///< milliseconds, on a busy machine; promised is one second
constexpr int kPicture = 2000; ///< colours that at least are on screen with a picture

app::RevealWindow* revealOnScreen()
{
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (auto* window = qobject_cast<app::RevealWindow*>(widget); window && window->isVisible())
            return window;
    }
    return nullptr;
}

/// The annotator asked, the lead approved, the custodian released.
app::ReleasedReveal release(const WindowBench& bench)
{
    app::Session annotator = bench.session("annotator");
    const auto request = app::requestUnblur(
        annotator, {.clip = bench.clip(), .frames = {{3}, {9}}, .reason = "is it a dog", .duration = 15min});
    app::Session lead = bench.session("lead");
    app::Session custodian = bench.session("custodian");
    if (!request || !app::approveUnblur(lead, *request))
        qFatal("nobody approved");
    const auto released = app::releaseUnblur(custodian, *request, {});
    if (!released)
        qFatal("not released: %s", describe(released.error()).c_str());
    return *released;
}

int revealFiles(const WindowBench& bench)
{
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(bench.workspace()))
        files += entry.path().filename().string().find(".reveal-") != std::string::npos;
    return files;
}

bool isWiped(const RevealedFrame& frame)
{
    const FrameBuffer& buffer = *frame.pixels().buffer;
    return std::all_of(buffer.data(), buffer.data() + buffer.size(), [](std::uint8_t byte) { return byte == 0; });
}

/// What ends it.
struct End {
    const char* name;
    std::function<void(WindowBench&, const app::ReleasedReveal&)> deed;
    const char* word; ///< of what the window says then; empty for nothing
};

const End kEnds[] = {
    {"its minutes are over", [](WindowBench& bench, const auto&) { bench.clock().advance(16min); }, "ended"},
    {"taken back",
     [](WindowBench& bench, const auto& released) {
         auto custodian = bench.session("custodian");
         QVERIFY_OK(app::revokeGrant(custodian, released.grant));
     },
     "revoked"},
    {"held",
     [](WindowBench& bench, const auto&) {
         auto lead = bench.session("lead");
         QVERIFY_OK(app::holdClip(lead, bench.clip(), "seen"));
     },
     "on hold"},
    {"withdrawn",
     [](WindowBench& bench, const auto&) {
         auto custodian = bench.session("custodian");
         const auto consent = app::consentOfClip(custodian, bench.clip());
         QVERIFY_OK(app::withdrawConsent(custodian, *consent, "asked for it"));
     },
     "withdrawn"},
    {"locked",
     [](WindowBench& bench, const auto&) {
         bench.window().activateWindow();
         BY_HAND(bench.hands().press("Ctrl+L"));
     },
     ""},
    {"closed by the person", [](WindowBench&, const auto&) { QTest::keyClick(revealOnScreen(), Qt::Key_Escape); }, ""},
};

} // namespace

/// An original is seen in a window of its own, and is gone from it when its time is.
class TestWindowReveal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isOfferedToWhoeverAsked();
    void showsWhoLooksAndForHowLong();
    void isGone_data();
    void isGone();

private:
    TempFolder m_folder;
    fs::path m_sample;
};

void TestWindowReveal::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

void TestWindowReveal::isOfferedToWhoeverAsked()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        QVERIFY(!bench.hands().sees("showRevealButton"));
        bench.hands().press("Ctrl+U");
        QVERIFY(revealOnScreen() == nullptr);
        release(bench);
        bench.hands().await([&] { return bench.hands().sees("showRevealButton"); }, QStringLiteral("the offer"));
        QVERIFY(revealOnScreen() == nullptr); // nobody is shown what they do not ask for
        bench.swapTo("lead");
        QVERIFY(!bench.hands().sees("showRevealButton"));
    });
}

void TestWindowReveal::showsWhoLooksAndForHowLong()
{
    WindowBench bench(m_sample);
    release(bench);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.hands().click("showRevealButton");
        bench.hands().await([] { return revealOnScreen() != nullptr; }, QStringLiteral("the window"));
        app::RevealWindow& window = *revealOnScreen();
        auto& view = *window.findChild<widgets::RevealView*>();
        bench.hands().await([&] { return !view.isBlank(); }, QStringLiteral("the picture"));
        QVERIFY(coloursOn(view) > kPicture);
        const QColor red = widgets::Theme().color(widgets::Token::Denied);
        const QImage image = view.grab().toImage();
        for (const QPoint at :
             {QPoint(1, 1), QPoint(1, image.height() - 2), QPoint(image.width() - 2, image.height() / 2)})
            QCOMPARE(image.pixelColor(at), red);
        QVERIFY2(view.accessibleDescription().contains(QLatin1String("14 m")),
                 qPrintable(view.accessibleDescription()));
        QVERIFY(view.watermark().startsWith(QStringLiteral("annotator · ")));
        bench.clock().advance(14min + 15s);
        bench.hands().await([&] { return view.accessibleDescription().contains(QLatin1String(" s left")); },
                            QStringLiteral("the last minute"));
        QVERIFY(!view.isBlank());
        QTest::keyClick(window.findChild<QSlider*>(), Qt::Key_Right); // the next frame
        QCOMPARE(window.findChild<QSlider*>()->value(), 1);
        QCOMPARE(window.findChild<QSlider*>()->maximum(), 5); // six frames
    });
}

void TestWindowReveal::isGone_data()
{
    QTest::addColumn<int>("end");
    for (int i = 0; i < int(std::size(kEnds)); ++i)
        QTest::newRow(kEnds[i].name) << i;
}

void TestWindowReveal::isGone()
{
    QFETCH(const int, end);
    WindowBench bench(m_sample);
    const app::ReleasedReveal released = release(bench);
    std::vector<RevealedFrame> seen;
    BY_HAND({
        bench.unlockAs("annotator");
        bench.hands().press("Ctrl+U");
        bench.hands().await([] { return revealOnScreen() != nullptr; }, QStringLiteral("the window"));
        auto* service = revealOnScreen()->findChild<media::RevealService*>();
        connect(service, &media::RevealService::frameReady, this,
                [&](quint64, const RevealedFrame& frame) { seen.push_back(frame); });
        revealOnScreen()->findChild<QSlider*>()->setValue(1); // the first frame may have come before
        bench.hands().await([&] { return !seen.empty(); }, QStringLiteral("the picture"));
    });
    QVERIFY(!isWiped(seen.front())); // the control: there is something to lose
    kEnds[end].deed(bench, released);
    const bool isGone = QTest::qWaitFor([] { return revealOnScreen() == nullptr; }, kTooLate);
    QVERIFY2(isGone, "the original is still on screen");
    for (const RevealedFrame& frame : seen)
        QVERIFY(isWiped(frame));
    if (*kEnds[end].word == 0)
        return;
    const auto says = [&] { return bench.window().findChild<widgets::Toast*>()->message(); };
    QVERIFY2(QTest::qWaitFor([&] { return says().contains(QLatin1String(kEnds[end].word)); }, kTooLate),
             qPrintable(says()));
    if (qstrcmp(kEnds[end].name, "held") == 0)
        return; // it may be seen again when the clip is released
    QVERIFY2(QTest::qWaitFor([&] { return !bench.hands().sees("showRevealButton"); }, kTooLate), "it is still offered");
    QCOMPARE(revealFiles(bench), 0);
}

QTEST_MAIN(TestWindowReveal)
#include "tst_window_reveal.moc"
