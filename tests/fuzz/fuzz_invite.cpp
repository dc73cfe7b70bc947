#include "consent/invite.h"
#include "crypto/paseto.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace consentry;
using namespace consentry::consent;

namespace {

struct Maker {
    std::string_view start;
    std::string_view type;
    const crypto::SigningKey& key;
};

/// Lines that begin like this are signed; all others stay as they are.
std::string signedLine(std::string_view line)
{
    static const Maker makers[] = {{"workspace ", "workspace", fuzz::rootKey()},
                                   {"role by root ", "role", fuzz::rootKey()},
                                   {"role by member ", "role", fuzz::memberKey()}};
    for (const Maker& maker : makers) {
        const std::string_view json = line.substr(std::min(maker.start.size(), line.size()));
        if (line.starts_with(maker.start) && json.size() <= crypto::kMaxTokenPayload)
            return crypto::signToken(maker.type, json, maker.key);
    }
    return std::string(line);
}

} // namespace

/// Any lines as an invite, among them payloads that trusted people have signed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::prepare();
    fuzz::Input input(ByteView(data, size));
    const crypto::KeyId member = fuzz::memberKey().verifyKey().id();
    static_cast<void>(readInvite(textOf(input.rest()), member));
    std::string text;
    while (!input.isEmpty())
        text += signedLine(input.line()) + "\n";
    const auto invite = readInvite(text, member);
    if (!invite)
        return 0;
    fuzz::require(invite->workspace.header.signer == invite->workspace.body.root.id(), "a root signs its own workspace");
    fuzz::require(invite->certificate.body.key.id() == member, "the invite is for the member");
    fuzz::require(invite->certificate.header.workspace == invite->workspace.header.workspace, "one workspace");
    return 0;
}
