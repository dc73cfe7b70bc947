#pragma once

#include "annotation/annotation_set.h"
#include "tests/app/site.h"

namespace consentry::testing {

/// The identities of everybody, unlocked once: no scrypt in a run.
using People = std::map<std::string, std::shared_ptr<const crypto::Identity>, std::less<>>;

/// One copy of the workspace, with its people, state folder and videos, to be spoiled by one run.
struct Place {
    Site site;
    const People& people;
    ClipId clip;      ///< the one that everything is about
    ObjectId consent; ///< that it was taken in under
    SystemClock clock{};
    int acknowledge = -1; ///< where a run writes one byte for each edit that was stored

    fs::path out() const { return site.base() / "tmp" / "out"; }
    Result<app::Session> open(std::string_view person) const;
};

/// How far the clip has come.
enum class Stage { Labelled, Submitted, Accepted };

/// A workspace in all stages, made once: custodian, lead (who exports, too), annotator, `other` without a grant, and
/// `second`, who has a card but is no member. One clip of four small frames with two tracks.
class Places {
public:
    /// Starts no thread in this process, so that it may fork.
    explicit Places(const fs::path& folder);
    /// In a folder that is not there yet.
    Place copy(Stage stage, const fs::path& folder) const;

private:
    void makeLabelled(const Site& site);
    fs::path stageFolder(Stage stage) const;

    fs::path m_folder;
    People m_people;
    ClipId m_clip;
    ObjectId m_consent;
};

/// Track `id` as every run draws it.
annotation::Track sampleTrack(std::uint32_t id);

} // namespace consentry::testing
