#include "app/gui/main_window.h"

#include "app/error_words.h"
#include "app/gui/export_words.h"
#include "app/operations/checkpoints.h"
#include "app/operations/demo.h"
#include "app/operations/exports.h"
#include "app/operations/tasks.h"
#include "app/passphrase.h"
#include "widgets/parts/naming.h"

#include <QApplication>
#include <QButtonGroup>
#include <QCloseEvent>
#include <QComboBox>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QToolButton>
#include <QtConcurrentRun>

namespace consentry::app {
namespace {

constexpr int kBarHeight = 44;
constexpr int kMostRecent = 5;
/// For a database that is busy: a view that must end meanwhile has to be off the screen within a second.
constexpr std::chrono::milliseconds kPatience{700};
constexpr auto kRecentKey = "recent/workspaces";

/// 0, 0, 1, 2, 4 … 60 seconds after the first failures.
std::chrono::seconds backOff(int failures)
{
    return std::chrono::seconds(failures < 3 ? 0 : std::min(60, 1 << (failures - 3)));
}

/// Absolute and without a slash at the end, so that it has a name.
fs::path plainPath(const fs::path& folder)
{
    const fs::path path = fs::absolute(folder).lexically_normal();
    return path.has_filename() ? path : path.parent_path();
}

bool isWorkspace(const fs::path& folder)
{
    std::error_code error;
    return fs::exists(storage::WorkspacePaths{folder}.database(), error);
}

crypto::SecretBytes* lockedCopy(const QString& passphrase)
{
    QByteArray utf8 = passphrase.toUtf8();
    auto copy =
        crypto::SecretBytes::copyOf(bytesOf(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size()))));
    wipe({reinterpret_cast<std::uint8_t*>(utf8.data()), static_cast<std::size_t>(utf8.size())});
    return copy.ok() ? new crypto::SecretBytes(std::move(*copy)) : nullptr;
}

} // namespace

MainWindow::MainWindow(const Parts& parts)
    : m_parts(parts), m_settings(parts.settings), m_actions(new ActionTable(parts.appearance, *this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Consentry"));
    m_startPage = new widgets::StartPage(parts.appearance);
    m_unlockPage = new widgets::UnlockPage;
    m_workbench = new Workbench(parts.appearance, *m_actions);
    m_exportPage = new widgets::ExportPage;
    m_requestPage = new widgets::RequestPage({.approve = &(*m_actions)[ActionId::ApproveUnblur],
                                              .refuse = &(*m_actions)[ActionId::RefuseUnblur],
                                              .release = &(*m_actions)[ActionId::ReleaseUnblur],
                                              .stop = &(*m_actions)[ActionId::StopRelease]});
    (*m_actions)[ActionId::ShowReveal].setVisible(false);
    m_pages = new QStackedWidget;
    for (QWidget* page : {static_cast<QWidget*>(m_startPage), static_cast<QWidget*>(m_unlockPage),
                          static_cast<QWidget*>(m_workbench), static_cast<QWidget*>(m_exportPage),
                          static_cast<QWidget*>(m_requestPage)})
        m_pages->addWidget(page);
    auto* centre = new QWidget;
    auto* column = widgets::makeColumn(0);
    m_bar = makeBar();
    auto* banner = new widgets::Banner(parts.appearance);
    column->addWidget(m_bar);
    column->addWidget(banner);
    column->addWidget(m_pages, 1);
    centre->setLayout(column);
    setCentralWidget(centre);
    m_toast = new widgets::Toast(parts.appearance, centre);
    m_toast->standAbove(m_workbench->classBar());
    m_help = new WindowHelp({parts.appearance, *m_actions, parts.settings, *m_toast, *banner, *centre, m_queue}, this);
    m_labelSet = new LabelSetController({parts.appearance, *m_actions, *m_toast, *centre}, this);
    m_unblur = new UnblurController({parts.appearance, *m_actions, *m_toast, *m_requestPage,
                                     *m_tabs->button(static_cast<int>(Tab::Requests)), *centre},
                                    this);
    m_figures = new FiguresController({parts.appearance, *m_actions, parts.settings, parts.clock, *centre}, this);
    new SettingsController({parts.appearance, *m_actions, m_settings, *centre}, this);
    m_workbench->queue().setModel(&m_queue);
    m_workbench->queue().setFilters(queueFilterWords());
    connectPages();
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &MainWindow::tick);
    m_tick.start();
    resize(1280, 800);
    setMinimumSize(1024, 700);
    showStart();
}

