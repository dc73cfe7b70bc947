#pragma once

#include "base/frame_index.h"
#include "base/geometry.h"

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace consentry::annotation {

/// Names a track within its clip, from 1. Never given to a second track of that clip, not even after an undo.
struct TrackId {
    std::uint32_t value = 0;

    auto operator<=>(const TrackId&) const = default;
};

/// What a person (or a file) said about one frame of a track; all else is interpolated from these.
struct KeyFrame {
    FrameIndex frame;
    Box box;
    bool occluded = false;  ///< partly behind something
    bool truncated = false; ///< partly outside the picture
    bool outside = false;   ///< not to be seen from here to the next key frame
    bool tracked = false;   ///< found by following a box and taken by a person, who has said nothing else of it since

    bool operator==(const KeyFrame&) const = default;
};

/// Where an object came from.
enum class Source { Manual, Tracked, Suggested, Imported };

std::string_view sourceText(Source source);
std::optional<Source> sourceFromText(std::string_view text);

/// A per-moment attribute takes `value` at `frame` and keeps it until its next event.
struct AttributeEvent {
    FrameIndex frame;
    std::string name;
    std::string value; ///< empty: has no value from here on

    bool operator==(const AttributeEvent&) const = default;
};

/// One object over time, or a box of one frame.
struct Track {
    TrackId id;
    std::string label;                             ///< class name
    std::string kind;                              ///< subclass, or empty
    std::vector<KeyFrame> keyFrames;               ///< frames strictly increasing, at least one
    std::map<std::string, std::string> attributes; ///< hold for the whole track
    std::vector<AttributeEvent> events;            ///< sorted by frame, then name
    Source source = Source::Manual;
    std::string author;       ///< key id (k4.pid) of who made it
    bool singleFrame = false; ///< has exactly one key frame and is seen there only

    bool operator==(const Track&) const = default;
    /// nullptr unless there is a key frame exactly at `frame`.
    const KeyFrame* keyFrameAt(FrameIndex frame) const;
    /// The last key frame at or before `frame`, or nullptr.
    const KeyFrame* keyFrameAtOrBefore(FrameIndex frame) const;
    /// The first key frame after `frame`, or nullptr.
    const KeyFrame* keyFrameAfter(FrameIndex frame) const;
};

/// The order of a track's events.
bool precedes(const AttributeEvent& a, const AttributeEvent& b);

/// Something that is true of a stretch of the clip.
struct RangeTag {
    std::string name;
    FrameRange range;

    bool operator==(const RangeTag&) const = default;
};

/// The order of range tags: by begin, then end, then name.
bool precedes(const RangeTag& a, const RangeTag& b);

/// A part of the picture in which nobody looked for objects, or not for those of one class.
struct IgnoreRegion {
    std::string label; ///< class name; empty: of any class
    FrameRange frames;
    Box box;

    bool operator==(const IgnoreRegion&) const = default;
};

/// The order of ignore regions: by begin, end, class, then left, top, width and height.
bool precedes(const IgnoreRegion& a, const IgnoreRegion& b);

} // namespace consentry::annotation
