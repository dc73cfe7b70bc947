#include "widgets/panels/trust_bar.h"

#include "widgets/parts/naming.h"
#include "widgets/parts/words.h"
#include "widgets/theme/tabular_text.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace consentry::widgets {
namespace {

constexpr double kTrustTint = 0.14;
constexpr int kTrustStripe = 3;
constexpr int kActionsShown = 110; // pixels that what one may do keeps; what the owner agreed to gives way first
constexpr int kTwoLines = 48;

QString facesWord(FaceState faces)
{
    return faces == FaceState::Blurred ? TrustBar::tr("faces blurred") : TrustBar::tr("faces visible");
}

} // namespace

QString basisWord(TrustBasis basis)
{
    switch (basis) {
    case TrustBasis::Consented: return TrustBar::tr("consented");
    case TrustBasis::PubliclyShared: return TrustBar::tr("publicly shared");
    }
    return {};
}

QString basisIcon(TrustBasis basis)
{
    return basis == TrustBasis::Consented ? QStringLiteral("shield-check") : QStringLiteral("eye");
}

TrustBar::TrustBar(const Appearance& appearance, QWidget* parent) : QWidget(parent), m_appearance(appearance)
{
    setObjectName(QStringLiteral("trustBar"));
    m_lines = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_lines->setContentsMargins(space::kMedium, 0, space::kMedium, 0);
    m_lines->setSpacing(space::kSmall);
    QHBoxLayout* why = makeRow(space::kSmall);
    QHBoxLayout* what = makeRow(space::kSmall);
    m_lines->addLayout(why);
    m_lines->addLayout(what, 1);

    m_mark = named(makeLabel(LabelRole::Plain, {}, this), {QStringLiteral("trustMark"), tr("State")});
    m_basis = named(makeLabel(LabelRole::Strong, {}, this),
                    {QStringLiteral("trustBasis"), tr("Basis"), tr("Why this clip may be seen")});
    m_purpose = named(new ElidedLabel(LabelRole::Plain, this),
                      {QStringLiteral("trustPurpose"), tr("Purpose"), tr("What the owner agreed to")});
    m_firstRule = makeLabel(LabelRole::Muted, QStringLiteral("│"), this);
    m_actions = named(new ElidedLabel(LabelRole::Muted, this),
                      {QStringLiteral("trustActions"), tr("What you may do"), tr("What your grant allows")});
    m_secondRule = makeLabel(LabelRole::Muted, QStringLiteral("│"), this);
    m_clock = makeLabel(LabelRole::Plain, {}, this);
    m_left = named(new TabularLabel(this),
                   {QStringLiteral("trustTimeLeft"), tr("Time left"), tr("When your grant ends, the view closes")});
    m_facesMark = makeLabel(LabelRole::Plain, {}, this);
    m_faces =
        named(makeLabel(LabelRole::Muted, {}, this), {QStringLiteral("trustFaces"), tr("Faces"),
                                                      tr("Faces that were found are gone from this copy for good")});

    for (QWidget* part : std::initializer_list<QWidget*>{m_mark, m_basis, m_purpose})
        why->addWidget(part);
    why->addStretch(0);
    for (QWidget* part : std::initializer_list<QWidget*>{m_firstRule, m_actions, m_secondRule, m_clock, m_left})
        what->addWidget(part);
    what->addSpacing(space::kSmall);
    what->addWidget(m_facesMark);
    what->addWidget(m_faces);
    what->addStretch(1);
    connect(&appearance, &Appearance::changed, this, &TrustBar::refresh);
    refresh();
}

void TrustBar::setFacts(const TrustFacts& facts)
{
    m_facts = facts;
    refresh();
}

void TrustBar::setNow(Timestamp now)
{
    m_now = now;
    refresh();
}

void TrustBar::refresh()
{
    const bool open = m_facts.state == TrustState::Open;
    for (QWidget* part : std::initializer_list<QWidget*>{m_secondRule, m_clock, m_left, m_facesMark, m_faces})
        part->setVisible(open);
    m_actions->setVisible(open && !m_facts.actions.isEmpty());
    m_firstRule->setVisible(!m_actions->isHidden());
    if (open)
        showOpen();
    else
        showClosed();
    setAccessibleName(summary());
    fitLines();
    update();
}

int TrustBar::lineWidth() const
{
    int width = 2 * space::kMedium + space::kSmall;
    for (const QWidget* part : std::initializer_list<const QWidget*>{
             m_mark, m_basis, m_purpose, m_firstRule, m_actions, m_secondRule, m_clock, m_left, m_facesMark, m_faces}) {
        if (!part->isHidden())
            width += part->sizeHint().width() + space::kSmall;
    }
    return width;
}