MainWindow::~MainWindow()
{
    lock();
}

QWidget* MainWindow::makeBar()
{
    auto* bar = new QWidget;
    bar->setObjectName(QStringLiteral("topBar"));
    bar->setFixedHeight(kBarHeight);
    auto* row = widgets::makeRow(4);
    row->setContentsMargins(12, 0, 12, 0);
    m_tabs = new QButtonGroup(bar);
    bar->setLayout(row);
    addTab(Tab::Annotate, QStringLiteral("tabAnnotate"), tr("Annotate"));
    addTab(Tab::Review, QStringLiteral("tabReview"), tr("Review"));
    addTab(Tab::Doubts, QStringLiteral("tabDoubts"), tr("Check faces"));
    addTab(Tab::Requests, QStringLiteral("tabRequests"), tr("Requests"));
    addTab(Tab::Export, QStringLiteral("tabExport"), tr("Export"));
    for (QAbstractButton* tab : m_tabs->buttons())
        row->addWidget(tab);
    row->addStretch(1);
    m_place = widgets::makeLabel(widgets::LabelRole::Muted, {}, bar);
    m_place->setObjectName(QStringLiteral("place"));
    row->addWidget(m_place);
    for (const ActionId id :
         {ActionId::ShowReveal, ActionId::Palette, ActionId::ShowKeys, ActionId::ToggleTheme, ActionId::Lock}) {
        auto* button = new QToolButton(bar);
        button->setDefaultAction(&(*m_actions)[id]);
        widgets::named(button, {.objectName = (*m_actions)[id].objectName() + QStringLiteral("Button"),
                                .accessibleName = (*m_actions)[id].text(),
                                .toolTip = (*m_actions)[id].toolTip()});
        row->addWidget(button);
        button->setVisible((*m_actions)[id].isVisible());
        connect(&(*m_actions)[id], &QAction::visibleChanged, button,
                [button, action = &(*m_actions)[id]] { button->setVisible(action->isVisible()); });
    }
    connect(m_tabs, &QButtonGroup::idClicked, this, [this](int id) {
        if (static_cast<Tab>(id) != m_tab) // a click on where one is already closes nothing
            showTab(static_cast<Tab>(id));
    });
    return bar;
}

void MainWindow::addTab(Tab tab, const QString& name, const QString& text)
{
    auto* button = new QToolButton;
    button->setText(text);
    button->setCheckable(true);
    button->setProperty("tab", true);
    widgets::named(button, {.objectName = name, .accessibleName = text});
    m_tabs->addButton(button, static_cast<int>(tab));
}

