#pragma once

#include "annotation/edit/clip_operations.h"
#include "annotation/edit/label_follower.h"
#include "base/frame_table.h"
#include "widgets/theme/appearance.h"
#include "widgets/timeline/frame_scale.h"
#include "widgets/timeline/frame_slider.h"
#include "widgets/timeline/timeline_rows.h"

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
/// outside, a hatch where it is occluded, a stripe for the values of an attribute, a dot for an issue; above them who
/// labels which frames and what is said of the clip, and a hatch over frames that are excluded. A click goes to the
/// exact frame, on a tag it marks the tag's range; a key frame, or an end of a tag, is dragged to another time; a drag
/// with Shift selects a range of frames and lanes. The wheel zooms, with Shift it moves. Edits through the document
/// only. GUI thread.
class TimelineView final : public QAbstractScrollArea, public FrameSlider, private edit::LabelFollower {
    Q_OBJECT
public:
    explicit TimelineView(const Appearance& appearance, QWidget* parent = nullptr);

    /// The labels of the open clip and its frames; detach() before any of them goes.
    void attach(edit::AnnotationDocument& document, edit::Selection& selection,
                std::shared_ptr<const FrameTable> frames);
    void detach();

    FrameIndex position() const { return m_position; }
    std::int64_t sliderFrames() const override { return frameCount(); }
    FrameIndex sliderFrame() const override { return m_position; }
    void slideTo(FrameIndex frame) override;
    const FrameScale& scale() const { return m_scale; }
    LaneOrder laneOrder() const { return m_order; }
    const std::vector<TimelineRow>& rows() const { return m_rows; }
    /// Middle of a track's lane in viewport coordinates; nothing when it has none.
    std::optional<int> laneMiddle(annotation::TrackId id) const;
    int rowMiddle(std::size_t row) const;
    /// Esc: gives up a drag, else forgets the range. False when there was neither.
    bool stepBackOut();
    /// Folds the classes of the selected tracks, or all when none is selected; unfolds them when all of these are
    /// folded. False where lanes are not by class.
    bool foldSelected();

public Q_SLOTS:
    /// The frame that is on screen; scrolls to it. Ignored while something is being dragged.
    void setPosition(consentry::FrameIndex frame);
    void showWholeClip();
    /// About the frame that is on screen.
    void zoomIn();
    void zoomOut();
    void setLaneOrder(consentry::widgets::LaneOrder order);
    /// Only these tracks have a lane; nothing: all have. Until another clip comes.
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
    /// What the next click does; empty: the pointer is elsewhere.
    void hintChanged(const QString& hint);

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
        TagEnd,
        Range,
    };
    struct KeyFrameAt {
        annotation::TrackId track;
        FrameIndex frame;
    };
    struct TagEndAt {
        annotation::RangeTag tag;
        edit::TagEnd end = edit::TagEnd::Last;
    };

    std::int64_t frameCount() const { return m_frames ? m_frames->count() : 0; }
    void setScale(const FrameScale& scale);
    /// Empty when the clip is whole, or none is shown.
    const std::vector<annotation::Segment>& segments() const;
    void labelsChanged();
    void updateRows();
    void updateScrollBar();
    void seek(FrameIndex frame);
    /// nullptr for what is no track's lane.
    const annotation::Track* trackOf(std::size_t lane) const;
    bool isSelected(std::size_t lane) const;
    std::optional<annotation::RangeTag> tagAt(std::size_t lane, double x) const;
    std::optional<TagEndAt> tagEndAt(QPointF at) const;
    std::optional<std::size_t> laneAt(double y) const;
    double laneTop(std::size_t lane) const;
    /// The key frame of `track` that is drawn near `x`.
    std::optional<FrameIndex> keyFrameNear(const annotation::Track& track, double x) const;
    std::optional<KeyFrameAt> keyFrameAt(QPointF at) const;

    void pressAt(const QMouseEvent& event);
    void pressOnRow(std::size_t row, const QMouseEvent& event);
    void pressOnLane(std::size_t lane, const QMouseEvent& event);
    void pressOnTag(std::size_t row);
    void pressOnClass(const TimelineRow& row, const QMouseEvent& event);
    void dragTagEnd(double x);
    void dropTagEnd();
    void dragKeyFrame(double x);
    void dropKeyFrame();
    void takeRange(QPointF to);
    void cancelDrag();
    void hoverAt(QPointF at);
    QString rowName(std::size_t row) const;
    void zoomBy(double factor);
    void announceHint(QPointF at);
    QString hintAt(QPointF at) const;
    QString dragHint() const;
    QString nameHint(std::size_t row) const;
    QString tipAt(QPoint at) const;
    QString valueTip(std::size_t lane, double x) const;
    QString segmentTip(double x) const;

    void paintRuler(QPainter& painter) const;
    void paintRow(QPainter& painter, std::size_t row) const;
    void paintLane(QPainter& painter, std::size_t lane) const;
    void paintName(QPainter& painter, std::size_t row) const;
    void paintTags(QPainter& painter, std::size_t row) const;
    void paintExcluded(QPainter& painter) const;
    void paintSegments(QPainter& painter, std::size_t row) const;
    void paintSegmentBorders(QPainter& painter) const;
    QRectF nameRect(std::size_t row) const;
    void paintRange(QPainter& painter) const;
    void paintCursor(QPainter& painter) const;
    /// Of the frame that is on screen, on the ruler.
    QRectF cursorLabel() const;

    const Appearance& m_appearance;
    std::shared_ptr<const FrameTable> m_frames;
    FrameScale m_scale;
    FrameIndex m_position;
    LaneOrder m_order = LaneOrder::Number;
    std::set<std::string> m_folded; ///< classes whose tracks are not listed
    std::vector<TimelineRow> m_rows;
    std::vector<TimelineIssue> m_issues;

    Drag m_drag = Drag::None;
    QPointF m_pressed;
    FrameIndex m_cameFrom; ///< before the press
    double m_panFrom = 0;
    std::optional<KeyFrameAt> m_held;           ///< the key frame that is dragged, where it was
    std::optional<annotation::Track> m_dragged; ///< its track as it would become
    std::optional<KeyFrameAt> m_hovered;
    std::optional<TagEndAt> m_heldTag; ///< whose end is dragged
    FrameRange m_tagRange;             ///< where that tag would hold
    QString m_hint;                    ///< the last that was announced
};

} // namespace consentry::widgets
