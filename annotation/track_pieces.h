#pragma once

#include "annotation/track.h"

#include <span>

namespace consentry::annotation {

// Edits that take tracks apart and put them together. Pure functions; each frame keeps the box and the marks it had
// unless the edit says otherwise, so that nothing moves because two tracks became one.

/// What lies between the objects of a merge.
enum class Between {
    AsSeen, ///< nothing where nothing was seen
    Filled, ///< interpolated from the end of one to the beginning of the next
};

/// `parts` as one object, named like the one that begins first. Where several are seen, the one that began first wins,
/// but its box after its last key frame yields to whatever begins there. Per-moment values come from whoever is seen,
/// per-track values and the kind from the first that has them. `parts` are not empty.
Track merged(std::span<const Track> parts, Between between);

/// How many boxes at key frames of `parts` their merge does not have: where several were seen, one was kept.
std::int64_t boxesLost(std::span<const Track> parts, const Track& merged);

struct Halves {
    Track before;
    Track after; ///< has the id of `before`; whoever keeps it gives it another
};

/// The track up to `frame` and from `frame` on. Nothing when one side would have no box.
std::optional<Halves> splitAt(const Track& track, FrameIndex frame);

/// `a` up to `frame` followed by `b` from there, and the other way round: what each object is (class, kind, per-track
/// attributes, id) stays, where it is and its per-moment values change hands. Nothing when one would have no box.
std::optional<Halves> withSwappedTails(const Track& a, const Track& b, FrameIndex frame);

/// Not seen in `range`, elsewhere as before. Nothing when no box is left.
std::optional<Track> withoutBoxesIn(const Track& track, FrameRange range);

/// Without its key frames in `range`; those around it are interpolated. Nothing when no visible one is left.
std::optional<Track> withoutKeyFramesIn(Track track, FrameRange range);

struct Hold {
    FrameIndex from;
    std::int64_t frames = 0; ///< on from there; back when negative
    std::int64_t clip = 0;   ///< number of frames of the clip
};

/// The box and marks of `hold.from` in all frames up to `frames` away, inside the clip. The track is seen at
/// `hold.from`; where it was not seen beyond, it is not seen there afterwards.
Track withHeldBox(Track track, const Hold& hold);

/// Whether a track is seen all the way from a visible key frame to the next one (or to the end of the clip).
enum class Stretch { Interpolated, KeyFrameOnly };

/// Of the stretch that `frame` lies in; nothing before the first visible key frame, nor for a box of one frame.
std::optional<Stretch> stretchAt(const Track& track, FrameIndex frame);
/// That stretch interpolated through, or not seen after the key frame that begins it. `stretchAt` has an answer. May
/// end with an outside key frame behind the clip's last frame.
Track withStretch(Track track, FrameIndex frame, Stretch stretch);

} // namespace consentry::annotation
