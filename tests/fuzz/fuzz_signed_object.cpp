#include "consent/signed_object.h"
#include "crypto/paseto.h"
#include "tests/fuzz/fuzz.h"

using namespace consentry;
using namespace consentry::consent;

namespace {

/// The JSON of a signed object, with `id` for its own, which is another each time.
std::string payloadOf(const std::string& token, std::string_view type, const ObjectId& id)
{
    std::string json(textOf(crypto::verifyToken(token, type, fuzz::rootKey().verifyKey()).value()));
    const std::string quoted = "\"id\":\"" + id.text() + "\"";
    const std::size_t at = json.find(quoted);
    fuzz::require(at != std::string::npos, "an object holds its own id");
    return json.erase(at, quoted.size());
}

/// A body that has been read is one that can be written, and comes back the same.
template<class Body>
void checkBody(std::string_view json, const KeyRing& keys)
{
    const std::string_view type = objectType<Body>();
    const auto object = readObject<Body>(crypto::signToken(type, json, fuzz::rootKey()), keys);
    if (!object) {
        const Errc code = object.error().code;
        fuzz::require(code == Errc::BadSignedObject || code == Errc::OtherWorkspace, "documented error of readObject");
        return;
    }
    const ObjectHeader& header = object->header;
    const SigningContext context{fuzz::rootKey(), header.workspace, header.issued, header.log};
    const auto first = signObject(object->body, context);
    fuzz::require(first.ok() || first.error().code == Errc::TooLarge, "what was read can be signed");
    if (!first)
        return;
    const auto second = signObject(readObject<Body>(first->token, keys).value().body, context);
    fuzz::require(payloadOf(first->token, type, first->header.id) == payloadOf(second->token, type, second->header.id),
                  "a body survives being written");
}

} // namespace

/// A line with a type, then any bytes as the payload of an object of that type by somebody who is trusted.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::prepare();
    static const KeyRing keys = KeyRing::build(fuzz::workspaceId(), fuzz::rootKey().verifyKey(), {}).value();
    fuzz::Input input(ByteView(data, size));
    const std::string_view type = input.line();
    const std::string_view json = textOf(input.rest());
    if (json.size() > crypto::kMaxTokenPayload)
        return 0;
#define X(Body, name)                                                                                                  \
    if (type == name)                                                                                                  \
        checkBody<Body>(json, keys);
    CONSENTRY_SIGNED_OBJECTS(X)
#undef X
    if (type == objectType<Workspace>())
        static_cast<void>(readWorkspace(crypto::signToken(type, json, fuzz::rootKey())));
    return 0;
}
