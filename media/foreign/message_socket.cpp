#include "media/foreign/message_socket.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>

namespace consentry::media {
namespace {

using Clock = std::chrono::steady_clock;

/// poll() takes whole milliseconds; rounding up keeps a deadline from turning into a busy loop.
int pollTimeout(MessageSocket::Deadline deadline)
{
    if (!deadline)
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - Clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, INT32_MAX));
}

constexpr std::size_t kControlBytes = CMSG_SPACE(sizeof(int));

FileDescriptor takeDescriptor(msghdr& header)
{
    FileDescriptor taken;
    for (cmsghdr* c = CMSG_FIRSTHDR(&header); c != nullptr; c = CMSG_NXTHDR(&header, c)) {
        if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS || c->cmsg_len != CMSG_LEN(sizeof(int)))
            continue;
        int descriptor = -1;
        std::memcpy(&descriptor, CMSG_DATA(c), sizeof(int));
        taken = FileDescriptor(descriptor);
    }
    return taken;
}

} // namespace

MessageSocket::MessageSocket(FileDescriptor descriptor, Descriptors rule)
    : m_descriptor(std::move(descriptor)), m_rule(rule), m_buffer(protocol::kMessageBytes + protocol::kMaxReadBytes)
{
}

Result<void> MessageSocket::wait(Direction direction, Deadline deadline) const
{
    const short wanted = direction == Direction::In ? POLLIN : POLLOUT;
    for (;;) {
        pollfd entry{m_descriptor.get(), wanted, 0};
        const int ready = ::poll(&entry, 1, pollTimeout(deadline));
        if (ready > 0)
            return {};
        if (ready < 0 && errno != EINTR)
            return makeError(Errc::Io, "worker", std::strerror(errno));
        if (ready == 0 && deadline && Clock::now() >= *deadline)
            return makeError(Errc::WorkerTimeout, "");
    }
}

Result<void> MessageSocket::send(ByteView message, Deadline deadline, ByteView payload, int descriptor)
{
    iovec parts[2] = {{const_cast<std::uint8_t*>(message.data()), message.size()},
                      {const_cast<std::uint8_t*>(payload.data()), payload.size()}};
    alignas(cmsghdr) std::uint8_t control[kControlBytes] = {};
    msghdr header{};
    header.msg_iov = parts;
    header.msg_iovlen = payload.empty() ? 1 : 2;
    if (descriptor >= 0) {
        header.msg_control = control;
        header.msg_controllen = sizeof(control);
        cmsghdr* c = CMSG_FIRSTHDR(&header);
        c->cmsg_level = SOL_SOCKET;
        c->cmsg_type = SCM_RIGHTS;
        c->cmsg_len = CMSG_LEN(sizeof(int));
        std::memcpy(CMSG_DATA(c), &descriptor, sizeof(int));
    }
    for (;;) {
        if (::sendmsg(m_descriptor.get(), &header, MSG_NOSIGNAL | MSG_DONTWAIT) >= 0)
            return {};
        if (errno == EAGAIN)
            TRY_VOID(wait(Direction::Out, deadline));
        else if (errno != EINTR)
            return makeError(Errc::Io, "worker", std::strerror(errno));
    }
}

Result<std::optional<MessageSocket::Received>> MessageSocket::receive(Deadline deadline)
{
    alignas(cmsghdr) std::uint8_t control[kControlBytes];
    iovec part{m_buffer.data(), m_buffer.size()};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    if (m_rule == Descriptors::Accept) {
        header.msg_control = control;
        header.msg_controllen = sizeof(control);
    }
    ssize_t got = -1;
    while ((got = ::recvmsg(m_descriptor.get(), &header, MSG_DONTWAIT | MSG_CMSG_CLOEXEC)) < 0) {
        if (errno == EAGAIN)
            TRY_VOID(wait(Direction::In, deadline));
        else if (errno != EINTR && errno != ECONNRESET) // reset: it left without reading; what it said is still there
            return makeError(Errc::Io, "worker", std::strerror(errno));
    }
    if (got == 0)
        return std::optional<Received>();
    Received received;
    received.descriptor = takeDescriptor(header);
    const auto bytes = static_cast<std::size_t>(got);
    if ((header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0 || bytes < protocol::kMessageBytes)
        return makeError(Errc::BadEncoding, "worker message");
    const ByteView all = ByteView(m_buffer).first(bytes);
    received.message = all.first(protocol::kMessageBytes);
    received.payload = all.subspan(protocol::kMessageBytes);
    return std::optional<Received>(std::move(received));
}

bool MessageSocket::hasInput() const
{
    pollfd entry{m_descriptor.get(), POLLIN, 0};
    return ::poll(&entry, 1, 0) > 0;
}

} // namespace consentry::media
