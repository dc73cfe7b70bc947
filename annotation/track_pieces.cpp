#include "annotation/track_pieces.h"

#include "annotation/attribute_edit.h"
#include "annotation/interpolation.h"
#include "annotation/track_edit.h"
#include "annotation/validate.h"

#include <algorithm>
#include <set>

namespace consentry::annotation {

namespace {

constexpr FrameIndex kEnd{kMostFrames};

/// A stretch of one track, or of nothing.
struct Piece {
    const Track* source = nullptr;
    FrameRange range;
};

bool isSeen(const Track* track, FrameIndex frame)
{
    return track && stateAt(*track, frame).has_value();
}

/// Puts stretches of tracks behind each other so that each frame shows what it showed in its source. Frames between
/// two pieces are left to interpolation.
class Composer {
public:
    /// `base` gives everything but key frames and events.
    Composer(const Track& base, const std::vector<Piece>& pieces) : m_track(base)
    {
        m_track.keyFrames.clear();
        m_track.events.clear();
        m_track.singleFrame = false;
        for (const Piece& piece : pieces) {
            for (const AttributeEvent& event : piece.source ? piece.source->events : std::vector<AttributeEvent>())
                m_names.insert(event.name);
        }
        for (std::size_t i = 0; i < pieces.size(); ++i)
            add(pieces[i], i + 1 < pieces.size() ? &pieces[i + 1] : nullptr);
    }

    Track take() { return std::move(m_track); }

private:
    bool endsVisible() const { return !m_track.keyFrames.empty() && !m_track.keyFrames.back().outside; }

    void add(const Piece& piece, const Piece* next)
    {
        const FrameIndex begin = piece.range.begin;
        if (isSeen(piece.source, begin))
            push(impliedKeyFrame(*piece.source, begin));
        else if (endsVisible())
            pushOutside(begin);
        if (!piece.source)
            return;
        for (const KeyFrame& keyFrame : piece.source->keyFrames) {
            if (keyFrame.frame > begin && keyFrame.frame < piece.range.end && (!keyFrame.outside || endsVisible()))
                push(keyFrame);
        }
        addEvents(piece);
        close(piece, next);
    }

    /// The box that an outside key frame bears is where the boxes before it were heading.
    void pushOutside(FrameIndex at)
    {
        KeyFrame keyFrame = impliedKeyFrame(*m_last, at);
        keyFrame.outside = true;
        keyFrame.tracked = false;
        push(keyFrame);
    }

    /// Keeps the way to the end of `piece` when the next key frame is of another track.
    void close(const Piece& piece, const Piece* next)
    {
        m_last = piece.source;
        const FrameIndex last = piece.range.end - 1;
        const bool jumps = next && (next->range.begin != piece.range.end || isSeen(next->source, next->range.begin));
        if (jumps && isSeen(piece.source, last) && m_track.keyFrames.back().frame < last)
            push(impliedKeyFrame(*piece.source, last));
    }

    void addEvents(const Piece& piece)
    {
        for (const std::string& name : m_names) {
            const std::string value = valueAt(*piece.source, name, piece.range.begin);
            if (value != valueAt(m_track, name, piece.range.begin))
                m_track.events.push_back({piece.range.begin, name, value});
        }
        for (const AttributeEvent& event : piece.source->events) {
            if (event.frame > piece.range.begin && event.frame < piece.range.end)
                m_track.events.push_back(event);
        }
    }

    void push(const KeyFrame& keyFrame) { m_track.keyFrames.push_back(keyFrame); }

