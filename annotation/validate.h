#pragma once

#include "annotation/annotation_set.h"
#include "annotation/edit_change.h"
#include "annotation/label_set.h"
#include "base/result.h"

#include <cstddef>

namespace consentry::annotation {

inline constexpr double kLeastBoxSide = 1;        ///< pixels, inside the picture, but for rounding
inline constexpr double kEdgeTolerance = 0.5;     ///< how far a box may reach over the picture's edge, in pixels
inline constexpr std::size_t kMostNameBytes = 80; ///< class, kind, tag, attribute name
inline constexpr std::size_t kMostValueBytes = 200;
inline constexpr std::size_t kMostAuthorBytes = 128;
inline constexpr std::size_t kMostTracks = 100'000;
inline constexpr std::size_t kMostKeyFrames = 1'000'000;  ///< of one track; also its events
inline constexpr std::size_t kMostAttributes = 100;       ///< of one track
inline constexpr std::size_t kMostRangeTags = 10'000;     ///< also excluded ranges, and ignore regions
inline constexpr std::size_t kMostClasses = 200;          ///< also kinds of one class, and clip tags
inline constexpr std::size_t kMostGuidelineBytes = 8'000; ///< of one class
inline constexpr std::int64_t kMostLabelSetVersions = 1'000'000;
inline constexpr std::int64_t kMostFrames = 10'000'000;

/// What labels must fit: the number of frames and the display size of the safe rendition.
struct FrameFacts {
    std::int64_t frames = 0;
    Size size;

    bool operator==(const FrameFacts&) const = default;
};

/// Whether a class may have this guideline: at most kMostGuidelineBytes of UTF-8 without control characters, but for
/// '\n'.
bool isGuideline(std::string text);

/// Names not empty, unique, within their limit, without comma, control character or outer space (formats downstream
/// break on those), gone ones with them; at least one class is offered; letters of those A to Z and unique; attributes
/// have values or a range to choose from, and names that no format uses for itself. Errc::BadLabels.
Result<void> validate(const LabelSet& labels);

/// Checks all that can be said without a clip: ids and key frames strictly increasing, frames 0 to kMostFrames, boxes
/// finite and at least kLeastBoxSide wide and high, texts in UTF-8 within their limits and free of control characters,
/// events and tags in order without repeats. Errc::BadLabels (where, why).
Result<void> validateStructure(const AnnotationSet& set);

/// validateStructure(), and that classes, kinds and tags are in `labels`, which are not older than the labels' own
/// version, values those that an attribute of `labels` takes, frames inside the clip, and boxes inside the picture but
/// for kEdgeTolerance, with at least kLeastBoxSide of each side in it. Errc::BadLabels (where, why): labels are
/// refused, never repaired.
Result<void> validate(const AnnotationSet& set, const LabelSet& labels, const FrameFacts& facts);

/// The same checks for the objects that one edit touches. Errc::BadLabels.
Result<void> validate(const Change& change, const LabelSet& labels, const FrameFacts& facts);
/// The part of it that needs no clip. Errc::BadLabels.
Result<void> validateStructure(const Change& change);

} // namespace consentry::annotation
