#include "widgets/parts/key_editor.h"

#include "widgets/parts/command_palette.h"
#include "widgets/parts/elided_combo_box.h"
#include "widgets/parts/naming.h"

#include <QComboBox>
#include <QFrame>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace consentry::widgets {
namespace {

constexpr int kEditorWidth = 620;
constexpr int kTableHeight = 320;
constexpr int kKeyRowHeight = 26;
constexpr int kKeysWidth = 200;

} // namespace

KeyEditor::KeyEditor(const Appearance& appearance, QWidget* parent) : ModalCard(appearance, parent, kEditorWidth)
{
    setObjectName(QStringLiteral("keyEditor"));
    setAccessibleName(tr("Change keys"));
    column()->addWidget(makeLabel(LabelRole::Heading, tr("Change keys"), card()));
    makeTop(card());
    makeTable(card());
    makeEntry(card());
}

void KeyEditor::makeTop(QWidget* card)
{
    m_find = named(new QLineEdit(card), {QStringLiteral("keyFind"), tr("Find an action")});
    m_find->setPlaceholderText(tr("Find an action or a key"));
    m_preset = named(new ElidedComboBox(card), {QStringLiteral("keyPreset"), tr("Keys as in")});
    auto* reset = named(new QPushButton(tr("Undo my changes"), card),
                        {QStringLiteral("keyReset"), tr("Back to the preset, for all actions")});
    auto* row = makeRow(space::kSmall);
    row->addWidget(m_find, 1);
    row->addWidget(m_preset);
    row->addWidget(reset);
    static_cast<QVBoxLayout*>(card->layout())->addLayout(row);
    connect(m_find, &QLineEdit::textChanged, this, &KeyEditor::filterRows);
    connect(m_preset, &QComboBox::activated, this, &KeyEditor::presetChosen);
    connect(reset, &QPushButton::clicked, this, &KeyEditor::resetRequested);
}

void KeyEditor::makeTable(QWidget* card)
{
    m_table = named(new QTableWidget(0, 2, card), {QStringLiteral("keyTable"), tr("Actions and their keys")});
    m_table->setHorizontalHeaderLabels({tr("Action"), tr("Keys")});
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(1, kKeysWidth);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kKeyRowHeight);
    m_table->setFixedHeight(kTableHeight);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    card->layout()->addWidget(m_table);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &KeyEditor::rowChosen);
}

void KeyEditor::makeEntry(QWidget* card)
{
    m_key =
        named(new QKeySequenceEdit(card), {QStringLiteral("keyEntry"), tr("New key"), tr("Press the new key here")});
    m_assign = named(new QPushButton(tr("Use this key"), card), {QStringLiteral("keyAssign"), tr("Use this key")});
    m_clear = named(new QPushButton(tr("No key"), card), {QStringLiteral("keyClear"), tr("This action has no key")});
    m_note = named(makeLabel(LabelRole::Muted, {}, card), {QStringLiteral("keyNote"), tr("What became of it")});
    m_note->setWordWrap(true);
    m_note->setMinimumHeight(2 * space::kLarge);
    auto* row = makeRow(space::kSmall);
    row->addWidget(m_key, 1);
    row->addWidget(m_assign);
    row->addWidget(m_clear);
    static_cast<QVBoxLayout*>(card->layout())->addLayout(row);
    card->layout()->addWidget(m_note);
    connect(m_assign, &QPushButton::clicked, this, [this] {
        if (!m_key->keySequence().isEmpty())
            Q_EMIT keyEntered(currentName(), m_key->keySequence());
    });
    connect(m_clear, &QPushButton::clicked, this, [this] { Q_EMIT keyEntered(currentName(), {}); });
    rowChosen();
}

void KeyEditor::setPresets(const QStringList& names, int chosen)
{
    m_preset->clear();
    m_preset->addItems(names);
    m_preset->setCurrentIndex(chosen);
}

void KeyEditor::setRows(const std::vector<KeyEditorRow>& rows)
{
    const int current = m_table->currentRow();
    m_table->setRowCount(static_cast<int>(rows.size()));
    for (int i = 0; i < m_table->rowCount(); ++i) {
        const KeyEditorRow& row = rows[static_cast<std::size_t>(i)];
        auto* text = new QTableWidgetItem(row.text);
        text->setData(Qt::UserRole, row.name);
        m_table->setItem(i, 0, text);
        m_table->setItem(i, 1, new QTableWidgetItem(row.keys));
    }
    filterRows();
    if (current >= 0)
        m_table->selectRow(current);
    rowChosen();
}

void KeyEditor::setNote(const QString& note)
{
    m_note->setText(note);
}

void KeyEditor::forget()
{
    m_find->setText({}); // clear() can be undone
}

void KeyEditor::filterRows()
{
    for (int i = 0; i < m_table->rowCount(); ++i) {
        const QString words = m_table->item(i, 0)->text() + QLatin1Char(' ') + m_table->item(i, 1)->text();
        m_table->setRowHidden(i, !fitsTyped(words, m_find->text()));
    }
}

void KeyEditor::rowChosen()
{
    const bool chosen = !currentName().isEmpty();
    m_key->setEnabled(chosen);
    m_assign->setEnabled(chosen);
    m_clear->setEnabled(chosen);
    m_key->clear();
}

QString KeyEditor::currentName() const
{
    const QList<QTableWidgetItem*> selected = m_table->selectedItems();
    return selected.isEmpty() ? QString() : m_table->item(selected.first()->row(), 0)->data(Qt::UserRole).toString();
}

QWidget* KeyEditor::opening()
{
    setNote(tr("Choose an action, then press its new key in the field above."));
    return m_find;
}

} // namespace consentry::widgets
