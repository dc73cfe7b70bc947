#include "crypto/merkle.h"

#include <algorithm>
#include <bit>

namespace consentry::crypto {
namespace {

constexpr std::uint8_t kLeafPrefix[] = {0};
constexpr std::uint8_t kNodePrefix[] = {1};

Error broken(std::string_view why)
{
    return makeError(Errc::LogBroken, why);
}

/// Leaves `begin` to `end` − 1 of a tree: `begin` is a multiple of the largest power of two that the range needs.
struct Range {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;

    std::uint64_t size() const { return end - begin; }
    /// Where RFC 6962 splits it: at the largest power of two below its size. There are at least two leaves.
    std::uint64_t middle() const { return begin + std::bit_floor(size() - 1); }
    Range left() const { return {begin, middle()}; }
    Range right() const { return {middle(), end}; }
};

Result<Digest> rangeHash(Range range, const NodeAt& nodeAt)
{
    if (std::has_single_bit(range.size())) {
        const auto level = static_cast<unsigned>(std::countr_zero(range.size()));
        return nodeAt(level, range.begin >> level);
    }
    TRY_ASSIGN(const Digest left, rangeHash(range.left(), nodeAt));
    TRY_ASSIGN(const Digest right, rangeHash(range.right(), nodeAt));
    return nodeHash(left, right);
}

/// Equal sizes, or an old tree without leaves.
Result<void> verifyWithoutProof(const ConsistencyClaim& claim, std::span<const Digest> proof)
{
    const bool oldFits = claim.oldSize != 0 || claim.oldRoot == emptyRoot();
    const bool newFits = claim.newSize != claim.oldSize || claim.newRoot == claim.oldRoot;
    if (!proof.empty() || !oldFits || !newFits)
        return broken("consistency proof");
    return {};
}

} // namespace

Digest leafHash(ByteView data)
{
    Sha256 hash;
    hash.update(kLeafPrefix);
    hash.update(data);
    return hash.finish();
}

Digest nodeHash(const Digest& left, const Digest& right)
{
    Sha256 hash;
    hash.update(kNodePrefix);
    hash.update(left);
    hash.update(right);
    return hash.finish();
}

Digest emptyRoot()
{
    return sha256({});
}

Digest merkleRoot(std::span<const Digest> leafHashes)
{
    if (leafHashes.empty())
        return emptyRoot();
    if (leafHashes.size() == 1)
        return leafHashes.front();
    const std::size_t middle = std::bit_floor(leafHashes.size() - 1);
    return nodeHash(merkleRoot(leafHashes.first(middle)), merkleRoot(leafHashes.subspan(middle)));
}

Result<std::vector<StoredNode>> appendLeaf(std::uint64_t index, const Digest& leaf, const NodeAt& nodeAt)
{
    std::vector<StoredNode> nodes{{0, index, leaf}};
    while (nodes.back().index % 2 == 1) {
        const StoredNode right = nodes.back();
        TRY_ASSIGN(const Digest left, nodeAt(right.level, right.index - 1));
        nodes.push_back({right.level + 1, right.index / 2, nodeHash(left, right.hash)});
    }
    return nodes;
}

Result<Digest> rootAt(std::uint64_t size, const NodeAt& nodeAt)
{
    if (size == 0)
        return emptyRoot();
    return rangeHash({0, size}, nodeAt);
}

Result<std::vector<Digest>> inclusionProof(std::uint64_t index, std::uint64_t size, const NodeAt& nodeAt)
{
    if (index >= size)
        return makeError(Errc::BadArgument, "leaf", "beyond the tree");
    std::vector<Digest> proof;
    for (Range range{0, size}; range.size() > 1;) {
        const bool inLeft = index < range.middle();
        TRY_ASSIGN(const Digest sibling, rangeHash(inLeft ? range.right() : range.left(), nodeAt));
        proof.push_back(sibling);
        range = inLeft ? range.left() : range.right();
    }
    std::reverse(proof.begin(), proof.end());
    return proof;
}

Result<std::vector<Digest>> consistencyProof(std::uint64_t oldSize, std::uint64_t newSize, const NodeAt& nodeAt)
{
    if (oldSize > newSize)
        return makeError(Errc::BadArgument, "tree size", "shrinks");
    std::vector<Digest> proof;
    if (oldSize == 0 || oldSize == newSize)
        return proof;
    Range range{0, newSize};
    while (range.end != oldSize) {
        const bool inLeft = oldSize <= range.middle();
        TRY_ASSIGN(const Digest sibling, rangeHash(inLeft ? range.right() : range.left(), nodeAt));
        proof.push_back(sibling);
        range = inLeft ? range.left() : range.right();
    }
    // The old tree itself needs no hash: the verifier has its root.
    if (range.begin != 0) {
        TRY_ASSIGN(const Digest last, rangeHash(range, nodeAt));
        proof.push_back(last);
    }
    std::reverse(proof.begin(), proof.end());
    return proof;
}

Result<void> verifyInclusion(const InclusionClaim& claim, std::span<const Digest> proof)
{
    if (claim.index >= claim.size)
        return broken("leaf beyond the tree");
    std::uint64_t node = claim.index;
    std::uint64_t last = claim.size - 1;
    Digest root = claim.leaf;
    for (const Digest& sibling : proof) {
        if (last == 0)
            return broken("inclusion proof too long");
        if (node % 2 == 1 || node == last) {
            root = nodeHash(sibling, root);
            while (node % 2 == 0 && node != 0) {
                node /= 2;
                last /= 2;
            }
        } else {
            root = nodeHash(root, sibling);
        }
        node /= 2;
        last /= 2;
    }
    if (last != 0 || root != claim.root)
        return broken("inclusion proof");
    return {};
}

Result<void> verifyConsistency(const ConsistencyClaim& claim, std::span<const Digest> proof)
{
    if (claim.oldSize > claim.newSize)
        return broken("log shrinks");
    if (claim.oldSize == 0 || claim.oldSize == claim.newSize)
        return verifyWithoutProof(claim, proof);
    std::uint64_t node = claim.oldSize - 1;
    std::uint64_t last = claim.newSize - 1;
    while (node % 2 == 1) {
        node /= 2;
        last /= 2;
    }
    // When the old tree is full, its root starts both paths; else the proof brings the start.
    const bool oldIsFull = node == 0;
    if (!oldIsFull && proof.empty())
        return broken("consistency proof too short");
    Digest oldRoot = oldIsFull ? claim.oldRoot : proof.front();
    Digest newRoot = oldRoot;
    for (const Digest& sibling : proof.subspan(oldIsFull ? 0 : 1)) {
        if (last == 0)
            return broken("consistency proof too long");
        if (node % 2 == 1 || node == last) {
            oldRoot = nodeHash(sibling, oldRoot);
            newRoot = nodeHash(sibling, newRoot);
            while (node % 2 == 0 && node != 0) {
                node /= 2;
                last /= 2;
            }
        } else {
            newRoot = nodeHash(newRoot, sibling);
        }
        node /= 2;
        last /= 2;
    }
    if (last != 0 || oldRoot != claim.oldRoot || newRoot != claim.newRoot)
        return broken("consistency proof");
    return {};
}

} // namespace consentry::crypto