    Track m_track;
    std::set<std::string> m_names; ///< of per-moment attributes
    const Track* m_last = nullptr; ///< whose boxes came last
};

std::optional<Track> composed(const Track& base, std::vector<Piece> pieces)
{
    std::erase_if(pieces, [](const Piece& piece) { return piece.range.isEmpty(); });
    Track track = Composer(base, pieces).take();
    return hasBox(track) ? std::optional(std::move(track)) : std::nullopt;
}

/// Behind its last key frame a track stays where it is until another one begins.
const Track* heldAt(const std::vector<const Track*>& parts, FrameIndex frame)
{
    const Track* held = nullptr;
    for (const Track* part : parts) {
        const FrameIndex last = part->keyFrames.back().frame;
        const auto beganSince = [&](const Track* other) {
            const FrameIndex first = other->keyFrames.front().frame;
            return other != part && first > last && first <= frame;
        };
        if (frame > last && isSeen(part, frame) && std::ranges::none_of(parts, beganSince)
            && (!held || last > held->keyFrames.back().frame))
            held = part;
    }
    return held;
}

const Track* winnerAt(const std::vector<const Track*>& parts, FrameIndex frame)
{
    for (const Track* part : parts) {
        if (frame <= part->keyFrames.back().frame && isSeen(part, frame))
            return part;
    }
    return heldAt(parts, frame);
}

/// Who is seen when, from the first key frame on; neighbours differ.
std::vector<Piece> winners(const std::vector<const Track*>& parts)
{
    std::set<FrameIndex> bounds;
    for (const Track* part : parts) {
        for (const KeyFrame& keyFrame : part->keyFrames)
            bounds.insert(keyFrame.frame);
        bounds.insert(part->keyFrames.back().frame + 1);
    }
    std::vector<Piece> pieces;
    for (const FrameIndex bound : bounds) {
        const Track* winner = winnerAt(parts, bound);
        if (!pieces.empty() && pieces.back().source == winner)
            continue;
        if (!pieces.empty())
            pieces.back().range.end = bound;
        pieces.push_back({winner, {bound, kEnd}});
    }
    return pieces;
}

/// Takes out what lies between two tracks: frames with nothing, and boxes that only stayed where they were.
std::vector<Piece> withoutBetween(const std::vector<Piece>& pieces)
{
    std::vector<Piece> kept;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        const bool isLast = i + 1 == pieces.size();
        const bool isBetween = !isLast && !kept.empty() && kept.back().source != pieces[i + 1].source;
        if (!piece.source && isBetween)
            continue;
        kept.push_back(piece);
        const bool otherFollows = !isLast && (pieces[i + 1].source || i + 2 < pieces.size());
        if (piece.source && otherFollows)
            kept.back().range.end =
                std::clamp(piece.source->keyFrames.back().frame + 1, piece.range.begin + 1, piece.range.end);
    }
    return kept;
}

/// What `base` and the others say of the whole object.
Track describedBy(const std::vector<const Track*>& parts)
{
    Track base = *parts.front();
    for (const Track* part : parts) {
        base.attributes.insert(part->attributes.begin(), part->attributes.end());
        if (base.kind.empty() && part->label == base.label)
            base.kind = part->kind;
        if (part->source != base.source)
            base.source = Source::Manual;
    }
    return base;
}

/// The first visible key frame behind `after`, or nullptr.
const KeyFrame* nextVisible(const Track& track, FrameIndex after)
{
    const auto it = std::ranges::find_if(
        track.keyFrames, [after](const KeyFrame& keyFrame) { return keyFrame.frame > after && !keyFrame.outside; });
    return it == track.keyFrames.end() ? nullptr : &*it;
}

/// The last visible key frame at or before `at`, or nullptr.
const KeyFrame* lastVisible(const Track& track, FrameIndex at)
{
    const KeyFrame* found = nullptr;
    for (const KeyFrame& keyFrame : track.keyFrames) {
        if (keyFrame.frame <= at && !keyFrame.outside)
            found = &keyFrame;
    }
    return found;
}

void insertSorted(Track& track, const KeyFrame& keyFrame)
{
    const auto place = std::ranges::lower_bound(track.keyFrames, keyFrame.frame, {}, &KeyFrame::frame);
    track.keyFrames.insert(place, keyFrame);
}

} // namespace

Track merged(std::span<const Track> parts, Between between)
{
    std::vector<const Track*> ordered;
    for (const Track& part : parts)
        ordered.push_back(&part);
    std::ranges::stable_sort(ordered, {}, [](const Track* part) { return part->keyFrames.front().frame; });
    std::vector<Piece> pieces = winners(ordered);
    if (between == Between::Filled)
        pieces = withoutBetween(pieces);
    return Composer(describedBy(ordered), pieces).take();
}

