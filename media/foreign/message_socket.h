#pragma once

#include "base/file.h"
#include "media/foreign/worker_protocol.h"

#include <chrono>
#include <optional>

namespace consentry::media {

/// One end of the SOCK_SEQPACKET pair between worker and parent. Never blocks longer than it is told.
class MessageSocket {
public:
    using Deadline = std::optional<std::chrono::steady_clock::time_point>; ///< none: wait for ever

    struct Received {
        ByteView message; ///< the fixed-size part, valid until the next call
        ByteView payload; ///< what follows it
        FileDescriptor descriptor;
    };
    enum class Descriptors { Refuse, Accept };

    explicit MessageSocket(FileDescriptor descriptor, Descriptors rule = Descriptors::Refuse);

    /// Errc::Io when the other end is gone; Errc::WorkerTimeout when it does not take the message in time.
    Result<void> send(ByteView message, Deadline deadline, ByteView payload = {}, int descriptor = -1);
    /// The next datagram; nothing at the end of the stream. Errc::WorkerTimeout; Errc::BadEncoding for a datagram
    /// that is shorter than a message or longer than the longest one.
    Result<std::optional<Received>> receive(Deadline deadline);
    /// True when receive() would not wait.
    bool hasInput() const;
    void close() { m_descriptor = FileDescriptor(); }

private:
    enum class Direction { In, Out };
    Result<void> wait(Direction direction, Deadline deadline) const;

    FileDescriptor m_descriptor;
    Descriptors m_rule;
    Bytes m_buffer;
};

} // namespace consentry::media
