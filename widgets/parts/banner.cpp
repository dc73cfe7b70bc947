#include "widgets/parts/banner.h"

#include "widgets/parts/naming.h"

#include <QHBoxLayout>
#include <QPainter>

namespace consentry::widgets {
namespace {

constexpr double kBannerTint = 0.12;

} // namespace

Banner::Banner(const Appearance& appearance, QWidget* parent) : QWidget(parent), m_appearance(appearance)
{
    setObjectName(QStringLiteral("banner"));
    setFixedHeight(extent::kBanner);
    m_mark = makeLabel(LabelRole::Plain, {}, this);
    m_fact = named(makeLabel(LabelRole::Strong, {}, this), {QStringLiteral("bannerFact"), tr("About this workspace")});
    m_meaning =
        named(new ElidedLabel(LabelRole::Plain, this), {QStringLiteral("bannerMeaning"), tr("What that means")});
    QHBoxLayout* row = makeRow(space::kSmall);
    row->setContentsMargins(space::kMedium, 0, space::kMedium, 0);
    row->addWidget(m_mark);
    row->addWidget(m_fact);
    row->addWidget(m_meaning, 1);
    setLayout(row);
    connect(&appearance, &Appearance::changed, this, &Banner::refreshMark);
    refreshMark();
    hide();
}

void Banner::setWords(const QString& fact, const QString& meaning)
{
    m_fact->setText(fact);
    m_meaning->setText(meaning);
    setAccessibleName(fact + QLatin1Char(' ') + meaning);
    setVisible(!fact.isEmpty());
}

void Banner::refreshMark()
{
    m_mark->setPixmap(m_appearance.theme().icon(QStringLiteral("info"), Token::Accent).pixmap(extent::kIconSmall));
    update();
}

void Banner::paintEvent(QPaintEvent*)
{
    const Theme& theme = m_appearance.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Surface));
    painter.fillRect(rect(), theme.color(Token::Accent, kBannerTint));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Token::Line));
}

} // namespace consentry::widgets
