#include "media/frame_worker.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace consentry::media {
namespace {

/// How soon a view that ended without stop() being called is noticed while nothing is asked for.
constexpr std::chrono::milliseconds kIdleCheck{250};
/// A group is decoded whole on the way to its last frame.
constexpr std::int64_t kGroupReserve = 8;
/// Every byte of what a blur region covers.
constexpr std::uint8_t kCovered = 0x60;

constexpr std::size_t slot(FrameWorker::Lane lane)
{
    return static_cast<std::size_t>(lane);
}

/// Overwrites `box`, in display pixels of the clip, and every pixel that scaling mixed with it.
void cover(const FramePixels& pixels, const Box& box, const FrameFormat& clip)
{
    constexpr int margin = 2; // scaling takes in neighbours
    const double across = double(pixels.width) / clip.width;
    const double down = double(pixels.height) / clip.height;
    const auto before = [](double edge, int size) { return std::clamp(int(std::floor(edge)) - margin, 0, size); };
    const auto behind = [](double edge, int size) { return std::clamp(int(std::ceil(edge)) + margin, 0, size); };
    const int left = before(box.x * across, pixels.width);
    const int right = behind(box.right() * across, pixels.width);
    const int bottom = behind(box.bottom() * down, pixels.height);
    for (int row = before(box.y * down, pixels.height); row < bottom; ++row) {
        std::uint8_t* const line = pixels.buffer->data() + std::ptrdiff_t(row) * pixels.stride;
        std::fill(line + std::ptrdiff_t(left) * 4, line + std::ptrdiff_t(right) * 4, kCovered);
    }
}

Error accessEnded()
{
    return makeError(Errc::AccessEnded, "");
}

} // namespace

FrameWorker::FrameWorker(std::function<void(Answer)> deliver, std::size_t cacheBytes)
    : m_deliver(std::move(deliver)), m_cacheBytes(cacheBytes), m_thread([this] { run(); })
{
}

FrameWorker::~FrameWorker()
{
    stop();
    {
        const std::lock_guard lock(m_mutex);
        m_isQuitting = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void FrameWorker::open(RenditionStream stream)
{
    stop();
    const std::lock_guard lock(m_mutex);
    m_session.emplace();
    m_opening = std::move(stream);
    m_changed.notify_all();
}

void FrameWorker::setRegions(std::vector<RegionTrack> regions)
{
    const std::lock_guard lock(m_mutex);
    m_regions = std::move(regions);
}

std::uint64_t FrameWorker::request(Lane lane, FrameIndex index, ViewSize view)
{
    const std::lock_guard lock(m_mutex);
    m_pending[slot(lane)] = Request{++m_lastNumber, index, view};
    m_changed.notify_all();
    return m_lastNumber;
}

std::uint64_t FrameWorker::stop()
{
    Lock lock(m_mutex);
    m_opening.reset();
    m_regions.clear();
    std::ranges::fill(m_pending, std::nullopt);
    if (m_session) {
        m_session->set();
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return !m_session; });
    }
    return m_lastNumber;
}

FrameWorker::Counters FrameWorker::counters() const
{
    const std::lock_guard lock(m_mutex);
    return m_counters;
}

void FrameWorker::run()
{
    Lock lock(m_mutex);
    while (!m_isQuitting) {
        const bool hasEnded = m_session && (m_session->flag().isSet() || (m_clip && m_clip->hasEnded()));
        if (hasEnded)
            endClip(lock);
        else if (!workOnce(lock))
            m_changed.wait_for(lock, kIdleCheck);
    }
}

/// Does the most urgent thing, with the mutex released meanwhile. False when there is nothing to do.
bool FrameWorker::workOnce(Lock& lock)
{
    if (m_opening) {
        RenditionStream stream = std::move(*m_opening);
        m_opening.reset();
        openClip(std::move(stream), lock);
        return true;
    }
    for (const Lane lane : {Lane::View, Lane::Preview}) {
        auto& pending = m_pending[slot(lane)];
        if (!pending)
            continue;
        const Request request = *pending;
        pending.reset();
        serve(lane, request, lock);
        return true;
    }
    if (const auto picture = nextToPrepare()) {
        prepare(*picture, lock);
        return true;
    }
    const auto wanted = nextToPrefetch();
    if (wanted)
        prefetch(*wanted, lock);
    return wanted.has_value();
}

void FrameWorker::openClip(RenditionStream stream, Lock& lock)
{
    Clip clip{nullptr, std::nullopt, FrameCache(m_cacheBytes), stream.stop, m_session->flag()};
    lock.unlock();
    auto reader = SafeReader::open(std::move(stream));
    if (reader)
        clip.reader = std::move(reader).value();
    else
        clip.error = reader.error();
    lock.lock();
    m_clip.emplace(std::move(clip));
}

void FrameWorker::endClip(Lock& lock)
{
    for (const auto& delivered : m_delivered) {
        if (const auto buffer = delivered.lock())
            buffer->wipe();
    }
    m_delivered.clear();
    lock.unlock();
    if (m_clip)
        m_clip->cache.wipe();
    m_clip.reset();
    m_scaler = PictureScaler(); // keeps lines of the last picture
    lock.lock();
    m_counters = {};
    m_session.reset();
    m_changed.notify_all();
}

