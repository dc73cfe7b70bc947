#pragma once

#include "annotation/edit/label_follower.h"
#include "base/frame.h"
#include "base/region_track.h"
#include "widgets/canvas/box_overlay.h"
#include "widgets/canvas/proposal_painter.h"
#include "widgets/canvas/watermark.h"
#include "widgets/theme/appearance.h"
#include "widgets/tools/draw_tool.h"
#include "widgets/tools/region_tool.h"
#include "widgets/tools/select_tool.h"

#include <QWidget>

namespace consentry::widgets {

/// Why there is no picture.
enum class BlankKind {
    Waiting, ///< nobody has chosen a clip yet
    Closed,  ///< it may not be seen, or not any more
};

enum class ToolKind { Select, Draw, Region };

/// A box that is on the picture now, for who cannot see it.
struct BoxInWords {
    annotation::TrackId track;
    QString words; ///< "person 1, key frame, occluded, 40 by 60 at 100, 80"
    QRect rect;    ///< in the canvas
    bool isSelected = false;
};

/// The picture of a clip with its boxes: shows safe frames only, edits through the document only, and can forget the
/// picture at once.
///
/// Frames may be scaled to the view (requestedViewSize() says how large they are needed); all coordinates are display
/// pixels of the clip. Boxes are always those of the frame that is on screen, never of the one that was asked for.
/// There is no way to get the picture out: no save, copy, drag or print. GUI thread.
class VideoCanvas final : public QWidget, private edit::LabelFollower {
    Q_OBJECT
public:
    explicit VideoCanvas(const Appearance& appearance, QWidget* parent = nullptr);
    ~VideoCanvas() override;

    /// The labels to draw and edit; both must outlive the canvas or be taken back with detach(). The size of the
    /// picture is the document's. Fits the picture into the view.
    void attach(edit::AnnotationDocument& document, edit::Selection& selection);
    void detach();
    /// What hints may name the keys of.
    void nameKeysOf(const ToolActions& actions);

    ToolKind tool() const { return m_toolKind; }
    const DrawChoice& drawChoice() const { return m_drawTool.choice(); }
    const ImageMapping& mapping() const { return m_mapping; }
    const ViewOptions& viewOptions() const { return m_options; }
    /// Nothing while the canvas is blank.
    std::optional<FrameIndex> shownFrame() const;
    const std::vector<ProposedBox>& proposals() const { return m_proposals; }
    const ReviewMarks& reviewMarks() const { return m_review; }
    /// What the next click does; translated.
    QString hint() const;
    /// By track number.
    std::vector<BoxInWords> boxesInWords() const;
    void selectBox(annotation::TrackId id);

public Q_SLOTS:
    /// Cancels a gesture that was started on another frame.
    void showFrame(const consentry::SafeFrame& frame);
    /// Drops the frame and paints `reason` in its place before it returns. An empty reason leaves the canvas empty.
    void blank(const QString& reason, consentry::widgets::BlankKind kind = BlankKind::Closed);
    /// "Name · 12:04" of who is watching; repeated over the picture.
    void setWatermark(const QString& text);
    /// All regions of the clip that somebody hid and that are not redacted yet: painted over in their frames.
    void setHiddenRegions(const std::vector<consentry::RegionTrack>& regions);
    /// What is proposed for the frame that is shown; drawn over its boxes until another frame is.
    void setProposals(std::vector<consentry::widgets::ProposedBox> boxes);
    /// What ColourBy::Review goes by.
    void setReviewMarks(consentry::widgets::ReviewMarks marks);
    void setTool(consentry::widgets::ToolKind tool);
    void setDrawChoice(const consentry::widgets::DrawChoice& choice);
    void setViewOptions(const consentry::widgets::ViewOptions& options);
    /// Selects the next box of the frame in reading order, or the one before.
    void selectNextBox();
    void selectPreviousBox();

    void zoomToFit();
    void zoomToPixels();
    void zoomIn();
    void zoomOut();
    /// Shows what lies beyond an edge: so many steps to the right and down.
    void pan(int right, int down);

Q_SIGNALS:
    /// A frame was painted with its boxes for the first time.
    void frameShown(consentry::FrameIndex index);
    /// Frames are best delivered in this size, in device pixels: never above the clip's own, aspect kept.
    void requestedViewSize(const QSize& size);
    /// Screen pixels a pixel of the clip.
    void zoomChanged(double zoom);
    /// Of the pointer, in display pixels of the clip; nothing when it is not over the picture.
    void cursorMoved(std::optional<consentry::Point> position);
    void hintChanged(const QString& hint);
    /// Something was begun with the pointer on this picture, which must stay until it is done.
    void gestureBegins(consentry::FrameIndex frame);
    /// A blur region was drawn.
    void regionDrawn(consentry::FrameIndex frame, const consentry::Box& box);
    void editRefused(const consentry::Error& error);
    /// Space was pressed and released without a pan: the application does what it does elsewhere.
    void spaceTapped();
    /// Esc was pressed outside of a gesture.
    void escapePressed();
    /// A menu is wanted for what is selected now.
    void menuRequested(const QPoint& globalPosition);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    static constexpr double kZoomStep = 1.25;

    enum class Fit { Whole, Free };
    enum class SpaceKey { Up, Down, Panned };

    Size pictureSize() const;
    std::optional<ToolContext> context() const;
    ToolPoint toolPoint(QPointF position, Qt::KeyboardModifiers modifiers) const;
    AbstractTool& activeTool();
    const AbstractTool& activeTool() const;

    void setMapping(const ImageMapping& mapping, Fit fit);
    void requestViewSize();
    void labelsChanged();
    void announceHint();
    void cancelGesture();
    void pointAt(QPointF position, Qt::KeyboardModifiers modifiers);
    void selectionChanged();
    void followSelected();
    void selectNeighbour(int step);
    bool cycleUnderPointer(SelectTool::Way way);
    bool drawInTheMiddle(const QKeyEvent& event);
    std::optional<annotation::VisibleTrack> nudgedBox() const;
    bool nudge(const QKeyEvent& event);
    void paintPicture(QPainter& painter);
    void paintCrosshair(QPainter& painter) const;
    void paintMessage(QPainter& painter) const;

    const Appearance& m_appearance;
    std::optional<SafeFrame> m_frame;
    QString m_blankReason;
    BlankKind m_blankKind = BlankKind::Closed;
    std::vector<RegionTrack> m_hiddenRegions;
    std::vector<ProposedBox> m_proposals;

    ImageMapping m_mapping;
    Fit m_fit = Fit::Whole;
    QSize m_requestedSize;

    DrawTool m_drawTool;
    SelectTool m_selectTool;
    RegionTool m_regionTool;
    ToolKind m_toolKind = ToolKind::Select;
    ToolActions m_toolActions;

    ViewOptions m_options;
    ReviewMarks m_review;
    BoxOverlay m_overlay;
    Watermark m_watermark;
    std::optional<QPointF> m_cursor;
    std::optional<annotation::TrackId> m_hovered;
    std::optional<QPointF> m_panFrom;
    Qt::MouseButton m_panButton = Qt::NoButton;
    SpaceKey m_space = SpaceKey::Up;
    edit::Gesture m_nudgeGesture = 1;
};

} // namespace consentry::widgets