std::int64_t boxesLost(std::span<const Track> parts, const Track& merged)
{
    std::int64_t lost = 0;
    for (const Track& part : parts) {
        lost += std::ranges::count_if(part.keyFrames, [&](const KeyFrame& keyFrame) {
            const auto kept = stateAt(merged, keyFrame.frame);
            return !keyFrame.outside && (!kept || kept->box != keyFrame.box);
        });
    }
    return lost;
}

std::optional<Halves> splitAt(const Track& track, FrameIndex frame)
{
    if (track.singleFrame)
        return std::nullopt;
    auto before = composed(track, {{&track, {{0}, frame}}, {nullptr, {frame, kEnd}}});
    auto after = composed(track, {{&track, {frame, kEnd}}});
    if (!before || !after)
        return std::nullopt;
    return Halves{std::move(*before), std::move(*after)};
}

std::optional<Halves> withSwappedTails(const Track& a, const Track& b, FrameIndex frame)
{
    const FrameRange head{{0}, frame}, tail{frame, kEnd};
    auto first = composed(a, {{&a, head}, {&b, tail}});
    auto second = composed(b, {{&b, head}, {&a, tail}});
    if (!first || !second)
        return std::nullopt;
    return Halves{std::move(*first), std::move(*second)};
}

std::optional<Track> withoutBoxesIn(const Track& track, FrameRange range)
{
    if (track.singleFrame)
        return range.contains(track.keyFrames.front().frame) ? std::nullopt : std::optional(track);
    return composed(track, {{&track, {{0}, range.begin}}, {nullptr, range}, {&track, {range.end, kEnd}}});
}

std::optional<Track> withoutKeyFramesIn(Track track, FrameRange range)
{
    std::erase_if(track.keyFrames, [range](const KeyFrame& keyFrame) { return range.contains(keyFrame.frame); });
    return hasBox(track) ? std::optional(std::move(track)) : std::nullopt;
}

Track withHeldBox(Track track, const Hold& hold)
{
    const FrameRange clip{{0}, {hold.clip}};
    const FrameIndex to = clip.clamp(hold.from + hold.frames);
    const FrameIndex first = std::min(hold.from, to), last = std::max(hold.from, to);
    const bool goesOn = last + 1 >= clip.end || isSeen(&track, last + 1);
    KeyFrame held = impliedKeyFrame(track, hold.from);
    held.tracked = false;
    std::erase_if(track.keyFrames,
                  [&](const KeyFrame& keyFrame) { return keyFrame.frame >= first && keyFrame.frame <= last; });
    for (const FrameIndex frame : std::set{first, last}) {
        held.frame = frame;
        insertSorted(track, held);
    }
    if (!goesOn && !track.keyFrameAt(last + 1)) {
        held.frame = last + 1;
        held.outside = true;
        insertSorted(track, held);
    }
    return track;
}

std::optional<Stretch> stretchAt(const Track& track, FrameIndex frame)
{
    const KeyFrame* left = lastVisible(track, frame);
    if (!left || track.singleFrame)
        return std::nullopt;
    const KeyFrame* next = track.keyFrameAfter(left->frame);
    return next && next->outside ? Stretch::KeyFrameOnly : Stretch::Interpolated;
}

Track withStretch(Track track, FrameIndex frame, Stretch stretch)
{
    const KeyFrame left = *lastVisible(track, frame);
    const KeyFrame* next = nextVisible(track, left.frame);
    const FrameIndex right = next ? next->frame : kEnd;
    std::erase_if(track.keyFrames,
                  [&](const KeyFrame& keyFrame) { return keyFrame.frame > left.frame && keyFrame.frame < right; });
    if (stretch == Stretch::KeyFrameOnly && left.frame + 1 < right) {
        KeyFrame hidden = left;
        hidden.frame = left.frame + 1;
        hidden.outside = true;
        hidden.tracked = false;
        insertSorted(track, hidden);
    }
    return track;
}

} // namespace consentry::annotation
