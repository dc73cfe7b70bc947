#include "tests/attacks/memory/memory_scan.h"

#include "base/file.h"

#include <algorithm>
#include <bitset>
#include <cstring>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace consentry::testing {
namespace {

constexpr std::size_t kPiece = std::size_t(1) << 20;
constexpr std::size_t kPage = 4096;
constexpr std::size_t kLongestNeedle = 256;

struct Mapping {
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
    std::string name;
};

std::vector<Mapping> writableMappings(pid_t process)
{
    std::vector<Mapping> all;
    std::ifstream file("/proc/" + std::to_string(process) + "/maps");
    for (std::string line; std::getline(file, line);) {
        Mapping mapping;
        char dash = 0;
        std::string permissions, offset, device, inode;
        std::istringstream fields(line);
        fields >> std::hex >> mapping.begin >> dash >> mapping.end >> permissions >> offset >> device >> inode;
        std::getline(fields >> std::ws, mapping.name);
        if (permissions.find('w') != std::string::npos)
            all.push_back(std::move(mapping));
    }
    return all;
}

/// Room for what is read, outside the heap, so that it can be told from what is looked at.
class Window {
public:
    Window()
        : m_memory(static_cast<std::uint8_t*>(
            ::mmap(nullptr, kSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)))
    {
    }
    ~Window() { ::munmap(m_memory, kSize); }
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    std::uint8_t* data() { return m_memory; }
    bool covers(std::uintptr_t address) const
    {
        const auto begin = reinterpret_cast<std::uintptr_t>(m_memory);
        return address >= begin && address < begin + kSize;
    }

private:
    static constexpr std::size_t kSize = kPiece + kLongestNeedle;
    std::uint8_t* m_memory;
};

class Scanner {
public:
    Scanner(int memory, const std::vector<Needle>& needles) : m_memory(memory), m_needles(needles)
    {
        for (const Needle& needle : needles)
            m_starts.set(needle.start());
    }

    void scan(const Mapping& mapping)
    {
        std::uintptr_t at = mapping.begin;
        while (at < mapping.end) {
            const std::size_t wanted = std::min<std::size_t>(kPiece + kLongestNeedle, mapping.end - at);
            const ssize_t got = ::pread(m_memory, m_window.data(), wanted, static_cast<off_t>(at));
            if (got <= 0) {
                m_result.unreadable += kPage;
                at += kPage;
                continue;
            }
            const auto length = static_cast<std::size_t>(got);
            const std::size_t step = length == wanted ? std::min(kPiece, length) : length;
            look(mapping, at, step, length);
            m_result.bytes += step;
            at += step;
        }
    }
    MemoryScan take() { return std::move(m_result); }

private:
    /// Needles that begin in the first `step` of `length` bytes.
    void look(const Mapping& mapping, std::uintptr_t base, std::size_t step, std::size_t length)
    {
        const std::uint8_t* data = m_window.data();
        for (std::size_t i = 0; i + 1 < length && i < step; ++i) {
            if (!m_starts.test(std::size_t(data[i]) | std::size_t(data[i + 1]) << 8))
                continue;
            for (const Needle& needle : m_needles) {
                if (i + needle.size() <= length && needle.isAt(data + i) && !m_window.covers(base + i))
                    m_result.hits.push_back({needle.name(), base + i, mapping.name});
            }
        }
    }

    int m_memory;
    const std::vector<Needle>& m_needles;
    std::bitset<65536> m_starts;
    Window m_window;
    MemoryScan m_result;
};

} // namespace

Needle::Needle(std::string name, ByteView bytes) : m_name(std::move(name))
{
    assert(bytes.size() >= 2 && bytes.size() <= kLongestNeedle);
    for (const std::uint8_t byte : bytes)
        m_inverted.push_back(static_cast<std::uint8_t>(~byte));
}

bool Needle::isAt(const std::uint8_t* place) const
{
    for (std::size_t i = 0; i < m_inverted.size(); ++i) {
        if (static_cast<std::uint8_t>(~place[i]) != m_inverted[i])
            return false;
    }
    return true;
}

std::uint16_t Needle::start() const
{
    const unsigned word = unsigned(m_inverted[0]) | unsigned(m_inverted[1]) << 8;
    return static_cast<std::uint16_t>(~word);
}

void Needle::spell(ByteSpan out) const
{
    for (std::size_t i = 0; i < m_inverted.size(); ++i)
        out[i] = static_cast<std::uint8_t>(~m_inverted[i]);
}

std::size_t MemoryScan::count(const std::string& needle) const
{
    return static_cast<std::size_t>(std::ranges::count(hits, needle, &Hit::needle));
}

std::string MemoryScan::text() const
{
    std::ostringstream out;
    out << (bytes >> 20) << " MiB seen, " << unreadable << " bytes not readable, " << hits.size() << " hits";
    for (const Hit& hit : hits)
        out << "\n  " << hit.needle << " at 0x" << std::hex << hit.address << " " << hit.mapping;
    return out.str();
}

Result<MemoryScan> scanMemory(pid_t process, const std::vector<Needle>& needles)
{
    const fs::path path = "/proc/" + std::to_string(process) + "/mem";
    const FileDescriptor memory(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!memory.isOpen())
        return systemError(path);
    Scanner scanner(memory.get(), needles);
    for (const Mapping& mapping : writableMappings(process))
        scanner.scan(mapping);
    return scanner.take();
}

} // namespace consentry::testing
