#include "widgets/panels/transport_bar.h"

#include "widgets/panels/frame_box.h"
#include "widgets/parts/elided_combo_box.h"
#include "widgets/parts/key_words.h"
#include "widgets/parts/naming.h"
#include "widgets/parts/words.h"
#include "widgets/theme/tabular_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QToolButton>

namespace consentry::widgets {
namespace {

constexpr int kFrameBoxWidth = 64;
constexpr int kSpeedBoxWidth = 72;

} // namespace

TransportBar::TransportBar(const Appearance& appearance, const TransportActions& actions, QWidget* parent)
    : QWidget(parent), m_appearance(appearance), m_row(makeRow(space::kSmall))
{
    setObjectName(QStringLiteral("transportBar"));
    setAccessibleName(tr("Transport"));
    setLayoutDirection(Qt::LeftToRight); // time runs to the right in every language
    setFixedHeight(extent::kTransport);
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    m_row->setContentsMargins(space::kSmall, 0, space::kMedium, 0);
    setLayout(m_row);
    addButtons(actions);
    addPosition();
    addSpeed();
    setPosition({0}, MediaTime::zero());
    setFrames(nullptr);
}

void TransportBar::addButtons(const TransportActions& actions)
{
    QHBoxLayout* buttons = makeRow(0);
    for (QAction* action : {actions.first, actions.previous, actions.play, actions.next, actions.last}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setIconSize({extent::kIcon, extent::kIcon});
        button->setFixedSize(extent::kControl, extent::kControl);
        named(button, {QStringLiteral("transport.") + action->objectName(), action->text().remove(QLatin1Char('&')),
                       toolTipWithKey(action->text().remove(QLatin1Char('&')), keyOf(action))});
        buttons->addWidget(button);
    }
    m_row->addLayout(buttons);
}

void TransportBar::addPosition()
{
    m_frame = named(new FrameBox(this), {QStringLiteral("frameBox"), tr("Frame or time"),
                                         tr("Type a frame, or a time like 0:12.5 or 12s, and press Enter")});
    m_frame->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_frame->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_frame->setFixedWidth(kFrameBoxWidth);
    m_frame->setKeyboardTracking(false);
    m_count = named(new TabularLabel(this), {QStringLiteral("frameCount"), tr("Number of frames")});
    setLabelRole(*m_count, LabelRole::Muted);
    m_time = named(new TabularLabel(this), {QStringLiteral("frameTime"), tr("Time from the first frame")});
    m_row->addWidget(m_frame);
    m_row->addWidget(m_count);
    m_row->addSpacing(space::kTight);
    m_row->addWidget(m_time);
    connect(m_frame, &QSpinBox::valueChanged, this,
            [this](int number) { Q_EMIT seekRequested(frameOfNumber(number)); });
    connect(m_frame, &QSpinBox::editingFinished, this, [this] {
        if (m_frame->hasFocus()) // Enter, not just a click elsewhere
            Q_EMIT frameEntered();
    });
}

void TransportBar::addSpeed()
{
    m_speed = named(new ElidedComboBox(this), {QStringLiteral("speedBox"), tr("Speed"), tr("Speed of playing")});
    for (const double speed : kPlaySpeeds)
        m_speed->addItem(tr("%1×").arg(QLocale().toString(speed)), speed);
    setSpeed(1);
    m_speed->setFixedWidth(kSpeedBoxWidth);
    m_speed->setFocusPolicy(Qt::TabFocus); // a click leaves Space to playing
    m_row->addSpacing(space::kTight);
    m_row->addWidget(m_speed);
    m_dropped = named(new ElidedLabel(LabelRole::Expiring, this),
                      {QStringLiteral("droppedFrames"), tr("Frames that playing passed over"),
                       tr("Playing keeps time: frames that come too late are passed over")});
    m_row->addWidget(m_dropped);
    m_row->addStretch(0);
    setDropped(0);
    connect(m_speed, &QComboBox::activated, this,
            [this](int index) { Q_EMIT speedChosen(m_speed->itemData(index).toDouble()); });
}

void TransportBar::setOverview(QWidget* overview)
{
    m_row->addSpacing(space::kSmall);
    m_row->addWidget(overview, 1);
}

void TransportBar::focusFrameBox()
{
    m_frame->setFocus(Qt::ShortcutFocusReason);
    m_frame->selectAll();
}

void TransportBar::setSpeed(double speed)
{
    m_speed->setCurrentIndex(m_speed->findData(speed));
}

void TransportBar::setDropped(qint64 frames)
{
    m_dropped->setVisible(frames > 0);
    m_dropped->setText(tr("%n skipped", nullptr, static_cast<int>(frames)));
    m_dropped->updateGeometry();
}

void TransportBar::setFrames(const std::shared_ptr<const FrameTable>& frames)
{
    const QSignalBlocker blocker(m_frame);
    const qint64 count = frames ? frames->count() : 0;
    m_frame->setFrames(frames);
    m_count->setText(tr("/ %1").arg(QLocale().toString(count)));
    m_count->updateGeometry();
    setDropped(0);
}

void TransportBar::setPosition(FrameIndex index, MediaTime time)
{
    const QSignalBlocker blocker(m_frame);
    m_frame->setValue(static_cast<int>(frameNumber(index)));
    m_time->setText(mediaTimeText(time));
    m_time->updateGeometry();
}

} // namespace consentry::widgets
