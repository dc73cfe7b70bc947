#pragma once

#include "crypto/age_header.h"

namespace consentry::crypto {

/// A whole header that gives `fileKey` to each of `recipients` (1 to kMaxStanzas). Put before a stored nonce and
/// payload under the same file key it makes a valid age file. Errc::BadArgument for none or too many or a recipient
/// that no key belongs to.
Result<Bytes> makeHeader(const FileKey& fileKey, std::span<const Recipient> recipients);

/// A whole header that gives `fileKey` to whoever knows the passphrase. scrypt takes 2^logN KiB of memory; 10 to 20.
Result<Bytes> makePassphraseHeader(const FileKey& fileKey, const SecretBytes& passphrase, int logN);

/// The file key, when a stanza is for `identity` and the header MAC holds. Stanzas of unknown type are ignored.
/// Errc::NoMatchingKey, Errc::AgePostQuantum (only post-quantum stanzas), Errc::BadAgeFile, Errc::Unauthenticated.
Result<FileKey> unwrap(const AgeHeader& header, const AgeIdentity& identity);

/// Which scrypt work factors are taken: less is too easy to guess, more is an attack on memory.
struct ScryptLimits {
    int least = 10;
    int most = 20;
};

/// Errc::WrongPassphrase, or as above.
Result<FileKey> unwrap(const AgeHeader& header, const SecretBytes& passphrase, ScryptLimits limits = {});

/// log2 N of a passphrase file, so that a weak one can be pointed out. Errc::NoMatchingKey when it is not one.
Result<int> passphraseWorkFactor(const AgeHeader& header);

} // namespace consentry::crypto
