#include "widgets/parts/label_forms.h"

#include "annotation/label_set_draft.h"
#include "widgets/parts/class_swatch.h"
#include "widgets/parts/elided_combo_box.h"
#include "widgets/parts/label_words.h"
#include "widgets/parts/naming.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <iterator>

namespace consentry::widgets {
namespace {

using annotation::AttributeHold;
using annotation::AttributeKind;
using annotation::AttributeSpec;
using annotation::ClassColour;
using annotation::LabelClass;

constexpr int kClassColumns = 2;
constexpr double kMostNumber = 1e6;
constexpr int kDecimals = 2;
constexpr int kGuidelineHeight = 112;

QString qtText(const std::string& text)
{
    return QString::fromStdString(text);
}

QString colourWord(ClassColour colour)
{
    switch (colour) {
    case ClassColour::Orange: return ClassForm::tr("Orange");
    case ClassColour::Blue: return ClassForm::tr("Blue");
    case ClassColour::Green: return ClassForm::tr("Green");
    case ClassColour::Yellow: return ClassForm::tr("Yellow");
    case ClassColour::Pink: return ClassForm::tr("Pink");
    case ClassColour::Vermilion: return ClassForm::tr("Vermilion");
    }
    return {};
}

QFormLayout* makeForm(QWidget* parent)
{
    auto* form = new QFormLayout(parent);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(space::kMedium);
    form->setVerticalSpacing(space::kSmall);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return form;
}

QLabel* caption(const QString& text, QWidget* parent)
{
    QLabel* label = makeLabel(LabelRole::Muted, text, parent);
    label->setMinimumHeight(extent::kControl);
    return label;
}

/// Shows what labels may still bear; nothing when there is none.
void showGone(QLabel& label, const std::vector<std::string>& gone)
{
    QStringList words;
    for (const std::string& name : gone)
        words << labelWord(name);
    label.setText(ClassForm::tr("No longer offered: %1").arg(words.join(QStringLiteral(", "))));
    label.setVisible(!gone.empty());
}

QLabel* makeGone(QWidget* parent)
{
    QLabel* label = makeLabel(LabelRole::Secondary, {}, parent);
    label->setWordWrap(true);
    return label;
}

QDoubleSpinBox* makeNumber(const Naming& naming, QWidget* parent)
{
    auto* number = named(new QDoubleSpinBox(parent), naming);
    number->setDecimals(kDecimals);
    number->setRange(-kMostNumber, kMostNumber);
    number->setKeyboardTracking(false);
    return number;
}

/// Without what it already shows, so that a cursor stays where it is.
void setLine(QLineEdit& line, const std::vector<std::string>& names)
{
    if (annotation::namesIn(line.text().toStdString()) != names)
        line.setText(qtText(annotation::namesText(names)));
}

/// Without the empty lines that are left at the end while somebody types.
std::string guidelineIn(const QPlainTextEdit& field)
{
    QString text = field.toPlainText();
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text.toStdString();
}

} // namespace

QString attributeKindWord(AttributeKind kind)
{
    switch (kind) {
    case AttributeKind::Select: return AttributeForm::tr("List");
    case AttributeKind::Radio: return AttributeForm::tr("Buttons");
    case AttributeKind::Check: return AttributeForm::tr("Yes or no");
    case AttributeKind::Number: return AttributeForm::tr("Number");
    case AttributeKind::Text: return AttributeForm::tr("Text");
    }
    return {};
}

// --- classes

ClassForm::ClassForm(const Appearance& appearance, QWidget* parent) : QWidget(parent), m_appearance(appearance)
{
    setObjectName(QStringLiteral("classForm"));
    QFormLayout* form = makeForm(this);
    m_letter = named(new QComboBox(this), {QStringLiteral("classLetter"), tr("Letter on boxes")});
    for (char letter = 'A'; letter <= 'Z'; ++letter)
        m_letter->addItem(QString(QLatin1Char(letter)));
    form->addRow(caption(tr("Letter"), this), m_letter);
    makeColours();
    auto* colours = makeRow(space::kTight);
    for (QToolButton* colour : m_colours)
        colours->addWidget(colour);
    colours->addStretch(1);
    form->addRow(caption(tr("Colour"), this), colours);
    m_kinds = named(new QLineEdit(this), {QStringLiteral("classKinds"), tr("Kinds, between commas")});
    m_kinds->setPlaceholderText(tr("none: write them between commas"));
    form->addRow(caption(tr("Kinds"), this), m_kinds);
    m_gone = makeGone(this);
    form->addRow(m_gone);
    m_guideline =
        named(new QPlainTextEdit(this), {QStringLiteral("classGuideline"), tr("How to label this class, in Markdown")});
    m_guideline->setPlaceholderText(
        tr("How to label this class, in Markdown without pictures or links. Empty: what Consentry says."));
    m_guideline->setTabChangesFocus(true);
    m_guideline->setFixedHeight(kGuidelineHeight);
    form->addRow(caption(tr("Guideline"), this), m_guideline);
    connect(m_guideline, &QPlainTextEdit::textChanged, this, &ClassForm::change);
    connect(m_letter, &QComboBox::activated, this, &ClassForm::change);
    connect(m_kinds, &QLineEdit::textEdited, this, &ClassForm::change);
    connect(&appearance, &Appearance::changed, this, &ClassForm::refreshColours);
}

void ClassForm::makeColours()
{
    for (int i = 0; i < annotation::kClassColours; ++i) {
        const auto colour = static_cast<ClassColour>(i);
        auto* button = named(new QToolButton(this), {QStringLiteral("classColour%1").arg(i), colourWord(colour)});
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setFixedSize(extent::kControl, extent::kControl);
        connect(button, &QToolButton::clicked, this, [this, colour] {
            m_class.colour = colour;
            change();
        });
        m_colours[static_cast<std::size_t>(i)] = button;
    }
}

void ClassForm::refreshColours()
{
    for (std::size_t i = 0; i < m_colours.size(); ++i) {
        LabelClass shown = m_class;
        shown.colour = static_cast<ClassColour>(i);
        m_colours[i]->setIcon(QIcon(classSwatch(shown, m_appearance.theme(), {.ratio = devicePixelRatioF()})));
        m_colours[i]->setChecked(shown.colour == m_class.colour);
    }
}

void ClassForm::setClass(const LabelClass& labelClass)
{
    m_class = labelClass;
    if (guidelineIn(*m_guideline) != labelClass.guideline) { // or the cursor would leap
        const QSignalBlocker quiet(m_guideline);
        m_guideline->setPlainText(qtText(labelClass.guideline));
    }
    m_letter->setCurrentText(QString(QLatin1Char(labelClass.letter)));
    setLine(*m_kinds, labelClass.kinds);
    showGone(*m_gone, labelClass.goneKinds);
    refreshColours();
}

void ClassForm::change()
{
    m_class.letter = m_letter->currentText().front().toLatin1();
    m_class.kinds = annotation::namesIn(m_kinds->text().toStdString());
    m_class.guideline = guidelineIn(*m_guideline);
    Q_EMIT changed(m_class);
}

// --- attributes

AttributeForm::AttributeForm(QWidget* parent) : QWidget(parent), m_form(makeForm(this))
{
    setObjectName(QStringLiteral("attributeForm"));
    makeKinds();
    m_classes = new QWidget(this);
    m_form->addRow(caption(tr("For"), this), m_classes);
    m_values = named(new QLineEdit(this), {QStringLiteral("attributeValues"), tr("Values, between commas")});
    m_values->setPlaceholderText(tr("write them between commas"));
    m_form->addRow(caption(tr("Values"), this), m_values);
    m_gone = makeGone(this);
    m_form->addRow(m_gone);
    m_range = new QWidget(this);
    m_least = makeNumber({QStringLiteral("attributeLeast"), tr("Least number")}, m_range);
    m_most = makeNumber({QStringLiteral("attributeMost"), tr("Greatest number")}, m_range);
    auto* range = makeRow(space::kSmall);
    range->addWidget(m_least, 1);
    range->addWidget(makeLabel(LabelRole::Muted, tr("to"), m_range));
    range->addWidget(m_most, 1);
    m_range->setLayout(range);
    m_form->addRow(caption(tr("Range"), this), m_range);
    m_presetList = named(new ElidedComboBox(this), {QStringLiteral("attributePreset"), tr("What new objects get")});
    m_form->addRow(caption(tr("New objects get"), this), m_presetList);
    m_presetText = named(new QLineEdit(this), {QStringLiteral("attributePresetText"), tr("What new objects get")});
    m_presetText->setPlaceholderText(tr("no value"));
    m_form->addRow(caption(tr("New objects get"), this), m_presetText);
    for (QComboBox* box : {m_kind, m_hold, m_presetList})
        connect(box, &QComboBox::activated, this, &AttributeForm::change);
    for (QLineEdit* line : {m_values, m_presetText})
        connect(line, &QLineEdit::textEdited, this, &AttributeForm::change);
    for (QDoubleSpinBox* number : {m_least, m_most})
        connect(number, &QDoubleSpinBox::valueChanged, this, &AttributeForm::change);
}

void AttributeForm::makeKinds()
{
    m_kind = named(new ElidedComboBox(this), {QStringLiteral("attributeKind"), tr("How it is chosen")});
    for (const AttributeKind kind : {AttributeKind::Select, AttributeKind::Radio, AttributeKind::Check,
                                     AttributeKind::Number, AttributeKind::Text})
        m_kind->addItem(attributeKindWord(kind), static_cast<int>(kind));
    m_form->addRow(caption(tr("Chosen by"), this), m_kind);
    m_hold = named(new ElidedComboBox(this), {QStringLiteral("attributeHold"), tr("For how long it holds")});
    m_hold->addItem(tr("whole track"), static_cast<int>(AttributeHold::Track));
    m_hold->addItem(tr("from moments on"), static_cast<int>(AttributeHold::Moment));
    m_form->addRow(caption(tr("Holds for"), this), m_hold);
}

void AttributeForm::setAttribute(const Content& content)
{
    m_isFilling = true;
    m_spec = content.spec;
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(m_spec.kind)));
    m_hold->setCurrentIndex(m_hold->findData(static_cast<int>(m_spec.hold)));
    for (QComboBox* box : {m_kind, m_hold})
        box->setEnabled(content.inForce == nullptr);
    fillClasses(content);
    setLine(*m_values, m_spec.values);
    showGone(*m_gone, m_spec.goneValues);
    m_least->setMaximum(content.inForce ? content.inForce->least : kMostNumber);
    m_most->setMinimum(content.inForce ? content.inForce->most : -kMostNumber);
    m_least->setValue(m_spec.least);
    m_most->setValue(m_spec.most);
    fillPresets();
    showParts();
    m_isFilling = false;
}

