#pragma once

#include "consent/signed_object.h"
#include "storage/audit_log.h"

namespace consentry::storage {

/// How a signed object is looked up. Follows from its body; rows only repeat it, and readers check that they do.
struct RowFacts {
    std::optional<ClipId> clip;
    std::optional<crypto::KeyId> person;
    std::string action;                              ///< of an event
    std::set<std::pair<std::string, ObjectId>> refs; ///< (field, object it names)

    bool operator==(const RowFacts&) const = default;
    bool refersTo(ObjectId id) const;
};

RowFacts rowFacts(const consent::Workspace& body);
RowFacts rowFacts(const consent::RoleCertificate& body);
RowFacts rowFacts(const consent::ConsentRecord& body);
RowFacts rowFacts(const consent::ClipManifest& body);
RowFacts rowFacts(const consent::Grant& body);
RowFacts rowFacts(const consent::Status& body);
RowFacts rowFacts(const consent::Hold& body);
RowFacts rowFacts(const consent::Release& body);
RowFacts rowFacts(const consent::Policy& body);
RowFacts rowFacts(const consent::Withdrawal& body);
RowFacts rowFacts(const consent::Submission& body);
RowFacts rowFacts(const consent::Return& body);
RowFacts rowFacts(const consent::Acceptance& body);
RowFacts rowFacts(const consent::Reopen& body);
RowFacts rowFacts(const consent::AuditEvent& body);
RowFacts rowFacts(const consent::ExportManifest& body);
RowFacts rowFacts(const consent::BlurRegion& body);
RowFacts rowFacts(const consent::UnblurRequest& body);
RowFacts rowFacts(const consent::UnblurApproval& body);
RowFacts rowFacts(const consent::UnblurRefusal& body);
RowFacts rowFacts(const consent::CameraMask& body);
RowFacts rowFacts(const consent::LabelSetVersion& body);
RowFacts rowFacts(const consent::Segmentation& body);
RowFacts rowFacts(const consent::SegmentHandIn& body);

/// The columns that `readLogRow` expects, in its order.
inline constexpr std::string_view kLogRowColumns = "seq, id, type, token, salt, leaf";
Result<LogRow> readLogRow(const Statement& statement);

/// Errc::LogBroken unless the leaf is that of salt and token.
Result<void> checkLeaf(const LogRow& row);
/// Errc::LogBroken unless the object says that it was signed as this entry, under this id.
Result<void> checkPlace(const consent::ObjectHeader& header, const LogRow& row);

/// The object in `row`, verified.
template<class Body>
Result<consent::Signed<Body>> readEntry(const LogRow& row, const consent::KeyRing& keys)
{
    TRY_VOID(checkLeaf(row));
    auto object = [&] {
        if constexpr (std::is_same_v<Body, consent::Workspace>)
            return consent::readWorkspace(row.token);
        else
            return consent::readObject<Body>(row.token, keys);
    }();
    if (object)
        TRY_VOID(checkPlace(object->header, row));
    return object;
}

} // namespace consentry::storage
