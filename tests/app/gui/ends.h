#pragma once

#include "tests/app/gui/window_bench.h"

#include <algorithm>

namespace consentry::testing {

constexpr int kPromise = 1000; ///< milliseconds in which a view ends
constexpr int kTooLate = 3000; ///< on a busy machine

/// When the newest event of this kind was signed, which is a moment before anybody else could see it. Nothing when the
/// log cannot be read or has none.
inline std::optional<Timestamp> signedAt(app::Session& reader, std::string_view action)
{
    const auto keys = reader.keyRing();
    if (!keys)
        return std::nullopt;
    const auto events = reader.workspace().auditLog().events(*keys, {});
    if (!events)
        return std::nullopt;
    const auto newest =
        std::find_if(events->rbegin(), events->rend(), [&](const auto& event) { return event.body.action == action; });
    return newest == events->rend() ? std::nullopt : std::optional(newest->header.issued);
}

} // namespace consentry::testing
