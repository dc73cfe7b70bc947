#include "widgets/timeline/track_spans.h"

#include <algorithm>

namespace consentry::widgets {

std::vector<TrackSpan> visibleSpans(const annotation::Track& track, FrameRange within)
{
    std::vector<TrackSpan> spans;
    const auto& keys = track.keyFrames;
    auto key = std::upper_bound(keys.begin(), keys.end(), within.begin,
                                [](FrameIndex frame, const annotation::KeyFrame& k) { return frame < k.frame; });
    if (key != keys.begin())
        --key;
    for (; key != keys.end() && key->frame < within.end; ++key) {
        if (key->outside)
            continue;
        const auto next = std::next(key);
        const FrameIndex end = track.singleFrame ? key->frame + 1 : next == keys.end() ? within.end : next->frame;
        const FrameRange frames{std::max(key->frame, within.begin), std::min(end, within.end)};
        const Covering covering = key->occluded ? Covering::Occluded : Covering::Clear;
        if (frames.isEmpty())
            continue;
        if (!spans.empty() && spans.back().covering == covering && spans.back().frames.end == frames.begin)
            spans.back().frames.end = frames.end;
        else
            spans.push_back({frames, covering});
    }
    return spans;
}

} // namespace consentry::widgets
