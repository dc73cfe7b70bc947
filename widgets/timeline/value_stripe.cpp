#include "widgets/timeline/value_stripe.h"

#include <algorithm>
#include <optional>

namespace consentry::widgets {
namespace {

using annotation::AttributeEvent;
using annotation::AttributeSpec;

std::optional<int> placeOf(const AttributeSpec& spec, const std::string& value)
{
    if (spec.kind == annotation::AttributeKind::Check)
        return value == "true" ? std::optional(0) : std::nullopt;
    const std::vector<std::string> values = spec.everyValue();
    const auto place = std::ranges::find(values, value);
    return place == values.end() ? std::nullopt : std::optional(static_cast<int>(place - values.begin()));
}

} // namespace

const AttributeSpec* stripedAttribute(const annotation::Track& track, const annotation::LabelSet& labels)
{
    for (const AttributeSpec* spec : labels.everyAttribute()) {
        if (spec->appliesTo(track.label)
            && std::ranges::find(track.events, spec->name, &AttributeEvent::name) != track.events.end())
            return spec;
    }
    return nullptr;
}

std::vector<ValueSpan> valueStripe(const annotation::Track& track, const annotation::LabelSet& labels,
                                   FrameRange within)
{
    std::vector<ValueSpan> spans;
    const AttributeSpec* spec = stripedAttribute(track, labels);
    if (spec == nullptr)
        return spans;
    std::optional<int> value;
    FrameIndex since = within.begin;
    const auto endAt = [&](FrameIndex frame) {
        const FrameRange frames{std::max(since, within.begin), std::min(frame, within.end)};
        if (value && !frames.isEmpty())
            spans.push_back({frames, *value});
        since = frame;
    };
    for (const AttributeEvent& event : track.events) {
        if (event.name != spec->name)
            continue;
        endAt(event.frame);
        value = placeOf(*spec, event.value);
    }
    endAt(within.end);
    return spans;
}

} // namespace consentry::widgets
