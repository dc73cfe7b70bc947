#pragma once

#include "annotation/track.h"

#include <QString>

#include <string_view>

namespace consentry::widgets {

/// The word for a class, kind or tag of the default label set in the user's language; names that a workspace added are
/// their own words.
QString labelWord(std::string_view name);

/// "dog 3": the word for its kind, or for its class where it has none, and its number.
QString trackName(const annotation::Track& track);
QString trackName(std::string_view label, std::string_view kind, annotation::TrackId id);

} // namespace consentry::widgets
