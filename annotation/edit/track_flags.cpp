#include "annotation/edit/track_flags.h"

#include <algorithm>

namespace consentry::edit {

using annotation::TrackId;

void TrackFlags::set(TrackFlag flag, std::span<const TrackId> ids, bool on)
{
    std::set<TrackId>& flagged = m_flags[static_cast<std::size_t>(flag)];
    const std::set<TrackId> before = flagged;
    for (const TrackId id : ids) {
        if (on)
            flagged.insert(id);
        else
            flagged.erase(id);
    }
    if (flagged != before)
        Q_EMIT changed();
}

bool TrackFlags::haveAll(TrackFlag flag, std::span<const TrackId> ids) const
{
    return std::ranges::all_of(ids, [&](TrackId id) { return has(flag, id); });
}

} // namespace consentry::edit