void FrameWorker::serve(Lane lane, const Request& request, Lock& lock)
{
    lock.unlock();
    Answer answer = makeAnswer(lane, request);
    lock.lock();
    publishCounters();
    if (answer.pixels && m_clip->hasEnded())
        answer.pixels = accessEnded(); // its pixels are wiped here
    coverRegions(answer, lock);
    if (answer.pixels) {
        std::erase_if(m_delivered, [](const auto& buffer) { return buffer.expired(); });
        m_delivered.push_back(answer.pixels->buffer);
    }
    lock.unlock();
    m_deliver(std::move(answer));
    lock.lock();
}

/// With the newest regions: under the lock, so that none is missed that was set before the answer leaves.
void FrameWorker::coverRegions(const Answer& answer, Lock&) const
{
    if (!answer.pixels)
        return;
    for (const RegionTrack& region : m_regions) {
        if (const auto box = region.at(answer.index))
            cover(*answer.pixels, *box, m_clip->reader->table().format());
    }
}

FrameWorker::Answer FrameWorker::makeAnswer(Lane lane, const Request& request)
{
    Answer answer{request.number, lane, request.index, {}, accessEnded()};
    if (!m_clip || m_clip->hasEnded())
        return answer;
    if (!m_clip->reader) {
        answer.pixels = *m_clip->error;
        return answer;
    }
    const FrameTable& table = m_clip->reader->table();
    answer.index = table.range().clamp(request.index);
    answer.time = table.time(answer.index);
    if (lane == Lane::View)
        m_clip->moveTo(answer.index, request.view);
    answer.pixels = pixelsOf(answer.index, request.view);
    return answer;
}

void FrameWorker::Clip::moveTo(FrameIndex index, ViewSize size)
{
    const std::int64_t moved = index - cursor;
    const bool isFirst = view == ViewSize{};
    if (moved != 0)
        stride = !isFirst && std::abs(moved) <= kFramesOnward ? moved : 1;
    cursor = index;
    view = size;
}

Result<FramePixels> FrameWorker::pixelsOf(FrameIndex index, ViewSize view)
{
    if (auto& prepared = m_clip->prepared; prepared && prepared->index == index && prepared->view == view) {
        FramePixels pixels = std::move(prepared->pixels);
        prepared.reset();
        ++m_clip->preparedCount;
        return pixels;
    }
    auto picture = m_clip->cache.find(index);
    while (!picture) {
        TRY_VOID(decodeTowards(index));
        picture = m_clip->cache.find(index);
    }
    return m_scaler.scale(*picture, view);
}

/// Decodes one picture: `index`, or one that has to come before it.
Result<void> FrameWorker::decodeTowards(FrameIndex index)
{
    if (m_clip->hasEnded())
        return accessEnded();
    const FrameIndex at = m_clip->reader->decodeStart(index);
    TRY_ASSIGN(DecodedPicture picture, m_clip->reader->picture(at));
    m_clip->pictureBytes = picture.buffer->size();
    m_clip->cache.insert(at, std::move(picture), m_clip->cursor);
    return {};
}

void FrameWorker::prefetch(FrameIndex wanted, Lock& lock)
{
    lock.unlock();
    const auto decoded = decodeTowards(wanted);
    lock.lock();
    if (!decoded)
        m_clip->pictureBytes = 0; // ends prefetching; whoever asks for the frame is told
    publishCounters();
}

/// The picture of the frame that a held key or playing shows next, once it is decoded: scaling a large one takes longer
/// than decoding it.
std::optional<DecodedPicture> FrameWorker::nextToPrepare() const
{
    if (!m_clip || m_clip->view == ViewSize{})
        return std::nullopt;
    const FrameIndex next = m_clip->nextShown();
    const auto& prepared = m_clip->prepared;
    const bool isPrepared = prepared && prepared->index == next && prepared->view == m_clip->view;
    return isPrepared ? std::nullopt : m_clip->cache.find(next);
}

void FrameWorker::prepare(const DecodedPicture& picture, Lock& lock)
{
    lock.unlock();
    const ViewSize view = m_clip->view;
    m_clip->prepared.reset();
    auto pixels = m_scaler.scale(picture, view);
    if (pixels)
        m_clip->prepared = Prepared{m_clip->nextShown(), view, std::move(pixels).value()};
    else
        m_clip->view = {}; // whoever asks for the frame is told
    lock.lock();
}

/// The nearest missing frame in the direction of travel, then the other way, as far as the cache can hold them together.
std::optional<FrameIndex> FrameWorker::nextToPrefetch() const
{
    if (!m_clip || m_clip->pictureBytes == 0)
        return std::nullopt;
    const auto room = static_cast<std::int64_t>(m_cacheBytes / m_clip->pictureBytes) - 1;
    const std::int64_t back = std::min(kFramesBack, room / 4);
    const std::int64_t onward = std::clamp<std::int64_t>(room - back - kGroupReserve, 0, kFramesOnward);
    const std::int64_t travel = m_clip->stride < 0 ? -1 : 1;
    const FrameRange all = m_clip->reader->table().range();
    for (std::int64_t distance = 1; distance <= onward + back; ++distance) {
        const std::int64_t way = distance <= onward ? distance : onward - distance;
        const FrameIndex index = m_clip->cursor + travel * way;
        if (all.contains(index) && !m_clip->cache.contains(index))
            return index;
    }
    return std::nullopt;
}

void FrameWorker::publishCounters()
{
    if (m_clip && m_clip->reader)
        m_counters = {m_clip->reader->decodedCount(), m_clip->preparedCount, m_clip->cache.bytes(),
                      m_clip->cache.ranges()};
}

} // namespace consentry::media
