#pragma once

#include "media/frame_cache.h"
#include "media/safe_reader.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace consentry::media {

/// Memory for decoded pictures, in bytes, whatever the length of the clip.
constexpr std::size_t kFrameCacheBytes = 300u * 1024 * 1024;
/// Decoded before they are asked for: enough to play and step without waiting.
constexpr std::int64_t kFramesAhead = 8;
/// Two groups, so that stepping back always finds the group before.
constexpr std::int64_t kFramesBehind = 16;

/// The thread behind FrameService. Free of Qt.
class FrameWorker {
public:
    enum class Lane { View, Preview };
    struct Answer {
        std::uint64_t number = 0;
        Lane lane = Lane::View;
        FrameIndex index;
        MediaTime time{};
        Result<FramePixels> pixels;
    };
    struct Counters {
        std::int64_t decoded = 0;
        std::size_t cachedBytes = 0;
    };

    /// `deliver` is called on the worker's thread.
    explicit FrameWorker(std::function<void(Answer)> deliver, std::size_t cacheBytes = kFrameCacheBytes);
    ~FrameWorker();
    FrameWorker(const FrameWorker&) = delete;
    FrameWorker& operator=(const FrameWorker&) = delete;

    void open(RenditionStream stream);
    std::uint64_t request(Lane lane, FrameIndex index, ViewSize view);
    /// Returns when the cache is wiped; safe from any thread.
    void stop();
    Counters counters() const;

private:
    struct Request {
        std::uint64_t number = 0;
        FrameIndex index;
        ViewSize view;
    };
    /// What one open clip needs. Touched by the worker's thread only.
    struct Clip {
        std::unique_ptr<SafeReader> reader;
        FrameCache cache;
        FrameIndex cursor;
        StopFlag access;
    };

    void run();
    bool workOnce(std::unique_lock<std::mutex>& lock);
    void openClip(RenditionStream stream);
    void serve(Lane lane, const Request& request);
    Result<DecodedPicture> find(Lane lane, FrameIndex index);
    bool prefetchOne();
    std::optional<FrameIndex> nextToPrefetch() const;
    void endClip();
    void wipeDelivered();
    bool hasRequest() const;
    void remember(const FramePixels& pixels);

    const std::function<void(Answer)> m_deliver;
    const std::size_t m_cacheBytes;

    mutable std::mutex m_mutex; ///< guards what follows, down to the next blank line
    std::condition_variable m_changed;
    std::optional<RenditionStream> m_opening;
    std::optional<Request> m_pending[2]; ///< by lane
    std::uint64_t m_lastNumber = 0;
    std::shared_ptr<StopSource> m_session; ///< of the clip that is open; none when there is none
    bool m_isWiping = false;
    bool m_isQuitting = false;
    Counters m_counters;
    std::vector<std::weak_ptr<FrameBuffer>> m_delivered;

    std::optional<Clip> m_clip;
    PictureScaler m_scaler;
    std::thread m_thread; ///< last: runs while the rest is there
};

} // namespace consentry::media
