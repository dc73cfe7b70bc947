#pragma once

#include "consent/text_form.h"

#include <memory>

namespace consentry::consent {

// Reading and writing of one JSON object by a single description: a function template `describe(io, body)` names every
// field once, and runs with a JsonReader or a JsonWriter as `io`. What one writes the other reads.

inline constexpr std::size_t kMaxJsonBytes = 16 * 1024;
inline constexpr int kMaxJsonDepth = 4;
inline constexpr std::size_t kMaxJsonKeys = 64;
inline constexpr std::int64_t kMaxJsonInteger = std::int64_t{1} << 53; ///< what every JSON reader keeps exact

/// What a free text may look like. All are UTF-8 without control characters or controls of text direction.
enum class TextKind {
    Word,     ///< 1 to 128 bytes, no line feed
    Line,     ///< 1 to 500 bytes, no line feed
    Note,     ///< 0 to 2000 bytes
    Address,  ///< 1 to 2048 bytes, no line feed
    Sealed,   ///< 1 to 8192 bytes of base64 without padding
};

/// Inclusive.
struct IntegerRange {
    std::int64_t least = 0;
    std::int64_t most = kMaxJsonInteger;
};

/// How many entries a list may have.
struct ListSize {
    std::size_t least = 0;
    std::size_t most = 0;
};

/// Takes the fields of a JSON object one by one. The first thing wrong is kept, everything later does nothing, and
/// `finish` tells: Errc::BadJson, TooLarge, BadSchema {field, why} or UnknownField {field}.
class JsonReader {
public:
    template<class T>
    using Of = T;

    /// Strict: at most kMaxJsonBytes, kMaxJsonDepth and kMaxJsonKeys, no key twice, UTF-8, an object.
    static Result<JsonReader> parse(ByteView json);
    JsonReader(JsonReader&&) noexcept;
    ~JsonReader();

    /// A value with a TextForm, which must be there.
    template<class T>
    void field(std::string_view name, T& value)
    {
        if (const auto text = takeText(name))
            assign(name, value, TextForm<T>::read(*text));
    }
    /// One that may be absent.
    template<class T>
    void field(std::string_view name, std::optional<T>& value)
    {
        if (!has(name))
            return;
        if (const auto text = takeText(name)) {
            if (auto read = TextForm<T>::read(*text); read.ok())
                value.emplace(std::move(read).value());
            else
                fail(name, "malformed");
        }
    }
    /// An id that is null when absent.
    template<class Tag>
    void optionalId(std::string_view name, TypedId<Tag>& value)
    {
        if (has(name))
            field(name, value);
    }
    void text(std::string_view name, std::string& value, TextKind kind);
    /// Empty when absent, and never empty when present.
    void optionalText(std::string_view name, std::string& value, TextKind kind);
    void integer(std::string_view name, std::int64_t& value, IntegerRange range = {});
    void integer(std::string_view name, std::uint64_t& value, IntegerRange range = {});
    void integer(std::string_view name, int& value, IntegerRange range);
    /// False when absent.
    void flag(std::string_view name, bool& value);
    /// Bytes of a fixed length, as hex.
    void bytes(std::string_view name, Bytes& value, std::size_t length);
    void texts(std::string_view name, std::vector<std::string>& values, TextKind kind, ListSize size);
    /// A list of values with a TextForm, none of them twice.
    template<class Container>
    void list(std::string_view name, Container& values, ListSize size)
    {
        using T = typename Container::value_type;
        for (const std::string& text : takeTexts(name, size)) {
            auto read = TextForm<T>::read(text);
            if (!read.ok())
                return fail(name, "malformed");
            values.insert(values.end(), std::move(read).value());
        }
    }
    /// One that is absent when it is empty.
    template<class Container>
    void optionalList(std::string_view name, Container& values, std::size_t most)
    {
        if (has(name))
            list(name, values, {1, most});
    }
    /// A nested object, described like a body.
    template<class T>
    void object(std::string_view name, T& value)
    {
        if (auto inner = enter(name)) {
            describe(*inner, value);
            inner->refuseUnknown();
        }
    }
    template<class T>
    void optionalObject(std::string_view name, std::optional<T>& value)
    {
        if (has(name))
            object(name, value.emplace());
    }
    /// A rule between fields.
    void require(bool holds, std::string_view name, std::string_view why);

    Result<void> finish();

private:
    struct Document;
    struct Node;
    explicit JsonReader(std::unique_ptr<Node> node);

    bool has(std::string_view name) const;
    void fail(std::string_view name, std::string_view why);
    void refuseUnknown();
    std::optional<std::string> takeText(std::string_view name);
    std::vector<std::string> takeTexts(std::string_view name, ListSize size);
    std::optional<std::int64_t> takeInteger(std::string_view name, IntegerRange range);
    std::optional<JsonReader> enter(std::string_view name);
    template<class T>
    void assign(std::string_view name, T& value, Result<T> read)
    {
        if (read.ok())
            value = std::move(read).value();
        else
            fail(name, "malformed");
    }

    std::unique_ptr<Node> m_node;
};

/// The other side. Writes what it is given; whether that may be read again is the reader's to say.
class JsonWriter {
public:
    template<class T>
    using Of = const T;

    JsonWriter();
    JsonWriter(JsonWriter&&) noexcept;
    ~JsonWriter();

    template<class T>
    void field(std::string_view name, const T& value)
    {
        put(name, TextForm<T>::write(value));
    }
    template<class T>
    void field(std::string_view name, const std::optional<T>& value)
    {
        if (value)
            field(name, *value);
    }
    template<class Tag>
    void optionalId(std::string_view name, const TypedId<Tag>& value)
    {
        if (!value.isNull())
            field(name, value);
    }
    void text(std::string_view name, const std::string& value, TextKind) { put(name, value); }
    void optionalText(std::string_view name, const std::string& value, TextKind)
    {
        if (!value.empty())
            put(name, value);
    }
    void integer(std::string_view name, std::int64_t value, IntegerRange = {});
    void integer(std::string_view name, std::uint64_t value, IntegerRange = {});
    void integer(std::string_view name, int value, IntegerRange) { integer(name, std::int64_t{value}); }
    void flag(std::string_view name, bool value);
    void bytes(std::string_view name, const Bytes& value, std::size_t) { put(name, hexText(value)); }
    void texts(std::string_view name, const std::vector<std::string>& values, TextKind, ListSize) { put(name, values); }
    template<class Container>
    void list(std::string_view name, const Container& values, ListSize)
    {
        std::vector<std::string> texts;
        for (const auto& value : values)
            texts.push_back(TextForm<typename Container::value_type>::write(value));
        put(name, texts);
    }
    template<class Container>
    void optionalList(std::string_view name, const Container& values, std::size_t most)
    {
        if (!values.empty())
            list(name, values, {1, most});
    }
    template<class T>
    void object(std::string_view name, const T& value)
    {
        JsonWriter inner;
        describe(inner, value);
        put(name, inner);
    }
    template<class T>
    void optionalObject(std::string_view name, const std::optional<T>& value)
    {
        if (value)
            object(name, *value);
    }
    void require(bool, std::string_view, std::string_view) {}

    /// One line, keys in ascending order. Errc::BadEncoding when a text is not UTF-8.
    Result<std::string> finish() const;

private:
    struct Node;
    void put(std::string_view name, const std::string& value);
    void put(std::string_view name, const std::vector<std::string>& values);
    void put(std::string_view name, const JsonWriter& inner);

    std::unique_ptr<Node> m_node;
};

} // namespace consentry::consent
