#pragma once

#include "base/file.h"
#include "crypto/keys.h"

#include <optional>
#include <string>
#include <vector>

namespace consentry::dataset {

/// One thing that is wrong, for the `problems` of a verifier.
struct Problem {
    std::string code;   ///< text of an Errc
    std::string object; ///< a file, or "manifest"
    std::string message;
};

struct VerifyReport {
    std::vector<Problem> problems;
    std::string root;    ///< k4.pid of the root that the label set names
    bool pinned = false; ///< the caller said which root to expect, and it is this one
    std::string dataset;
    std::uint64_t clips = 0;
    bool ok() const { return problems.empty(); }
};

/// Checks a label set without a workspace: signature, chain of certificates, every file's hash, and that no other file
/// lies in the folder. Errc::NotFound when there is no manifest.
Result<VerifyReport> verifyLabelSet(const fs::path& folder, const std::optional<crypto::KeyId>& expectedRoot);

} // namespace consentry::dataset
