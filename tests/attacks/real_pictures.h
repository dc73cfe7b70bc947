#pragma once

#include "tests/attacks/victim.h"

namespace consentry::testing {

/// A safe rendition that plays: colourful noise, so that every picture is large and shows thousands of colours.
Pictures realPictures();

} // namespace consentry::testing
