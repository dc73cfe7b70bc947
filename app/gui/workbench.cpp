#include "app/gui/workbench.h"

#include "widgets/parts/naming.h"
#include "widgets/theme/tokens.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace consentry::app {
namespace {

constexpr int kCentreWidth = 580; // at least, in the smallest window: the picture is the work

QSplitter* makeSplitter(Qt::Orientation orientation, const QString& name, QWidget* parent)
{
    auto* splitter = new QSplitter(orientation, parent);
    splitter->setObjectName(name);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    return splitter;
}

} // namespace

Workbench::Workbench(const widgets::Appearance& appearance, const ActionTable& actions, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("workbench"));
    m_queue = new widgets::QueuePanel(appearance);
    m_modeLine = new widgets::ModeLine(appearance);
    QSplitter* upper = makeSplitter(Qt::Horizontal, QStringLiteral("columns"), this);
    upper->addWidget(m_queue);
    upper->addWidget(makeCentre(appearance, actions));
    upper->addWidget(makeRight(appearance, actions));
    upper->setStretchFactor(1, 1);
    upper->setSizes({220, 800, 260});
    QSplitter* rows = makeSplitter(Qt::Vertical, QStringLiteral("rows"), this);
    rows->addWidget(upper);
    rows->addWidget(makeBottom(appearance, actions));
    rows->setStretchFactor(0, 1);
    rows->setSizes({560, 180});
    nameKeysOf(actions);
    auto* column = widgets::makeColumn(0);
    column->addWidget(rows, 1);
    column->addWidget(m_modeLine);
    setLayout(column);
    m_ask = new widgets::AskBar(appearance, this);
    m_tags = new widgets::TagBar(appearance, this);
}

QWidget* Workbench::makeCentre(const widgets::Appearance& appearance, const ActionTable& actions)
{
    auto* centre = new QWidget(this);
    centre->setMinimumWidth(kCentreWidth);
    m_trustBar = new widgets::TrustBar(appearance);
    m_canvas = new widgets::VideoCanvas(appearance);
    m_classBar = new widgets::ClassBar(appearance);
    for (const ActionId id : {ActionId::SelectTool, ActionId::DrawTool, ActionId::BoxMode, ActionId::BlurTool,
                              ActionId::Undo, ActionId::Redo, ActionId::ReportClip, ActionId::Submit})
        m_classBar->addTool(&actions[id]);
    auto* column = widgets::makeColumn(0);
    column->addWidget(m_trustBar);
    column->addWidget(m_canvas, 1);
    column->addWidget(m_classBar);
    centre->setLayout(column);
    return centre;
}

QWidget* Workbench::makeRight(const widgets::Appearance& appearance, const ActionTable& actions)
{
    auto* right = new QWidget(this);
    m_review = new widgets::ReviewPanel;
    m_doubts = new widgets::DoubtPanel({actions[ActionId::MaskCamera], actions[ActionId::BlurTool]});
    m_tracks = new widgets::TrackPanel(appearance);
    m_proposals = new widgets::ProposalPanel({.accept = &actions[ActionId::AcceptProposal],
                                              .acceptAll = &actions[ActionId::AcceptProposals],
                                              .merge = &actions[ActionId::MergeProposal],
                                              .reject = &actions[ActionId::RejectProposal]});
    m_spans = new widgets::SpanPanel;
    auto* column = widgets::makeColumn(0);
    column->addWidget(m_review);
    column->addWidget(makeReturnNote());
    column->addWidget(m_doubts, 1);
    column->addWidget(m_proposals);
    column->addWidget(m_spans);
    column->addWidget(m_tracks, 1);
    connect(m_tracks, &widgets::TrackPanel::filterLeft, m_canvas, qOverload<>(&QWidget::setFocus));
    right->setLayout(column);
    m_review->hide();
    m_doubts->hide();
    m_spans->hide();
    return right;
}

/// Where hints say which key does something.
void Workbench::nameKeysOf(const ActionTable& actions)
{
    m_canvas->nameKeysOf({.draw = &actions[ActionId::DrawTool], .oneFrame = &actions[ActionId::BoxMode]});
    m_classBar->nameKeysOf(actions.classActions());
    m_tracks->nameKeysOf({.tags = &actions[ActionId::ShowTags],
                          .beginRange = &actions[ActionId::BeginRange],
                          .endRange = &actions[ActionId::EndRange]});
}

QWidget* Workbench::makeReturnNote()
{
    m_returnNote = new QWidget;
    m_returnNote->setObjectName(QStringLiteral("returnNote"));
    m_returnNote->setProperty("surface", true);
    m_returnNote->setAttribute(Qt::WA_StyledBackground);
    m_returnComment =
        widgets::named(widgets::makeLabel(widgets::LabelRole::Plain, {}, m_returnNote),
                       {.objectName = QStringLiteral("returnComment"), .accessibleName = tr("What should change")});
    m_returnComment->setWordWrap(true);
    auto* column = widgets::makeColumn(widgets::space::kTight);
    column->setContentsMargins(widgets::space::kMedium, widgets::space::kSmall, widgets::space::kMedium,
                               widgets::space::kMedium);
    column->addWidget(widgets::makeLabel(widgets::LabelRole::Expiring, tr("Returned: please change"), m_returnNote));
    column->addWidget(m_returnComment);
    m_returnNote->setLayout(column);
    m_returnNote->hide();
    return m_returnNote;
}

void Workbench::setReturnComment(const QString& comment)
{
    m_returnComment->setText(comment);
    m_returnNote->setVisible(!comment.isEmpty());
}

void Workbench::forget()
{
    m_tracks->clearFilter();
    m_review->clearComment();
    m_classBar->setLabelSet(annotation::defaultLabelSet());
    m_canvas->setDrawChoice({});
    m_canvas->setWatermark({});
}

QWidget* Workbench::makeBottom(const widgets::Appearance& appearance, const ActionTable& actions)
{
    auto* bottom = new QWidget(this);
    m_transport = new widgets::TransportBar(appearance, {.first = &actions[ActionId::FirstFrame],
                                                         .previous = &actions[ActionId::PreviousFrame],
                                                         .play = &actions[ActionId::Play],
                                                         .next = &actions[ActionId::NextFrame],
                                                         .last = &actions[ActionId::LastFrame]});
    m_overview = new widgets::OverviewStrip(appearance);
    m_transport->setOverview(m_overview);
    m_timeline = new widgets::TimelineView(appearance);
    auto* column = widgets::makeColumn(0);
    column->addWidget(m_transport);
    column->addWidget(m_timeline, 1);
    bottom->setLayout(column);
    return bottom;
}

} // namespace consentry::app
