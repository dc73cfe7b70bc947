#pragma once

#include "tests/widgets/label_fixture.h"
#include "widgets/timeline/timeline_view.h"

#include <QTest>
#include <QWheelEvent>

namespace consentry::testing {

/// A timeline on screen, and what it asked for.
struct TimelineStage {
    explicit TimelineStage(LabelFixture& labels, std::int64_t frames = 100)
    {
        view.resize(900, 200);
        view.show();
        view.attach(labels.document, labels.selection, tenPerSecond(frames));
        QObject::connect(&view, &widgets::TimelineView::seekRequested, &view,
                         [this](FrameIndex frame) { seeks.push_back(frame); });
    }
    QPoint cell(FrameIndex frame, int y = 10) const { return {static_cast<int>(view.scale().middle(frame)), y}; }
    void moveTo(QPoint to)
    {
        QMouseEvent move(QEvent::MouseMove, to, view.viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(view.viewport(), &move);
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(view.viewport(), Qt::LeftButton, modifiers, from);
        moveTo((from + to) / 2);
        moveTo(to);
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, modifiers, to);
    }
    void wheel(QPoint at, int notches, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(at, view.viewport()->mapToGlobal(at), {}, {0, notches * 120}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.viewport(), &event);
    }

    widgets::Appearance appearance;
    widgets::TimelineView view{appearance};
    std::vector<FrameIndex> seeks;
};

} // namespace consentry::testing
