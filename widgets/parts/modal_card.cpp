#include "widgets/parts/modal_card.h"

#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace consentry::widgets {

ModalCard::ModalCard(const Appearance& appearance, QWidget* parent, int width)
    : QWidget(parent), m_appearance(appearance), m_card(makeCentredCard(*this, width))
{
    setProperty("background", {}); // what lies below shines through
    setAttribute(Qt::WA_StyledBackground, false);
    parent->installEventFilter(this);
    hide();
}

void ModalCard::open()
{
    m_before = QApplication::focusWidget();
    QWidget* first = opening();
    resize(parentWidget()->size());
    show();
    raise();
    first->setFocus();
}

void ModalCard::close()
{
    if (!isVisible())
        return;
    hide();
    if (m_before)
        m_before->setFocus();
}

bool ModalCard::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    return QWidget::event(event);
}

bool ModalCard::focusNextPrevChild(bool next)
{
    stepFocusWithin(*this, next);
    return true;
}

void ModalCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
}

void ModalCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_appearance.theme().color(Token::Background, kBehindCard));
}

bool ModalCard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        resize(parentWidget()->size());
    return QWidget::eventFilter(watched, event);
}

} // namespace consentry::widgets
