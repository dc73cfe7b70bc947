#include "base/region_track.h"

#include <algorithm>
#include <cassert>

namespace consentry {

std::optional<Box> RegionTrack::at(FrameIndex frame) const
{
    assert(!keys.empty());
    if (!frames.contains(frame))
        return std::nullopt;
    const auto next = std::ranges::upper_bound(keys, frame, {}, &RegionKey::frame);
    if (next == keys.begin())
        return keys.front().box;
    const RegionKey& before = *std::prev(next);
    if (next == keys.end())
        return before.box;
    const double share = double(frame - before.frame) / double(next->frame - before.frame);
    const auto between = [share](double from, double to) { return from + (to - from) * share; };
    const Box& a = before.box;
    const Box& b = next->box;
    return boxFromCorners({between(a.x, b.x), between(a.y, b.y)},
                          {between(a.right(), b.right()), between(a.bottom(), b.bottom())});
}

Box PictureMask::in(Size picture) const
{
    assert(size.width > 0 && size.height > 0);
    const double across = picture.width / size.width;
    const double down = picture.height / size.height;
    return {box.x * across, box.y * down, box.width * across, box.height * down};
}

} // namespace consentry
