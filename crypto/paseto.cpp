#include "crypto/paseto.h"

#include <algorithm>
#include <initializer_list>

namespace consentry::crypto {
namespace {

constexpr std::string_view kHeader = "v4.public.";
constexpr std::string_view kFooterStart = R"({"kid":")";
constexpr std::string_view kFooterEnd = R"("})";

void putLength(Bytes& out, std::uint64_t length)
{
    for (int i = 0; i < 8; ++i)
        out.push_back(static_cast<std::uint8_t>(length >> (8 * i)));
}

/// Pre-authentication encoding of the PASETO specification.
Bytes preAuthentication(std::initializer_list<std::string_view> pieces)
{
    Bytes out;
    putLength(out, pieces.size());
    for (const std::string_view piece : pieces) {
        putLength(out, piece.size());
        out.insert(out.end(), piece.begin(), piece.end());
    }
    return out;
}

std::string footerOf(const KeyId& id)
{
    return std::string(kFooterStart) + id.text + std::string(kFooterEnd);
}

std::string assertionOf(std::string_view type)
{
    return "consentry/" + std::string(type) + "/v1";
}

Error badToken(std::string_view why)
{
    return makeError(Errc::BadSignedObject, "token", why);
}

struct Decoded {
    Bytes payload;
    Signature signature{};
    Bytes footer;
};

Result<Decoded> decode(std::string_view token)
{
    if (token.size() > kMaxTokenBytes)
        return badToken("too long");
    if (!token.starts_with(kHeader))
        return badToken("not v4.public");
    const std::string_view rest = token.substr(kHeader.size());
    const std::size_t dot = rest.find('.');
    const bool hasFooter = dot != std::string_view::npos;
    Decoded decoded;
    auto body = fromBase64(rest.substr(0, dot), Base64::Url);
    auto footer = fromBase64(hasFooter ? rest.substr(dot + 1) : std::string_view(), Base64::Url);
    if (!body || !footer || (hasFooter && footer->empty()))
        return badToken("encoding");
    if (body->size() < decoded.signature.size())
        return badToken("too short");
    const auto signatureStart = body->end() - static_cast<std::ptrdiff_t>(decoded.signature.size());
    std::copy(signatureStart, body->end(), decoded.signature.begin());
    decoded.payload.assign(body->begin(), signatureStart);
    decoded.footer = std::move(*footer);
    return decoded;
}

Result<KeyId> signerOf(const Bytes& footer)
{
    std::string_view text = textOf(footer);
    if (!text.starts_with(kFooterStart) || !text.ends_with(kFooterEnd)
        || text.size() < kFooterStart.size() + kFooterEnd.size())
        return badToken("footer");
    text.remove_prefix(kFooterStart.size());
    text.remove_suffix(kFooterEnd.size());
    auto id = parseKeyId(text);
    if (!id)
        return badToken("key id");
    return id;
}

/// Names the kind of object in an error about a token.
Error ofType(Error error, std::string_view type)
{
    assert(!error.args.empty());
    error.args.front() = type;
    return error;
}

} // namespace

std::string signV4Public(const TokenParts& parts, const SigningKey& key)
{
    const Signature signature = key.sign(preAuthentication({kHeader, parts.payload, parts.footer, parts.assertion}));
    Bytes body = toBytes(bytesOf(parts.payload));
    body.insert(body.end(), signature.begin(), signature.end());
    std::string token = std::string(kHeader) + base64Text(body, Base64::Url);
    if (!parts.footer.empty())
        token += "." + base64Text(bytesOf(parts.footer), Base64::Url);
    return token;
}

Result<VerifiedToken> verifyV4Public(std::string_view token, std::string_view assertion, const VerifyKey& key)
{
    TRY_ASSIGN(Decoded decoded, decode(token));
    const Bytes covered = preAuthentication({kHeader, textOf(decoded.payload), textOf(decoded.footer), assertion});
    if (!key.verify(covered, decoded.signature))
        return makeError(Errc::BadSignature, "token");
    return VerifiedToken{std::move(decoded.payload), std::move(decoded.footer)};
}

std::string signToken(std::string_view type, std::string_view payloadJson, const SigningKey& key)
{
    assert(payloadJson.size() <= kMaxTokenPayload);
    const std::string footer = footerOf(key.verifyKey().id());
    const std::string assertion = assertionOf(type);
    return signV4Public({payloadJson, footer, assertion}, key);
}

Result<KeyId> tokenSigner(std::string_view token)
{
    TRY_ASSIGN(const Decoded decoded, decode(token));
    return signerOf(decoded.footer);
}

Result<Bytes> verifyToken(std::string_view token, std::string_view type, const VerifyKey& key)
{
    auto verified = verifyV4Public(token, assertionOf(type), key);
    if (!verified)
        return ofType(verified.error(), type);
    if (textOf(verified->footer) != footerOf(key.id()))
        return makeError(Errc::BadSignedObject, type, "key id");
    return std::move(verified->payload);
}

} // namespace consentry::crypto
