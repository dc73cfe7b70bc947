#include "widgets/panels/proposal_panel.h"

#include "widgets/parts/naming.h"
#include "widgets/theme/tokens.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace consentry::widgets {
namespace {

constexpr int kPercent = 100;
constexpr int kLeastListHeight = 72; // pixels
constexpr int kMostListHeight = 160;

QToolButton* buttonOf(QAction* action, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setProperty("role", QStringLiteral("choice"));
    button->setAccessibleName(action->text());
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return button;
}

} // namespace

ProposalPanel::ProposalPanel(const Buttons& buttons, QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("proposalPanel"));
    setAccessibleName(tr("Proposals"));
    m_count =
        named(makeLabel(LabelRole::Strong, {}, this), {QStringLiteral("proposalCount"), tr("How many are proposed")});
    m_slider = named(new QSlider(Qt::Horizontal, this),
                     {QStringLiteral("proposalThreshold"), tr("How sure proposals must be")});
    m_slider->setRange(0, kPercent);
    m_threshold = makeLabel(LabelRole::Secondary, {}, this);
    m_list = named(new QListWidget(this), {QStringLiteral("proposalList"), tr("Proposals")});
    m_list->setMinimumHeight(kLeastListHeight);
    m_list->setMaximumHeight(kMostListHeight);
    m_progress = named(new QProgressBar(this), {QStringLiteral("assistProgress"), tr("Progress")});
    m_progress->setTextVisible(false); // the bar is lower than a line
    auto* cancel = named(new QPushButton(tr("Cancel"), this), {QStringLiteral("assistCancel"), tr("Cancel (Esc)")});

    m_choices = new QWidget(this);
    QVBoxLayout* choices = makeColumn(space::kTight);
    QHBoxLayout* sure = makeRow(space::kSmall);
    sure->addWidget(m_slider, 1);
    sure->addWidget(m_threshold);
    QHBoxLayout* one = makeRow(space::kTight);
    one->addWidget(buttonOf(buttons.accept, this));
    one->addWidget(buttonOf(buttons.reject, this));
    QHBoxLayout* more = makeRow(space::kTight);
    more->addWidget(buttonOf(buttons.merge, this));
    more->addWidget(buttonOf(buttons.acceptAll, this));
    choices->addLayout(sure);
    choices->addWidget(m_list);
    choices->addLayout(one);
    choices->addLayout(more);
    m_choices->setLayout(choices);
    m_running = new QWidget(this);
    QHBoxLayout* running = makeRow(space::kSmall);
    running->addWidget(m_progress, 1);
    running->addWidget(cancel);
    m_running->setLayout(running);
    QSizePolicy keepsItsPlace = m_running->sizePolicy(); // what is below does not move when something runs
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_running->setSizePolicy(keepsItsPlace);
    QVBoxLayout* column = makeColumn(space::kTight);
    column->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kSmall);
    column->addWidget(m_count);
    column->addWidget(m_running);
    column->addWidget(m_choices);
    setLayout(column);

    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        m_threshold->setText(tr("%1 %").arg(value));
        Q_EMIT thresholdChanged(double(value) / kPercent);
    });
    connect(m_list, &QListWidget::currentRowChanged, this, [this] { Q_EMIT currentChanged(current()); });
    connect(m_list, &QListWidget::itemActivated, this, [this] { Q_EMIT activated(current()); });
    connect(cancel, &QPushButton::clicked, this, &ProposalPanel::cancelRequested);
    m_running->hide();
    setProposals({}, 0);
}

void ProposalPanel::setProposals(const std::vector<ProposalRow>& shown, int all)
{
    if (shown != m_rows) {
        const quint32 before = current();
        const int row = m_list->currentRow();
        m_rows = shown;
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const ProposalRow& proposal : shown)
            m_list->addItem(proposal.words);
        m_list->setCurrentRow(std::min(std::max(row, 0), m_list->count() - 1));
        setCurrent(before);
    }
    m_count->setText(all == 0 ? tr("Looking …") : tr("%1 of %n proposal(s)", nullptr, all).arg(shown.size()));
    m_choices->setVisible(all > 0);
    refresh();
    Q_EMIT currentChanged(current());
}

quint32 ProposalPanel::current() const
{
    const int row = m_list->currentRow();
    return row < 0 || row >= int(m_rows.size()) ? 0 : m_rows[std::size_t(row)].number;
}

void ProposalPanel::setCurrent(quint32 number)
{
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].number == number)
            m_list->setCurrentRow(int(row));
    }
}

void ProposalPanel::setThreshold(double threshold)
{
    m_slider->setValue(qRound(threshold * kPercent));
    m_threshold->setText(tr("%1 %").arg(m_slider->value()));
}

void ProposalPanel::showProgress(const QString& what, qint64 done, qint64 total)
{
    m_progress->setRange(0, int(std::min<qint64>(total, std::numeric_limits<int>::max())));
    m_progress->setValue(int(std::min<qint64>(done, std::numeric_limits<int>::max())));
    m_progress->setFormat(what + QStringLiteral(" %p %"));
    m_running->show();
    refresh();
}

void ProposalPanel::hideProgress()
{
    m_running->hide();
    refresh();
}

void ProposalPanel::refresh()
{
    setVisible(!m_choices->isHidden() || !m_running->isHidden());
}

} // namespace consentry::widgets
