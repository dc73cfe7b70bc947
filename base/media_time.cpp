#include "base/media_time.h"

namespace consentry {

MediaTime mediaTime(std::int64_t pts, Rational timeBase)
{
    // 128 bits, because pts × numerator × 10⁶ leaves 64 bits for ordinary MPEG-TS stamps.
    __extension__ using Wide = __int128;
    const Wide scaled = Wide(pts) * timeBase.numerator * 1'000'000;
    const Wide half = timeBase.denominator / 2;
    const Wide rounded = (scaled >= 0 ? scaled + half : scaled - half) / timeBase.denominator;
    return MediaTime(static_cast<std::int64_t>(rounded));
}

} // namespace consentry
