#pragma once

#include <chrono>
#include <cstdint>

namespace consentry {

using MediaTime = std::chrono::duration<std::int64_t, std::micro>;

/// A time base or rate; `denominator` is positive.
struct Rational {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;

    bool operator==(const Rational&) const = default;
    double value() const { return static_cast<double>(numerator) / static_cast<double>(denominator); }
};

/// The only place where a presentation time stamp becomes a time: rounded to the nearest microsecond, halves away from
/// zero. `pts` is in units of `timeBase` seconds.
MediaTime mediaTime(std::int64_t pts, Rational timeBase);

} // namespace consentry
