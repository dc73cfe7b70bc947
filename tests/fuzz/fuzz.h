#pragma once

#include "base/id.h"
#include "crypto/keys.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// What every target defines; libFuzzer calls it under the preset `fuzz`, replay_main.cpp in every other build.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace consentry::fuzz {

/// Ends the program, which is how a fuzzer learns of a property that does not hold.
void require(bool holds, std::string_view property);

/// Makes libsodium ready. To be called before anything of crypto/.
void prepare();

// Keys that are known to everybody, so that corpora can hold what is sealed to them or signed with them.
const crypto::SigningKey& rootKey();   ///< of the PASETO test vectors
const crypto::SigningKey& memberKey(); ///< of RFC 8032, 7.1, test 1
const crypto::AgeIdentity& ageKey();   ///< of the age test vectors
const crypto::FileKey& fileKey();
WorkspaceId workspaceId();

/// Takes numbers off the front of an input; zeros once it is used up.
class Input {
public:
    explicit Input(ByteView bytes) : m_rest(bytes) {}
    bool isEmpty() const { return m_rest.empty(); }
    ByteView rest() const { return m_rest; }
    std::uint8_t byte();
    /// Little-endian, `bytes` of them.
    std::uint64_t number(int bytes);
    /// Text up to the next line feed, which is taken too.
    std::string_view line();

private:
    ByteView m_rest;
};

} // namespace consentry::fuzz
