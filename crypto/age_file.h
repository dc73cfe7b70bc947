#pragma once

#include "crypto/age_recipients.h"

namespace consentry::crypto {

constexpr std::size_t kMaxSmallFile = 1024 * 1024; ///< plaintext of what this header handles

/// A whole age file in memory, under a fresh file key. Errc::TooLarge above kMaxSmallFile.
Result<Bytes> sealBytes(ByteView plain, std::span<const Recipient> recipients);
/// The same to a passphrase; logN as in makePassphraseHeader().
Result<Bytes> sealBytes(ByteView plain, const SecretBytes& passphrase, int logN);

/// The plaintext of a whole age file. Errc::TooLarge above kMaxSmallFile; errors of unwrap() and AgeReader::open().
Result<SecretBytes> openBytes(ByteView sealed, const AgeIdentity& identity);
Result<SecretBytes> openBytes(ByteView sealed, const SecretBytes& passphrase);

/// A key file: an age file whose plaintext is an age identity file of one line.
Result<Bytes> sealKeyFile(const AgeIdentity& key, std::span<const Recipient> recipients);
/// Errc::BadIdentityFile when the plaintext is anything but that one line.
Result<AgeIdentity> openKeyFile(ByteView sealed, const AgeIdentity& identity);

} // namespace consentry::crypto
