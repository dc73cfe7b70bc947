#include "app/gui/edit_words.h"

#include "widgets/parts/label_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace consentry::app {
namespace {

using edit::EditKind;

struct EditRow {
    EditKind kind;
    const char* words; ///< %1: what it was about
};

constexpr EditRow kEditRows[] = {
    {EditKind::Draw, QT_TRANSLATE_NOOP("Edits", "Drew %1")},
    {EditKind::MoveBox, QT_TRANSLATE_NOOP("Edits", "Moved %1")},
    {EditKind::ResizeBox, QT_TRANSLATE_NOOP("Edits", "Resized %1")},
    {EditKind::AddKeyFrame, QT_TRANSLATE_NOOP("Edits", "Added a key frame to %1")},
    {EditKind::RemoveKeyFrame, QT_TRANSLATE_NOOP("Edits", "Removed a key frame of %1")},
    {EditKind::MoveKeyFrame, QT_TRANSLATE_NOOP("Edits", "Moved a key frame of %1 in time")},
    {EditKind::SetOccluded, QT_TRANSLATE_NOOP("Edits", "Marked %1 as occluded")},
    {EditKind::ClearOccluded, QT_TRANSLATE_NOOP("Edits", "Marked %1 as not occluded")},
    {EditKind::SetTruncated, QT_TRANSLATE_NOOP("Edits", "Marked %1 as truncated")},
    {EditKind::ClearTruncated, QT_TRANSLATE_NOOP("Edits", "Marked %1 as not truncated")},
    {EditKind::EndTrack, QT_TRANSLATE_NOOP("Edits", "Ended %1 here")},
    {EditKind::ContinueTrack, QT_TRANSLATE_NOOP("Edits", "Continued %1")},
    {EditKind::RemoveTrack, QT_TRANSLATE_NOOP("Edits", "Removed the track %1")},
    {EditKind::SetLabel, QT_TRANSLATE_NOOP("Edits", "Changed the class to %1")},
    {EditKind::SetAttribute, QT_TRANSLATE_NOOP("Edits", "Changed %1")},
    {EditKind::AddClipTag, QT_TRANSLATE_NOOP("Edits", "Tagged the clip %1")},
    {EditKind::RemoveClipTag, QT_TRANSLATE_NOOP("Edits", "Took the tag %1 away")},
    {EditKind::AddRangeTag, QT_TRANSLATE_NOOP("Edits", "Tagged a range %1")},
    {EditKind::RemoveRangeTag, QT_TRANSLATE_NOOP("Edits", "Took the range tag %1 away")},
    {EditKind::AcceptSuggestion, QT_TRANSLATE_NOOP("Edits", "Accepted %1")},
    {EditKind::TrackObject, QT_TRANSLATE_NOOP("Edits", "Tracked %1")},
    {EditKind::Import, QT_TRANSLATE_NOOP("Edits", "Imported %1")},
    {EditKind::MergeTracks, QT_TRANSLATE_NOOP("Edits", "Merged %1")},
    {EditKind::JoinTracks, QT_TRANSLATE_NOOP("Edits", "Joined %1")},
    {EditKind::SplitTrack, QT_TRANSLATE_NOOP("Edits", "Split %1")},
    {EditKind::SwapTracks, QT_TRANSLATE_NOOP("Edits", "Swapped %1 from here on")},
    {EditKind::Paste, QT_TRANSLATE_NOOP("Edits", "Pasted %1")},
    {EditKind::Propagate, QT_TRANSLATE_NOOP("Edits", "Kept the box of %1")},
    {EditKind::RemoveBoxes, QT_TRANSLATE_NOOP("Edits", "Removed boxes of %1")},
    {EditKind::RemoveKeyFrames, QT_TRANSLATE_NOOP("Edits", "Removed key frames of %1")},
    {EditKind::ShowStretch, QT_TRANSLATE_NOOP("Edits", "Showed %1 between key frames")},
    {EditKind::HideStretch, QT_TRANSLATE_NOOP("Edits", "Hid %1 between key frames")},
    {EditKind::Simplify, QT_TRANSLATE_NOOP("Edits", "Simplified %1")},
    {EditKind::ExcludeFrames, QT_TRANSLATE_NOOP("Edits", "Excluded frames")},
    {EditKind::IncludeFrames, QT_TRANSLATE_NOOP("Edits", "Included frames again")},
    {EditKind::AddIgnoreRegion, QT_TRANSLATE_NOOP("Edits", "Added an ignore region")},
    {EditKind::RemoveIgnoreRegion, QT_TRANSLATE_NOOP("Edits", "Removed ignore regions")},
    {EditKind::MoveRangeTag, QT_TRANSLATE_NOOP("Edits", "Changed where %1 holds")},
    {EditKind::HideTracks, QT_TRANSLATE_NOOP("Edits", "Hid %1")},
    {EditKind::ShowTracks, QT_TRANSLATE_NOOP("Edits", "Showed %1 again")},
    {EditKind::LockTracks, QT_TRANSLATE_NOOP("Edits", "Locked %1")},
    {EditKind::UnlockTracks, QT_TRANSLATE_NOOP("Edits", "Unlocked %1")},
    {EditKind::PinTracks, QT_TRANSLATE_NOOP("Edits", "Pinned %1")},
    {EditKind::UnpinTracks, QT_TRANSLATE_NOOP("Edits", "Unpinned %1")},
};

/// What takes away more than a hand can quickly make again, or is hard to see on screen.
constexpr EditKind kSweeping[] = {EditKind::RemoveTrack, EditKind::MergeTracks, EditKind::JoinTracks,
                                  EditKind::SwapTracks,  EditKind::RemoveBoxes, EditKind::RemoveKeyFrames,
                                  EditKind::Simplify,    EditKind::Propagate};

} // namespace

bool isSweeping(edit::EditKind kind)
{
    return std::ranges::find(kSweeping, kind) != std::end(kSweeping);
}

QString editWords(const edit::Edit& edit)
{
    const QString subject = edit.objects > 1
                                ? QCoreApplication::translate("Edits", "%n object(s)", nullptr, edit.objects)
                                : widgets::labelWord(edit.subject);
    for (const EditRow& row : kEditRows) {
        const QString words = QCoreApplication::translate("Edits", row.words);
        if (row.kind == edit.kind)
            return words.contains(QLatin1String("%1")) ? words.arg(subject) : words;
    }
    return {};
}

} // namespace consentry::app
