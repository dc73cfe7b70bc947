#include "consent/json_fields.h"

#include "consent/display_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace consentry::consent {
namespace {

using Json = nlohmann::json;

struct TextRule {
    TextKind kind;
    std::size_t least;
    std::size_t most;
    LineFeeds lineFeeds;
};

constexpr TextRule kTextRules[] = {
    {TextKind::Word, 1, 128, LineFeeds::Refused},     {TextKind::Line, 1, 500, LineFeeds::Refused},
    {TextKind::Note, 0, 2000, LineFeeds::Allowed},    {TextKind::Address, 1, 2048, LineFeeds::Refused},
    {TextKind::Sealed, 1, 8192, LineFeeds::Refused},
};

/// Why `text` is not of this kind, or nothing.
std::string_view complaint(std::string_view text, TextKind kind)
{
    const TextRule& rule = *std::ranges::find(kTextRules, kind, &TextRule::kind);
    if (text.size() < rule.least)
        return "empty";
    if (text.size() > rule.most)
        return "too long";
    if (!isDisplayText(text, rule.lineFeeds))
        return "control character";
    if (kind == TextKind::Sealed && !fromBase64(text, Base64::Standard).ok())
        return "not base64";
    return {};
}

/// Watches the parser for what a finished document no longer shows: keys given twice, depth, number of keys.
class StructureGuard {
public:
    bool operator()(int depth, Json::parse_event_t event, const Json& parsed)
    {
        switch (event) {
        case Json::parse_event_t::object_start:
        case Json::parse_event_t::array_start:
            note(depth + 1 > kMaxJsonDepth, "nested too deep");
            m_keys.emplace_back();
            break;
        case Json::parse_event_t::object_end:
        case Json::parse_event_t::array_end:
            m_keys.pop_back();
            break;
        case Json::parse_event_t::key:
            note(++m_keyCount > kMaxJsonKeys, "too many fields");
            note(!m_keys.back().insert(parsed.get_ref<const std::string&>()).second, "a field is given twice");
            break;
        case Json::parse_event_t::value:
            break;
        }
        return true;
    }
    std::string_view complaint() const { return m_complaint; }

private:
    void note(bool wrong, std::string_view why)
    {
        if (wrong && m_complaint.empty())
            m_complaint = why;
    }
    std::vector<std::set<std::string>> m_keys;
    std::size_t m_keyCount = 0;
    std::string_view m_complaint;
};

} // namespace

struct JsonReader::Document {
    Json root;
    std::optional<Error> wrong;
};

struct JsonReader::Node {
    std::shared_ptr<Document> document;
    const Json* object = nullptr;
    std::string path; // "notice." in front of the names inside it
    std::set<std::string, std::less<>> taken;

    /// The value of `name` if it is there, which is thereby known.
    const Json* take(std::string_view name)
    {
        taken.emplace(name);
        const auto found = object->find(name);
        return found == object->end() ? nullptr : &*found;
    }
};

JsonReader::JsonReader(std::unique_ptr<Node> node) : m_node(std::move(node)) {}
JsonReader::JsonReader(JsonReader&&) noexcept = default;
JsonReader::~JsonReader() = default;

Result<JsonReader> JsonReader::parse(ByteView json)
{
    if (json.size() > kMaxJsonBytes)
        return makeError(Errc::TooLarge, "JSON", std::to_string(kMaxJsonBytes));
    StructureGuard guard;
    auto document = std::make_shared<Document>();
    const std::string_view text = consentry::textOf(json);
    document->root = Json::parse(text.begin(), text.end(), std::ref(guard), false);
    if (document->root.is_discarded())
        return makeError(Errc::BadJson, "JSON", "not well-formed");
    if (!guard.complaint().empty())
        return makeError(Errc::BadJson, "JSON", guard.complaint());
    if (!document->root.is_object())
        return makeError(Errc::BadJson, "JSON", "not an object");
    auto node = std::make_unique<Node>();
    node->object = &document->root;
    node->document = std::move(document);
    return JsonReader(std::move(node));
}

void JsonReader::text(std::string_view name, std::string& value, TextKind kind)
{
    if (auto text = takeText(name)) {
        const std::string_view why = complaint(*text, kind);
        require(why.empty(), name, why);
        value = std::move(*text);
    }
}

void JsonReader::optionalText(std::string_view name, std::string& value, TextKind kind)
{
    if (!has(name))
        return;
    text(name, value, kind);
    require(!value.empty(), name, "empty");
}

void JsonReader::integer(std::string_view name, std::int64_t& value, IntegerRange range)
{
    if (const auto number = takeInteger(name, range))
        value = *number;
}

void JsonReader::integer(std::string_view name, std::uint64_t& value, IntegerRange range)
{
    assert(range.least >= 0);
    if (const auto number = takeInteger(name, range))
        value = static_cast<std::uint64_t>(*number);
}

void JsonReader::integer(std::string_view name, int& value, IntegerRange range)
{
    assert(range.least >= std::numeric_limits<int>::min() && range.most <= std::numeric_limits<int>::max());
    if (const auto number = takeInteger(name, range))
        value = static_cast<int>(*number);
}

