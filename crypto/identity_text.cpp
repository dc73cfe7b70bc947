#include "crypto/identity_text.h"

#include <algorithm>

namespace consentry::crypto {
namespace {

constexpr std::string_view kIdentityLine = "# consentry identity v1";
constexpr std::string_view kNameLine = "# name: ";
constexpr std::string_view kPublicKey = "# public key: "; // as age-keygen writes it
constexpr std::string_view kSigningKeyLine = "# signing key: ";
constexpr std::string_view kWorkspaceLine = "# workspace: ";
constexpr std::size_t kIdDigits = 2 * WorkspaceId::kBytes;

Error badIdentity(std::string_view why)
{
    return makeError(Errc::BadIdentityFile, why);
}

std::string pinText(const PinnedWorkspace& pin)
{
    return pin.id.text() + " " + pin.root.paserk();
}

/// Joins pieces in secret memory, so that no piece is left behind in ordinary memory.
Result<SecretBytes> joined(std::initializer_list<std::string_view> pieces)
{
    std::size_t size = 0;
    for (const std::string_view piece : pieces)
        size += piece.size();
    TRY_ASSIGN(SecretBytes text, SecretBytes::create(size));
    auto end = text.span().begin();
    for (const std::string_view piece : pieces)
        end = std::copy(piece.begin(), piece.end(), end);
    return text;
}

/// Reads the lines in their fixed order; the last one is the age identity.
class IdentityLines {
public:
    explicit IdentityLines(std::string_view text) : m_rest(text) {}

    bool isEmpty() const { return m_rest.empty(); }
    bool nextStartsWith(std::string_view label) const { return m_rest.starts_with(label); }
    /// What follows `label` on the next line.
    Result<std::string_view> take(std::string_view label)
    {
        const std::size_t end = m_rest.find('\n');
        if (end == std::string_view::npos || !m_rest.substr(0, end).starts_with(label))
            return badIdentity("lines");
        const std::string_view value = m_rest.substr(label.size(), end - label.size());
        m_rest.remove_prefix(end + 1);
        return value;
    }

private:
    std::string_view m_rest;
};

Result<PinnedWorkspace> parsePin(std::string_view text)
{
    if (text.size() <= kIdDigits || text[kIdDigits] != ' ')
        return badIdentity("workspace");
    auto id = WorkspaceId::fromText(text.substr(0, kIdDigits));
    auto root = VerifyKey::fromPaserk(text.substr(kIdDigits + 1));
    if (!id || !root)
        return badIdentity("workspace");
    return PinnedWorkspace{*id, *root};
}

} // namespace

Result<SecretBytes> identityText(const Identity& identity)
{
    TRY_ASSIGN(const SecretBytes signingKey, identity.signingKey().paserk());
    TRY_ASSIGN(const SecretBytes ageIdentity, identity.ageIdentity().text());
    std::string pins;
    for (const PinnedWorkspace& pin : identity.pins())
        pins += std::string(kWorkspaceLine) + pinText(pin) + "\n";
    const std::string recipient = identity.ageIdentity().recipient().text();
    return joined({kIdentityLine, "\n", kNameLine, identity.name(), "\n", kPublicKey, recipient, "\n", kSigningKeyLine,
                   textOf(signingKey.view()), "\n", pins, textOf(ageIdentity.view()), "\n"});
}

Result<Identity> parseIdentityText(std::string_view text)
{
    IdentityLines lines(text);
    TRY_ASSIGN(const std::string_view afterFirst, lines.take(kIdentityLine));
    TRY_ASSIGN(const std::string_view name, lines.take(kNameLine));
    TRY_ASSIGN(const std::string_view recipient, lines.take(kPublicKey));
    TRY_ASSIGN(const std::string_view signingText, lines.take(kSigningKeyLine));
    std::vector<PinnedWorkspace> pins;
    while (lines.nextStartsWith(kWorkspaceLine)) {
        TRY_ASSIGN(const std::string_view pinLine, lines.take(kWorkspaceLine));
        TRY_ASSIGN(PinnedWorkspace pin, parsePin(pinLine));
        pins.push_back(std::move(pin));
    }
    TRY_ASSIGN(const std::string_view ageText, lines.take({}));
    auto signingKey = SigningKey::fromPaserk(signingText);
    auto ageIdentity = AgeIdentity::fromText(ageText);
    if (!afterFirst.empty() || !lines.isEmpty() || !signingKey || !ageIdentity
        || ageIdentity->recipient().text() != recipient)
        return badIdentity("keys");
    auto identity = Identity::fromParts(std::string(name), std::move(*ageIdentity), std::move(*signingKey));
    if (!identity)
        return badIdentity("name");
    for (const PinnedWorkspace& pin : pins) {
        if (identity->rootOf(pin.id) || !identity->pin(pin))
            return badIdentity("workspace twice");
    }
    return identity;
}

} // namespace consentry::crypto
