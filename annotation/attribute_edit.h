#pragma once

#include "annotation/label_set.h"
#include "annotation/track.h"

namespace consentry::annotation {

/// For how long a value is meant to hold.
enum class Scope {
    Frame,    ///< in this frame only
    FromHere, ///< up to the attribute's next event
    Track,    ///< always; its events go
    Range,    ///< in a range of frames
};

struct AttributeEdit {
    std::string name;
    std::string value; ///< empty: none
    Scope scope = Scope::Track;
    FrameIndex frame = {}; ///< of Frame and FromHere
    FrameRange range = {}; ///< of Range
    std::int64_t clip = 0; ///< number of frames; no event is put behind the last
};

/// The attribute takes this value where the scope says, and keeps elsewhere what it had. Only events that say something
/// new are kept. A box of one frame has no events: every scope is the whole of it.
Track withValue(Track track, const AttributeEdit& edit);

/// What `labels` give to new objects of its class, where `track` says nothing yet.
Track withPresets(Track track, const LabelSet& labels);

/// The value at `frame`, or an empty text.
std::string valueAt(const Track& track, const std::string& name, FrameIndex frame);

} // namespace consentry::annotation
