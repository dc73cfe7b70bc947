#pragma once

#include "annotation/proposal.h"
#include "storage/workspace.h"

namespace consentry::storage {

/// What programs propose for a clip, beside the manifest of the rendition that they looked at and as long as that is in
/// force. Kept apart from labels: nothing that submits or exports reads it. Unsigned, like drafts.
class ProposalStore {
public:
    ProposalStore(Workspace& workspace, ClipId clip, ObjectId manifest)
        : m_workspace(workspace), m_clip(clip), m_manifest(manifest)
    {
    }

    /// Nothing when none were made. Errc::DraftsDamaged when they are not what replace() wrote.
    Result<std::vector<annotation::Proposal>> load(const annotation::LabelSet& labels,
                                                   const annotation::FrameFacts& facts);
    /// In the place of those that were there. Errc::AccessEnded when the clip was erased, or redacted anew: what was found
    /// in a picture that nobody sees any more is about nothing.
    Result<void> replace(const std::vector<annotation::Proposal>& proposals);

private:
    Result<void> requireStanding();

    Workspace& m_workspace;
    ClipId m_clip;
    ObjectId m_manifest;
};

} // namespace consentry::storage
