#include "widgets/parts/label_set_editor.h"

#include "widgets/parts/class_swatch.h"
#include "widgets/parts/elided_combo_box.h"
#include "widgets/parts/key_words.h"
#include "widgets/parts/label_forms.h"
#include "widgets/parts/label_words.h"
#include "widgets/parts/naming.h"

#include <QComboBox>
#include <QFrame>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace consentry::widgets {
namespace {

using annotation::AttributeSpec;
using annotation::DraftProblem;
using annotation::LabelClass;
using annotation::LabelItem;
using annotation::LabelPart;
using annotation::LabelSet;

constexpr int kSetCardWidth = 920;
constexpr int kListWidth = 340;
constexpr int kListHeight = 330;
constexpr int kItemHeight = 26;
constexpr int kPartRole = Qt::UserRole;
constexpr int kNameRole = Qt::UserRole + 1;
constexpr LabelPart kParts[] = {LabelPart::Class, LabelPart::Attribute, LabelPart::Tag};

enum Page { NothingPage, ClassPage, AttributePage };

QString groupWord(LabelPart part)
{
    switch (part) {
    case LabelPart::Class: return LabelSetEditor::tr("Classes");
    case LabelPart::Attribute: return LabelSetEditor::tr("Attributes");
    case LabelPart::Tag: return LabelSetEditor::tr("Tags of clips and ranges");
    }
    return {};
}

QString partWord(LabelPart part)
{
    switch (part) {
    case LabelPart::Class: return LabelSetEditor::tr("Class");
    case LabelPart::Attribute: return LabelSetEditor::tr("Attribute");
    case LabelPart::Tag: return LabelSetEditor::tr("Tag");
    }
    return {};
}

QString problemWords(DraftProblem problem)
{
    switch (problem) {
    case DraftProblem::NoClass: return LabelSetEditor::tr("At least one class must be offered.");
    case DraftProblem::Letter: return LabelSetEditor::tr("Two classes have the same letter.");
    case DraftProblem::Values: return LabelSetEditor::tr("A list or buttons need values.");
    case DraftProblem::Range: return LabelSetEditor::tr("The least number is above the greatest.");
    case DraftProblem::Preset: return LabelSetEditor::tr("What new objects get is none of the attribute's values.");
    case DraftProblem::Guideline:
        return LabelSetEditor::tr("A guideline is too long, or has characters that nobody can see.");
    case DraftProblem::Name: return LabelSetEditor::tr("A kind or value is there twice, or its name is too long.");
    }
    return {};
}

std::vector<std::string> namesOf(const LabelSet& labels, LabelPart part)
{
    std::vector<std::string> names;
    switch (part) {
    case LabelPart::Class:
        std::ranges::transform(labels.everyClass(), std::back_inserter(names), &LabelClass::name);
        break;
    case LabelPart::Attribute:
        std::ranges::transform(labels.everyAttribute(), std::back_inserter(names), &AttributeSpec::name);
        break;
    case LabelPart::Tag: names = labels.everyClipTag(); break;
    }
    return names;
}

LabelItem itemOf(const QTreeWidgetItem& row)
{
    return {static_cast<LabelPart>(row.data(0, kPartRole).toInt()), row.data(0, kNameRole).toString().toStdString()};
}

} // namespace

LabelSetEditor::LabelSetEditor(const Appearance& appearance, QWidget* parent)
    : ModalCard(appearance, parent, kSetCardWidth), m_appearance(appearance)
{
    setObjectName(QStringLiteral("labelSetEditor"));
    setAccessibleName(tr("What may be labelled"));
    column()->addLayout(makeHead());
    auto* words = makeLabel(LabelRole::Muted,
                            tr("Each change is a new signed version. What it no longer offers stays readable and is "
                               "exported as it was: no label is dropped."),
                            card());
    words->setWordWrap(true);
    column()->addWidget(words);
    auto* body = makeRow(space::kHuge);
    body->addWidget(makeList());
    body->addWidget(makeForms(), 1);
    column()->addLayout(body);
    column()->addLayout(makeEntry());
    column()->addLayout(makeEnd());
    connect(&appearance, &Appearance::changed, this, &LabelSetEditor::fill);
}