void JsonReader::flag(std::string_view name, bool& value)
{
    const Json* found = m_node->take(name);
    if (found == nullptr)
        return;
    require(found->is_boolean(), name, "not true or false");
    value = found->is_boolean() && found->get<bool>();
}

void JsonReader::bytes(std::string_view name, Bytes& value, std::size_t length)
{
    const auto text = takeText(name);
    if (!text)
        return;
    auto read = fromHex(*text);
    if (!read.ok() || read->size() != length || hexText(*read) != *text)
        return fail(name, "malformed");
    value = std::move(read).value();
}

void JsonReader::texts(std::string_view name, std::vector<std::string>& values, TextKind kind, ListSize size)
{
    values = takeTexts(name, size);
    for (const std::string& value : values) {
        const std::string_view why = complaint(value, kind);
        require(why.empty(), name, why);
    }
}

void JsonReader::require(bool holds, std::string_view name, std::string_view why)
{
    if (!holds)
        fail(name, why);
}

Result<void> JsonReader::finish()
{
    refuseUnknown();
    if (m_node->document->wrong)
        return *m_node->document->wrong;
    return {};
}

bool JsonReader::has(std::string_view name) const
{
    return m_node->object->contains(name);
}

void JsonReader::fail(std::string_view name, std::string_view why)
{
    if (!m_node->document->wrong)
        m_node->document->wrong = makeError(Errc::BadSchema, m_node->path + std::string(name), why);
}

void JsonReader::refuseUnknown()
{
    for (const auto& [name, value] : m_node->object->items()) {
        if (!m_node->taken.contains(name) && !m_node->document->wrong)
            m_node->document->wrong = makeError(Errc::UnknownField, m_node->path + name);
    }
}

std::optional<std::string> JsonReader::takeText(std::string_view name)
{
    const Json* found = m_node->take(name);
    if (found != nullptr && found->is_string())
        return found->get<std::string>();
    fail(name, found == nullptr ? "missing" : "not a text");
    return std::nullopt;
}

std::vector<std::string> JsonReader::takeTexts(std::string_view name, ListSize size)
{
    const Json* found = m_node->take(name);
    std::vector<std::string> values;
    if (found == nullptr || !found->is_array()) {
        fail(name, found == nullptr ? "missing" : "not a list");
        return values;
    }
    require(found->size() >= size.least, name, "too few entries");
    require(found->size() <= size.most, name, "too many entries");
    std::set<std::string> known;
    for (const Json& entry : *found) {
        require(entry.is_string(), name, "not a list of texts");
        if (!entry.is_string())
            return {};
        values.push_back(entry.get<std::string>());
        require(known.insert(values.back()).second, name, "an entry is given twice");
    }
    return values;
}

std::optional<std::int64_t> JsonReader::takeInteger(std::string_view name, IntegerRange range)
{
    const Json* found = m_node->take(name);
    if (found == nullptr || !found->is_number_integer()) {
        fail(name, found == nullptr ? "missing" : "not an integer");
        return std::nullopt;
    }
    const bool fits = !found->is_number_unsigned()
        || found->get<std::uint64_t>() <= static_cast<std::uint64_t>(kMaxJsonInteger);
    const std::int64_t value = fits ? found->get<std::int64_t>() : kMaxJsonInteger;
    if (fits && range.least <= value && value <= range.most)
        return value;
    fail(name, "out of range");
    return std::nullopt;
}

std::optional<JsonReader> JsonReader::enter(std::string_view name)
{
    const Json* found = m_node->take(name);
    if (found == nullptr || !found->is_object()) {
        fail(name, found == nullptr ? "missing" : "not an object");
        return std::nullopt;
    }
    auto node = std::make_unique<Node>();
    node->document = m_node->document;
    node->object = found;
    node->path = m_node->path + std::string(name) + ".";
    return JsonReader(std::move(node));
}

struct JsonWriter::Node {
    Json object = Json::object();
};

JsonWriter::JsonWriter() : m_node(std::make_unique<Node>()) {}
JsonWriter::JsonWriter(JsonWriter&&) noexcept = default;
JsonWriter::~JsonWriter() = default;

void JsonWriter::integer(std::string_view name, std::int64_t value, IntegerRange)
{
    m_node->object[std::string(name)] = value;
}

void JsonWriter::integer(std::string_view name, std::uint64_t value, IntegerRange)
{
    m_node->object[std::string(name)] = value;
}

void JsonWriter::flag(std::string_view name, bool value)
{
    m_node->object[std::string(name)] = value;
}

void JsonWriter::put(std::string_view name, const std::string& value)
{
    m_node->object[std::string(name)] = value;
}

void JsonWriter::put(std::string_view name, const std::vector<std::string>& values)
{
    m_node->object[std::string(name)] = values;
}

void JsonWriter::put(std::string_view name, const JsonWriter& inner)
{
    m_node->object[std::string(name)] = inner.m_node->object;
}

Result<std::string> JsonWriter::finish() const
{
    // The library would throw for text that is not UTF-8; that it puts in a replacement instead is found by comparing.
    const std::string text = m_node->object.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (Json::parse(text, nullptr, false) != m_node->object)
        return makeError(Errc::BadEncoding, "text");
    return text;
}

} // namespace consentry::consent
