#pragma once

#include <QLocale>

class QCoreApplication;

namespace consentry {

/// What a person can have their words in. The numbers are kept in settings and never change.
enum class Language { System = 0, English = 1, German = 2, Ukrainian = 3 };

/// The computer's own for `System`, unless the program has set another default.
QLocale localeOf(Language language);

/// Consentry's and Qt's own words in the language of `locale`; English where there is no catalogue. Before the first
/// widget is made.
void installTranslations(QCoreApplication& application, const QLocale& locale);

} // namespace consentry
