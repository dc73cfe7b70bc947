#pragma once

#include "annotation/edit/label_follower.h"
#include "base/frame_table.h"
#include "widgets/theme/appearance.h"
#include "widgets/timeline/frame_scale.h"
#include "widgets/timeline/lane_order.h"

#include <QAbstractScrollArea>

#include <memory>
#include <optional>

namespace consentry::widgets {

/// Something about a track that a person should look at.
struct TimelineIssue {
    annotation::TrackId track;
    FrameIndex frame;
    QString words;
};

/// Time: one lane a track, a diamond a key frame, a thin line where boxes are interpolated, a gap where the track is
/// outside, a hatch where it is occluded, a dot for an issue. A click goes to the exact frame; a key frame, the first
/// and the last too, is dragged to another time; a drag with Shift selects a range of frames and lanes. The wheel
/// zooms, with Shift it moves. Edits through the document only. GUI thread.
class TimelineView final : public QAbstractScrollArea, private edit::LabelFollower {
    Q_OBJECT
public:
    explicit TimelineView(const Appearance& appearance, QWidget* parent = nullptr);

    /// The labels of the open clip and its frames; detach() before any of them goes.
    void attach(edit::AnnotationDocument& document, edit::Selection& selection,
                std::shared_ptr<const FrameTable> frames);
    void detach();

    FrameIndex position() const { return m_position; }
    const FrameScale& scale() const { return m_scale; }
    LaneOrder laneOrder() const { return m_order; }
    /// Middle of a track's lane in viewport coordinates; nothing when it has none.
    std::optional<int> laneMiddle(annotation::TrackId id) const;
    /// Esc: gives up a drag, else forgets the range. False when there was neither.
    bool stepBackOut();

public Q_SLOTS:
    /// The frame that is on screen; scrolls to it. Ignored while something is being dragged.
    void setPosition(consentry::FrameIndex frame);
    void showWholeClip();
    void setLaneOrder(consentry::widgets::LaneOrder order);
    void setIssues(const std::vector<consentry::widgets::TimelineIssue>& issues);

Q_SIGNALS:
    void seekRequested(consentry::FrameIndex frame);
    /// Which frames are in sight.
    void inSightChanged(consentry::FrameRange frames);
    /// The pointer rests over a frame, at this x of the viewport; nothing: over none.
    void frameHovered(std::optional<consentry::FrameIndex> frame, int x);
    /// A menu is wanted for what is selected and on screen now.
    void menuRequested(const QPoint& globalPosition);
    void editRefused(const consentry::Error& error);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;

private:
    enum class Drag {
        None,
        Cursor,
        Pan,
        PressedKeyFrame, ///< may become a drag of it
        KeyFrame,
        Range,
    };
    struct KeyFrameAt {
        annotation::TrackId track;
        FrameIndex frame;
    };

    std::int64_t frameCount() const { return m_frames ? m_frames->count() : 0; }
    void setScale(const FrameScale& scale);
    void labelsChanged();
    void updateScrollBar();
    void seek(FrameIndex frame);
    const annotation::Track* trackOf(std::size_t lane) const;
    std::optional<std::size_t> laneAt(double y) const;
    double laneTop(std::size_t lane) const;
    /// The key frame of `track` that is drawn near `x`.
    std::optional<FrameIndex> keyFrameNear(const annotation::Track& track, double x) const;
    std::optional<KeyFrameAt> keyFrameAt(QPointF at) const;

    void pressOnLane(std::size_t lane, const QMouseEvent& event);
    void dragKeyFrame(double x);
    void dropKeyFrame();
    void takeRange(QPointF to);
    void cancelDrag();
    void hoverAt(QPointF at);
    QString tipAt(QPoint at) const;

    void paintRuler(QPainter& painter) const;
    void paintLane(QPainter& painter, std::size_t lane) const;
    void paintName(QPainter& painter, const annotation::Track& track, const QRectF& rect) const;
    void paintRange(QPainter& painter) const;
    void paintCursor(QPainter& painter) const;
    /// Of the frame that is on screen, on the ruler.
    QRectF cursorLabel() const;

    const Appearance& m_appearance;
    std::shared_ptr<const FrameTable> m_frames;
    FrameScale m_scale;
    FrameIndex m_position;
    LaneOrder m_order = LaneOrder::Number;
    std::vector<annotation::TrackId> m_lanes;
    std::vector<TimelineIssue> m_issues;

    Drag m_drag = Drag::None;
    QPointF m_pressed;
    double m_panFrom = 0;
    std::optional<KeyFrameAt> m_held;           ///< the key frame that is dragged, where it was
    std::optional<annotation::Track> m_dragged; ///< its track as it would become
    std::optional<KeyFrameAt> m_hovered;
};

} // namespace consentry::widgets
