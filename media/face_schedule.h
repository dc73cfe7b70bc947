#pragma once

#include "base/detected_box.h"
#include "base/media_time.h"
#include "media/cell_memory.h"
#include "media/small_picture.h"

#include <chrono>
#include <optional>
#include <span>

namespace consentry::media {

/// Which frames the detectors look at, and how. Faces of the others come from sightings nearby (face_tracks.h). Times
/// are of the clip.
struct FaceScheduleRules {
    MediaTime interval = std::chrono::milliseconds(200);      ///< between looks while anything moves; 0: every frame
    MediaTime quietInterval = std::chrono::milliseconds(400); ///< while nothing does
    MediaTime closeInterval =
        std::chrono::milliseconds(400); ///< between close looks at a tile in which much moves; little: each look
    MediaTime stillInterval = std::chrono::seconds(2);   ///< and at one in which nothing does
    MediaTime compareInterval = std::chrono::seconds(2); ///< between looks by both detectors
    MediaTime turnInterval = std::chrono::seconds(4);    ///< between looks at the picture turned every way
    MediaTime headInterval = std::chrono::milliseconds(400); ///< between looks for heads, where these are wanted
    std::int64_t longestStretch = 12;                    ///< frames without a look, whatever the times
};

enum class LookBy {
    First,
    Both, ///< the second detector looks as well, and what the two saw is compared (detector_comparison.h)
};

/// A look at one frame: always a wide one at all of it, and close ones at some areas (close_areas.h).
struct Look {
    std::vector<Box> areas;
    LookBy by = LookBy::First;
    bool everyTurn = false; ///< and wide ones at the picture turned every way
    bool heads = false;     ///< of persons as well, where these are wanted
};

/// Decides in the order of the frames, from pictures alone: the same clip gives the same looks.
class FaceSchedule {
public:
    explicit FaceSchedule(const FaceScheduleRules& rules) : m_rules(rules) {}

    /// Nothing when the detectors need not look at this frame. `small`, of a picture of this size as all others, is kept
    /// to compare later frames with. Errc::Io when there is no memory.
    Result<std::optional<Look>> next(MediaTime time, const SmallPicture& small, Size picture);
    /// The frame shows another scene: the next one is looked at everywhere.
    void startShot();

private:
    struct Past {
        MediaTime time;
        SmallPicture small;
    };
    bool isDue(MediaTime time, const SmallPicture& small);
    std::vector<Box> closeLooks(MediaTime time, const SmallPicture& small, Size picture);

    FaceScheduleRules m_rules;
    std::optional<Past> m_last;
    std::optional<MediaTime> m_lastCompared;
    std::optional<MediaTime> m_lastTurned;
    std::optional<MediaTime> m_lastHeads;
    std::optional<CellMemory> m_seen; ///< closely
    std::int64_t m_stretch = 0;
};

/// Two looks with frames between them that nobody looked at.
struct LookPair {
    std::span<const DetectedBox> before;
    std::span<const DetectedBox> after;
};

/// True when the two looks leave doubt about what is between them: a face that any look can find is in one of them
/// only, or moved by more than half its size. `smallest` is the height in pixels from which on any look finds a face.
bool leavesDoubt(const LookPair& looks, double smallest);

} // namespace consentry::media
