#include "app/gui/region_controller.h"

#include "app/error_words.h"
#include "consent/blur_region.h"
#include "widgets/parts/words.h"

#include <algorithm>
#include <cstdlib>

namespace consentry::app {
namespace {

/// How far from a frame in which somebody drew it a face is taken to be seen, too.
constexpr MediaTime kHold = std::chrono::seconds(1);
/// A new box is the next place of a face that was hidden before when they are so near in time …
constexpr MediaTime kLongestStep = std::chrono::seconds(10);
/// … and the old box, so many times as large, holds the middle of the new one.
constexpr double kRegionReach = 3;

const RegionKey& nearestKey(const RegionTrack& track, FrameIndex frame)
{
    return *std::ranges::min_element(track.keys, {}, [&](const RegionKey& key) { return std::abs(key.frame - frame); });
}

} // namespace

RegionController::RegionController(const Parts& parts, QObject* parent)
    : QObject(parent),
      m_session(parts.session),
      m_canvas(parts.canvas),
      m_frames(parts.frames),
      m_playback(parts.playback),
      m_toast(parts.toast)
{
    connect(&m_canvas, &widgets::VideoCanvas::regionDrawn, this, &RegionController::draw);
}

bool RegionController::open(ClipId clip, std::shared_ptr<const FrameTable> frames)
{
    m_clip = clip;
    m_table = std::move(frames);
    refresh();
    return m_table != nullptr;
}

void RegionController::close()
{
    m_clip = {};
    m_table.reset();
    m_regions.clear();
    m_unstored.clear();
    m_isRead = false;
}

void RegionController::refresh()
{
    if (!m_table)
        return;
    auto regions = read();
    if (!regions) {
        m_table.reset();
        Q_EMIT failed(regions.error());
        return;
    }
    take(m_clip, *regions);
}

void RegionController::take(ClipId clip, const std::vector<storage::ClipRegion>& regions)
{
    if (!m_table || clip != m_clip || (m_isRead && regions == m_regions))
        return;
    m_isRead = true;
    m_regions = regions;
    std::vector<RegionTrack> tracks = m_unstored;
    for (const storage::ClipRegion& region : m_regions) {
        if (!region.isRedacted)
            tracks.push_back(region.track);
    }
    hide(tracks);
}

std::optional<Box> RegionController::lastDrawn(FrameIndex frame) const
{
    for (auto region = m_regions.rbegin(); region != m_regions.rend(); ++region) {
        const auto box = region->track.at(frame);
        if (box && region->author == m_session.identity().keyId())
            return box;
    }
    return std::nullopt;
}

/// That the view stands is AccessWatch's business.
Result<std::vector<storage::ClipRegion>> RegionController::read()
{
    TRY_ASSIGN(const Standing now, m_session.standing());
    TRY_ASSIGN(auto regions, storage::regionsInForce(m_session.workspace(), now.keys, now.status, m_clip));
    return std::move(regions[m_clip]);
}

/// On the canvas for the picture that is there, and in the frames to come, which then hold nothing of it.
void RegionController::hide(const std::vector<RegionTrack>& tracks)
{
    m_canvas.setHiddenRegions(tracks);
    m_frames.setRegions(tracks);
    m_playback.refresh();
}

void RegionController::draw(FrameIndex frame, const Box& box)
{
    if (!m_table)
        return;
    const consent::BlurRegion region = regionFor(frame, box);
    m_unstored.push_back(region.track);
    std::vector<RegionTrack> tracks = m_unstored;
    for (const storage::ClipRegion& other : m_regions)
        tracks.push_back(other.track);
    hide(tracks); // at once; the rest may have to wait for the database
    const auto stored = addRegion(m_session, region);
    if (!stored) {
        m_toast.say({.message = tr("This is hidden in this window only: %1").arg(errorLine(stored.error()))});
        return;
    }
    m_unstored.pop_back();
    refresh();
    m_toast.say({.message = tr("Hidden from everybody in the frames %1 to %2. Where it moves, draw it again.")
                                .arg(widgets::frameNumber(region.track.frames.begin))
                                .arg(widgets::frameNumber(region.track.frames.end - 1))});
}

/// An own region that follows the same thing goes on; else a new one begins.
consent::BlurRegion RegionController::regionFor(FrameIndex frame, const Box& box) const
{
    const RegionKey drawn{
        frame, consent::wholePixels(box, {double(m_table->format().width), double(m_table->format().height)})};
    consent::BlurRegion next{.clip = m_clip, .track = {around(frame), {drawn}}, .supersedes = {}};
    const auto goesOn = [&](const storage::ClipRegion& region) {
        const RegionKey& key = nearestKey(region.track, frame);
        const MediaTime apart = m_table->time(std::max(frame, key.frame)) - m_table->time(std::min(frame, key.frame));
        return region.author == m_session.identity().keyId() && key.frame != frame && apart <= kLongestStep
               && region.track.keys.size() < consent::kMaxRegionKeys
               && inflated(key.box, kRegionReach).contains(box.center());
    };
    const auto before = std::ranges::find_if(m_regions, goesOn);
    if (before == m_regions.end())
        return next;
    next.supersedes = before->id;
    next.track.frames = {std::min(next.track.frames.begin, before->track.frames.begin),
                         std::max(next.track.frames.end, before->track.frames.end)};
    next.track.keys.insert(next.track.keys.end(), before->track.keys.begin(), before->track.keys.end());
    std::ranges::sort(next.track.keys, {}, &RegionKey::frame);
    return next;
}

FrameRange RegionController::around(FrameIndex frame) const
{
    const MediaTime time = m_table->time(frame);
    return {m_table->frameAt(time - kHold), m_table->frameAt(time + kHold) + 1};
}

} // namespace consentry::app
