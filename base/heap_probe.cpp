#include "base/heap_probe.h"

#include <cstdint>
#include <cstdlib>

namespace consentry {
namespace {

constexpr std::size_t kBytes = 1000;       // the allocator hands a block of this size out again at once
constexpr std::size_t kAllocatorUses = 32; // at the start of a free block
constexpr std::uint8_t kMark = 0xc5;

using Block = volatile std::uint8_t*;

Block take()
{
    return static_cast<Block>(std::malloc(kBytes));
}

void letGo(Block block)
{
    std::free(const_cast<std::uint8_t*>(block));
}

bool isMarked(Block block)
{
    for (std::size_t i = kAllocatorUses; i < kBytes; ++i) {
        if (block[i] == kMark)
            return true;
    }
    return false;
}

} // namespace

bool freedMemoryIsWiped()
{
    const Block first = take();
    if (first == nullptr)
        return false;
    for (std::size_t i = 0; i < kBytes; ++i)
        first[i] = kMark;
    const auto place = reinterpret_cast<std::uintptr_t>(first);
    letGo(first);
    const Block second = take();
    const bool isWiped = second != nullptr && reinterpret_cast<std::uintptr_t>(second) == place && !isMarked(second);
    letGo(second);
    return isWiped;
}

} // namespace consentry
