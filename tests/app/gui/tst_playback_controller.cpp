#include "app/gui/playback_controller.h"
#include "tests/media/rendition_maker.h"
#include "tests/support/test_support.h"

#include <QSignalSpy>
#include <QSize>

using namespace consentry;
using namespace consentry::app;
using namespace consentry::testing;

namespace {

constexpr int kLongTime = 20'000; // ms; only a hang takes so long
constexpr int kFrames = 40;

} // namespace

class TestPlaybackController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void nothingIsAskedBeforeTheSizeIsKnown();
    void shownFrameIsTheOneThatWasAsked();
    void newestOfManyWins();
    void picturesFollowWhileAKeyIsHeld();
    void stepsAndEnds();
    void closedAnswersNothing();
    void playsToTheEndAndPauses();
    void speedCounts();
    void playsBackwards();
    void goesRoundALoop();
    void tellsOfFramesItPassedOver();
    void staysWhereItIsTouched();

private:
    void open();
    FrameIndex lastShown() const { return m_shown.empty() ? FrameIndex{-1} : m_shown.back(); }

    TestRendition m_rendition;
    std::shared_ptr<const FrameTable> m_table;
    StopSource m_stop;
    std::unique_ptr<media::FrameService> m_service;
    std::unique_ptr<PlaybackController> m_playback;
    std::vector<FrameIndex> m_shown;
};

void TestPlaybackController::initTestCase()
{
    auto made = makeRendition({.frames = kFrames});
    QVERIFY_OK(made);
    m_rendition = std::move(*made);
    m_table = std::make_shared<const FrameTable>(m_rendition.table);
}

void TestPlaybackController::init()
{
    m_shown.clear();
    m_service = std::make_unique<media::FrameService>();
    m_playback = std::make_unique<PlaybackController>(*m_service);
    connect(m_playback.get(), &PlaybackController::frameReady, this,
            [this](const SafeFrame& frame) { m_shown.push_back(frame.index()); });
}

void TestPlaybackController::cleanup()
{
    m_playback.reset();
    m_service.reset();
}

void TestPlaybackController::open()
{
    m_playback->setViewSize({160, 96});
    m_service->open({.clear = std::make_shared<MemorySource>(m_rendition.bytes),
                     .table = m_rendition.table,
                     .stop = m_stop.flag()});
    m_playback->open(m_table);
    QTRY_COMPARE_WITH_TIMEOUT(lastShown(), FrameIndex{0}, kLongTime);
}

void TestPlaybackController::nothingIsAskedBeforeTheSizeIsKnown()
{
    m_service->open({.clear = std::make_shared<MemorySource>(m_rendition.bytes),
                     .table = m_rendition.table,
                     .stop = m_stop.flag()});
    m_playback->open(m_table);
    QTest::qWait(100);
    QVERIFY(m_shown.empty());
    m_playback->setViewSize({160, 96}); // as when the canvas is laid out after the clip was opened
    QTRY_COMPARE_WITH_TIMEOUT(lastShown(), FrameIndex{0}, kLongTime);
}

void TestPlaybackController::shownFrameIsTheOneThatWasAsked()
{
    open();
    for (const std::int64_t frame : {7, 31, 8, 39, 0}) {
        m_playback->seek({frame});
        QCOMPARE(m_playback->wanted(), FrameIndex{frame});
        QTRY_COMPARE_WITH_TIMEOUT(lastShown(), FrameIndex{frame}, kLongTime);
    }
}

void TestPlaybackController::newestOfManyWins()
{
    open();
    m_shown.clear();
    for (std::int64_t frame = 1; frame <= 30; ++frame)
        m_playback->seek({frame});
    QTRY_COMPARE_WITH_TIMEOUT(lastShown(), FrameIndex{30}, kLongTime);
    QTest::qWait(50);
    QVERIFY(m_shown.size() <= 2); // the one that was on its way, and the newest
    QVERIFY(std::ranges::is_sorted(m_shown));
}

void TestPlaybackController::picturesFollowWhileAKeyIsHeld()
{
    open();
    m_shown.clear();
    QElapsedTimer timer;
    timer.start();
    for (std::int64_t wish = 0; timer.elapsed() < 1000; ++wish) { // always a newer wish before the answer is read
        m_playback->seek({wish * 7 % kFrames});
        QTest::qWait(1);
    }
    QVERIFY2(m_shown.size() > 5, qPrintable(QString::number(m_shown.size())));
}

void TestPlaybackController::stepsAndEnds()
{
    open();
    m_playback->step(-5);
    QCOMPARE(m_playback->wanted(), FrameIndex{0});
    m_playback->goToLast();
    m_playback->step(10);
    QCOMPARE(m_playback->wanted(), FrameIndex{kFrames - 1});
    m_playback->goToFirst();
    m_playback->step(3);
    QTRY_COMPARE_WITH_TIMEOUT(lastShown(), FrameIndex{3}, kLongTime);
}

