#pragma once

#include "tests/support/frame_maker.h"
#include "tests/widgets/label_fixture.h"
#include "widgets/canvas/video_canvas.h"

#include <QTest>
#include <QWheelEvent>

#include <cmath>

namespace consentry::testing {

inline constexpr std::uint32_t kColour = 0x40a060;

inline bool sameBox(const Box& a, const Box& b, double tolerance = 1.01)
{
    return std::abs(a.x - b.x) <= tolerance && std::abs(a.y - b.y) <= tolerance
           && std::abs(a.right() - b.right()) <= tolerance && std::abs(a.bottom() - b.bottom()) <= tolerance;
}

/// A canvas on screen that shows frame 0 of a clip.
struct Stage {
    explicit Stage(LabelFixture& labels) : fixture(labels)
    {
        canvas.resize(800, 600);
        canvas.attach(labels.document, labels.selection);
        canvas.show();
        show({0});
    }
    void show(FrameIndex index) { canvas.showFrame(FrameMaker::safeFrame(index, 640, 360, kColour)); }
    QPoint at(double x, double y) const { return canvas.mapping().toWidget(Point{x, y}).toPoint(); }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(&canvas, Qt::LeftButton, modifiers, from);
        moveTo((from + to) / 2, Qt::LeftButton, modifiers);
        moveTo(to, Qt::LeftButton, modifiers);
        QTest::mouseRelease(&canvas, Qt::LeftButton, modifiers, to);
    }
    /// QTest::mouseMove carries no buttons, as a real drag does.
    void moveTo(QPoint to, Qt::MouseButtons buttons = Qt::LeftButton, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent move(QEvent::MouseMove, to, canvas.mapToGlobal(to), Qt::NoButton, buttons, modifiers);
        QCoreApplication::sendEvent(&canvas, &move);
    }
    void wheel(QPoint position, int notches)
    {
        QWheelEvent event(position, canvas.mapToGlobal(position), {}, {0, notches * 120}, Qt::NoButton, {},
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&canvas, &event);
    }
    QImage picture() { return canvas.grab().toImage(); }

    LabelFixture& fixture;
    widgets::Appearance appearance;
    widgets::VideoCanvas canvas{appearance};
};

} // namespace consentry::testing
