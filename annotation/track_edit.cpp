#include "annotation/track_edit.h"

#include "annotation/interpolation.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace consentry::annotation {

namespace {

auto atOrAfter(std::vector<KeyFrame>& keyFrames, FrameIndex frame)
{
    return std::lower_bound(keyFrames.begin(), keyFrames.end(), frame,
                            [](const KeyFrame& keyFrame, FrameIndex f) { return keyFrame.frame < f; });
}

Track withKeyFrame(Track track, const KeyFrame& keyFrame)
{
    const auto it = atOrAfter(track.keyFrames, keyFrame.frame);
    if (it != track.keyFrames.end() && it->frame == keyFrame.frame)
        *it = keyFrame;
    else
        track.keyFrames.insert(it, keyFrame);
    return track;
}

bool& markOf(KeyFrame& keyFrame, Mark mark)
{
    switch (mark) {
    case Mark::Occluded: return keyFrame.occluded;
    case Mark::Truncated: return keyFrame.truncated;
    case Mark::Outside: break;
    }
    return keyFrame.outside;
}

bool sameMarks(const KeyFrame& a, const KeyFrame& b)
{
    return a.occluded == b.occluded && a.truncated == b.truncated && a.outside == b.outside;
}

/// The largest distance, over the four edges, between a key frame and the straight line from `left` to `right`.
double deviation(const KeyFrame& keyFrame, const KeyFrame& left, const KeyFrame& right)
{
    const auto frames = static_cast<double>(right.frame - left.frame);
    const double part = static_cast<double>(keyFrame.frame - left.frame) / frames;
    const auto off = [part](double value, double from, double to) {
        return std::abs(value - (from + (to - from) * part));
    };
    return std::max({off(keyFrame.box.x, left.box.x, right.box.x), off(keyFrame.box.y, left.box.y, right.box.y),
                     off(keyFrame.box.right(), left.box.right(), right.box.right()),
                     off(keyFrame.box.bottom(), left.box.bottom(), right.box.bottom())});
}

using Span = std::pair<std::size_t, std::size_t>; // first and last of some key frames

/// How often `simplified` may look at each key frame before it halves spans instead.
constexpr std::size_t kSimplifyEffort = 200;

/// The key frame inside `span` that lies farthest off the line between its ends, if any is off by more than
/// `tolerance`.
std::optional<std::size_t> worstWithin(const std::vector<KeyFrame>& dense, Span span, double tolerance)
{
    std::optional<std::size_t> worst;
    for (std::size_t i = span.first + 1; i < span.second; ++i) {
        const double off = deviation(dense[i], dense[span.first], dense[span.second]);
        if (off > tolerance) {
            tolerance = off;
            worst = i;
        }
    }
    return worst;
}

} // namespace

Track withBox(Track track, FrameIndex frame, const Box& box)
{
    KeyFrame keyFrame = impliedKeyFrame(track, frame);
    keyFrame.box = box;
    keyFrame.outside = false;
    keyFrame.tracked = false;
    return withKeyFrame(std::move(track), keyFrame);
}

Track withMark(Track track, FrameIndex frame, MarkValue value)
{
    KeyFrame keyFrame = impliedKeyFrame(track, frame);
    markOf(keyFrame, value.mark) = value.on;
    keyFrame.tracked = false;
    return withKeyFrame(std::move(track), keyFrame);
}

Track withKeyFrame(Track track, FrameIndex frame)
{
    const KeyFrame keyFrame = impliedKeyFrame(track, frame);
    return withKeyFrame(std::move(track), keyFrame);
}

bool hasBox(const Track& track)
{
    return !std::ranges::all_of(track.keyFrames, &KeyFrame::outside);
}

std::optional<Track> withoutKeyFrame(Track track, FrameIndex frame)
{
    if (!track.keyFrameAt(frame))
        return std::nullopt;
    track.keyFrames.erase(atOrAfter(track.keyFrames, frame));
    return hasBox(track) ? std::optional(std::move(track)) : std::nullopt;
}

Track endedAt(Track track, FrameIndex frame)
{
    return withMark(std::move(track), frame, {Mark::Outside, true});
}

Track withAttribute(Track track, const std::string& name, const std::string& value)
{
    if (value.empty())
        track.attributes.erase(name);
    else
        track.attributes[name] = value;
    return track;
}

Track withEvent(Track track, AttributeEvent event)
{
    std::erase_if(track.events,
                  [&](const AttributeEvent& other) { return other.frame == event.frame && other.name == event.name; });
    const auto held = attributesAt(track, event.frame);
    const auto value = held.find(event.name);
    if ((value == held.end() ? std::string() : value->second) == event.value)
        return track;
    const auto place =
        std::lower_bound(track.events.begin(), track.events.end(), event,
                         [](const AttributeEvent& a, const AttributeEvent& b) { return precedes(a, b); });
    track.events.insert(place, std::move(event));
    return track;
}

std::vector<KeyFrame> simplified(const std::vector<KeyFrame>& dense, double tolerance)
{
    if (dense.size() < 3)
        return dense;
    std::vector<bool> kept(dense.size(), false);
    std::vector<Span> spans;
    std::size_t begin = 0;
    kept[0] = true;
    for (std::size_t i = 1; i < dense.size(); ++i) {
        if (i + 1 < dense.size() && sameMarks(dense[i], dense[i - 1]))
            continue;
        kept[i] = true;
        spans.emplace_back(begin, i);
        begin = i;
    }
    // Splitting at the worst key frame takes the square of the time where that is always the next one, as in a zigzag.
    std::size_t budget = kSimplifyEffort * dense.size();
    while (!spans.empty()) {
        const auto [first, last] = spans.back();
        spans.pop_back();
        const auto worst = worstWithin(dense, {first, last}, tolerance);
        if (!worst)
            continue;
        const std::size_t split = budget > last - first ? *worst : first + (last - first) / 2;
        budget -= std::min(budget, last - first);
        kept[split] = true;
        spans.emplace_back(first, split);
        spans.emplace_back(split, last);
    }
    std::vector<KeyFrame> result;
    for (std::size_t i = 0; i < dense.size(); ++i) {
        if (kept[i])
            result.push_back(dense[i]);
    }
    return result;
}

} // namespace consentry::annotation
