#include "app/gui/transport_controller.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace consentry::app {
namespace {

/// After the last edit; a drag of many edits is checked once.
constexpr int kCheckAfterMilliseconds = 400;

struct JumpRow {
    ActionId action;
    Jump jump;
};

constexpr JumpRow kJumps[] = {
    {ActionId::PreviousKeyFrame, Jump::PreviousKeyFrame},
    {ActionId::NextKeyFrame, Jump::NextKeyFrame},
    {ActionId::HalfWay, Jump::HalfWay},
    {ActionId::PreviousTurn, Jump::PreviousTurn},
    {ActionId::NextTurn, Jump::NextTurn},
    {ActionId::PreviousBoxes, Jump::PreviousBoxes},
    {ActionId::NextBoxes, Jump::NextBoxes},
    {ActionId::PreviousEmpty, Jump::PreviousEmpty},
    {ActionId::NextEmpty, Jump::NextEmpty},
    {ActionId::PreviousIssue, Jump::PreviousIssue},
    {ActionId::NextIssue, Jump::NextIssue},
};

/// Why a jump goes nowhere.
QString nothingThere(Jump jump)
{
    switch (jump) {
    case Jump::NextKeyFrame: return TransportController::tr("No key frame after this one");
    case Jump::PreviousKeyFrame: return TransportController::tr("No key frame before this one");
    case Jump::NextTurn: return TransportController::tr("No track comes or goes after this frame");
    case Jump::PreviousTurn: return TransportController::tr("No track comes or goes before this frame");
    case Jump::HalfWay: return TransportController::tr("There is no frame half way between two key frames here");
    case Jump::NextBoxes: return TransportController::tr("No other frames with boxes after this one");
    case Jump::PreviousBoxes: return TransportController::tr("No other frames with boxes before this one");
    case Jump::NextEmpty: return TransportController::tr("No other frames without boxes after this one");
    case Jump::PreviousEmpty: return TransportController::tr("No other frames without boxes before this one");
    case Jump::NextIssue: return TransportController::tr("No issue after this frame");
    case Jump::PreviousIssue: return TransportController::tr("No issue before this frame");
    }
    return {};
}

QString issueWords(IssueKind kind)
{
    switch (kind) {
    case IssueKind::Leap: return TransportController::tr("This box leaps: it moves by more than its own size a frame");
    case IssueKind::Tiny:
        return TransportController::tr("This box is tiny: shorter than %n pixel(s)", nullptr,
                                       static_cast<int>(kTinySide));
    case IssueKind::Twin: return TransportController::tr("This box lies over another of the same class");
    }
    return {};
}

} // namespace

TransportController::TransportController(const Parts& parts, QObject* parent)
    : QObject(parent),
      m_workbench(parts.workbench),
      m_actions(parts.actions),
      m_toast(parts.toast),
      m_playback(parts.playback),
      m_frames(parts.frames),
      m_settings(parts.settings)
{
    m_checkSoon.setSingleShot(true);
    m_checkSoon.setInterval(kCheckAfterMilliseconds);
    connect(&m_checkSoon, &QTimer::timeout, this, &TransportController::checkLabels);
    connectWidgets();
    connectSteps();
    connectPlaying();
    connectJumps();
    connect(&m_settings, &UserSettings::changed, this, &TransportController::showReview);
}

void TransportController::open(OpenClip& clip)
{
    m_clip = &clip;
    m_workbench.transport().setFrames(clip.frames());
    if (const auto seen = m_seen.find(clip.id()); seen != m_seen.end())
        m_workbench.overview().setSeen(seen->second);
    connect(&clip.document(), &edit::AnnotationDocument::changed, &m_checkSoon, qOverload<>(&QTimer::start));
    connect(&clip.selection(), &edit::Selection::rangeChanged, this, &TransportController::followRange);
    followRange();
    checkLabels();
}

void TransportController::close()
{
    if (m_clip != nullptr)
        m_seen[m_clip->id()] = m_workbench.overview().seen();
    m_clip = nullptr;
    m_checkSoon.stop();
    m_issues.clear();
    followRange();
    m_workbench.transport().setFrames(nullptr);
    m_workbench.transport().setPosition({}, {});
    m_workbench.modeLine().setIssues(0);
}

