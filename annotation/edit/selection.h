#pragma once

#include "annotation/edit/annotation_document.h"

#include <set>

namespace consentry::edit {

/// Which tracks are selected and which frame is looked at. Tracks that go from the document leave the selection.
/// Lives on the GUI thread; the document must outlive it.
class Selection final : public QObject {
    Q_OBJECT

public:
    explicit Selection(const AnnotationDocument& document, QObject* parent = nullptr);

    FrameIndex frame() const { return m_frame; }
    /// Clamped to the clip.
    void setFrame(FrameIndex frame);

    const std::set<annotation::TrackId>& tracks() const { return m_tracks; }
    bool contains(annotation::TrackId id) const { return m_tracks.contains(id); }
    /// The selected track when it is the only one.
    std::optional<annotation::TrackId> single() const;
    /// Ids that the document lacks are left out.
    void select(std::set<annotation::TrackId> tracks);
    void selectOnly(annotation::TrackId id) { select({id}); }
    void toggle(annotation::TrackId id);
    void clear() { select({}); }

Q_SIGNALS:
    void frameChanged(consentry::FrameIndex frame);
    void tracksChanged();

private:
    const AnnotationDocument& m_document;
    FrameIndex m_frame;
    std::set<annotation::TrackId> m_tracks;
};

} // namespace consentry::edit
