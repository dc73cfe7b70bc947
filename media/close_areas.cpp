#include "media/close_areas.h"

#include <algorithm>
#include <cmath>

namespace consentry::media {

namespace {

constexpr int kLongestTile = static_cast<int>(kLongSide); // little is looked at in vain
constexpr int kTileOverlap = 40;                          // larger faces are found by a wide look
constexpr double kRoom = 24;                              // pixels on each side of what moved
constexpr std::size_t kMostPatches = 40;                  // more than that is noise, or everything

struct Part {
    int begin;
    int length;
};

std::vector<Part> partsOf(int length)
{
    const int count =
        std::max(1, (length - kTileOverlap + kLongestTile - kTileOverlap - 1) / (kLongestTile - kTileOverlap));
    const int part = (length + (count - 1) * kTileOverlap + count - 1) / count;
    std::vector<Part> parts;
    for (int i = 0; i < count; ++i)
        parts.push_back({count == 1 ? 0 : i * (length - part) / (count - 1), part});
    return parts;
}

double sideFor(double length)
{
    return length <= kShortSide ? kShortSide : kLongSide;
}

bool fits(const Box& patch)
{
    return patch.width <= kLongSide && patch.height <= kLongSide;
}

/// Pixels that are looked at for a patch.
double costOf(const Box& patch)
{
    return sideFor(patch.width) * sideFor(patch.height);
}

/// Puts patches together as long as one area for two is less to look at than two.
void merge(std::vector<Box>& patches)
{
    for (;;) {
        double best = 0;
        std::size_t into = 0;
        std::size_t from = 0;
        for (std::size_t i = 0; i < patches.size(); ++i) {
            for (std::size_t j = i + 1; j < patches.size(); ++j) {
                const Box both = united(patches[i], patches[j]);
                const double saved = costOf(patches[i]) + costOf(patches[j]) - costOf(both);
                if (fits(both) && saved > best) {
                    best = saved;
                    into = i;
                    from = j;
                }
            }
        }
        if (best == 0)
            return;
        patches[into] = united(patches[into], patches[from]);
        patches.erase(patches.begin() + std::ptrdiff_t(from));
    }
}

/// The area for a patch, moved into the picture.
Box areaFor(const Box& patch, Size picture)
{
    const double width = std::min(sideFor(patch.width), picture.width);
    const double height = std::min(sideFor(patch.height), picture.height);
    return {std::floor(std::clamp(patch.center().x - width / 2, 0.0, picture.width - width)),
            std::floor(std::clamp(patch.center().y - height / 2, 0.0, picture.height - height)), width, height};
}

} // namespace

std::vector<Box> closeTiles(int width, int height)
{
    std::vector<Box> tiles;
    for (const Part& row : partsOf(height)) {
        for (const Part& column : partsOf(width))
            tiles.push_back({double(column.begin), double(row.begin), double(column.length), double(row.length)});
    }
    return tiles;
}

std::vector<Box> areasAround(std::span<const Box> moved, Size picture)
{
    if (moved.size() > kMostPatches)
        return {};
    std::vector<Box> patches;
    for (const Box& patch : moved)
        patches.push_back(clipped({patch.x - kRoom, patch.y - kRoom, patch.width + 2 * kRoom, patch.height + 2 * kRoom}, picture));
    std::erase_if(patches, [](const Box& patch) { return !fits(patch); });
    merge(patches);
    std::vector<Box> areas;
    for (const Box& patch : patches)
        areas.push_back(areaFor(patch, picture));
    return areas;
}

} // namespace consentry::media
