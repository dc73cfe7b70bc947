#pragma once

#include "annotation/annotation_set.h"

#include <vector>

namespace consentry::annotation {

/// One edit as a value: what each object it touches becomes. Its inverse has the same form, so undo, redo and the
/// replay of a journal are the same function.
struct Change {
    std::map<TrackId, std::optional<Track>> tracks = {}; ///< nothing: the track goes
    std::optional<std::set<std::string>> clipTags = {};
    std::optional<std::vector<RangeTag>> rangeTags = {};
    std::optional<FrameRanges> excluded = {};
    std::optional<std::vector<IgnoreRegion>> ignored = {};
    std::optional<int> labelSetVersion = {};

    bool operator==(const Change&) const = default;
    bool isEmpty() const { return *this == Change(); }
};

/// Puts `change` into `set` and returns what undoes it. `set.nextTrackId` rises above every id seen and never falls.
Change apply(AnnotationSet& set, Change change);

/// The tracks that only one of both has, or that are not the same in both.
std::vector<TrackId> changedTracks(const AnnotationSet& before, const AnnotationSet& after);

/// The frame in which to look at what an edit did: `at`, when it shows there, else the nearest one in which it does.
/// Nothing when it shows in no frame more than in another, as a tag of the whole clip.
std::optional<FrameIndex> frameOfEdit(const AnnotationSet& before, const AnnotationSet& after, FrameIndex at);

/// A change that replaces or adds `track`.
Change replacement(Track track);

} // namespace consentry::annotation
