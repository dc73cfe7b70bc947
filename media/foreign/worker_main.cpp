// consentry-worker: demuxes and decodes one foreign video for the process that started it. It has no key, no path
// and no file; it reads the video by asking for byte ranges and gives raw pictures back through shared memory.

#include "media/foreign/message_socket.h"
#include "media/foreign/sandbox.h"
#include "media/foreign/source_decoder.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <deque>

#include <sys/mman.h>

namespace consentry::media {
namespace {

/// The parent went away or broke the protocol; there is nobody left to tell.
constexpr int kParentLost = 2;

class Parent {
public:
    explicit Parent(FileDescriptor socket) : m_socket(std::move(socket), MessageSocket::Descriptors::Accept) {}

    void tell(const protocol::FromWorker& message)
    {
        if (!m_socket.send(protocol::encode(message), std::nullopt))
            std::exit(kParentLost);
    }

    struct Heard {
        protocol::ToWorker message;
        ByteView payload;
        FileDescriptor descriptor;
    };
    Heard hear()
    {
        auto received = m_socket.receive(std::nullopt);
        if (!received || !*received)
            std::exit(kParentLost);
        auto message = protocol::decodeToWorker((*received)->message);
        if (!message)
            std::exit(kParentLost);
        return {std::move(*message), (*received)->payload, std::move((*received)->descriptor)};
    }

    /// Waits for a message of this kind; slots released meanwhile are kept.
    template<class Message>
    Heard await()
    {
        for (;;) {
            Heard heard = hear();
            if (const auto* release = std::get_if<protocol::Release>(&heard.message))
                m_freeSlots.push_back(release->slot);
            else if (!std::holds_alternative<Message>(heard.message))
                std::exit(kParentLost);
            if (std::holds_alternative<Message>(heard.message))
                return heard;
        }
    }

    std::uint32_t takeFreeSlot()
    {
        if (m_freeSlots.empty())
            await<protocol::Release>();
        const std::uint32_t slot = m_freeSlots.front();
        m_freeSlots.pop_front();
        return slot;
    }
    void addFreeSlot(std::uint32_t slot) { m_freeSlots.push_back(slot); }

private:
    MessageSocket m_socket;
    std::deque<std::uint32_t> m_freeSlots;
};

/// The parent's bytes of the video.
class ParentSource final : public ByteSource {
public:
    ParentSource(Parent& parent, std::uint64_t size) : m_parent(parent), m_size(size) {}
    std::uint64_t size() const override { return m_size; }
    Result<std::size_t> readAt(std::uint64_t offset, ByteSpan out) override
    {
        if (offset >= m_size || out.empty())
            return std::size_t(0);
        const std::size_t wanted =
            std::min<std::uint64_t>(std::min(out.size(), protocol::kMaxReadBytes), m_size - offset);
        m_parent.tell(protocol::ReadRequest{offset, static_cast<std::uint32_t>(wanted)});
        const Parent::Heard heard = m_parent.await<protocol::Data>();
        const auto& data = std::get<protocol::Data>(heard.message);
        if (data.length != heard.payload.size() || data.length > wanted)
            std::exit(kParentLost);
        if (data.failed || data.length == 0)
            return makeError(Errc::Truncated, "video"); // the parent knows the true reason
        std::ranges::copy(heard.payload, out.begin());
        return std::size_t(data.length);
    }

private:
    Parent& m_parent;
    std::uint64_t m_size;
};

/// Memory that the parent made and sized.
ByteSpan mapRing(const Parent::Heard& heard, std::size_t pictureBytes)
{
    const auto& ring = std::get<protocol::Ring>(heard.message);
    if (ring.slotBytes < pictureBytes || !heard.descriptor.isOpen())
        std::exit(kParentLost);
    const std::size_t bytes = ring.slots * ring.slotBytes;
    void* memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, heard.descriptor.get(), 0);
    if (memory == MAP_FAILED)
        std::exit(kParentLost);
    return {static_cast<std::uint8_t*>(memory), bytes};
}

Result<void> serve(Parent& parent)
{
    const auto start = std::get<protocol::Start>(parent.await<protocol::Start>().message);
    ParentSource source(parent, start.sourceBytes);
    TRY_ASSIGN(const std::unique_ptr<SourceDecoder> decoder, SourceDecoder::open(source));
    parent.tell(protocol::Info{decoder->info()});

    const std::size_t bytes = decoder->layout().bytes();
    const Parent::Heard heard = parent.await<protocol::Ring>();
    const ByteSpan ring = mapRing(heard, bytes);
    const auto& shape = std::get<protocol::Ring>(heard.message);
    for (std::uint32_t slot = 0; slot < shape.slots; ++slot)
        parent.addFreeSlot(slot);

    protocol::End end;
    for (;;) {
        const std::uint32_t slot = parent.takeFreeSlot();
        if (slot >= shape.slots)
            std::exit(kParentLost);
        TRY_ASSIGN(const auto stamp, decoder->next(ring.subspan(slot * shape.slotBytes, bytes)));
        if (!stamp)
            break;
        parent.tell(protocol::FrameReady{slot, stamp->number, stamp->pts});
        end.frames = stamp->number + 1;
    }
    end.adjustedStamps = decoder->adjustedStamps();
    parent.tell(end);
    return {};
}

Result<void> tryToServe(Parent& parent)
{
    try {
        return serve(parent);
    } catch (const std::bad_alloc&) {
        return tooLittleMemory();
    }
}

} // namespace
} // namespace consentry::media

int main()
{
    using namespace consentry;
    using namespace consentry::media;
    // A date in a file makes glibc look for the time zone, which it would do in another file, unless it has one by then.
    ::setenv("TZ", "UTC0", 1);
    ::tzset();
    const std::uint32_t protections = enterSandbox();
    quietenLibav();
    Parent parent(FileDescriptor(protocol::kSocketDescriptor));
    parent.tell(protocol::Hello{protocol::kVersion, protections});
    if (const Result<void> served = tryToServe(parent); !served) {
        parent.tell(protocol::toFailed(served.error()));
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
