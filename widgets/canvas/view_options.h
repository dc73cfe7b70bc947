#pragma once

#include "annotation/edit/annotation_document.h"
#include "annotation/edit/selection.h"

#include <cstdint>

namespace consentry::widgets {

/// What becomes of the boxes that are not selected while some are.
enum class Others { Shown, Dimmed, Hidden };

/// What the colour of a box says. Letters always say the class, and line styles do but for Review.
enum class ColourBy {
    Class,
    Track,
    State,  ///< key frame, interpolated, or only proposed
    Review, ///< what is left to do about it (review_state.h)
};

/// Where the selected tracks come from and go to.
enum class Trail { Hidden, Shown };

/// Whether the view moves with the selected track from frame to frame.
enum class Follow { Nothing, SelectedTrack };

/// How the canvas shows what is there. None of it changes labels.
struct ViewOptions {
    Others others = Others::Shown;
    ColourBy colourBy = ColourBy::Class;
    Trail trail = Trail::Hidden;
    Follow follow = Follow::Nothing;
    std::int64_t trailFrames = 15; ///< how far a trail reaches before and after the frame on screen
    double opacity = 1;            ///< of boxes that are neither selected nor under the pointer

    bool operator==(const ViewOptions&) const = default;
};

/// Whether the canvas has the boxes of a track: what is not drawn cannot be taken hold of either.
inline bool isOnCanvas(const edit::AnnotationDocument& document, const edit::Selection& selection, Others others,
                       annotation::TrackId id)
{
    const bool onlySelected = others == Others::Hidden && !selection.tracks().empty();
    return !document.flags().has(edit::TrackFlag::Hidden, id)
           && (onlySelected ? selection.contains(id) : selection.isInSight(id));
}

} // namespace consentry::widgets
