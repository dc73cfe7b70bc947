#include "widgets/timeline/frame_preview.h"

#include "widgets/parts/words.h"
#include "widgets/theme/tabular_text.h"

#include <QImage>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace consentry::widgets {
namespace {

constexpr int kFoot = 18; // room for the number
constexpr int kAbove = 6; // between the pointer's timeline and the preview
constexpr int kBorder = 1;

} // namespace

FramePreview::FramePreview(const Appearance& appearance, QWidget* parent) : QWidget(parent), m_appearance(appearance)
{
    setObjectName(QStringLiteral("framePreview"));
    setAccessibleName(tr("Preview"));
    setLayoutDirection(Qt::LeftToRight);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_watermark.setFont(appearance.theme().font(FontRole::Secondary));
    hide();
}

void FramePreview::setWatermark(const QString& text)
{
    m_watermark.setText(text);
    update();
}

void FramePreview::showFrame(const SafeFrame& frame, QPoint foot)
{
    m_frame = frame;
    const FramePixels& pixels = frame.pixels();
    const int high = pixels.width > 0 ? kWidth * pixels.height / pixels.width : 0;
    resize(kWidth + 2 * kBorder, high + kFoot + 2 * kBorder);
    const QRect room = parentWidget()->rect();
    move(std::clamp(foot.x() - width() / 2, room.left(), std::max(room.left(), room.right() - width())),
         std::max(room.top(), foot.y() - height() - kAbove));
    show();
    raise();
    update();
}

void FramePreview::forget()
{
    m_frame.reset();
    if (isVisible()) {
        repaint(); // now: the window's own copy of the picture must go as well
        hide();
    }
}

std::optional<FrameIndex> FramePreview::shownFrame() const
{
    return m_frame ? std::optional(m_frame->index()) : std::nullopt;
}

void FramePreview::paintEvent(QPaintEvent*)
{
    const Theme& theme = m_appearance.theme();
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    painter.fillRect(rect(), theme.color(Token::ControlLine));
    painter.fillRect(rect().adjusted(kBorder, kBorder, -kBorder, -kBorder), theme.color(Token::Raised));
    if (!m_frame)
        return;
    const FramePixels& pixels = m_frame->pixels();
    const QImage image(pixels.buffer->data(), pixels.width, pixels.height, pixels.stride, QImage::Format_RGB32);
    const QRectF target(kBorder, kBorder, kWidth, height() - kFoot - 2 * kBorder);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target, image);
    m_watermark.paint(painter, target);
    painter.setFont(theme.font(FontRole::Secondary));
    painter.setPen(theme.color(Token::Text));
    const QString words = QStringLiteral("%1 · %2").arg(QLocale().toString(frameNumber(m_frame->index())),
                                                        mediaTimeText(m_frame->time()));
    drawTabular(painter, {words, QRectF(0, height() - kFoot - kBorder, width(), kFoot), Qt::AlignCenter});
}

} // namespace consentry::widgets
