#pragma once

#include "annotation/edit/annotation_document.h"
#include "annotation/interpolation.h"
#include "annotation/proposal.h"
#include "annotation/tracked_span.h"

#include <set>

namespace consentry::edit {

/// Something that a program proposes for the labels of the open clip: a whole object, or key frames of one that is
/// there.
struct OpenProposal {
    std::uint32_t number = 0; ///< among those that are open, never given twice
    annotation::Track track;  ///< to be drawn dashed, and what would be added
    double confidence = 1;
    std::optional<annotation::TrackId> target{}; ///< set: `added` goes into this track
    std::vector<annotation::KeyFrame> added{};

    /// Where it is in `frame`, if it says anything about that.
    std::optional<annotation::BoxState> stateAt(FrameIndex frame) const;
};

/// What is proposed for a document, and the only way from there into it. Nothing of it is part of the labels. What was
/// taken is proposed again when that is undone. GUI thread; the document must outlive it. Errors are those of
/// AnnotationDocument; a refused proposal stays.
class Proposals final : public QObject {
    Q_OBJECT

public:
    explicit Proposals(AnnotationDocument& document, QObject* parent = nullptr);

    const std::vector<OpenProposal>& all() const { return m_open; }
    /// nullptr when there is none of that number.
    const OpenProposal* find(std::uint32_t number) const;
    /// Those sure enough: a tracker's always are.
    std::vector<const OpenProposal*> shown() const;
    /// Whole objects, as they are to be stored.
    std::vector<annotation::Proposal> objects() const;

    double threshold() const { return m_threshold; }
    /// 0 to 1.
    void setThreshold(double threshold);

    /// In the place of the objects that were proposed before; a tracker's proposals stay.
    void setObjects(const std::vector<annotation::Proposal>& proposals);
    /// Key frames for `target`, which must be there; `span` is where from. The answer is its number, or 0 when the track has
    /// changed there since.
    std::uint32_t addSpan(annotation::TrackId target, const annotation::TrackableSpan& span,
                          std::vector<annotation::KeyFrame> keyFrames);

    /// Puts them into the labels, as one edit. `motionLabel`: class of what only moved. Errc::NotFound.
    Result<std::vector<annotation::TrackId>> accept(const std::set<std::uint32_t>& numbers,
                                                    const std::string& motionLabel);
    /// All that are shown().
    Result<std::vector<annotation::TrackId>> acceptShown(const std::string& motionLabel);
    /// Makes the object part of `target`, which keeps its class and its own boxes where both have some.
    Result<void> mergeInto(std::uint32_t number, annotation::TrackId target);
    /// The answer is for putBack().
    std::vector<OpenProposal> reject(const std::set<std::uint32_t>& numbers);
    void putBack(const std::vector<OpenProposal>& proposals);

Q_SIGNALS:
    void changed();
    /// Objects were taken or left, so what is stored should follow.
    void objectsChanged();

private:
    Result<annotation::Change> changeFor(const OpenProposal& proposal, const std::string& motionLabel,
                                         annotation::Change change, std::uint32_t& nextId) const;
    Result<void> take(const std::set<std::uint32_t>& numbers, Edit edit, annotation::Change change);
    std::vector<OpenProposal> openOf(const std::set<std::uint32_t>& numbers) const;
    std::vector<OpenProposal> drop(const std::set<std::uint32_t>& numbers);
    void dropStale(const ChangeEvent& event);
    void followDocument(const ChangeEvent& event);

    AnnotationDocument& m_document;
    std::vector<OpenProposal> m_open; ///< by number
    std::vector<std::vector<OpenProposal>> m_taken; ///< by each edit that took some, those undone last
    std::size_t m_takenNow = 0;                     ///< how many of these edits are not undone
    std::uint32_t m_next = 1;
    double m_threshold = 0.4;
};

} // namespace consentry::edit
