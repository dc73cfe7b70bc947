#pragma once

#include <QFont>
#include <QPixmap>
#include <QString>

class QPainter;

namespace consentry::widgets {

/// Who is watching, and when, repeated lightly and aslant over the picture: a photograph of the screen tells on whoever
/// took it. Readable on light and dark pictures alike.
class Watermark {
public:
    void setText(const QString& text);
    const QString& text() const { return m_text; }
    void setFont(const QFont& font);
    /// Over `picture`, in widget coordinates; the pattern is fixed to its top left corner.
    void paint(QPainter& painter, const QRectF& picture);

private:
    QPixmap tile(double devicePixelRatio) const;

    QString m_text;
    QFont m_font;
    QPixmap m_tile;
};

} // namespace consentry::widgets
