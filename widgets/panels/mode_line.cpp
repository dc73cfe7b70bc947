#include "widgets/panels/mode_line.h"

#include "widgets/parts/naming.h"
#include "widgets/parts/words.h"
#include "widgets/theme/tabular_text.h"

#include <QHBoxLayout>

namespace consentry::widgets {

ModeLine::ModeLine(const Appearance& appearance, QWidget* parent) : QWidget(parent), m_appearance(appearance)
{
    setObjectName(QStringLiteral("modeLine"));
    setAccessibleName(tr("Status"));
    setFixedHeight(extent::kModeLine);
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    m_hint =
        named(new ElidedLabel(LabelRole::Plain, this), {QStringLiteral("modeHint"), tr("What the next click does")});
    m_cursor = named(new TabularLabel(this), {QStringLiteral("cursorText"), tr("Cursor position in pixels")});
    m_storedMark = makeLabel(LabelRole::Plain, {}, this);
    m_stored = named(makeLabel(LabelRole::Muted, {}, this), {QStringLiteral("storedState"), tr("Storing of changes")});
    m_issues = named(makeLabel(LabelRole::Expiring, {}, this), {QStringLiteral("issueCount"), tr("Open issues")});
    m_clock = named(new TabularLabel(this), {QStringLiteral("clock"), tr("Time of day")});
    setLabelRole(*m_cursor, LabelRole::Muted);
    setLabelRole(*m_clock, LabelRole::Muted);

    QHBoxLayout* row = makeRow(space::kLarge);
    row->setContentsMargins(space::kMedium, 0, space::kMedium, 0);
    row->addWidget(m_hint, 1);
    row->addWidget(m_cursor);
    QHBoxLayout* stored = makeRow(space::kTight);
    stored->addWidget(m_storedMark);
    stored->addWidget(m_stored);
    row->addLayout(stored);
    row->addWidget(m_issues);
    row->addWidget(m_clock);
    setLayout(row);
    setIssues(0);
    refreshHint();
    refreshStored();
    connect(&appearance, &Appearance::changed, this, &ModeLine::refreshStored);
}

void ModeLine::setHint(const QString& hint)
{
    m_canvasHint = hint;
    refreshHint();
}

void ModeLine::setKeysHint(const QString& hint)
{
    m_keysHint = hint;
    refreshHint();
}

void ModeLine::setPointerHint(const QString& hint)
{
    m_pointerHint = hint;
    refreshHint();
}

/// Never empty.
void ModeLine::refreshHint()
{
    m_hint->setText(!m_keysHint.isEmpty()     ? m_keysHint
                    : !m_pointerHint.isEmpty() ? m_pointerHint
                    : !m_canvasHint.isEmpty()  ? m_canvasHint
                                               : tr("Double-click a clip in the list to open it, or press Enter there"));
}

void ModeLine::setStored(StoredState state, const QString& reason)
{
    m_state = state;
    m_reason = reason;
    refreshStored();
}

void ModeLine::refreshStored()
{
    struct Look {
        QString icon;
        Token token;
        QString text;
    };
    const auto look = [this]() -> Look {
        switch (m_state) {
        case StoredState::Idle:
            return {};
        case StoredState::Storing:
            return {QStringLiteral("clock"), Token::TextMuted, tr("storing…")};
        case StoredState::Stored:
            return {QStringLiteral("check"), Token::Consented, tr("all changes stored")};
        case StoredState::Failed:
            return {QStringLiteral("warning"), Token::Denied, tr("not stored: %1").arg(m_reason)};
        }
        return {};
    }();
    m_stored->setText(look.text);
    m_stored->setVisible(!look.text.isEmpty());
    m_storedMark->setVisible(!look.text.isEmpty());
    setLabelRole(*m_stored, m_state == StoredState::Failed ? LabelRole::Denied : LabelRole::Muted);
    if (!look.icon.isEmpty())
        m_storedMark->setPixmap(m_appearance.theme().icon(look.icon, look.token).pixmap(extent::kIconSmall));
}

void ModeLine::setCursorText(const QString& text)
{
    m_cursor->setText(text);
    m_cursor->updateGeometry();
}

void ModeLine::setIssues(int count)
{
    m_issues->setText(tr("%n issue(s)", nullptr, count));
    m_issues->setVisible(count > 0);
}

void ModeLine::setNow(Timestamp now)
{
    m_clock->setText(clockText(now));
    m_clock->updateGeometry();
}

} // namespace consentry::widgets
