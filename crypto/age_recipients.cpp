#include "crypto/age_recipients.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace consentry::crypto {
namespace {

constexpr std::string_view kHeaderStart = "age-encryption.org/v1\n";
constexpr std::string_view kX25519 = "X25519";
constexpr std::string_view kScrypt = "scrypt";
constexpr std::string_view kPostQuantum = "mlkem768x25519";
constexpr std::string_view kX25519Info = "age-encryption.org/v1/X25519";
constexpr std::string_view kScryptLabel = "age-encryption.org/v1/scrypt";
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kWrappedBytes = FileKey::kBytes + crypto_aead_chacha20poly1305_ietf_ABYTES;
constexpr std::uint8_t kZeroNonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES] = {}; // each wrapping key is used once

Error badStanza(std::string_view why)
{
    return makeError(Errc::BadAgeFile, why);
}

Bytes wrap(const FileKey& fileKey, const SecretBytes& key)
{
    Bytes wrapped(kWrappedBytes);
    crypto_aead_chacha20poly1305_ietf_encrypt(wrapped.data(), nullptr, fileKey.secret().data(), FileKey::kBytes,
                                              nullptr, 0, nullptr, kZeroNonce, key.view().data());
    return wrapped;
}

/// Nothing when `key` does not open it.
Result<std::optional<FileKey>> tryUnwrap(ByteView wrapped, const SecretBytes& key)
{
    TRY_ASSIGN(SecretBytes opened, SecretBytes::create(FileKey::kBytes));
    if (crypto_aead_chacha20poly1305_ietf_decrypt(opened.span().data(), nullptr, nullptr, wrapped.data(),
                                                  wrapped.size(), nullptr, 0, kZeroNonce, key.view().data())
        != 0)
        return std::optional<FileKey>();
    TRY_ASSIGN(FileKey fileKey, FileKey::fromBytes(opened.view()));
    return std::optional<FileKey>(std::move(fileKey));
}

Result<SecretBytes> x25519WrapKey(const SecretBytes& shared, ByteView share, const Recipient& recipient)
{
    Bytes salt = toBytes(share);
    salt.insert(salt.end(), recipient.bytes().begin(), recipient.bytes().end());
    return hkdfSha256(shared.view(), salt, kX25519Info);
}

Result<SecretBytes> scryptWrapKey(const SecretBytes& passphrase, ByteView salt, int logN)
{
    constexpr std::uint32_t blockSize = 8;
    constexpr std::uint32_t lanes = 1;
    Bytes labelled = toBytes(bytesOf(kScryptLabel));
    labelled.insert(labelled.end(), salt.begin(), salt.end());
    TRY_ASSIGN(SecretBytes key, SecretBytes::create(crypto_aead_chacha20poly1305_ietf_KEYBYTES));
    if (crypto_pwhash_scryptsalsa208sha256_ll(passphrase.view().data(), passphrase.size(), labelled.data(),
                                              labelled.size(), std::uint64_t{1} << logN, blockSize, lanes,
                                              key.span().data(), key.size())
        != 0)
        return makeError(Errc::Internal, "not enough memory for scrypt");
    return key;
}

void putText(Bytes& out, std::string_view text)
{
    out.insert(out.end(), text.begin(), text.end());
}

/// Stanzas written here have a body of one line.
void putStanza(Bytes& out, const Stanza& stanza)
{
    putText(out, "-> " + stanza.type);
    for (const std::string& arg : stanza.args)
        putText(out, " " + arg);
    putText(out, "\n" + base64Text(stanza.body, Base64::Standard) + "\n");
}

Result<Bytes> finishHeader(Bytes header, const FileKey& fileKey)
{
    putText(header, "---");
    TRY_ASSIGN(const Digest mac, headerMac(fileKey, header));
    putText(header, " " + base64Text(mac, Base64::Standard) + "\n");
    return header;
}

Result<Stanza> x25519Stanza(const FileKey& fileKey, const Recipient& recipient)
{
    TRY_ASSIGN(SecretBytes ephemeral, SecretBytes::create(crypto_scalarmult_SCALARBYTES));
    fillRandom(ephemeral.span());
    KeyBytes share{};
    TRY_ASSIGN(SecretBytes shared, SecretBytes::create(crypto_scalarmult_BYTES));
    if (crypto_scalarmult_base(share.data(), ephemeral.view().data()) != 0
        || crypto_scalarmult(shared.span().data(), ephemeral.view().data(), recipient.bytes().data()) != 0)
        return makeError(Errc::BadArgument, "recipient", "not a usable key");
    TRY_ASSIGN(const SecretBytes key, x25519WrapKey(shared, share, recipient));
    return Stanza{std::string(kX25519), {base64Text(share, Base64::Standard)}, wrap(fileKey, key)};
}

/// The fixed-size argument `text`; the sizes are checked before any key touches a stanza.
Result<Bytes> exactArgument(std::string_view text, std::size_t size)
{
    auto bytes = fromBase64(text, Base64::Standard);
    if (!bytes || bytes->size() != size)
        return badStanza("stanza argument");
    return bytes;
}

