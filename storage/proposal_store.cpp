#include "storage/proposal_store.h"

#include "storage/erase.h"

namespace consentry::storage {

Result<std::vector<annotation::Proposal>> ProposalStore::load(const annotation::LabelSet& labels,
                                                              const annotation::FrameFacts& facts)
{
    TRY_ASSIGN(Statement select,
               m_workspace.database().prepare("SELECT bytes FROM blobs WHERE owner = ? AND kind = ?"));
    select.bind(m_manifest.bytes()).bind(blobKindText(BlobKind::Proposals));
    TRY_ASSIGN(const bool found, select.next());
    if (!found)
        return std::vector<annotation::Proposal>();
    auto proposals = annotation::readProposals(select.blob(0), labels, facts);
    if (!proposals)
        return makeError(Errc::DraftsDamaged, "proposals").context(proposals.error().detail);
    return proposals;
}

/// A manifest in force has its frame table beside it, which goes with it. Under the write lock.
Result<void> ProposalStore::requireStanding()
{
    TRY_ASSIGN(Statement select, m_workspace.database().prepare("SELECT 1 FROM blobs WHERE owner = ? AND kind = ?"));
    TRY_ASSIGN(const bool stands, select.bind(m_manifest.bytes()).bind(blobKindText(BlobKind::FrameTable)).next());
    return stands ? Result<void>() : makeError(Errc::AccessEnded, "another rendition has taken its place");
}

Result<void> ProposalStore::replace(const std::vector<annotation::Proposal>& proposals)
{
    Database& database = m_workspace.database();
    TRY_ASSIGN(WriteLock lock, lockLabels(m_workspace, m_clip));
    TRY_VOID(requireStanding());
    TRY_ASSIGN(Statement clear, database.prepare("DELETE FROM blobs WHERE owner = ? AND kind = ?"));
    TRY_VOID(clear.bind(m_manifest.bytes()).bind(blobKindText(BlobKind::Proposals)).run());
    if (!proposals.empty()) {
        TRY_ASSIGN(Statement insert, database.prepare("INSERT INTO blobs(owner, kind, bytes) VALUES(?, ?, ?)"));
        const Bytes bytes = annotation::writeProposals(proposals);
        insert.bind(m_manifest.bytes()).bind(blobKindText(BlobKind::Proposals)).bind(ByteView(bytes));
        TRY_VOID(insert.run());
    }
    return lock.commit();
}

} // namespace consentry::storage
