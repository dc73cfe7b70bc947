#include "widgets/parts/class_swatch.h"

#include "widgets/theme/class_look.h"

#include <QPainter>

namespace consentry::widgets {
namespace {

constexpr double kSwatchRadius = 3;

} // namespace

QPixmap classSwatch(const annotation::LabelClass& labelClass, const Theme& theme, const SwatchSize& size)
{
    const QColor ground = theme.color(classLook(labelClass.colour).token);
    QPixmap pixmap(QSize(size.width, extent::kIconSmall) * size.ratio);
    pixmap.setDevicePixelRatio(size.ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    const int left = size.direction == Qt::RightToLeft ? size.width - extent::kIconSmall : 0;
    const QRectF rect(left, 0, extent::kIconSmall, extent::kIconSmall);
    painter.drawRoundedRect(rect, kSwatchRadius, kSwatchRadius);
    painter.setPen(contrastRatio(ground, Qt::black) >= contrastRatio(ground, Qt::white) ? Qt::black : Qt::white);
    painter.setFont(theme.font(FontRole::Strong));
    painter.drawText(rect, Qt::AlignCenter, QString(QLatin1Char(labelClass.letter)));
    return pixmap;
}

} // namespace consentry::widgets
