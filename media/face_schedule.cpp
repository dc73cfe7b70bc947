#include "media/face_schedule.h"

#include <algorithm>
#include <cmath>

namespace consentry::media {

namespace {

constexpr double kFarMove = 0.5; // of a face's size
constexpr double kLargestSpotMove = kSpotSide - 48; // pixels: room for half a small face on every side

bool isNear(const Box& a, const Box& b)
{
    const double size = (a.width + a.height + b.width + b.height) / 4;
    return std::hypot(a.center().x - b.center().x, a.center().y - b.center().y) <= kFarMove * size;
}

/// The square around what moved, unless one is there that holds it: tiles overlap.
void addSpot(std::vector<Box>& spots, const Box& moved)
{
    const Point middle = moved.center();
    const auto holds = [&](const Box& spot) {
        return std::abs(spot.center().x - middle.x) < kSpotSide / 8 && std::abs(spot.center().y - middle.y) < kSpotSide / 8;
    };
    if (std::ranges::none_of(spots, holds))
        spots.push_back({middle.x - kSpotSide / 2, middle.y - kSpotSide / 2, kSpotSide, kSpotSide});
}

} // namespace

void FaceSchedule::setTiles(const std::vector<Box>& tiles)
{
    if (!m_tiles.empty())
        return;
    for (const Box& tile : tiles)
        m_tiles.push_back({tile, {}});
}

void FaceSchedule::startShot()
{
    m_last.reset();
    m_lastCompared.reset();
    m_lastTurned.reset();
    for (Tile& tile : m_tiles)
        tile.last.reset();
}

bool FaceSchedule::isDue(MediaTime time, const SmallPicture& small)
{
    if (!m_last || ++m_stretch >= m_rules.longestStretch)
        return true;
    const MediaTime since = time - m_last->time;
    return since >= m_rules.quietInterval
           || (since >= m_rules.interval && small.changesFrom(m_last->small).any());
}

std::optional<Look> FaceSchedule::next(MediaTime time, const SmallPicture& small)
{
    if (!isDue(time, small))
        return std::nullopt;
    m_last = Past{time, small};
    m_stretch = 0;
    Look look;
    if (!m_lastCompared || time - *m_lastCompared >= m_rules.compareInterval) {
        m_lastCompared = time;
        look.by = LookBy::Both;
    }
    look.everyTurn = !m_lastTurned || time - *m_lastTurned >= m_rules.turnInterval;
    if (look.everyTurn)
        m_lastTurned = time;
    for (Tile& tile : m_tiles) {
        const bool stillDue = !tile.last || time - tile.last->time >= m_rules.stillInterval;
        const auto moved = stillDue ? std::nullopt : small.changesFrom(tile.last->small).boundsIn(tile.area);
        if (stillDue || (moved && time - tile.last->time >= m_rules.closeInterval)) {
            tile.last = Past{time, small};
            look.tiles.push_back(tile.area);
        } else if (moved && std::max(moved->width, moved->height) <= kLargestSpotMove) {
            addSpot(look.spots, *moved);
        }
    }
    return look;
}

bool leavesDoubt(const LookPair& looks, double smallest)
{
    const auto hasStranger = [smallest](std::span<const DetectedBox> faces, std::span<const DetectedBox> others) {
        return std::ranges::any_of(faces, [&](const DetectedBox& face) {
            const auto isSame = [&](const DetectedBox& other) { return isNear(face.box, other.box); };
            return face.box.height >= smallest && std::ranges::none_of(others, isSame);
        });
    };
    return hasStranger(looks.before, looks.after) || hasStranger(looks.after, looks.before);
}

} // namespace consentry::media
