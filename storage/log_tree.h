#pragma once

#include "crypto/merkle.h"

#include <algorithm>

namespace consentry::storage {

/// The tree of a log as it follows from leaves, in memory: 64 bytes an entry.
class LogTree {
public:
    std::uint64_t size() const { return m_levels.empty() ? 0 : m_levels.front().size(); }
    Result<void> append(const crypto::Digest& leaf)
    {
        TRY_ASSIGN(const auto nodes, crypto::appendLeaf(size(), leaf, nodeAt()));
        for (const crypto::StoredNode& node : nodes) {
            m_levels.resize(std::max<std::size_t>(m_levels.size(), node.level + 1));
            m_levels[node.level].push_back(node.hash);
        }
        return {};
    }
    /// Errc::LogBroken when there are fewer leaves.
    Result<crypto::Digest> rootAt(std::uint64_t size) const
    {
        return size == 0 ? crypto::emptyRoot() : crypto::rootAt(size, nodeAt());
    }
    const crypto::Digest* find(std::int64_t level, std::int64_t position) const
    {
        const auto row = static_cast<std::size_t>(level);
        const auto column = static_cast<std::size_t>(position);
        return row < m_levels.size() && column < m_levels[row].size() ? &m_levels[row][column] : nullptr;
    }
    std::size_t nodeCount() const
    {
        std::size_t count = 0;
        for (const auto& level : m_levels)
            count += level.size();
        return count;
    }

private:
    crypto::NodeAt nodeAt() const
    {
        return [this](unsigned level, std::uint64_t index) -> Result<crypto::Digest> {
            const crypto::Digest* node = find(level, static_cast<std::int64_t>(index));
            if (node == nullptr)
                return makeError(Errc::LogBroken, "a node of the tree is missing");
            return *node;
        };
    }

    std::vector<std::vector<crypto::Digest>> m_levels;
};

} // namespace consentry::storage
