#include "media/frame_cache.h"

namespace consentry::media {

std::optional<DecodedPicture> FrameCache::find(FrameIndex index) const
{
    const auto found = m_pictures.find(index);
    return found == m_pictures.end() ? std::nullopt : std::optional(found->second);
}

void FrameCache::insert(FrameIndex index, DecodedPicture picture, FrameIndex cursor)
{
    if (const auto old = m_pictures.find(index); old != m_pictures.end())
        drop(old);
    m_bytes += picture.buffer->size();
    m_pictures.emplace(index, std::move(picture));
    while (m_bytes > m_limit && m_pictures.size() > 1) {
        const auto first = m_pictures.begin();
        const auto last = std::prev(m_pictures.end());
        const bool isFirstFarther = cursor - first->first > last->first - cursor;
        const auto victim = isFirstFarther ? first : last;
        drop(victim->first != index ? victim : isFirstFarther ? last : first);
    }
}

void FrameCache::wipe()
{
    for (auto& [index, picture] : m_pictures) {
        if (picture.buffer.use_count() > 1) // else it is wiped with the pool it returns to
            picture.buffer->wipe();
    }
    m_pictures.clear();
    m_bytes = 0;
}

std::vector<FrameRange> FrameCache::ranges() const
{
    std::vector<FrameRange> ranges;
    for (const auto& [index, picture] : m_pictures) {
        if (!ranges.empty() && ranges.back().end == index)
            ranges.back().end = index + 1;
        else
            ranges.push_back({index, index + 1});
    }
    return ranges;
}

void FrameCache::drop(std::map<FrameIndex, DecodedPicture>::iterator victim)
{
    m_bytes -= victim->second.buffer->size();
    m_pictures.erase(victim);
}

} // namespace consentry::media