/// A box for each class, the first for all. They stay while the classes do: one of them may be sending right now.
void AttributeForm::makeClassChecks(const annotation::LabelSet& labels)
{
    std::vector<std::string> names{std::string()};
    for (const LabelClass& labelClass : labels.classes)
        names.push_back(labelClass.name);
    if (names == m_classNames)
        return;
    delete m_classes->layout();
    qDeleteAll(m_classChecks);
    m_classChecks.clear();
    m_classNames = names;
    auto* grid = new QGridLayout(m_classes);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(space::kTight);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const QString word = i == 0 ? tr("all classes") : labelWord(names[i]);
        auto* check = named(new QCheckBox(withoutKeys(word), m_classes),
                            {QStringLiteral("attributeFor.") + qtText(names[i]), word});
        check->setMinimumHeight(extent::kHitTarget);
        connect(check, &QCheckBox::clicked, this, &AttributeForm::change);
        grid->addWidget(check, static_cast<int>(i) / kClassColumns, static_cast<int>(i) % kClassColumns);
        m_classChecks.push_back(check);
    }
}

/// What an attribute in force is for stays.
void AttributeForm::fillClasses(const Content& content)
{
    makeClassChecks(content.labels);
    const bool forAll = m_spec.classes.empty();
    const AttributeSpec* before = content.inForce;
    for (std::size_t i = 0; i < m_classChecks.size(); ++i) {
        const bool isAll = i == 0;
        const bool stays = before && (before->classes.empty() || (!isAll && before->appliesTo(m_classNames[i])));
        m_classChecks[i]->setChecked(isAll ? forAll : m_spec.appliesTo(m_classNames[i]));
        m_classChecks[i]->setEnabled(!stays && (isAll || !forAll));
    }
}

