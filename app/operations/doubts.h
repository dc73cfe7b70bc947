#pragma once

#include "app/session.h"
#include "media/doubts.h"

namespace consentry::app {

/// Doubts as they are sealed (docs/file-format.md, "Doubts"). Keeps the first kMaxDoubts.
std::string doubtsText(const std::vector<media::Doubt>& doubts);
/// Errc::BadEncoding for anything but what doubtsText() makes.
Result<std::vector<media::Doubt>> doubtsFromText(std::string_view text);

inline constexpr std::size_t kMaxDoubts = 10'000;

/// Where face finding was least sure in the safe rendition that is in force, the most doubtful first. Custodians only,
/// for it says where in the picture's time somebody may be seen; logged. Errc::NotFound for a clip that was taken in before
/// doubts were kept.
Result<std::vector<media::Doubt>> showDoubts(Session& session, ClipId clip);

} // namespace consentry::app
