#pragma once

#include "annotation/edit/clip_operations.h"
#include "annotation/edit/label_follower.h"
#include "annotation/edit/track_operations.h"
#include "app/gui/workbench.h"
#include "widgets/parts/toast.h"

namespace consentry::app {

/// What keys and menus do to tracks: marks, merging and splitting, copies, ranges, how tracks are shown. GUI thread.
class TrackActions final : public QObject, private edit::LabelFollower {
    Q_OBJECT

public:
    struct Parts {
        Workbench& workbench;
        ActionTable& actions;
        widgets::Toast& toast;
    };
    TrackActions(const Parts& parts, QObject* parent);

    /// detach() before either goes. What was copied stays, for another clip.
    void attach(edit::AnnotationDocument& document, edit::Selection& selection);
    void detach();
    /// Which actions are possible now.
    void update();

    /// Shift+Del, and what the toast offers when Del would take a whole track.
    void removeSelected();

Q_SIGNALS:
    void editRefused(const consentry::Error& error);

private:
    enum class Needs { Clip, Selected, EditSelected, EditSeveral, EditPair, EditRange, EditCopied, EditClip };
    struct Row {
        ActionId id;
        Needs needs;
        void (TrackActions::*run)();
        std::size_t classes = 0; ///< that the label set must offer
    };
    static std::span<const Row> rows();

    bool isPossible(Needs needs) const;
    FrameIndex frame() const { return m_selection->frame(); }
    std::vector<annotation::TrackId> selected() const;
    void offerToRemove(const QString& why);
    /// The selected tracks, or all that are shown.
    edit::TrackIds selectedOrAll() const;
    std::size_t classesOffered() const;

    void deleteHere();
    void toggleKeyFrame();
    void toggleMark(annotation::Mark mark);
    void toggleOutside() { toggleMark(annotation::Mark::Outside); }
    void toggleOccluded() { toggleMark(annotation::Mark::Occluded); }
    void toggleTruncated() { toggleMark(annotation::Mark::Truncated); }
    void setClass(std::size_t index);
    template<std::size_t Index>
    void setClassAt()
    {
        setClass(Index);
    }
    void combine(annotation::Between between);
    void merge() { combine(annotation::Between::AsSeen); }
    void join() { combine(annotation::Between::Filled); }
    void split();
    void swap();
    void copy();
    void paste();
    void propagate();
    void removeIn(edit::RangePart part);
    void removeBoxesInRange() { removeIn(edit::RangePart::Boxes); }
    void removeKeyFramesInRange() { removeIn(edit::RangePart::KeyFrames); }
    void toggleInterpolation();
    void simplify();
    void selectAll();
    void toggleFlag(edit::TrackFlag flag);
    void toggleHidden() { toggleFlag(edit::TrackFlag::Hidden); }
    void toggleLocked() { toggleFlag(edit::TrackFlag::Locked); }
    void togglePinned() { toggleFlag(edit::TrackFlag::Pinned); }
    void beginRange() { m_selection->beginRange(frame()); }
    void endRange() { m_selection->endRange(frame()); }
    void startAttributes();
    void toggleExcluded();
    void ignoreBox();
    void forgetIgnored();
    void filterTracks() { m_workbench.tracks().focusFilter(); }
    void showTags();
    /// The marked range, or this frame.
    FrameRange rangeOrFrame() const;
    void forgetRange() { m_selection->setRange({}); }

    /// Tells the refusal; says `nothing` when nothing came of it.
    void report(const Result<edit::Outcome>& outcome, const QString& nothing);
    void say(const QString& message) { m_toast.say({.message = message}); }

    Workbench& m_workbench;
    ActionTable& m_actions;
    widgets::Toast& m_toast;
    edit::CopiedObjects m_copied;
    int m_frames = 10;      ///< the last answer to "for how many frames"
    double m_tolerance = 2; ///< pixels
};

} // namespace consentry::app
