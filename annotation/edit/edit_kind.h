#pragma once

#include "annotation/track.h"

#include <string>
#include <vector>

namespace consentry::edit {

/// What an undo step did. The words for it are the window's.
enum class EditKind {
    Draw,
    MoveBox,
    ResizeBox,
    AddKeyFrame,
    RemoveKeyFrame,
    MoveKeyFrame,
    SetOccluded,
    ClearOccluded,
    SetTruncated,
    ClearTruncated,
    EndTrack,
    ContinueTrack,
    RemoveTrack,
    SetLabel,
    SetAttribute,
    AddClipTag,
    RemoveClipTag,
    AddRangeTag,
    RemoveRangeTag,
    AcceptSuggestion,
    TrackObject,
    Import,
    MergeTracks,
    JoinTracks,
    SplitTrack,
    SwapTracks,
    Paste,
    Propagate,
    RemoveBoxes,
    RemoveKeyFrames,
    ShowStretch,
    HideStretch,
    Simplify,
    ExcludeFrames,
    IncludeFrames,
    AddIgnoreRegion,
    RemoveIgnoreRegion,
    MoveRangeTag,
    HideTracks,
    ShowTracks,
    LockTracks,
    UnlockTracks,
    PinTracks,
    UnpinTracks,
};

/// A step and what it was about: "Draw" and "person".
struct Edit {
    EditKind kind = EditKind::Draw;
    std::string subject; ///< class name, tag or attribute name; empty when several
    int objects = 1;     ///< how many objects it touched

    bool operator==(const Edit&) const = default;
};

enum class ChangeCause { Edit, Undo, Redo };

/// Announced after a change was stored and done.
struct ChangeEvent {
    Edit edit;
    ChangeCause cause = ChangeCause::Edit;
    std::vector<annotation::TrackId> added;
    std::vector<annotation::TrackId> changed;
    std::vector<annotation::TrackId> removed;
    bool tagsChanged = false; ///< or excluded frames, or ignore regions
};

} // namespace consentry::edit
