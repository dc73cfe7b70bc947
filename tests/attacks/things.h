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

    fs::path workspace() const { return site.workspace(); }
    fs::path database() const { return site.workspace() / "workspace.db"; }
};

using Deed = std::function<void(Scene&)>;

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
    const char* command = ""; ///< that notices; empty when opening the clip does
    int exit = 0;
    const char* word = ""; ///< in its message, so that people know what is wrong
    View view = View::Refused;
};

using Row = std::map<Hand, Cell>;

/// A kind of file in the workspace's folder, or a kind of row in its database.
struct Thing {
    std::string name;
    Row cells;
};

/// Kinds of files. `fileKind` is the name of the kind that a path below the workspace belongs to, empty for none.
std::vector<Thing> fileThings();
std::string fileKind(const fs::path& relative);

/// Entries of the log, one kind for each type of signed object: "log grant".
std::vector<Thing> entryThings();
/// All other rows, and the columns of the log that only repeat what tokens say: "blobs labels", "log column clip".
std::vector<Thing> rowThings();
/// The kinds of rows that a database holds.
std::set<std::string> rowKinds(const fs::path& database);

// For the tables.
Cell noticed(const char* who, const char* command, int exit, const char* word, Deed deed, View view = View::Refused);
/// Noticed by opening the clip.
Cell seen(int exit, const char* word, Deed deed);
Cell harmless(const char* why, Deed deed);
Cell impossible(const char* why);

} // namespace consentry::testing
