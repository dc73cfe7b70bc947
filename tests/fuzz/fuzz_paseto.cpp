#include "crypto/paseto.h"
#include "tests/fuzz/fuzz.h"

using namespace consentry;
using namespace consentry::crypto;

namespace {

constexpr std::string_view kAssertion = "consentry/grant/v1";

/// Ed25519 signs without chance, so a second token for the same content would have to come from somebody else.
void checkToken(std::string_view token)
{
    const VerifyKey& key = fuzz::rootKey().verifyKey();
    for (const std::string_view assertion : {kAssertion, std::string_view()}) {
        const auto verified = verifyV4Public(token, assertion, key);
        if (verified)
            fuzz::require(signV4Public({textOf(verified->payload), textOf(verified->footer), assertion}, fuzz::rootKey())
                              == token,
                          "a token has one text only");
    }
    const auto payload = verifyToken(token, "grant", key);
    if (payload)
        fuzz::require(tokenSigner(token).value() == key.id(), "the footer names the signer");
}

/// Footers that our own tokens do not have, but the standard allows.
void checkSigning(const TokenParts& parts)
{
    if (parts.payload.size() + parts.footer.size() > kMaxTokenPayload)
        return;
    const std::string token = signV4Public(parts, fuzz::rootKey());
    const auto verified = verifyV4Public(token, parts.assertion, fuzz::rootKey().verifyKey());
    fuzz::require(verified.ok() && textOf(verified->payload) == parts.payload && textOf(verified->footer) == parts.footer,
                  "what was signed verifies");
    fuzz::require(!verifyV4Public(token, std::string(parts.assertion) + "x", fuzz::rootKey().verifyKey()).ok(),
                  "another assertion does not verify");
    fuzz::require(!verifyV4Public(token, parts.assertion, fuzz::memberKey().verifyKey()).ok(),
                  "another key does not verify");
}

} // namespace

/// Any text as a token; and its lines as assertion, footer and payload of one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::prepare();
    fuzz::Input input(ByteView(data, size));
    checkToken(textOf(input.rest()));
    const std::string_view assertion = input.line();
    const std::string_view footer = input.line();
    checkSigning({textOf(input.rest()), footer, assertion});
    return 0;
}
