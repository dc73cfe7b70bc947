#pragma once

#include "base/frame_table.h"
#include "widgets/theme/appearance.h"

#include <QWidget>

#include <memory>

class QAction;
class QComboBox;
class QHBoxLayout;

namespace consentry::widgets {

class FrameBox;
class ElidedLabel;
class TabularLabel;

/// The speeds to choose from, in shares of the speed of life.
inline constexpr double kPlaySpeeds[] = {0.1, 0.25, 0.5, 1, 2, 4};

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
    /// `frames` may be null: no clip.
    void setFrames(const std::shared_ptr<const consentry::FrameTable>& frames);
    void setPosition(consentry::FrameIndex index, consentry::MediaTime time);
    /// One of kPlaySpeeds; says nothing.
    void setSpeed(double speed);
    /// How many frames playing had to pass over.
    void setDropped(qint64 frames);

Q_SIGNALS:
    void seekRequested(consentry::FrameIndex index);
    /// Enter in the frame box: keys belong to the picture again.
    void frameEntered();
    /// One of kPlaySpeeds.
    void speedChosen(double speed);

private:
    void addButtons(const TransportActions& actions);
    void addPosition();
    void addSpeed();

    const Appearance& m_appearance;
    QHBoxLayout* m_row;
    FrameBox* m_frame = nullptr;
    TabularLabel* m_count = nullptr;
    TabularLabel* m_time = nullptr;
    QComboBox* m_speed = nullptr;
    ElidedLabel* m_dropped = nullptr;
};

} // namespace consentry::widgets
