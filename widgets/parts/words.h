#pragma once

#include "base/clock.h"
#include "base/frame_index.h"
#include "base/media_time.h"

#include <QString>

#include <chrono>
#include <optional>

namespace consentry::widgets {

/// "5 h 12 m left", "9 m left", "41 s left", "ended". Rounded down, so that it never promises too much.
QString timeLeftText(std::chrono::milliseconds left);

/// What is left of a grant, as far as it changes what people should do.
enum class Urgency { Calm, Soon, LastMinute, Over };
/// Soon: the last ten minutes.
Urgency urgencyOf(std::chrono::milliseconds left);

/// "00:13.700" from the first frame; hours only when there are any.
QString mediaTimeText(MediaTime time);
/// What people type for it: "1:02:03.5", "2:03,5", "12.5s". Nothing when it is none of these, or more than 1000 hours.
std::optional<MediaTime> mediaTimeFromText(const QString& text);

/// Frames count from 0 in files and on the command line, and from 1 for people. These two are the only places that
/// know.
qint64 frameNumber(FrameIndex index);
FrameIndex frameOfNumber(qint64 number);

/// "12:04:31" in the local time zone.
QString clockText(Timestamp time);

} // namespace consentry::widgets
