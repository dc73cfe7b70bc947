#include "app/bench/face_score.h"

#include <algorithm>

namespace consentry::app::bench {
namespace {

constexpr double kLeastVisible = 0.4;
constexpr double kDetectedShare = 0.5;
constexpr double kCoveredShare = 0.95;
constexpr double kSameFaceOverlap = 0.2;
constexpr int kCell = 8; // pixels

struct SizeClass {
    const char* name;
    double smallest; ///< height in pixels
};

constexpr std::array<SizeClass, 3> kSizes{{{"12 to 20 px", 12}, {"20 to 40 px", 20}, {"40 px and more", 40}}};

bool isPainted(Point point, std::span<const media::EllipseRegion> paint)
{
    return std::ranges::any_of(paint, [&](const media::EllipseRegion& region) { return region.core.contains(point); });
}

} // namespace

bool counts(const TruthFace& face, Size picture)
{
    const double inside = clipped(face.box, picture).area() / face.box.area();
    return face.box.height >= kSizes.front().smallest && face.visible * inside >= kLeastVisible;
}

bool isDetected(const Box& face, std::span<const DetectedBox> detections)
{
    return std::ranges::any_of(detections, [&](const DetectedBox& found) {
        return intersection(found.box, face).area() >= kDetectedShare * face.area();
    });
}

bool isCovered(const Box& face, std::span<const media::EllipseRegion> paint)
{
    constexpr int points = 20;
    int covered = 0;
    for (int i = 0; i < points * points; ++i) {
        const Point point{face.x + face.width * (i % points + 0.5) / points,
                          face.y + face.height * (i / points + 0.5) / points};
        covered += isPainted(point, paint);
    }
    return covered >= kCoveredShare * points * points;
}

bool isThatFace(const Box& found, const Box& face)
{
    return face.contains(found.center()) || intersectionOverUnion(found, face) >= kSameFaceOverlap;
}

void FaceTally::add(const Box& face, bool found)
{
    std::size_t size = 0;
    while (size + 1 < kClasses && face.height >= kSizes[size + 1].smallest)
        ++size;
    ++m_counts[size].faces;
    m_counts[size].found += found;
}

void FaceTally::add(const FaceTally& other)
{
    for (std::size_t i = 0; i < kClasses; ++i) {
        m_counts[i].faces += other.m_counts[i].faces;
        m_counts[i].found += other.m_counts[i].found;
    }
}

std::int64_t FaceTally::faces() const
{
    std::int64_t sum = 0;
    for (const Count& count : m_counts)
        sum += count.faces;
    return sum;
}

std::int64_t FaceTally::found() const
{
    std::int64_t sum = 0;
    for (const Count& count : m_counts)
        sum += count.found;
    return sum;
}

void FaceTally::report(Report& report) const
{
    for (std::size_t i = kClasses; i-- > 0;) {
        if (m_counts[i].faces == 0)
            continue;
        const std::string name = kSizes[i].name;
        report.figures.push_back({"found, " + name, double(m_counts[i].found) / double(m_counts[i].faces), ""});
        report.figures.push_back({"faces, " + name, double(m_counts[i].faces), ""});
    }
    if (faces() > 0)
        report.figures.push_back({"found, all", double(found()) / double(faces()), ""});
}

void PaintedArea::add(Size picture, std::span<const TruthFace> faces, std::span<const media::EllipseRegion> paint)
{
    std::vector<media::EllipseRegion> wanted;
    for (const TruthFace& face : faces)
        wanted.push_back({0, media::coreAround(face.box)});
    for (double y = kCell / 2.0; y < picture.height; y += kCell) {
        for (double x = kCell / 2.0; x < picture.width; x += kCell) {
            if (isPainted({x, y}, wanted))
                continue;
            ++m_free;
            m_painted += isPainted({x, y}, paint);
        }
    }
}

void PaintedArea::add(const PaintedArea& other)
{
    m_free += other.m_free;
    m_painted += other.m_painted;
}

} // namespace consentry::app::bench
