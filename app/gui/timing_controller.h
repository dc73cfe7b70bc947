#pragma once

#include "annotation/edit/clip_operations.h"
#include "annotation/edit/label_follower.h"
#include "app/gui/playback_controller.h"
#include "app/gui/workbench.h"
#include "widgets/parts/toast.h"

namespace consentry::app {

/// What a pointer does on the timeline, by keys: key frames and ends of tags to another time, time larger and smaller,
/// classes folded away. GUI thread.
class TimingController final : public QObject, private edit::LabelFollower {
    Q_OBJECT

public:
    struct Parts {
        Workbench& workbench;
        ActionTable& actions;
        widgets::Toast& toast;
        PlaybackController& playback;
    };
    explicit TimingController(const Parts& parts, QObject* parent = nullptr);

    /// detach() before either goes.
    void attach(edit::AnnotationDocument& document, edit::Selection& selection);
    void detach();

Q_SIGNALS:
    void editRefused(const consentry::Error& error);

private:
    void update();
    void moveKeyFrames(int step);
    QString whyNotMoved(FrameIndex from, FrameIndex to) const;
    void moveTagEnd(edit::TagEnd end);
    void foldLanes();

    Parts m_parts;
    edit::Gesture m_gesture;
    std::uint64_t m_revision = 0; ///< of the labels after the last move of key frames
    FrameIndex m_movedTo;
};

} // namespace consentry::app
