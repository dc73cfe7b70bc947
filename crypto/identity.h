#pragma once

#include "base/id.h"
#include "crypto/keys.h"

#include <optional>

namespace consentry::crypto {

constexpr int kIdentityLogN = 18;           ///< scrypt work factor of identity files
constexpr std::size_t kMaxNameLength = 64;  ///< characters
constexpr std::size_t kMaxPins = 1024;

/// A name that can be shown anywhere: 1 to 64 characters of UTF-8, no control characters or line separators, no
/// controls of text direction, no space at either end.
bool isPersonName(std::string_view name);

/// A workspace whose root this person has accepted once and holds it to ever after.
struct PinnedWorkspace {
    WorkspaceId id;
    VerifyKey root;
};

/// A person: name, the key to sign with, the key to open files with, and the workspaces they trust.
class Identity {
public:
    /// Fresh keys. Errc::BadArgument ("name", why) unless isPersonName().
    static Result<Identity> generate(std::string name);
    static Result<Identity> fromParts(std::string name, AgeIdentity ageIdentity, SigningKey signingKey);

    const std::string& name() const { return m_name; }
    const AgeIdentity& ageIdentity() const { return m_ageIdentity; }
    const SigningKey& signingKey() const { return m_signingKey; }
    KeyId keyId() const { return m_signingKey.verifyKey().id(); }
    const std::vector<PinnedWorkspace>& pins() const { return m_pins; }
    std::optional<VerifyKey> rootOf(WorkspaceId id) const;
    /// Errc::OtherRoot when the workspace is pinned to another root already; fine when to the same.
    Result<void> pin(const PinnedWorkspace& workspace);

private:
    Identity(std::string name, AgeIdentity ageIdentity, SigningKey signingKey);
    std::string m_name;
    AgeIdentity m_ageIdentity;
    SigningKey m_signingKey;
    std::vector<PinnedWorkspace> m_pins;
};

/// An age file that opens with the passphrase, also by the `age` command; the plaintext is an age identity file
/// (docs/file-format.md, "Identities").
Result<Bytes> sealIdentity(const Identity& identity, const SecretBytes& passphrase, int logN = kIdentityLogN);
/// Errc::WrongPassphrase, Errc::BadIdentityFile (why), Errc::Unauthenticated.
Result<Identity> openIdentity(ByteView file, const SecretBytes& passphrase);

/// What others need to know of a person.
struct Card {
    std::string name;
    VerifyKey verifyKey;
    Recipient recipient;
};

/// A signed note by the identity's own key; holds nothing secret.
std::string cardText(const Identity& identity);
/// Errc::BadCard (why).
Result<Card> parseCard(std::string_view text);

} // namespace consentry::crypto
