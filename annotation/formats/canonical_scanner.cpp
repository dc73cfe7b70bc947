#include "annotation/formats/canonical_scanner.h"

#include <charconv>

namespace consentry::annotation {

void CanonicalScanner::fail(std::string_view why)
{
    if (ok())
        m_why = why;
}

bool CanonicalScanner::accept(std::string_view literal)
{
    if (!ok() || !m_text.substr(m_at).starts_with(literal))
        return false;
    m_at += literal.size();
    return true;
}

void CanonicalScanner::expect(std::string_view literal)
{
    if (ok() && !accept(literal))
        fail("expected " + std::string(literal));
}

template<class Number>
Number CanonicalScanner::numeral()
{
    Number value{};
    if (!ok())
        return value;
    const auto [end, error] = std::from_chars(m_text.data() + m_at, m_text.data() + m_text.size(), value);
    if (error != std::errc()) {
        fail("expected a number in range");
        return Number{};
    }
    m_at = static_cast<std::size_t>(end - m_text.data());
    return value;
}

std::int64_t CanonicalScanner::integer()
{
    return numeral<std::int64_t>();
}

double CanonicalScanner::number()
{
    return numeral<double>();
}

bool CanonicalScanner::boolean()
{
    if (accept("true"))
        return true;
    expect("false");
    return false;
}

std::string CanonicalScanner::quoted(std::size_t limit)
{
    std::string text;
    expect("\"");
    while (ok()) {
        if (m_at >= m_text.size()) {
            fail("text without an end");
            break;
        }
        char c = m_text[m_at++];
        if (c == '"')
            break;
        if (c == '\\') {
            c = m_at < m_text.size() ? m_text[m_at++] : '\0';
            if (c != '"' && c != '\\')
                fail("unknown escape");
        }
        if (text.size() == limit)
            fail("text too long");
        text += c;
    }
    return ok() ? text : std::string();
}

void CanonicalScanner::expectEnd()
{
    if (ok() && m_at != m_text.size())
        fail("more after the end");
}

} // namespace consentry::annotation
