#pragma once

#include "media/worker_client.h"
#include "tests/media/test_clips.h"

namespace consentry::testing {

/// What the worker made of a foreign video whose pictures carry their numbers.
struct Decoded {
    media::SourceInfo info;
    std::vector<std::int64_t> stamps; ///< the numbers that the pictures carry, in the order they came
    std::vector<std::int64_t> pts;
};

media::WorkerOptions workerOptions(StopFlag stop = {});
/// Decodes everything by the built worker.
Result<Decoded> decodeAll(ByteSource& source);
Result<Decoded> decodeAll(const Bytes& file);
Result<Decoded> decodeFile(const fs::path& file);
/// "a b c" as arguments of a command.
QStringList words(const char* text);

} // namespace consentry::testing