/// What is no longer offered cannot be seen here, and stays. None would be all; whoever takes back "all" means each.
std::vector<std::string> AttributeForm::chosenClasses() const
{
    if (m_classChecks.front()->isChecked())
        return {};
    std::vector<std::string> chosen;
    std::ranges::copy_if(m_spec.classes, std::back_inserter(chosen),
                         [this](const std::string& name) { return !annotation::hasName(m_classNames, name); });
    for (std::size_t i = 1; i < m_classChecks.size(); ++i) {
        if (m_classChecks[i]->isChecked())
            chosen.push_back(m_classNames[i]);
    }
    return chosen.empty() ? std::vector<std::string>(m_classNames.begin() + 1, m_classNames.end()) : chosen;
}

void AttributeForm::fillPresets()
{
    m_presetList->clear();
    m_presetList->addItem(tr("no value"), QString());
    if (m_spec.kind == AttributeKind::Check) {
        m_presetList->addItem(tr("yes"), QStringLiteral("true"));
        m_presetList->addItem(tr("no"), QStringLiteral("false"));
    }
    for (const std::string& value : m_spec.values)
        m_presetList->addItem(labelWord(value), qtText(value));
    m_presetList->setCurrentIndex(std::max(0, m_presetList->findData(qtText(m_spec.preset))));
    if (m_presetText->text().trimmed() != qtText(m_spec.preset)) // a space may be half of two words
        m_presetText->setText(qtText(m_spec.preset));
}

