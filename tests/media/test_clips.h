#pragma once

#include "media/picture.h"
#include "tests/support/test_support.h"

#include <QStringList>

#include <vector>

namespace consentry::testing {

/// A generated video in which each picture carries its own number as dark and bright blocks along the top edge.
struct ClipSpec {
    std::string name;       ///< file name; its ending chooses the container
    int width = 160;        ///< at least 88
    int height = 96;        ///< at least 24
    int frames = 60;
    QStringList encoder;    ///< options of the ffmpeg command between input and output
};

/// Makes the clip with the ffmpeg command. Fails the running test when the command fails.
fs::path makeClip(const TempFolder& folder, const ClipSpec& spec);
/// Runs `ffmpeg` or `ffprobe`; returns what it wrote to stdout.
QByteArray runTool(const QString& program, const QStringList& arguments);
/// Presentation stamps of the video's frames as `ffprobe` lists them.
std::vector<std::int64_t> probePts(const fs::path& file);

/// Draws picture `number` into `picture`.
void drawStamped(const media::MutablePictureView& picture, std::int64_t number);
/// The number that a picture carries, or -1 when its blocks are neither dark nor bright.
std::int64_t readStamp(const media::PictureView& picture);

// Ready-made options for ClipSpec::encoder.
QStringList h264WithBFrames();
QStringList h264Plain();

} // namespace consentry::testing
