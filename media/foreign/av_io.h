#pragma once

#include "base/byte_source.h"
#include "media/foreign/av_ptr.h"

#include <optional>

namespace consentry::media {

/// Lets libav read a ByteSource. The first error sticks: libav's own loops cannot tell it from the end of the file.
class AvIo {
public:
    /// `source` must outlive the object.
    static Result<std::unique_ptr<AvIo>> open(ByteSource& source);
    AvIo(const AvIo&) = delete;
    AvIo& operator=(const AvIo&) = delete;

    AVIOContext* context() { return m_context.get(); }
    /// What went wrong while reading, if anything; ask after each call to libav that reads.
    const std::optional<Error>& error() const { return m_error; }

private:
    explicit AvIo(ByteSource& source) : m_source(source) {}
    static int readPacket(void* opaque, std::uint8_t* buffer, int size);
    static std::int64_t seek(void* opaque, std::int64_t offset, int whence);

    ByteSource& m_source;
    std::uint64_t m_position = 0;
    std::optional<Error> m_error;
    AvPtr<AVIOContext> m_context;
};

} // namespace consentry::media
