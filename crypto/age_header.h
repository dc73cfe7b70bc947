#pragma once

#include "base/byte_source.h"
#include "crypto/hash.h"
#include "crypto/keys.h"

namespace consentry::crypto {

constexpr std::size_t kMaxHeaderBytes = 64 * 1024;
constexpr std::size_t kMaxHeaderLine = 4096;
constexpr std::size_t kMaxStanzas = 64;
constexpr std::size_t kMaxStanzaArgs = 16; ///< the type included

/// One way to the file key.
struct Stanza {
    std::string type;
    std::vector<std::string> args; ///< without the type
    Bytes body;
};

/// The text header of an age v1 file (https://c2sp.org/age), kept as the bytes that were received.
class AgeHeader {
public:
    /// Parses a header at the start of `start`; whatever follows it is ignored. Errc::AgeArmored for the text form,
    /// Errc::BadAgeFile for anything else that is not a header within the limits above.
    static Result<AgeHeader> parse(ByteView start);

    /// Bytes of the header, its last line feed included.
    std::size_t size() const { return m_bytes.size(); }
    ByteView bytes() const { return m_bytes; }
    const std::vector<Stanza>& stanzas() const { return m_stanzas; }
    const Digest& mac() const { return m_mac; }
    /// What the MAC covers: everything up to and including "---".
    ByteView authenticated() const;

private:
    AgeHeader() = default;
    Bytes m_bytes;
    std::vector<Stanza> m_stanzas;
    Digest m_mac{};
};

/// Reads and parses the header of a file; never reads more than kMaxHeaderBytes.
Result<AgeHeader> readAgeHeader(ByteSource& source);

/// The MAC that `fileKey` gives to a header's authenticated part.
Result<Digest> headerMac(const FileKey& fileKey, ByteView authenticated);
/// Errc::Unauthenticated unless `fileKey` is the key that the header commits to.
Result<void> verifyMac(const AgeHeader& header, const FileKey& fileKey);

/// The one error for whatever fails to authenticate, so that an attacker learns nothing from which check failed.
Error unauthenticated();

} // namespace consentry::crypto
