#pragma once

#include "widgets/canvas/view_options.h"

#include <QString>
#include <Qt>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

class QAction;

namespace consentry::widgets {

/// What a tool works on: the labels and the frame that is on screen. Coordinates are display pixels of the clip.
struct ToolContext {
    edit::AnnotationDocument& document;
    edit::Selection& selection;
    FrameIndex frame;
    Others others = Others::Shown; ///< hidden boxes cannot be taken hold of

    Size picture() const { return document.facts().frames.size; }
    bool isEditable() const { return document.mode() == edit::EditMode::Editable; }
    bool has(edit::TrackFlag flag, annotation::TrackId id) const { return document.flags().has(flag, id); }
    bool isShown(annotation::TrackId id) const { return isOnCanvas(document, selection, others, id); }
    /// Whether hands may change its boxes.
    bool isFree(annotation::TrackId id) const { return isEditable() && !has(edit::TrackFlag::Locked, id); }
};

/// Where the pointer is.
struct ToolPoint {
    Point point;
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;
    double reach = 0; ///< how near counts as on it, in pixels of the picture
};

/// Lines through the picture on which edges of a box lie that snapped to them.
struct SnapGuides {
    std::vector<double> across; ///< x of upright lines
    std::vector<double> down;   ///< y of level lines
};

/// A box that is being drawn or changed and is not in the document yet.
struct ToolPreview {
    std::optional<annotation::TrackId> track; ///< the one it stands for; nothing: a new one
    Box box;
    std::string label;
    SnapGuides guides = {};
    std::map<annotation::TrackId, Box> along = {}; ///< of other tracks that move with it
};

/// What hints of tools may name the keys of.
struct ToolActions {
    const QAction* draw = nullptr;
    const QAction* oneFrame = nullptr; ///< the next box is for one frame, or a track again
};

/// A frame drawn around boxes to select them, and those that it touches.
struct ToolBand {
    Box box;
    std::set<annotation::TrackId> touched;
};

/// Turns presses, moves and releases into edits of the document. One gesture is at most one undo step, made at its
/// release; cancel() leaves nothing behind. GUI thread.
class AbstractTool {
public:
    virtual ~AbstractTool() = default;

    virtual void press(const ToolContext& context, const ToolPoint& at) = 0;
    virtual void move(const ToolContext& context, const ToolPoint& at) = 0;
    /// The document's error when it refused the edit.
    virtual Result<void> release(const ToolContext& context, const ToolPoint& at) = 0;
    virtual void cancel() = 0;

    /// Between press and release, or between the two clicks of one gesture.
    virtual bool isBusy() const = 0;
    /// Busy, and no button is held: the next press goes on with the gesture.
    virtual bool isBetweenClicks() const { return false; }
    virtual std::optional<ToolPreview> preview() const = 0;
    virtual std::optional<ToolBand> band() const { return std::nullopt; }
    virtual Qt::CursorShape cursor(const ToolContext& context, const ToolPoint& at) const = 0;
    /// What the next click does, for the mode line; translated.
    virtual QString hint(edit::EditMode mode, const ToolActions& actions) const = 0;
    /// Lines through the whole canvas help to draw exactly.
    virtual bool wantsCrosshair() const { return false; }
};

} // namespace consentry::widgets
