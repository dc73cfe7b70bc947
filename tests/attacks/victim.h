#pragma once

#include "app/session.h"
#include "base/frame_table.h"
#include "tests/app/site.h"

namespace consentry::testing {

/// Who works in the workspaces under attack. The same people in both, so that keys alone tell nothing apart.
struct Crew {
    Crew();
    const crypto::Identity& operator[](std::string_view name) const { return *people.at(std::string(name)); }

    std::map<std::string, std::shared_ptr<crypto::Identity>> people;
};

/// What is in a workspace under attack.
struct VictimClips {
    ClipId mine;    ///< the annotator's, accepted
    ClipId other;   ///< somebody else's as well, waits for acceptance
    ClipId drafted; ///< the annotator's, with drafts only
    ClipId held;
    ClipId withdrawn;
};

/// One safe rendition with its frame table.
struct Pictures {
    Bytes bytes; ///< five sealed chunks or more
    FrameTable table;
};

/// A workspace in which everything has happened that can: each type of signed object, each table and each kind of file
/// is there. Made once, copied for each attack.
class Victim {
public:
    /// Throws what goes wrong. What nobody decodes need not be a video.
    explicit Victim(const fs::path& folder);
    /// With real pictures in `mine`.
    Victim(const fs::path& folder, Pictures mine);

    const Crew& crew() const { return m_crew; }
    const VictimClips& clips() const { return m_clips; }
    /// Clear bytes of the safe rendition of `mine`.
    const Bytes& pictures() const { return m_pictures; }
    /// With workspace/, people/ and state/, as Site wants it.
    fs::path home() const { return m_folder / "home"; }
    /// The workspace as it was some time before.
    fs::path older() const { return m_folder / "older"; }
    /// Another workspace, founded by the same custodian, with the same people and other clips.
    fs::path elsewhere() const { return m_folder / "elsewhere"; }
    const VictimClips& clipsElsewhere() const { return m_clipsElsewhere; }

    /// A session of one of the crew in a copy of the workspace.
    Result<app::Session> session(const fs::path& workspace, std::string_view person) const;

private:
    Crew m_crew;
    fs::path m_folder;
    VictimClips m_clips;
    VictimClips m_clipsElsewhere;
    Bytes m_pictures; ///< of `mine`
    SystemClock m_clock;
};

} // namespace consentry::testing
