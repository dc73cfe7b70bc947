#pragma once

#include "base/frame.h"
#include "base/geometry.h"
#include "widgets/canvas/watermark.h"
#include "widgets/theme/appearance.h"

#include <QWidget>

#include <optional>

namespace consentry::widgets {

/// The picture of a reveal, in which faces may be seen: within a red frame, under who is watching and for how long.
/// Takes revealed frames only, and can forget the picture at once. There is no way to get it out: no save, copy, drag
/// or print. GUI thread.
class RevealView final : public QWidget {
    Q_OBJECT
public:
    explicit RevealView(const Appearance& appearance, QWidget* parent = nullptr);

    /// In display pixels; before the first frame.
    void setPictureSize(const Size& size);
    bool isBlank() const { return !m_frame; }
    const QString& watermark() const { return m_watermark.text(); }
    QSize sizeHint() const override;

public Q_SLOTS:
    void showFrame(const consentry::RevealedFrame& frame);
    /// Drops the frame and paints `reason` in its place before it returns.
    void blank(const QString& reason);
    /// Repeated over the picture.
    void setWatermark(const QString& text);
    /// How long it goes on; stands in the frame.
    void setTimeLeft(const QString& text);

Q_SIGNALS:
    /// Frames are best delivered in this size, in device pixels.
    void requestedViewSize(const QSize& size);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QRect room() const;
    QRectF target() const;
    void requestViewSize();

    const Appearance& m_appearance;
    Size m_pictureSize;
    std::optional<RevealedFrame> m_frame;
    QString m_blankReason;
    QString m_timeLeft;
    Watermark m_watermark;
    QSize m_requestedSize;
};

} // namespace consentry::widgets
