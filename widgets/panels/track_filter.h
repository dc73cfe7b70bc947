#pragma once

#include "annotation/edit/track_flags.h"
#include "annotation/label_set.h"

#include <QString>

#include <vector>

namespace consentry::widgets {

/// What a track must be to be listed: words with spaces between them, all of which must hold, "-" before one that must
/// not. A word is the beginning of a class, kind, source or state in either language (`person`, `tracked`, `occluded`,
/// `locked`), a track's number (`12`), a size in pixels in the frame (`width<20`, `height>100`), or an attribute's
/// value there
/// (`activity=walking`, `carrying=` for none).
class TrackFilter {
public:
    TrackFilter() = default;
    explicit TrackFilter(const QString& text);

    bool isEmpty() const { return m_terms.empty(); }
    bool matches(const annotation::Track& track, FrameIndex frame, const edit::TrackFlags& flags) const;
    /// Names that a filter can begin with, for completion: classes, kinds, sources, states, attributes with their
    /// values.
    static QStringList suggestions(const annotation::LabelSet& labels);

private:
    struct Term {
        bool negated = false;
        QString name; ///< before `<`, `>` or `=`; the whole word without one
        QChar sign;
        QString value;
    };

    static bool holds(const Term& term, const annotation::Track& track, FrameIndex frame,
                      const edit::TrackFlags& flags);

    std::vector<Term> m_terms;
};

} // namespace consentry::widgets
