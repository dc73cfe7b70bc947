#include "crypto/age_recipients.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace consentry;
using namespace consentry::crypto;

namespace {

/// A header has one text only: this is it.
std::string written(const AgeHeader& header)
{
    constexpr std::size_t lineLength = 64;
    std::string text = "age-encryption.org/v1\n";
    for (const Stanza& stanza : header.stanzas()) {
        text += "-> " + stanza.type;
        for (const std::string& arg : stanza.args)
            text += " " + arg;
        const std::string body = base64Text(stanza.body, Base64::Standard);
        for (std::size_t at = 0; at <= body.size(); at += lineLength)
            text += "\n" + body.substr(at, lineLength);
        text += "\n";
    }
    return text + "--- " + base64Text(header.mac(), Base64::Standard) + "\n";
}

void checkRefusal(const Error& error)
{
    constexpr Errc expected[] = {Errc::BadAgeFile,     Errc::AgePostQuantum, Errc::NoMatchingKey,
                                 Errc::Unauthenticated, Errc::WrongPassphrase};
    fuzz::require(std::ranges::find(expected, error.code) != std::end(expected), "documented error of unwrap");
}

void checkUnwrap(const AgeHeader& header)
{
    if (const auto key = unwrap(header, fuzz::ageKey()); !key)
        checkRefusal(key.error());
    else
        fuzz::require(verifyMac(header, *key).ok(), "an unwrapped key fits the header");
    const auto passphrase = SecretBytes::copyOf(bytesOf("password"));
    if (const auto key = unwrap(header, *passphrase, {.least = 10, .most = 10}); !key)
        checkRefusal(key.error());
    else
        fuzz::require(passphraseWorkFactor(header).value() == 10, "work factor of what opened");
}

} // namespace

/// Any bytes as the start of an age file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::prepare();
    const ByteView input(data, size);
    const auto header = AgeHeader::parse(input);
    MemorySource source(input);
    fuzz::require(readAgeHeader(source).ok() == header.ok(), "reading and parsing agree");
    if (!header) {
        const Errc code = header.error().code;
        fuzz::require(code == Errc::BadAgeFile || code == Errc::AgeArmored, "documented error of parse");
        return 0;
    }
    fuzz::require(header->size() <= std::min(size, kMaxHeaderBytes), "header within its limit");
    fuzz::require(std::ranges::equal(header->bytes(), input.first(header->size())), "bytes are kept as received");
    fuzz::require(written(*header) == textOf(header->bytes()), "a header has one text only");
    checkUnwrap(*header);
    return 0;
}
