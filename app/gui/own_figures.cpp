#include "app/gui/own_figures.h"

#include <algorithm>

namespace consentry::app {
namespace {

using edit::ChangeCause;
using edit::EditKind;

constexpr const char* kFigureKeys[] = {"minutes", "edits", "objects", "taken", "handed-in"};
constexpr qint64 kMinute = 60; // seconds

bool isProposal(EditKind kind)
{
    return kind == EditKind::AcceptSuggestion || kind == EditKind::TrackObject;
}

} // namespace

void OwnFigures::count(const edit::ChangeEvent& event, const QDateTime& now)
{
    const QDate day = now.date();
    const int step = event.cause == ChangeCause::Undo ? -1 : 1;
    add(day, Figure::Edits, step);
    if (event.edit.kind == EditKind::Draw || event.edit.kind == EditKind::Paste)
        add(day, Figure::Objects, step * event.edit.objects);
    if (isProposal(event.edit.kind))
        add(day, Figure::Taken, step * event.edit.objects);
    const qint64 minute = now.toSecsSinceEpoch() / kMinute;
    if (minute == m_minute)
        return;
    m_minute = minute;
    add(day, Figure::Minutes, 1);
    dropOld(day);
}

std::vector<FigureDay> OwnFigures::days(const QDate& today) const
{
    std::vector<FigureDay> days;
    for (int back = 0; back < kDays; ++back) {
        FigureDay day{.day = today.addDays(-back)};
        for (std::size_t i = 0; i < kFigures; ++i)
            day.counts[i] = m_settings.value(keyOf(day.day, static_cast<Figure>(i))).toInt();
        if (std::ranges::any_of(day.counts, [](int count) { return count > 0; }))
            days.push_back(day);
    }
    return days;
}

void OwnFigures::forget()
{
    m_settings.remove(group());
    m_minute = 0;
}

QString OwnFigures::group() const
{
    return QStringLiteral("figures/") + m_person;
}

QString OwnFigures::keyOf(const QDate& day, Figure figure) const
{
    return group() + QLatin1Char('/') + day.toString(Qt::ISODate) + QLatin1Char('/')
           + QLatin1String(kFigureKeys[static_cast<std::size_t>(figure)]);
}

/// What was counted yesterday and is undone today takes nothing from today.
void OwnFigures::add(const QDate& day, Figure figure, int step)
{
    const QString key = keyOf(day, figure);
    m_settings.setValue(key, std::max(0, m_settings.value(key).toInt() + step));
}

void OwnFigures::dropOld(const QDate& today)
{
    m_settings.beginGroup(group());
    for (const QString& day : m_settings.childGroups()) {
        if (QDate::fromString(day, Qt::ISODate) <= today.addDays(-kDays))
            m_settings.remove(day);
    }
    m_settings.endGroup();
}

} // namespace consentry::app