void MainWindow::connectPages()
{
    connect(m_startPage, &widgets::StartPage::openRequested, this, &MainWindow::pickWorkspace);
    connect(m_startPage, &widgets::StartPage::demoRequested, this, &MainWindow::openDemo);
    connect(m_startPage, &widgets::StartPage::createRequested, this, [this] {
        m_parts.messages.inform(
            {.title = tr("A custodian makes the workspace"),
             .text = tr(
                 "In a terminal: consentryctl init FOLDER --custodian NAME --identity-out FILE. Then open it here.")});
    });
    connect(m_startPage, &widgets::StartPage::recentChosen, this, &MainWindow::chooseWorkspace);
    connect(m_unlockPage, &widgets::UnlockPage::backRequested, this, &MainWindow::showStart);
    connect(m_unlockPage, &widgets::UnlockPage::otherIdentityRequested, this, &MainWindow::pickIdentity);
    connect(m_unlockPage, &widgets::UnlockPage::passphraseEntered, this, [this](const QString& passphrase) {
        unlock(std::shared_ptr<crypto::SecretBytes>(lockedCopy(passphrase)));
    });
    connect(&m_workbench->queue(), &widgets::QueuePanel::clipActivated, this, &MainWindow::openClip);
    connect(&m_workbench->queue(), &widgets::QueuePanel::filterChosen, this, [this](int index) {
        m_queue.setFilter(static_cast<QueueFilter>(index));
        tellEmptyQueue();
        markOpenClip();
    });
    connect(m_help, &WindowHelp::clipChosen, this, &MainWindow::openClip);
    connect(m_exportPage, &widgets::ExportPage::exportRequested, this, &MainWindow::exportLabels);
    connect(m_exportPage, &widgets::ExportPage::folderPickRequested, this, [this] {
        if (const auto folder = m_parts.messages.pickFolder({.title = tr("Where to put the label set")}))
            m_exportPage->setFolder(*folder);
    });
    connect(&(*m_actions)[ActionId::OpenWorkspace], &QAction::triggered, this, &MainWindow::pickWorkspace);
    connect(&(*m_actions)[ActionId::Lock], &QAction::triggered, this, [this] {
        lock();
        askPassphrase();
    });
    connect(&(*m_actions)[ActionId::ShowRequests], &QAction::triggered, this, [this] { showTab(Tab::Requests); });
    connect(&(*m_actions)[ActionId::Quit], &QAction::triggered, this, &QWidget::close);
    m_exportPage->setPurposes({{QStringLiteral("model_training"), tr("Model training")}});
    m_exportPage->setFormats({{QStringLiteral("coco"), tr("COCO, with tracks")}});
}

void MainWindow::start(const StartRequest& request)
{
    if (request.workspace.empty())
        return;
    m_request = request;
    m_request.workspace = plainPath(request.workspace);
    if (request.identity.empty())
        m_request.identity = knownIdentity(QString::fromStdString(m_request.workspace.string()));
    if (request.passphraseFile.empty() || m_request.identity.empty()) {
        askPassphrase();
        return;
    }
    auto passphrase = readPassphraseFile(request.passphraseFile);
    askPassphrase();
    if (!passphrase) {
        m_unlockPage->showFailure(errorLine(passphrase.error()), {});
        return;
    }
    unlock(std::make_shared<crypto::SecretBytes>(std::move(*passphrase)));
}

void MainWindow::showStart()
{
    ++m_attempt;
    lock();
    m_startPage->setRecent(recentWorkspaces());
    m_pages->setCurrentWidget(m_startPage);
}

void MainWindow::pickWorkspace()
{
    const auto folder = m_parts.messages.pickFolder({.title = tr("Open a workspace")});
    if (folder)
        chooseWorkspace(*folder);
}

void MainWindow::chooseWorkspace(const QString& folder)
{
    if (!isWorkspace(folder.toStdString())) {
        const Error error{Errc::NotAWorkspace, {folder.toStdString()}, {}};
        m_parts.messages.inform({.title = errorWords(error).message,
                                 .text = errorWords(error).hint,
                                 .severity = widgets::Severity::Problem});
        return;
    }
    lock();
    m_request = {.workspace = plainPath(folder.toStdString()), .identity = knownIdentity(folder), .passphraseFile = {}};
    askPassphrase();
}

void MainWindow::pickIdentity()
{
    const auto file =
        m_parts.messages.pickFileToOpen({.title = tr("Your identity file"),
                                         .startFolder = QString::fromStdString(m_request.workspace.string()),
                                         .filter = tr("Identities (*.age);;All files (*)")});
    if (!file)
        return;
    m_request.identity = file->toStdString();
    askPassphrase();
}

void MainWindow::openDemo()
{
    const QString place =
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/consentry/demo");
    const fs::path folder = place.toStdString();
    if (!isWorkspace(folder)) {
        m_parts.messages.inform({.title = tr("The demo is not made yet"),
                                 .text = tr("In a terminal: consentryctl demo %1. It takes some minutes, since every "
                                            "frame is searched for faces.")
                                             .arg(place)});
        return;
    }
    start({.workspace = folder,
           .identity = folder / "people" / "annotator.age",
           .passphraseFile = folder / "people" / "annotator.passphrase"});
}

