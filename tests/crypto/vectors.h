#pragma once

#include "base/file.h"

#include <QByteArray>

#include <optional>

namespace consentry::testing {

/// Folder of the published test vectors beside the source tree, or what CONSENTRY_VECTORS names.
fs::path vectorFolder();
/// Folder that scripts/fetch-vectors fills.
fs::path fetchedVectorFolder();
/// In CI every vector must be there.
bool inCi();

QByteArray readTestFile(const fs::path& path);
ByteView viewOf(const QByteArray& bytes);
QByteArray byteArrayOf(ByteView bytes);

/// Runs a program of the system with input on stdin. Nothing when it fails.
std::optional<QByteArray> runTool(std::string_view program, const std::vector<std::string>& arguments,
                                  const QByteArray& input);
bool hasTool(std::string_view program);

} // namespace consentry::testing

/// Skips a test whose data cannot be had, except in CI, where it fails.
#define SKIP_UNLESS_THERE(path)                                                                                        \
    do {                                                                                                               \
        if (!fs::exists(path)) {                                                                                       \
            if (consentry::testing::inCi())                                                                            \
                QFAIL("test vectors are missing");                                                                     \
            QSKIP("test vectors are not on this machine; scripts/fetch-vectors and ../shared/vectors have them");      \
        }                                                                                                              \
    } while (false)
