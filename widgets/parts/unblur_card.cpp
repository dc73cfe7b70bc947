#include "widgets/parts/unblur_card.h"

#include "widgets/parts/naming.h"
#include "widgets/theme/tokens.h"

#include <QFormLayout>
#include <QFrame>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace consentry::widgets {
namespace {

constexpr int kUnblurWidth = 520;
constexpr int kMaxReasonLetters = 500;

} // namespace

UnblurCard::UnblurCard(const Appearance& appearance, QWidget* parent) : ModalCard(appearance, parent, kUnblurWidth)
{
    setObjectName(QStringLiteral("unblurCard"));
    setAccessibleName(tr("Ask to see frames of the original"));
    QLabel* words = named(
        makeLabel(
            LabelRole::Muted,
            tr("Another lead or custodian reads your reason, and approves or refuses. After a yes a custodian cuts "
               "these frames out of the original for you alone. You see them in a window of their own, under your "
               "name, until the minutes are over. All of it is logged, and asking shows nothing by itself."),
            card()),
        {QStringLiteral("unblurWords"), tr("What will happen")});
    words->setWordWrap(true);
    m_note = named(makeLabel(LabelRole::Denied, {}, card()), {QStringLiteral("unblurNote"), tr("Why it was not sent")});
    m_note->setWordWrap(true);
    m_ask = named(new QPushButton(tr("Ask"), card()), {QStringLiteral("unblurAsk"), tr("Sign and send the request")});
    m_ask->setProperty("role", QStringLiteral("primary"));
    column()->addWidget(makeLabel(LabelRole::Heading, tr("Ask to see frames of the original"), card()));
    column()->addWidget(words);
    column()->addSpacing(space::kSmall);
    column()->addLayout(makeFields());
    column()->addWidget(m_note);
    column()->addWidget(m_ask, 0, Qt::AlignRight);
    connect(m_ask, &QPushButton::clicked, this, &UnblurCard::ask);
    connect(m_reason, &QLineEdit::returnPressed, this, &UnblurCard::ask);
    connect(m_reason, &QLineEdit::textChanged, this, &UnblurCard::refresh);
    // The range stays one: whichever end passes the other takes it along.
    connect(m_first, &QSpinBox::valueChanged, this,
            [this](int first) { m_last->setValue(std::max(m_last->value(), first)); });
    connect(m_last, &QSpinBox::valueChanged, this,
            [this](int last) { m_first->setValue(std::min(m_first->value(), last)); });
    setNote({});
    refresh();
}

QLayout* UnblurCard::makeFields()
{
    m_first = named(new QSpinBox(card()), {QStringLiteral("unblurFirst"), tr("First frame")});
    m_last = named(new QSpinBox(card()), {QStringLiteral("unblurLast"), tr("Last frame")});
    m_minutes = named(new QSpinBox(card()), {QStringLiteral("unblurMinutes"), tr("Minutes")});
    for (QSpinBox* box : {m_first, m_last, m_minutes})
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_reason = named(new QLineEdit(card()), {QStringLiteral("unblurReason"), tr("Why you need to see them")});
    m_reason->setPlaceholderText(tr("What do you need to see, and what for?"));
    m_reason->setMaxLength(kMaxReasonLetters);
    auto* fields = new QFormLayout;
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setHorizontalSpacing(space::kLarge);
    fields->setVerticalSpacing(space::kSmall);
    fields->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto add = [&](const QString& words, QWidget* field) {
        QLabel* label = makeLabel(LabelRole::Plain, words, card());
        label->setBuddy(field);
        fields->addRow(label, field);
    };
    add(tr("First frame"), m_first);
    add(tr("Last frame"), m_last);
    add(tr("Minutes"), m_minutes);
    add(tr("Reason"), m_reason);
    return fields;
}

void UnblurCard::setForm(const UnblurForm& form, const Limits& limits)
{
    const int frames = static_cast<int>(std::min<qint64>(limits.frames, std::numeric_limits<int>::max()));
    m_first->setRange(1, frames);
    m_last->setRange(1, frames);
    m_minutes->setRange(1, limits.minutes);
    m_last->setValue(static_cast<int>(form.last));
    m_first->setValue(static_cast<int>(form.first));
    m_last->setValue(static_cast<int>(form.last)); // it may have been taken along
    m_minutes->setValue(form.minutes);
    m_reason->setText(form.reason);
    setNote({});
}

UnblurForm UnblurCard::form() const
{
    return {m_first->value(), m_last->value(), m_minutes->value(), m_reason->text().trimmed()};
}

void UnblurCard::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

QWidget* UnblurCard::opening()
{
    return m_reason;
}

void UnblurCard::ask()
{
    if (m_ask->isEnabled())
        Q_EMIT askRequested(form());
}

void UnblurCard::refresh()
{
    m_ask->setEnabled(!m_reason->text().trimmed().isEmpty());
}

} // namespace consentry::widgets
