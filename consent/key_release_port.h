#pragma once

#include "consent/access.h"
#include "consent/clip_key.h"
#include "crypto/identity.h"

namespace consentry::consent {

/// Check, log, hand out: the one way to a key. A broker with its own clock can take this place.
class KeyReleasePort {
public:
    virtual ~KeyReleasePort() = default;
    /// Writes the log entry before the key leaves; if that cannot be done there is no key.
    virtual Result<ClipKey> release(const Access& access, const crypto::Identity& identity) = 0;
    /// The end of a view, with its reason ("closed", or an error code).
    virtual Result<void> close(const AccessFacts& facts, const crypto::Identity& identity, std::string_view reason) = 0;
};

} // namespace consentry::consent
