#include "consent/consent_input.h"

#include "consent/object_fields.h"

#include <algorithm>

namespace consentry::consent {
namespace {

constexpr std::string_view kSchema = "consentry/consent/v1";

/// A consent file as it stands, before what it says has been weighed.
struct Fields {
    std::string schema;
    std::string basis;
    std::string subject;
    std::set<Purpose> purposes;
    Timestamp given{};
    Timestamp expires{};
    Notice notice;
    std::string method;
    std::string withdrawal;
    std::string bystanders;
    std::string retention;
    bool demo = false;
    // Only for publicly_shared:
    std::string sourceUrl;
    std::optional<Timestamp> captured;
    std::string evidenceSha256;
    std::optional<Timestamp> recheck;
};

template<class Io>
void describe(Io& io, typename Io::template Of<Fields>& fields)
{
    io.text("schema", fields.schema, TextKind::Word);
    io.text("basis", fields.basis, TextKind::Word);
    io.text("subject", fields.subject, TextKind::Line);
    io.list("purposes", fields.purposes, kSomePurposes);
    io.field("given", fields.given);
    io.field("expires", fields.expires);
    io.object("notice", fields.notice);
    io.text("method", fields.method, TextKind::Line);
    io.text("withdrawal", fields.withdrawal, TextKind::Line);
    io.text("bystanders", fields.bystanders, TextKind::Line);
    io.optionalText("retention", fields.retention, TextKind::Line);
    io.flag("demo", fields.demo);
    io.optionalText("source_url", fields.sourceUrl, TextKind::Address);
    io.field("captured", fields.captured);
    io.optionalText("evidence_sha256", fields.evidenceSha256, TextKind::Word);
    io.field("recheck", fields.recheck);
}

template<class Io>
void describe(Io& io, typename Io::template Of<SealedSource>& source)
{
    io.text("source_url", source.sourceUrl, TextKind::Address);
    io.text("evidence_sha256", source.evidenceSha256, TextKind::Word);
}

bool isHash(std::string_view text)
{
    return TextForm<crypto::Digest>::read(text).ok();
}

/// RFC 4122 form, lower case.
bool isUuid(std::string_view text)
{
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char c = text[i];
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        if (dash ? c != '-' : !hex)
            return false;
    }
    return true;
}

/// RFC 5646 in its usual forms: "en", "de-CH", "zh-Hant-TW".
bool isLanguageTag(std::string_view text)
{
    std::size_t part = 0;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && c != '-' && !(c >= '0' && c <= '9'))
            return false;
        if (c == '-' && part == 0)
            return false;
        part = c == '-' ? 0 : part + 1;
        if (part > 8)
            return false;
    }
    return part > 0 && text.size() >= 2;
}

bool isWebAddress(std::string_view text)
{
    const bool scheme = text.starts_with("https://") || text.starts_with("http://");
    return scheme && text.find("//") + 2 < text.size() && text.find(' ') == std::string_view::npos;
}

struct Check {
    bool holds;
    std::string_view field;
    std::string_view why;
};

Result<void> firstFailure(std::initializer_list<Check> checks)
{
    for (const Check& check : checks) {
        if (!check.holds)
            return makeError(Errc::BadSchema, check.field, check.why);
    }
    return {};
}

/// Words of people, where contact details have no place. Ids, times and hashes are other fields.
Result<void> refusePersonalData(const Fields& fields)
{
    const std::pair<std::string_view, const std::string&> texts[] = {
        {"subject", fields.subject},       {"method", fields.method},
        {"withdrawal", fields.withdrawal}, {"bystanders", fields.bystanders},
        {"retention", fields.retention},   {"notice.version", fields.notice.version},
        {"notice.language", fields.notice.language},
    };
    for (const auto& [name, text] : texts) {
        if (looksPersonal(text))
            return makeError(Errc::PersonalData, name);
    }
    return {};
}

Result<void> checkCommon(const Fields& fields)
{
    return firstFailure({
        {isUuid(fields.subject), "subject", "not a UUID in lower case"},
        {fields.given < fields.expires, "expires", "not after given"},
        {isLanguageTag(fields.notice.language), "notice.language", "not a language tag"},
    });
}

Result<void> checkSource(const Fields& fields, Basis basis)
{
    const bool isPublic = basis == Basis::PubliclyShared;
    const std::string_view why = isPublic ? "missing" : "only with the basis publicly_shared";
    TRY_VOID(firstFailure({
        {!fields.sourceUrl.empty() == isPublic, "source_url", why},
        {fields.captured.has_value() == isPublic, "captured", why},
        {!fields.evidenceSha256.empty() == isPublic, "evidence_sha256", why},
        {fields.recheck.has_value() == isPublic, "recheck", why},
    }));
    if (!isPublic)
        return {};
    return firstFailure({
        {isWebAddress(fields.sourceUrl), "source_url", "not a web address"},
        {isHash(fields.evidenceSha256), "evidence_sha256", "not 64 lower-case hex digits"},
        {*fields.captured < *fields.recheck, "recheck", "not after captured"},
    });
}

Result<Fields> readFields(ByteView json)
{
    TRY_ASSIGN(auto reader, JsonReader::parse(json));
    Fields fields;
    describe(reader, fields);
    TRY_VOID(reader.finish());
    return fields;
}

ConsentInput toInput(Fields fields, Basis basis)
{
    ConsentInput input{.record = {.basis = basis,
                                  .subject = std::move(fields.subject),
                                  .purposes = std::move(fields.purposes),
                                  .given = fields.given,
                                  .expires = fields.expires,
                                  .notice = std::move(fields.notice),
                                  .method = std::move(fields.method),
                                  .withdrawal = std::move(fields.withdrawal),
                                  .bystanders = std::move(fields.bystanders),
                                  .retention = std::move(fields.retention),
                                  .publicSource = std::nullopt,
                                  .demo = fields.demo,
                                  .supersedes = {}},
                       .source = std::nullopt};
    if (basis == Basis::PubliclyShared) {
        input.record.publicSource = PublicSource{*fields.captured, *fields.recheck, {}};
        input.source = SealedSource{std::move(fields.sourceUrl), std::move(fields.evidenceSha256)};
    }
    return input;
}

} // namespace

Result<ConsentInput> parseConsentInput(ByteView json)
{
    TRY_ASSIGN(Fields fields, readFields(json));
    if (fields.schema != kSchema)
        return makeError(Errc::BadSchema, "schema", "not consentry/consent/v1");
    TRY_VOID(refusePersonalData(fields));
    TRY_VOID(checkCommon(fields));
    const auto basis = basisFromText(fields.basis);
    if (!basis.ok())
        return makeError(Errc::BasisRefused, fields.basis);
    TRY_VOID(checkSource(fields, *basis));
    return toInput(std::move(fields), *basis);
}

Bytes sealedSourceJson(const SealedSource& source)
{
    JsonWriter writer;
    describe(writer, source);
    const auto text = writer.finish();
    assert(text.ok()); // both texts came out of parseConsentInput
    return toBytes(bytesOf(*text));
}

Result<SealedSource> parseSealedSource(ByteView json)
{
    TRY_ASSIGN(auto reader, JsonReader::parse(json));
    SealedSource source;
    describe(reader, source);
    TRY_VOID(reader.finish());
    return source;
}

} // namespace consentry::consent
