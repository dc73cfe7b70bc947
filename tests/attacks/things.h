#pragma once

#include "tests/attacks/victim.h"

namespace consentry::testing {

/// What can be done to a thing.
enum class Hand { Altered, Deleted, Duplicated, Reordered, OtherClip, OtherPerson, OtherWorkspace, Older };
inline constexpr Hand kHands[] = {Hand::Altered,   Hand::Deleted,     Hand::Duplicated,     Hand::Reordered,
                                  Hand::OtherClip, Hand::OtherPerson, Hand::OtherWorkspace, Hand::Older};
const char* handText(Hand hand);

/// A copy of the victim under attack.
struct Scene {
    const Victim& victim;
    Site site;
    std::string entry{}; ///< "log 57:" is what the line must name, as the deed has found out

    fs::path workspace() const { return site.workspace(); }
    fs::path database() const { return site.workspace() / "workspace.db"; }
};

using Deed = std::function<void(Scene&)>;

/// As a cell's word: what Scene::entry is.
inline constexpr auto kEntry = "ENTRY";

/// What becomes of the annotator's view of the clip.
enum class View {
    Refused,    ///< no key, no picture
    AsSigned,   ///< opens, and every byte is what was signed
    UntilThere, ///< opens, and ends where the damage begins; what comes before is as it was signed
};

/// Doing one thing to another, and what must come of it.
struct Cell {
    enum class Kind { Noticed, Harmless, Impossible };

    Kind kind = Kind::Impossible;
    const char* why = ""; ///< why it is harmless by design, cannot be done, or has another exit code than 3 or 4
    Deed deed{};
    const char* who = "";     ///< runs `command`
    const char* command = ""; ///< that notices; empty when opening something does
    int exit = 0;
    const char* word = ""; ///< in its message, so that people know what is wrong
    View view = View::Refused;
    std::vector<std::string> shown{};                          ///< what a window may say instead of `word`
    std::function<std::optional<Error>(const Scene&)> opens{}; ///< what notices; the clip when there is nothing here
};

using Row = std::map<Hand, Cell>;

/// A kind of file in the workspace's folder, or a kind of row in its database.
struct Thing {
    std::string name;
    Row cells;
    bool inVictim = true; ///< false for what comes and goes, lies outside, or is part of another kind
};

/// Kinds of files. `fileKind` is the name of the kind that a path below the workspace belongs to, empty for none.
std::vector<Thing> fileThings();
std::string fileKind(const fs::path& relative);
/// Files outside the workspace that commands read: what the account has seen, identities, cards.
std::vector<Thing> outsideThings();

/// Entries of the log, one kind for each type of signed object: "log grant".
std::vector<Thing> entryThings();
/// All other rows, and the columns of the log that only repeat what tokens say: "blobs labels", "log column clip".
std::vector<Thing> rowThings();
/// The kinds of rows that a database holds.
std::set<std::string> rowKinds(const fs::path& database);

/// All of the above.
std::vector<Thing> allThings();

/// A cell's text for this scene: CLIP is the clip under attack, CARD a card, OUT a folder that is not there yet.
std::string filledIn(std::string text, const Scene& scene);

// For the tables.
/// One deed after another.
Deed afterwards(Deed first, Deed then);
Cell noticed(const char* who, const char* command, int exit, const char* word, Deed deed, View view = View::Refused);
/// Noticed by opening the clip.
Cell seen(int exit, const char* word, Deed deed);
Cell harmless(const char* why, Deed deed);
Cell impossible(const char* why);

} // namespace consentry::testing
