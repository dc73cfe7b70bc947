#include "media/face_scanner.h"

#include "media/close_areas.h"
#include "media/face_merge.h"
#include "media/head_boxes.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace consentry::media {

namespace {

constexpr double kNoisy = 4;    // levels: such pictures are smoothed before they are looked at
constexpr double kDark = 190;   // levels: such pictures are made brighter,
constexpr double kBright = 200; // up to here,
constexpr double kMostGain = 4; // but not more than this
constexpr double kSecondSees =
    20.0 / 512;                         // of the longer side: height from which on the second detector can see a face
constexpr double kSureWhenTurned = 0.5; // confidence: what is upright looks like a face now and then when it is turned

/// Copies a plane and repeats its last column and row up to `target`.
struct PlaneCopy {
    const std::uint8_t* source;
    int stride;
    int width;
    int height;
    int paddedWidth;
    int paddedHeight;
};

std::uint8_t* copyPlane(const PlaneCopy& plane, std::uint8_t* out)
{
    for (int y = 0; y < plane.paddedHeight; ++y) {
        const std::uint8_t* row = plane.source + std::ptrdiff_t{std::min(y, plane.height - 1)} * plane.stride;
        out = std::copy_n(row, plane.width, out);
        out = std::fill_n(out, plane.paddedWidth - plane.width, row[plane.width - 1]);
    }
    return out;
}

/// What a picture lacks for detectors that learnt from daylight photographs.
struct Clarity {
    double noise;     ///< standard deviation, levels
    double brightest; ///< level that 98 % of the samples stay below
};

/// Noise after Immerkaer, "Fast Noise Variance Estimation", 1996, from every eighth row of samples.
Clarity clarityOf(const cv::Mat& luma)
{
    std::array<std::int64_t, 256> histogram{};
    std::int64_t samples = 0;
    std::int64_t deviation = 0;
    for (int y = 1; y + 1 < luma.rows; y += 8) {
        const std::uint8_t* above = luma.ptr(y - 1);
        const std::uint8_t* row = luma.ptr(y);
        const std::uint8_t* below = luma.ptr(y + 1);
        for (int x = 1; x + 1 < luma.cols; ++x) {
            ++histogram[row[x]];
            ++samples;
            deviation += std::abs(above[x - 1] - 2 * above[x] + above[x + 1] - 2 * row[x - 1] + 4 * row[x]
                                  - 2 * row[x + 1] + below[x - 1] - 2 * below[x] + below[x + 1]);
        }
    }
    if (samples == 0)
        return {0, 255};
    std::size_t level = 255;
    for (std::int64_t above = histogram[level]; level > 0 && above * 50 < samples; above += histogram[--level]) {
    }
    return {std::sqrt(std::numbers::pi / 2) / 6 * double(deviation) / double(samples), double(level)};
}

BgrView partOf(const BgrView& picture, const Box& tile)
{
    const auto column = std::ptrdiff_t(tile.x);
    return {picture.data + std::ptrdiff_t(tile.y) * picture.stride + 3 * column, int(tile.width), int(tile.height),
            picture.stride};
}

std::size_t pixelsIn(int width, int height)
{
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
}

} // namespace

Result<FrameCopy> FrameCopy::of(FrameIndex frame, const PictureView& picture, std::shared_ptr<FrameBuffer> pages)
{
    FrameCopy copy;
    copy.m_frame = frame;
    copy.m_width = picture.chromaWidth() * 2;
    copy.m_height = picture.chromaHeight() * 2;
    if (pages && copy.m_width == picture.width && copy.m_height == picture.height) {
        copy.m_pixels = std::move(pages);
        return copy;
    }
    TRY_ASSIGN(copy.m_pixels, FrameBuffer::create(pixelsIn(copy.m_width, copy.m_height) * 3 / 2));
    std::uint8_t* out = copy.m_pixels->data();
    out = copyPlane({picture.y, picture.yStride, picture.width, picture.height, copy.m_width, copy.m_height}, out);
    const int width = picture.chromaWidth();
    const int height = picture.chromaHeight();
    out = copyPlane({picture.u, picture.uStride, width, height, width, height}, out);
    copyPlane({picture.v, picture.vStride, width, height, width, height}, out);
    return copy;
}

