#pragma once

#include "app/gui/clip_controller.h"
#include "app/gui/key_map.h"
#include "widgets/parts/banner.h"
#include "widgets/parts/coach_marks.h"
#include "widgets/parts/command_palette.h"
#include "widgets/parts/guide_card.h"
#include "widgets/parts/key_editor.h"
#include "widgets/parts/key_help.h"

namespace consentry::app {

/// What lies over the window on demand: the command palette, the undo history, the keys that apply now, their editor,
/// and the guideline of a class. Owns the choice of keys. GUI thread.
class WindowHelp final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        const widgets::Appearance& appearance;
        ActionTable& actions;
        QSettings& settings;
        widgets::Toast& toast;
        widgets::Banner& banner;         ///< above everything
        QWidget& over;                   ///< what the cards lie over
        const QAbstractItemModel& queue; ///< clips to find
    };
    explicit WindowHelp(const Parts& parts, QObject* parent = nullptr);

    /// Who has the open clip; null when nobody has unlocked. Closes what is open.
    void setClips(ClipController* clips);
    /// What the demo is for, and how to be somebody else in it; nothing elsewhere.
    void showDemo(bool isDemo);
    /// The first steps, for somebody who has the demo's clip open for the first time.
    void coachOnce(Workbench& workbench);

Q_SIGNALS:
    void clipChosen(const QString& clipId);

private:
    QString howToDraw() const;
    QString aboutTime() const;
    void connectActions();
    void showPalette();
    void showHistory();
    void showKeys();
    void showGuideline();
    void closeAll();
    void applyKeys();
    void choosePreset(int index);
    void changeKey(const QString& name, const QKeySequence& key);

    ActionTable& m_actions;
    QSettings& m_settings;
    widgets::Toast& m_toast;
    widgets::Banner& m_banner;
    const QAbstractItemModel& m_queue;
    QPointer<ClipController> m_clips;
    bool m_isDemo = false;
    KeyChoice m_keys;
    /// An action and the key of another that it was asked to have; asked once more, it takes it from there.
    std::pair<QString, QKeySequence> m_warnedOf;
    widgets::CommandPalette* m_palette;
    widgets::KeyHelp* m_keyHelp;
    widgets::KeyEditor* m_keyEditor;
    widgets::GuideCard* m_guide;
    widgets::CoachMarks* m_coach;
};

} // namespace consentry::app
