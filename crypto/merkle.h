#pragma once

#include "crypto/hash.h"

#include <functional>

namespace consentry::crypto {

// The Merkle tree of RFC 6962 (section 2.1) with SHA-256. Leaves are counted from 0.

Digest leafHash(ByteView data);
Digest nodeHash(const Digest& left, const Digest& right);
/// Root of the tree without leaves: SHA-256 of nothing.
Digest emptyRoot();
Digest merkleRoot(std::span<const Digest> leafHashes);

/// Gives the hash over leaves index·2^level to (index+1)·2^level − 1; asked only for subtrees that are full.
using NodeAt = std::function<Result<Digest>(unsigned level, std::uint64_t index)>;

/// A full subtree to be kept for NodeAt.
struct StoredNode {
    unsigned level = 0;
    std::uint64_t index = 0;
    Digest hash{};
};

/// The subtrees that become full when `leaf` is appended as leaf number `index`, the leaf itself first.
Result<std::vector<StoredNode>> appendLeaf(std::uint64_t index, const Digest& leaf, const NodeAt& nodeAt);
/// Root of the first `size` leaves.
Result<Digest> rootAt(std::uint64_t size, const NodeAt& nodeAt);

/// RFC 6962 2.1.1. Errc::BadArgument unless index < size.
Result<std::vector<Digest>> inclusionProof(std::uint64_t index, std::uint64_t size, const NodeAt& nodeAt);
/// RFC 6962 2.1.2; empty when oldSize is 0 or newSize. Errc::BadArgument unless oldSize ≤ newSize.
Result<std::vector<Digest>> consistencyProof(std::uint64_t oldSize, std::uint64_t newSize, const NodeAt& nodeAt);

/// "Leaf number `index` of the tree of `size` leaves with this root is `leaf`."
struct InclusionClaim {
    std::uint64_t index = 0;
    std::uint64_t size = 0;
    Digest leaf{};
    Digest root{};
};

/// "The first `oldSize` of `newSize` leaves are the same in both trees."
struct ConsistencyClaim {
    std::uint64_t oldSize = 0;
    std::uint64_t newSize = 0;
    Digest oldRoot{};
    Digest newRoot{};
};

/// RFC 9162 2.1.3.2. Errc::LogBroken unless `proof` proves the claim.
Result<void> verifyInclusion(const InclusionClaim& claim, std::span<const Digest> proof);
/// RFC 9162 2.1.4.2. Errc::LogBroken unless `proof` proves the claim. Any tree goes on from the empty one.
Result<void> verifyConsistency(const ConsistencyClaim& claim, std::span<const Digest> proof);

} // namespace consentry::crypto