/// What the owner agreed to above, what follows from it below: neither is shortened while there is a second line.
void TrustBar::fitLines()
{
    const bool open = m_facts.state == TrustState::Open;
    const bool twoLines = open && lineWidth() > width();
    m_lines->setDirection(twoLines ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_lines->setSpacing(twoLines ? 0 : space::kSmall);
    m_firstRule->setVisible(open && !twoLines && !m_actions->isHidden());
    setFixedHeight(twoLines ? kTwoLines : extent::kTrustBar);
}

void TrustBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitLines();
}

void TrustBar::showOpen()
{
    const auto left = m_facts.ends ? *m_facts.ends - m_now : std::chrono::milliseconds::max();
    const Urgency urgency = urgencyOf(left);
    m_tone = urgency == Urgency::Calm ? Tone::Basis : urgency == Urgency::Soon ? Tone::Amber : Tone::Red;
    m_basis->setText(basisWord(m_facts.basis));
    m_purpose->setText(QStringLiteral("· ") + m_facts.purposes.join(QStringLiteral(", ")));
    m_actions->setText(m_facts.actions.join(QStringLiteral(", ")));
    m_actions->setMinimumWidth(std::min(m_actions->sizeHint().width(), kActionsShown));
    m_left->setText(m_facts.ends ? timeLeftText(left) : tr("no time limit"));
    m_left->updateGeometry();
    m_faces->setText(facesWord(m_facts.faces));
    setMark(basisIcon(m_facts.basis), m_facts.basis == TrustBasis::Consented ? Token::Consented : Token::PublicBasis);

    const Theme& theme = m_appearance.theme();
    const bool calm = urgency == Urgency::Calm;
    setLabelRole(*m_left, urgency == Urgency::Soon ? LabelRole::Expiring : calm ? LabelRole::Plain : LabelRole::Denied);
    const Token clockToken = calm ? Token::TextMuted : toneToken();
    const QString clockIcon = calm ? QStringLiteral("clock") : QStringLiteral("warning");
    m_clock->setPixmap(theme.icon(clockIcon, clockToken).pixmap(extent::kIconSmall));
    const bool blurred = m_facts.faces == FaceState::Blurred;
    m_facesMark->setPixmap(
        theme
            .icon(blurred ? QStringLiteral("check") : QStringLiteral("eye"), blurred ? Token::Consented : Token::Denied)
            .pixmap(extent::kIconSmall));
}

void TrustBar::showClosed()
{
    switch (m_facts.state) {
    case TrustState::Denied:
        m_tone = Tone::Red;
        m_basis->setText(tr("Not opened"));
        setMark(QStringLiteral("lock"), Token::Denied);
        break;
    case TrustState::Ended:
        m_tone = Tone::Red;
        m_basis->setText(tr("Closed"));
        setMark(QStringLiteral("shield-off"), Token::Denied);
        break;
    case TrustState::Empty:
    case TrustState::Open:
        m_tone = Tone::Neutral;
        m_basis->setText(tr("No clip is open"));
        setMark(QStringLiteral("shield"), Token::TextMuted);
        break;
    }
    m_purpose->setText(m_facts.state == TrustState::Empty ? QString() : m_facts.reason);
    m_actions->setText({}); // what is hidden can be read by a screen reader
    m_left->setText({});
    m_faces->setText({});
}

void TrustBar::setMark(const QString& icon, Token token)
{
    m_mark->setPixmap(m_appearance.theme().icon(icon, token).pixmap(extent::kIconSmall));
}

Token TrustBar::toneToken() const
{
    switch (m_tone) {
    case Tone::Neutral: return Token::TextMuted;
    case Tone::Basis: return m_facts.basis == TrustBasis::Consented ? Token::Consented : Token::PublicBasis;
    case Tone::Amber: return Token::Expiring;
    case Tone::Red: return Token::Denied;
    }
    return Token::Denied;
}

QString TrustBar::summary() const
{
    QStringList parts{m_basis->text(), m_purpose->text()};
    if (m_facts.state == TrustState::Open)
        parts += {m_actions->text(), m_left->text(), m_faces->text()};
    parts.removeAll(QString());
    return parts.join(QLatin1Char(' '));
}

void TrustBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = m_appearance.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Surface));
    if (m_tone == Tone::Amber || m_tone == Tone::Red)
        painter.fillRect(rect(), theme.color(toneToken(), kTrustTint));
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), {0, 0, kTrustStripe, height()}),
                     theme.color(toneToken()));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Token::Line));
}

} // namespace consentry::widgets
