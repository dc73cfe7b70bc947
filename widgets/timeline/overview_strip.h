#pragma once

#include "annotation/edit/label_follower.h"
#include "widgets/theme/appearance.h"
#include "widgets/timeline/frame_slider.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace consentry::widgets {

/// The whole clip on a strip: how many boxes there are where, which frames were looked at and which are decoded, what
/// the timeline shows, which frames are others' to label, marked or excluded, where we are, and how far one could watch until the view
/// ends. A press or drag seeks.
class OverviewStrip final : public QWidget, public FrameSlider, private edit::LabelFollower {
    Q_OBJECT
public:
    explicit OverviewStrip(const Appearance& appearance, QWidget* parent = nullptr);

    void attach(edit::AnnotationDocument& document, edit::Selection& selection);
    void detach();
    /// By frame: what was on screen.
    const std::vector<bool>& seen() const { return m_seen; }
    std::int64_t sliderFrames() const override { return frameCount(); }
    FrameIndex sliderFrame() const override { return m_position; }
    void slideTo(FrameIndex frame) override;
    QSize sizeHint() const override { return {240, extent::kHitTarget}; }

public Q_SLOTS:
    void setPosition(consentry::FrameIndex frame);
    void setInSight(consentry::FrameRange frames);
    /// Frames that are decoded already: going there takes no time.
    void setCached(const std::vector<consentry::FrameRange>& frames);
    /// `frame` was on screen.
    void markSeen(consentry::FrameIndex frame);
    /// What was on screen when the clip was open before; ignored unless it is as long as the clip.
    void setSeen(const std::vector<bool>& seen);
    /// The first frame that playing at the speed of life would not reach any more; nothing: the time is enough.
    void setOutOfReach(std::optional<consentry::FrameIndex> from);

Q_SIGNALS:
    void seekRequested(consentry::FrameIndex frame);
    /// The pointer rests over a frame, at this x; nothing: over none.
    void frameHovered(std::optional<consentry::FrameIndex> frame, int x);
    /// What the next click does; empty: the pointer is elsewhere.
    void hintChanged(const QString& hint);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    std::int64_t frameCount() const { return m_document ? m_document->facts().frames.frames : 0; }
    void labelsChanged();
    void seekAt(double x);
    /// Boxes in each column of the strip.
    std::vector<int> density() const;
    void paintSeen(QPainter& painter) const;
    void paintBands(QPainter& painter) const;
    void paintOutOfReach(QPainter& painter) const;
    QString summary() const;

    const Appearance& m_appearance;
    FrameIndex m_position;
    FrameRange m_inSight;
    std::vector<bool> m_seen; ///< by frame
    std::int64_t m_seenCount = 0;
    std::vector<FrameRange> m_cached;
    std::optional<FrameIndex> m_outOfReach;
    std::vector<int> m_density; ///< empty: to be counted again
};

} // namespace consentry::widgets
