#include "app/gui/segment_controller.h"

#include <algorithm>

namespace consentry::app {

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

} // namespace consentry::app
