#include "app/gui/edit_words.h"

#include "widgets/parts/label_words.h"

#include <QCoreApplication>

namespace consentry::app {
namespace {

using edit::EditKind;

struct Row {
    EditKind kind;
    const char* words; ///< %1: what it was about
};

constexpr Row kRows[] = {
    {EditKind::Draw, QT_TRANSLATE_NOOP("Edits", "Drew %1")},
    {EditKind::MoveBox, QT_TRANSLATE_NOOP("Edits", "Moved %1")},
    {EditKind::ResizeBox, QT_TRANSLATE_NOOP("Edits", "Resized %1")},
    {EditKind::AddKeyFrame, QT_TRANSLATE_NOOP("Edits", "Added a key frame to %1")},
    {EditKind::RemoveKeyFrame, QT_TRANSLATE_NOOP("Edits", "Removed a key frame of %1")},
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
};

} // namespace

QString editWords(const edit::Edit& edit)
{
    const QString subject = edit.objects > 1
                                ? QCoreApplication::translate("Edits", "%n object(s)", nullptr, edit.objects)
                                : widgets::labelWord(edit.subject);
    for (const Row& row : kRows) {
        if (row.kind == edit.kind)
            return QCoreApplication::translate("Edits", row.words).arg(subject);
    }
    return {};
}

} // namespace consentry::app
