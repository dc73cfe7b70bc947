#include "media/face_schedule.h"

#include "media/close_areas.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace consentry::media {

namespace {

constexpr double kFarMove = 0.5; // of a face's size

/// Whether `interval` has passed since `last`, which is `now` then.
bool isTimeFor(std::optional<MediaTime>& last, MediaTime interval, MediaTime now)
{
    const bool isTime = !last || now - *last >= interval;
    if (isTime)
        last = now;
    return isTime;
}

bool isNear(const Box& a, const Box& b)
{
    const double size = (a.width + a.height + b.width + b.height) / 4;
    return std::hypot(a.center().x - b.center().x, a.center().y - b.center().y) <= kFarMove * size;
}

} // namespace

void FaceSchedule::startShot()
{
    m_last.reset();
    m_lastCompared.reset();
    m_lastTurned.reset();
    m_lastHeads.reset();
    if (m_seen)
        m_seen->forget();
}

bool FaceSchedule::isDue(MediaTime time, const SmallPicture& small)
{
    if (!m_last || ++m_stretch >= m_rules.longestStretch)
        return true;
    const MediaTime since = time - m_last->time;
    return since >= m_rules.quietInterval
           || (since >= m_rules.interval && small.differsFrom(m_last->small));
}

Result<std::optional<Look>> FaceSchedule::next(MediaTime time, const SmallPicture& small, Size picture)
{
    if (!isDue(time, small))
        return std::optional<Look>();
    if (!m_seen) {
        TRY_ASSIGN(m_seen, CellMemory::create(small));
    }
    m_last = Past{time, small};
    m_stretch = 0;
    Look look;
    if (isTimeFor(m_lastCompared, m_rules.compareInterval, time))
        look.by = LookBy::Both;
    look.everyTurn = isTimeFor(m_lastTurned, m_rules.turnInterval, time);
    look.heads = isTimeFor(m_lastHeads, m_rules.headInterval, time);
    look.areas = closeLooks(time, small, picture);
    return std::optional(std::move(look));
}

/// Tiles that nobody looked at for long, then small areas where little moved, then tiles where much did.
std::vector<Box> FaceSchedule::closeLooks(MediaTime time, const SmallPicture& small, Size picture)
{
    std::vector<Box> areas;
    const auto add = [&](const Box& area) {
        m_seen->look(area, small, time);
        areas.push_back(area);
    };
    const std::vector<Box> tiles = closeTiles(int(picture.width), int(picture.height));
    for (const Box& tile : tiles) {
        const auto last = m_seen->oldestLook(tile);
        if (!last || time - *last >= m_rules.stillInterval)
            add(tile);
    }
    for (const Box& area : areasAround(m_seen->changes(small), picture))
        add(area);
    for (const Box& tile : tiles) {
        const auto last = m_seen->oldestChange(tile, small);
        if (last && time - *last >= m_rules.closeInterval)
            add(tile);
    }
    return areas;
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