void AttributeForm::showParts()
{
    const bool chooses = m_spec.kind == AttributeKind::Select || m_spec.kind == AttributeKind::Radio;
    const bool typed = m_spec.kind == AttributeKind::Number || m_spec.kind == AttributeKind::Text;
    const std::pair<QWidget*, bool> parts[] = {{m_values, chooses},
                                               {m_range, m_spec.kind == AttributeKind::Number},
                                               {m_presetList, !typed},
                                               {m_presetText, typed}};
    for (const auto& [field, isShown] : parts) {
        field->setVisible(isShown);
        m_form->labelForField(field)->setVisible(isShown);
    }
}

void AttributeForm::change()
{
    if (m_isFilling)
        return;
    const auto kind = static_cast<AttributeKind>(m_kind->currentData().toInt());
    const bool sameKind = kind == m_spec.kind;
    m_spec.kind = kind;
    m_spec.hold = static_cast<AttributeHold>(m_hold->currentData().toInt());
    m_spec.classes = chosenClasses();
    const bool chooses = kind == AttributeKind::Select || kind == AttributeKind::Radio;
    m_spec.values = chooses ? annotation::namesIn(m_values->text().toStdString()) : std::vector<std::string>();
    m_spec.least = kind == AttributeKind::Number ? m_least->value() : 0;
    m_spec.most = kind == AttributeKind::Number ? m_most->value() : 0;
    const bool typed = kind == AttributeKind::Number || kind == AttributeKind::Text;
    m_spec.preset =
        typed ? m_presetText->text().trimmed().toStdString() : m_presetList->currentData().toString().toStdString();
    if (!sameKind || (chooses && !annotation::hasName(m_spec.values, m_spec.preset)))
        m_spec.preset.clear();
    Q_EMIT changed(m_spec);
}

} // namespace consentry::widgets
