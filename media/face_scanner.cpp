#include "media/face_scanner.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace consentry::media {

namespace {

constexpr double kSameFace = 0.3; // intersection over union

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

std::size_t area(int width, int height)
{
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
}

} // namespace

Result<FrameCopy> FrameCopy::of(FrameIndex frame, const PictureView& picture)
{
    FrameCopy copy;
    copy.m_frame = frame;
    copy.m_width = picture.chromaWidth() * 2;
    copy.m_height = picture.chromaHeight() * 2;
    TRY_ASSIGN(copy.m_pixels, FrameBuffer::create(area(copy.m_width, copy.m_height) * 3 / 2));
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
    const std::uint8_t* u = y + area(m_width, m_height);
    const std::uint8_t* v = u + area(m_width / 2, m_height / 2);
    return {y, u, v, m_width, m_width / 2, m_width / 2, m_width, m_height};
}

Result<std::unique_ptr<FaceScanner>> FaceScanner::create(const ModelSet& models, int secondOpinion)
{
    std::unique_ptr<FaceScanner> scanner(new FaceScanner);
    TRY_ASSIGN(scanner->m_first, makeFaceBoxes(models));
    if (secondOpinion > 0) {
        TRY_ASSIGN(scanner->m_second, makeSsdFace(models));
    }
    scanner->m_secondOpinion = secondOpinion;
    return scanner;
}

Result<std::vector<Sighting>> FaceScanner::scan(const FrameCopy& copy)
{
    TRY_ASSIGN(const BgrView bgr, toBgr(copy.view()));
    TRY_ASSIGN(std::vector<DetectedBox> faces, m_first->detect(copy.frame(), bgr));
    if (m_second && copy.frame().value % m_secondOpinion == 0) {
        TRY_ASSIGN(std::vector<DetectedBox> others, m_second->detect(copy.frame(), bgr));
        // A face that both found keeps the first detector's box, so that its track does not jump on every n-th frame.
        std::erase_if(others, [&](const DetectedBox& other) {
            return std::ranges::any_of(faces, [&](const DetectedBox& face) {
                return intersectionOverUnion(face.box, other.box) > kSameFace;
            });
        });
        faces.insert(faces.end(), others.begin(), others.end());
    }
    std::vector<Sighting> sightings;
    for (DetectedBox& face : faces) {
        const FaceColours colours = sampleColours(copy.view(), coreAround(face.box));
        sightings.push_back({std::move(face), colours});
    }
    return sightings;
}

/// BT.601, limited range: detectors do not care about the few per cent that another matrix would make.
Result<BgrView> FaceScanner::toBgr(const PictureView& picture)
{
    const std::size_t size = area(picture.width, picture.height) * 3;
    if (!m_bgr || m_bgr->size() != size) {
        TRY_ASSIGN(m_bgr, FrameBuffer::create(size));
    }
    try {
        // OpenCV has no type for read-only pixels; the conversion only reads them.
        const cv::Mat planes(picture.height * 3 / 2, picture.width, CV_8UC1, const_cast<std::uint8_t*>(picture.y));
        cv::Mat bgr(picture.height, picture.width, CV_8UC3, m_bgr->data());
        cv::cvtColor(planes, bgr, cv::COLOR_YUV2BGR_I420);
    } catch (const std::exception& error) {
        return makeError(Errc::Internal, "colour conversion").context(error.what());
    }
    return BgrView{m_bgr->data(), picture.width, picture.height, picture.width * 3};
}

} // namespace consentry::media
