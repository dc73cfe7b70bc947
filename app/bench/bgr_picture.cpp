#include "app/bench/bgr_picture.h"

#include <QImage>
#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace consentry::app::bench {

Result<cv::Mat> readPicture(const fs::path& file)
{
    std::error_code failed;
    if (!fs::exists(file, failed))
        return makeError(Errc::NotFound, "picture", file.string());
    const QImage image = QImage(QString::fromStdString(file.string())).convertToFormat(QImage::Format_BGR888);
    if (image.isNull())
        return makeError(Errc::MediaUnsupported, file.filename().string());
    cv::Mat bgr(image.height(), image.width(), CV_8UC3);
    for (int y = 0; y < image.height(); ++y)
        std::copy_n(image.constScanLine(y), std::ptrdiff_t{image.width()} * 3, bgr.ptr(y));
    return bgr;
}

Result<media::RawPicture> rawPictureOf(const cv::Mat& bgr)
{
    const cv::Rect even(0, 0, bgr.cols / 2 * 2, bgr.rows / 2 * 2);
    TRY_ASSIGN(media::RawPicture picture, media::RawPicture::create({even.width, even.height}));
    cv::Mat planes(even.height * 3 / 2, even.width, CV_8UC1, picture.buffer->data());
    cv::cvtColor(bgr(even), planes, cv::COLOR_BGR2YUV_I420);
    return picture;
}

cv::Mat bgrOf(const media::PictureView& picture)
{
    // The planes of a RawPicture follow one another; OpenCV has no type for read-only pixels, and only reads them.
    const cv::Mat planes(picture.height * 3 / 2, picture.width, CV_8UC1, const_cast<std::uint8_t*>(picture.y));
    cv::Mat bgr;
    cv::cvtColor(planes, bgr, cv::COLOR_YUV2BGR_I420);
    return bgr;
}

} // namespace consentry::app::bench
