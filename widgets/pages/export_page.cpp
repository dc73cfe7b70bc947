#include "widgets/pages/export_page.h"

#include "widgets/parts/card.h"
#include "widgets/parts/elided_combo_box.h"
#include "widgets/parts/naming.h"
#include "widgets/theme/tokens.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QFrame>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace consentry::widgets {
namespace {

constexpr int kExportWidth = 520;

} // namespace

ExportPage::ExportPage(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("exportPage"));
    setAccessibleName(tr("Export"));
    const Card card = makeCentredCard(*this, kExportWidth);
    card.column->addWidget(makeLabel(LabelRole::Title, tr("Export labels"), card.frame));
    QLabel* promise =
        makeLabel(LabelRole::Muted, tr("Accepted labels and their numbers, signed. No pictures leave."), card.frame);
    promise->setWordWrap(true);
    card.column->addWidget(promise);
    card.column->addSpacing(space::kSmall);

    m_name = named(new QLineEdit(card.frame), {QStringLiteral("exportName"), tr("Name of the dataset")});
    m_purpose = named(new ElidedComboBox(card.frame), {QStringLiteral("exportPurpose"), tr("Purpose"),
                                                       tr("Only clips whose owner agreed to it go in")});
    m_recipient = named(new QLineEdit(card.frame), {QStringLiteral("exportRecipient"), tr("Recipient"),
                                                    tr("Who gets it; recall notices go there")});
    m_folder = named(new QLineEdit(card.frame), {QStringLiteral("exportFolder"), tr("Folder")});
    QPushButton* pick = named(new QPushButton(tr("Choose…"), card.frame),
                              {QStringLiteral("exportPickFolder"), tr("Choose the folder")});
    m_formatColumn = makeColumn(0);
    m_summary =
        named(makeLabel(LabelRole::Muted, {}, card.frame), {QStringLiteral("exportSummary"), tr("What goes in")});
    m_summary->setWordWrap(true);
    m_export = named(new QPushButton(tr("Export"), card.frame), {QStringLiteral("exportNow"), tr("Export the labels")});
    m_export->setProperty("role", QStringLiteral("primary"));

    auto* fields = new QFormLayout;
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setHorizontalSpacing(space::kLarge);
    fields->setVerticalSpacing(space::kSmall);
    fields->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    fields->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    QHBoxLayout* folder = makeRow(space::kSmall);
    folder->addWidget(m_folder, 1);
    folder->addWidget(pick);
    fields->addRow(makeLabel(LabelRole::Plain, tr("Name"), card.frame), m_name);
    fields->addRow(makeLabel(LabelRole::Plain, tr("Purpose"), card.frame), m_purpose);
    fields->addRow(makeLabel(LabelRole::Plain, tr("Recipient"), card.frame), m_recipient);
    fields->addRow(makeLabel(LabelRole::Plain, tr("Formats"), card.frame), m_formatColumn);
    fields->addRow(makeLabel(LabelRole::Plain, tr("Folder"), card.frame), folder);
    card.column->addLayout(fields);
    card.column->addSpacing(space::kSmall);
    card.column->addWidget(m_summary);
    card.column->addWidget(m_export, 0, Qt::AlignRight);

    for (QLineEdit* field : {m_name, m_recipient, m_folder})
        connect(field, &QLineEdit::textChanged, this, &ExportPage::refresh);
    connect(pick, &QPushButton::clicked, this, &ExportPage::folderPickRequested);
    connect(m_export, &QPushButton::clicked, this, [this] { Q_EMIT exportRequested(form()); });
    refresh();
}

void ExportPage::setPurposes(const std::vector<Choice>& purposes)
{
    m_purpose->clear();
    for (const Choice& purpose : purposes)
        m_purpose->addItem(purpose.word, purpose.value);
    refresh();
}

void ExportPage::setFormats(const std::vector<Choice>& formats)
{
    for (QCheckBox* box : m_formats)
        delete box;
    m_formats.clear();
    QWidget* before = m_recipient; // the keyboard goes as the eye does
    for (const Choice& format : formats) {
        auto* box = named(new QCheckBox(format.word, m_name->parentWidget()),
                          {QStringLiteral("exportFormat.") + format.value, format.word});
        box->setProperty("value", format.value);
        box->setChecked(m_formats.empty());
        m_formatColumn->addWidget(box);
        m_formats.push_back(box);
        setTabOrder(std::exchange(before, box), box);
        connect(box, &QCheckBox::toggled, this, &ExportPage::refresh);
    }
    setTabOrder(before, m_folder);
    refresh();
}

ExportForm ExportPage::form() const
{
    ExportForm form{m_name->text().trimmed(),
                    m_purpose->currentData().toString(),
                    m_recipient->text().trimmed(),
                    m_folder->text().trimmed(),
                    {}};
    for (const QCheckBox* box : m_formats) {
        if (box->isChecked())
            form.formats += box->property("value").toString();
    }
    return form;
}

void ExportPage::setFolder(const QString& folder)
{
    m_folder->setText(folder);
}

void ExportPage::setSummary(const QString& text)
{
    m_summary->setText(text);
}

void ExportPage::setBusy(bool busy)
{
    m_busy = busy;
    refresh();
    if (!busy)
        m_export->setFocus(); // it lost the focus when it was disabled
}

void ExportPage::clear()
{
    for (QLineEdit* field : {m_name, m_recipient, m_folder})
        field->setText({}); // clear() can be undone, by whoever comes next
    m_summary->clear();
}

void ExportPage::refresh()
{
    const ExportForm now = form();
    m_export->setEnabled(!m_busy && !now.name.isEmpty() && !now.purpose.isEmpty() && !now.recipient.isEmpty()
                         && !now.folder.isEmpty() && !now.formats.isEmpty());
    m_export->setText(m_busy ? tr("Exporting…") : tr("Export"));
}

} // namespace consentry::widgets
