#include "consent/text_form.h"

#include <algorithm>

namespace consentry::consent {

Result<crypto::Digest> TextForm<crypto::Digest>::read(std::string_view text)
{
    crypto::Digest digest{};
    TRY_ASSIGN(const Bytes bytes, fromHex(text));
    if (bytes.size() != digest.size() || hexText(bytes) != text)
        return makeError(Errc::BadEncoding, "hash");
    std::ranges::copy(bytes, digest.begin());
    return digest;
}

} // namespace consentry::consent
