#pragma once

#include "base/clock.h"
#include "base/id.h"
#include "consent/terms.h"
#include "crypto/hash.h"
#include "crypto/keys.h"

namespace consentry::consent {

/// How a value stands as text in a JSON document: exactly one text for each value, and `read` refuses every other; but
/// times are read with any zone.
template<class T>
struct TextForm;

template<class Tag>
struct TextForm<TypedId<Tag>> {
    static std::string write(const TypedId<Tag>& id) { return id.text(); }
    /// The null id names nothing and has no text.
    static Result<TypedId<Tag>> read(std::string_view text)
    {
        auto id = TypedId<Tag>::fromText(text);
        return id.ok() && id->isNull() ? makeError(Errc::BadEncoding, "id") : id;
    }
};

template<>
struct TextForm<crypto::Digest> {
    static std::string write(const crypto::Digest& digest) { return hexText(digest); }
    static Result<crypto::Digest> read(std::string_view text);
};

template<>
struct TextForm<Timestamp> {
    static std::string write(Timestamp time) { return rfc3339Text(time); }
    static Result<Timestamp> read(std::string_view text) { return fromRfc3339(text); }
};

template<>
struct TextForm<crypto::KeyId> {
    static std::string write(const crypto::KeyId& id) { return id.text; }
    static Result<crypto::KeyId> read(std::string_view text) { return crypto::parseKeyId(text); }
};

template<>
struct TextForm<crypto::VerifyKey> {
    static std::string write(const crypto::VerifyKey& key) { return key.paserk(); }
    static Result<crypto::VerifyKey> read(std::string_view text) { return crypto::VerifyKey::fromPaserk(text); }
};

template<>
struct TextForm<crypto::Recipient> {
    static std::string write(const crypto::Recipient& recipient) { return recipient.text(); }
    static Result<crypto::Recipient> read(std::string_view text) { return crypto::Recipient::fromText(text); }
};

/// The enumerations of terms.h.
template<class Enum, Result<Enum> (*fromText)(std::string_view)>
struct TermForm {
    static std::string write(Enum value) { return std::string(textOf(value)); }
    static Result<Enum> read(std::string_view text) { return fromText(text); }
};

template<>
struct TextForm<Basis> : TermForm<Basis, basisFromText> {};
template<>
struct TextForm<Purpose> : TermForm<Purpose, purposeFromText> {};
template<>
struct TextForm<Role> : TermForm<Role, roleFromText> {};
template<>
struct TextForm<Rendition> : TermForm<Rendition, renditionFromText> {};
template<>
struct TextForm<Action> : TermForm<Action, actionFromText> {};

} // namespace consentry::consent
