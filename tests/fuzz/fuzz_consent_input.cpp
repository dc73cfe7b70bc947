#include "consent/consent_input.h"
#include "consent/signed_object.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace consentry;
using namespace consentry::consent;

namespace {

void checkRefusal(const Error& error)
{
    constexpr Errc expected[] = {Errc::BadJson,      Errc::TooLarge,     Errc::BadSchema,
                                 Errc::UnknownField, Errc::PersonalData, Errc::BasisRefused};
    fuzz::require(std::ranges::find(expected, error.code) != std::end(expected), "documented error of parseConsentInput");
}

void checkSource(const SealedSource& source)
{
    const auto read = parseSealedSource(sealedSourceJson(source));
    fuzz::require(read.ok() && read->sourceUrl == source.sourceUrl && read->evidenceSha256 == source.evidenceSha256,
                  "the sealed source reads back");
}

/// Whatever a custodian may take in can also be signed, which is when it would be too late to refuse it.
void checkSigning(ConsentRecord record)
{
    if (record.publicSource)
        record.publicSource->sealedSource = "YWdl";
    const auto object =
        signObject(record, {fuzz::rootKey(), fuzz::workspaceId(), Timestamp(std::chrono::hours(1)), {}});
    fuzz::require(object.ok(), "an accepted consent can be signed");
    fuzz::require(object->body.given == record.given && object->body.expires == record.expires
                      && object->body.subject == record.subject && object->body.purposes == record.purposes
                      && object->body.method == record.method && object->body.retention == record.retention,
                  "what was signed is what was accepted");
}

} // namespace

/// Any bytes as a consent file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::prepare();
    const auto input = parseConsentInput(ByteView(data, size));
    if (!input) {
        checkRefusal(input.error());
        return 0;
    }
    const ConsentRecord& record = input->record;
    fuzz::require(record.given < record.expires && !record.purposes.empty(), "a consent has a time and a purpose");
    for (const std::string& text : {record.method, record.withdrawal, record.bystanders, record.retention})
        fuzz::require(!looksPersonal(text), "no personal data gets in");
    fuzz::require(input->source.has_value() == (record.basis == Basis::PubliclyShared), "a source goes with its basis");
    if (input->source)
        checkSource(*input->source);
    checkSigning(record);
    return 0;
}
