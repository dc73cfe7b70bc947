#include "widgets/timeline/frame_slider.h"

#include "widgets/parts/words.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QLocale>
#include <QWidget>

#include <algorithm>

namespace consentry::widgets {
namespace {

struct SliderWords {
    Q_DECLARE_TR_FUNCTIONS(FrameSlider)
};

/// Numbers are those that people count.
class FrameSliderAccessible final : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    FrameSliderAccessible(QWidget& widget, FrameSlider& slider)
        : QAccessibleWidget(&widget, QAccessible::Slider), m_slider(slider)
    {
    }

    QString text(QAccessible::Text kind) const override
    {
        if (kind != QAccessible::Value)
            return QAccessibleWidget::text(kind);
        const QLocale locale;
        return isValid() && m_slider.sliderFrames() > 0
                   ? SliderWords::tr("frame %1 of %2")
                         .arg(locale.toString(frameNumber(m_slider.sliderFrame())),
                              locale.toString(static_cast<qlonglong>(m_slider.sliderFrames())))
                   : QString();
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface*>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    QVariant currentValue() const override
    {
        return m_slider.sliderFrames() > 0 ? frameNumber(m_slider.sliderFrame()) : QVariant();
    }
    void setCurrentValue(const QVariant& value) override
    {
        const qlonglong last = m_slider.sliderFrames();
        if (last > 0)
            m_slider.slideTo(frameOfNumber(std::clamp(value.toLongLong(), 1LL, last)));
    }
    QVariant maximumValue() const override { return static_cast<qlonglong>(m_slider.sliderFrames()); }
    QVariant minimumValue() const override { return std::min<qlonglong>(1, m_slider.sliderFrames()); }
    QVariant minimumStepSize() const override { return 1; }

private:
    FrameSlider& m_slider; ///< the widget itself, which isValid() asks about
};

QAccessibleInterface* makeSliderInterface(const QString&, QObject* object)
{
    auto* widget = qobject_cast<QWidget*>(object);
    auto* slider = dynamic_cast<FrameSlider*>(object);
    return widget != nullptr && slider != nullptr ? new FrameSliderAccessible(*widget, *slider) : nullptr; // Qt owns it
}

} // namespace

FrameSlider::FrameSlider()
{
    QAccessible::removeFactory(makeSliderInterface);
    QAccessible::installFactory(makeSliderInterface);
}

void FrameSlider::tellMoved(QWidget& widget)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&widget);
    QAccessibleValueInterface* value = interface != nullptr ? interface->valueInterface() : nullptr;
    if (value == nullptr)
        return;
    QAccessibleValueChangeEvent moved(&widget, value->currentValue());
    QAccessible::updateAccessibility(&moved);
}

} // namespace consentry::widgets
