#pragma once

#include "base/frame.h"

namespace consentry::testing {

/// Makes frames for tests of widgets; the only friend of the passkey outside media/.
class FrameMaker {
public:
    /// A picture of one colour (0xRRGGBB) with its index stamped as black and white blocks along the top edge.
    static SafeFrame safeFrame(FrameIndex index, int width = 320, int height = 180, std::uint32_t colour = 0x405060);
};

} // namespace consentry::testing
