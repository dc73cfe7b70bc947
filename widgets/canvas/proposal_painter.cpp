#include "widgets/canvas/proposal_painter.h"

#include "widgets/canvas/box_painter.h"

#include <QPainter>

namespace consentry::widgets {
namespace {

constexpr double kWidth = 1.5;
constexpr double kCurrentWidth = 3;
constexpr qreal kDash = 4; // in widths of the line
constexpr qreal kDashGap = 3;

} // namespace

void paintProposals(QPainter& painter, const std::vector<ProposedBox>& boxes, const ImageMapping& mapping,
                    const Theme& theme)
{
    painter.save();
    painter.setBrush(Qt::NoBrush);
    for (const ProposedBox& proposed : boxes) {
        const QRectF rect = mapping.toWidget(proposed.box);
        QPen pen(theme.color(proposed.token), proposed.isCurrent ? kCurrentWidth : kWidth);
        pen.setDashPattern({kDash, kDashGap});
        pen.setCapStyle(Qt::FlatCap);
        painter.setPen(pen);
        painter.drawRect(rect);
        const BoxLook look{.token = proposed.token, .suggested = true, .chip = proposed.chip};
        paintChip(painter, rect.bottomLeft(), look, theme);
    }
    painter.restore();
}

} // namespace consentry::widgets
