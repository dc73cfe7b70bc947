#include "annotation/formats/coco_json.h"
#include "annotation/interpolation.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <cmath>
#include <tuple>

using namespace consentry;
using namespace consentry::annotation;

namespace {

const CocoTarget kTarget{std::string(32, 'a'), {.frames = 40, .size = {640, 360}}, "k4.pid.test"};

FrameTable frameTable()
{
    std::vector<FrameEntry> entries(static_cast<std::size_t>(kTarget.facts.frames));
    for (std::size_t i = 0; i < entries.size(); ++i) {
        entries[i].pts = static_cast<std::int64_t>(i);
        entries[i].keyFrame = i == 0;
    }
    return {{.width = 640, .height = 360, .codedWidth = 640, .codedHeight = 360, .timeBase = {}, .frameRate = {30, 1}},
            std::move(entries)};
}

/// What is seen of a set, in an order that does not depend on ids.
std::vector<std::pair<std::string, Box>> seenAt(const AnnotationSet& set, FrameIndex frame)
{
    std::vector<std::pair<std::string, Box>> all;
    for (const VisibleTrack& visible : visibleAt(set, frame)) {
        const Track* track = set.find(visible.id);
        all.emplace_back(track->label + "/" + track->kind, clipped(visible.state.box, kTarget.facts.size));
    }
    std::ranges::sort(all, {}, [](const auto& seen) {
        return std::tuple(seen.first, std::llround(seen.second.x), std::llround(seen.second.y), seen.second.width,
                          seen.second.height);
    });
    return all;
}

bool isNear(double a, double b)
{
    return std::abs(a - b) <= 2 * kSimplifyTolerance;
}

/// Every class is seen as often; where only one of a class is seen, in the same place.
void compareFrame(const AnnotationSet& a, const AnnotationSet& b, FrameIndex frame)
{
    const auto left = seenAt(a, frame);
    const auto right = seenAt(b, frame);
    fuzz::require(left.size() == right.size(), "as many boxes are seen after export and import");
    if (left.size() != 1)
        return;
    const Box& from = left[0].second;
    const Box& to = right[0].second;
    fuzz::require(left[0].first == right[0].first, "the class comes back");
    fuzz::require(isNear(from.x, to.x) && isNear(from.y, to.y) && isNear(from.right(), to.right())
                      && isNear(from.bottom(), to.bottom()),
                  "the box comes back within the tolerance");
}

} // namespace

/// Any bytes as a COCO file; what is taken from it survives export and import.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const LabelSet labels = defaultLabelSet();
    static const FrameTable frames = frameTable();
    const auto set = readCoco(ByteView(data, size), kTarget, labels);
    if (!set)
        return 0;
    fuzz::require(validate(*set, labels, kTarget.facts).ok(), "what was read is valid");
    MemorySink sink;
    const std::vector<CocoClip> clips{{kTarget.clipId, &frames, &*set}};
    fuzz::require(writeCoco(sink, clips, {labels, "", "1", "2026-01-31"}).ok(), "what was read can be written");
    const auto again = readCoco(sink.bytes(), kTarget, labels);
    fuzz::require(again.ok(), "what was written can be read");
    for (FrameIndex frame{0}; frame.value < kTarget.facts.frames; frame = frame + 1)
        compareFrame(*set, *again, frame);
    return 0;
}
