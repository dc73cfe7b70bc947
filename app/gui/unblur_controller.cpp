#include "app/gui/unblur_controller.h"

#include "app/error_words.h"
#include "widgets/parts/words.h"

#include <QAbstractButton>
#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <algorithm>

namespace consentry::app {
namespace {

constexpr int kUsualMinutes = 15;

using Released = Result<ReleasedReveal>;

Decider deciderOf(const Standing& standing, const crypto::KeyId& self)
{
    const auto roles = standing.keys.rolesOf(self, standing.status.lists);
    return roles.contains(consent::Role::Custodian) ? Decider::Custodian
           : roles.contains(consent::Role::Lead)    ? Decider::Lead
                                                    : Decider::Nobody;
}

} // namespace

/// Outlives the session that began it until its thread has ended.
struct UnblurController::Job : QFutureWatcher<std::shared_ptr<Released>> {
    using QFutureWatcher::QFutureWatcher;
    ~Job() override
    {
        *stop = true;
        waitForFinished();
    }
    std::shared_ptr<std::atomic<bool>> stop = std::make_shared<std::atomic<bool>>(false);
    std::weak_ptr<Session> asker;
    std::string requester;
};

UnblurController::UnblurController(const Parts& parts, QObject* parent)
    : QObject(parent), m_parts(parts), m_card(new widgets::UnblurCard(parts.appearance, &parts.over))
{
    const auto on = [this](ActionId id, void (UnblurController::*deed)()) {
        connect(&m_parts.actions[id], &QAction::triggered, this, deed);
    };
    on(ActionId::AskToSee, &UnblurController::openCard);
    on(ActionId::ApproveUnblur, &UnblurController::approve);
    on(ActionId::RefuseUnblur, &UnblurController::refuse);
    on(ActionId::ReleaseUnblur, &UnblurController::release);
    on(ActionId::StopRelease, &UnblurController::stop);
    connect(m_card, &widgets::UnblurCard::askRequested, this, &UnblurController::ask);
    connect(&m_parts.page, &widgets::RequestPage::changed, this, &UnblurController::updateActions);
    setSession(nullptr, nullptr);
}

UnblurController::~UnblurController()
{
    for (QFutureWatcherBase* job : findChildren<QFutureWatcherBase*>(Qt::FindDirectChildrenOnly))
        delete job; // waits
}

void UnblurController::setSession(const std::shared_ptr<Session>& session, ClipController* clips)
{
    stop();
    m_job = nullptr;
    m_card->close();
    m_card->setForm({}, {.frames = 1, .minutes = 1}); // what was typed is nobody else's
    m_session = session;
    m_clips = clips;
    m_known.clear();
    m_rows.clear();
    m_decider = Decider::Nobody;
    m_seenVersion = -1;
    if (clips)
        connect(clips, &ClipController::clipClosed, m_card, &widgets::UnblurCard::close);
    refresh();
}

void UnblurController::look(Timestamp now)
{
    if (!m_session)
        return;
    const auto version = m_session->workspace().dataVersion();
    const bool isNews = version && *version != m_seenVersion;
    if (isNews)
        m_seenVersion = *version;
    if (isNews || now >= m_nextChange)
        refresh();
}

/// That the list cannot be read now is told by whoever acts on it; the next look asks again.
void UnblurController::refresh()
{
    const auto standing = m_session ? m_session->standing() : Result<Standing>(Errc::NotFound);
    auto rows = standing ? listUnblur(*m_session) : Result<std::vector<UnblurRow>>(Errc::NotFound);
    if (m_session && !rows)
        return;
    m_rows = rows ? std::move(*rows) : std::vector<UnblurRow>();
    std::ranges::reverse(m_rows);
    m_decider = standing ? deciderOf(*standing, m_session->identity().keyId()) : Decider::Nobody;
    show();
    tellAnswers();
}

void UnblurController::show()
{
    const Timestamp now = m_session ? m_session->clock().now() : Timestamp();
    m_nextChange = nextChange(now);
    std::vector<widgets::RequestRow> rows;
    for (const UnblurRow& row : m_rows)
        rows.push_back(requestRow(row, m_decider, now));
    m_parts.page.setRows(std::move(rows));
    showTab();
    updateActions();
}

/// Who decides always has the tab; others once they have asked.
void UnblurController::showTab()
{
    const auto waiting = std::ranges::count_if(
        m_rows, [this](const UnblurRow& row) { return rightsOn(row, m_decider).any() && !row.isApprovedByMe; });
    const QString words = tr("Requests");
    m_parts.tab.setText(waiting == 0 ? words : QStringLiteral("%1 (%2)").arg(words).arg(waiting));
    m_parts.tab.setAccessibleName(waiting == 0 ? words : tr("Requests, %n wait for you", nullptr, int(waiting)));
    m_parts.tab.setVisible(m_decider != Decider::Nobody || !m_rows.empty());
}

Timestamp UnblurController::nextChange(Timestamp now) const
{
    Timestamp next = Timestamp::max();
    for (const UnblurRow& row : m_rows) {
        for (const Timestamp time : {row.request.body.expires, row.until.value_or(Timestamp::max())})
            next = time > now ? std::min(next, time) : next;
    }
    return next;
}

/// Whoever asked learns of a no; a release is told by RevealController.
void UnblurController::tellAnswers()
{
    for (const UnblurRow& row : m_rows) {
        if (!m_session || row.request.header.signer != m_session->identity().keyId())
            continue;
        const auto [known, isNew] = m_known.try_emplace(row.request.header.id, row.stage);
        if (!isNew && known->second != row.stage && row.stage == UnblurStage::Refused)
            m_parts.toast.say(
                {.message = tr("%1 refused your request: %2")
                                .arg(QString::fromStdString(row.refuser), QString::fromStdString(row.refusal))});
        known->second = row.stage;
    }
}

const UnblurRow* UnblurController::chosen() const
{
    const std::string id = m_parts.page.chosen().toStdString();
    const auto row =
        std::ranges::find_if(m_rows, [&](const UnblurRow& each) { return each.request.header.id.text() == id; });
    return row == m_rows.end() ? nullptr : &*row;
}

void UnblurController::updateActions()
{
    const UnblurRow* row = chosen();
    const RequestRights rights = row && !m_job ? rightsOn(*row, m_decider) : RequestRights();
    m_parts.actions.setEnabled({ActionId::ShowRequests}, m_session != nullptr);
    m_parts.actions.setEnabled({ActionId::ApproveUnblur}, rights.approve);
    m_parts.actions.setEnabled({ActionId::RefuseUnblur}, rights.refuse && !m_parts.page.refusal().isEmpty());
    m_parts.actions.setEnabled({ActionId::ReleaseUnblur}, rights.release);
    m_parts.actions.setEnabled({ActionId::StopRelease}, m_job != nullptr);
    m_parts.page.setMayRefuse(rights.refuse);
    if (!m_job)
        m_parts.page.setProgress({});
}

/// About the marked range of the open clip, or the frame on screen.
void UnblurController::openCard()
{
    OpenClip* clip = m_clips ? m_clips->openClip() : nullptr;
    if (clip == nullptr)
        return;
    m_clips->playback().pause();
    const FrameIndex frame = m_clips->playback().wanted();
    const FrameRange range = clip->selection().range().value_or(FrameRange{frame, frame + 1});
    m_asked = clip->id();
    m_card->setForm({.first = widgets::frameNumber(range.begin),
                     .last = widgets::frameNumber(range.end - 1),
                     .minutes = kUsualMinutes},
                    {.frames = clip->frames()->count(), .minutes = consent::kMaxUnblurMinutes});
    m_card->open();
}

void UnblurController::ask(const widgets::UnblurForm& form)
{
    if (!m_session)
        return;
    const auto request = requestUnblur(
        *m_session, {.clip = m_asked,
                     .frames = {widgets::frameOfNumber(form.first), widgets::frameOfNumber(form.last) + 1},
                     .reason = form.reason.toStdString(),
                     .duration = std::chrono::minutes(form.minutes)});
    if (!request) {
        m_card->setNote(request.error().code == Errc::UnblurState
                            ? tr("You have asked for these frames already: see Requests.")
                            : unblurRefusal(request.error()));
        return;
    }
    m_card->close();
    m_parts.toast.say({.message = tr("Asked. Another lead or custodian decides; Requests shows what came of it.")});
    refresh();
}

void UnblurController::answered(const Result<ObjectId>& answer, const QString& words)
{
    m_parts.toast.say({.message = answer ? words : unblurRefusal(answer.error())});
    if (answer)
        m_parts.page.clearRefusal();
    refresh();
    m_parts.page.focusList(); // the button that had the focus is off now
}

void UnblurController::approve()
{
    if (const UnblurRow* row = chosen())
        answered(approveUnblur(*m_session, row->request.header.id),
                 m_decider == Decider::Custodian ? tr("Approved. Release the frames when you are ready.")
                                                 : tr("Approved. A custodian releases the frames."));
}

void UnblurController::refuse()
{
    if (const UnblurRow* row = chosen())
        answered(refuseUnblur(*m_session, row->request.header.id, m_parts.page.refusal().toStdString()),
                 tr("Refused. Whoever asked reads why."));
}

/// The original is opened and cut by a session of its own, so that the window stays quick.
void UnblurController::release()
{
    const UnblurRow* row = chosen();
    if (row == nullptr || m_job != nullptr)
        return;
    m_job = new Job(this);
    m_job->asker = m_session;
    m_job->requester = row->requester;
    m_parts.page.setProgress(widgets::RequestPage::Progress());
    connect(m_job, &Job::progressValueChanged, this, [this, job = m_job](int done) {
        if (job == m_job)
            m_parts.page.setProgress(widgets::RequestPage::Progress{done, job->progressMaximum()});
    });
    connect(m_job, &Job::finished, this, [this, job = m_job] { released(*job); });
    m_job->setFuture(
        QtConcurrent::run([folder = m_session->workspace().paths().root, identity = m_session->sharedIdentity(),
                           clock = &m_session->clock(), id = row->request.header.id,
                           stop = m_job->stop](QPromise<std::shared_ptr<Released>>& promise) {
            const OperationHooks hooks{.progress =
                                           [&](std::string_view, std::int64_t done, std::int64_t total) {
                                               promise.setProgressRange(0, int(total));
                                               promise.setProgressValue(int(done));
                                           },
                                       .cancelled = [&] { return stop->load(); }};
            auto session = Session::open(folder, identity, *clock);
            promise.addResult(
                std::make_shared<Released>(session ? releaseUnblur(*session, id, hooks) : Released(session.error())));
        }));
    updateActions();
}

void UnblurController::stop()
{
    if (m_job)
        *m_job->stop = true;
}

void UnblurController::released(Job& job)
{
    job.deleteLater();
    if (&job != m_job || job.asker.expired())
        return; // locked meanwhile; the answer is nobody else's
    m_job = nullptr;
    const Released result = *job.result();
    m_parts.toast.say(
        {.message = result ? tr("Released: %1 sees these frames until %2, and nobody else.")
                                 .arg(QString::fromStdString(job.requester), widgets::clockText(result->expires))
                    : result.error().code == Errc::Interrupted ? tr("Stopped. Nothing was released.")
                                                               : unblurRefusal(result.error())});
    refresh();
    updateActions();
    m_parts.page.focusList();
}

} // namespace consentry::app
