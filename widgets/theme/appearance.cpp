#include "widgets/theme/appearance.h"

#include <QApplication>
#include <QPointer>
#include <QProxyStyle>
#include <QStyleFactory>

namespace consentry::widgets {
namespace {

/// Fusion that stands still when it is asked to.
class Style final : public QProxyStyle {
public:
    explicit Style(const Appearance& appearance)
        : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_appearance(&appearance)
    {
    }
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override
    {
        const bool moves = hint == SH_Widget_Animate || hint == SH_Widget_Animation_Duration;
        const bool still = moves && m_appearance && m_appearance->motion() == Motion::Reduced;
        return still ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
    }

private:
    QPointer<const Appearance> m_appearance; ///< the application's style may outlive it
};

constexpr Qt::UIEffect kEffects[] = {Qt::UI_AnimateMenu,    Qt::UI_FadeMenu,    Qt::UI_AnimateCombo,
                                     Qt::UI_AnimateTooltip, Qt::UI_FadeTooltip, Qt::UI_AnimateToolBox};

} // namespace

Appearance::Appearance(Scheme scheme, Motion motion, QObject* parent)
    : QObject(parent), m_theme(scheme), m_motion(motion)
{
}

void Appearance::applyTo(QApplication& application)
{
    const auto apply = [this, &application] {
        application.setFont(m_theme.font(FontRole::Body));
        application.setPalette(m_theme.palette());
        application.setStyleSheet(m_theme.styleSheet());
        if (m_motion != Motion::Reduced)
            return; // what the desktop had on comes back with the next start
        for (const Qt::UIEffect effect : kEffects)
            QApplication::setEffectEnabled(effect, false);
    };
    QApplication::setStyle(new Style(*this)); // the application owns it
    apply();
    connect(this, &Appearance::changed, &application, apply);
}

void Appearance::setScheme(Scheme scheme)
{
    if (scheme == m_theme.scheme())
        return;
    m_theme = Theme(scheme, m_theme.textPercent());
    Q_EMIT changed();
}

void Appearance::setTextSize(int percent)
{
    if (percent == m_theme.textPercent())
        return;
    m_theme = Theme(m_theme.scheme(), percent);
    Q_EMIT changed();
}

void Appearance::setMotion(Motion motion)
{
    if (motion == m_motion)
        return;
    m_motion = motion;
    Q_EMIT changed();
}

} // namespace consentry::widgets
