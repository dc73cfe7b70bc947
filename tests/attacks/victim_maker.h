#pragma once

#include "tests/attacks/victim.h"

namespace consentry::testing {

/// Founds a workspace and lets everything happen in it that leaves a trace of its own. Throws what goes wrong.
class VictimMaker {
public:
    /// `mine` are those of the clip under attack, `others` those of all other clips.
    struct Material {
        const Pictures& mine;
        const Pictures& others;
        int edits = 1; ///< of `mine` beyond the first snapshot
    };
    VictimMaker(const fs::path& folder, Crew& crew, const Material& material);

    /// Everybody joins, clips come in, labels go back and forth.
    VictimClips work();
    /// What an older copy does not know of: people leave, grants end, a consent is withdrawn.
    void end(const VictimClips& clips);

private:
    app::Session session(std::string_view person);
    void found();
    void certify(std::string_view person, std::set<consent::Role> roles);
    void addCustodian(std::string_view person);
    ClipId takeIn(std::string_view camera, const Pictures& pictures);
    void writePolicy();
    void writeLabelSet();
    void annotate(std::string_view person, ClipId clip, int edits);
    void judge(ClipId clip);
    void hideAndAsk(ClipId clip);
    void holdAndRelease(ClipId clip);
    void removeLeaver();

    fs::path m_folder;
    Crew& m_crew;
    Material m_material;
    SystemClock m_clock;
};

/// The value, or an exception with the error's text.
template<class T>
T must(Result<T> result)
{
    if (!result)
        throw std::runtime_error(describe(result.error()));
    return std::move(result).value();
}
inline void must(const Result<void>& result)
{
    if (!result)
        throw std::runtime_error(describe(result.error()));
}

} // namespace consentry::testing
