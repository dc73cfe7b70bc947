#pragma once

class QCoreApplication;
class QLocale;

namespace consentry {

/// Consentry's and Qt's own words in the language of `locale`; English where there is no catalogue. Before the first
/// widget is made.
void installTranslations(QCoreApplication& application, const QLocale& locale);

} // namespace consentry
