#pragma once

#include "consent/objects.h"

namespace consentry::consent {

/// Where a public clip was found: sealed to custodians, shown nowhere else.
struct SealedSource {
    std::string sourceUrl;
    std::string evidenceSha256;
};

/// A consent file as people write it (resources/consent/consent.schema.json), checked field by field.
struct ConsentInput {
    ConsentRecord record;               ///< `publicSource->sealedSource` still empty
    std::optional<SealedSource> source; ///< only for `publicly_shared`; to be sealed before the record is signed
};

/// At most 16 KiB, depth 4. Errc::BadJson, BadSchema {field, why}, UnknownField {field}, PersonalData {field}: exit 2.
/// A basis other than the two is Errc::BasisRefused: exit 3.
Result<ConsentInput> parseConsentInput(ByteView json);

/// True when a free text looks like an e-mail address, a telephone number or the like, which has no place here.
bool looksPersonal(std::string_view text);

/// Whether `text` can be kept with a signed object, as a reason or a comment: at most 2000 bytes without control
/// characters (Errc::BadArgument) and without contact details (Errc::PersonalData). `field` is for the error.
Result<void> checkRemark(std::string_view field, std::string_view text);
/// A remark without which nothing is done. Errc::BadArgument when nobody could read anything in it, and errors of
/// checkRemark.
Result<void> checkReason(std::string_view field, std::string_view text);

/// The JSON that is sealed to custodians, and back. Errc as parseConsentInput.
Bytes sealedSourceJson(const SealedSource& source);
Result<SealedSource> parseSealedSource(ByteView json);

} // namespace consentry::consent
