#pragma once

#include "base/stop_flag.h"
#include "media/foreign/limits.h"
#include "media/frame_pool.h"
#include "media/raw_frame.h"
#include "media/worker_process.h"

namespace consentry::media {

struct WorkerOptions {
    fs::path workerBinary;
    std::chrono::milliseconds startTime{60'000}; ///< for opening the source and its first picture
    std::chrono::milliseconds frameTime{30'000}; ///< for each further picture
    std::uint64_t memory = kMaxWorkerMemory;     ///< that it may hold, in bytes
    StopFlag stop{};                             ///< asked several times a second; ends in Errc::Interrupted
};

/// Decodes a foreign source in a child process that is not trusted: whatever it sends is checked, copied, and never
/// more than pixels and stamps. Used from one thread, which must be the one that called start().
class ForeignDecoder {
public:
    /// Starts the worker and waits for the facts of the video. `clear` must outlive the decoder.
    /// An error of `clear` wins over everything. Errc::MediaUnsupported, MediaDamaged, MediaTooLarge, Truncated as the
    /// worker says; Errc::WorkerCrashed when it died or broke the protocol; Errc::WorkerTimeout.
    static Result<std::unique_ptr<ForeignDecoder>> start(ByteSource& clear, const WorkerOptions& options);
    ~ForeignDecoder();
    ForeignDecoder(const ForeignDecoder&) = delete;
    ForeignDecoder& operator=(const ForeignDecoder&) = delete;

    const SourceInfo& info() const { return m_info; }
    /// The next picture in the order of display; nothing at the end, once the worker has ended well. Errors as start();
    /// after the first one every call fails with it.
    Result<std::optional<RawFrame>> next();
    /// Bits of protocol::Protection that the worker says are in force.
    std::uint32_t protections() const { return m_protections; }
    /// Stamps that the worker had to move up; known at the end.
    std::int64_t adjustedStamps() const { return m_adjustedStamps; }
    pid_t workerId() const { return m_worker->id(); }

private:
    class SharedRing;
    struct Waiting {
        std::uint32_t slot;
        std::int64_t pts;
    };
    using Deadline = std::chrono::steady_clock::time_point;

    ForeignDecoder(ByteSource& clear, WorkerOptions options);
    Result<void> open();
    Result<std::optional<RawFrame>> advance();
    /// Until m_deadline, whatever it asks for meanwhile, the worker may take its time.
    void allow(std::chrono::milliseconds time);
    Deadline nextSlice() const;
    Result<void> handleOne();
    Result<void> watchMemory();
    Result<void> receive();
    Result<void> handle(const protocol::Hello& hello);
    Result<void> handle(const protocol::ReadRequest& request);
    Result<void> handle(const protocol::Info& info);
    Result<void> handle(const protocol::FrameReady& ready);
    Result<void> handle(const protocol::End& end);
    Result<void> handle(const protocol::Failed& failed);
    Result<RawFrame> takeFrame();
    Result<void> tell(const protocol::ToWorker& message, ByteView payload = {}, int descriptor = -1);
    Result<void> awaitExit();
    Error workerGone();
    Error explain(Error error);

    static constexpr std::size_t kMostFreePages = 96; ///< as many as wait for a face finder at a time

    ByteSource& m_clear;
    WorkerOptions m_options;
    std::unique_ptr<WorkerProcess> m_worker;
    std::unique_ptr<SharedRing> m_ring;
    SourceInfo m_info;
    Bytes m_readBuffer;
    std::shared_ptr<FramePool> m_pool = FramePool::create(kMostFreePages);
    std::vector<Waiting> m_waiting; ///< pictures in the ring, oldest first
    std::int64_t m_announced = 0;   ///< pictures the worker has put into the ring
    std::int64_t m_taken = 0;
    std::int64_t m_lastPts = 0;
    std::int64_t m_adjustedStamps = 0;
    std::uint32_t m_protections = 0;
    bool m_hasHello = false;
    bool m_hasEnded = false;
    std::chrono::milliseconds m_allowed{0}; ///< of the wait that is under way …
    Deadline m_deadline;                    ///< … and when it is over
    Deadline m_nextLook;                    ///< at its memory
    std::optional<Error> m_error;
};

} // namespace consentry::media
