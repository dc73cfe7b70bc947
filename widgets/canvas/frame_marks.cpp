#include "widgets/canvas/frame_marks.h"

#include "widgets/parts/label_words.h"

#include <QCoreApplication>
#include <QPainter>

namespace consentry::widgets {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FrameMarks)
};

constexpr double kHatch = 0.55; // opacity

void paintNote(QPainter& painter, QPointF corner, const QString& words, const Theme& theme)
{
    painter.setFont(theme.font(FontRole::Secondary));
    const QSizeF size(painter.fontMetrics().horizontalAdvance(words) + 2 * space::kSmall,
                      painter.fontMetrics().height() + space::kTight);
    const QRectF place(corner, size);
    painter.fillRect(place, theme.color(Token::Raised));
    painter.setPen(theme.color(Token::Text));
    painter.drawText(place, Qt::AlignCenter, words);
}

} // namespace

void paintFrameMarks(QPainter& painter, const OverlayScene& scene, const Theme& theme)
{
    const annotation::AnnotationSet& labels = scene.document->labels();
    const QColor line = theme.color(Token::TextMuted, kHatch);
    for (const annotation::IgnoreRegion& region : labels.ignored) {
        if (!region.frames.contains(scene.frame))
            continue;
        const QRectF rect = scene.mapping.toWidget(region.box);
        painter.fillRect(rect, QBrush(line, Qt::BDiagPattern));
        painter.setPen(QPen(line, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect);
        paintNote(painter, rect.topLeft(),
                  region.label.empty() ? Words::tr("ignored") : Words::tr("%1 ignored").arg(labelWord(region.label)),
                  theme);
    }
    if (!annotation::contains(labels.excluded, scene.frame))
        return;
    const Size picture = scene.document->facts().frames.size;
    const QRectF whole = scene.mapping.toWidget(Box{0, 0, picture.width, picture.height});
    painter.fillRect(whole, QBrush(line, Qt::FDiagPattern));
    const QRectF view = whole.intersected(QRectF(QPointF(), QSizeF(scene.view)));
    paintNote(painter, view.topLeft() + QPointF(space::kSmall, space::kSmall),
              Words::tr("This frame is excluded: exports leave it out"), theme);
}

} // namespace consentry::widgets
