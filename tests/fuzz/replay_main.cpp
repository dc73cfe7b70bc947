#include "tests/fuzz/fuzz.h"

#include "base/file.h"

#include <chrono>
#include <cstdio>

using namespace consentry;

namespace {

constexpr std::uint64_t kLargestInput = 1U << 20U;
constexpr std::chrono::seconds kSlowest{5};

/// One more input for the target. False when it cannot be read or takes too long.
bool replay(const fs::path& path)
{
    std::printf("%s\n", path.c_str()); // first, so that a crash is seen to be this one's
    std::fflush(stdout);
    const auto bytes = readFile(path, kLargestInput);
    if (!bytes)
        return false;
    const auto start = std::chrono::steady_clock::now();
    LLVMFuzzerTestOneInput(bytes->data(), bytes->size());
    return std::chrono::steady_clock::now() - start < kSlowest;
}

} // namespace

/// `fuzz_… CORPUS [CRASHES]`: what libFuzzer found before, without libFuzzer. A corpus without a file is a failure.
int main(int argc, char** argv)
{
    bool good = argc > 1;
    for (int i = 1; i < argc; ++i) {
        int count = 0;
        if (fs::exists(argv[i])) {
            for (const auto& entry : fs::directory_iterator(argv[i])) {
                good = replay(entry.path()) && good;
                ++count;
            }
        }
        std::printf("%d inputs in %s\n", count, argv[i]);
        if (i == 1 && count == 0)
            good = false;
    }
    return good ? 0 : 1;
}
