#pragma once

#include "consent/objects.h"

namespace consentry::consent {

/// A consent file as people write it (resources/consent/consent.schema.json), checked field by field.
struct ConsentInput {
    ConsentRecord record;         ///< `publicSource->sealedSource` still empty
    std::string sourceUrl;        ///< only for `publicly_shared`; to be sealed before the record is signed
    std::string evidenceSha256;
};

/// At most 16 KiB, depth 4. Errc::BadJson, BadSchema {field, why}, UnknownField {field}, PersonalData {field}: exit 2.
/// A basis other than the two is Errc::BasisRefused: exit 3.
Result<ConsentInput> parseConsentInput(ByteView json);

/// True when a free text looks like an e-mail address, a telephone number or the like, which has no place here.
bool looksPersonal(std::string_view text);

/// The JSON that is sealed to custodians, and back.
Bytes sealedSourceJson(const ConsentInput& input);

} // namespace consentry::consent
