#include "widgets/parts/elided_combo_box.h"

#include "widgets/parts/naming.h"

#include <QHelpEvent>
#include <QStyleOption>
#include <QStylePainter>
#include <QToolTip>

#include <algorithm>

namespace consentry::widgets {
namespace {

constexpr int kLeastChoiceLetters = 8;

} // namespace

ElidedComboBox::ElidedComboBox(QWidget* parent) : QComboBox(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    leaveWheelToScrolling(*this);
}

QSize ElidedComboBox::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    const int words = fontMetrics().horizontalAdvance(QString(kLeastChoiceLetters, QLatin1Char('n')));
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QSize least = style()->sizeFromContents(QStyle::CT_ComboBox, &option, {words, whole.height()}, this);
    return {std::min(whole.width(), least.width()), whole.height()};
}

int ElidedComboBox::roomForWords() const
{
    QStyleOptionComboBox option;
    initStyleOption(&option);
    return style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this).width();
}

void ElidedComboBox::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    painter.setLayoutDirection(layoutDirection()); // painters ask the application
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, roomForWords());
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

bool ElidedComboBox::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || fontMetrics().horizontalAdvance(currentText()) <= roomForWords())
        return QComboBox::event(event);
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), plainToolTip(currentText()), this);
    return true;
}

} // namespace consentry::widgets