QLayout* LabelSetEditor::makeHead()
{
    m_version = named(new ElidedComboBox(card()), {QStringLiteral("labelSetVersion"), tr("Version")});
    auto* row = makeRow(space::kSmall);
    row->addWidget(makeLabel(LabelRole::Heading, tr("What may be labelled"), card()), 1);
    row->addWidget(m_version);
    connect(m_version, &QComboBox::activated, this, &LabelSetEditor::showVersion);
    return row;
}

QWidget* LabelSetEditor::makeList()
{
    auto* list = new QWidget(card());
    list->setFixedWidth(kListWidth);
    m_tree = named(new QTreeWidget(list), {QStringLiteral("labelSetTree"), tr("Classes, attributes and tags")});
    m_tree->setHeaderHidden(true);
    m_tree->setColumnCount(2);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->setFixedHeight(kListHeight);
    m_tree->setIndentation(space::kMedium);
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setIconSize({extent::kIconSmall, extent::kIconSmall});
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_up = named(new QPushButton(tr("Up"), list), {QStringLiteral("labelSetUp"), tr("Earlier in the order")});
    m_down = named(new QPushButton(tr("Down"), list), {QStringLiteral("labelSetDown"), tr("Later in the order")});
    m_offer = named(new QPushButton(list), {QStringLiteral("labelSetOffer"), tr("Whether it is offered")});
    auto* buttons = makeRow(space::kSmall);
    buttons->addWidget(m_up);
    buttons->addWidget(m_down);
    buttons->addStretch(1);
    buttons->addWidget(m_offer);
    auto* column = makeColumn(space::kSmall);
    column->addWidget(m_tree);
    column->addLayout(buttons);
    list->setLayout(column);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &LabelSetEditor::showChosen);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_offer, &QPushButton::clicked, this, &LabelSetEditor::toggleOffer);
    return list;
}

QWidget* LabelSetEditor::makeForms()
{
    auto* side = new QWidget(card());
    m_title = named(makeLabel(LabelRole::Strong, {}, side), {QStringLiteral("labelSetTitle"), tr("What is chosen")});
    m_standing = named(makeLabel(LabelRole::Secondary, {}, side),
                       {QStringLiteral("labelSetStanding"), tr("Whether it is in force")});
    m_standing->setWordWrap(true);
    m_forms = new QStackedWidget(side);
    m_classForm = new ClassForm(m_appearance, m_forms);
    m_attributeForm = new AttributeForm(m_forms);
    m_forms->addWidget(new QWidget(m_forms));
    m_forms->addWidget(m_classForm);
    m_forms->addWidget(m_attributeForm);
    auto* column = makeColumn(space::kSmall);
    column->addWidget(m_title);
    column->addWidget(m_standing);
    column->addWidget(m_forms, 1);
    side->setLayout(column);
    connect(m_classForm, &ClassForm::changed, this, [this](const LabelClass& changed) {
        m_draft.change(changed);
        fill();
    });
    connect(m_attributeForm, &AttributeForm::changed, this, [this](const AttributeSpec& changed) {
        m_draft.change(changed);
        fill();
    });
    return side;
}

QLayout* LabelSetEditor::makeEntry()
{
    m_entry = new QWidget(card());
    m_part = named(new QComboBox(m_entry), {QStringLiteral("labelSetPart"), tr("What to add")});
    for (const LabelPart part : kParts)
        m_part->addItem(partWord(part), static_cast<int>(part));
    m_name = named(new QLineEdit(m_entry), {QStringLiteral("labelSetName"), tr("Name of what is added")});
    m_name->setPlaceholderText(tr("Name"));
    auto* addButton = named(new QPushButton(tr("Add"), m_entry), {QStringLiteral("labelSetAdd"), tr("Add")});
    auto* row = makeRow(space::kSmall);
    row->addWidget(m_part);
    row->addWidget(m_name, 1);
    row->addWidget(addButton);
    m_entry->setLayout(row);
    connect(m_name, &QLineEdit::returnPressed, this, &LabelSetEditor::add);
    connect(addButton, &QPushButton::clicked, this, &LabelSetEditor::add);
    auto* whole = makeRow(0);
    whole->addWidget(m_entry);
    return whole;
}