void MainWindow::askPassphrase()
{
    ++m_attempt;
    m_unlockPage->setWhat(QString::fromStdString(m_request.workspace.filename().string()),
                          QString::fromStdString(m_request.identity.stem().string()));
    m_unlockPage->setBusy(false);
    m_pages->setCurrentWidget(m_unlockPage);
    m_bar->hide();
}

void MainWindow::unlock(std::shared_ptr<crypto::SecretBytes> passphrase)
{
    if (!passphrase) {
        m_unlockPage->showFailure(errorLine(Error{Errc::OutOfLockedMemory, {}, {}}), {});
        return;
    }
    m_unlockPage->setBusy(true);
    using Identity = Result<std::shared_ptr<const crypto::Identity>>;
    auto* watcher = new QFutureWatcher<std::shared_ptr<Identity>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, attempt = m_attempt] {
        watcher->deleteLater();
        const std::shared_ptr<Identity> identity = watcher->result();
        if (attempt != m_attempt)
            return; // the person went back, or chose another identity
        m_unlockPage->setBusy(false);
        if (!identity->ok())
            return unlocked(identity->error());
        // The database belongs to the thread that opens it: this one.
        auto session = Session::open(m_request.workspace, **identity, m_parts.clock, kPatience);
        if (!session)
            return unlocked(session.error());
        if (const auto cosigned = cosignAtUnlock(*session); !cosigned)
            return unlocked(cosigned.error());
        unlocked(std::make_shared<Session>(std::move(*session)));
    });
    watcher->setFuture(QtConcurrent::run([file = m_request.identity, passphrase] {
        auto identity = readIdentityFile(file, *passphrase);
        return std::make_shared<Identity>(identity.ok()
                                              ? Identity(std::make_shared<const crypto::Identity>(std::move(*identity)))
                                              : Identity(identity.error()));
    }));
}

void MainWindow::unlocked(Result<std::shared_ptr<Session>> session)
{
    if (!session) {
        ++m_failures;
        m_unlockPage->showFailure(errorLine(session.error()), backOff(m_failures));
        return;
    }
    m_failures = 0;
    lock();
    m_session = *session;
    rememberWorkspace();
    const auto standing = m_session->standing();
    if (!standing) {
        m_unlockPage->showFailure(errorLine(standing.error()), {});
        m_session.reset();
        return;
    }
    m_clip = std::make_unique<ClipController>(ClipController::Parts{m_parts.appearance, *m_session, *m_workbench,
                                                                    *m_actions, *m_toast, m_parts.settings, m_settings},
                                              nullptr);
    m_help->setClips(m_clip.get());
    m_figures->setPerson(QString::fromStdString(m_session->identity().keyId().text), m_clip.get());
    connect(m_clip.get(), &ClipController::queueChanged, this, &MainWindow::refreshQueue);
    m_reveals = std::make_unique<RevealController>(
        RevealController::Parts{*m_session, m_parts.appearance, *m_actions, *m_toast});
    m_unblur->setSession(m_session, m_clip.get());
    showStanding(*standing);
    m_bar->show();
    showTab(Tab::Annotate);
}

/// After it no widget holds anything of the session, seen or not: other programs of the account can read widgets.
void MainWindow::lock()
{
    m_help->setClips(nullptr);
    m_figures->setPerson({}, nullptr);
    m_reveals.reset();
    m_unblur->setSession(nullptr, nullptr);
    m_labelSet->setSession(nullptr);
    m_clip.reset();
    m_queue.setRows({}, QueueKind::Annotate);
    m_session.reset();
    m_place->clear();
    m_bar->hide();
    m_help->showDemo(false);
    m_exportPage->clear();
    m_toast->dismiss();
}

