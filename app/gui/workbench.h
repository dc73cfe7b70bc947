#pragma once

#include "app/gui/action_table.h"
#include "widgets/canvas/video_canvas.h"
#include "widgets/panels/attribute_editor.h"
#include "widgets/panels/class_bar.h"
#include "widgets/panels/doubt_panel.h"
#include "widgets/panels/mode_line.h"
#include "widgets/panels/proposal_panel.h"
#include "widgets/panels/queue_panel.h"
#include "widgets/panels/review_panel.h"
#include "widgets/panels/span_panel.h"
#include "widgets/panels/tag_bar.h"
#include "widgets/panels/track_panel.h"
#include "widgets/panels/transport_bar.h"
#include "widgets/panels/trust_bar.h"
#include "widgets/parts/ask_bar.h"
#include "widgets/timeline/overview_strip.h"
#include "widgets/timeline/timeline_view.h"

class QLabel;
class QSplitter;

namespace consentry::app {

/// Where clips are labelled and reviewed: left what to work on, centre the picture under the trust bar, right its
/// properties, bottom time. Layout only.
class Workbench final : public QWidget {
    Q_OBJECT

public:
    Workbench(const widgets::Appearance& appearance, const ActionTable& actions, QWidget* parent = nullptr);

    widgets::QueuePanel& queue() { return *m_queue; }
    widgets::TrustBar& trustBar() { return *m_trustBar; }
    widgets::VideoCanvas& canvas() { return *m_canvas; }
    widgets::ClassBar& classBar() { return *m_classBar; }
    widgets::TrackPanel& tracks() { return *m_tracks; }
    widgets::ReviewPanel& review() { return *m_review; }
    widgets::DoubtPanel& doubts() { return *m_doubts; }
    widgets::TransportBar& transport() { return *m_transport; }
    widgets::OverviewStrip& overview() { return *m_overview; }
    widgets::TimelineView& timeline() { return *m_timeline; }
    widgets::ModeLine& modeLine() { return *m_modeLine; }
    widgets::AskBar& ask() { return *m_ask; }
    widgets::TagBar& tags() { return *m_tags; }
    widgets::ProposalPanel& proposals() { return *m_proposals; }
    widgets::SpanPanel& spans() { return *m_spans; }
    void setReviewVisible(bool visible) { m_review->setVisible(visible); }
    /// What a reviewer asked for when the labels came back; nothing is shown when it is empty.
    void setReturnComment(const QString& comment);
    /// What was typed, chosen and offered is nobody else's who may be next.
    void forget();

private:
    QWidget* makeCentre(const widgets::Appearance& appearance, const ActionTable& actions);
    QWidget* makeBottom(const widgets::Appearance& appearance, const ActionTable& actions);
    QWidget* makeRight(const widgets::Appearance& appearance, const ActionTable& actions);
    QWidget* makeReturnNote();
    void nameKeysOf(const ActionTable& actions);

    widgets::QueuePanel* m_queue;
    widgets::TrustBar* m_trustBar;
    widgets::VideoCanvas* m_canvas;
    widgets::ClassBar* m_classBar;
    widgets::TrackPanel* m_tracks;
    widgets::ReviewPanel* m_review;
    widgets::DoubtPanel* m_doubts;
    QWidget* m_returnNote;
    QLabel* m_returnComment;
    widgets::TransportBar* m_transport;
    widgets::OverviewStrip* m_overview;
    widgets::TimelineView* m_timeline;
    widgets::ModeLine* m_modeLine;
    widgets::AskBar* m_ask;
    widgets::TagBar* m_tags;
    widgets::ProposalPanel* m_proposals;
    widgets::SpanPanel* m_spans;
};

} // namespace consentry::app