QLayout* LabelSetEditor::makeEnd()
{
    m_note = named(makeLabel(LabelRole::Expiring, {}, card()), {QStringLiteral("labelSetNote"), tr("What is wrong")});
    m_note->setWordWrap(true);
    m_note->setMinimumHeight(extent::kControl);
    m_undo = named(new QPushButton(tr("Forget my changes"), card()),
                   {QStringLiteral("labelSetUndo"), tr("Back to the version in force")});
    m_sign = named(new QPushButton(card()), {QStringLiteral("labelSetSign"), tr("Sign the new version")});
    m_sign->setProperty("role", QStringLiteral("primary"));
    auto* row = makeRow(space::kSmall);
    row->addWidget(m_note, 1);
    row->addWidget(m_undo);
    row->addWidget(m_sign);
    connect(m_undo, &QPushButton::clicked, this, [this] { setVersions(m_versions); });
    connect(m_sign, &QPushButton::clicked, this, [this] { Q_EMIT signRequested(m_draft.labels()); });
    return row;
}

void LabelSetEditor::setVersions(std::vector<LabelSetRow> versions)
{
    m_versions = std::move(versions);
    m_draft = annotation::LabelSetDraft(m_versions.back().labels);
    m_version->clear();
    for (const LabelSetRow& row : m_versions)
        m_version->addItem(tr("Version %1 · %2").arg(QString::number(row.labels.version), row.origin));
    m_version->setCurrentIndex(m_version->count() - 1);
    setNote({});
    m_name->setText({}); // what the one before began to type
    fill();
    choose({LabelPart::Class, shown().classes.front().name});
}

void LabelSetEditor::setNote(const QString& note)
{
    m_note->setText(note);
}

QWidget* LabelSetEditor::opening()
{
    return m_tree;
}

bool LabelSetEditor::isDraftShown() const
{
    return m_version->currentIndex() == m_version->count() - 1;
}

const LabelSet& LabelSetEditor::shown() const
{
    return isDraftShown() ? m_draft.labels() : m_versions[static_cast<std::size_t>(m_version->currentIndex())].labels;
}

void LabelSetEditor::showVersion(int)
{
    setNote({});
    fill();
}

std::optional<LabelItem> LabelSetEditor::chosen() const
{
    const QTreeWidgetItem* row = m_tree->currentItem();
    return row && row->parent() ? std::optional(itemOf(*row)) : std::nullopt;
}

void LabelSetEditor::fill()
{
    if (m_versions.empty())
        return;
    const auto before = chosen();
    m_isFilling = true;
    m_tree->clear();
    for (const LabelPart part : kParts)
        addItems(part);
    m_tree->expandAll();
    m_isFilling = false;
    if (before)
        choose(*before);
    showChosen();
}

void LabelSetEditor::addItems(LabelPart part)
{
    auto* group = new QTreeWidgetItem(m_tree, {groupWord(part)});
    group->setFlags(Qt::ItemIsEnabled);
    group->setForeground(0, m_appearance.theme().color(Token::TextMuted));
    group->setSizeHint(0, {0, kItemHeight});
    group->setFirstColumnSpanned(true);
    for (const std::string& name : namesOf(shown(), part))
        addItem(group, {part, name});
}

void LabelSetEditor::addItem(QTreeWidgetItem* group, const LabelItem& item)
{
    const Theme& theme = m_appearance.theme();
    auto* row = new QTreeWidgetItem(group, {labelWord(item.name), detailOf(item)});
    row->setData(0, kPartRole, static_cast<int>(item.part));
    row->setData(0, kNameRole, QString::fromStdString(item.name));
    row->setForeground(1, theme.color(Token::TextMuted));
    if (!annotation::isOffered(shown(), item))
        row->setForeground(0, theme.color(Token::TextMuted));
    if (item.part == LabelPart::Class) {
        const QPixmap swatch = classSwatch(*shown().findClass(item.name), theme, {.ratio = devicePixelRatioF()});
        QIcon icon(swatch);
        icon.addPixmap(swatch, QIcon::Selected); // else the style tints it: another colour means another class
        row->setIcon(0, icon);
    }
}

