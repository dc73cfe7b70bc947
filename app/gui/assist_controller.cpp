#include "app/gui/assist_controller.h"

#include "app/error_words.h"
#include "storage/proposal_store.h"
#include "widgets/panels/proposal_panel.h"
#include "widgets/parts/key_words.h"
#include "widgets/parts/label_words.h"
#include "widgets/parts/words.h"
#include "widgets/theme/class_look.h"

#include <algorithm>

namespace consentry::app {
namespace {

constexpr std::int64_t kFollowReach = 120; ///< frames that a box is followed where no key frame comes
constexpr int kPercent = 100;

storage::ProposalStore storeOf(Session& session, const OpenClip& clip)
{
    return {session.workspace(), clip.id(), clip.access().facts().manifest};
}

/// Why a tracker went no further, in words; empty when it got there.
QString endWords(media::TrackEnd end)
{
    switch (end) {
    case media::TrackEnd::Reached: break;
    case media::TrackEnd::LostSight: return AssistController::tr("lost sight of it");
    case media::TrackEnd::LeftPicture: return AssistController::tr("it left the picture");
    case media::TrackEnd::OtherScene: return AssistController::tr("another scene begins");
    }
    return {};
}

QString wordsOf(const edit::OpenProposal& proposal)
{
    const annotation::Track& track = proposal.track;
    const QString thing = track.label == annotation::kMotionLabel
                              ? AssistController::tr("something that moves")
                              : widgets::labelWord(track.kind.empty() ? track.label : track.kind);
    const QString what = proposal.target
                             ? AssistController::tr("%1 %2, followed").arg(thing, QString::number(proposal.target->value))
                             : AssistController::tr("%1, %2 %")
                                   .arg(thing, QString::number(qRound(proposal.confidence * kPercent)));
    return AssistController::tr("%1, frames %2 to %3")
        .arg(what, QString::number(widgets::frameNumber(track.keyFrames.front().frame)),
             QString::number(widgets::frameNumber(track.keyFrames.back().frame)));
}

} // namespace

AssistController::AssistController(const Parts& parts, QObject* parent)
    : QObject(parent),
      m_session(parts.session),
      m_workbench(parts.workbench),
      m_actions(parts.actions),
      m_toast(parts.toast),
      m_spans({parts.workbench.spans(), parts.actions})
{
    connectActions();
    connectWorker();
    widgets::ProposalPanel& panel = m_workbench.proposals();
    connect(&panel, &widgets::ProposalPanel::thresholdChanged, this, [this](double threshold) {
        if (m_proposals)
            m_proposals->setThreshold(threshold);
    });
    connect(&panel, &widgets::ProposalPanel::currentChanged, this, &AssistController::showBoxes);
    connect(&panel, &widgets::ProposalPanel::activated, this, &AssistController::goTo);
    connect(&panel, &widgets::ProposalPanel::cancelRequested, this, &AssistController::stepBackOut);
    connect(&m_workbench.canvas(), &widgets::VideoCanvas::frameShown, this, &AssistController::showBoxes);
    connect(&m_spans, &SpanController::seekRequested, this, &AssistController::seekRequested);
    connect(&m_spans, &SpanController::changed, this, &AssistController::update);
    update();
}

AssistController::~AssistController()
{
    close();
}

void AssistController::connectActions()
{
    const auto on = [this](ActionId id, auto step) { connect(&m_actions[id], &QAction::triggered, this, step); };
    on(ActionId::FollowBox, &AssistController::followBox);
    on(ActionId::Suggest, &AssistController::suggest);
    on(ActionId::AcceptProposal, [this] { accept(false); });
    on(ActionId::AcceptProposals, [this] { accept(true); });
    on(ActionId::MergeProposal, &AssistController::merge);
    on(ActionId::RejectProposal, &AssistController::reject);
    on(ActionId::CheckInterpolation, &AssistController::check);
}

void AssistController::connectWorker()
{
    connect(&m_worker, &AssistWorker::progress, this,
            [this](qint64 done, qint64 total) { m_workbench.proposals().showProgress(m_running, done, total); });
    connect(&m_worker, &AssistWorker::tracked, this, &AssistController::takeTracked);
    connect(&m_worker, &AssistWorker::suggested, this, &AssistController::takeSuggested);
    connect(&m_worker, &AssistWorker::checked, this, &AssistController::takeChecked);
    connect(&m_worker, &AssistWorker::failed, this, [this](const Error& error) {
        finished();
        if (error.code != Errc::AccessEnded) // AccessWatch tells
            Q_EMIT editRefused(error);
    });
}

void AssistController::open(OpenClip& clip)
{
    m_clip = &clip;
    m_proposals = std::make_unique<edit::Proposals>(clip.document());
    connect(m_proposals.get(), &edit::Proposals::changed, this, &AssistController::showProposals);
    connect(m_proposals.get(), &edit::Proposals::objectsChanged, this, &AssistController::store);
    m_spans.open(clip);
    m_workbench.proposals().setThreshold(m_proposals->threshold());
    if (!isEditable())
        return;
    const auto stored = storeOf(m_session, clip).load(clip.document().facts().labels, clip.document().facts().frames);
    if (stored)
        m_proposals->setObjects(*stored);
    else
        Q_EMIT editRefused(stored.error());
}

void AssistController::close()
{
    m_worker.stop();
    m_running.clear();
    m_spans.close();
    m_clip = nullptr;
    m_proposals.reset();
    m_workbench.proposals().hideProgress();
    m_workbench.proposals().setProposals({}, 0);
    m_workbench.canvas().setProposals({});
    update();
}

bool AssistController::isEditable() const
{
    return m_clip && m_clip->document().mode() == edit::EditMode::Editable;
}

void AssistController::update()
{
    const bool editable = isEditable();
    const quint32 current = m_proposals ? m_workbench.proposals().current() : 0;
    const edit::OpenProposal* proposal = current ? m_proposals->find(current) : nullptr;
    const auto single = editable ? m_clip->selection().single() : std::nullopt;
    m_actions.setEnabled({ActionId::Suggest, ActionId::CheckInterpolation}, editable);
    m_actions.setEnabled({ActionId::NextDoubtfulBox}, editable && m_spans.count() > 0);
    m_actions.setEnabled({ActionId::FollowBox}, single.has_value());
    m_actions.setEnabled({ActionId::AcceptProposal, ActionId::RejectProposal}, editable && proposal);
    m_actions.setEnabled({ActionId::AcceptProposals}, editable && proposal);
    m_actions.setEnabled({ActionId::MergeProposal}, single && proposal && !proposal->target);
}

bool AssistController::stepBackOut()
{
    if (!m_worker.isRunning())
        return false;
    m_worker.stop();
    finished();
    say(tr("Cancelled"));
    return true;
}

/// The stretch that this frame lies in, or all in the marked range.
void AssistController::followBox()
{
    if (!isEditable() || !m_clip->selection().single() || isBusy())
        return;
    const annotation::TrackId id = *m_clip->selection().single();
    const annotation::Track& track = *m_clip->document().labels().find(id);
    const annotation::SpanLimits limits{.reach = kFollowReach, .frames = m_clip->frames()->count()};
    const FrameIndex frame = m_clip->selection().frame();
    const FrameRange range = m_clip->selection().range().value_or(FrameRange{frame, frame + 1});
    std::vector<TrackJob> jobs;
    for (FrameIndex at = range.begin; at < range.end;) {
        const auto span = annotation::trackableSpanAt(track, at, limits);
        if (span)
            jobs.push_back({id, *span});
        at = span ? std::max(span->end, at + 1) : at + 1;
    }
    if (jobs.empty()) {
        say(tr("There is nothing to follow here: the track is not seen, or the next key frame is the next frame"));
        return;
    }
    started(tr("Following"));
    m_worker.track(m_clip->stream(), std::move(jobs));
}

void AssistController::suggest()
{
    if (!isEditable() || isBusy())
        return;
    started(tr("Looking for objects"));
    m_worker.suggest(m_clip->stream(), m_session.identity().keyId().text, m_clip->document().facts().labels);
}

void AssistController::check()
{
    if (!isEditable() || isBusy())
        return;
    started(tr("Comparing with the picture"));
    m_worker.check(m_clip->stream(), m_clip->document().labels());
}

/// One search at a time, and none ends because another key was pressed.
bool AssistController::isBusy()
{
    if (m_running.isEmpty())
        return false;
    say(tr("%1 is still under way. Esc ends it.").arg(m_running));
    return true;
}

void AssistController::started(const QString& what)
{
    m_running = what;
    m_workbench.proposals().showProgress(what, 0, 0);
}

void AssistController::finished()
{
    m_running.clear();
    m_workbench.proposals().hideProgress();
    update();
}

void AssistController::takeTracked(const std::vector<TrackAnswer>& answers)
{
    finished();
    quint32 first = 0;
    QString end;
    for (const TrackAnswer& answer : answers) {
        if (!m_clip->document().labels().find(answer.job.track))
            continue; // it was removed meanwhile
        if (!answer.keyFrames.empty()) {
            const quint32 number = m_proposals->addSpan(answer.job.track, answer.job.span, answer.keyFrames);
            first = first ? first : number;
        }
        if (answer.end != media::TrackEnd::Reached && end.isEmpty())
            end = tr("Followed to frame %1: %2").arg(widgets::frameNumber(answer.last)).arg(endWords(answer.end));
    }
    if (first)
        m_workbench.proposals().setCurrent(first);
    if (!end.isEmpty())
        say(end);
    else if (!first)
        say(tr("Interpolation fits: there is nothing to add"));
}

void AssistController::takeSuggested(const std::vector<annotation::Proposal>& proposals)
{
    finished();
    m_toast.dismiss(); // its Undo may be for a proposal of the search before
    m_proposals->setObjects(proposals);
    store();
    if (proposals.empty())
        say(tr("Nothing was found"));
}

void AssistController::takeChecked(const std::vector<DoubtfulSpan>& doubts)
{
    const auto count = static_cast<int>(doubts.size());
    m_spans.take(doubts);
    finished();
    say(doubts.empty() ? tr("No interpolated box seems to be beside what it is about")
                       : widgets::withKeys(tr("%n doubtful stretch(es). %1 goes to the next.", nullptr, count),
                                           {&m_actions[ActionId::NextDoubtfulBox]},
                                           tr("%n doubtful stretch(es).", nullptr, count)));
    m_spans.goToNext();
}

void AssistController::goTo(quint32 number)
{
    if (const edit::OpenProposal* proposal = m_proposals ? m_proposals->find(number) : nullptr)
        Q_EMIT seekRequested(proposal->track.keyFrames.front().frame);
}

/// What is being drawn now, for things of which nobody knows what they are.
std::string AssistController::chosenClass() const
{
    return m_workbench.canvas().drawChoice().label;
}

void AssistController::accept(bool all)
{
    if (!isEditable())
        return;
    const auto taken = all ? m_proposals->acceptShown(chosenClass())
                           : m_proposals->accept({m_workbench.proposals().current()}, chosenClass());
    if (!taken) {
        Q_EMIT editRefused(taken.error());
        return;
    }
    m_clip->selection().select({taken->begin(), taken->end()});
}

void AssistController::merge()
{
    if (!isEditable() || !m_clip->selection().single())
        return;
    const auto merged = m_proposals->mergeInto(m_workbench.proposals().current(), *m_clip->selection().single());
    if (!merged)
        Q_EMIT editRefused(merged.error());
}

void AssistController::reject()
{
    if (!isEditable())
        return;
    m_toast.say({.message = tr("Left the proposal"),
                 .action = tr("Undo"),
                 .onAction = [this, left = m_proposals->reject({m_workbench.proposals().current()})] {
                     if (isEditable())
                         m_proposals->putBack(left);
                 }});
}

void AssistController::showProposals()
{
    std::vector<widgets::ProposalRow> rows;
    for (const edit::OpenProposal* proposal : m_proposals->shown())
        rows.push_back({proposal->number, wordsOf(*proposal)});
    m_workbench.proposals().setProposals(rows, int(m_proposals->all().size()));
    showBoxes();
}

void AssistController::showBoxes()
{
    std::vector<widgets::ProposedBox> boxes;
    const auto frame = m_workbench.canvas().shownFrame();
    const quint32 current = m_workbench.proposals().current();
    if (m_proposals && frame) {
        const annotation::LabelSet& labels = m_clip->document().facts().labels;
        for (const edit::OpenProposal* proposal : m_proposals->shown()) {
            if (const auto state = proposal->stateAt(*frame))
                boxes.push_back({state->box, widgets::classLook(labels, proposal->track.label).token,
                                 QStringLiteral("? %1 %").arg(qRound(proposal->confidence * kPercent)),
                                 proposal->number == current});
        }
    }
    m_workbench.canvas().setProposals(std::move(boxes));
    update();
}

/// What was taken or left is not proposed again.
void AssistController::store()
{
    const auto stored = storeOf(m_session, *m_clip).replace(m_proposals->objects());
    if (!stored && stored.error().code != Errc::AccessEnded) // AccessWatch tells
        Q_EMIT editRefused(stored.error());
}

} // namespace consentry::app
