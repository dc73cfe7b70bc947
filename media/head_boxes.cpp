#include "media/head_boxes.h"

namespace consentry::media {
namespace {

constexpr double kHeadHeight = 0.22; // of a person's box
constexpr double kHeadWidth = 0.6;

} // namespace

std::vector<DetectedBox> headsOf(std::span<const DetectedBox> objects)
{
    std::vector<DetectedBox> heads;
    for (const DetectedBox& object : objects) {
        if (object.label != "person")
            continue;
        const Box& body = object.box;
        const Box head{body.center().x - body.width * kHeadWidth / 2, body.y, body.width * kHeadWidth,
                       body.height * kHeadHeight};
        heads.push_back({object.frame, head, object.confidence, "face"});
    }
    return heads;
}

} // namespace consentry::media
