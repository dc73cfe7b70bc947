#include "annotation/attribute_edit.h"

#include "annotation/interpolation.h"
#include "annotation/track_edit.h"

#include <algorithm>

namespace consentry::annotation {

namespace {

/// Without events of `name` that repeat what already holds.
void dropRepeats(Track& track, const std::string& name)
{
    const auto whole = track.attributes.find(name);
    std::string held = whole == track.attributes.end() ? std::string() : whole->second;
    std::erase_if(track.events, [&](const AttributeEvent& event) {
        if (event.name != name)
            return false;
        const bool repeats = event.value == held;
        held = event.value;
        return repeats;
    });
}

void putEvent(Track& track, AttributeEvent event)
{
    const auto place =
        std::ranges::lower_bound(track.events, event, [](const auto& a, const auto& b) { return precedes(a, b); });
    if (place != track.events.end() && place->frame == event.frame && place->name == event.name)
        *place = std::move(event);
    else
        track.events.insert(place, std::move(event));
}

Track withValueIn(Track track, const AttributeEdit& edit, FrameRange range)
{
    if (range.isEmpty())
        return track;
    const std::string after = valueAt(track, edit.name, range.end);
    std::erase_if(track.events,
                  [&](const AttributeEvent& event) { return event.name == edit.name && range.contains(event.frame); });
    putEvent(track, {range.begin, edit.name, edit.value});
    if (range.end.value < edit.clip)
        putEvent(track, {range.end, edit.name, after});
    dropRepeats(track, edit.name);
    return track;
}

} // namespace

Track withValue(Track track, const AttributeEdit& edit)
{
    const Scope scope = track.singleFrame ? Scope::Track : edit.scope;
    switch (scope) {
    case Scope::Frame: return withValueIn(std::move(track), edit, {edit.frame, edit.frame + 1});
    case Scope::Range: return withValueIn(std::move(track), edit, edit.range);
    case Scope::FromHere: {
        putEvent(track, {edit.frame, edit.name, edit.value});
        dropRepeats(track, edit.name);
        return track;
    }
    case Scope::Track: break;
    }
    std::erase_if(track.events, [&](const AttributeEvent& event) { return event.name == edit.name; });
    return withAttribute(std::move(track), edit.name, edit.value);
}

Track withPresets(Track track, const LabelSet& labels)
{
    for (const AttributeSpec* spec : labels.attributesOf(track.label)) {
        if (!spec->preset.empty() && valueAt(track, spec->name, track.keyFrames.front().frame).empty())
            track.attributes.insert_or_assign(spec->name, spec->preset);
    }
    return track;
}

std::string valueAt(const Track& track, const std::string& name, FrameIndex frame)
{
    const auto values = attributesAt(track, frame);
    const auto value = values.find(name);
    return value == values.end() ? std::string() : value->second;
}

} // namespace consentry::annotation
