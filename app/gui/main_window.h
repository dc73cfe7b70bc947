#pragma once

#include "app/gui/clip_controller.h"
#include "app/gui/figures_controller.h"
#include "app/gui/label_set_controller.h"
#include "app/gui/queue_model.h"
#include "app/gui/reveal_controller.h"
#include "app/gui/settings_controller.h"
#include "app/gui/unblur_controller.h"
#include "app/gui/window_help.h"
#include "widgets/pages/export_page.h"
#include "widgets/pages/request_page.h"
#include "widgets/pages/start_page.h"
#include "widgets/pages/unlock_page.h"
#include "widgets/parts/message_service.h"

#include <QMainWindow>
#include <QSettings>

class QButtonGroup;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace consentry::app {

/// What the command line asked the window to open.
struct StartRequest {
    fs::path workspace;
    fs::path identity;
    fs::path passphraseFile;
};

/// Start page, unlock page, workbench and export page, under one bar. Owns the session: locking takes it away, and
/// everything with it.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    struct Parts {
        widgets::Appearance& appearance;
        widgets::MessageService& messages;
        const Clock& clock;
        QSettings& settings;
    };
    explicit MainWindow(const Parts& parts);
    ~MainWindow() override;

    void start(const StartRequest& request);
    Workbench& workbench() { return *m_workbench; }
    ActionTable& actions() { return *m_actions; }

protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    enum class Tab { Annotate, Review, Doubts, Requests, Export };

    QWidget* makeBar();
    void addTab(Tab tab, const QString& name, const QString& text);
    void connectPages();
    void showStart();
    void pickWorkspace();
    void pickIdentity();
    void openDemo();
    void chooseWorkspace(const QString& folder);
    void askPassphrase();
    void unlock(std::shared_ptr<crypto::SecretBytes> passphrase);
    void unlocked(Result<std::shared_ptr<Session>> session);
    void lock();
    static QueueKind kindOf(Tab tab);
    static OpenPurpose purposeOf(Tab tab);
    void showTab(Tab tab);
    void refreshQueue();
    bool hasOpenClip() const;
    void followOthers();
    void tellEmptyQueue();
    void markOpenClip();
    void showStanding(const Standing& standing);
    void showReviewTab(const std::vector<storage::ClipRow>& rows);
    void openClip(const QString& clipId);
    void exportLabels(const widgets::ExportForm& form);
    fs::path knownIdentity(const QString& folder) const;
    void rememberWorkspace();
    std::vector<widgets::RecentWorkspace> recentWorkspaces() const;
    void tick();

    Parts m_parts;
    UserSettings m_settings;
    ActionTable* m_actions;
    QStackedWidget* m_pages;
    widgets::StartPage* m_startPage;
    widgets::UnlockPage* m_unlockPage;
    Workbench* m_workbench;
    widgets::ExportPage* m_exportPage;
    widgets::RequestPage* m_requestPage;
    widgets::Toast* m_toast;
    WindowHelp* m_help;
    LabelSetController* m_labelSet;
    UnblurController* m_unblur;
    FiguresController* m_figures;
    QWidget* m_bar;
    QLabel* m_place;
    QButtonGroup* m_tabs;
    QueueModel m_queue;
    QTimer m_tick;
    StartRequest m_request;
    int m_failures = 0;
    quint64 m_attempt = 0; ///< counts up when what is being unlocked changes
    Tab m_tab = Tab::Annotate;
    bool m_isDemo = false;
    bool m_mayReview = false;       ///< by role; a grant may say so, too
    std::int64_t m_seenVersion = 0; ///< of the database, by others' commits
    std::shared_ptr<Session> m_session;
    std::unique_ptr<ClipController> m_clip;
    std::unique_ptr<RevealController> m_reveals;
};

} // namespace consentry::app
