#include "widgets/parts/toast.h"

#include "widgets/parts/naming.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <chrono>
#include <utility>

namespace consentry::widgets {
namespace {

constexpr std::chrono::seconds kShown{8};

} // namespace

Toast::Toast(const Appearance& appearance, QWidget* parent) : QWidget(parent), m_appearance(appearance)
{
    setObjectName(QStringLiteral("toast"));
    m_message = named(makeLabel(LabelRole::Plain, {}, this), {QStringLiteral("toastMessage"), tr("Message")});
    m_action = named(new QPushButton(this), {QStringLiteral("toastAction"), tr("Take back")});
    m_action->setProperty("role", QStringLiteral("link"));
    m_action->setFocusPolicy(Qt::TabFocus); // a click leaves the keys to the picture
    QHBoxLayout* row = makeRow(space::kMedium);
    row->setContentsMargins(space::kLarge, space::kTight, space::kSmall, space::kTight);
    row->addWidget(m_message);
    row->addWidget(m_action);
    setLayout(row);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kShown);
    connect(&m_timer, &QTimer::timeout, this, &Toast::dismiss);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto action = std::exchange(m_onAction, {});
        dismiss();
        if (action)
            action();
    });
    parent->installEventFilter(this);
    hide();
}

void Toast::say(const ToastText& text)
{
    m_message->setText(text.message);
    m_action->setText(text.action);
    m_action->setVisible(!text.action.isEmpty());
    m_onAction = text.onAction;
    setAccessibleName(text.message);
    place();
    show();
    raise();
    m_timer.start();
}

void Toast::dismiss()
{
    m_timer.stop();
    m_onAction = {};
    hide();
    m_message->clear(); // what is hidden can be read by a screen reader
    m_action->setText({});
    setAccessibleName({});
}

QString Toast::message() const
{
    return m_message->text();
}

void Toast::place()
{
    layout()->activate();
    const QSize room = parentWidget()->size();
    const QSize size = sizeHint().boundedTo(room - QSize(2 * space::kLarge, 0));
    resize(size);
    int middle = room.width() / 2;
    int floor = room.height() - space::kHuge;
    if (m_floor != nullptr && m_floor->isVisible()) {
        const QPoint corner = m_floor->mapTo(parentWidget(), QPoint());
        middle = corner.x() + m_floor->width() / 2;
        floor = corner.y() - space::kLarge;
    }
    move(std::clamp(middle - size.width() / 2, 0, room.width() - size.width()), floor - size.height());
}

void Toast::paintEvent(QPaintEvent*)
{
    const Theme& theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(Token::ControlLine));
    painter.setBrush(theme.color(Token::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), extent::kCardRadius, extent::kCardRadius);
}

void Toast::enterEvent(QEnterEvent*)
{
    m_timer.stop();
}

void Toast::leaveEvent(QEvent*)
{
    m_timer.start();
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace consentry::widgets