Result<void> checkShapes(const AgeHeader& header)
{
    const std::vector<Stanza>& stanzas = header.stanzas();
    for (const Stanza& stanza : stanzas) {
        const bool isX25519 = stanza.type == kX25519;
        const bool isScrypt = stanza.type == kScrypt;
        if (isScrypt && stanzas.size() != 1)
            return badStanza("a passphrase beside other recipients");
        if ((isX25519 && stanza.args.size() != 1) || (isScrypt && stanza.args.size() != 2))
            return badStanza("number of stanza arguments");
        if (!isX25519 && !isScrypt)
            continue;
        if (stanza.body.size() != kWrappedBytes)
            return badStanza("stanza body size");
        TRY_VOID(exactArgument(stanza.args[0], isX25519 ? sizeof(KeyBytes) : kSaltBytes));
    }
    return {};
}

Error noMatch(const AgeHeader& header)
{
    const auto isOf = [](std::string_view type) {
        return [type](const Stanza& stanza) {
            return stanza.type == type;
        };
    };
    const auto& stanzas = header.stanzas();
    const bool classical = std::any_of(stanzas.begin(), stanzas.end(), isOf(kX25519))
                           || std::any_of(stanzas.begin(), stanzas.end(), isOf(kScrypt));
    const bool postQuantum = std::any_of(stanzas.begin(), stanzas.end(), isOf(kPostQuantum));
    return Error{postQuantum && !classical ? Errc::AgePostQuantum : Errc::NoMatchingKey, {}, {}};
}

/// `^[1-9][0-9]*$`, within the limits.
Result<int> parseWorkFactor(std::string_view text)
{
    int logN = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), logN);
    if (text.empty() || text[0] < '1' || text[0] > '9' || error != std::errc() || end != text.data() + text.size())
        return badStanza("scrypt work factor");
    return logN;
}

Result<std::optional<FileKey>> tryStanza(const Stanza& stanza, const AgeIdentity& identity)
{
    TRY_ASSIGN(const Bytes share, exactArgument(stanza.args[0], sizeof(KeyBytes)));
    TRY_ASSIGN(SecretBytes shared, SecretBytes::create(crypto_scalarmult_BYTES));
    if (crypto_scalarmult(shared.span().data(), identity.secret().data(), share.data()) != 0)
        return badStanza("share of low order");
    TRY_ASSIGN(const SecretBytes key, x25519WrapKey(shared, share, identity.recipient()));
    return tryUnwrap(stanza.body, key);
}

} // namespace

Result<Bytes> makeHeader(const FileKey& fileKey, std::span<const Recipient> recipients)
{
    if (recipients.empty() || recipients.size() > kMaxStanzas)
        return makeError(Errc::BadArgument, "recipients", "1 to " + std::to_string(kMaxStanzas));
    Bytes header = toBytes(bytesOf(kHeaderStart));
    for (const Recipient& recipient : recipients) {
        TRY_ASSIGN(const Stanza stanza, x25519Stanza(fileKey, recipient));
        putStanza(header, stanza);
    }
    return finishHeader(std::move(header), fileKey);
}

Result<Bytes> makePassphraseHeader(const FileKey& fileKey, const SecretBytes& passphrase, int logN)
{
    constexpr ScryptLimits limits;
    if (logN < limits.least || logN > limits.most)
        return makeError(Errc::BadArgument, "work factor", "10 to 20");
    std::array<std::uint8_t, kSaltBytes> salt{};
    fillRandom(salt);
    TRY_ASSIGN(const SecretBytes key, scryptWrapKey(passphrase, salt, logN));
    Bytes header = toBytes(bytesOf(kHeaderStart));
    putStanza(header, {std::string(kScrypt),
                       {base64Text(salt, Base64::Standard), std::to_string(logN)},
                       wrap(fileKey, key)});
    return finishHeader(std::move(header), fileKey);
}

Result<FileKey> unwrap(const AgeHeader& header, const AgeIdentity& identity)
{
    TRY_VOID(checkShapes(header));
    for (const Stanza& stanza : header.stanzas()) {
        if (stanza.type != kX25519)
            continue;
        TRY_ASSIGN(std::optional<FileKey> fileKey, tryStanza(stanza, identity));
        if (!fileKey)
            continue;
        TRY_VOID(verifyMac(header, *fileKey));
        return std::move(*fileKey);
    }
    return noMatch(header);
}

Result<FileKey> unwrap(const AgeHeader& header, const SecretBytes& passphrase, ScryptLimits limits)
{
    TRY_ASSIGN(const int logN, passphraseWorkFactor(header));
    if (logN < limits.least || logN > limits.most)
        return badStanza("scrypt work factor");
    const Stanza& stanza = header.stanzas().front();
    TRY_ASSIGN(const Bytes salt, exactArgument(stanza.args[0], kSaltBytes));
    TRY_ASSIGN(const SecretBytes key, scryptWrapKey(passphrase, salt, logN));
    TRY_ASSIGN(std::optional<FileKey> fileKey, tryUnwrap(stanza.body, key));
    if (!fileKey)
        return Errc::WrongPassphrase;
    TRY_VOID(verifyMac(header, *fileKey));
    return std::move(*fileKey);
}

Result<int> passphraseWorkFactor(const AgeHeader& header)
{
    TRY_VOID(checkShapes(header));
    const Stanza& stanza = header.stanzas().front();
    if (stanza.type != kScrypt)
        return noMatch(header);
    return parseWorkFactor(stanza.args[1]);
}

} // namespace consentry::crypto
