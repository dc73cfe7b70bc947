#pragma once

#include <QByteArray>
#include <QColor>
#include <QIconEngine>

namespace consentry::widgets {

struct IconColors {
    QColor normal;
    QColor disabled;
    QColor on; ///< of a checked tool
};

/// Paints one of our one-colour SVG drawings in the theme's colour, at the device's own resolution.
class IconEngine final : public QIconEngine {
public:
    /// `svg` draws in #000 only.
    IconEngine(QByteArray svg, IconColors colors) : m_svg(std::move(svg)), m_colors(colors) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine* clone() const override { return new IconEngine(m_svg, m_colors); }

private:
    QByteArray m_svg;
    IconColors m_colors;
};

} // namespace consentry::widgets
