#include "tests/fuzz/fuzz.h"

#include "crypto/sodium.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace consentry::fuzz {
namespace {

crypto::SigningKey signingKey(std::string_view hex)
{
    return crypto::SigningKey::fromPaserk("k4.secret." + base64Text(fromHex(hex).value(), Base64::Url)).value();
}

} // namespace

void require(bool holds, std::string_view property)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(property.size()), property.data());
    std::abort();
}

void prepare()
{
    static const bool isReady = crypto::initialise().ok();
    require(isReady, "libsodium is usable");
}

const crypto::SigningKey& rootKey()
{
    static const crypto::SigningKey key = signingKey("b4cbfb43df4ce210727d953e4a713307fa19bb7d9f85041438d9e11b942a3774"
                                                     "1eb9dbbbbc047c03fd70604e0071f0987e16b28b757225c11f00415d0e20b1a2");
    return key;
}

const crypto::SigningKey& memberKey()
{
    static const crypto::SigningKey key = signingKey("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
                                                     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    return key;
}

const crypto::AgeIdentity& ageKey()
{
    static const crypto::AgeIdentity key =
        crypto::AgeIdentity::fromText("AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0")
            .value();
    return key;
}

const crypto::FileKey& fileKey()
{
    static const crypto::FileKey key = crypto::FileKey::fromBytes(bytesOf("YELLOW SUBMARINE")).value();
    return key;
}

WorkspaceId workspaceId()
{
    return WorkspaceId::fromText("00112233445566778899aabbccddeeff").value();
}

std::uint8_t Input::byte()
{
    return static_cast<std::uint8_t>(number(1));
}

std::uint64_t Input::number(int bytes)
{
    std::uint64_t value = 0;
    for (int shift = 0; shift < 8 * bytes && !m_rest.empty(); shift += 8) {
        value |= std::uint64_t(m_rest[0]) << shift;
        m_rest = m_rest.subspan(1);
    }
    return value;
}

std::string_view Input::line()
{
    const std::string_view text = textOf(m_rest);
    const std::string_view line = text.substr(0, text.find('\n'));
    m_rest = m_rest.subspan(std::min(line.size() + 1, m_rest.size()));
    return line;
}

} // namespace consentry::fuzz
