#pragma once

#include "annotation/edit/annotation_document.h"
#include "annotation/edit/selection.h"
#include "annotation/interpolation.h"
#include "widgets/canvas/box_painter.h"
#include "widgets/canvas/image_mapping.h"
#include "widgets/canvas/review_state.h"
#include "widgets/canvas/view_options.h"
#include "widgets/tools/abstract_tool.h"

#include <QImage>

#include <optional>
#include <vector>

namespace consentry::widgets {

/// What is drawn over the picture.
struct OverlayScene {
    const edit::AnnotationDocument* document = nullptr;
    const edit::Selection* selection = nullptr;
    FrameIndex frame;
    ImageMapping mapping;
    QSize view;
    ViewOptions options = {};
    const ReviewMarks* review = nullptr; ///< for ColourBy::Review
    std::optional<annotation::TrackId> hovered = {};
    std::optional<ToolPreview> preview = {};
    std::optional<ToolBand> band = {};
};

/// Paints the boxes of a frame. Idle ones are drawn once into a cached picture, which is composed for each repaint in
/// about 0.1 ms; only selected, hovered and dragged ones are drawn live.
class BoxOverlay {
public:
    /// The labels, the frame, the view or the theme changed.
    void invalidate() { m_isStale = true; }
    void paint(QPainter& painter, const OverlayScene& scene, const Theme& theme);

private:
    struct Item {
        annotation::TrackId id;
        QRectF rect;
        BoxLook look;
    };

    void collect(const OverlayScene& scene, const Theme& theme);
    void renderIdle(const OverlayScene& scene, const Theme& theme, double devicePixelRatio);
    void paintLive(QPainter& painter, const OverlayScene& scene, const Theme& theme) const;
    void paintBand(QPainter& painter, const OverlayScene& scene, const Theme& theme) const;
    void paintPreview(QPainter& painter, const OverlayScene& scene, const Theme& theme) const;
    static QPointF placeChip(const Item& item, const QRectF& view, std::vector<QRectF>& taken, const Theme& theme);

    enum class Chips { All, OfLiveBoxes };

    QImage m_cache; ///< kept while the view has its size: new pages for each frame would cost as much as 500 boxes
    bool m_isStale = true;
    Chips m_chips = Chips::All;
    std::vector<Item> m_items;
    std::vector<QRectF> m_idleChips;
};

} // namespace consentry::widgets
