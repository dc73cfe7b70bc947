#pragma once

#include "base/geometry.h"

#include <optional>

namespace consentry::widgets {

/// A rectangle between two points, kept inside the picture: press, drag, release; or two clicks, one a corner.
class RectangleDrag {
public:
    /// The first corner, or the second after a click set the first.
    void press(Point point, Size picture);
    void moveTo(Point point);
    /// The rectangle when it is done. A release where the press was leaves the first corner set: isBetweenClicks().
    /// A second click that is no `least` away on both sides from the first gives up.
    std::optional<Box> release(Point point, double least);
    void cancel() { m_phase = Phase::Idle; }

    bool isBusy() const { return m_phase != Phase::Idle; }
    bool isBetweenClicks() const { return m_phase == Phase::Between; }
    /// What it is so far; nothing while it is smaller than `least` on a side.
    std::optional<Box> box(double least) const;

private:
    enum class Phase { Idle, FirstHeld, Between, SecondHeld };

    Point inside(Point point) const;

    Phase m_phase = Phase::Idle;
    Point m_start;
    Point m_end;
    Size m_picture;
};

} // namespace consentry::widgets
