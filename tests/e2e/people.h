#pragma once

#include "app/gui/main_window.h"
#include "tests/e2e/clip_truth.h"
#include "tests/e2e/hands.h"
#include "tests/e2e/scripted_messages.h"

namespace consentry::testing {

/// What people do at the window in a working day: the annotator labels two clips and hands them in, the lead accepts one
/// and sends the other back, the annotator corrects, the lead accepts and exports. Each step says what it does on stdout; all throw Unexpected.
class People {
public:
    struct Setting {
        fs::path workspace; ///< with people/NAME.age and people/NAME.passphrase
        fs::path exportFolder;
        fs::path screenshots; ///< empty: none
        ClipTruth truth;
    };

    People(app::MainWindow& window, ScriptedMessages& messages, Setting setting);
    void wholeJob();

private:
    void day();
    void say(const QString& what) const;
    void screenshot(const char* name);

    void arrive(const QString& person);
    void swapTo(const QString& person);
    void enterPassphrase(const QString& person);
    void openClip(const char* camera);

    void annotate();
    void clearOldTracks();
    void drawAll();
    void checkUndo();
    void followAll(std::int64_t frame);
    void moveAround();
    void submit();
    void annotateYard();
    /// Sends back when there is a comment, else accepts.
    void review(const char* camera, int submitted, const QString& comment);
    void exportLabels();

    QAbstractItemView& tracks() { return m_hands.see<QAbstractItemView>("trackList"); }
    int trackCount();
    Box boxOf(int track);
    void goTo(std::int64_t frame);
    void fit(int track, const Box& target);
    void awaitFrame(std::int64_t frame);

    app::MainWindow& m_window;
    ScriptedMessages& m_messages;
    Setting m_setting;
    Hands m_hands;
    QString m_person;
};

} // namespace consentry::testing
