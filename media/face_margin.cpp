#include "media/face_margin.h"

#include "media/head_boxes.h"

#include <algorithm>

namespace consentry::media {
namespace {

constexpr double kSureOfBox = 0.8;     // confidence: the box needs no margin
constexpr double kUnsureOfBox = 0.4;   // it needs the largest:
constexpr double kLargestMargin = 0.5; // of the box
constexpr MediaTime kKeepsItsSize = std::chrono::seconds(1);
constexpr double kUsualShape = 0.68;   // width to height that detectors give a whole face

} // namespace

FaceMargin marginOf(const DetectedBox& face)
{
    if (face.label == kHeadLabel)
        return {};
    const double unsure = std::clamp((kSureOfBox - face.confidence) / (kSureOfBox - kUnsureOfBox), 0.0, 1.0);
    const double around = 1 + kLargestMargin * unsure;
    // What a narrow box lacks may be on either side.
    const double lacks = std::max(kUsualShape * face.box.height - face.box.width, 0.0);
    return {around * (1 + 2 * lacks / face.box.width), around};
}

std::vector<Size> leastSizes(std::span<const std::size_t> sightings, std::span<const DetectedBox> faces,
                             std::span<const MediaTime> times)
{
    const auto timeOf = [&](std::size_t i) { return times[static_cast<std::size_t>(faces[sightings[i]].frame.value)]; };
    std::vector<Size> sizes(sightings.size());
    std::size_t first = 0;
    for (std::size_t i = 0; i < sightings.size(); ++i) {
        while (timeOf(i) - timeOf(first) > kKeepsItsSize)
            ++first;
        if (faces[sightings[i]].confidence >= kSureOfBox)
            continue;
        for (std::size_t j = first; j < sightings.size() && timeOf(j) - timeOf(i) <= kKeepsItsSize; ++j) {
            const DetectedBox& other = faces[sightings[j]];
            if (other.confidence >= kSureOfBox)
                sizes[i] = {std::max(sizes[i].width, other.box.width), std::max(sizes[i].height, other.box.height)};
        }
    }
    return sizes;
}

Box withMargin(const Box& box, FaceMargin margin)
{
    const double width = box.width * margin.width;
    const double height = box.height * margin.height;
    return {box.center().x - width / 2, box.center().y - height / 2, width, height};
}

} // namespace consentry::media