void MainWindow::showStanding(const Standing& standing)
{
    const auto roles = standing.keys.rolesOf(m_session->identity().keyId(), standing.status.lists);
    m_mayReview = roles.contains(consent::Role::Lead) || roles.contains(consent::Role::Custodian);
    m_labelSet->setSession(m_session.get(),
                           m_mayReview ? LabelSetController::Right::Change : LabelSetController::Right::Look);
    m_tabs->button(static_cast<int>(Tab::Export))->setVisible(roles.contains(consent::Role::Exporter));
    m_tabs->button(static_cast<int>(Tab::Doubts))->setVisible(roles.contains(consent::Role::Custodian));
    m_place->setText(QString::fromStdString(m_session->identity().name()));
    const auto token = m_session->workspace().workspaceToken();
    const auto workspace =
        token ? consent::readWorkspace(*token) : Result<consent::Signed<consent::Workspace>>(token.error());
    m_isDemo = workspace && workspace->body.demo;
    m_help->showDemo(m_isDemo);
}

QueueKind MainWindow::kindOf(Tab tab)
{
    return tab == Tab::Review ? QueueKind::Review : tab == Tab::Doubts ? QueueKind::Doubts : QueueKind::Annotate;
}

OpenPurpose MainWindow::purposeOf(Tab tab)
{
    return tab == Tab::Review ? OpenPurpose::Review : tab == Tab::Doubts ? OpenPurpose::Doubts : OpenPurpose::Annotate;
}

void MainWindow::showTab(Tab tab)
{
    m_tab = tab;
    m_tabs->button(static_cast<int>(tab))->setChecked(true);
    m_clip->close();
    if (tab == Tab::Export) {
        m_pages->setCurrentWidget(m_exportPage);
        return;
    }
    if (tab == Tab::Requests) {
        m_pages->setCurrentWidget(m_requestPage);
        m_unblur->refresh();
        m_requestPage->focusList();
        return;
    }
    m_pages->setCurrentWidget(m_workbench);
    refreshQueue();
    m_workbench->queue().focusList();
}

void MainWindow::refreshQueue()
{
    if (!m_session)
        return;
    auto rows = listQueue(*m_session);
    if (!rows) {
        m_toast->say({.message = errorLine(rows.error())});
        m_queue.setRows({}, QueueKind::Annotate);
        return;
    }
    const QString chosen = m_workbench->queue().chosen();
    showReviewTab(*rows);
    m_queue.setNow(m_parts.clock.now());
    m_queue.setRows(std::move(*rows), kindOf(m_tab));
    tellEmptyQueue();
    m_workbench->queue().choose(chosen);
    markOpenClip();
}

bool MainWindow::hasOpenClip() const
{
    return m_clip && m_clip->clip();
}

/// What others have done changes the list. While a clip is open the list waits: AccessWatch looks after that clip, and
/// reading the list takes time that the picture needs.
void MainWindow::followOthers()
{
    if (!m_session || m_pages->currentWidget() != m_workbench || hasOpenClip())
        return;
    const auto version = m_session->workspace().dataVersion();
    if (!version || *version == m_seenVersion)
        return;
    m_seenVersion = *version;
    refreshQueue();
}

void MainWindow::tellEmptyQueue()
{
    m_workbench->queue().setEmptyText(
        m_queue.isFiltered()   ? tr("No clip is in this state. Choose \"all clips\" above.")
        : m_tab == Tab::Doubts ? tr("No clip is here to be looked at.")
        : m_tab == Tab::Review ? tr("No labels wait for a review. They come here when somebody submits them.")
                               : tr("No clip waits for you. Your lead or a custodian grants access to clips."));
}

/// For those who lead, and for whoever holds a grant that names `review`.
void MainWindow::showReviewTab(const std::vector<storage::ClipRow>& rows)
{
    const bool granted = std::ranges::any_of(rows, [](const storage::ClipRow& row) {
        return row.myGrant && row.myGrant->actions.contains(consent::Action::Review);
    });
    m_tabs->button(static_cast<int>(Tab::Review))->setVisible(m_mayReview || granted || m_tab == Tab::Review);
}

void MainWindow::markOpenClip()
{
    if (const OpenClip* open = m_clip ? m_clip->clip() : nullptr)
        m_workbench->queue().choose(QString::fromStdString(open->id().text()));
}

