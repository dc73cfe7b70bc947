#include "crypto/identity.h"
#include "crypto/signed_note.h"
#include "tests/fuzz/fuzz.h"

using namespace consentry;
using namespace consentry::crypto;

namespace {

std::string written(const Card& card)
{
    return "consentry card v1\nname: " + card.name + "\nverify key: " + card.verifyKey.paserk()
           + "\nrecipient: " + card.recipient.text() + "\n";
}

void checkCard(std::string_view text)
{
    const auto card = parseCard(text);
    if (!card) {
        fuzz::require(card.error().code == Errc::BadCard, "documented error of parseCard");
        return;
    }
    fuzz::require(isPersonName(card->name), "a card's name can be shown");
    fuzz::require(text.starts_with(written(*card) + "\n"), "a card has one text only");
}

} // namespace

/// Any text as a card, and as what the owner of rootKey() has signed as their card.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::prepare();
    const std::string_view text = textOf(ByteView(data, size));
    checkCard(text);
    if (text.ends_with('\n'))
        checkCard(signNote(text, fuzz::rootKey().verifyKey().id().text, fuzz::rootKey()));
    if (const auto id = parseKeyId(text); id)
        fuzz::require(id->text == text, "a key id has one text only");
    if (const auto key = VerifyKey::fromPaserk(text); key)
        fuzz::require(key->paserk() == text, "a verify key has one text only");
    if (const auto recipient = Recipient::fromText(text); recipient)
        fuzz::require(recipient->text() == text, "a recipient has one text only");
    return 0;
}
