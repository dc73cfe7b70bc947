// Replaces free() and realloc() of the whole process that links this, so that whatever anybody held in the heap (libav,
// x264, OpenCV, Qt, the standard library) is overwritten when they let it go. docs/adr/0024-wiping-what-is-freed.md
//
// A sanitizer has a heap of its own, which must not be touched.

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include <malloc.h>
#include <string.h>

extern "C" {

void __libc_free(void* memory); // glibc's own free(), under the name that stays when free() is replaced

[[gnu::visibility("default")]] void free(void* memory) noexcept
{
    if (memory == nullptr)
        return;
    explicit_bzero(memory, malloc_usable_size(memory));
    __libc_free(memory);
}

/// Never moves a block by itself: glibc's realloc() would leave the old place as it was.
[[gnu::visibility("default")]] void* realloc(void* memory, std::size_t size) noexcept
{
    if (memory == nullptr)
        return malloc(size);
    if (size == 0) {
        free(memory);
        return nullptr;
    }
    const std::size_t have = malloc_usable_size(memory);
    if (size <= have && size >= have / 2)
        return memory;
    void* moved = malloc(size);
    if (moved == nullptr)
        return nullptr;
    std::memcpy(moved, memory, std::min(have, size));
    free(memory);
    return moved;
}

} // extern "C"

#endif
