#include "widgets/parts/figures_card.h"

#include "widgets/parts/naming.h"
#include "widgets/theme/tokens.h"

#include <QFrame>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace consentry::widgets {
namespace {

constexpr int kFiguresWidth = 620;
constexpr int kFiguresHeight = 300;

/// Days, then numbers.
Qt::Alignment alignmentOf(int column)
{
    return (column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

} // namespace

FiguresCard::FiguresCard(const Appearance& appearance, QWidget* parent) : ModalCard(appearance, parent, kFiguresWidth)
{
    setObjectName(QStringLiteral("figuresCard"));
    setAccessibleName(tr("My figures"));
    column()->addWidget(makeLabel(LabelRole::Heading, tr("My figures"), card()));
    m_note = named(makeLabel(LabelRole::Secondary, {}, card()), {QStringLiteral("figuresNote"), tr("Who sees this")});
    m_note->setWordWrap(true);
    column()->addWidget(m_note);
    m_table = named(new QTableWidget(card()), {QStringLiteral("figuresTable"), tr("What you did, day by day")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->setFixedHeight(kFiguresHeight);
    column()->addWidget(m_table);
    m_copy = named(new QPushButton(tr("Copy"), card()), {QStringLiteral("figuresCopy"), tr("Copy as text")});
    m_forget =
        named(new QPushButton(tr("Forget"), card()), {QStringLiteral("figuresForget"), tr("Forget all figures")});
    m_done = named(new QPushButton(tr("Done"), card()), {QStringLiteral("figuresDone"), tr("Done")});
    auto* buttons = makeRow(space::kSmall);
    buttons->addWidget(m_forget);
    buttons->addStretch(1);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_done);
    column()->addLayout(buttons);
    connect(m_copy, &QPushButton::clicked, this, &FiguresCard::copyRequested);
    connect(m_forget, &QPushButton::clicked, this, &FiguresCard::forget);
    connect(m_done, &QPushButton::clicked, this, &FiguresCard::close);
    setRows({});
}

void FiguresCard::setRows(const std::vector<FigureRow>& rows)
{
    m_isAsked = false;
    m_table->clear();
    m_table->setRowCount(0);
    m_table->setColumnCount(6);
    m_table->setHorizontalHeaderLabels(
        {tr("Day"), tr("Minutes"), tr("Edits"), tr("Objects"), tr("Proposals"), tr("Handed in")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    for (int column = 0; column < m_table->columnCount(); ++column) // as what stands below
        m_table->horizontalHeaderItem(column)->setTextAlignment(alignmentOf(column));
    FigureRow sum;
    for (const FigureRow& row : rows) {
        addLine(QLocale().toString(row.day, QLocale::ShortFormat), row);
        sum.minutes += row.minutes;
        sum.edits += row.edits;
        sum.objects += row.objects;
        sum.taken += row.taken;
        sum.handedIn += row.handedIn;
    }
    if (!rows.empty())
        addLine(tr("together"), sum);
    m_table->setVisible(!rows.empty());
    m_copy->setEnabled(!rows.empty());
    m_forget->setEnabled(!rows.empty());
    m_note->setText(rows.empty() ? tr("Nothing yet. What you do from now on is counted here, for you alone.")
                                 : tr("Of the last 30 days. Only you see this: it is kept in your settings on this "
                                      "computer, not in the workspace."));
}

void FiguresCard::addLine(const QString& name, const FigureRow& row)
{
    const int line = m_table->rowCount();
    m_table->insertRow(line);
    m_table->setItem(line, 0, new QTableWidgetItem(name));
    int column = 1;
    for (const int count : {row.minutes, row.edits, row.objects, row.taken, row.handedIn}) {
        auto* item = new QTableWidgetItem(QLocale().toString(count));
        item->setTextAlignment(alignmentOf(column));
        m_table->setItem(line, column++, item);
    }
}

QString FiguresCard::plainText() const
{
    QStringList lines;
    for (int line = -1; line < m_table->rowCount(); ++line) {
        QStringList cells;
        for (int column = 0; column < m_table->columnCount(); ++column)
            cells << (line < 0 ? m_table->horizontalHeaderItem(column) : m_table->item(line, column))->text();
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

/// They do not come back, so one click is not enough.
void FiguresCard::forget()
{
    if (m_isAsked) {
        Q_EMIT forgetRequested();
        m_done->setFocus();
        return;
    }
    m_isAsked = true;
    m_note->setText(tr("All figures go, and do not come back. Press Forget once more."));
}

QWidget* FiguresCard::opening()
{
    return m_done;
}

} // namespace consentry::widgets
