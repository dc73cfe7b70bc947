#include "app/bench/face_sprites.h"

#include "app/bench/bgr_picture.h"
#include "base/file.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

namespace consentry::app::bench {
namespace {

constexpr int kFeather = 10;                      // pixels of a sprite's soft edge
const cv::Rect kFigure(15, 8, 350, 504);          // of the photograph
const Box kFigureFace{157, 62, 106, 120};         // in the figure
constexpr int kSmallFaces = 100;                  // that the file begins with
constexpr int kSmallSide = 25;                    // pixels
constexpr std::size_t kSmallHeader = 80;          // bytes of the .npy file before its numbers
constexpr int kSmallFaceSide = 144;               // what a small picture is enlarged to: its face then fits the figure's
const cv::Size kSmallFaceCore(58, 66);            // radii of the part that is taken
const cv::Vec3d kSkin(0.66, 0.80, 1.0);           // tint of the grey faces: blue, green, red

cv::Mat feathered(cv::Size size)
{
    cv::Mat inner(size, CV_8UC1, cv::Scalar(255));
    cv::rectangle(inner, {0, 0}, {size.width - 1, size.height - 1}, cv::Scalar(0), kFeather / 2);
    cv::blur(inner, inner, {kFeather, kFeather});
    return inner;
}

void blend(cv::Mat& below, const cv::Mat& colours, const cv::Mat& alpha)
{
    for (int y = 0; y < below.rows; ++y) {
        auto* out = below.ptr<cv::Vec3b>(y);
        const auto* in = colours.ptr<cv::Vec3b>(y);
        const auto* share = alpha.ptr<std::uint8_t>(y);
        for (int x = 0; x < below.cols; ++x) {
            for (int c = 0; c < 3; ++c)
                out[x][c] = static_cast<std::uint8_t>((in[x][c] * share[x] + out[x][c] * (255 - share[x]) + 127) / 255);
        }
    }
}

/// Sets the small grey face over the figure's own.
Sprite withFace(const Sprite& figure, const cv::Mat& small)
{
    cv::Mat grey;
    cv::resize(small, grey, {kSmallFaceSide, kSmallFaceSide}, 0, 0, cv::INTER_CUBIC);
    std::vector<cv::Mat> channels;
    for (int c = 0; c < 3; ++c) {
        grey.convertTo(channels.emplace_back(), CV_8UC1, 255 * kSkin[c]);
    }
    cv::Mat tinted;
    cv::merge(channels, tinted);
    cv::Mat alpha(grey.size(), CV_8UC1, cv::Scalar(0));
    cv::ellipse(alpha, {kSmallFaceSide / 2, kSmallFaceSide / 2}, kSmallFaceCore, 0, 0, 360, cv::Scalar(255), cv::FILLED);
    cv::blur(alpha, alpha, {kFeather, kFeather});
    Sprite sprite{figure.colours.clone(), figure.alpha, figure.face};
    const Point center = figure.face.center();
    cv::Mat area = sprite.colours(cv::Rect(static_cast<int>(center.x) - kSmallFaceSide / 2,
                                           static_cast<int>(center.y) - kSmallFaceSide / 2, kSmallFaceSide, kSmallFaceSide));
    blend(area, tinted, alpha);
    return sprite;
}

/// The first hundred pictures of scikit-image's lfw_subset.npy: 200 times 25 by 25 little-endian doubles from 0 to 1.
Result<std::vector<cv::Mat>> loadSmallFaces(const fs::path& file)
{
    constexpr std::size_t faceBytes = kSmallSide * kSmallSide * sizeof(double);
    TRY_ASSIGN(const Bytes content, readFile(file, 2 << 20));
    if (content.size() != kSmallHeader + 2 * kSmallFaces * faceBytes)
        return makeError(Errc::MediaUnsupported, file.filename().string());
    std::vector<cv::Mat> faces;
    for (std::size_t i = 0; i < kSmallFaces; ++i) {
        cv::Mat face(kSmallSide, kSmallSide, CV_64FC1);
        std::memcpy(face.data, content.data() + kSmallHeader + i * faceBytes, faceBytes);
        faces.push_back(face);
    }
    return faces;
}

} // namespace

Result<std::vector<Sprite>> loadPeople(const fs::path& media)
{
    TRY_ASSIGN(const cv::Mat photograph, readPicture(media / "astronaut.png"));
    if ((kFigure & cv::Rect({0, 0}, photograph.size())) != kFigure)
        return makeError(Errc::MediaUnsupported, "astronaut.png");
    const Sprite figure{photograph(kFigure).clone(), feathered(kFigure.size()), kFigureFace};
    TRY_ASSIGN(const std::vector<cv::Mat> faces, loadSmallFaces(media / "lfw_subset.npy"));
    std::vector<Sprite> people{figure};
    for (const cv::Mat& face : faces)
        people.push_back(withFace(figure, face));
    return people;
}

Result<Sprite> loadCat(const fs::path& media)
{
    TRY_ASSIGN(const cv::Mat cat, readPicture(media / "chelsea.png"));
    return Sprite{cat, feathered(cat.size()), {}};
}

Box drawSprite(cv::Mat& canvas, const Sprite& sprite, const Placement& placement)
{
    const cv::Size whole = sprite.colours.size();
    const Box anchor = sprite.face.isEmpty() ? Box{0, 0, double(whole.width), double(whole.height)} : sprite.face;
    // Scaled first, so that small figures are averages and do not flicker; then turned and shifted by parts of a pixel.
    const cv::Size size(std::max(2, int(std::lround(whole.width * placement.scale * placement.squeeze))),
                        std::max(2, int(std::lround(whole.height * placement.scale))));
    cv::Mat colours;
    cv::Mat alpha;
    cv::resize(sprite.colours, colours, size, 0, 0, placement.scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    cv::resize(sprite.alpha, alpha, size, 0, 0, cv::INTER_AREA);
    const double stretchX = double(size.width) / whole.width;
    const double stretchY = double(size.height) / whole.height;
    const cv::Point2f pivot(float(anchor.center().x * stretchX), float(anchor.center().y * stretchY));
    cv::Mat turn = cv::getRotationMatrix2D(pivot, placement.roll, 1);
    const int reach = int(std::hypot(size.width, size.height)) + 2;
    const cv::Rect wanted(int(placement.center.x) - reach, int(placement.center.y) - reach, 2 * reach, 2 * reach);
    const cv::Rect area = wanted & cv::Rect({0, 0}, canvas.size());
    if (!area.empty()) {
        turn.at<double>(0, 2) += placement.center.x - double(pivot.x) - area.x;
        turn.at<double>(1, 2) += placement.center.y - double(pivot.y) - area.y;
        cv::Mat drawn;
        cv::Mat share;
        cv::warpAffine(colours, drawn, turn, area.size());
        cv::warpAffine(alpha, share, turn, area.size());
        cv::Mat below = canvas(area);
        blend(below, drawn, share);
    }
    const double angle = placement.roll * std::numbers::pi / 180;
    const double halfWidth = anchor.width / 2 * stretchX;
    const double halfHeight = anchor.height / 2 * stretchY;
    const double across = std::hypot(halfWidth * std::cos(angle), halfHeight * std::sin(angle)); // of the turned ellipse
    const double along = std::hypot(halfWidth * std::sin(angle), halfHeight * std::cos(angle));
    return {placement.center.x - across, placement.center.y - along, 2 * across, 2 * along};
}

} // namespace consentry::app::bench
