#include "media/face_flow.h"

#include <algorithm>

namespace consentry::media {

namespace {

constexpr double kSameTrack = 0.3; // intersection over union of where flow led and where a face was seen

} // namespace

void FaceFlow::add(Frame frame)
{
    if (frame.startsShot) {
        m_recent.clear();
        m_open.clear();
    }
    followForward(frame);
    m_recent.push_back(std::move(frame));
    const Frame& now = m_recent.back();
    for (const Box& seen : now.sightings) {
        const auto same = [&](const Open& open) { return intersectionOverUnion(open.box, seen) >= kSameTrack; };
        FaceTrail trail;
        if (std::ranges::none_of(m_open, same))
            followBackward(seen, trail);
        m_trails.push_back(std::move(trail));
    }
    std::erase_if(m_open, [&](const Open& open) {
        return std::ranges::any_of(now.sightings, [&](const Box& seen) {
            return intersectionOverUnion(open.box, seen) >= kSameTrack;
        });
    });
    const std::size_t first = m_trails.size() - now.sightings.size();
    for (std::size_t i = 0; i < now.sightings.size(); ++i)
        m_open.push_back({first + i, now.time, now.sightings[i]});
    forget();
}

void FaceFlow::followForward(const Frame& frame)
{
    if (m_recent.empty())
        return;
    std::erase_if(m_open, [&](Open& open) {
        if (frame.time - open.since > m_reach)
            return true;
        const auto box = m_recent.back().small.follow(open.box, frame.small);
        if (!box)
            return true;
        open.box = *box;
        m_trails[open.trail].after.push_back(*box);
        return false;
    });
}

void FaceFlow::followBackward(const Box& seen, FaceTrail& trail) const
{
    Box box = seen;
    for (std::size_t i = m_recent.size() - 1; i-- > 0;) {
        const auto earlier = m_recent[i + 1].small.follow(box, m_recent[i].small);
        if (!earlier)
            return;
        box = *earlier;
        trail.before.push_back(box);
    }
}

void FaceFlow::forget()
{
    while (m_recent.back().time - m_recent.front().time > m_reach)
        m_recent.pop_front();
}

} // namespace consentry::media
