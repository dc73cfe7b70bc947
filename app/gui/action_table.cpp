#include "app/gui/action_table.h"

#include "widgets/parts/key_words.h"
#include "widgets/parts/naming.h"

#include <QCoreApplication>
#include <QWidget>

#include <algorithm>
#include <iterator>

namespace consentry::app {
namespace {

// Frame keys are CVAT's.
constexpr ActionSpec kActions[] = {
    {ActionId::OpenWorkspace, "openWorkspace", QT_TRANSLATE_NOOP("Actions", "Open workspace"), "Ctrl+O", "folder",
     false},
    {ActionId::Lock, "lock", QT_TRANSLATE_NOOP("Actions", "Lock"), "Ctrl+L", "lock", false},
    {ActionId::Quit, "quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q", "close", false},
    {ActionId::Submit, "submit", QT_TRANSLATE_NOOP("Actions", "Submit for review"), "Ctrl+Return", "check", false},
    {ActionId::Accept, "accept", QT_TRANSLATE_NOOP("Actions", "Accept labels"), "Ctrl+Shift+A", "check", false},
    {ActionId::Return, "return", QT_TRANSLATE_NOOP("Actions", "Return labels"), "Ctrl+Shift+R", "return", false},
    {ActionId::ReportClip, "reportClip", QT_TRANSLATE_NOOP("Actions", "Nobody should watch this"), "!", "report",
     false},
    {ActionId::Undo, "undo", QT_TRANSLATE_NOOP("Actions", "Undo"), "Ctrl+Z", "undo", false},
    {ActionId::Redo, "redo", QT_TRANSLATE_NOOP("Actions", "Redo"), "Ctrl+Shift+Z; Ctrl+Y", "redo", false},
    {ActionId::DeleteHere, "deleteHere", QT_TRANSLATE_NOOP("Actions", "Remove key frame, or end the track here"),
     "Del; Backspace", "track-end", false},
    {ActionId::RemoveTrack, "removeTrack", QT_TRANSLATE_NOOP("Actions", "Remove the whole track"), "Shift+Del",
     "delete", false},
    {ActionId::SelectTool, "selectTool", QT_TRANSLATE_NOOP("Actions", "Select"), "S", "select", true},
    {ActionId::DrawTool, "drawTool", QT_TRANSLATE_NOOP("Actions", "Draw a box"), "N", "draw", true},
    {ActionId::BoxMode, "boxMode", QT_TRANSLATE_NOOP("Actions", "Draw boxes for one frame only"), "Shift+N",
     "single-frame", true},
    {ActionId::BlurTool, "blurTool", QT_TRANSLATE_NOOP("Actions", "Hide a face that is still visible"), "B", "blur",
     true},
    {ActionId::ToggleKeyFrame, "toggleKeyFrame", QT_TRANSLATE_NOOP("Actions", "Key frame"), "K", "key", false},
    {ActionId::ToggleOutside, "toggleOutside", QT_TRANSLATE_NOOP("Actions", "Outside"), "O", "outside", false},
    {ActionId::ToggleOccluded, "toggleOccluded", QT_TRANSLATE_NOOP("Actions", "Occluded"), "Q; /", "occluded", false},
    {ActionId::Class1, "class1", QT_TRANSLATE_NOOP("Actions", "First class"), "1", "", false},
    {ActionId::Class2, "class2", QT_TRANSLATE_NOOP("Actions", "Second class"), "2", "", false},
    {ActionId::Class3, "class3", QT_TRANSLATE_NOOP("Actions", "Third class"), "3", "", false},
    {ActionId::Class4, "class4", QT_TRANSLATE_NOOP("Actions", "Fourth class"), "4", "", false},
    {ActionId::Class5, "class5", QT_TRANSLATE_NOOP("Actions", "Fifth class"), "5", "", false},
    {ActionId::Class6, "class6", QT_TRANSLATE_NOOP("Actions", "Sixth class"), "6", "", false},
    {ActionId::Class7, "class7", QT_TRANSLATE_NOOP("Actions", "Seventh class"), "7", "", false},
    {ActionId::Class8, "class8", QT_TRANSLATE_NOOP("Actions", "Eighth class"), "8", "", false},
    {ActionId::Class9, "class9", QT_TRANSLATE_NOOP("Actions", "Ninth class"), "9", "", false},
    {ActionId::PreviousFrame, "previousFrame", QT_TRANSLATE_NOOP("Actions", "Previous frame"), "D", "previous", false},
    {ActionId::NextFrame, "nextFrame", QT_TRANSLATE_NOOP("Actions", "Next frame"), "F", "next", false},
    {ActionId::StepBack, "stepBack", QT_TRANSLATE_NOOP("Actions", "Long step back"), "C", "", false},
    {ActionId::StepForward, "stepForward", QT_TRANSLATE_NOOP("Actions", "Long step on"), "V", "", false},
    {ActionId::FirstFrame, "firstFrame", QT_TRANSLATE_NOOP("Actions", "First frame"), "Home", "first", false},
    {ActionId::LastFrame, "lastFrame", QT_TRANSLATE_NOOP("Actions", "Last frame"), "End", "last", false},
    {ActionId::Play, "play", QT_TRANSLATE_NOOP("Actions", "Play or pause"), "Space", "play", false},
    {ActionId::GoToFrame, "goToFrame", QT_TRANSLATE_NOOP("Actions", "Go to frame"), "`; Ctrl+G", "", false},
    {ActionId::PlayBackward, "playBackward", QT_TRANSLATE_NOOP("Actions", "Play backwards"), "Shift+Space", "", false},
    {ActionId::Slower, "slower", QT_TRANSLATE_NOOP("Actions", "Slower"), "Alt+Down", "", false},
    {ActionId::Faster, "faster", QT_TRANSLATE_NOOP("Actions", "Faster"), "Alt+Up", "", false},
    {ActionId::Loop, "loop", QT_TRANSLATE_NOOP("Actions", "Play the range round and round"), "Alt+L", "", true},
    {ActionId::PreviousKeyFrame, "previousKeyFrame", QT_TRANSLATE_NOOP("Actions", "Previous key frame"), "E",
     "key-previous", false},
    {ActionId::NextKeyFrame, "nextKeyFrame", QT_TRANSLATE_NOOP("Actions", "Next key frame"), "R", "key-next", false},
    {ActionId::HalfWay, "halfWay", QT_TRANSLATE_NOOP("Actions", "Half way between key frames"), "W", "", false},
    {ActionId::KeyFrameEarlier, "keyFrameEarlier", QT_TRANSLATE_NOOP("Actions", "Move the key frame one frame back"),
     "Alt+Left", "", false},
    {ActionId::KeyFrameLater, "keyFrameLater", QT_TRANSLATE_NOOP("Actions", "Move the key frame one frame on"),
     "Alt+Right", "", false},
    {ActionId::PreviousTurn, "previousTurn", QT_TRANSLATE_NOOP("Actions", "Previous coming or going of a track"),
     "Shift+E", "", false},
    {ActionId::NextTurn, "nextTurn", QT_TRANSLATE_NOOP("Actions", "Next coming or going of a track"), "Shift+R", "",
     false},
    {ActionId::PreviousBoxes, "previousBoxes", QT_TRANSLATE_NOOP("Actions", "Previous frames with boxes"),
     "Alt+Shift+B", "", false},
    {ActionId::NextBoxes, "nextBoxes", QT_TRANSLATE_NOOP("Actions", "Next frames with boxes"), "Alt+B", "", false},
    {ActionId::PreviousEmpty, "previousEmpty", QT_TRANSLATE_NOOP("Actions", "Previous frames without boxes"),
     "Alt+Shift+Y", "", false},
    {ActionId::NextEmpty, "nextEmpty", QT_TRANSLATE_NOOP("Actions", "Next frames without boxes"), "Alt+Y", "", false},
    {ActionId::PreviousIssue, "previousIssue", QT_TRANSLATE_NOOP("Actions", "Previous issue"), "Shift+U", "", false},
    {ActionId::NextIssue, "nextIssue", QT_TRANSLATE_NOOP("Actions", "Next issue"), "U", "", false},
    {ActionId::PreviousBox, "previousBox", QT_TRANSLATE_NOOP("Actions", "Select the previous box in this frame"), ",",
     "", false},
    {ActionId::NextBox, "nextBox", QT_TRANSLATE_NOOP("Actions", "Select the next box in this frame"), ".", "", false},
    {ActionId::HideOthers, "hideOthers", QT_TRANSLATE_NOOP("Actions", "Show only the selected"), "Shift+H", "eye",
     true},
    {ActionId::DimOthers, "dimOthers", QT_TRANSLATE_NOOP("Actions", "Dim all but the selected"), "Alt+H", "eye-off",
     true},
    {ActionId::FollowTrack, "followTrack", QT_TRANSLATE_NOOP("Actions", "Keep the selected track in the middle"), "Z",
     "", true},
    {ActionId::ShowTrail, "showTrail", QT_TRANSLATE_NOOP("Actions", "Trail and neighbouring key frames"), "Shift+O", "",
     true},
    {ActionId::ColourBy, "colourBy", QT_TRANSLATE_NOOP("Actions", "Colour by class, track, state or review"),
     "Shift+C", "", false},
    {ActionId::LaneOrder, "laneOrder", QT_TRANSLATE_NOOP("Actions", "Order of the lanes"), "Alt+O", "", false},
    {ActionId::FoldLanes, "foldLanes", QT_TRANSLATE_NOOP("Actions", "Fold or unfold the lanes of a class"), "Alt+F", "",
     false},
    {ActionId::TimelineZoomIn, "timelineZoomIn", QT_TRANSLATE_NOOP("Actions", "Zoom into time"), "Alt+=; Alt++", "",
     false},
    {ActionId::TimelineZoomOut, "timelineZoomOut", QT_TRANSLATE_NOOP("Actions", "Zoom out of time"), "Alt+-", "",
     false},
    {ActionId::TimelineWhole, "timelineWhole", QT_TRANSLATE_NOOP("Actions", "Show the whole clip in the timeline"),
     "Alt+0", "", false},
    {ActionId::ZoomFit, "zoomFit", QT_TRANSLATE_NOOP("Actions", "Fit the picture"), "Ctrl+0", "fit", false},
    {ActionId::ZoomPixels, "zoomPixels", QT_TRANSLATE_NOOP("Actions", "One to one"), "Ctrl+1", "actual-size", false},
    {ActionId::ZoomIn, "zoomIn", QT_TRANSLATE_NOOP("Actions", "Zoom in"), "Ctrl++; Ctrl+=", "zoom-in", false},
    {ActionId::ZoomOut, "zoomOut", QT_TRANSLATE_NOOP("Actions", "Zoom out"), "Ctrl+-", "zoom-out", false},
    {ActionId::PanLeft, "panLeft", QT_TRANSLATE_NOOP("Actions", "See more at the left"), "Alt+Shift+Left", "", false},
    {ActionId::PanRight, "panRight", QT_TRANSLATE_NOOP("Actions", "See more at the right"), "Alt+Shift+Right", "",
     false},
    {ActionId::PanUp, "panUp", QT_TRANSLATE_NOOP("Actions", "See more at the top"), "Alt+Shift+Up", "", false},
    {ActionId::PanDown, "panDown", QT_TRANSLATE_NOOP("Actions", "See more at the bottom"), "Alt+Shift+Down", "", false},
    {ActionId::Palette, "palette", QT_TRANSLATE_NOOP("Actions", "Find an action, a track, a clip or a frame"),
     "Ctrl+K; Ctrl+Shift+P", "search", false},
    {ActionId::History, "history", QT_TRANSLATE_NOOP("Actions", "Undo history"), "Ctrl+H", "", false},
    {ActionId::Guideline, "guideline", QT_TRANSLATE_NOOP("Actions", "How to label this class"), "Shift+F1", "", false},
    {ActionId::ChangeKeys, "changeKeys", QT_TRANSLATE_NOOP("Actions", "Change keys"), "Ctrl+Alt+K", "", false},
    {ActionId::ToggleTheme, "toggleTheme", QT_TRANSLATE_NOOP("Actions", "Dark, light, high contrast"), "Ctrl+Shift+T",
     "theme", false},
    {ActionId::ShowKeys, "showKeys", QT_TRANSLATE_NOOP("Actions", "All keys"), "F1", "info", false},
    {ActionId::ToggleTruncated, "toggleTruncated", QT_TRANSLATE_NOOP("Actions", "Truncated"), "Shift+Q", "truncated",
     false},
    {ActionId::SetClass1, "setClass1", QT_TRANSLATE_NOOP("Actions", "Give the tracks the first class"), "Alt+1", "",
     false},
    {ActionId::SetClass2, "setClass2", QT_TRANSLATE_NOOP("Actions", "Give the tracks the second class"), "Alt+2", "",
     false},
    {ActionId::SetClass3, "setClass3", QT_TRANSLATE_NOOP("Actions", "Give the tracks the third class"), "Alt+3", "",
     false},
    {ActionId::SetClass4, "setClass4", QT_TRANSLATE_NOOP("Actions", "Give the tracks the fourth class"), "Alt+4", "",
     false},
    {ActionId::SetClass5, "setClass5", QT_TRANSLATE_NOOP("Actions", "Give the tracks the fifth class"), "Alt+5", "",
     false},
    {ActionId::SetClass6, "setClass6", QT_TRANSLATE_NOOP("Actions", "Give the tracks the sixth class"), "Alt+6", "",
     false},
    {ActionId::SetClass7, "setClass7", QT_TRANSLATE_NOOP("Actions", "Give the tracks the seventh class"), "Alt+7", "",
     false},
    {ActionId::SetClass8, "setClass8", QT_TRANSLATE_NOOP("Actions", "Give the tracks the eighth class"), "Alt+8", "",
     false},
    {ActionId::SetClass9, "setClass9", QT_TRANSLATE_NOOP("Actions", "Give the tracks the ninth class"), "Alt+9", "",
     false},
    {ActionId::MergeTracks, "mergeTracks", QT_TRANSLATE_NOOP("Actions", "Merge the selected tracks into one"), "M",
     "merge", false},
    {ActionId::JoinTracks, "joinTracks", QT_TRANSLATE_NOOP("Actions", "Merge, and fill what lies between"), "J", "",
     false},
    {ActionId::SplitTrack, "splitTrack", QT_TRANSLATE_NOOP("Actions", "Split the track here"), "Alt+M", "split", false},
    {ActionId::SwapTracks, "swapTracks", QT_TRANSLATE_NOOP("Actions", "Swap two tracks from here on"), "X", "swap",
     false},
    {ActionId::CopyBoxes, "copyBoxes", QT_TRANSLATE_NOOP("Actions", "Copy the boxes of this frame"), "Ctrl+C", "",
     false},
    {ActionId::PasteBoxes, "pasteBoxes", QT_TRANSLATE_NOOP("Actions", "Paste as new tracks"), "Ctrl+V", "", false},
    {ActionId::Propagate, "propagate", QT_TRANSLATE_NOOP("Actions", "Keep the box for so many frames"), "Ctrl+B", "",
     false},
    {ActionId::ToggleInterpolation, "toggleInterpolation",
     QT_TRANSLATE_NOOP("Actions", "Show or hide between these key frames"), "I", "", false},
    {ActionId::SimplifyTracks, "simplifyTracks", QT_TRANSLATE_NOOP("Actions", "Drop key frames that add nothing"),
     "Ctrl+Shift+K", "", false},
    {ActionId::BeginRange, "beginRange", QT_TRANSLATE_NOOP("Actions", "Range begins here"), "[", "", false},
    {ActionId::EndRange, "endRange", QT_TRANSLATE_NOOP("Actions", "Range ends here"), "]", "", false},
    {ActionId::ForgetRange, "forgetRange", QT_TRANSLATE_NOOP("Actions", "Forget the range"), "Alt+R", "", false},
    {ActionId::TagBegins, "tagBegins", QT_TRANSLATE_NOOP("Actions", "The tag of a range begins here"), "Alt+[", "",
     false},
    {ActionId::TagEnds, "tagEnds", QT_TRANSLATE_NOOP("Actions", "The tag of a range ends here"), "Alt+]", "", false},
    {ActionId::RemoveBoxesInRange, "removeBoxesInRange", QT_TRANSLATE_NOOP("Actions", "Remove boxes in the range"),
     "Ctrl+Del", "", false},
    {ActionId::RemoveKeyFramesInRange, "removeKeyFramesInRange",
     QT_TRANSLATE_NOOP("Actions", "Remove key frames in the range"), "Ctrl+Shift+Del", "", false},
    {ActionId::SelectAll, "selectAll", QT_TRANSLATE_NOOP("Actions", "Select all in the frame, then all tracks"),
     "Ctrl+A", "", false},
    {ActionId::HideTracks, "hideTracks", QT_TRANSLATE_NOOP("Actions", "Hide or show"), "H", "eye-off", false},
    {ActionId::LockTracks, "lockTracks", QT_TRANSLATE_NOOP("Actions", "Lock or unlock"), "L", "lock", false},
    {ActionId::PinTracks, "pinTracks", QT_TRANSLATE_NOOP("Actions", "Pin or unpin"), "P", "pin", false},
    {ActionId::AttributeMode, "attributeMode", QT_TRANSLATE_NOOP("Actions", "Set attributes by keys"), "A", "", false},
    {ActionId::ToggleExcluded, "toggleExcluded",
     QT_TRANSLATE_NOOP("Actions", "Exclude the range or frame, or include it again"), "Alt+Del", "", false},
    {ActionId::IgnoreBox, "ignoreBox", QT_TRANSLATE_NOOP("Actions", "Ignore what lies in the selected box"), "G", "",
     false},
    {ActionId::ForgetIgnored, "forgetIgnored", QT_TRANSLATE_NOOP("Actions", "Remove the ignore regions of this frame"),
     "Shift+G", "", false},
    {ActionId::ShowTags, "showTags", QT_TRANSLATE_NOOP("Actions", "Tags of the clip and of ranges"), "Y", "", false},
    {ActionId::FilterTracks, "filterTracks", QT_TRANSLATE_NOOP("Actions", "Filter the tracks"), "Ctrl+F", "search",
     false},
    {ActionId::ShowReveal, "showReveal", QT_TRANSLATE_NOOP("Actions", "Show what was revealed to you"), "Ctrl+U", "eye",
     false},
    {ActionId::NextDoubt, "nextDoubt", QT_TRANSLATE_NOOP("Actions", "Next doubtful stretch"), "Ctrl+Down", "", false},
    {ActionId::PreviousDoubt, "previousDoubt", QT_TRANSLATE_NOOP("Actions", "Previous doubtful stretch"), "Ctrl+Up", "",
     false},
    {ActionId::MaskCamera, "maskCamera", QT_TRANSLATE_NOOP("Actions", "Hide this in each clip of this camera"),
     "Ctrl+Shift+B", "", false},
    {ActionId::FollowBox, "followBox", QT_TRANSLATE_NOOP("Actions", "Follow the box"), "T", "", false},
    {ActionId::Suggest, "suggest", QT_TRANSLATE_NOOP("Actions", "Look for objects"), "Shift+T", "", false},
    {ActionId::AcceptProposal, "acceptProposal", QT_TRANSLATE_NOOP("Actions", "Take the proposal"), "Alt+A", "", false},
    {ActionId::AcceptProposals, "acceptProposals", QT_TRANSLATE_NOOP("Actions", "Take all that are shown"),
     "Alt+Shift+A", "", false},
    {ActionId::MergeProposal, "mergeProposal", QT_TRANSLATE_NOOP("Actions", "Put it into the selected track"), "Alt+J",
     "", false},
    {ActionId::RejectProposal, "rejectProposal", QT_TRANSLATE_NOOP("Actions", "Leave the proposal"), "Alt+X", "",
     false},
    {ActionId::CheckInterpolation, "checkInterpolation",
     QT_TRANSLATE_NOOP("Actions", "Compare interpolated boxes with the picture"), "Alt+I", "", false},
    {ActionId::NextDoubtfulBox, "nextDoubtfulBox", QT_TRANSLATE_NOOP("Actions", "Next doubtful interpolation"),
     "Shift+W", "", false},
    {ActionId::ViewSettings, "viewSettings", QT_TRANSLATE_NOOP("Actions", "How it looks"), "F2", "", false},
    {ActionId::EditLabelSet, "editLabelSet", QT_TRANSLATE_NOOP("Actions", "What may be labelled"), "Ctrl+Alt+L", "",
     false},
    {ActionId::GoToSegment, "goToSegment", QT_TRANSLATE_NOOP("Actions", "Go to my segment"), "Alt+G", "", false},
    {ActionId::AskToSee, "askToSee", QT_TRANSLATE_NOOP("Actions", "Ask to see frames of the original"), "Shift+B", "",
     false},
    {ActionId::ShowRequests, "showRequests", QT_TRANSLATE_NOOP("Actions", "Requests to see originals"), "Ctrl+Shift+U",
     "", false},
    {ActionId::ApproveUnblur, "approveUnblur", QT_TRANSLATE_NOOP("Actions", "Approve the request"), "Ctrl+Alt+A", "",
     false},
    {ActionId::RefuseUnblur, "refuseUnblur", QT_TRANSLATE_NOOP("Actions", "Refuse the request"), "Ctrl+Alt+R", "",
     false},
    {ActionId::ReleaseUnblur, "releaseUnblur", QT_TRANSLATE_NOOP("Actions", "Release the frames"), "Ctrl+Alt+U", "",
     false},
    {ActionId::StopRelease, "stopRelease", QT_TRANSLATE_NOOP("Actions", "Stop the release"), "Ctrl+Alt+S", "", false},
    {ActionId::OwnFigures, "ownFigures", QT_TRANSLATE_NOOP("Actions", "My figures"), "Ctrl+Alt+F", "", false},
};

struct ButtonWord {
    ActionId id;
    const char* text;
};

/// What buttons say that must be short; their tool tips say the rest.
constexpr ButtonWord kButtonWords[] = {
    {ActionId::Submit, QT_TRANSLATE_NOOP("Actions", "Submit")},
    {ActionId::AcceptProposal, QT_TRANSLATE_NOOP("Actions", "Take")},
    {ActionId::AcceptProposals, QT_TRANSLATE_NOOP("Actions", "Take all")},
    {ActionId::MergeProposal, QT_TRANSLATE_NOOP("Actions", "Into the track")},
    {ActionId::RejectProposal, QT_TRANSLATE_NOOP("Actions", "Leave")},
    {ActionId::MaskCamera, QT_TRANSLATE_NOOP("Actions", "Hide in each clip")},
    {ActionId::BoxMode, QT_TRANSLATE_NOOP("Actions", "One frame")},
};

/// What a held key may do again and again; anything else a heavy finger does once.
constexpr ActionId kRepeating[] = {ActionId::PreviousFrame,   ActionId::NextFrame, ActionId::StepBack,
                                   ActionId::StepForward,     ActionId::Undo,      ActionId::Redo,
                                   ActionId::ZoomIn,          ActionId::ZoomOut,   ActionId::NextKeyFrame,
                                   ActionId::PreviousKeyFrame, ActionId::KeyFrameEarlier, ActionId::KeyFrameLater,
                                   ActionId::TimelineZoomIn,   ActionId::TimelineZoomOut, ActionId::PanLeft,
                                   ActionId::PanRight,         ActionId::PanUp,           ActionId::PanDown};

} // namespace

std::span<const ActionSpec> actionSpecs()
{
    return kActions;
}

ActionTable::ActionTable(const widgets::Appearance& appearance, QWidget& window)
    : QObject(&window), m_appearance(appearance)
{
    for (const ActionSpec& spec : kActions) {
        auto* action = new QAction(QCoreApplication::translate("Actions", spec.text), &window);
        action->setObjectName(QString::fromLatin1(spec.name));
        for (const ButtonWord& word : kButtonWords) {
            if (word.id == spec.id)
                action->setIconText(QCoreApplication::translate("Actions", word.text));
        }
        action->setShortcuts(QKeySequence::listFromString(QString::fromLatin1(spec.shortcuts)));
        tellKey(*action);
        action->setCheckable(spec.checkable);
        action->setAutoRepeat(std::ranges::find(kRepeating, spec.id) != std::end(kRepeating));
        window.addAction(action);
        m_actions.insert(static_cast<int>(spec.id), action);
    }
    connect(&appearance, &widgets::Appearance::changed, this, &ActionTable::updateIcons);
    updateIcons();
}

void ActionTable::setEnabled(std::initializer_list<ActionId> ids, bool enabled)
{
    for (const ActionId id : ids)
        (*this)[id].setEnabled(enabled);
}

std::vector<const QAction*> ActionTable::classActions() const
{
    std::vector<const QAction*> actions;
    for (int id = static_cast<int>(ActionId::Class1); id <= static_cast<int>(ActionId::Class9); ++id)
        actions.push_back(m_actions.value(id));
    return actions;
}

/// In the tool tips of its buttons.
void ActionTable::tellKey(QAction& action) const
{
    action.setToolTip(widgets::toolTipWithKey(action.text(), widgets::keyOf(&action)));
}

void ActionTable::trigger(const QKeySequence& key)
{
    for (QAction* action : std::as_const(m_actions)) {
        if (action->shortcuts().contains(key))
            return action->trigger();
    }
}

QString ActionTable::keysInWords(ActionId id) const
{
    QStringList keys;
    for (const QKeySequence& key : (*this)[id].shortcuts())
        keys << key.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral("  "));
}

