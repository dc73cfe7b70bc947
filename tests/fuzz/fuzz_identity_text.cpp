#include "crypto/identity_text.h"
#include "tests/fuzz/fuzz.h"

using namespace consentry;
using namespace consentry::crypto;

/// Any text as what an identity file holds once it is decrypted.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::prepare();
    const std::string_view text = textOf(ByteView(data, size));
    const auto identity = parseIdentityText(text);
    if (!identity) {
        fuzz::require(identity.error().code == Errc::BadIdentityFile, "documented error of parseIdentityText");
        return 0;
    }
    fuzz::require(isPersonName(identity->name()), "an identity's name can be shown");
    const auto written = identityText(*identity);
    fuzz::require(textOf(written.value().view()) == text, "an identity has one text only");
    return 0;
}
