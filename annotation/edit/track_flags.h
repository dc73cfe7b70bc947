#pragma once

#include "annotation/track.h"

#include <QObject>

#include <array>
#include <set>
#include <span>

namespace consentry::edit {

/// How a track is treated in this window: how one person looks at it, so never stored, never exported, no part of the
/// labels. It is undone like an edit all the same (AnnotationDocument::toggleFlag()), for hands expect Ctrl+Z to take
/// back what they did last.
enum class TrackFlag {
    Hidden, ///< not drawn
    Locked, ///< refuses edits
    Pinned, ///< hands do not move it, by drag, arrow or number, but resize it; commands that are about more than its
            ///< place (paste, propagate, merge, follow) are not meant by a slip and go on
};

/// The flags of a document's tracks. GUI thread.
class TrackFlags final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    using Sets = std::array<std::set<annotation::TrackId>, 3>;
    const Sets& all() const { return m_flags; }
    bool has(TrackFlag flag, annotation::TrackId id) const { return of(flag).contains(id); }
    const std::set<annotation::TrackId>& of(TrackFlag flag) const { return m_flags[static_cast<std::size_t>(flag)]; }
    void set(TrackFlag flag, std::span<const annotation::TrackId> ids, bool on);
    bool haveAll(TrackFlag flag, std::span<const annotation::TrackId> ids) const;

Q_SIGNALS:
    void changed();

private:
    Sets m_flags;
};

} // namespace consentry::edit
