#pragma once

#include "base/frame_index.h"

class QWidget;

namespace consentry::widgets {

/// A widget that shows where in the clip we are: to who listens instead of looking, a slider over the frames, which
/// says "frame 12 of 300" and can be moved.
class FrameSlider {
public:
    /// 0: there is no clip.
    virtual std::int64_t sliderFrames() const = 0;
    virtual FrameIndex sliderFrame() const = 0;
    virtual void slideTo(FrameIndex frame) = 0;

protected:
    /// Once for each; before anything asks for the widget's interface.
    FrameSlider();
    ~FrameSlider() = default;
    FrameSlider(const FrameSlider&) = delete;
    FrameSlider& operator=(const FrameSlider&) = delete;

    /// `widget`, which is this slider, shows another frame.
    static void tellMoved(QWidget& widget);
};

} // namespace consentry::widgets
