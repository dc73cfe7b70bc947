#include "tests/media/test_clips.h"

#include <QProcess>

#include <cstring>
#include <stdexcept>

namespace consentry::testing {
namespace {

constexpr int kBits = 10;
constexpr int kBlock = 8; // pixels
constexpr std::uint8_t kWhite = 190;
constexpr std::uint8_t kBlack = 50;
constexpr int kToolMilliseconds = 120'000;

QByteArray rawFrames(const ClipSpec& spec)
{
    const int chroma = ((spec.width + 1) / 2) * ((spec.height + 1) / 2);
    const int bytes = spec.width * spec.height + 2 * chroma;
    QByteArray all(bytes * spec.frames, '\0');
    for (int number = 0; number < spec.frames; ++number) {
        auto* y = reinterpret_cast<std::uint8_t*>(all.data()) + std::ptrdiff_t(bytes) * number;
        std::uint8_t* u = y + spec.width * spec.height;
        const int half = (spec.width + 1) / 2;
        drawStamped({y, u, u + chroma, spec.width, half, half, spec.width, spec.height}, number);
    }
    return all;
}

QByteArray run(const QString& program, const QStringList& arguments, const QByteArray& input)
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kToolMilliseconds) || process.exitStatus() != QProcess::NormalExit
        || process.exitCode() != 0)
        throw std::runtime_error((program + QLatin1String(": ")).toStdString()
                                 + process.readAllStandardError().toStdString());
    return process.readAllStandardOutput();
}

} // namespace

QByteArray runTool(const QString& program, const QStringList& arguments)
{
    return run(program, arguments, {});
}

fs::path makeClip(const TempFolder& folder, const ClipSpec& spec)
{
    const fs::path file = folder / spec.name;
    QStringList arguments{QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y"), QStringLiteral("-f"),
                          QStringLiteral("rawvideo"), QStringLiteral("-pix_fmt"), QStringLiteral("yuv420p"),
                          QStringLiteral("-r"), QStringLiteral("25"), QStringLiteral("-s"),
                          QStringLiteral("%1x%2").arg(spec.width).arg(spec.height), QStringLiteral("-i"),
                          QStringLiteral("-")};
    arguments += spec.encoder;
    arguments << QString::fromStdString(file.string());
    run(QStringLiteral("ffmpeg"), arguments, rawFrames(spec));
    return file;
}

std::vector<std::int64_t> probePts(const fs::path& file)
{
    const QByteArray text =
        runTool(QStringLiteral("ffprobe"),
                {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-select_streams"),
                 QStringLiteral("v:0"), QStringLiteral("-show_entries"), QStringLiteral("frame=pts"),
                 QStringLiteral("-of"), QStringLiteral("csv=p=0"), QString::fromStdString(file.string())});
    std::vector<std::int64_t> all;
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray& line : lines) {
        bool isNumber = false;
        const std::int64_t pts = line.split(',').value(0).trimmed().toLongLong(&isNumber);
        if (isNumber)
            all.push_back(pts);
    }
    return all;
}

void drawStamped(const media::MutablePictureView& picture, std::int64_t number)
{
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const int bit = x / kBlock;
            std::uint8_t value = static_cast<std::uint8_t>(60 + (x + y + 3 * number) % 100);
            if (y < 2 * kBlock && bit < kBits)
                value = ((number >> bit) & 1) != 0 ? kWhite : kBlack;
            picture.y[y * picture.yStride + x] = value;
        }
    }
    for (int y = 0; y < picture.chromaHeight(); ++y) {
        std::memset(picture.u + y * picture.uStride, 110, static_cast<std::size_t>(picture.chromaWidth()));
        std::memset(picture.v + y * picture.vStride, 140, static_cast<std::size_t>(picture.chromaWidth()));
    }
}

std::int64_t readStamp(const media::PictureView& picture)
{
    std::int64_t number = 0;
    for (int bit = 0; bit < kBits; ++bit) {
        const int value = picture.y[kBlock * picture.yStride + bit * kBlock + kBlock / 2];
        if (value > 100 && value < 140)
            return -1;
        number |= std::int64_t(value >= 140) << bit;
    }
    return number;
}

QStringList h264WithBFrames()
{
    return {QStringLiteral("-c:v"), QStringLiteral("libx264"), QStringLiteral("-preset"), QStringLiteral("veryfast"),
            QStringLiteral("-bf"), QStringLiteral("3"), QStringLiteral("-g"), QStringLiteral("25"),
            QStringLiteral("-pix_fmt"), QStringLiteral("yuv420p")};
}

QStringList h264Plain()
{
    return {QStringLiteral("-c:v"), QStringLiteral("libx264"), QStringLiteral("-preset"), QStringLiteral("ultrafast"),
            QStringLiteral("-pix_fmt"), QStringLiteral("yuv420p")};
}

} // namespace consentry::testing
