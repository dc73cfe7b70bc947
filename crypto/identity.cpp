#include "crypto/identity.h"

#include "crypto/age_file.h"
#include "crypto/identity_text.h"

#include <algorithm>

namespace consentry::crypto {

Identity::Identity(std::string name, AgeIdentity ageIdentity, SigningKey signingKey)
    : m_name(std::move(name)), m_ageIdentity(std::move(ageIdentity)), m_signingKey(std::move(signingKey))
{
}

Result<Identity> Identity::fromParts(std::string name, AgeIdentity ageIdentity, SigningKey signingKey)
{
    if (!isPersonName(name))
        return makeError(Errc::BadArgument, "name", "1 to 64 plain characters");
    return Identity(std::move(name), std::move(ageIdentity), std::move(signingKey));
}

Result<Identity> Identity::generate(std::string name)
{
    TRY_ASSIGN(AgeIdentity ageIdentity, AgeIdentity::generate());
    TRY_ASSIGN(SigningKey signingKey, SigningKey::generate());
    return fromParts(std::move(name), std::move(ageIdentity), std::move(signingKey));
}

std::optional<VerifyKey> Identity::rootOf(WorkspaceId id) const
{
    const auto found = std::find_if(m_pins.begin(), m_pins.end(), [&](const auto& pin) { return pin.id == id; });
    return found == m_pins.end() ? std::nullopt : std::optional(found->root);
}

Result<void> Identity::pin(const PinnedWorkspace& workspace)
{
    if (const auto root = rootOf(workspace.id))
        return *root == workspace.root ? Result<void>() : makeError(Errc::OtherRoot, workspace.root.paserk());
    if (m_pins.size() == kMaxPins)
        return makeError(Errc::TooLarge, "workspaces", std::to_string(kMaxPins));
    m_pins.push_back(workspace);
    return {};
}

Result<Bytes> sealIdentity(const Identity& identity, const SecretBytes& passphrase, int logN)
{
    TRY_ASSIGN(const SecretBytes text, identityText(identity));
    return sealBytes(text.view(), passphrase, logN);
}

Result<Identity> openIdentity(ByteView file, const SecretBytes& passphrase)
{
    auto text = openBytes(file, passphrase);
    if (text)
        return parseIdentityText(textOf(text->view()));
    const Error& error = text.error();
    if (error.code == Errc::BadAgeFile)
        return makeError(Errc::BadIdentityFile, error.args.front());
    if (errorClass(error.code) == ErrorClass::BadInput || error.code == Errc::NoMatchingKey)
        return makeError(Errc::BadIdentityFile, "not sealed with a passphrase");
    return error;
}

} // namespace consentry::crypto
