#pragma once

#include "base/frame_index.h"
#include "base/media_time.h"
#include "widgets/theme/appearance.h"

#include <QWidget>

class QAction;
class QComboBox;
class QHBoxLayout;
class QSpinBox;

namespace consentry::widgets {

class TabularLabel;

/// Actions of the application's table, which owns their keys; none may be null.
struct TransportActions {
    QAction* first;
    QAction* previous;
    QAction* play;
    QAction* next;
    QAction* last;
};

/// First, previous, play, next, last; where we are; speed; and room for the overview strip.
class TransportBar final : public QWidget {
    Q_OBJECT
public:
    TransportBar(const Appearance& appearance, const TransportActions& actions, QWidget* parent = nullptr);

    /// Takes the room that is left at the right.
    void setOverview(QWidget* overview);
    /// For the key that goes to the frame box.
    void focusFrameBox();

public Q_SLOTS:
    void setFrames(consentry::FrameRange frames);
    void setPosition(consentry::FrameIndex index, consentry::MediaTime time);

Q_SIGNALS:
    void seekRequested(consentry::FrameIndex index);
    /// Enter in the frame box: keys belong to the picture again.
    void frameEntered();
    /// 0.25 to 4 times the speed of life.
    void speedChosen(double speed);

private:
    void addButtons(const TransportActions& actions);
    void addPosition();
    void addSpeed();

    const Appearance& m_appearance;
    QHBoxLayout* m_row;
    QSpinBox* m_frame = nullptr;
    TabularLabel* m_count = nullptr;
    TabularLabel* m_time = nullptr;
    QComboBox* m_speed = nullptr;
};

} // namespace consentry::widgets
