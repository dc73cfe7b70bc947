#include "widgets/canvas/reveal_view.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace consentry::widgets {
namespace {

constexpr int kFrameWidth = 6;
constexpr int kHeadHeight = 32;

} // namespace

RevealView::RevealView(const Appearance& appearance, QWidget* parent) : QWidget(parent), m_appearance(appearance)
{
    setObjectName(QStringLiteral("revealView"));
    setAccessibleName(tr("Revealed picture"));
    setLayoutDirection(Qt::LeftToRight); // a picture is never mirrored
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(320, 240);
    m_watermark.setFont(m_appearance.theme().font(FontRole::Body));
    connect(&m_appearance, &Appearance::changed, this, [this] {
        m_watermark.setFont(m_appearance.theme().font(FontRole::Body));
        update();
    });
}

void RevealView::setPictureSize(const Size& size)
{
    m_pictureSize = size;
    updateGeometry();
    requestViewSize();
}

QSize RevealView::sizeHint() const
{
    const int width = std::clamp(int(m_pictureSize.width), 640, 1280);
    const double shape = m_pictureSize.width > 0 ? m_pictureSize.height / m_pictureSize.width : 0.5625;
    return {width + 2 * kFrameWidth, int(std::lround(width * shape)) + kHeadHeight + kFrameWidth};
}

void RevealView::showFrame(const RevealedFrame& frame)
{
    m_frame = frame;
    m_blankReason.clear();
    update();
}

void RevealView::blank(const QString& reason)
{
    m_frame.reset();
    m_blankReason = reason;
    // Now, not when the event loop comes round to it: the window's own copy of the picture must go as well.
    repaint();
}

void RevealView::setWatermark(const QString& text)
{
    m_watermark.setText(text);
    update();
}

void RevealView::setTimeLeft(const QString& text)
{
    if (text == m_timeLeft)
        return;
    m_timeLeft = text;
    setAccessibleDescription(text);
    update();
}

/// What the frame leaves for the picture.
QRect RevealView::room() const
{
    return rect().adjusted(kFrameWidth, kHeadHeight, -kFrameWidth, -kFrameWidth);
}

QRectF RevealView::target() const
{
    const QSizeF size = QSizeF(m_pictureSize.width, m_pictureSize.height).scaled(room().size(), Qt::KeepAspectRatio);
    QRectF picture(QPointF(), size);
    picture.moveCenter(QRectF(room()).center());
    return picture;
}

void RevealView::requestViewSize()
{
    const QSize wanted = (target().size() * devicePixelRatioF())
                             .toSize()
                             .boundedTo(QSize(int(m_pictureSize.width), int(m_pictureSize.height)));
    if (wanted.isEmpty() || wanted == m_requestedSize)
        return;
    m_requestedSize = wanted;
    Q_EMIT requestedViewSize(wanted);
}

void RevealView::resizeEvent(QResizeEvent*)
{
    requestViewSize();
}

void RevealView::paintEvent(QPaintEvent*)
{
    const Theme& theme = m_appearance.theme();
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    painter.fillRect(rect(), theme.color(Token::Denied));
    painter.fillRect(room(), theme.color(Token::Background));
    painter.setFont(theme.font(FontRole::Strong));
    painter.setPen(theme.color(Token::OnAccent));
    const QRect head = QRect(0, 0, width(), kHeadHeight).adjusted(space::kMedium, 0, -space::kMedium, 0);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, tr("Original: faces may be seen"));
    painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, m_timeLeft);
    if (!m_frame) {
        painter.setFont(theme.font(FontRole::Body));
        painter.setPen(theme.color(Token::Text));
        painter.drawText(room(), static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, m_blankReason);
        return;
    }
    const FramePixels& pixels = m_frame->pixels();
    const QImage image(pixels.buffer->data(), pixels.width, pixels.height, pixels.stride, QImage::Format_RGB32);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target(), image);
    m_watermark.paint(painter, target());
}

} // namespace consentry::widgets
