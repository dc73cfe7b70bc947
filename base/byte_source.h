#pragma once

#include "base/bytes.h"

namespace consentry {

/// Random-access bytes of fixed length. Not thread-safe unless an implementation says so.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    virtual std::uint64_t size() const = 0;
    /// Fills `out` from `offset`. Returns how many bytes were read: less than asked only at the end.
    /// Once a read has failed, implementations that authenticate keep failing.
    virtual Result<std::size_t> readAt(std::uint64_t offset, ByteSpan out) = 0;
};

/// Where bytes go, in order.
class ByteSink {
public:
    virtual ~ByteSink() = default;
    virtual Result<void> write(ByteView bytes) = 0;
};

/// Reads all of `out` or fails with Errc::Truncated naming `what`.
Result<void> readExactly(ByteSource& source, std::uint64_t offset, ByteSpan out, std::string_view what);
/// Copies `source` to `sink` in pieces of 64 KiB.
Result<void> copyAll(ByteSource& source, ByteSink& sink);

/// Bytes held by the caller.
class MemorySource final : public ByteSource {
public:
    explicit MemorySource(ByteView bytes) : m_bytes(bytes) {}
    std::uint64_t size() const override { return m_bytes.size(); }
    Result<std::size_t> readAt(std::uint64_t offset, ByteSpan out) override;

private:
    ByteView m_bytes;
};

class MemorySink final : public ByteSink {
public:
    Result<void> write(ByteView bytes) override
    {
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
        return {};
    }
    const Bytes& bytes() const { return m_bytes; }
    Bytes take() { return std::move(m_bytes); }

private:
    Bytes m_bytes;
};

} // namespace consentry
