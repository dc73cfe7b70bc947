#pragma once

#include "base/region_track.h"
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
/// Decoded before they are asked for, in the direction of travel: two groups, so that a held key finds the next group
/// there while another is decoded.
constexpr std::int64_t kFramesOnward = 16;
/// The other way, for whoever turns round.
constexpr std::int64_t kFramesBack = 8;

/// The thread behind FrameService. Free of Qt. Call from one thread, but stop() from any.
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
        std::int64_t decoded = 0; ///< pictures of the clip that is open
        std::int64_t prepared = 0; ///< answers that were scaled before they were asked for
        std::size_t cachedBytes = 0;
        std::vector<FrameRange> cached = {}; ///< frames that are decoded, in order
    };

    /// `deliver` is called on the worker's thread, in the order of the requests; those that a newer one of the same
    /// lane has overtaken before their turn are never answered.
    explicit FrameWorker(std::function<void(Answer)> deliver, std::size_t cacheBytes = kFrameCacheBytes);
    ~FrameWorker();
    FrameWorker(const FrameWorker&) = delete;
    FrameWorker& operator=(const FrameWorker&) = delete;

    /// Ends the clip before, if any.
    void open(RenditionStream stream);
    /// From the next answer on, these parts of the picture are painted over before anybody gets it. They are forgotten
    /// when the clip ends.
    void setRegions(std::vector<RegionTrack> regions);
    /// Returns the number of the answer to come. Errc::AccessEnded is the answer when no clip is open.
    std::uint64_t request(Lane lane, FrameIndex index, ViewSize view);
    /// Returns when the cache and all delivered pixels are wiped and the source is let go; at most one picture is
    /// decoded or scaled meanwhile. Returns the number of the last request.
    std::uint64_t stop();
    Counters counters() const;

private:
    using Lock = std::unique_lock<std::mutex>;
    struct Request {
        std::uint64_t number = 0;
        FrameIndex index;
        ViewSize view;
    };
    /// The frame that is probably shown next, scaled; no region covers it yet.
    struct Prepared {
        FrameIndex index;
        ViewSize view;
        FramePixels pixels;
    };
    struct Clip {
        std::unique_ptr<SafeReader> reader; ///< none when it could not be opened
        std::optional<Error> error;         ///< why not
        FrameCache cache;
        StopFlag access;
        StopFlag session;
        FrameIndex cursor = {};
        std::int64_t stride = 1;      ///< from the frame shown before to the cursor, when that is a step
        ViewSize view = {};           ///< that the frame at the cursor was asked for in; none before the first
        std::size_t pictureBytes = 0; ///< of the last one decoded
        std::optional<Prepared> prepared = {};
        std::int64_t preparedCount = 0; ///< that were asked for

        bool hasEnded() const { return access.isSet() || session.isSet(); }
        void moveTo(FrameIndex index, ViewSize size);
        FrameIndex nextShown() const { return cursor + stride; }
    };

    void run();
    bool workOnce(Lock& lock);
    void openClip(RenditionStream stream, Lock& lock);
    void endClip(Lock& lock);
    void serve(Lane lane, const Request& request, Lock& lock);
    void prefetch(FrameIndex wanted, Lock& lock);
    void prepare(const DecodedPicture& picture, Lock& lock);
    Answer makeAnswer(Lane lane, const Request& request);
    void coverRegions(const Answer& answer, Lock& lock) const;
    Result<FramePixels> pixelsOf(FrameIndex index, ViewSize view);
    Result<void> decodeTowards(FrameIndex index);
    std::optional<FrameIndex> nextToPrefetch() const;
    std::optional<DecodedPicture> nextToPrepare() const;
    void publishCounters();

    const std::function<void(Answer)> m_deliver;
    const std::size_t m_cacheBytes;

    // Guarded by m_mutex.
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<RenditionStream> m_opening;
    std::optional<Request> m_pending[2]; ///< by lane
    std::uint64_t m_lastNumber = 0;
    std::optional<StopSource> m_session; ///< from open() until everything of the clip is wiped
    std::vector<std::weak_ptr<FrameBuffer>> m_delivered;
    std::vector<RegionTrack> m_regions;
    Counters m_counters;
    bool m_isQuitting = false;

    // Used by the worker's thread only.
    std::optional<Clip> m_clip;
    PictureScaler m_scaler;

    std::thread m_thread; ///< last: it uses all of the above
};

} // namespace consentry::media
