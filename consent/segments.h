#pragma once

#include "consent/objects.h"
#include "consent/text_form.h"

namespace consentry::consent {

inline constexpr std::size_t kMaxSegments = 64; ///< of one clip

/// A segment: "begin end k4.pid.…", in decimal ("0 120 k4.pid.…").
template<>
struct TextForm<ClipSegment> {
    static std::string write(const ClipSegment& segment);
    static Result<ClipSegment> read(std::string_view text);
};

/// Whether segments follow each other from frame 0 without gap or overlap, none of them empty. True of none.
bool isWhole(const std::vector<ClipSegment>& segments);

} // namespace consentry::consent
