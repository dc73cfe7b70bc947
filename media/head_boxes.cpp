#include "media/head_boxes.h"

#include <algorithm>

namespace consentry::media {
namespace {

constexpr double kHeadHeight = 0.22;       // of a person's box,
constexpr double kHeadHeightToWidth = 0.5; // and of its width: of half a figure, the head is a larger part
constexpr double kHeadWidth = 0.6;

} // namespace

std::vector<DetectedBox> headsOf(std::span<const DetectedBox> objects)
{
    std::vector<DetectedBox> heads;
    for (const DetectedBox& object : objects) {
        if (object.label != "person")
            continue;
        const Box& body = object.box;
        const double height =
            std::min(body.height, std::max(body.height * kHeadHeight, body.width * kHeadHeightToWidth));
        const Box head{body.center().x - body.width * kHeadWidth / 2, body.y, body.width * kHeadWidth, height};
        heads.push_back({object.frame, head, object.confidence, kHeadLabel});
    }
    return heads;
}

} // namespace consentry::media