PictureView FrameCopy::view() const
{
    const std::uint8_t* y = m_pixels->data();
    const std::uint8_t* u = y + pixelsIn(m_width, m_height);
    const std::uint8_t* v = u + pixelsIn(m_width / 2, m_height / 2);
    return {y, u, v, m_width, m_width / 2, m_width / 2, m_width, m_height};
}

Result<std::unique_ptr<FaceScanner>> FaceScanner::create(const ModelSet& models, int secondOpinion,
                                                         std::shared_ptr<ObjectDetector> objects,
                                                         std::shared_ptr<FaceDetector> second)
{
    std::unique_ptr<FaceScanner> scanner(new FaceScanner);
    TRY_ASSIGN(scanner->m_wide, makeFaceBoxes(models, {}));
    TRY_ASSIGN(scanner->m_close, makeFaceBoxes(models, {.scale = kCloseScale}));
    TRY_ASSIGN(scanner->m_closeSmall, makeFaceBoxes(models, {.scale = kCloseScale}));
    scanner->m_second = std::move(second);
    if (!scanner->m_second) {
        TRY_ASSIGN(scanner->m_second, makeSsdFace(models));
    }
    scanner->m_secondOpinion = secondOpinion;
    scanner->m_objects = std::move(objects);
    if (!models.yunet.empty()) {
        TRY_ASSIGN(scanner->m_own, makeYunet(models));
    }
    return scanner;
}

Result<Scan> FaceScanner::scan(const FrameCopy& copy, const Look& look, std::span<const Turn> turns)
{
    TRY_ASSIGN(SharedLook shared, begin(copy, look, turns));
    for (std::size_t part = 0; part < shared.parts.size(); ++part) {
        TRY_ASSIGN(shared.found[part], see(shared, part));
    }
    return putTogether(shared);
}

bool FaceScanner::secondCounts(FrameIndex frame) const
{
    return m_secondOpinion > 0 && frame.value % m_secondOpinion == 0;
}

Result<SharedLook> FaceScanner::begin(const FrameCopy& copy, const Look& look, std::span<const Turn> turns)
{
    using enum LookPart::Kind;
    TRY_ASSIGN(auto bgr, toBgr(copy.view()));
    SharedLook shared{copy, look, std::move(bgr), {{Wide}}, {}};
    for (const Box& area : look.areas)
        shared.parts.push_back({Close, {area}});
    if (secondCounts(copy.frame()) || look.by == LookBy::Both)
        shared.parts.push_back({Second});
    if (m_own)
        shared.parts.push_back({Own});
    for (const Turn turn : look.everyTurn ? std::span<const Turn>(kAllTurns) : turns) {
        const bool isClose = std::ranges::find(turns, turn) != turns.end();
        shared.parts.push_back({Turned, isClose ? look.areas : std::vector<Box>(), turn});
    }
    if (m_objects && look.heads)
        shared.parts.push_back({Heads});
    shared.found.resize(shared.parts.size());
    return shared;
}

Result<std::vector<DetectedBox>> FaceScanner::see(const SharedLook& shared, std::size_t part)
{
    const FrameIndex frame = shared.copy.frame();
    const PictureView picture = shared.copy.view();
    const BgrView bgr{shared.bgr->data(), picture.width, picture.height, picture.width * 3};
    const LookPart& todo = shared.parts[part];
    switch (todo.kind) {
    case LookPart::Kind::Wide:
        return m_wide->detect(frame, bgr);
    case LookPart::Kind::Close:
        return facesIn(todo.areas.front(), frame, bgr);
    case LookPart::Kind::Second:
        return m_second->detect(frame, bgr);
    case LookPart::Kind::Own:
        return m_own->detect(frame, bgr);
    case LookPart::Kind::Turned:
        return facesTurned(frame, bgr, todo);
    case LookPart::Kind::Heads:
        break;
    }
    TRY_ASSIGN(const std::vector<DetectedBox> objects, m_objects->detect(frame, bgr));
    return headsOf(objects);
}

