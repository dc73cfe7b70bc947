#include "media/face_merge.h"

namespace consentry::media {
namespace {

constexpr double kSameFace = 0.3; // intersection over union

bool isSameFace(const DetectedBox& a, const DetectedBox& b)
{
    return intersectionOverUnion(a.box, b.box) > kSameFace;
}

} // namespace

void addStrangers(std::vector<DetectedBox>& faces, std::span<const DetectedBox> others)
{
    const std::size_t known = faces.size();
    for (const DetectedBox& other : others) {
        bool isKnown = false;
        for (std::size_t i = 0; i < known && !isKnown; ++i)
            isKnown = isSameFace(faces[i], other);
        if (!isKnown)
            faces.push_back(other);
    }
}

void addTurned(SeenFaces& seen, std::span<const DetectedBox> others, Turn turn)
{
    const std::size_t known = seen.faces.size();
    seen.turns.resize(known);
    addStrangers(seen.faces, others);
    seen.turns.resize(seen.faces.size(), turn);
    for (std::size_t i = 0; i < known; ++i) {
        DetectedBox& face = seen.faces[i];
        for (const DetectedBox& other : others) {
            if (other.confidence <= face.confidence || !isSameFace(face, other))
                continue;
            face.box = united(face.box, other.box);
            face.confidence = other.confidence;
            seen.turns[i] = turn;
        }
    }
}

} // namespace consentry::media
