#include "app/gui/segment_controller.h"

#include <algorithm>
#include <utility>

namespace consentry::app {
namespace {

using annotation::Segment;
using annotation::SegmentWork;
using consent::TaskState;

/// The first segment that is handed in now and was not; nothing when more than that has changed.
std::optional<Segment> newHandIns(const std::vector<Segment>& before, const std::vector<Segment>& after)
{
    std::optional<Segment> first;
    if (before.size() != after.size())
        return first;
    for (std::size_t i = 0; i < after.size(); ++i) {
        Segment then = before[i];
        if (then == after[i])
            continue;
        then.work = SegmentWork::HandedIn;
        if (then != after[i])
            return std::nullopt;
        first = first.value_or(after[i]);
    }
    return first;
}

} // namespace

SegmentController::SegmentController(const Parts& parts, QObject* parent) : QObject(parent), m_parts(parts)
{
    connect(&m_parts.actions[ActionId::GoToSegment], &QAction::triggered, this, &SegmentController::goToOwn);
}

/// To the next of one's own after the frame on screen, round and round.
void SegmentController::goToOwn()
{
    if (m_clip == nullptr)
        return;
    const edit::DocumentFacts& facts = m_clip->document().facts();
    if (facts.segments.empty())
        return m_parts.toast.say({.message = tr("This clip is not divided: all of it is yours to label")});
    std::vector<FrameIndex> begins;
    for (const annotation::Segment& segment : facts.segments) {
        if (segment.isOpenTo(facts.author))
            begins.push_back(segment.frames.begin);
    }
    if (begins.empty())
        return m_parts.toast.say({.message = tr("No segment of this clip waits for you")});
    const auto next = std::ranges::upper_bound(begins, m_parts.playback.wanted());
    m_parts.playback.pause();
    m_parts.playback.seek(next == begins.end() ? begins.front() : *next);
}

void SegmentController::open(OpenClip& clip)
{
    m_clip = &clip;
    m_state = clip.row().state;
}

void SegmentController::take(ClipId clip, const TaskNews& news)
{
    if (m_clip == nullptr || m_clip->id() != clip || m_clip->purpose() == OpenPurpose::Doubts)
        return;
    takeSegments(news.segments);
    takeState(news.state);
}

/// Between grant and first box nobody needs to be told.
void SegmentController::takeState(TaskState state)
{
    const TaskState before = std::exchange(m_state, state);
    if (state == before || !(consent::isWithReviewers(state) || consent::isWithReviewers(before)))
        return;
    if (consent::isWithReviewers(state))
        m_clip->document().setMode(edit::EditMode::ReadOnly);
    tell(state == TaskState::Accepted    ? tr("The labels of this clip were accepted")
         : state == TaskState::Submitted ? tr("The labels of this clip were submitted for review")
                                         : tr("The labels of this clip were returned, to be worked on again"));
    Q_EMIT taskMovedOn();
}

void SegmentController::takeSegments(const std::vector<Segment>& segments)
{
    edit::AnnotationDocument& document = m_clip->document();
    const std::vector<annotation::Segment> before = document.facts().segments;
    if (segments == before)
        return;
    document.setSegments(segments);
    if (!annotation::mayEdit(segments, document.facts().author))
        document.setMode(edit::EditMode::ReadOnly);
    const auto news = newHandIns(before, segments);
    tell(news ? tr("%1 has handed in frames %2")
                    .arg(QString::fromStdString(news->name),
                         QString::fromStdString(annotation::framesText(news->frames)))
              : tr("This clip is divided otherwise now"));
}

void SegmentController::tell(const QString& message)
{
    m_parts.toast.say({.message = message, .action = tr("Open again"), .onAction = [this] {
                           if (m_clip != nullptr)
                               Q_EMIT reopenRequested();
                       }});
}

} // namespace consentry::app
