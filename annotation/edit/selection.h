#pragma once

#include "annotation/edit/annotation_document.h"

#include <set>
#include <string>

namespace consentry::edit {

/// Which tracks are listed and which of them are selected, which frame is looked at, and which range of frames is marked.
/// Tracks that go from the document leave the selection.
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
    /// All listed ones that are seen in the current frame; where these are selected already, all listed. Hidden ones
    /// only where a filter lists nothing else, so that they can be shown again. False when there is none.
    bool selectAll();

    /// The tracks that a filter lets through; nothing: all.
    const std::optional<std::set<annotation::TrackId>>& listed() const { return m_listed; }
    void setListed(std::optional<std::set<annotation::TrackId>> tracks);
    /// Whether a filter leaves it in sight: what is selected stays there.
    bool isInSight(annotation::TrackId id) const { return isListed(id) || contains(id); }
    /// What keys that are about all are about, of one class when it is named.
    std::set<annotation::TrackId> allShown(const std::string& label = {}) const;

    /// The frames that range edits and loops are about.
    std::optional<FrameRange> range() const { return m_range; }
    /// The tag of which it is the range, when it was marked as that.
    const std::string& rangeTag() const { return m_rangeTag; }
    /// Cut to the clip; an empty one is none.
    void setRange(std::optional<FrameRange> range, const std::string& tag = {});
    /// The range begins, or ends, with `frame`; its other end stays where it can.
    void beginRange(FrameIndex frame);
    void endRange(FrameIndex frame);

Q_SIGNALS:
    void frameChanged(consentry::FrameIndex frame);
    void tracksChanged();
    void listedChanged();
    void rangeChanged();

private:
    bool isListed(annotation::TrackId id) const { return !m_listed || m_listed->contains(id); }
    FrameRange clip() const { return {{0}, {m_document.facts().frames.frames}}; }

    const AnnotationDocument& m_document;
    FrameIndex m_frame;
    std::set<annotation::TrackId> m_tracks;
    std::optional<std::set<annotation::TrackId>> m_listed;
    std::optional<FrameRange> m_range;
    std::string m_rangeTag;
};

} // namespace consentry::edit
