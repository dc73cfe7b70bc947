#pragma once

#include "annotation/label_set.h"
#include "app/session.h"

namespace consentry::app {

/// A version of what may be labelled in a workspace.
struct LabelSetEntry {
    annotation::LabelSet labels;
    ObjectId object; ///< null for the default, which is nobody's
    crypto::KeyId signer = {};
    std::optional<Timestamp> time = {};
};

/// All versions, oldest first: the default of the program, then those that a lead or custodian signed as the next one
/// and that kept what the one before had (annotation::requireGrowth); others do not count. Never empty.
/// Errc::HashMismatch when the bytes of one are not those that were signed, BadLabels.
Result<std::vector<LabelSetEntry>> labelSetVersions(Session& session);

/// The newest of them: what may be labelled now.
Result<annotation::LabelSet> labelSetInForce(Session& session);
/// The same, by whom and what `keys` and `status` say.
Result<annotation::LabelSet> labelSetInForce(storage::Workspace& workspace, const consent::KeyRing& keys,
                                             const consent::VerifiedStatus& status);

/// Signs `labels` as the next version; the answer is that version. `labels` says which version it was made from:
/// Errc::Conflict when somebody signed another one meanwhile. It must keep all that this one has
/// (annotation::requireGrowth), so that no label is dropped by it. One that changes nothing is not signed. For leads
/// and custodians: Errc::RoleMissing. Errc::BadLabels (what, why).
Result<int> changeLabelSet(Session& session, annotation::LabelSet labels);

} // namespace consentry::app
