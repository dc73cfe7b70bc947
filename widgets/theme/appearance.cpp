#include "widgets/theme/appearance.h"

#include <QApplication>
#include <QStyleFactory>

namespace consentry::widgets {

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
    };
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    apply();
    connect(this, &Appearance::changed, &application, apply);
}

void Appearance::setScheme(Scheme scheme)
{
    if (scheme == m_theme.scheme())
        return;
    m_theme = Theme(scheme);
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