void MainWindow::openClip(const QString& clipId)
{
    if (m_clip->clip() && QString::fromStdString(m_clip->clip()->id().text()) == clipId) {
        m_workbench->canvas().setFocus(); // it is open already, and stays where it is
        return;
    }
    if (m_tab == Tab::Export) // by name, from where no clip is to be seen
        showTab(Tab::Annotate);
    refreshQueue();
    const storage::ClipRow* row = m_queue.row(clipId);
    if (row == nullptr) {
        m_clip->close(tr("This clip has left your queue."));
        return;
    }
    m_clip->open(*row, purposeOf(m_tab));
    markOpenClip();
    if (m_clip->clip() && m_isDemo)
        m_help->coachOnce(*m_workbench);
}

void MainWindow::exportLabels(const widgets::ExportForm& form)
{
    const auto purpose = consent::purposeFromText(form.purpose.toStdString());
    if (!purpose)
        return;
    if (form.name.contains(QLatin1Char('/'))) {
        m_exportPage->setSummary(tr("The name becomes the name of a folder: leave out the slash."));
        return;
    }
    NewExport request{.out = fs::path(form.folder.toStdString()) / form.name.toStdString(),
                      .name = form.name.toStdString(),
                      .recipient = form.recipient.toStdString(),
                      .purpose = *purpose,
                      .date = {},
                      .expires = {}};
    m_exportPage->setBusy(true);
    using Summary = Result<ExportSummary>;
    auto* watcher = new QFutureWatcher<std::shared_ptr<Summary>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, asker = std::weak_ptr(m_session)] {
        watcher->deleteLater();
        m_exportPage->setBusy(false);
        if (asker.expired())
            return; // locked meanwhile; the answer is nobody else's
        const Summary& summary = *watcher->result();
        m_exportPage->setSummary(summary ? exportWords(*summary) : errorLine(summary.error()));
    });
    watcher->setFuture(QtConcurrent::run(
        [folder = m_request.workspace, identity = m_session->sharedIdentity(), request, clock = &m_parts.clock] {
            auto session = Session::open(folder, identity, *clock);
            return std::make_shared<Summary>(session ? exportLabelSet(*session, request) : Summary(session.error()));
        }));
}

fs::path MainWindow::knownIdentity(const QString& folder) const
{
    return m_parts.settings.value(QStringLiteral("identity/") + folder).toString().toStdString();
}

void MainWindow::rememberWorkspace()
{
    const QString folder = QString::fromStdString(m_request.workspace.string());
    QStringList recent = m_parts.settings.value(QLatin1String(kRecentKey)).toStringList();
    recent.removeAll(folder);
    recent.prepend(folder);
    m_parts.settings.setValue(QLatin1String(kRecentKey), recent.mid(0, kMostRecent));
    m_parts.settings.setValue(QStringLiteral("identity/") + folder,
                              QString::fromStdString(fs::absolute(m_request.identity).string()));
}

std::vector<widgets::RecentWorkspace> MainWindow::recentWorkspaces() const
{
    std::vector<widgets::RecentWorkspace> recent;
    for (const QString& folder : m_parts.settings.value(QLatin1String(kRecentKey)).toStringList()) {
        const fs::path path = folder.toStdString();
        if (isWorkspace(path)) // a disk may be away, a demo may be deleted
            recent.push_back({QString::fromStdString(path.filename().string()), folder});
    }
    return recent;
}

void MainWindow::tick()
{
    const Timestamp now = m_parts.clock.now();
    m_queue.setNow(now);
    followOthers();
    if (m_clip)
        m_clip->tick(now);
    if (m_reveals) {
        m_reveals->tick(now);
        if (!hasOpenClip()) {
            m_reveals->look(now);
            m_unblur->look(now);
        }
    }
}

bool MainWindow::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Space belongs to the button or box that has the focus; without one it plays.
        const auto* key = static_cast<QKeyEvent*>(event);
        const QWidget* focus = QApplication::focusWidget();
        const bool pressed = qobject_cast<const QAbstractButton*>(focus) || qobject_cast<const QComboBox*>(focus);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier && pressed)
            event->accept();
        return true;
    }
    return QMainWindow::event(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    lock();
    event->accept();
}

} // namespace consentry::app
