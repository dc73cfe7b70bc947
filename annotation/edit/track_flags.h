#pragma once

#include "annotation/track.h"

#include <QObject>

#include <array>
#include <set>
#include <span>

namespace consentry::edit {

/// How a track is treated in this window. Never stored, never exported, no part of the labels.
enum class TrackFlag {
    Hidden, ///< not drawn
    Locked, ///< refuses edits
    Pinned, ///< not moved by a drag of its body
};

/// The flags of a document's tracks. GUI thread.
class TrackFlags final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    bool has(TrackFlag flag, annotation::TrackId id) const { return of(flag).contains(id); }
    const std::set<annotation::TrackId>& of(TrackFlag flag) const { return m_flags[static_cast<std::size_t>(flag)]; }
    void set(TrackFlag flag, std::span<const annotation::TrackId> ids, bool on);
    /// On for all when one of them has it not, else off for all.
    void toggle(TrackFlag flag, std::span<const annotation::TrackId> ids);

Q_SIGNALS:
    void changed();

private:
    std::array<std::set<annotation::TrackId>, 3> m_flags;
};

} // namespace consentry::edit
