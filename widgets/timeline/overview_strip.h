#pragma once

#include "annotation/edit/annotation_document.h"
#include "widgets/theme/appearance.h"

#include <QPointer>
#include <QWidget>

#include <vector>

namespace consentry::widgets {

/// The whole clip on a strip: how many boxes there are where, what the timeline shows, where we are. A press or drag
/// seeks.
class OverviewStrip final : public QWidget {
    Q_OBJECT
public:
    explicit OverviewStrip(const Appearance& appearance, QWidget* parent = nullptr);

    void attach(edit::AnnotationDocument& document);
    void detach();
    QSize sizeHint() const override { return {240, extent::kHitTarget}; }

public Q_SLOTS:
    void setPosition(consentry::FrameIndex frame);
    void setInSight(consentry::FrameRange frames);

Q_SIGNALS:
    void seekRequested(consentry::FrameIndex frame);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    std::int64_t frameCount() const { return m_document ? m_document->facts().frames.frames : 0; }
    void labelsChanged();
    void seekAt(double x);
    /// Boxes in each column of the strip.
    std::vector<int> density() const;

    const Appearance& m_appearance;
    QPointer<edit::AnnotationDocument> m_document;
    FrameIndex m_position;
    FrameRange m_inSight;
    std::vector<int> m_density; ///< empty: to be counted again
};

} // namespace consentry::widgets
