#include "widgets/parts/ask_bar.h"

#include "widgets/parts/naming.h"

#include <QApplication>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <utility>

namespace consentry::widgets {
namespace {

constexpr int kNumberWidth = 88;

} // namespace

AskBar::AskBar(const Appearance& appearance, QWidget* parent) : QWidget(parent), m_appearance(appearance)
{
    setObjectName(QStringLiteral("askBar"));
    m_words = named(makeLabel(LabelRole::Plain, {}, this), {QStringLiteral("askWords"), tr("Question")});
    m_number = named(new QDoubleSpinBox(this), {QStringLiteral("askNumber"), tr("Number")});
    m_number->setMinimumWidth(kNumberWidth);
    m_button = named(new QPushButton(this), {QStringLiteral("askAnswer"), tr("Do it")});
    m_words->setBuddy(m_number);
    QHBoxLayout* row = makeRow(space::kMedium);
    row->setContentsMargins(space::kLarge, space::kSmall, space::kSmall, space::kSmall);
    row->addWidget(m_words);
    row->addWidget(m_number);
    row->addWidget(m_button);
    setLayout(row);
    connect(m_button, &QPushButton::clicked, this, &AskBar::answer);
    m_number->installEventFilter(this);
    parent->installEventFilter(this);
    hide();
}

void AskBar::ask(const NumberQuestion& question)
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_onAnswer = question.onAnswer;
    m_words->setText(question.words);
    m_button->setText(question.verb);
    m_number->setAccessibleName(question.words);
    m_number->setDecimals(question.decimals);
    m_number->setRange(question.least, question.most);
    m_number->setValue(question.value);
    place();
    show();
    raise();
    m_number->setFocus();
    m_number->selectAll();
}

void AskBar::dismiss()
{
    m_onAnswer = {};
    if (!isVisible())
        return;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadFocus && m_before)
        m_before->setFocus();
}

void AskBar::answer()
{
    m_number->interpretText();
    const double value = m_number->value();
    const auto onAnswer = std::exchange(m_onAnswer, {});
    dismiss();
    if (onAnswer)
        onAnswer(value);
}

void AskBar::place()
{
    layout()->activate();
    resize(sizeHint());
    move((parentWidget()->width() - width()) / 2, space::kHuge);
}

void AskBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(Token::Accent));
    painter.setBrush(theme.color(Token::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), extent::kCardRadius, extent::kCardRadius);
}

void AskBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        answer();
    else
        QWidget::keyPressEvent(event);
}

/// Esc and Enter are the bar's own while it is asking, whatever shortcuts the window has.
bool AskBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_number && event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    }
    if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace consentry::widgets
