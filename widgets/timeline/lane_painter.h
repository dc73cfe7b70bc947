#pragma once

#include "annotation/track.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/frame_scale.h"
#include "widgets/timeline/key_mark.h"
#include "widgets/timeline/value_stripe.h"

#include <QPointF>

#include <optional>
#include <vector>

class QPainter;

namespace consentry::widgets {

enum class LaneState { Plain, Selected };

/// What is painted of one track's lane.
struct Lane {
    const annotation::Track& track;
    Token token = Token::Track5; ///< colour of its class
    LaneState state = LaneState::Plain;
    double middle = 0;                              ///< y
    std::optional<FrameIndex> hoveredKeyFrame = {}; ///< drawn larger: a press would take it
    std::vector<FrameIndex> issues = {};
    std::vector<ValueSpan> values = {};
};

/// Paints the time of one track: a thin line where it is seen, a hatch where it is occluded, a diamond a key frame, a
/// bar where it goes out of view, a stripe below for the values of an attribute, a dot an issue. Key frames that would
/// lie on one another are left out.
class LanePainter {
public:
    LanePainter(const Theme& theme, const FrameScale& scale, std::int64_t frames)
        : m_theme(theme), m_scale(scale), m_frames(frames)
    {
    }

    void paint(QPainter& painter, const Lane& lane) const;

private:
    void paintSpans(QPainter& painter, const Lane& lane) const;
    void paintKeyFrames(QPainter& painter, const Lane& lane) const;
    struct Marks {
        KeyMark byHand;
        KeyMark byProgram; ///< hollow: nobody but a program said it
    };
    Marks marksOf(const Lane& lane) const;
    void paintKeyFrame(QPainter& painter, const Lane& lane, const annotation::KeyFrame& key, Marks& marks) const;
    void paintValues(QPainter& painter, const Lane& lane) const;
    void paintIssues(QPainter& painter, const Lane& lane) const;
    QColor colorOf(const Lane& lane) const { return m_theme.color(lane.token); }

    const Theme& m_theme;
    const FrameScale& m_scale;
    std::int64_t m_frames;
};

} // namespace consentry::widgets
