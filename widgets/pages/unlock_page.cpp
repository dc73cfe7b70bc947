#include "widgets/pages/unlock_page.h"

#include "widgets/parts/card.h"
#include "widgets/parts/naming.h"
#include "widgets/parts/passphrase_field.h"
#include "widgets/theme/tokens.h"

#include <QFrame>
#include <QPushButton>
#include <QVBoxLayout>

namespace consentry::widgets {
namespace {

constexpr int kCardWidth = 360;
constexpr std::chrono::seconds kTick{1};

} // namespace

UnlockPage::UnlockPage(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("unlockPage"));
    setAccessibleName(tr("Unlock"));
    const Card card = makeCentredCard(*this, kCardWidth);
    m_title = makeLabel(LabelRole::Title, {}, card.frame);
    m_title->setWordWrap(true);
    m_person = makeLabel(LabelRole::Muted, {}, card.frame);
    m_field = named(new PassphraseField(card.frame), {QStringLiteral("passphrase"), tr("Passphrase")});
    m_field->setPlaceholderText(tr("Passphrase"));
    m_line = named(makeLabel(LabelRole::Secondary, {}, card.frame), {QStringLiteral("unlockLine"), tr("Result")});
    m_line->setWordWrap(true);
    m_line->setMinimumHeight(2 * m_line->fontMetrics().height());
    m_line->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_unlock = named(new QPushButton(tr("Unlock"), card.frame), {QStringLiteral("unlock"), tr("Unlock")});
    m_unlock->setProperty("role", QStringLiteral("primary"));
    QPushButton* other = named(new QPushButton(tr("Other identity…"), card.frame),
                               {QStringLiteral("otherIdentity"), tr("Choose another identity file")});
    QPushButton* back =
        named(new QPushButton(tr("Back"), card.frame), {QStringLiteral("back"), tr("Back to the start")});
    other->setProperty("role", QStringLiteral("link"));
    back->setProperty("role", QStringLiteral("link"));

    QHBoxLayout* links = makeRow(space::kSmall);
    links->addWidget(back);
    links->addStretch(1);
    links->addWidget(other);
    for (QWidget* part : std::initializer_list<QWidget*>{m_title, m_person})
        card.column->addWidget(part);
    card.column->addSpacing(space::kMedium);
    for (QWidget* part : std::initializer_list<QWidget*>{m_field, m_unlock, m_line})
        card.column->addWidget(part);
    card.column->addLayout(links);

    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_wait -= kTick;
        refresh();
    });
    connect(m_field, &PassphraseField::entered, this, &UnlockPage::passphraseEntered);
    connect(m_field, &QLineEdit::textChanged, this, &UnlockPage::refresh);
    connect(m_unlock, &QPushButton::clicked, m_field, &PassphraseField::submit);
    connect(other, &QPushButton::clicked, this, &UnlockPage::otherIdentityRequested);
    connect(back, &QPushButton::clicked, this, &UnlockPage::backRequested);
    refresh();
}

void UnlockPage::setWhat(const QString& workspace, const QString& person)
{
    m_title->setText(workspace);
    m_person->setText(tr("Unlock as %1").arg(person));
    m_reason.clear();
    m_wait = std::chrono::seconds(0);
    refresh();
}

void UnlockPage::showFailure(const QString& reason, std::chrono::seconds wait)
{
    m_busy = false;
    m_reason = reason;
    m_wait = wait;
    refresh();
    m_field->setFocus();
}

void UnlockPage::setBusy(bool busy)
{
    m_busy = busy;
    if (busy)
        m_reason.clear();
    refresh();
}

void UnlockPage::refresh()
{
    const bool waiting = m_wait.count() > 0;
    if (waiting && !m_tick.isActive())
        m_tick.start();
    if (!waiting)
        m_tick.stop();
    m_field->setEnabled(!waiting && !m_busy);
    m_unlock->setEnabled(!waiting && !m_busy && !m_field->text().isEmpty());
    setLabelRole(*m_line, m_reason.isEmpty() ? LabelRole::Secondary : LabelRole::Denied);
    m_line->setText(m_busy ? tr("Checking the passphrase…")
                    : waiting
                        ? tr("%1 Try again in %n second(s).", nullptr, static_cast<int>(m_wait.count())).arg(m_reason)
                        : m_reason);
}

void UnlockPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_field->setFocus();
}

} // namespace consentry::widgets
