#include "widgets/panels/attribute_fields.h"

#include "widgets/parts/elided_combo_box.h"
#include "widgets/parts/label_words.h"
#include "widgets/parts/naming.h"
#include "widgets/theme/tokens.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace consentry::widgets {
namespace {

using annotation::AttributeKind;
using annotation::AttributeSpec;
using Chosen = std::function<void(const std::string&)>;

struct FieldWords {
    Q_DECLARE_TR_FUNCTIONS(AttributeField)
};

QString nameOf(const AttributeSpec& spec)
{
    return QStringLiteral("attribute.") + QString::fromStdString(spec.name);
}

QString word(const std::string& name)
{
    return labelWord(name);
}

AttributeField makeList(const AttributeSpec& spec, const Chosen& chosen, QWidget* parent)
{
    auto* list = named(new ElidedComboBox(parent), {nameOf(spec), word(spec.name)});
    list->setFocusPolicy(Qt::TabFocus); // a click leaves the keys to the picture
    list->addItem(FieldWords::tr("no value"), QString());
    for (const std::string& value : spec.values)
        list->addItem(word(value), QString::fromStdString(value));
    QObject::connect(list, &QComboBox::activated, list,
                     [list, chosen] { chosen(list->currentData().toString().toStdString()); });
    return {list, [list](const auto& value) {
                list->setCurrentIndex(value ? list->findData(QString::fromStdString(*value)) : -1);
            }};
}

/// Two columns of buttons; a click on the one that is on takes the value away.
AttributeField makeButtons(const AttributeSpec& spec, const Chosen& chosen, QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(space::kTight);
    std::vector<std::pair<QToolButton*, std::string>> buttons;
    for (std::size_t i = 0; i < spec.values.size(); ++i) {
        const std::string& value = spec.values[i];
        auto* button = named(new QToolButton(box), {nameOf(spec) + QLatin1Char('.') + QString::fromStdString(value),
                                                    FieldWords::tr("%1: %2").arg(word(spec.name), word(value))});
        button->setText(withoutKeys(word(value)));
        button->setCheckable(true);
        button->setProperty("role", QStringLiteral("choice"));
        button->setFocusPolicy(Qt::TabFocus);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        limitWidth(*button);
        grid->addWidget(button, static_cast<int>(i / 2), static_cast<int>(i % 2));
        QObject::connect(button, &QToolButton::clicked, box,
                         [chosen, value](bool on) { chosen(on ? value : std::string()); });
        buttons.emplace_back(button, value);
    }
    return {box, [buttons](const auto& value) {
                for (const auto& [button, own] : buttons)
                    button->setChecked(value && *value == own);
            }};
}

AttributeField makeCheck(const AttributeSpec& spec, const Chosen& chosen, QWidget* parent)
{
    auto* check = named(new QCheckBox(parent), {nameOf(spec), word(spec.name)});
    check->setFocusPolicy(Qt::TabFocus);
    QObject::connect(check, &QCheckBox::clicked, check, [check, chosen] {
        check->setTristate(false);
        chosen(check->isChecked() ? "true" : "false");
    });
    return {check, [check](const auto& value) {
                const bool said = value && !value->empty();
                check->setTristate(!said);
                check->setCheckState(!said ? Qt::PartiallyChecked : *value == "true" ? Qt::Checked : Qt::Unchecked);
                check->setText(said ? attributeValueWord({.name = {}, .kind = AttributeKind::Check}, *value)
                                    : FieldWords::tr("no value"));
            }};
}

/// One step below the least number is no value.
AttributeField makeNumber(const AttributeSpec& spec, const Chosen& chosen, QWidget* parent)
{
    auto* number = named(new QDoubleSpinBox(parent), {nameOf(spec), word(spec.name)});
    leaveWheelToScrolling(*number);
    number->setDecimals(spec.least == std::floor(spec.least) && spec.most == std::floor(spec.most) ? 0 : 2);
    number->setRange(spec.least - 1, spec.most);
    number->setSpecialValueText(FieldWords::tr("no value"));
    number->setKeyboardTracking(false);
    QObject::connect(number, &QDoubleSpinBox::valueChanged, number, [number, chosen, least = spec.least](double value) {
        const bool none = value <= number->minimum();
        const double said = std::max(value, least);
        chosen(none ? std::string() : QString::number(said, 'f', number->decimals()).toStdString());
    });
    return {number, [number](const auto& value) {
                const QSignalBlocker quiet(number);
                number->setSpecialValueText(value ? FieldWords::tr("no value") : FieldWords::tr("different values"));
                number->setValue(value && !value->empty() ? QString::fromStdString(*value).toDouble()
                                                          : number->minimum());
            },
            [number] { number->interpretText(); }};
}

AttributeField makeLine(const AttributeSpec& spec, const Chosen& chosen, QWidget* parent)
{
    auto* line = named(new QLineEdit(parent), {nameOf(spec), word(spec.name)});
    line->setMaxLength(100);
    const auto tellTyped = [line, chosen] {
        if (!line->isModified())
            return;
        line->setModified(false);
        chosen(line->text().trimmed().toStdString());
    };
    QObject::connect(line, &QLineEdit::editingFinished, line, tellTyped);
    return {line, [line](const auto& value) {
                if (line->isModified() && line->hasFocus())
                    return; // somebody is typing
                line->setText(value ? QString::fromStdString(*value) : QString());
                line->setPlaceholderText(value ? QString() : FieldWords::tr("different values"));
            },
            tellTyped};
}

} // namespace

AttributeField makeAttributeField(const AttributeSpec& spec, Chosen chosen, QWidget* parent)
{
    switch (spec.kind) {
    case AttributeKind::Select: return makeList(spec, chosen, parent);
    case AttributeKind::Radio: return makeButtons(spec, chosen, parent);
    case AttributeKind::Check: return makeCheck(spec, chosen, parent);
    case AttributeKind::Number: return makeNumber(spec, chosen, parent);
    case AttributeKind::Text: break;
    }
    return makeLine(spec, chosen, parent);
}

QString attributeValueWord(const AttributeSpec& spec, const std::string& value)
{
    if (spec.kind == AttributeKind::Check)
        return value == "true" ? FieldWords::tr("yes") : FieldWords::tr("no");
    return word(value);
}

std::vector<std::string> keyedValues(const AttributeSpec& spec)
{
    return spec.kind == AttributeKind::Check ? std::vector<std::string>{"true", "false"} : spec.values;
}

} // namespace consentry::widgets