void TestPlaybackController::closedAnswersNothing()
{
    open();
    m_shown.clear();
    m_playback->seek({20});
    m_playback->close();
    QTest::qWait(300);
    QVERIFY(m_shown.empty());
    m_playback->seek({5});
    m_playback->togglePlay();
    QVERIFY(!m_playback->isPlaying());
}

void TestPlaybackController::playsToTheEndAndPauses()
{
    open();
    m_playback->setSpeed(4);
    QSignalSpy playing(m_playback.get(), &PlaybackController::playingChanged);
    m_playback->togglePlay();
    QVERIFY(m_playback->isPlaying());
    QTRY_VERIFY_WITH_TIMEOUT(!m_playback->isPlaying(), kLongTime);
    QTRY_COMPARE_WITH_TIMEOUT(lastShown(), FrameIndex{kFrames - 1}, kLongTime);
    QVERIFY(std::ranges::is_sorted(m_shown));
    QCOMPARE(playing.count(), 2);
    m_playback->togglePlay(); // from the end: again from the start
    QVERIFY(m_playback->wanted() < FrameIndex{kFrames - 1});
    m_playback->pause();
}

void TestPlaybackController::speedCounts()
{
    open();
    m_playback->setSpeed(0.25);
    QElapsedTimer timer;
    timer.start();
    m_playback->togglePlay();
    QTest::qWait(300);
    const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9 * 0.25;
    const FrameIndex due = m_table->frameAt(MediaTime(static_cast<std::int64_t>(seconds * 1e6)));
    QVERIFY(m_playback->wanted() <= due);
    QVERIFY(m_playback->wanted() > FrameIndex{0});
}

void TestPlaybackController::playsBackwards()
{
    open();
    m_playback->setSpeed(4);
    m_playback->togglePlay(PlayDirection::Backward); // from the first frame: from the end
    QTRY_VERIFY_WITH_TIMEOUT(!m_playback->isPlaying(), kLongTime);
    QTRY_COMPARE_WITH_TIMEOUT(lastShown(), FrameIndex{0}, kLongTime);
    m_shown.erase(m_shown.begin()); // before it played
    QVERIFY(m_shown.size() > 2);
    QVERIFY(std::ranges::is_sorted(m_shown, std::greater<>()));
}

void TestPlaybackController::goesRoundALoop()
{
    open();
    m_playback->setSpeed(4);
    m_playback->setLoop({{10}, {20}});
    m_shown.clear();
    m_playback->togglePlay();
    const auto rounds = [this] { return std::ranges::count(m_shown, FrameIndex{10}); };
    QTRY_VERIFY_WITH_TIMEOUT(rounds() > 2, kLongTime);
    QVERIFY(m_playback->isPlaying());
    QVERIFY(std::ranges::all_of(m_shown, [](FrameIndex frame) { return FrameRange{{10}, {20}}.contains(frame); }));
    m_playback->setLoop({});
    QTRY_VERIFY_WITH_TIMEOUT(!m_playback->isPlaying(), kLongTime);
    QTRY_COMPARE_WITH_TIMEOUT(lastShown(), FrameIndex{kFrames - 1}, kLongTime);
}

/// Who begins a box draws it on the picture they see, also while it plays and another picture is on its way.
void TestPlaybackController::staysWhereItIsTouched()
{
    open();
    m_playback->togglePlay();
    QTRY_VERIFY_WITH_TIMEOUT(lastShown() > FrameIndex{2}, kLongTime);
    m_playback->seek({20});
    const FrameIndex touched = lastShown();
    m_playback->stayAt(touched);
    m_shown.clear();
    QTest::qWait(300);
    QVERIFY(!m_playback->isPlaying());
    QCOMPARE(m_playback->wanted(), touched);
    QVERIFY(std::ranges::all_of(m_shown, [&](FrameIndex frame) { return frame == touched; }));
}

void TestPlaybackController::tellsOfFramesItPassedOver()
{
    open();
    m_playback->setSpeed(4); // more frames a second than ticks
    m_shown.clear();
    m_playback->togglePlay();
    QTRY_VERIFY_WITH_TIMEOUT(!m_playback->isPlaying(), kLongTime);
    QTRY_COMPARE_WITH_TIMEOUT(lastShown(), FrameIndex{kFrames - 1}, kLongTime);
    QCOMPARE(m_playback->droppedFrames() + static_cast<std::int64_t>(m_shown.size()), std::int64_t{kFrames - 1});
    QSignalSpy dropped(m_playback.get(), &PlaybackController::droppedFramesChanged);
    m_playback->togglePlay();
    QCOMPARE(dropped.first().at(0).toLongLong(), 0LL); // counted anew
    m_playback->pause();
}

QTEST_GUILESS_MAIN(TestPlaybackController)
#include "tst_playback_controller.moc"
