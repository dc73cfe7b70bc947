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

constexpr int kUnlockWidth = 360;
constexpr std::chrono::seconds kTick{1};

} // namespace

UnlockPage::UnlockPage(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("unlockPage"));
    setAccessibleName(tr("Unlock"));
    const Card card = makeCentredCard(*this, kUnlockWidth);
    m_title = makeLabel(LabelRole::Title, {}, card.frame);
    m_title->setWordWrap(true);
    m_person = makeLabel(LabelRole::Muted, {}, card.frame);
    m_person->setWordWrap(true);
    m_field = named(new PassphraseField(card.frame), {QStringLiteral("passphrase"), tr("Passphrase")});
    m_field->setPlaceholderText(tr("Passphrase"));
    m_line = named(makeLabel(LabelRole::Secondary, {}, card.frame), {QStringLiteral("unlockLine"), tr("Result")});
    m_line->setWordWrap(true);
    m_unlock = named(new QPushButton(card.frame), {QStringLiteral("unlock"), tr("Unlock")});
    m_unlock->setProperty("role", QStringLiteral("primary"));
    m_other = named(new QPushButton(card.frame), {QStringLiteral("otherIdentity"), tr("Choose another identity file")});
    QPushButton* back =
        named(new QPushButton(tr("Back"), card.frame), {QStringLiteral("back"), tr("Back to the start")});
    m_other->setProperty("role", QStringLiteral("link"));
    back->setProperty("role", QStringLiteral("link"));

    QHBoxLayout* links = makeRow(space::kSmall);
    links->addWidget(back);
    links->addStretch(1);
    links->addWidget(m_other);
    for (QWidget* part : std::initializer_list<QWidget*>{m_title, m_person})
        card.column->addWidget(part);
    card.column->addSpacing(space::kMedium);
    for (QWidget* part : std::initializer_list<QWidget*>{m_field, m_line, m_unlock})
        card.column->addWidget(part);
    card.column->addLayout(links);

    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_wait -= kTick;
        refresh();
        if (m_wait.count() <= 0)
            m_field->setFocus(); // it lost the focus when it was closed
    });
    connect(m_field, &PassphraseField::capsLockSeen, this, [this](bool on) {
        m_capsLock = on;
        refresh();
    });
    connect(m_field, &PassphraseField::entered, this, &UnlockPage::passphraseEntered);
    connect(m_field, &QLineEdit::textChanged, this, &UnlockPage::refresh);
    connect(m_unlock, &QPushButton::clicked, m_field, &PassphraseField::submit);
    connect(m_other, &QPushButton::clicked, this, &UnlockPage::otherIdentityRequested);
    connect(back, &QPushButton::clicked, this, &UnlockPage::backRequested);
    refresh();
}

UnlockPage::~UnlockPage()
{
    m_field->disconnect(this); // it empties itself when it goes, after this object has gone
}

void UnlockPage::setWhat(const QString& workspace, const QString& person)
{
    m_title->setText(workspace);
    m_hasPerson = !person.isEmpty();
    m_person->setText(m_hasPerson ? tr("Unlock as %1").arg(person)
                                  : tr("Choose your identity file: the one that you made, or were given, as NAME.age"));
    m_other->setText(m_hasPerson ? tr("Other identity…") : tr("Choose identity…"));
    m_field->forget();
    m_capsLock = false;
    m_reason.clear();
    m_wait = std::chrono::seconds(0);
    refresh();
    (m_hasPerson ? static_cast<QWidget*>(m_field) : m_other)->setFocus();
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
    m_field->setEnabled(m_hasPerson && !waiting && !m_busy);
    m_unlock->setEnabled(m_field->isEnabled() && !m_field->text().isEmpty());
    m_unlock->setText(m_busy ? tr("Checking the passphrase…") : tr("Unlock"));
    const bool warns = m_reason.isEmpty() && m_capsLock;
    setLabelRole(*m_line, warns ? LabelRole::Expiring : m_reason.isEmpty() ? LabelRole::Secondary : LabelRole::Denied);
    m_line->setText(line());
    m_line->setVisible(!m_line->text().isEmpty());
}

QString UnlockPage::line() const
{
    if (m_wait.count() > 0)
        return tr("%1 Try again in %n second(s).", nullptr, static_cast<int>(m_wait.count())).arg(m_reason);
    if (m_capsLock)
        return m_reason.isEmpty() ? tr("Caps Lock seems to be on.") : tr("%1 Caps Lock seems to be on.").arg(m_reason);
    return m_reason;
}

void UnlockPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    (m_hasPerson ? static_cast<QWidget*>(m_field) : m_other)->setFocus();
}

} // namespace consentry::widgets
