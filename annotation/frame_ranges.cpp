#include "annotation/frame_ranges.h"

#include <algorithm>

namespace consentry::annotation {

bool isOrdered(const FrameRanges& ranges)
{
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        if (ranges[i].isEmpty() || (i > 0 && ranges[i].begin <= ranges[i - 1].end))
            return false;
    }
    return true;
}

bool contains(const FrameRanges& ranges, FrameIndex frame)
{
    return std::ranges::any_of(ranges, [frame](const FrameRange& range) { return range.contains(frame); });
}

bool covers(const FrameRanges& ranges, FrameRange range)
{
    return std::ranges::any_of(
        ranges, [range](const FrameRange& own) { return own.begin <= range.begin && range.end <= own.end; });
}

FrameRanges withRange(const FrameRanges& ranges, FrameRange range)
{
    if (range.isEmpty())
        return ranges;
    FrameRanges result;
    for (const FrameRange& own : ranges) {
        if (own.end < range.begin || own.begin > range.end) {
            result.push_back(own);
        } else {
            range.begin = std::min(range.begin, own.begin);
            range.end = std::max(range.end, own.end);
        }
    }
    result.insert(std::ranges::lower_bound(result, range.begin, {}, &FrameRange::begin), range);
    return result;
}

FrameRanges withoutRange(const FrameRanges& ranges, FrameRange range)
{
    if (range.isEmpty())
        return ranges;
    FrameRanges result;
    for (const FrameRange& own : ranges) {
        const FrameRange before{own.begin, std::min(own.end, range.begin)};
        const FrameRange after{std::max(own.begin, range.end), own.end};
        for (const FrameRange& part : {before, after}) {
            if (!part.isEmpty())
                result.push_back(part);
        }
    }
    return result;
}

std::int64_t countBefore(const FrameRanges& ranges, FrameIndex frame)
{
    std::int64_t count = 0;
    for (const FrameRange& range : ranges)
        count += FrameRange{range.begin, std::min(range.end, frame)}.length();
    return count;
}

} // namespace consentry::annotation
