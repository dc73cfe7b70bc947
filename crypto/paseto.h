#pragma once

#include "crypto/keys.h"

namespace consentry::crypto {

constexpr std::size_t kMaxTokenBytes = 16 * 1024;
/// The longest payload whose token stays within kMaxTokenBytes.
constexpr std::size_t kMaxTokenPayload = 12000;

/// What a PASETO v4.public token is made of; `assertion` is signed but not sent.
struct TokenParts {
    std::string_view payload;
    std::string_view footer;
    std::string_view assertion;
};

/// The bare standard (https://github.com/paseto-standard/paseto-spec, version 4, purpose public).
std::string signV4Public(const TokenParts& parts, const SigningKey& key);

struct VerifiedToken {
    Bytes payload;
    Bytes footer;
};

/// Errc::BadSignedObject ("token", why) when it is no such token or too long, Errc::BadSignature ("token").
Result<VerifiedToken> verifyV4Public(std::string_view token, std::string_view assertion, const VerifyKey& key);

/// A signed object: the footer is {"kid":"k4.pid.…"} and the assertion "consentry/<type>/v1", so that no object passes
/// for one of another type. `payloadJson` has at most kMaxTokenPayload bytes.
std::string signToken(std::string_view type, std::string_view payloadJson, const SigningKey& key);

/// Who the footer says has signed. Unverified: only for choosing the key to verify with.
Result<KeyId> tokenSigner(std::string_view token);

/// The payload of a signed object of this type. Errc::BadSignature (type), Errc::BadSignedObject (type, why).
Result<Bytes> verifyToken(std::string_view token, std::string_view type, const VerifyKey& key);

} // namespace consentry::crypto
