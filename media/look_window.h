#pragma once

#include "base/media_time.h"
#include "media/face_scanner.h"
#include "media/face_schedule.h"
#include "media/small_picture.h"

#include <deque>
#include <optional>

namespace consentry::media {

/// A frame on its way through the detectors.
struct WindowFrame {
    FrameIndex frame;
    MediaTime time;
    std::optional<FrameCopy> copy; ///< until it was looked at or needs no look
    SmallPicture small;
    bool startsShot = false;    ///< shows another scene than the frame before
    std::optional<Look> look{}; ///< what the schedule wants
};

/// A frame about which no more will be known.
struct SettledFrame {
    WindowFrame frame;
    bool looked = false;
    std::vector<Sighting> sightings;
};

/// The frames between the newest one and the oldest that may still be looked at. Where two looks leave doubt, a frame
/// half way between them is looked at, too, and again a quarter. Which frames are looked at depends on nothing but
/// their pictures, not on how fast the looks return. Not for use by two threads at once.
class LookWindow {
public:
    /// `smallest` as in leavesDoubt().
    void setSmallest(double smallest) { m_smallest = smallest; }
    /// The next frame of the clip. Both sides of a cut are looked at, and the clip's first frame.
    void add(WindowFrame frame);
    /// No more frames come: the last one is looked at, too.
    void end();

    struct Task {
        FrameCopy copy;
        Look look;
        std::vector<Turn> turns; ///< in which the last look at every turn found what it did not find upright
    };
    /// A frame to look at; hand what was seen to looked(). Each is given out once. Must have one.
    Task nextLook();
    /// False also while the next one depends on a look that has not returned.
    bool hasLook() const;
    void looked(FrameIndex frame, std::vector<Sighting> sightings);

    /// The oldest frame once it is settled.
    std::optional<SettledFrame> takeSettled();
    std::size_t size() const { return m_slots.size(); }

private:
    struct Slot {
        SettledFrame content;
        bool asked = false;
        bool settled = false;
    };
    /// Two frames that are looked at with none between them.
    struct Pair {
        FrameIndex before;
        FrameIndex after;
        int depth = 0;
    };
    /// A look at every turn.
    struct Survey {
        FrameIndex frame;
        std::optional<std::vector<Turn>> turns{}; ///< once it has returned
    };
    const Survey* surveyBefore(FrameIndex frame) const;
    Slot& slot(FrameIndex frame);
    void ask(FrameIndex frame);
    bool isLooked(const Pair& pair);
    void judge(const Pair& pair);

    std::deque<Slot> m_slots;
    std::deque<FrameIndex> m_toLook;
    std::vector<Pair> m_pairs;
    std::vector<Survey> m_surveys;         ///< ascending
    std::optional<FrameIndex> m_lastAsked; ///< by the schedule, in this shot
    bool m_hasEnded = false;
    double m_smallest = 0;
};

} // namespace consentry::media
