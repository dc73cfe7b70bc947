#include "crypto/identity.h"

#include "crypto/signed_note.h"

#include <algorithm>

namespace consentry::crypto {
namespace {

constexpr std::string_view kFirstLine = "consentry card v1\n";
constexpr std::string_view kName = "name: ";
constexpr std::string_view kVerifyKey = "verify key: ";
constexpr std::string_view kRecipient = "recipient: ";

Error badCard(std::string_view why)
{
    return makeError(Errc::BadCard, why);
}

std::string textOfCard(const Card& card)
{
    std::string text(kFirstLine);
    text.append(kName).append(card.name).append("\n");
    text.append(kVerifyKey).append(card.verifyKey.paserk()).append("\n");
    text.append(kRecipient).append(card.recipient.text()).append("\n");
    return text;
}

Result<std::string_view> takeValue(std::string_view& text, std::string_view label)
{
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos || !text.substr(0, end).starts_with(label))
        return badCard("lines");
    const std::string_view value = text.substr(label.size(), end - label.size());
    text.remove_prefix(end + 1);
    return value;
}

Result<Card> parseText(std::string_view text)
{
    if (!text.starts_with(kFirstLine))
        return badCard("not a card");
    text.remove_prefix(kFirstLine.size());
    TRY_ASSIGN(const std::string_view name, takeValue(text, kName));
    TRY_ASSIGN(const std::string_view verifyText, takeValue(text, kVerifyKey));
    TRY_ASSIGN(const std::string_view recipientText, takeValue(text, kRecipient));
    auto verifyKey = VerifyKey::fromPaserk(verifyText);
    auto recipient = Recipient::fromText(recipientText);
    if (!text.empty() || !isPersonName(name) || !verifyKey || !recipient)
        return badCard("values");
    return Card{std::string(name), *verifyKey, *recipient};
}

/// The code point at the front of well-formed UTF-8, taken off it.
char32_t takeCharacter(std::string_view& text)
{
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t lead = byte(0);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    char32_t character = length == 1 ? lead : lead & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i)
        character = (character << 6) | (byte(i) & 0x3fU);
    text.remove_prefix(length);
    return character;
}

/// Controls, line and paragraph separators, and what changes the direction of text or cannot be seen;
/// the joiners that Persian and Indic names need are fine.
bool isForbidden(char32_t c)
{
    struct Span {
        char32_t first;
        char32_t last;
    };
    constexpr Span forbidden[] = {
        {0x00, 0x1f},     {0x7f, 0x9f},     {0x61c, 0x61c},   {0x200b, 0x200b}, {0x200e, 0x200f},
        {0x2028, 0x202e}, {0x2060, 0x206f}, {0xfeff, 0xfeff}, {0xfff9, 0xfffb},
    };
    return std::any_of(std::begin(forbidden), std::end(forbidden),
                       [c](const Span& span) { return c >= span.first && c <= span.last; });
}

} // namespace

bool isPersonName(std::string_view name)
{
    if (name.empty() || !isUtf8(name) || name.starts_with(' ') || name.ends_with(' '))
        return false;
    std::size_t length = 0;
    while (!name.empty()) {
        if (isForbidden(takeCharacter(name)) || ++length > kMaxNameLength)
            return false;
    }
    return true;
}

std::string cardText(const Identity& identity)
{
    const Card card{identity.name(), identity.signingKey().verifyKey(), identity.ageIdentity().recipient()};
    return signNote(textOfCard(card), card.verifyKey.id().text, identity.signingKey());
}

Result<Card> parseCard(std::string_view text)
{
    const auto unverified = unverifiedNoteText(text);
    if (!unverified)
        return badCard("not a signed note");
    TRY_ASSIGN(Card card, parseText(*unverified));
    if (!verifyNote(text, card.verifyKey.id().text, card.verifyKey))
        return badCard("signature");
    return card;
}

} // namespace consentry::crypto
