#pragma once

#include "base/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace consentry {

/// Wall time, UTC.
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

/// RFC 3339 in UTC with a `Z`: "2026-11-22T10:00:00Z"; milliseconds only when there are any.
std::string rfc3339Text(Timestamp time);
/// RFC 3339 with a zone; years 1970 to 9998, no leap second. Errc::BadEncoding otherwise.
Result<Timestamp> fromRfc3339(std::string_view text);

/// Where time comes from, so that tests bring their own.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;
    /// Time since boot, suspend included; never goes back.
    virtual std::chrono::milliseconds sinceBoot() const = 0;
};

class SystemClock final : public Clock {
public:
    Timestamp now() const override;
    std::chrono::milliseconds sinceBoot() const override;
};

} // namespace consentry
