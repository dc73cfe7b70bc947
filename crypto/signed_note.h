#pragma once

#include "crypto/hash.h"
#include "crypto/keys.h"

namespace consentry::crypto {

constexpr std::size_t kMaxNoteBytes = 64 * 1024;
constexpr std::size_t kMaxNoteSignatures = 64;

/// A signed note (https://c2sp.org/signed-note) with one Ed25519 signature. `text` ends with a line feed and has no
/// other control characters; `name` has no spaces and no '+'.
std::string signNote(std::string_view text, std::string_view name, const SigningKey& key);
/// The line by which one more key signs `text`, its line feed included; to be appended to the note.
std::string noteSignatureLine(std::string_view text, std::string_view name, const SigningKey& key);

/// The text of a note that `key` signed as `name`; signatures by others are ignored. Errc::BadSignature ("note") when
/// there is none by this key or a wrong one, Errc::BadSignedObject ("note", why) when it is no note.
Result<std::string> verifyNote(std::string_view note, std::string_view name, const VerifyKey& key);
/// The text of a note, with nothing verified: only for choosing the key to verify with.
Result<std::string> unverifiedNoteText(std::string_view note);

/// State of a log (https://c2sp.org/tlog-checkpoint): what it is called, how many leaves it has and their root.
struct Checkpoint {
    std::string origin;
    std::uint64_t size = 0;
    Digest root{};

    bool operator==(const Checkpoint&) const = default;
};

/// The text to sign. `origin` is not empty and has no line feed.
std::string checkpointText(const Checkpoint& checkpoint);
/// Extension lines are ignored. Errc::BadSignedObject ("checkpoint", why).
Result<Checkpoint> parseCheckpoint(std::string_view text);

} // namespace consentry::crypto
