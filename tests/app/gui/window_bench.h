#pragma once

#include "app/gui/main_window.h"
#include "tests/e2e/hands.h"
#include "tests/e2e/scripted_messages.h"
#include "tests/support/test_support.h"

#include <atomic>

namespace consentry::testing {

/// The computer's clock, moved on by a test. For all threads.
class ShiftedClock final : public Clock {
public:
    Timestamp now() const override { return m_system.now() + std::chrono::milliseconds(m_shift - m_setBack); }
    std::chrono::milliseconds sinceBoot() const override
    {
        return m_system.sinceBoot() + std::chrono::milliseconds(m_shift);
    }
    void advance(std::chrono::milliseconds time) { m_shift += time.count(); }
    /// Only the wall clock: somebody sets it.
    void setBack(std::chrono::milliseconds time) { m_setBack += time.count(); }

private:
    SystemClock m_system;
    std::atomic<std::int64_t> m_shift{0};
    std::atomic<std::int64_t> m_setBack{0};
};

/// A workspace with one short clip and custodian, lead and annotator, made once and copied for each test. Each frame of
/// the clip shows its own number as five bright or dark squares in the upper left corner, unless it is to be looked at.
class SampleWorkspace {
public:
    static constexpr std::int64_t kFrames = 24;
    static constexpr std::int64_t kDemoFrames = 6;
    static constexpr double kSquare = 32; ///< pixels of the clip
    static constexpr int kSquares = 5;
    static constexpr const char* kPassphrase = "correct horse battery staple";

    enum class Corner { Numbered, Plain };
    enum class Use { Work, Demo }; ///< a demo has kDemoFrames

    /// Throws Unexpected.
    static void make(const fs::path& folder, Corner corner = Corner::Numbered, Use use = Use::Work);
};

/// How many colours a canvas shows: thousands with a picture, few with words on a plain ground.
int coloursOn(QWidget& widget);

/// One window on a copy of the sample workspace, and what a person or another program does to it.
class WindowBench {
public:
    /// `settings`: what somebody's window has left; none is a first start.
    explicit WindowBench(const fs::path& sample, const fs::path& settings = {});
    ~WindowBench();

    app::MainWindow& window() { return *m_window; }
    Hands& hands() { return m_hands.value(); }
    widgets::VideoCanvas& canvas() { return m_window->workbench().canvas(); }
    ShiftedClock& clock() { return m_clock; }
    ScriptedMessages& messages() { return m_messages; }
    const fs::path& workspace() const { return m_workspace; }
    fs::path folder() const { return m_folder.path(); }
    QSettings& settings() { return m_settings; }

    void unlockAs(const char* person);
    /// Locks and unlocks as somebody else.
    void swapTo(const char* person);
    void openClip();
    /// Locks, unlocks as somebody else and opens what was handed in.
    void reviewAs(const char* person);
    void awaitFrame(std::int64_t frame);
    void seekByTimeline(std::int64_t frame);
    int trackCount();
    QModelIndex track(int row);

    /// A session of its own on the calling thread.
    app::Session session(const char* person) const;
    ClipId clip() const { return m_clip; }
    annotation::AnnotationSet storedLabels() const;

    /// The number that the picture on screen shows; nothing when the squares are not to be seen.
    std::optional<std::int64_t> pictureNumber();
    int coloursOnCanvas();

private:
    TempFolder m_folder;
    fs::path m_workspace;
    ClipId m_clip;
    ShiftedClock m_clock;
    QSettings m_settings;
    widgets::Appearance m_appearance;
    ScriptedMessages m_messages;
    std::unique_ptr<app::MainWindow> m_window;
    std::optional<Hands> m_hands;
};

} // namespace consentry::testing

/// The rest of a test that hands perform: what they do not find fails it.
#define BY_HAND(...)                                                                                                   \
    do {                                                                                                               \
        try {                                                                                                          \
            __VA_ARGS__;                                                                                               \
        } catch (const consentry::testing::Unexpected& unexpected) {                                                   \
            QFAIL(unexpected.what());                                                                                  \
        }                                                                                                              \
    } while (false)
