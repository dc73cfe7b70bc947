#include "widgets/parts/settings_card.h"

#include "widgets/parts/elided_combo_box.h"
#include "widgets/parts/naming.h"
#include "widgets/theme/tokens.h"

#include <QComboBox>
#include <QFrame>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace consentry::widgets {
namespace {

constexpr int kSettingsWidth = 520;

} // namespace

SettingsCard::SettingsCard(const Appearance& appearance, QWidget* parent, const std::vector<SettingRow>& rows)
    : ModalCard(appearance, parent, kSettingsWidth)
{
    setObjectName(QStringLiteral("settingsCard"));
    setAccessibleName(tr("How it looks"));
    column()->addWidget(makeLabel(LabelRole::Heading, tr("How it looks"), card()));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kLarge);
    grid->setVerticalSpacing(space::kSmall);
    for (const SettingRow& row : rows)
        addRow(*grid, row);
    column()->addLayout(grid);
    auto* done = named(new QPushButton(tr("Done"), card()), {QStringLiteral("settingsDone"), tr("Done")});
    column()->addSpacing(space::kSmall);
    column()->addWidget(done, 0, Qt::AlignRight);
    connect(done, &QPushButton::clicked, this, &SettingsCard::close);
}

void SettingsCard::addRow(QGridLayout& grid, const SettingRow& row)
{
    auto* box = named(new ElidedComboBox(card()), {QStringLiteral("setting.") + row.name, row.text, row.hint});
    box->addItems(row.choices);
    box->setCurrentIndex(row.chosen);
    connect(box, &QComboBox::activated, this, [this, name = row.name](int index) { Q_EMIT chosen(name, index); });
    auto* words = makeLabel(LabelRole::Plain, row.text, card());
    words->setBuddy(box);
    const int line = grid.rowCount();
    grid.addWidget(words, line, 0);
    grid.addWidget(box, line, 1); // gives way to the words beside it
    m_boxes.push_back(box);
}

void SettingsCard::setChosen(const QString& name, int index)
{
    const auto box = std::ranges::find(m_boxes, QStringLiteral("setting.") + name, &QObject::objectName);
    if (box != m_boxes.end())
        (*box)->setCurrentIndex(index);
}

QWidget* SettingsCard::opening()
{
    return m_boxes.empty() ? static_cast<QWidget*>(card()) : m_boxes.front();
}

} // namespace consentry::widgets
