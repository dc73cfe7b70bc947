#pragma once

#include "base/bytes.h"

#include <string>
#include <vector>

#include <sys/types.h>

namespace consentry::testing {

/// Bytes to look for. They are kept inverted, so that looking for them does not put them into memory.
class Needle {
public:
    /// Takes a copy of `bytes`, at least two of them.
    Needle(std::string name, ByteView bytes);

    const std::string& name() const { return m_name; }
    std::size_t size() const { return m_inverted.size(); }
    bool isAt(const std::uint8_t* place) const;
    /// The first two bytes, as they lie in memory.
    std::uint16_t start() const;
    /// Writes the bytes themselves, for a leak on purpose.
    void spell(ByteSpan out) const;

private:
    std::string m_name;
    Bytes m_inverted;
};

struct Hit {
    std::string needle;
    std::uintptr_t address = 0;
    std::string mapping; ///< as /proc/<pid>/maps calls it; empty for anonymous memory
};

struct MemoryScan {
    std::size_t bytes = 0;      ///< looked at
    std::size_t unreadable = 0; ///< bytes of writable mappings that could not be read
    std::vector<Hit> hits;

    std::size_t count(const std::string& needle) const;
    /// For messages of failed checks.
    std::string text() const;
};

/// Looks for `needles` in every writable mapping of a process through /proc/<pid>/mem. Errc::Io when it may not.
Result<MemoryScan> scanMemory(pid_t process, const std::vector<Needle>& needles);

} // namespace consentry::testing
