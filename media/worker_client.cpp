#include "media/worker_client.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace consentry::media {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint32_t kSlots = 4;
constexpr std::chrono::milliseconds kSlice{200}; ///< how often the stop flag and the memory are asked while waiting
constexpr std::chrono::milliseconds kExitTime{10'000};
constexpr std::chrono::milliseconds kLeastExitTime{1000}; ///< to be waited for when its time is over as it leaves

Error brokenProtocol(std::string_view what)
{
    return Error{Errc::WorkerCrashed, {"protocol"}, std::string(what)};
}

} // namespace

/// Memory that the worker writes and we only copy from. Its size is fixed for good before the worker sees it.
class ForeignDecoder::SharedRing {
public:
    static Result<std::unique_ptr<SharedRing>> create(std::size_t slotBytes)
    {
        FileDescriptor memory(::memfd_create("consentry-frames", MFD_CLOEXEC | MFD_ALLOW_SEALING));
        const std::size_t bytes = kSlots * slotBytes;
        if (!memory.isOpen() || ::ftruncate(memory.get(), static_cast<off_t>(bytes)) != 0
            || ::fcntl(memory.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
            return makeError(Errc::Internal, "shared memory", std::strerror(errno));
        void* pages = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, memory.get(), 0);
        if (pages == MAP_FAILED)
            return makeError(Errc::Internal, "shared memory", std::strerror(errno));
        ::madvise(pages, bytes, MADV_DONTDUMP);
        ::madvise(pages, bytes, MADV_DONTFORK);
        return std::unique_ptr<SharedRing>(
            new SharedRing(std::move(memory), {static_cast<std::uint8_t*>(pages), bytes}, slotBytes));
    }
    ~SharedRing()
    {
        wipe(m_pages);
        ::munmap(m_pages.data(), m_pages.size());
    }
    SharedRing(const SharedRing&) = delete;
    SharedRing& operator=(const SharedRing&) = delete;

    int descriptor() const { return m_memory.get(); }
    std::size_t slotBytes() const { return m_slotBytes; }
    ByteView slot(std::uint32_t index) const { return m_pages.subspan(index * m_slotBytes, m_slotBytes); }

private:
    SharedRing(FileDescriptor memory, ByteSpan pages, std::size_t slotBytes)
        : m_memory(std::move(memory)), m_pages(pages), m_slotBytes(slotBytes)
    {
    }
    FileDescriptor m_memory;
    ByteSpan m_pages;
    std::size_t m_slotBytes;
};

Result<std::unique_ptr<ForeignDecoder>> ForeignDecoder::start(ByteSource& clear, const WorkerOptions& options)
{
    std::unique_ptr<ForeignDecoder> decoder(new ForeignDecoder(clear, options));
    if (auto opened = decoder->open(); !opened)
        return decoder->explain(std::move(opened).error());
    return decoder;
}

ForeignDecoder::ForeignDecoder(ByteSource& clear, WorkerOptions options) : m_clear(clear), m_options(std::move(options))
{
}

ForeignDecoder::~ForeignDecoder()
{
    wipe(m_readBuffer);
}

Result<void> ForeignDecoder::open()
{
    m_readBuffer.resize(protocol::kMaxReadBytes);
    TRY_ASSIGN(m_worker, WorkerProcess::start(m_options.workerBinary));
    allow(m_options.startTime);
    TRY_VOID(tell(protocol::Start{m_clear.size()}));
    while (!m_ring && !m_hasEnded)
        TRY_VOID(handleOne());
    return {};
}

void ForeignDecoder::allow(std::chrono::milliseconds time)
{
    m_allowed = time;
    m_deadline = Clock::now() + time;
}

/// Waiting goes in slices, so that a stop is seen soon.
ForeignDecoder::Deadline ForeignDecoder::nextSlice() const
{
    return std::min<Deadline>(m_deadline, Clock::now() + kSlice);
}

Result<std::optional<RawFrame>> ForeignDecoder::next()
{
    if (m_error)
        return *m_error;
    auto frame = advance();
    if (!frame)
        return explain(std::move(frame).error());
    return frame;
}

Result<std::optional<RawFrame>> ForeignDecoder::advance()
{
    allow(m_options.frameTime);
    while (m_waiting.empty() && !m_hasEnded)
        TRY_VOID(handleOne());
    if (m_waiting.empty()) {
        if (m_worker)
            TRY_VOID(awaitExit());
        return std::optional<RawFrame>();
    }
    TRY_ASSIGN(RawFrame frame, takeFrame());
    // What the worker has asked meanwhile is answered at once, so that it decodes while the caller works.
    while (!m_hasEnded && m_worker->socket().hasInput())
        TRY_VOID(handleOne());
    return std::optional<RawFrame>(std::move(frame));
}

Result<void> ForeignDecoder::handleOne()
{
    for (;;) {
        if (m_options.stop.isSet())
            return makeError(Errc::Interrupted);
        TRY_VOID(watchMemory());
        auto done = receive();
        if (done.ok() || done.error().code != Errc::WorkerTimeout || Clock::now() >= m_deadline)
            return done;
    }
}

/// It limits its address space itself. A build with sanitizers cannot, and one that was taken over need not have.
Result<void> ForeignDecoder::watchMemory()
{
    const auto now = Clock::now();
    if (now < m_nextLook)
        return {};
    m_nextLook = now + kSlice;
    if (m_worker->residentBytes() <= m_options.memory)
        return {};
    return makeError(Errc::MediaTooLarge, "memory", std::to_string(m_options.memory >> 20) + " MiB");
}

Result<void> ForeignDecoder::receive()
{
    TRY_ASSIGN(const auto received, m_worker->socket().receive(nextSlice()));
    if (!received)
        return workerGone();
    if (!received->payload.empty())
        return brokenProtocol("payload");
    const auto message = protocol::decodeFromWorker(received->message);
    if (!message)
        return brokenProtocol("message");
    if (!m_hasHello && !std::holds_alternative<protocol::Hello>(*message))
        return brokenProtocol("no hello");
    return std::visit([this](const auto& m) { return handle(m); }, *message);
}

Result<void> ForeignDecoder::handle(const protocol::Hello& hello)
{
    if (m_hasHello)
        return brokenProtocol("second hello");
    m_hasHello = true;
    m_protections = hello.protections;
    return {};
}

Result<void> ForeignDecoder::handle(const protocol::ReadRequest& request)
{
    const ByteSpan buffer = ByteSpan(m_readBuffer).first(request.length);
    auto got = m_clear.readAt(request.offset, buffer);
    if (!got) {
        static_cast<void>(tell(protocol::Data{0, true})); // it is killed anyway; the source's error is what counts
        m_error = got.error();
        return *m_error;
    }
    return tell(protocol::Data{static_cast<std::uint32_t>(*got), false}, buffer.first(*got));
}

Result<void> ForeignDecoder::handle(const protocol::Info& info)
{
    if (m_ring)
        return brokenProtocol("second info");
    m_info = info.source;
    TRY_ASSIGN(m_ring, SharedRing::create(I420Layout(m_info.width, m_info.height).bytes()));
    return tell(protocol::Ring{kSlots, m_ring->slotBytes()}, {}, m_ring->descriptor());
}

Result<void> ForeignDecoder::handle(const protocol::FrameReady& ready)
{
    const bool isSlotBusy = std::ranges::find(m_waiting, ready.slot, &Waiting::slot) != m_waiting.end();
    if (!m_ring || ready.slot >= kSlots || isSlotBusy)
        return brokenProtocol("slot");
    if (ready.number != m_announced || ready.number >= kMaxFrames)
        return brokenProtocol("frame number");
    if (m_announced > 0 && ready.pts <= m_lastPts)
        return brokenProtocol("time stamp");
    ++m_announced;
    m_lastPts = ready.pts;
    m_waiting.push_back({ready.slot, ready.pts});
    return {};
}

Result<void> ForeignDecoder::handle(const protocol::End& end)
{
    if (!m_ring || end.frames != m_announced || end.adjustedStamps > end.frames)
        return brokenProtocol("end");
    if (end.frames == 0)
        return makeError(Errc::MediaDamaged, "no picture");
    m_adjustedStamps = end.adjustedStamps;
    m_hasEnded = true;
    return {};
}

Result<void> ForeignDecoder::handle(const protocol::Failed& failed)
{
    return protocol::toError(failed);
}

/// Copies first and frees the slot then: what we work on is out of the worker's reach.
Result<RawFrame> ForeignDecoder::takeFrame()
{
    const Waiting waiting = m_waiting.front();
    m_waiting.erase(m_waiting.begin());
    const I420Layout layout(m_info.width, m_info.height);
    TRY_ASSIGN(auto pages, m_pool->take(layout.bytes()));
    RawPicture picture{std::move(pages), layout};
    const ByteView slot = m_ring->slot(waiting.slot);
    std::memcpy(picture.buffer->data(), slot.data(), slot.size());
    if (!m_hasEnded)
        TRY_VOID(tell(protocol::Release{waiting.slot}));
    return RawFrame{std::move(picture), m_taken++, waiting.pts};
}

/// A worker that is done no longer listens, so a failed send is looked at when its last messages have been read. One
/// that asks and does not listen gets no time beyond what it was allowed.
Result<void> ForeignDecoder::tell(const protocol::ToWorker& message, ByteView payload, int descriptor)
{
    const auto bytes = protocol::encode(message);
    for (;;) {
        const auto sent = m_worker->socket().send(bytes, nextSlice(), payload, descriptor);
        if (sent.ok() || sent.error().code != Errc::WorkerTimeout)
            return {};
        if (m_options.stop.isSet())
            return makeError(Errc::Interrupted);
        TRY_VOID(watchMemory());
        if (Clock::now() >= m_deadline)
            return sent;
    }
}

Result<void> ForeignDecoder::awaitExit()
{
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(m_deadline - Clock::now());
    return m_worker->wait(std::clamp(left, kLeastExitTime, kExitTime), [this]() -> Result<void> {
        if (m_options.stop.isSet())
            return makeError(Errc::Interrupted);
        return watchMemory();
    });
}

/// The socket ended before the worker said End: how did it die?
Error ForeignDecoder::workerGone()
{
    auto ended = awaitExit();
    return ended ? brokenProtocol("ended early") : std::move(ended).error();
}

Error ForeignDecoder::explain(Error error)
{
    if (m_error)
        error = *m_error; // the source's own error
    if (error.code == Errc::WorkerTimeout)
        error.args = {std::to_string(m_allowed.count() / 1000)};
    else if (error.code == Errc::BadEncoding)
        error = brokenProtocol("datagram");
    if (m_worker)
        m_worker->kill();
    m_error = error;
    return error;
}

} // namespace consentry::media