void TransportController::connectWidgets()
{
    widgets::VideoCanvas& canvas = m_workbench.canvas();
    connect(&canvas, &widgets::VideoCanvas::requestedViewSize, &m_playback, &PlaybackController::setViewSize);
    connect(&canvas, &widgets::VideoCanvas::gestureBegins, &m_playback, &PlaybackController::stayAt);
    connect(&m_playback, &PlaybackController::frameReady, &canvas, &widgets::VideoCanvas::showFrame);
    connect(&m_playback, &PlaybackController::frameReady, this, &TransportController::show);
    connect(&m_workbench.timeline(), &widgets::TimelineView::seekRequested, &m_playback, &PlaybackController::seek);
    connect(&m_workbench.timeline(), &widgets::TimelineView::inSightChanged, &m_workbench.overview(),
            &widgets::OverviewStrip::setInSight);
    widgets::ModeLine& modeLine = m_workbench.modeLine();
    connect(&m_workbench.timeline(), &widgets::TimelineView::hintChanged, &modeLine,
            &widgets::ModeLine::setPointerHint);
    connect(&m_workbench.overview(), &widgets::OverviewStrip::hintChanged, &modeLine,
            &widgets::ModeLine::setPointerHint);
    connect(&m_workbench.overview(), &widgets::OverviewStrip::seekRequested, &m_playback, &PlaybackController::seek);
    connect(&m_workbench.transport(), &widgets::TransportBar::seekRequested, &m_playback, &PlaybackController::seek);
    connect(&m_workbench.transport(), &widgets::TransportBar::frameEntered, &canvas, qOverload<>(&QWidget::setFocus));
    connect(&m_actions[ActionId::GoToFrame], &QAction::triggered, this,
            [this] { m_workbench.transport().focusFrameBox(); });
}

void TransportController::show(const SafeFrame& frame)
{
    if (m_clip == nullptr)
        return;
    m_clip->selection().setFrame(frame.index());
    m_workbench.transport().setPosition(frame.index(), frame.time());
    m_workbench.timeline().setPosition(frame.index());
    m_workbench.overview().setPosition(frame.index());
    m_workbench.overview().markSeen(frame.index());
    showReview();
    showCached();
}

void TransportController::connectSteps()
{
    const auto on = [this](ActionId id, auto step) { connect(&m_actions[id], &QAction::triggered, &m_playback, step); };
    on(ActionId::NextFrame, [this] { m_playback.step(1); });
    on(ActionId::PreviousFrame, [this] { m_playback.step(-1); });
    on(ActionId::StepForward, [this] { m_playback.step(longStep()); });
    on(ActionId::StepBack, [this] { m_playback.step(-longStep()); });
    on(ActionId::FirstFrame, [this] { m_playback.goToFirst(); });
    on(ActionId::LastFrame, [this] { m_playback.goToLast(); });
}

void TransportController::connectPlaying()
{
    const auto on = [this](ActionId id, auto step) { connect(&m_actions[id], &QAction::triggered, this, step); };
    on(ActionId::Play, [this] { m_playback.togglePlay(); });
    on(ActionId::PlayBackward, [this] { m_playback.togglePlay(PlayDirection::Backward); });
    connect(&m_workbench.canvas(), &widgets::VideoCanvas::spaceTapped, this,
            [this] { m_actions.trigger(QKeySequence(Qt::Key_Space)); });
    on(ActionId::Loop, &TransportController::followRange);
    on(ActionId::Slower, [this] { changeSpeed(-1); });
    on(ActionId::Faster, [this] { changeSpeed(1); });
    connect(&m_workbench.transport(), &widgets::TransportBar::speedChosen, &m_playback, &PlaybackController::setSpeed);
    connect(&m_playback, &PlaybackController::playingChanged, this,
            [this](bool playing) { m_actions.showPlaying(playing); });
    connect(&m_playback, &PlaybackController::droppedFramesChanged, &m_workbench.transport(),
            &widgets::TransportBar::setDropped);
}

/// A loop without a range goes over the whole clip.
void TransportController::followRange()
{
    const auto range = m_clip != nullptr ? m_clip->selection().range() : std::nullopt;
    const bool loops = m_clip != nullptr && m_actions[ActionId::Loop].isChecked();
    m_playback.setLoop(loops ? range.value_or(m_clip->frames()->range()) : FrameRange{});
}

