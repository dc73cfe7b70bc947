#include "media/redactor.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

namespace consentry::media {

namespace {

constexpr double kFaceFactor = 1.6;        // over √2, at which an ellipse takes in the box's corners
constexpr double kSmallestRadius = 4;      // luma pixels
constexpr double kSoftEdge = 0.2;          // width of the edge outside the core, in radii
constexpr int kGrid = 3;                   // cells a side
constexpr double kLumaBlack = 16;          // limited range
constexpr double kLumaStep = 55;           // four levels over 16 to 235,
constexpr std::array<std::uint8_t, 4> kPaintedLuma{84, 108, 132, 156}; // painted with little contrast: less like a face
constexpr double kGrey = 128;
constexpr double kTintU = 144;             // bluish, far from any skin
constexpr double kTintV = 112;

std::uint8_t quantisedLuma(double mean)
{
    const double level = std::clamp((mean - kLumaBlack) / kLumaStep, 0.0, kPaintedLuma.size() - 1.0);
    return kPaintedLuma[static_cast<std::size_t>(level)];
}

struct PlaneView {
    const std::uint8_t* data;
    int stride;
    int width;
    int height;
    double scale; // luma pixels per sample
};

struct Span {
    int begin;
    int end;
};

/// The samples that touch low to high (display pixels) and exist; may be empty.
Span samplesIn(double low, double high, double scale, int count)
{
    const double begin = std::clamp(std::floor(low / scale), 0.0, static_cast<double>(count));
    const double end = std::clamp(std::ceil(high / scale), begin, static_cast<double>(count));
    return {static_cast<int>(begin), static_cast<int>(end)};
}

/// Mean of the samples under `area` (display pixels); nothing when it lies outside the picture.
std::optional<double> meanUnder(const PlaneView& plane, const Box& area)
{
    const Span columns = samplesIn(area.x, area.right(), plane.scale, plane.width);
    const Span rows = samplesIn(area.y, area.bottom(), plane.scale, plane.height);
    const double count = static_cast<double>(columns.end - columns.begin) * (rows.end - rows.begin);
    if (count == 0)
        return std::nullopt;
    std::uint64_t sum = 0;
    for (int y = rows.begin; y < rows.end; ++y) {
        const std::uint8_t* row = plane.data + std::ptrdiff_t{y} * plane.stride;
        for (int x = columns.begin; x < columns.end; ++x)
            sum += row[x];
    }
    return static_cast<double>(sum) / count;
}

/// Where a sample lies between the centres of the colour grid's cells along one axis.
struct GridPosition {
    std::size_t cell;  // the lower of the two cells
    double share;      // of the upper one, 0 to 1
};

GridPosition gridPosition(double offset) // -1 to 1 over the core; further out takes the outermost cell
{
    const double cells = std::clamp((offset + 1) * kGrid / 2 - 0.5, 0.0, kGrid - 1.0);
    const double cell = std::min(std::floor(cells), kGrid - 2.0);
    return {static_cast<std::size_t>(cell), cells - cell};
}

double lumaAt(const FaceColours& colours, GridPosition column, GridPosition row)
{
    const auto inRow = [&](std::size_t cell) {
        const double lower = colours.luma[cell * kGrid + column.cell];
        const double upper = colours.luma[cell * kGrid + column.cell + 1];
        return lower + (upper - lower) * column.share;
    };
    const double lower = inRow(row.cell);
    return lower + (inRow(row.cell + 1) - lower) * row.share;
}

/// Share of the paint at an offset in radii: 1 on the core, down to 0 at the end of the soft edge.
double coverage(double x, double y)
{
    const double radii = std::sqrt(x * x + y * y);
    const double out = std::clamp((radii - 1) / kSoftEdge, 0.0, 1.0);
    return 1 - out * out * (3 - 2 * out);
}

/// Distance of a sample's nearest point from the core's centre, in radii: a sample that only touches the core counts as
/// inside it.
double nearestOffset(int sample, double scale, double center, double radius)
{
    const double middle = (sample + 0.5) * scale;
    return std::max(std::abs(middle - center) - scale / 2, 0.0) / radius;
}

std::uint8_t blended(std::uint8_t below, double colour, double share)
{
    // At share 1 the term of `below` is exactly zero: not even its rounding shows through.
    return static_cast<std::uint8_t>(std::lround(colour * share + below * (1 - share)));
}

struct MutablePlane {
    std::uint8_t* data;
    int stride;
    int width;
    int height;
    double scale;
};

/// Paints one plane; `colourAt(column, row)` gives the colour at a position of the grid.
template<class ColourAt>
void paintPlane(const MutablePlane& plane, const Ellipse& core, ColourAt colourAt)
{
    const double reachX = core.radiusX * (1 + kSoftEdge);
    const double reachY = core.radiusY * (1 + kSoftEdge);
    const Span columns = samplesIn(core.center.x - reachX, core.center.x + reachX, plane.scale, plane.width);
    const Span rows = samplesIn(core.center.y - reachY, core.center.y + reachY, plane.scale, plane.height);
    struct Column {
        double offset;
        GridPosition grid;
    };
    std::vector<Column> across;
    for (int x = columns.begin; x < columns.end; ++x)
        across.push_back({nearestOffset(x, plane.scale, core.center.x, core.radiusX),
                          gridPosition(((x + 0.5) * plane.scale - core.center.x) / core.radiusX)});
    for (int y = rows.begin; y < rows.end; ++y) {
        const double offset = nearestOffset(y, plane.scale, core.center.y, core.radiusY);
        const GridPosition grid = gridPosition(((y + 0.5) * plane.scale - core.center.y) / core.radiusY);
        std::uint8_t* sample = plane.data + std::ptrdiff_t{y} * plane.stride + columns.begin;
        for (const Column& column : across) {
            if (const double share = coverage(column.offset, offset); share > 0)
                *sample = blended(*sample, colourAt(column.grid, grid), share);
            ++sample;
        }
    }
}

[[maybe_unused]] bool isFinite(const Ellipse& core)
{
    return std::isfinite(core.center.x) && std::isfinite(core.center.y) && std::isfinite(core.radiusX)
        && std::isfinite(core.radiusY);
}

} // namespace

FaceColours neutralColours()
{
    FaceColours colours;
    colours.luma.fill(quantisedLuma(kGrey));
    return colours;
}

bool Ellipse::contains(Point point) const
{
    const double x = (point.x - center.x) / radiusX;
    const double y = (point.y - center.y) / radiusY;
    return x * x + y * y <= 1;
}

Ellipse coreAround(const Box& face)
{
    return {face.center(), std::max(face.width / 2 * kFaceFactor, kSmallestRadius),
            std::max(face.height / 2 * kFaceFactor, kSmallestRadius)};
}

FaceColours sampleColours(const PictureView& picture, const Ellipse& core)
{
    const Box bounds = core.bounds();
    const PlaneView luma{picture.y, picture.yStride, picture.width, picture.height, 1};
    const double whole = meanUnder(luma, bounds).value_or(kGrey);
    FaceColours colours;
    for (std::size_t i = 0; i < colours.luma.size(); ++i) {
        const Box cell{bounds.x + bounds.width * static_cast<double>(i % kGrid) / kGrid,
                       bounds.y + bounds.height * static_cast<double>(i / kGrid) / kGrid, bounds.width / kGrid,
                       bounds.height / kGrid};
        colours.luma[i] = quantisedLuma(meanUnder(luma, cell).value_or(whole));
    }
    return colours;
}

void paint(const MutablePictureView& picture, const Ellipse& core, const FaceColours& colours)
{
    assert(isFinite(core) && core.radiusX > 0 && core.radiusY > 0);
    paintPlane({picture.y, picture.yStride, picture.width, picture.height, 1}, core,
               [&](GridPosition column, GridPosition row) { return lumaAt(colours, column, row); });
    const int width = picture.chromaWidth();
    const int height = picture.chromaHeight();
    paintPlane({picture.u, picture.uStride, width, height, 2}, core,
               [](GridPosition, GridPosition) { return kTintU; });
    paintPlane({picture.v, picture.vStride, width, height, 2}, core,
               [](GridPosition, GridPosition) { return kTintV; });
}

} // namespace consentry::media
