#include "crypto/age_header.h"

#include <sodium.h>

#include <algorithm>

namespace consentry::crypto {
namespace {

constexpr std::string_view kVersionLine = "age-encryption.org/v1";
constexpr std::string_view kArmorStart = "-----BEGIN AGE ENCRYPTED FILE-----";
constexpr std::string_view kStanzaStart = "-> ";
constexpr std::string_view kMacStart = "--- ";
constexpr std::size_t kMacMark = 3; // "---": the part of kMacStart that the MAC covers
constexpr std::size_t kBodyLine = 64;

Error badHeader(std::string_view why)
{
    return makeError(Errc::BadAgeFile, why);
}

bool isArmored(std::string_view text)
{
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    return start != std::string_view::npos && text.substr(start).starts_with(kArmorStart);
}

/// Takes lines off the front of a text.
class HeaderLines {
public:
    explicit HeaderLines(std::string_view text) : m_text(text) {}

    std::size_t taken() const { return m_taken; }
    bool nextStartsWith(std::string_view prefix) const { return m_text.substr(m_taken).starts_with(prefix); }
    Result<std::string_view> next()
    {
        const std::string_view rest = m_text.substr(m_taken);
        const std::size_t length = rest.substr(0, kMaxHeaderLine).find('\n');
        if (length == std::string_view::npos)
            return badHeader(rest.size() > kMaxHeaderLine ? "header line too long" : "header ends early");
        m_taken += length + 1;
        return rest.substr(0, length);
    }

private:
    std::string_view m_text;
    std::size_t m_taken = 0;
};

bool isArgument(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

Result<Stanza> parseStanzaLine(std::string_view line)
{
    std::vector<std::string> words;
    line.remove_prefix(kStanzaStart.size());
    for (bool more = true; more;) {
        const std::size_t space = line.find(' ');
        more = space != std::string_view::npos;
        const std::string_view word = line.substr(0, space);
        if (!isArgument(word))
            return badHeader("stanza argument");
        if (words.size() == kMaxStanzaArgs)
            return badHeader("too many stanza arguments");
        words.emplace_back(word);
        line.remove_prefix(more ? space + 1 : line.size());
    }
    Stanza stanza;
    stanza.type = std::move(words.front());
    stanza.args.assign(std::make_move_iterator(words.begin() + 1), std::make_move_iterator(words.end()));
    return stanza;
}

Result<Bytes> parseBody(HeaderLines& lines)
{
    Bytes body;
    for (bool last = false; !last;) {
        TRY_ASSIGN(const std::string_view line, lines.next());
        if (line.size() > kBodyLine)
            return badHeader("stanza body line too long");
        const auto bytes = fromBase64(line, Base64::Standard);
        if (!bytes)
            return badHeader("stanza body encoding");
        body.insert(body.end(), bytes->begin(), bytes->end());
        last = line.size() < kBodyLine;
    }
    return body;
}

Result<std::vector<Stanza>> parseStanzas(HeaderLines& lines)
{
    std::vector<Stanza> stanzas;
    while (lines.nextStartsWith(kStanzaStart)) {
        if (stanzas.size() == kMaxStanzas)
            return badHeader("too many stanzas");
        TRY_ASSIGN(const std::string_view line, lines.next());
        TRY_ASSIGN(Stanza stanza, parseStanzaLine(line));
        TRY_ASSIGN(stanza.body, parseBody(lines));
        stanzas.push_back(std::move(stanza));
    }
    if (stanzas.empty())
        return badHeader("no stanza");
    return stanzas;
}

Result<Digest> parseMacLine(std::string_view line)
{
    if (!line.starts_with(kMacStart))
        return badHeader("neither a stanza nor the end of the header");
    const auto bytes = fromBase64(line.substr(kMacStart.size()), Base64::Standard);
    Digest mac{};
    if (!bytes || bytes->size() != mac.size())
        return badHeader("header MAC encoding");
    std::copy(bytes->begin(), bytes->end(), mac.begin());
    return mac;
}

} // namespace

Result<AgeHeader> AgeHeader::parse(ByteView start)
{
    const std::string_view text = textOf(start.first(std::min(start.size(), kMaxHeaderBytes)));
    if (isArmored(text))
        return Errc::AgeArmored;
    HeaderLines lines(text);
    const auto version = lines.next();
    if (!version || *version != kVersionLine)
        return badHeader("not an age v1 file");
    AgeHeader header;
    TRY_ASSIGN(header.m_stanzas, parseStanzas(lines));
    TRY_ASSIGN(const std::string_view lastLine, lines.next());
    TRY_ASSIGN(header.m_mac, parseMacLine(lastLine));
    header.m_bytes = toBytes(start.first(lines.taken()));
    return header;
}

ByteView AgeHeader::authenticated() const
{
    const std::size_t macLetters =
        sodium_base64_ENCODED_LEN(sizeof m_mac, sodium_base64_VARIANT_ORIGINAL_NO_PADDING) - 1;
    const std::size_t lastLine = kMacStart.size() + macLetters + 1;
    return bytes().first(m_bytes.size() - lastLine + kMacMark);
}

Result<AgeHeader> readAgeHeader(ByteSource& source)
{
    Bytes start(std::min<std::uint64_t>(source.size(), kMaxHeaderBytes));
    TRY_VOID(readExactly(source, 0, start, "age header"));
    return AgeHeader::parse(start);
}

Result<Digest> headerMac(const FileKey& fileKey, ByteView authenticated)
{
    TRY_ASSIGN(const SecretBytes key, hkdfSha256(fileKey.secret(), {}, "header"));
    return hmacSha256(key.view(), {authenticated});
}

Result<void> verifyMac(const AgeHeader& header, const FileKey& fileKey)
{
    TRY_ASSIGN(const Digest mac, headerMac(fileKey, header.authenticated()));
    if (sodium_memcmp(mac.data(), header.mac().data(), mac.size()) != 0)
        return unauthenticated();
    return {};
}

Error unauthenticated()
{
    return makeError(Errc::Unauthenticated, "age file");
}

} // namespace consentry::crypto
