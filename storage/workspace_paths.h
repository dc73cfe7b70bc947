#pragma once

#include "base/file.h"
#include "base/id.h"
#include "consent/terms.h"
#include "crypto/keys.h"

namespace consentry::storage {

inline constexpr std::string_view kWaitingFolder = ".next";

/// One rendition of one clip.
struct RenditionRef {
    ClipId clip;
    consent::Rendition rendition = consent::Rendition::Safe;
    ObjectId request{}; ///< the unblur request that a reveal answers; null for any other

    auto operator<=>(const RenditionRef&) const = default;
};

/// Where everything of a workspace lies. Names are made of ids only, so nothing from outside becomes part of a path.
struct WorkspacePaths {
    fs::path root;

    fs::path database() const { return root / "workspace.db"; }
    fs::path clips() const { return root / "clips"; }
    fs::path keys() const { return root / "keys"; }
    fs::path waitingClips() const { return clips() / kWaitingFolder; }
    fs::path waitingKeys() const { return keys() / kWaitingFolder; }
    /// `clips/<clip>.<rendition>.age`: the sealed video. A reveal's rendition is `reveal-<request>`.
    fs::path clipFile(RenditionRef rendition) const;
    fs::path clipFile(ClipId clip, consent::Rendition rendition) const { return clipFile({clip, rendition}); }
    /// `keys/<clip>.<rendition>.age`: the clip identity, sealed to all custodians.
    fs::path keyFile(RenditionRef rendition) const;
    fs::path keyFile(ClipId clip, consent::Rendition rendition) const { return keyFile({clip, rendition}); }
    /// `keys/intake.age`: the identity behind the workspace's intake recipient, sealed to all custodians.
    fs::path intakeKeyFile() const { return keys() / "intake.age"; }
    /// `keys/<clip>.<rendition>.<person>.hdr`: an age header that gives the file key to one grantee.
    fs::path grantHeader(RenditionRef rendition, const crypto::KeyId& person) const;
    fs::path grantHeader(ClipId clip, consent::Rendition rendition, const crypto::KeyId& person) const
    {
        return grantHeader({clip, rendition}, person);
    }
};

/// Where a file of a rendition waits to take the place of `file`: in a folder `.next` beside it.
fs::path waitingFile(const fs::path& file);

/// What the name of a file under `clips/` or `keys/` says.
struct ClipFileName {
    RenditionRef rendition;
    std::optional<crypto::KeyId> person; ///< of a grant header
};

/// Nothing for a name that is not one of the forms above.
std::optional<ClipFileName> parseClipFileName(std::string_view name);

} // namespace consentry::storage
