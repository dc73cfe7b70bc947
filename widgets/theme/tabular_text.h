#pragma once

#include <QFontMetrics>
#include <QLabel>
#include <QString>

class QPainter;

namespace consentry::widgets {

/// Width of `text` when each digit takes the room of the widest one. Qt 6.4 cannot ask a font for its tabular figures,
/// and numbers that run (frames, times) must not make their neighbours jump.
int tabularWidth(const QFontMetrics& metrics, const QString& text);

struct TabularText {
    QString text;
    QRectF rect;
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
};

/// Draws one line with the painter's font and pen.
void drawTabular(QPainter& painter, const TabularText& text);

/// A label for numbers: plain text, one line, all digits of one width.
class TabularLabel : public QLabel {
    Q_OBJECT
public:
    explicit TabularLabel(QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace consentry::widgets
