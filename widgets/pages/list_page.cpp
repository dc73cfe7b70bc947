#include "widgets/pages/list_page.h"

#include "widgets/parts/key_words.h"
#include "widgets/parts/naming.h"
#include "widgets/theme/tokens.h"

#include <QHeaderView>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace consentry::widgets {

ListPage::ListPage(const ListPageWords& words, QWidget* parent) : QWidget(parent), m_buttons(makeRow(space::kTight))
{
    setObjectName(words.objectName);
    setAccessibleName(words.title);
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    m_table =
        named(new QTableView(this), {words.objectName + QStringLiteral(".table"), words.title, words.explanation});
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(extent::kControl);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_empty = makeLabel(LabelRole::Muted, words.empty, this);
    m_empty->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_empty->setWordWrap(true);
    m_empty->setMargin(space::kHuge);
    QLabel* explanation = makeLabel(LabelRole::Muted, words.explanation, this);
    explanation->setWordWrap(true);

    QHBoxLayout* head = makeRow(space::kLarge);
    head->addWidget(makeLabel(LabelRole::Heading, words.title, this), 1);
    head->addLayout(m_buttons);
    QVBoxLayout* column = makeColumn(space::kSmall);
    column->setContentsMargins(space::kHuge, space::kLarge, space::kHuge, space::kLarge);
    column->addLayout(head);
    column->addWidget(explanation);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    setLayout(column);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT rowActivated(index.row()); });
    refreshEmpty();
}

void ListPage::setModel(QAbstractItemModel* model)
{
    if (m_table->model() != nullptr)
        m_table->model()->disconnect(this);
    m_table->setModel(model);
    if (model != nullptr) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &ListPage::refreshEmpty);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &ListPage::refreshEmpty);
        connect(model, &QAbstractItemModel::modelReset, this, &ListPage::refreshEmpty);
        connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
                &ListPage::selectedRowsChanged);
        m_table->resizeColumnsToContents();
    }
    refreshEmpty();
}

void ListPage::addButton(QAction* action)
{
    const QString text = action->text().remove(QLatin1Char('&'));
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setProperty("role", QStringLiteral("button"));
    button->setToolButtonStyle(action->icon().isNull() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
    named(button, {objectName() + QLatin1Char('.') + action->objectName(), text,
                   toolTipWithKey(text, keyOf(action))});
    m_buttons->addWidget(button);
}

QList<int> ListPage::selectedRows() const
{
    QList<int> rows;
    if (m_table->selectionModel() == nullptr)
        return rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows += index.row();
    std::sort(rows.begin(), rows.end());
    return rows;
}

void ListPage::refreshEmpty()
{
    const int rows = m_table->model() == nullptr ? 0 : m_table->model()->rowCount();
    m_table->setVisible(rows > 0);
    m_empty->setVisible(rows == 0);
}

} // namespace consentry::widgets