Scan FaceScanner::putTogether(const SharedLook& shared) const
{
    const PictureView picture = shared.copy.view();
    Scan scan;
    SeenFaces seen;
    for (std::size_t i = 0; i < shared.parts.size(); ++i) {
        const LookPart& part = shared.parts[i];
        if (part.kind == LookPart::Kind::Second && shared.look.by == LookBy::Both)
            scan.comparison = compare(shared.copy.frame(), seen.faces, shared.found[i],
                                      kSecondSees * std::max(picture.width, picture.height));
        if (part.kind == LookPart::Kind::Turned)
            addTurned(seen, shared.found[i], part.turn);
        else if (part.kind != LookPart::Kind::Second || secondCounts(shared.copy.frame()))
            addStrangers(seen.faces, shared.found[i]);
    }
    seen.turns.resize(seen.faces.size());
    for (std::size_t i = 0; i < seen.faces.size(); ++i) {
        const FaceColours colours = sampleColours(picture, coreAround(seen.faces[i].box));
        scan.sightings.push_back({std::move(seen.faces[i]), colours, seen.turns[i]});
    }
    return scan;
}

/// An area shows only a part of what is larger, and wide looks find that.
Result<std::vector<DetectedBox>> FaceScanner::facesIn(const Box& area, FrameIndex frame, const BgrView& picture)
{
    FaceDetector& close = area.width > kShortSide && area.height > kShortSide ? *m_close : *m_closeSmall;
    TRY_ASSIGN(std::vector<DetectedBox> faces, close.detect(frame, partOf(picture, area)));
    std::erase_if(faces, [](const DetectedBox& face) {
        return std::max(face.box.width, face.box.height) > kLargestCloseFace;
    });
    for (DetectedBox& face : faces)
        face.box = {face.box.x + area.x, face.box.y + area.y, face.box.width, face.box.height};
    return faces;
}

Result<std::vector<DetectedBox>> FaceScanner::facesTurned(FrameIndex frame, const BgrView& picture,
                                                          const LookPart& part)
{
    // OpenCV has no type for read-only pixels; turning only reads them.
    const cv::Mat upright(picture.height, picture.width, CV_8UC3, const_cast<std::uint8_t*>(picture.data),
                          static_cast<std::size_t>(picture.stride));
    cv::Mat pixels;
    try {
        pixels = turned(upright, part.turn);
    } catch (const std::exception& error) {
        return makeError(Errc::Internal, "turning").context(error.what());
    }
    const Size whole{double(picture.width), double(picture.height)};
    const BgrView view{pixels.data, pixels.cols, pixels.rows, static_cast<int>(pixels.step)};
    TRY_ASSIGN(std::vector<DetectedBox> faces, m_wide->detect(frame, view));
    for (const Box& area : part.areas) {
        TRY_ASSIGN(const std::vector<DetectedBox> others, facesIn(turnedThere(area, part.turn, whole), frame, view));
        addStrangers(faces, others);
    }
    std::erase_if(faces, [](const DetectedBox& face) { return face.confidence < kSureWhenTurned; });
    for (DetectedBox& face : faces)
        face.box = turnedBack(face.box, part.turn, whole);
    return faces;
}

/// BT.601, limited range: detectors do not care about the few per cent that another matrix would make.
Result<std::shared_ptr<FrameBuffer>> FaceScanner::toBgr(const PictureView& picture)
{
    const std::size_t size = pixelsIn(picture.width, picture.height) * 3;
    TRY_ASSIGN(auto pages, m_pool->take(size));
    try {
        // OpenCV has no type for read-only pixels; the conversion only reads them.
        const cv::Mat planes(picture.height * 3 / 2, picture.width, CV_8UC1, const_cast<std::uint8_t*>(picture.y));
        cv::Mat bgr(picture.height, picture.width, CV_8UC3, pages->data());
        cv::cvtColor(planes, bgr, cv::COLOR_YUV2BGR_I420);
        const Clarity clarity = clarityOf(planes(cv::Rect(0, 0, picture.width, picture.height)));
        if (clarity.noise > kNoisy)
            cv::GaussianBlur(bgr, bgr, {3, 3}, 0);
        if (clarity.brightest < kDark)
            bgr.convertTo(bgr, -1, std::min(kBright / std::max(clarity.brightest, 1.0), kMostGain));
    } catch (const std::exception& error) {
        return makeError(Errc::Internal, "colour conversion").context(error.what());
    }
    return pages;
}

} // namespace consentry::media
