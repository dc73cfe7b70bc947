#include "annotation/formats/json_limits.h"

#include <nlohmann/json.hpp>

#include <set>

namespace consentry::annotation {

namespace {

/// Counts what passes by; answering false ends the parse.
class LimitsSax final : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit LimitsSax(const JsonLimits& limits) : m_limits(limits) {}

    std::optional<Error> error;

    bool null() override { return count(); }
    bool boolean(bool) override { return count(); }
    bool number_integer(number_integer_t) override { return count(); }
    bool number_unsigned(number_unsigned_t) override { return count(); }
    bool number_float(number_float_t, const string_t&) override { return count(); }
    bool string(string_t&) override { return count(); }
    bool binary(binary_t&) override { return count(); }
    bool start_object(std::size_t) override { return enter(); }
    bool start_array(std::size_t) override { return enter(); }
    bool end_object() override { return leave(); }
    bool end_array() override { return leave(); }
    bool key(string_t& name) override
    {
        if (m_open.back().insert(name).second)
            return count();
        return refuse(makeError(Errc::BadJson, m_limits.what, "a key is repeated"));
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override
    {
        return refuse(makeError(Errc::BadJson, m_limits.what, "byte " + std::to_string(position)));
    }

private:
    bool refuse(Error why)
    {
        error = std::move(why);
        return false;
    }
    bool count()
    {
        if (++m_values <= m_limits.values)
            return true;
        return refuse(makeError(Errc::TooLarge, m_limits.what, std::to_string(m_limits.values)));
    }
    bool enter()
    {
        if (m_open.size() == m_limits.depth)
            return refuse(makeError(Errc::TooLarge, m_limits.what, std::to_string(m_limits.depth)));
        m_open.emplace_back();
        return count();
    }
    bool leave()
    {
        m_open.pop_back();
        return true;
    }

    const JsonLimits& m_limits;
    std::vector<std::set<std::string>> m_open; ///< keys of each object or list that is open
    std::size_t m_values = 0;
};

} // namespace

Result<void> checkJson(ByteView json, const JsonLimits& limits)
{
    if (json.size() > limits.bytes)
        return makeError(Errc::TooLarge, limits.what, std::to_string(limits.bytes));
    LimitsSax sax(limits);
    if (!nlohmann::json::sax_parse(json.begin(), json.end(), &sax))
        return sax.error ? *sax.error : makeError(Errc::BadJson, limits.what, "not JSON");
    return {};
}

} // namespace consentry::annotation
