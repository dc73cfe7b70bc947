#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace consentry {

/// Position of a frame in its clip, from 0, in the order of display.
struct FrameIndex {
    std::int64_t value = 0;

    auto operator<=>(const FrameIndex&) const = default;
    FrameIndex operator+(std::int64_t frames) const { return {value + frames}; }
    FrameIndex operator-(std::int64_t frames) const { return {value - frames}; }
    std::int64_t operator-(FrameIndex other) const { return value - other.value; }
};

/// Half-open: `begin` is in, `end` is not.
struct FrameRange {
    FrameIndex begin;
    FrameIndex end;

    bool operator==(const FrameRange&) const = default;
    bool isEmpty() const { return end <= begin; }
    std::int64_t length() const { return isEmpty() ? 0 : end - begin; }
    bool contains(FrameIndex index) const { return begin <= index && index < end; }
    /// The frame of a non-empty range that is nearest to `index`.
    FrameIndex clamp(FrameIndex index) const { return std::clamp(index, begin, end - 1); }
};

} // namespace consentry
