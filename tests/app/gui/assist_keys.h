#pragma once

#include "storage/proposal_store.h"
#include "tests/app/gui/window_bench.h"

#include <QSet>

namespace consentry::testing {

/// What is proposed for the bench's clip, as a program stored it.
class StoredProposals {
public:
    /// Throws Unexpected.
    explicit StoredProposals(WindowBench& bench);
    /// Objects numbered from 1 in the place of what is stored, 60 × 40 pixels at 100 times their number, moving 2
    /// pixels a frame.
    void fill(const std::vector<std::pair<std::string, double>>& labelsAndConfidences);
    std::size_t count();

private:
    app::Session m_session;
    std::optional<storage::ProposalStore> m_store;
};

// The cat of the sample clip, and how far it goes with each frame.
inline constexpr Box kCat{20, 240, 131, 97};
inline constexpr double kCatStep = 2.75;

/// Presses the key of each action on proposals, in an open clip without labels and with five proposals, and sees it do
/// something. Leaves neither. Names what it tried. Throws Unexpected.
void tryAssistKeys(WindowBench& bench, QSet<QString>& tried);

} // namespace consentry::testing
