#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace consentry::annotation {

/// Appends `text` in quotes, with `"`, `\` and control characters escaped. `text` is well-formed UTF-8.
void appendQuoted(std::string& out, std::string_view text);
void appendInteger(std::string& out, std::int64_t value);
/// The shortest decimal form that reads back as the same double, whatever the locale; -0 as 0. `value` is finite.
void appendNumber(std::string& out, double value);
void appendBool(std::string& out, bool value);

/// `[item,item,…]`
template<class Items, class Write>
void appendList(std::string& out, const Items& items, Write write)
{
    out += '[';
    bool first = true;
    for (const auto& item : items) {
        if (!first)
            out += ',';
        first = false;
        write(out, item);
    }
    out += ']';
}

} // namespace consentry::annotation
