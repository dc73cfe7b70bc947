#include "app/gui/clip_controller.h"

#include "annotation/segments.h"
#include "app/error_words.h"
#include "app/gui/edit_words.h"
#include "app/operations/consents.h"
#include "app/operations/membership.h"
#include "app/operations/tasks.h"
#include "widgets/parts/key_words.h"
#include "widgets/parts/label_words.h"
#include "widgets/parts/words.h"

#include <algorithm>

namespace consentry::app {
namespace {

using consent::TaskState;

/// Words for terms that the trust bar shows.
QString purposeWord(consent::Purpose purpose)
{
    switch (purpose) {
    case consent::Purpose::HumanReview: return ClipController::tr("human review");
    case consent::Purpose::Annotation: return ClipController::tr("annotation");
    case consent::Purpose::ModelTraining: return ClipController::tr("model training");
    case consent::Purpose::Sharing: return ClipController::tr("sharing");
    }
    return {};
}

QString actionWord(consent::Action action)
{
    switch (action) { // only what a grant can name has a word here
    case consent::Action::View: return ClipController::tr("view");
    case consent::Action::Annotate: return ClipController::tr("annotate");
    case consent::Action::Review: return ClipController::tr("review");
    case consent::Action::Assign: return ClipController::tr("assign");
    case consent::Action::Intake:
    case consent::Action::Grant:
    case consent::Action::Redact:
    case consent::Action::Release:
    case consent::Action::Doubts:
    case consent::Action::Accept:
    case consent::Action::Return:
    case consent::Action::Export:
    case consent::Action::Hold: break;
    }
    return {};
}

/// Everybody who signed what waits for review, or a part of it.
QString authorWords(Session& session, const consent::TaskHistory& history)
{
    const auto keys = session.keyRing();
    if (!keys)
        return {};
    QStringList names{QString::fromStdString(memberName(*keys, history.submission->header.signer))};
    for (const auto& part : history.parts)
        names << QString::fromStdString(memberName(*keys, part.header.signer));
    names.removeDuplicates();
    return names.join(QStringLiteral(", "));
}

} // namespace

ClipController::ClipController(const Parts& parts, QObject* parent)
    : QObject(parent),
      m_session(parts.session),
      m_workbench(parts.workbench),
      m_actions(parts.actions),
      m_toast(parts.toast),
      m_playback(m_frames),
      m_undo(m_playback),
      m_transport({m_workbench, m_actions, m_toast, m_playback, m_frames, parts.choices}),
      m_timing({m_workbench, m_actions, m_toast, m_playback}),
      m_draw(m_workbench, m_actions),
      m_timeline({parts.appearance, m_workbench, m_actions, m_toast, m_frames, parts.choices}),
      m_tracks({.workbench = parts.workbench, .actions = parts.actions, .toast = parts.toast}, this),
      m_assist({.session = parts.session, .workbench = parts.workbench, .actions = parts.actions, .toast = parts.toast},
               this),
      m_view({m_workbench, m_actions, m_toast, parts.choices}),
      m_regions({parts.session, parts.workbench.canvas(), m_frames, m_playback, parts.toast}),
      m_segments({m_actions, m_toast, m_playback}),
      m_doubts({m_session, m_workbench.doubts(), m_playback, m_actions, m_regions, m_toast}),
      m_watch(parts.session.workspace().paths().root, parts.session.root(), parts.session.clock()),
      m_crashNote(parts.settings)
{
    connect(&m_watch, &AccessWatch::ended, this, &ClipController::endedBy);
    connect(&m_watch, &AccessWatch::regionsRead, &m_regions, &RegionController::take);
    connect(&m_watch, &AccessWatch::taskRead, &m_segments, &SegmentController::take);
    connect(&m_segments, &SegmentController::taskMovedOn, this, &ClipController::queueChanged);
    connect(&m_segments, &SegmentController::reopenRequested, this, &ClipController::openAgain);
    connect(&m_regions, &RegionController::failed, this, &ClipController::endedBy);
    connect(&m_playback, &PlaybackController::failed, this, [this](const Error& error) {
        if (error.code != Errc::AccessEnded) // AccessWatch knows why that was
            endedBy(error);
    });
    connectEdits();
    connectTools();
    connectTasks();
    showTrust();
    updateActions();
}

ClipController::~ClipController()
{
    close();
    m_workbench.forget();
}

void ClipController::open(const storage::ClipRow& row, OpenPurpose purpose)
{
    close();
    auto opened = OpenClip::open(m_session, row, purpose);
    if (!opened) {
        const QString reason = errorLine(opened.error());
        m_workbench.canvas().blank(reason);
        m_workbench.trustBar().setFacts(
            {.state = widgets::TrustState::Denied, .reason = errorWords(opened.error()).message});
        return;
    }
    m_clip = std::move(*opened);
    show();
}

void ClipController::show()
{
    OpenClip& clip = *m_clip;
    connect(&clip.document(), &edit::AnnotationDocument::changed, this, &ClipController::afterEdit);
    connect(&clip.document(), &edit::AnnotationDocument::undoChanged, this, &ClipController::updateActions);
    connect(&clip.document(), &edit::AnnotationDocument::journalFailed, this, [this](const Error& error) {
        m_workbench.modeLine().setStored(widgets::StoredState::Failed, errorLine(error));
        updateActions();
    });
    connect(&clip.selection(), &edit::Selection::tracksChanged, this, &ClipController::updateActions);
    m_workbench.canvas().attach(clip.document(), clip.selection());
    m_workbench.timeline().attach(clip.document(), clip.selection(), clip.frames());
    m_workbench.overview().attach(clip.document(), clip.selection());
    m_workbench.tracks().attach(clip.document(), clip.selection());
    m_tracks.attach(clip.document(), clip.selection());
    m_timing.attach(clip.document(), clip.selection());
    m_workbench.modeLine().setStored(widgets::StoredState::Stored);
    m_watch.watch(clip.access(), [wipe = clip.wiper(), frames = &m_frames] {
        wipe();
        frames->stop();
    });
    m_frames.open(clip.stream());
    if (!m_regions.open(clip.id(), clip.frames()))
        return;
    m_assist.open(clip);
    m_playback.open(clip.frames());
    m_transport.open(clip);
    m_timeline.open(clip);
    m_segments.open(clip);
    m_undo.open(clip);
    m_draw.open(clip);
    m_workbench.modeLine().setHint(m_workbench.canvas().hint());
    tick(m_session.clock().now());
    showTrust();
    updateReview();
    updateActions();
    m_workbench.canvas().setFocus();
    tellRestored();
    if (clip.purpose() == OpenPurpose::Doubts)
        showDoubts();
}

/// Two windows at once: whoever came second goes on from what the other stored.
void ClipController::offerToOpenAgain(const Error& error)
{
    m_toast.say({.message = errorLine(error), .action = tr("Open again"), .onAction = [this] { openAgain(); }});
}

void ClipController::openAgain()
{
    if (m_clip)
        open(storage::ClipRow(m_clip->row()), m_clip->purpose());
}

/// After a crash nothing is lost, and people should know.
void ClipController::tellRestored()
{
    if (m_clip->document().mode() != edit::EditMode::Editable)
        return;
    const std::int64_t restored = m_crashNote.opened(m_clip->id(), m_clip->storedEdits());
    if (restored > 0)
        m_toast.say({.message = tr("Consentry ended unexpectedly last time. %n edit(s) were restored.", nullptr,
                                   static_cast<int>(restored))});
}

void ClipController::close(const QString& reason)
{
    m_watch.forget();
    m_playback.close();
    m_regions.close();
    m_doubts.close();
    m_frames.stop();
    m_transport.close();
    m_timeline.close();
    m_segments.close();
    m_undo.close();
    m_workbench.canvas().detach();
    if (reason.isEmpty())
        m_workbench.canvas().blank(tr("Double-click a clip in the list on the left to open it, or press Enter there."),
                                   widgets::BlankKind::Waiting);
    else
        m_workbench.canvas().blank(reason);
    m_workbench.timeline().detach();
    m_workbench.overview().detach();
    m_workbench.tracks().detach();
    m_assist.close();
    m_tracks.detach();
    m_timing.detach();
    m_draw.close();
    m_workbench.modeLine().setStored(widgets::StoredState::Idle);
    m_workbench.modeLine().setCursorText({});
    m_workbench.modeLine().setHint({});
    m_workbench.modeLine().setPointerHint({});
    m_workbench.setReviewVisible(false);
    m_workbench.review().setFacts({});
    m_workbench.setReturnComment({});
    m_toast.dismiss();
    if (m_clip) {
        m_crashNote.closed(m_clip->id());
        Q_EMIT clipClosed();
    }
    m_clip.reset();
    showTrust();
    updateActions();
}

void ClipController::showDoubts()
{
    const auto shown = m_doubts.open(m_clip->id(), m_clip->frames());
    if (!shown)
        m_toast.say({.message = tr("The doubts of this clip cannot be read: %1").arg(errorLine(shown.error()))});
}

void ClipController::endedBy(const Error& reason)
{
    if (!m_clip)
        return;
    widgets::TrustFacts facts = m_workbench.trustBar().facts();
    const QString words =
        (reason.code == Errc::ConsentWithdrawn ? tr("This clip closed: %1. Its labels are erased, too.")
                                               : tr("This clip closed: %1. Your labels up to then are stored."))
            .arg(errorWords(reason).message);
    m_timeline.close();
    m_workbench.canvas().blank(words); // before the log, which may have to wait for the database
    m_clip->logEnd(errorCodeText(reason.code));
    close(words);
    facts.state = widgets::TrustState::Ended;
    facts.reason = errorWords(reason).message;
    m_workbench.trustBar().setFacts(facts);
    Q_EMIT queueChanged();
}

void ClipController::tick(Timestamp now)
{
    m_workbench.trustBar().setNow(now);
    m_workbench.modeLine().setNow(now);
    if (!m_clip)
        return;
    const QString watcher =
        QString::fromStdString(m_session.identity().name()) + QStringLiteral(" · ") + widgets::clockText(now);
    m_workbench.canvas().setWatermark(watcher);
    m_timeline.setWatermark(watcher);
    m_transport.tick(now);
}

void ClipController::connectEdits()
{
    const auto on = [this](ActionId id, auto step) { connect(&m_actions[id], &QAction::triggered, this, step); };
    on(ActionId::Undo, [this] { m_undo.undo(); });
    on(ActionId::Redo, [this] { m_undo.redo(); });
    connect(&m_undo, &UndoController::editRefused, this, &ClipController::refuse);
    connect(&m_tracks, &TrackActions::editRefused, this, &ClipController::refuse);
    connect(&m_assist, &AssistController::editRefused, this, &ClipController::refuse);
    connect(&m_assist, &AssistController::seekRequested, &m_playback, &PlaybackController::seek);
    connect(&m_timeline, &TimelineController::editRefused, this, &ClipController::refuse);
    connect(&m_timing, &TimingController::editRefused, this, &ClipController::refuse);
    connect(&m_workbench.canvas(), &widgets::VideoCanvas::editRefused, this, &ClipController::refuse);
    connect(&m_workbench.tracks(), &widgets::TrackPanel::editRefused, this, &ClipController::refuse);
    connect(&m_workbench.tracks(), &widgets::TrackPanel::numberEntered, &m_workbench.canvas(),
            qOverload<>(&QWidget::setFocus));
    connect(&m_workbench.tracks(), &widgets::TrackPanel::trackActivated, &m_playback, &PlaybackController::seek);
}

void ClipController::connectTools()
{
    widgets::VideoCanvas& canvas = m_workbench.canvas();
    connect(&canvas, &widgets::VideoCanvas::escapePressed, this, &ClipController::stepBackOut);
    connect(&canvas, &widgets::VideoCanvas::hintChanged, &m_workbench.modeLine(), &widgets::ModeLine::setHint);
    connect(&canvas, &widgets::VideoCanvas::cursorMoved, this, [this](std::optional<Point> at) {
        m_workbench.modeLine().setCursorText(at ? QStringLiteral("%1, %2").arg(qRound(at->x)).arg(qRound(at->y))
                                                : QString());
    });
}

/// Esc: out of drawing first, then out of the selection.
void ClipController::stepBackOut()
{
    if (!m_clip || m_assist.stepBackOut())
        return;
    if (m_workbench.timeline().stepBackOut())
        return;
    if (m_workbench.canvas().tool() != widgets::ToolKind::Select)
        m_draw.chooseTool(widgets::ToolKind::Select);
    else
        m_clip->selection().clear();
}

void ClipController::connectTasks()
{
    connect(&m_actions[ActionId::Submit], &QAction::triggered, this, &ClipController::submit);
    connect(&m_actions[ActionId::Accept], &QAction::triggered, this, &ClipController::accept);
    connect(&m_actions[ActionId::ReportClip], &QAction::triggered, this, &ClipController::report);
    connect(&m_workbench.review(), &widgets::ReviewPanel::acceptRequested, this, &ClipController::accept);
    connect(&m_workbench.review(), &widgets::ReviewPanel::returnRequested, this, &ClipController::sendBack);
    connect(&m_actions[ActionId::Return], &QAction::triggered, this, [this] {
        if (m_workbench.review().comment().isEmpty())
            m_workbench.review().setFocus();
        else
            sendBack(m_workbench.review().comment());
    });
}

void ClipController::afterEdit(const edit::ChangeEvent& event)
{
    m_workbench.modeLine().setStored(widgets::StoredState::Stored);
    m_toast.dismiss(); // its Undo was for the edit before
    Q_EMIT edited(event);
    if (event.cause == edit::ChangeCause::Edit && isSweeping(event.edit.kind))
        m_toast.say({.message = editWords(event.edit), .action = tr("Undo"), .onAction = [this] {
                         m_actions[ActionId::Undo].trigger();
                     }});
    // The next thing that a hand does to a new box is to move it; N and the class keys draw another.
    if (event.cause == edit::ChangeCause::Edit && event.edit.kind == edit::EditKind::Draw)
        m_draw.chooseTool(widgets::ToolKind::Select);
    updateActions();
}

void ClipController::finishTask(const Result<ObjectId>& done, const widgets::ToastText& words)
{
    if (!done) {
        refuse(done.error());
        return;
    }
    close();
    m_toast.say(words);
    Q_EMIT queueChanged();
    m_workbench.queue().focusList(); // the next clip is one key away
}

/// What handing in came to: others of a clip in segments may still be at work.
QString ClipController::submittedWords() const
{
    const auto history = taskHistory(m_session, m_clip->id());
    const bool othersWork = history && consent::taskState(*history) != TaskState::Submitted;
    return othersWork ? tr("Your part is handed in; others are still at theirs") : tr("Submitted for review");
}

/// Whether nothing is labelled in what this person would hand in: the whole clip, or their own segments of it.
bool ClipController::handsInNothing() const
{
    const auto saysNothing = [](const annotation::AnnotationSet& labels) {
        return labels.tracks.empty() && labels.clipTags.empty() && labels.rangeTags.empty();
    };
    const annotation::AnnotationSet& labels = m_clip->document().labels();
    const edit::DocumentFacts& facts = m_clip->document().facts();
    if (facts.segments.empty())
        return saysNothing(labels);
    return std::ranges::all_of(facts.segments, [&](const annotation::Segment& segment) {
        return !segment.isOpenTo(facts.author) || saysNothing(annotation::sliceOf(labels, segment.frames));
    });
}

void ClipController::submit()
{
    if (!m_clip)
        return;
    if (!handsInNothing())
        return submitNow();
    const bool whole = m_clip->document().facts().segments.empty();
    const QString message =
        whole ? tr("Nothing is labelled in this clip. It is submitted only if you say so.")
              : tr("Your part of this clip has no boxes and no tags of its own. It is handed in only if you say so.");
    m_toast.say(
        {.message = message, .action = whole ? tr("Submit") : tr("Hand in"), .onAction = [this, id = m_clip->id()] {
             if (m_clip && m_clip->id() == id)
                 submitNow();
         }});
}

void ClipController::submitNow()
{
    const auto done = submitTask(m_session, m_clip->id());
    if (done)
        Q_EMIT handedIn();
    finishTask(done, {.message = done ? submittedWords() : QString()});
}

void ClipController::accept()
{
    if (!m_clip)
        return;
    if (m_workbench.review().comment().isEmpty())
        acceptNow();
    else
        m_toast.say({.message = tr("Nobody reads a comment on labels that are accepted. Return them with it, or:"),
                     .action = tr("Accept without it"),
                     .onAction = [this, id = m_clip->id()] {
                         if (m_clip && m_clip->id() == id)
                             acceptNow();
                     }});
}

void ClipController::acceptNow()
{
    const ClipId id = m_clip->id();
    finishTask(acceptTask(m_session, id),
               {.message = tr("Labels accepted"), .action = tr("Take back"), .onAction = [this, id] { reopen(id); }});
}

void ClipController::reopen(ClipId clip)
{
    const auto reopened = reopenTask(m_session, clip, tr("Accepted by mistake").toStdString());
    m_toast.say({.message = reopened ? tr("The labels are open again") : errorLine(reopened.error())});
    Q_EMIT queueChanged();
}

void ClipController::sendBack(const QString& comment)
{
    if (m_clip)
        finishTask(returnTask(m_session, m_clip->id(), comment.toStdString()), {.message = tr("Labels sent back")});
}

void ClipController::report()
{
    if (!m_clip)
        return;
    const ClipId id = m_clip->id();
    m_timeline.close();
    m_workbench.canvas().blank({}); // at once; the rest may have to wait for the database
    const auto held = holdClip(m_session, id, "reported in the window");
    close(held ? tr("You reported this clip. Nobody sees it until a custodian decides.")
               : tr("The report was not stored, and others can still open this clip: %1").arg(errorLine(held.error())));
    Q_EMIT queueChanged();
}

void ClipController::refuse(const Error& error)
{
    if (error.code == Errc::EditedElsewhere)
        return offerToOpenAgain(error);
    m_toast.say({.message = error.code == Errc::TrackLocked ? heldFastWords(error) : errorLine(error)});
}

/// Whether a track is locked or only pinned, and the key that changes it.
QString ClipController::heldFastWords(const Error& error) const
{
    const annotation::TrackId id{QString::fromStdString(error.args.front()).toUInt()};
    const annotation::Track* track = m_clip ? m_clip->document().labels().find(id) : nullptr;
    if (track == nullptr)
        return errorLine(error);
    const bool locked = m_clip->document().flags().has(edit::TrackFlag::Locked, id);
    const QAction& key = m_actions[locked ? ActionId::LockTracks : ActionId::PinTracks];
    if (!locked)
        return widgets::withKeys(tr("%2 is pinned in its place. %1 unpins it."), {&key}, tr("%1 is pinned in its place."))
            .arg(widgets::trackName(*track));
    const bool single = m_clip->selection().single() == id;
    return widgets::withKeys(single ? tr("%2 is locked. %1 unlocks it.")
                                    : tr("%2 is locked: nothing was changed. Select it and press %1 to unlock it."),
                             {&key}, tr("%1 is locked: nothing was changed."))
        .arg(widgets::trackName(*track));
}

void ClipController::updateActions()
{
    const bool open = m_clip != nullptr;
    const bool editable = open && m_clip->document().mode() == edit::EditMode::Editable;
    const TaskState state = open ? m_clip->row().state : TaskState::Unassigned;
    const bool judging =
        open && m_clip->purpose() == OpenPurpose::Review && state == TaskState::Submitted && !m_refusal;
    m_actions.setEnabled({ActionId::PreviousFrame, ActionId::NextFrame, ActionId::StepBack, ActionId::StepForward,
                          ActionId::FirstFrame, ActionId::LastFrame, ActionId::Play, ActionId::GoToFrame,
                          ActionId::ZoomFit, ActionId::ZoomPixels, ActionId::ZoomIn, ActionId::ZoomOut,
                          ActionId::PanLeft, ActionId::PanRight, ActionId::PanUp, ActionId::PanDown,
                          ActionId::ReportClip},
                         open);
    m_actions.setEnabled(
        {ActionId::PlayBackward,     ActionId::Slower,        ActionId::Faster,    ActionId::Loop,
         ActionId::PreviousKeyFrame, ActionId::NextKeyFrame,  ActionId::HalfWay,   ActionId::PreviousTurn,
         ActionId::NextTurn,         ActionId::PreviousBoxes, ActionId::NextBoxes, ActionId::PreviousEmpty,
         ActionId::NextEmpty,        ActionId::PreviousIssue, ActionId::NextIssue, ActionId::PreviousBox,
         ActionId::NextBox,          ActionId::HideOthers,    ActionId::DimOthers, ActionId::FollowTrack,
         ActionId::ShowTrail,        ActionId::ColourBy,      ActionId::LaneOrder, ActionId::History,
         ActionId::Guideline,        ActionId::GoToSegment,   ActionId::AskToSee},
        open);
    m_actions.setEnabled({ActionId::Submit}, editable);
    m_actions[ActionId::Submit].setVisible(!open || m_clip->purpose() == OpenPurpose::Annotate); // others judge or look
    m_draw.update();
    m_tracks.update();
    m_assist.update();
    m_actions.setEnabled({ActionId::Accept, ActionId::Return}, judging);
    m_actions[ActionId::Undo].setEnabled(editable && m_clip->document().undoEdit());
    m_actions[ActionId::Redo].setEnabled(editable && m_clip->document().redoEdit());
}

void ClipController::updateReview()
{
    const storage::ClipRow& row = m_clip->row();
    m_workbench.setReviewVisible(m_clip->purpose() == OpenPurpose::Review && row.state == TaskState::Submitted);
    m_refusal.reset();
    const auto history = taskHistory(m_session, m_clip->id());
    m_workbench.setReturnComment(history ? QString::fromStdString(consent::returnComment(*history)) : QString());
    if (!history || !history->submission)
        return;
    const auto may = consent::checkStep(*history, consent::TaskStep::Accept, m_session.identity().keyId());
    if (!may)
        m_refusal = may.error();
    const auto& labels = m_clip->document().labels();
    qsizetype keyFrames = 0;
    for (const annotation::Track& track : labels.tracks)
        keyFrames += static_cast<qsizetype>(track.keyFrames.size());
    widgets::ReviewFacts facts;
    facts.submittedBy = authorWords(m_session, *history);
    facts.counts = tr("%n track(s)", nullptr, static_cast<int>(labels.tracks.size())) + QStringLiteral(", ")
                   + tr("%n key frame(s)", nullptr, static_cast<int>(keyFrames));
    if (m_refusal)
        facts.refusal = errorLine(*m_refusal);
    m_workbench.review().setFacts(facts);
    m_workbench.review().clearComment();
}

void ClipController::showTrust()
{
    if (!m_clip) {
        m_workbench.trustBar().setFacts({});
        return;
    }
    const consent::AccessFacts& access = m_clip->access().facts();
    widgets::TrustFacts facts{.state = widgets::TrustState::Open,
                              .basis = access.basis == consent::Basis::Consented ? widgets::TrustBasis::Consented
                                                                                 : widgets::TrustBasis::PubliclyShared,
                              .ends = access.until};
    for (const consent::Purpose purpose : access.purposes)
        facts.purposes << purposeWord(purpose);
    for (const consent::Action action : access.actions)
        facts.actions << actionWord(action);
    m_workbench.trustBar().setFacts(facts);
}

} // namespace consentry::app
