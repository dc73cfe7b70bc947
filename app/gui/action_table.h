#pragma once

#include "widgets/parts/key_editor.h"
#include "widgets/parts/key_help.h"
#include "widgets/theme/appearance.h"

#include <QAction>
#include <QHash>

#include <map>
#include <span>

namespace consentry::app {

/// Everything a person can do by key, button or menu, in one table; tests walk it.
enum class ActionId {
    OpenWorkspace,
    Lock,
    Quit,
    Submit,
    Accept,
    Return,
    ReportClip,
    Undo,
    Redo,
    DeleteHere,
    RemoveTrack,
    SelectTool,
    DrawTool,
    BoxMode,
    BlurTool,
    ToggleKeyFrame,
    ToggleOutside,
    ToggleOccluded,
    Class1,
    Class2,
    Class3,
    Class4,
    Class5,
    Class6,
    Class7,
    Class8,
    Class9,
    PreviousFrame,
    NextFrame,
    StepBack,
    StepForward,
    FirstFrame,
    LastFrame,
    Play,
    GoToFrame,
    PlayBackward,
    Slower,
    Faster,
    Loop,
    PreviousKeyFrame,
    NextKeyFrame,
    HalfWay,
    KeyFrameEarlier,
    KeyFrameLater,
    PreviousTurn,
    NextTurn,
    PreviousBoxes,
    NextBoxes,
    PreviousEmpty,
    NextEmpty,
    PreviousIssue,
    NextIssue,
    PreviousBox,
    NextBox,
    HideOthers,
    DimOthers,
    FollowTrack,
    ShowTrail,
    ColourBy,
    LaneOrder,
    FoldLanes,
    TimelineZoomIn,
    TimelineZoomOut,
    TimelineWhole,
    ZoomFit,
    ZoomPixels,
    ZoomIn,
    ZoomOut,
    PanLeft,
    PanRight,
    PanUp,
    PanDown,
    Palette,
    History,
    Guideline,
    ChangeKeys,
    ToggleTheme,
    ShowKeys,
    ToggleTruncated,
    SetClass1,
    SetClass2,
    SetClass3,
    SetClass4,
    SetClass5,
    SetClass6,
    SetClass7,
    SetClass8,
    SetClass9,
    MergeTracks,
    JoinTracks,
    SplitTrack,
    SwapTracks,
    CopyBoxes,
    PasteBoxes,
    Propagate,
    ToggleInterpolation,
    SimplifyTracks,
    BeginRange,
    EndRange,
    ForgetRange,
    TagBegins,
    TagEnds,
    RemoveBoxesInRange,
    RemoveKeyFramesInRange,
    SelectAll,
    HideTracks,
    LockTracks,
    PinTracks,
    AttributeMode,
    ToggleExcluded,
    IgnoreBox,
    ForgetIgnored,
    ShowTags,
    FilterTracks,
    ShowReveal,
    NextDoubt,
    PreviousDoubt,
    MaskCamera,
    FollowBox,
    Suggest,
    AcceptProposal,
    AcceptProposals,
    MergeProposal,
    RejectProposal,
    CheckInterpolation,
    NextDoubtfulBox,
    ViewSettings,
    EditLabelSet,
    GoToSegment,
    AskToSee,
    ShowRequests,
    ApproveUnblur,
    RefuseUnblur,
    ReleaseUnblur,
    StopRelease,
    OwnFigures,
};

struct ActionSpec {
    ActionId id;
    const char* name;      ///< objectName
    const char* text;      ///< English; translated in context "Actions"
    const char* shortcuts; ///< portable key sequences, separated by "; "
    const char* icon;      ///< of resources/icons; may be empty
    bool checkable;
};

std::span<const ActionSpec> actionSpecs();

/// The actions of one window, made from the table. GUI thread.
class ActionTable final : public QObject {
    Q_OBJECT

public:
    ActionTable(const widgets::Appearance& appearance, QWidget& window);
    QAction& operator[](ActionId id) const { return *m_actions.value(static_cast<int>(id)); }
    void setEnabled(std::initializer_list<ActionId> ids, bool enabled);
    /// Those that choose a class, in the order of the label set.
    std::vector<const QAction*> classActions() const;
    /// Each action that can be done now, with its first key, for people.
    std::vector<widgets::KeyRow> keyRows() const;
    /// Every action with its keys, to change them.
    std::vector<widgets::KeyEditorRow> editorRows() const;
    /// Does what the key does: for those who had to wait and see whether it would be let go.
    void trigger(const QKeySequence& key);
    void setKeys(const std::map<ActionId, QList<QKeySequence>>& keys);
    /// Play says and shows what it would do next.
    void showPlaying(bool playing);

private:
    void updateIcons();
    void tellKey(QAction& action) const;
    QString keysInWords(ActionId id) const;

    const widgets::Appearance& m_appearance;
    QHash<int, QAction*> m_actions;
    bool m_playing = false;
};

} // namespace consentry::app
