#include "widgets/panels/span_panel.h"

#include "widgets/parts/naming.h"
#include "widgets/theme/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace consentry::widgets {
namespace {

constexpr int kLeastSpanHeight = 56; // pixels of the list
constexpr int kMostSpanHeight = 132;

} // namespace

SpanPanel::SpanPanel(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("spanPanel"));
    setAccessibleName(tr("Doubtful interpolation"));
    m_head = named(makeLabel(LabelRole::Strong, {}, this),
                   {QStringLiteral("spanCount"), tr("How many stretches are doubtful")});
    m_head->setWordWrap(true);
    auto* close = named(new QToolButton(this), {QStringLiteral("spanClose"), tr("Close this list")});
    close->setText(tr("Close"));
    close->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_note = named(makeLabel(LabelRole::Secondary, {}, this), {QStringLiteral("spanNote"), tr("What has changed")});
    m_empty = named(
        makeLabel(LabelRole::Secondary, tr("Of what was compared, no box seems to be beside what it is about."), this),
        {QStringLiteral("spanEmpty"), tr("What was found")});
    m_list = named(new QListWidget(this), {QStringLiteral("spanList"), tr("Doubtful stretches")});
    m_list->setWordWrap(true);
    m_list->setMinimumHeight(kLeastSpanHeight);
    m_list->setMaximumHeight(kMostSpanHeight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (QLabel* label : {m_note, m_empty})
        label->setWordWrap(true);
    setFocusProxy(m_list);
    QHBoxLayout* head = makeRow(space::kSmall);
    head->addWidget(m_head, 1);
    head->addWidget(close);
    QVBoxLayout* column = makeColumn(space::kTight);
    column->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kSmall);
    column->addLayout(head);
    for (QWidget* part : std::initializer_list<QWidget*>{m_empty, m_list, m_note})
        column->addWidget(part);
    setLayout(column);
    const auto choose = [this](QListWidgetItem* item) { Q_EMIT chosen(m_list->row(item)); };
    connect(m_list, &QListWidget::itemClicked, this, choose);
    connect(m_list, &QListWidget::itemActivated, this, choose);
    connect(close, &QToolButton::clicked, this, &SpanPanel::closeRequested);
    setRows({});
    setNote({});
}

void SpanPanel::setRows(const std::vector<SpanRow>& rows)
{
    if (rows != m_rows || m_head->text().isEmpty()) {
        const QSignalBlocker quiet(m_list);
        const int before = m_list->currentRow();
        m_rows = rows;
        m_list->clear();
        for (const SpanRow& row : rows)
            m_list->addItem(tr("%1: %2").arg(row.track, row.frames) + QLatin1Char('\n') + row.why);
        m_list->setCurrentRow(std::min(before, m_list->count() - 1));
    }
    m_head->setText(tr("%n doubtful stretch(es)", nullptr, count()));
    m_list->setVisible(!rows.empty());
    m_empty->setVisible(rows.empty());
}

int SpanPanel::count() const
{
    return m_list->count();
}

void SpanPanel::setCurrent(int row)
{
    markRow(*m_list, row);
}

void SpanPanel::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

} // namespace consentry::widgets
