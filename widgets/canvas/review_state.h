#pragma once

#include "annotation/track.h"
#include "widgets/theme/class_look.h"

#include <QString>

#include <set>
#include <vector>

namespace consentry::widgets {

/// What is left to do about a track, for whoever looks at it now.
enum class ReviewState {
    ByHand,    ///< nobody but its author vouches for it yet
    ByProgram, ///< nor has a person drawn all of it: found, followed or imported
    Seen,      ///< every key frame of it was on screen
    Issue,     ///< something about it looks wrong
};

/// What is known beside the labels.
struct ReviewMarks {
    std::set<annotation::TrackId> issues;
    std::vector<bool> seen; ///< by frame

    bool operator==(const ReviewMarks&) const = default;
};

/// An issue counts more than that somebody looked, and looking more than where it came from.
ReviewState reviewStateOf(const annotation::Track& track, const ReviewMarks& marks);

/// How boxes in a state look: colour, line, and a sign after the number. No two states share any of them.
struct ReviewLook {
    Token token;
    ClassLine line;
    QString sign;
};

ReviewLook reviewLook(ReviewState state);

} // namespace consentry::widgets
