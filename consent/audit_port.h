#pragma once

#include "consent/objects.h"
#include "crypto/identity.h"

namespace consentry::consent {

/// What an actor reports; index, sequence and back link are the log's to fill in.
struct AuditEntry {
    std::string action;
    ClipId clip;
    std::vector<ObjectId> objects;
    std::string purpose;
    std::string outcome = "ok";
};

/// The append-only log. An entry is durable, and in the same transaction as what it records, when `append` returns.
class AuditPort {
public:
    virtual ~AuditPort() = default;
    virtual Result<LogHead> head() = 0;
    virtual Result<void> append(const AuditEntry& entry, const crypto::Identity& actor) = 0;
};

} // namespace consentry::consent
