#include "media/face_tiles.h"

#include <algorithm>
#include <cmath>

namespace consentry::media {

namespace {

constexpr int kLongestTile = 290; // pixels of the picture, 640 of the network's input: little is looked at in vain
constexpr int kTileOverlap = 40;  // larger faces are found by a wide look

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

} // namespace consentry::media
