#include "widgets/panels/filter_menu.h"

#include "widgets/parts/naming.h"
#include "widgets/theme/tokens.h"

#include <QLineEdit>
#include <QMenu>

namespace consentry::widgets {

FilterMenu::FilterMenu(const Appearance& appearance, QLineEdit& field, QWidget* parent)
    : QToolButton(parent), m_field(field), m_menu(new QMenu(this))
{
    named(this, {QStringLiteral("filterMenu"), tr("Filters to use again")});
    m_menu->setObjectName(QStringLiteral("filterMenuList"));
    setMenu(m_menu);
    setPopupMode(QToolButton::InstantPopup);
    setIconSize({extent::kIconSmall, extent::kIconSmall});
    setFixedSize(extent::kHitTarget, extent::kHitTarget);
    const auto showIcon = [this, &appearance] { setIcon(appearance.theme().icon(QStringLiteral("menu"))); };
    connect(&appearance, &Appearance::changed, this, showIcon);
    showIcon();
    connect(m_menu, &QMenu::aboutToShow, this, &FilterMenu::fill);
}

void FilterMenu::setKept(const QStringList& filters)
{
    m_kept = filters.mid(0, kMost);
}

void FilterMenu::forgetShown()
{
    m_menu->clear();
}

QString FilterMenu::typed() const
{
    return m_field.text().simplified();
}

void FilterMenu::fill()
{
    m_menu->clear();
    for (const QString& filter : m_kept)
        addKept(filter);
    if (m_kept.isEmpty())
        m_menu->addAction(tr("None is kept yet"))->setEnabled(false);
    m_menu->addSeparator();
    const bool isKept = m_kept.contains(typed());
    QAction* keepThis = m_menu->addAction(tr("Keep this filter"), this, &FilterMenu::keep);
    keepThis->setEnabled(!typed().isEmpty() && !isKept);
    QAction* forgetThis = m_menu->addAction(tr("Forget this filter"), this, &FilterMenu::forget);
    forgetThis->setEnabled(isKept);
    m_menu->addAction(tr("Show all tracks"), &m_field, &QLineEdit::clear);
}

void FilterMenu::addKept(const QString& filter)
{
    QAction* use = m_menu->addAction(withoutKeys(filter), this, [this, filter] { m_field.setText(filter); });
    use->setCheckable(true);
    use->setChecked(filter == typed());
}

void FilterMenu::keep()
{
    m_kept.prepend(typed());
    setKept(m_kept);
    Q_EMIT keptChanged(m_kept);
}

void FilterMenu::forget()
{
    m_kept.removeAll(typed());
    Q_EMIT keptChanged(m_kept);
}

} // namespace consentry::widgets
