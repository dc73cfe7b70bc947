#pragma once

#include "annotation/edit/annotation_document.h"
#include "annotation/edit/selection.h"
#include "base/frame_table.h"
#include "widgets/theme/appearance.h"
#include "widgets/timeline/frame_scale.h"

#include <QAbstractScrollArea>
#include <QPointer>

#include <memory>
#include <optional>

namespace consentry::widgets {

/// Time: one lane a track, a diamond a key frame, a thin line where boxes are interpolated, a gap where the track is
/// outside, a hatch where it is occluded. A click goes to the exact frame; the wheel zooms, with Shift it moves.
/// Never edits. GUI thread.
class TimelineView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit TimelineView(const Appearance& appearance, QWidget* parent = nullptr);

    /// The labels of the open clip and its frames; detach() before any of them goes.
    void attach(edit::AnnotationDocument& document, edit::Selection& selection,
                std::shared_ptr<const FrameTable> frames);
    void detach();

    FrameIndex position() const { return m_position; }
    const FrameScale& scale() const { return m_scale; }
    /// Middle of a track's lane in viewport coordinates; nothing when it has none.
    std::optional<int> laneMiddle(annotation::TrackId id) const;

public Q_SLOTS:
    /// The frame that is on screen; scrolls to it. Ignored while the cursor is being dragged.
    void setPosition(consentry::FrameIndex frame);
    void showWholeClip();

Q_SIGNALS:
    void seekRequested(consentry::FrameIndex frame);
    /// Which frames are in sight.
    void inSightChanged(consentry::FrameRange frames);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;

private:
    std::int64_t frameCount() const { return m_frames ? m_frames->count() : 0; }
    void setScale(const FrameScale& scale);
    void labelsChanged();
    void updateScrollBar();
    void seek(FrameIndex frame);
    std::optional<std::size_t> laneAt(double y) const;
    double laneTop(std::size_t lane) const;
    /// The key frame of `track` that is drawn near `x`.
    std::optional<FrameIndex> keyFrameNear(const annotation::Track& track, double x) const;

    void paintRuler(QPainter& painter) const;
    void paintRange(QPainter& painter) const;
    void paintLane(QPainter& painter, std::size_t lane) const;
    void paintName(QPainter& painter, const annotation::Track& track, const QRectF& rect) const;
    void paintSpans(QPainter& painter, const annotation::Track& track, double middle) const;
    void paintKeyFrames(QPainter& painter, const annotation::Track& track, double middle) const;
    void paintCursor(QPainter& painter) const;
    /// Of the frame that is on screen, on the ruler.
    QRectF cursorLabel() const;

    const Appearance& m_appearance;
    QPointer<edit::AnnotationDocument> m_document;
    QPointer<edit::Selection> m_selection;
    std::shared_ptr<const FrameTable> m_frames;
    FrameScale m_scale;
    FrameIndex m_position;
    enum class Drag { None, Cursor, Pan } m_drag = Drag::None;
    double m_panFrom = 0;
};

} // namespace consentry::widgets
