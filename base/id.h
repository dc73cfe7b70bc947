#pragma once

#include "base/bytes.h"

#include <array>
#include <compare>
#include <functional>
#include <string>
#include <string_view>

namespace consentry {

/// A random 128-bit identifier of one kind of thing. Kinds do not convert into each other. Text form: 32 hex digits.
template<class Tag>
class TypedId {
public:
    static constexpr std::size_t kBytes = 16;

    TypedId() = default; ///< the null id, which names nothing

    static TypedId random()
    {
        TypedId id;
        fillRandom(id.m_bytes);
        return id;
    }
    static Result<TypedId> fromBytes(ByteView bytes)
    {
        if (bytes.size() != kBytes)
            return makeError(Errc::BadEncoding, "id");
        TypedId id;
        std::copy(bytes.begin(), bytes.end(), id.m_bytes.begin());
        return id;
    }
    /// Lower-case hex only, so that an id has exactly one text.
    static Result<TypedId> fromText(std::string_view text)
    {
        auto bytes = fromHex(text);
        if (!bytes || hexText(*bytes) != text)
            return makeError(Errc::BadEncoding, "id");
        return fromBytes(*bytes);
    }

    ByteView bytes() const { return m_bytes; }
    std::string text() const { return hexText(m_bytes); }
    /// First eight digits, for people.
    std::string shortText() const { return text().substr(0, 8); }
    bool isNull() const { return *this == TypedId(); }

    auto operator<=>(const TypedId&) const = default;

private:
    std::array<std::uint8_t, kBytes> m_bytes{};
};

using WorkspaceId = TypedId<struct WorkspaceTag>;
using ClipId = TypedId<struct ClipTag>;
/// Any signed object: consent, grant, role, manifest, status, submission …
using ObjectId = TypedId<struct ObjectTag>;

} // namespace consentry

template<class Tag>
struct std::hash<consentry::TypedId<Tag>> {
    std::size_t operator()(const consentry::TypedId<Tag>& id) const noexcept
    {
        std::size_t value = 0;
        for (const std::uint8_t byte : id.bytes().first(sizeof(std::size_t)))
            value = (value << 8) | byte;
        return value;
    }
};
