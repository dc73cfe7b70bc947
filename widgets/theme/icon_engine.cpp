#include "widgets/theme/icon_engine.h"

#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace consentry::widgets {

void IconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state)
{
    const QColor color = mode == QIcon::Disabled ? m_colors.disabled
                         : state == QIcon::On    ? m_colors.on
                                                 : m_colors.normal;
    QByteArray svg = m_svg;
    svg.replace("#000", color.name().toLatin1());
    painter->save();
    painter->setOpacity(painter->opacity() * color.alphaF());
    QSvgRenderer(svg).render(painter, rect);
    painter->restore();
}

QPixmap IconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state)
{
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect({}, size), mode, state);
    return pixmap;
}

} // namespace consentry::widgets
