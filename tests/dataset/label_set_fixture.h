#pragma once

#include "dataset/label_set_writer.h"
#include "tests/support/consent_fixture.h"

#include <deque>

namespace consentry::testing {

/// Accepted clips that the exporter of a ConsentFixture may export: what LabelSetWriter takes.
class LabelSetFixture {
public:
    ConsentFixture people;

    /// Adds a clip of three frames with one person in two of them, under a consent of its own.
    void addClip();
    std::span<const dataset::ExportClip> clips() const { return m_clips; }
    /// Ends the right to export clip number `index`.
    void endAccess(std::size_t index) { m_access[index].end(); }
    /// The clips in the opposite order.
    void reverse() { std::ranges::reverse(m_clips); }

    dataset::ExportRequest request() const;
    consent::Signed<consent::ExportManifest> sign(const consent::ExportManifest& manifest,
                                                  const crypto::Identity& signer) const
    {
        return people.sign(manifest, signer);
    }
    /// Certificates from the root to everybody.
    dataset::TrustChain chain() const { return {people.workspaceObject.token, people.certificates}; }
    /// Writes, signs as the exporter, and finishes.
    Result<void> exportTo(const fs::path& out);

private:
    consent::Access accessTo(ClipId clip, const consent::Signed<consent::ConsentRecord>& record) const;

    std::deque<consent::Access> m_access;
    std::vector<dataset::ExportClip> m_clips;
};

/// Content by relative path, of all files below `folder`.
std::map<std::string, Bytes> filesBelow(const fs::path& folder);

} // namespace consentry::testing
