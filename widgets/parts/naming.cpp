#include "widgets/parts/naming.h"

#include <QCoreApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QListWidget>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyle>
#include <QTextDocument>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace consentry::widgets {
namespace {

constexpr std::array kRoleNames{"plain",   "muted", "secondary", "caption",  "strong",
                                "heading", "title", "denied",    "expiring", "consented"};
constexpr int kLeastElidedWidth = 32;
constexpr int kVeryLong = 200;  // pixels
constexpr int kShortened = 104; // two beside each other fit into a panel

/// Keeps the wheel from fields that only lie under the pointer.
class WheelFilter final : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<const QWidget*>(watched)->hasFocus())
            return false;
        event->ignore(); // goes on to what is scrolled
        return true;
    }
};

} // namespace

QString plainToolTip(const QString& text)
{
    return QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

QString safeToolTip(const QString& text)
{
    return Qt::mightBeRichText(text) ? plainToolTip(text) : text;
}

QString withoutKeys(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

QString toolTipWithKey(const QString& text, const QString& key)
{
    return key.isEmpty() ? text : QCoreApplication::translate("ToolTip", "%1 (%2)").arg(text, key);
}

QLabel* makeLabel(LabelRole role, const QString& text, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    setLabelRole(*label, role);
    return label;
}

void setLabelRole(QLabel& label, LabelRole role)
{
    label.setProperty("role", QLatin1String(kRoleNames[static_cast<std::size_t>(role)]));
    label.style()->unpolish(&label);
    label.style()->polish(&label);
}

void limitWidth(QWidget& words)
{
    if (words.sizeHint().width() <= kVeryLong)
        return;
    words.setMinimumWidth(kShortened);
    if (auto* label = qobject_cast<QLabel*>(&words))
        label->setWordWrap(true);
}

void leaveWheelToScrolling(QWidget& field)
{
    if (field.focusPolicy() == Qt::WheelFocus)
        field.setFocusPolicy(Qt::StrongFocus);
    field.installEventFilter(new WheelFilter(&field));
}

QFrame* makeSeparator(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setProperty("role", QStringLiteral("separator"));
    line->setFixedHeight(1);
    return line;
}

QHBoxLayout* makeRow(int spacing)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    return row;
}

QVBoxLayout* makeColumn(int spacing)
{
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    return column;
}

void markRow(QListWidget& list, int row)
{
    const QSignalBlocker quiet(list);
    list.setCurrentRow(row);
    if (list.currentItem() != nullptr)
        list.scrollToItem(list.currentItem());
}

ElidedLabel::ElidedLabel(LabelRole role, QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setLabelRole(*this, role);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QSize hint = QLabel::sizeHint();
    return {std::min(hint.width(), kLeastElidedWidth), hint.height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRect rect = contentsRect();
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, rect.width());
    style()->drawItemText(&painter, rect, static_cast<int>(alignment()) | Qt::TextSingleLine, palette(), isEnabled(),
                          shown, foregroundRole());
}

void ElidedLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    update();
}

bool ElidedLabel::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || fontMetrics().horizontalAdvance(text()) <= contentsRect().width())
        return QLabel::event(event);
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), plainToolTip(text()), this);
    return true;
}

} // namespace consentry::widgets
