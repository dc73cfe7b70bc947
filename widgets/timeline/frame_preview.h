#pragma once

#include "base/frame.h"
#include "widgets/canvas/watermark.h"
#include "widgets/theme/appearance.h"

#include <QWidget>

namespace consentry::widgets {

/// A small picture of a safe frame over the timeline, with its number, to see what is there before going. Marked like
/// the large picture. GUI thread.
class FramePreview final : public QWidget {
    Q_OBJECT
public:
    static constexpr int kWidth = 192;

    FramePreview(const Appearance& appearance, QWidget* parent);

    void setWatermark(const QString& text);
    /// Above `foot`, in the parent's coordinates, moved as little as needed to lie inside the parent.
    void showFrame(const SafeFrame& frame, QPoint foot);
    /// Hides, and drops the frame before it returns.
    void forget();
    std::optional<FrameIndex> shownFrame() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Appearance& m_appearance;
    Watermark m_watermark;
    std::optional<SafeFrame> m_frame;
};

} // namespace consentry::widgets
