#pragma once

#include "annotation/edit/edit_kind.h"

#include <QDateTime>
#include <QSettings>
#include <QString>

#include <array>
#include <vector>

namespace consentry::app {

/// What is counted of a person's work, for themselves.
enum class Figure {
    Minutes, ///< of the clock, in which something was edited
    Edits,   ///< that were not undone
    Objects, ///< drawn or pasted
    Taken,   ///< proposals
    HandedIn,
};
inline constexpr std::size_t kFigures = 5;

/// A day's figures, by Figure.
struct FigureDay {
    QDate day;
    std::array<int, kFigures> counts{};

    bool operator==(const FigureDay&) const = default;
    int operator[](Figure figure) const { return counts[static_cast<std::size_t>(figure)]; }
};

/// Counts a person's own work, day by day, in the settings of their account on this computer and nowhere else: neither
/// the workspace nor its log nor an export knows of it. Says nothing of which clips. GUI thread.
class OwnFigures {
public:
    /// `person` tells one identity from another on the same account.
    OwnFigures(QSettings& settings, const QString& person) : m_settings(settings), m_person(person) {}

    void count(const edit::ChangeEvent& event, const QDateTime& now);
    void countHandIn(const QDateTime& now) { add(now.date(), Figure::HandedIn, 1); }
    /// Newest first; days with nothing are left out, and so are those before the last kDays.
    std::vector<FigureDay> days(const QDate& today) const;
    void forget();

    static constexpr int kDays = 30;

private:
    QString group() const;
    QString keyOf(const QDate& day, Figure figure) const;
    void add(const QDate& day, Figure figure, int step);
    void dropOld(const QDate& today);

    QSettings& m_settings;
    QString m_person;
    qint64 m_minute = 0; ///< the last that was counted, since 1970
};

} // namespace consentry::app
