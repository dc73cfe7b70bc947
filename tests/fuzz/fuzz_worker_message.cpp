#include "media/foreign/worker_protocol.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace consentry;
using namespace consentry::media::protocol;

namespace {

void checkFailed(const Failed& failed)
{
    const Failed back = toFailed(toError(failed));
    fuzz::require(back.kind == failed.kind && back.what.text() == failed.what.text(), "a failure survives being an error");
}

} // namespace

/// Any datagram, in both directions.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView input(data, size);
    if (const auto message = decodeFromWorker(input); message) {
        fuzz::require(std::ranges::equal(encode(*message), input), "a message from the worker has one form only");
        if (const auto* failed = std::get_if<Failed>(&*message))
            checkFailed(*failed);
    }
    if (const auto message = decodeToWorker(input); message)
        fuzz::require(std::ranges::equal(encode(*message), input), "a message to the worker has one form only");
    return 0;
}
