#include "annotation/interpolation.h"

#include <cassert>

namespace consentry::annotation {

namespace {

/// The left and right edges (or top and bottom) move on straight lines, as CVAT's four numbers do.
Box between(const KeyFrame& left, const KeyFrame& right, FrameIndex frame)
{
    const double part = static_cast<double>(frame - left.frame) / static_cast<double>(right.frame - left.frame);
    const auto at = [part](double from, double to) { return from + (to - from) * part; };
    return {at(left.box.x, right.box.x), at(left.box.y, right.box.y), at(left.box.width, right.box.width),
            at(left.box.height, right.box.height)};
}

Box boxAt(const Track& track, const KeyFrame& left, FrameIndex frame)
{
    const KeyFrame* right = track.keyFrameAfter(frame);
    return left.frame == frame || !right ? left.box : between(left, *right, frame);
}

} // namespace

std::optional<BoxState> stateAt(const Track& track, FrameIndex frame)
{
    const KeyFrame* left = track.keyFrameAtOrBefore(frame);
    if (!left || left->outside)
        return std::nullopt;
    const bool keyFrame = left->frame == frame;
    if (track.singleFrame && !keyFrame)
        return std::nullopt;
    return BoxState{.box = boxAt(track, *left, frame),
                    .occluded = left->occluded,
                    .truncated = left->truncated,
                    .keyFrame = keyFrame,
                    .interpolated = !keyFrame,
                    .tracked = keyFrame && left->tracked};
}

KeyFrame impliedKeyFrame(const Track& track, FrameIndex frame)
{
    assert(!track.keyFrames.empty());
    const KeyFrame* left = track.keyFrameAtOrBefore(frame);
    if (!left)
        return {.frame = frame, .box = track.keyFrames.front().box};
    KeyFrame implied = *left;
    implied.frame = frame;
    implied.tracked = left->tracked && left->frame == frame;
    if (!left->outside)
        implied.box = boxAt(track, *left, frame);
    return implied;
}

std::map<std::string, std::string> attributesAt(const Track& track, FrameIndex frame)
{
    std::map<std::string, std::string> values = track.attributes;
    for (const AttributeEvent& event : track.events) {
        if (event.frame > frame)
            break;
        if (event.value.empty())
            values.erase(event.name);
        else
            values[event.name] = event.value;
    }
    return values;
}

std::vector<VisibleTrack> visibleAt(const AnnotationSet& set, FrameIndex frame)
{
    std::vector<VisibleTrack> visible;
    for (const Track& track : set.tracks) {
        if (const auto state = stateAt(track, frame))
            visible.push_back({track.id, *state});
    }
    return visible;
}

} // namespace consentry::annotation
