#pragma once

#include "app/gui/action_table.h"
#include "app/gui/assist_worker.h"
#include "app/gui/open_clip.h"
#include "widgets/panels/span_panel.h"

namespace consentry::app {

/// Where boxes that are interpolated disagree with the picture: a list of the stretches that a comparison found, and
/// the way from one to the next. What is edited afterwards leaves the list, and comes back when the edit is undone. GUI
/// thread.
class SpanController final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        widgets::SpanPanel& panel;
        ActionTable& actions;
    };
    explicit SpanController(const Parts& parts, QObject* parent = nullptr);

    /// `clip` must stay until close().
    void open(OpenClip& clip);
    void close();
    /// What a comparison of all labels found; shows the list.
    void take(std::vector<DoubtfulSpan> found);
    /// To the next after the frame on screen, round and round.
    void goToNext();
    /// Of the stretches that were found, those whose key frames are as they were.
    std::size_t count() const { return m_listed.size(); }

Q_SIGNALS:
    void seekRequested(consentry::FrameIndex frame);
    /// count() may be another.
    void changed();

private:
    void refresh();
    void tellEdited();
    void goTo(std::size_t row);

    Parts m_parts;
    OpenClip* m_clip = nullptr;
    std::vector<DoubtfulSpan> m_found;  ///< by frame
    std::vector<DoubtfulSpan> m_listed; ///< those of them that still stand
    int m_edited = 0;                   ///< how many would have to be compared again
};

/// Whether the key frames that a comparison looked at are still neighbours, where they were.
enum class SpanStanding {
    Stands,
    Changed, ///< the track is there, and would have to be compared again
    Gone,    ///< so is the track
};
SpanStanding standingOf(const DoubtfulSpan& span, const annotation::AnnotationSet& labels);

/// How far boxes are from what they are about, for people. `distance` in box sizes, above 0.
QString distanceWords(double distance);

} // namespace consentry::app