/// The key of a class, how an attribute is chosen, and what is out of the ordinary.
QString LabelSetEditor::detailOf(const LabelItem& item) const
{
    if (!annotation::isOffered(shown(), item))
        return tr("no longer offered");
    QStringList details;
    if (isDraftShown() && !m_draft.isSigned(item))
        details << tr("new");
    if (item.part == LabelPart::Attribute)
        details << attributeKindWord(shown().findAttribute(item.name)->kind);
    if (item.part == LabelPart::Class) {
        const auto place = static_cast<std::size_t>(shown().findClass(item.name) - shown().classes.data());
        const QString key = place < m_classActions.size() ? keyOf(m_classActions[place]) : QString();
        if (!key.isEmpty())
            details << tr("key %1").arg(key);
    }
    return details.join(QStringLiteral(" · "));
}

void LabelSetEditor::choose(const LabelItem& item)
{
    for (QTreeWidgetItemIterator it(m_tree); *it != nullptr; ++it) {
        if ((*it)->parent() != nullptr && itemOf(**it) == item) {
            m_tree->setCurrentItem(*it);
            return;
        }
    }
}

void LabelSetEditor::showChosen()
{
    if (m_isFilling || m_versions.empty())
        return;
    const auto item = chosen();
    m_title->setText(item ? labelWord(item->name) : QString());
    const LabelClass* labelClass = item && item->part == LabelPart::Class ? shown().findClass(item->name) : nullptr;
    const AttributeSpec* spec =
        item && item->part == LabelPart::Attribute ? shown().findAttribute(item->name) : nullptr;
    m_forms->setCurrentIndex(labelClass ? ClassPage : spec ? AttributePage : NothingPage);
    if (labelClass)
        m_classForm->setClass(*labelClass);
    if (spec)
        m_attributeForm->setAttribute(
            {shown(), *spec, isDraftShown() ? m_draft.inForce().findAttribute(spec->name) : spec});
    showState();
}

void LabelSetEditor::showState()
{
    const auto item = chosen();
    const bool canChange = isDraftShown();
    const bool isOffered = item && annotation::isOffered(shown(), *item);
    const bool isSigned = item && (!canChange || m_draft.isSigned(*item));
    m_standing->setText(!item        ? tr("Choose something on the left.")
                        : !isOffered ? tr("No longer offered. Labels that bear it stay as they are.")
                        : isSigned   ? tr("In force: its name stays.")
                                     : tr("New: not in force before the version is signed."));
    m_forms->setEnabled(canChange && isOffered);
    m_up->setEnabled(canChange && isOffered);
    m_down->setEnabled(canChange && isOffered);
    m_offer->setEnabled(canChange && item);
    m_offer->setText(!isOffered && item ? tr("Offer again") : isSigned || !item ? tr("Offer no more") : tr("Forget"));
    m_entry->setEnabled(canChange);
    const auto problem = m_draft.problem();
    if (canChange)
        setNote(problem ? problemWords(*problem) : QString());
    m_undo->setEnabled(m_draft.isChanged());
    m_sign->setEnabled(canChange && m_draft.isChanged() && !problem);
    m_sign->setText(tr("Sign version %1").arg(m_draft.inForce().version + 1));
}

void LabelSetEditor::add()
{
    const LabelItem item{static_cast<LabelPart>(m_part->currentData().toInt()), m_name->text().trimmed().toStdString()};
    if (!m_draft.add(item)) {
        setNote(tr("This cannot be added: a name is new, short, and has no comma."));
        return;
    }
    m_name->clear();
    fill();
    choose(item);
    m_name->setFocus();
}

void LabelSetEditor::move(int step)
{
    if (const auto item = chosen()) {
        m_draft.move(*item, step);
        fill();
    }
}

void LabelSetEditor::toggleOffer()
{
    const auto item = chosen();
    if (!item)
        return;
    if (m_draft.isOffered(*item))
        m_draft.withdraw(*item);
    else
        m_draft.offer(*item);
    fill();
}

} // namespace consentry::widgets
