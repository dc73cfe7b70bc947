#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace consentry::annotation {

/// Reads text of a known form piece by piece: each call says what must come next. After the first mismatch every call
/// answers with an empty value and accept() with false, so that a reader checks error() once, at the end. Never
/// recurses, never looks past the end.
class CanonicalScanner {
public:
    explicit CanonicalScanner(std::string_view text) : m_text(text) {}

    /// These very characters.
    void expect(std::string_view literal);
    /// The same, if they are there.
    bool accept(std::string_view literal);
    std::int64_t integer();
    double number();
    bool boolean();
    /// A quoted string of at most `limit` bytes whose only escapes are `\"` and `\\`.
    std::string quoted(std::size_t limit);
    void expectEnd();

    /// `[item,item,…]`, `item` being called for each.
    template<class Item>
    void list(Item item)
    {
        sequence("[", "]", item);
    }
    /// `{member,member,…}`
    template<class Member>
    void object(Member member)
    {
        sequence("{", "}", member);
    }

    bool ok() const { return m_why.empty(); }
    void fail(std::string_view why);
    /// Errc::BadLabels ("byte N", why). Only when !ok().
    Error error() const { return makeError(Errc::BadLabels, "byte " + std::to_string(m_at), m_why); }

private:
    template<class Item>
    void sequence(std::string_view open, std::string_view close, Item item)
    {
        expect(open);
        if (!ok() || accept(close))
            return;
        do
            item();
        while (accept(","));
        expect(close);
    }
    template<class Number>
    Number numeral();

    std::string_view m_text;
    std::size_t m_at = 0;
    std::string m_why;
};

} // namespace consentry::annotation
