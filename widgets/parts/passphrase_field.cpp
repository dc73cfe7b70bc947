#include "widgets/parts/passphrase_field.h"

#include <QContextMenuEvent>
#include <QKeyEvent>

namespace consentry::widgets {
namespace {

constexpr int kMostCharacters = 1024;

} // namespace

PassphraseField::PassphraseField(QWidget* parent) : QLineEdit(parent)
{
    setEchoMode(QLineEdit::Password);
    setMaxLength(kMostCharacters);
    setDragEnabled(false);
    setAcceptDrops(false);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    connect(this, &QLineEdit::returnPressed, this, &PassphraseField::submit);
}

void PassphraseField::submit()
{
    if (text().isEmpty())
        return;
    const QString passphrase = text();
    forget();
    Q_EMIT entered(passphrase);
}

void PassphraseField::forget()
{
    // Best effort: Qt keeps copies of its own, which the threat model lists.
    setText(QString(text().size(), QLatin1Char(' ')));
    clear();
}

void PassphraseField::keyPressEvent(QKeyEvent* event)
{
    const QString typed = event->text();
    if (event->key() == Qt::Key_CapsLock)
        Q_EMIT capsLockSeen(false); // until a letter tells
    else if (typed.size() == 1 && typed[0].toUpper() != typed[0].toLower())
        Q_EMIT capsLockSeen(typed[0].isUpper() != event->modifiers().testFlag(Qt::ShiftModifier));
    QLineEdit::keyPressEvent(event);
}

void PassphraseField::contextMenuEvent(QContextMenuEvent* event)
{
    event->accept();
}

void PassphraseField::hideEvent(QHideEvent* event)
{
    forget();
    QLineEdit::hideEvent(event);
}

} // namespace consentry::widgets