void TransportController::changeSpeed(int step)
{
    const auto now = std::ranges::find(widgets::kPlaySpeeds, m_playback.speed());
    const auto place = std::distance(std::begin(widgets::kPlaySpeeds), now) + step;
    if (place < 0 || place >= std::ssize(widgets::kPlaySpeeds))
        return;
    const double speed = widgets::kPlaySpeeds[place];
    m_playback.setSpeed(speed);
    m_workbench.transport().setSpeed(speed);
}

void TransportController::connectJumps()
{
    for (const JumpRow& row : kJumps)
        connect(&m_actions[row.action], &QAction::triggered, this, [this, jump = row.jump] { this->jump(jump); });
}

void TransportController::jump(Jump jump)
{
    if (m_clip == nullptr)
        return;
    if (m_checkSoon.isActive())
        checkLabels();
    const bool toIssue = jump == Jump::NextIssue || jump == Jump::PreviousIssue;
    if (const LabelIssue* beside = toIssue ? issueBeside(jump) : nullptr) {
        m_playback.pause();
        return showIssue(*beside);
    }
    std::vector<FrameIndex> issues;
    std::ranges::transform(m_issues, std::back_inserter(issues), &LabelIssue::frame);
    const auto target = jumpTarget(jump, {.labels = m_clip->document().labels(),
                                          .selected = m_clip->selection().tracks(),
                                          .issues = issues,
                                          .frame = m_playback.wanted(),
                                          .frames = m_clip->frames()->count()});
    if (!target) {
        m_toast.say({.message = nothingThere(jump)});
        return;
    }
    m_playback.pause();
    m_playback.seek(*target);
    if (jump == Jump::NextIssue)
        showIssue(*std::ranges::find(m_issues, *target, &LabelIssue::frame));
    else if (jump == Jump::PreviousIssue)
        showIssue(*std::ranges::find(m_issues.rbegin(), m_issues.rend(), *target, &LabelIssue::frame));
}

/// Of another track in this frame, when the issue that is shown is in this frame, too; nullptr when there is none.
const LabelIssue* TransportController::issueBeside(Jump jump) const
{
    const auto shown = m_clip->selection().single();
    const LabelIssue* before = nullptr;
    const LabelIssue* after = nullptr;
    bool isAtOne = false;
    for (const LabelIssue& issue : m_issues) {
        if (!shown || issue.frame != m_playback.wanted())
            continue;
        isAtOne |= issue.track == *shown;
        if (issue.track < *shown)
            before = &issue;
        else if (*shown < issue.track && after == nullptr)
            after = &issue;
    }
    return !isAtOne ? nullptr : jump == Jump::NextIssue ? after : before;
}

void TransportController::showIssue(const LabelIssue& issue)
{
    m_clip->selection().selectOnly(issue.track);
    m_toast.say({.message = issueWords(issue.kind)});
}

void TransportController::checkLabels()
{
    m_checkSoon.stop();
    if (m_clip == nullptr)
        return;
    m_issues = findIssues(m_clip->document().labels());
    m_workbench.modeLine().setIssues(static_cast<int>(m_issues.size()));
    std::vector<widgets::TimelineIssue> dots;
    for (const LabelIssue& issue : m_issues)
        dots.push_back({issue.track, issue.frame, issueWords(issue.kind)});
    m_workbench.timeline().setIssues(dots);
    showReview();
}

/// Each frame that is looked at may be the last that a track needed.
void TransportController::showReview()
{
    if (m_clip == nullptr || m_settings.as<widgets::ColourBy>(SettingId::ColourBy) != widgets::ColourBy::Review)
        return;
    widgets::ReviewMarks marks{.issues = {}, .seen = m_workbench.overview().seen()};
    for (const LabelIssue& issue : m_issues)
        marks.issues.insert(issue.track);
    m_workbench.canvas().setReviewMarks(std::move(marks));
}

void TransportController::showCached()
{
    m_workbench.overview().setCached(m_frames.counters().cached);
}

void TransportController::tick(Timestamp now)
{
    if (m_clip == nullptr)
        return;
    showCached();
    const FrameTable& frames = *m_clip->frames();
    const auto left = m_clip->access().facts().until - now;
    const FrameIndex here = m_playback.wanted();
    const MediaTime reached = frames.time(here) + std::chrono::duration_cast<MediaTime>(left);
    const bool enough = reached >= frames.time(frames.range().end - 1);
    m_workbench.overview().setOutOfReach(enough ? std::nullopt : std::optional(frames.frameAt(reached) + 1));
}

} // namespace consentry::app
