#include "annotation/track.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace consentry::annotation {

namespace {

struct SourceName {
    Source source;
    std::string_view text;
};

constexpr std::array kSourceNames{
    SourceName{Source::Manual, "manual"},
    SourceName{Source::Tracked, "tracked"},
    SourceName{Source::Suggested, "suggested"},
    SourceName{Source::Imported, "imported"},
};

auto firstAfter(const std::vector<KeyFrame>& keyFrames, FrameIndex frame)
{
    return std::upper_bound(keyFrames.begin(), keyFrames.end(), frame,
                            [](FrameIndex f, const KeyFrame& keyFrame) { return f < keyFrame.frame; });
}

} // namespace

std::string_view sourceText(Source source)
{
    const auto it = std::find_if(kSourceNames.begin(), kSourceNames.end(),
                                 [&](const SourceName& name) { return name.source == source; });
    return it->text;
}

std::optional<Source> sourceFromText(std::string_view text)
{
    for (const SourceName& name : kSourceNames) {
        if (name.text == text)
            return name.source;
    }
    return std::nullopt;
}

bool precedes(const AttributeEvent& a, const AttributeEvent& b)
{
    return std::tie(a.frame, a.name) < std::tie(b.frame, b.name);
}

bool precedes(const RangeTag& a, const RangeTag& b)
{
    return std::tie(a.range.begin, a.range.end, a.name) < std::tie(b.range.begin, b.range.end, b.name);
}

bool precedes(const IgnoreRegion& a, const IgnoreRegion& b)
{
    const auto key = [](const IgnoreRegion& region) {
        return std::tie(region.frames.begin, region.frames.end, region.label, region.box.x, region.box.y,
                        region.box.width, region.box.height);
    };
    return key(a) < key(b);
}

const KeyFrame* Track::keyFrameAtOrBefore(FrameIndex frame) const
{
    const auto after = firstAfter(keyFrames, frame);
    return after == keyFrames.begin() ? nullptr : &*(after - 1);
}

const KeyFrame* Track::keyFrameAt(FrameIndex frame) const
{
    const KeyFrame* left = keyFrameAtOrBefore(frame);
    return left && left->frame == frame ? left : nullptr;
}

const KeyFrame* Track::keyFrameAfter(FrameIndex frame) const
{
    const auto after = firstAfter(keyFrames, frame);
    return after == keyFrames.end() ? nullptr : &*after;
}

} // namespace consentry::annotation