std::vector<widgets::KeyRow> ActionTable::keyRows() const
{
    std::vector<widgets::KeyRow> rows;
    for (const ActionSpec& spec : kActions) {
        if (const QAction& action = (*this)[spec.id]; action.isEnabled() && !action.shortcuts().isEmpty())
            rows.push_back({widgets::keyOf(&action), action.text()});
    }
    return rows;
}

std::vector<widgets::KeyEditorRow> ActionTable::editorRows() const
{
    std::vector<widgets::KeyEditorRow> rows;
    for (const ActionSpec& spec : kActions)
        rows.push_back({QString::fromLatin1(spec.name), (*this)[spec.id].text(), keysInWords(spec.id)});
    return rows;
}

void ActionTable::setKeys(const std::map<ActionId, QList<QKeySequence>>& keys)
{
    for (const auto& [id, sequences] : keys) {
        QAction& action = (*this)[id];
        action.setShortcuts(sequences);
        tellKey(action);
    }
}

void ActionTable::showPlaying(bool playing)
{
    QAction& play = (*this)[ActionId::Play];
    const auto words = [](const char* text) { return QCoreApplication::translate("Actions", text); };
    play.setText(words(playing ? QT_TRANSLATE_NOOP("Actions", "Pause") : QT_TRANSLATE_NOOP("Actions", "Play")));
    tellKey(play);
    m_playing = playing;
    updateIcons();
}

void ActionTable::updateIcons()
{
    for (const ActionSpec& spec : kActions) {
        if (*spec.icon != '\0')
            (*this)[spec.id].setIcon(m_appearance.theme().icon(QString::fromLatin1(spec.icon)));
    }
    if (m_playing)
        (*this)[ActionId::Play].setIcon(m_appearance.theme().icon(QStringLiteral("pause")));
}

} // namespace consentry::app
