#include "consent/signed_object.h"

#include "consent/object_fields.h"
#include "crypto/paseto.h"

namespace consentry::consent {
namespace {

constexpr std::size_t kSignatureBytes = 64;
constexpr std::string_view kTokenStart = "v4.public.";

/// A whole payload: claims and body side by side in one object.
template<class Fields>
struct Payload {
    ObjectId id;
    WorkspaceId workspace;
    Timestamp issued{};
    LogHead log;
    Fields body;
};

template<class Io, class P>
void describePayload(Io& io, P& payload)
{
    io.field("id", payload.id);
    io.field("ws", payload.workspace);
    io.field("iat", payload.issued);
    io.object("log", payload.log);
    describe(io, payload.body);
}

template<class Body>
using PayloadOf = Payload<typename Draft<Body>::Fields>;

/// What is wrong with the payload of an object that somebody has signed is tampering, never a user's input.
Error asSignedObjectError(std::string_view type, const Error& error)
{
    std::string why(errorCodeText(error.code));
    for (const std::string& argument : error.args)
        why += ": " + argument;
    return makeError(Errc::BadSignedObject, type, why);
}

template<class Body>
Result<PayloadOf<Body>> parsePayload(ByteView json)
{
    TRY_ASSIGN(auto reader, JsonReader::parse(json));
    PayloadOf<Body> payload;
    describePayload(reader, payload);
    TRY_VOID(reader.finish());
    return payload;
}

template<class Body>
Result<PayloadOf<Body>> readPayload(ByteView json)
{
    auto payload = parsePayload<Body>(json);
    if (!payload.ok())
        return asSignedObjectError(objectType<Body>(), payload.error());
    return payload;
}

template<class Body>
Signed<Body> signedObject(PayloadOf<Body> payload, crypto::KeyId signer, std::string token)
{
    const crypto::Digest hash = crypto::sha256(bytesOf(token));
    return {ObjectHeader{payload.id, payload.workspace, std::move(signer), payload.issued, payload.log},
            Draft<Body>::toBody(std::move(payload.body)), std::move(token), hash};
}

template<class Body>
Result<Signed<Body>> readWithKey(std::string_view token, const crypto::VerifyKey& key)
{
    TRY_ASSIGN(const Bytes json, crypto::verifyToken(token, objectType<Body>(), key));
    TRY_ASSIGN(auto payload, readPayload<Body>(json));
    return signedObject<Body>(std::move(payload), key.id(), std::string(token));
}

/// The payload of a token, with nothing verified.
Result<Bytes> unverifiedPayload(std::string_view token)
{
    if (!token.starts_with(kTokenStart) || token.size() > crypto::kMaxTokenBytes)
        return makeError(Errc::BadEncoding, "token");
    token.remove_prefix(kTokenStart.size());
    TRY_ASSIGN(Bytes bytes, fromBase64(token.substr(0, token.find('.')), Base64::Url));
    if (bytes.size() < kSignatureBytes)
        return makeError(Errc::BadEncoding, "token");
    bytes.resize(bytes.size() - kSignatureBytes);
    return bytes;
}

} // namespace

template<class Body>
Result<Signed<Body>> signObject(const Body& body, const SigningContext& context)
{
    const PayloadOf<Body> payload{ObjectId::random(), context.workspace, context.now, context.log,
                                  Draft<Body>::of(body)};
    JsonWriter writer;
    describePayload(writer, payload);
    TRY_ASSIGN(const std::string json, writer.finish());
    if (json.size() > crypto::kMaxTokenPayload)
        return makeError(Errc::TooLarge, objectType<Body>(), std::to_string(crypto::kMaxTokenPayload));
    // What nobody could read is not signed in the first place; and what is returned is what readers will see.
    TRY_ASSIGN(auto readBack, parsePayload<Body>(bytesOf(json)));
    return signedObject<Body>(std::move(readBack), context.key.verifyKey().id(),
                              crypto::signToken(objectType<Body>(), json, context.key));
}

template<class Body>
Result<Signed<Body>> readObject(std::string_view token, const KeyRing& keys)
{
    const auto signer = crypto::tokenSigner(token);
    if (!signer.ok())
        return makeError(Errc::BadSignedObject, objectType<Body>(), "no signer");
    const auto key = keys.key(*signer);
    if (!key)
        return makeError(Errc::UntrustedSigner, objectType<Body>());
    TRY_ASSIGN(auto object, readWithKey<Body>(token, *key));
    if (object.header.workspace != keys.workspace())
        return makeError(Errc::OtherWorkspace, objectType<Body>());
    return object;
}

Result<Signed<Workspace>> readWorkspace(std::string_view token)
{
    const auto json = unverifiedPayload(token);
    if (!json.ok())
        return makeError(Errc::BadSignedObject, objectType<Workspace>(), "not a token");
    TRY_ASSIGN(const auto claimed, readPayload<Workspace>(*json));
    return readWithKey<Workspace>(token, *claimed.body.root);
}

#define X(Body, type)                                                                                                  \
    template Result<Signed<Body>> signObject<Body>(const Body&, const SigningContext&);                                \
    template Result<Signed<Body>> readObject<Body>(std::string_view, const KeyRing&);
CONSENTRY_SIGNED_OBJECTS(X)
#undef X

} // namespace consentry::consent
