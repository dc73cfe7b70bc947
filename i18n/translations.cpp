#include "i18n/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

// Outside of any namespace, as Qt asks: resources in a static library must be named once.
static void initResources()
{
    Q_INIT_RESOURCE(consentry_i18n);
}

namespace consentry {

QLocale localeOf(Language language)
{
    switch (language) {
    case Language::System: break;
    case Language::English: return {QLocale::English};
    case Language::German: return {QLocale::German};
    case Language::Ukrainian: return {QLocale::Ukrainian};
    }
    return QLocale();
}

void installTranslations(QCoreApplication& application, const QLocale& locale)
{
    initResources();
    struct Catalogue {
        QString name;
        QString folder;
    };
    const Catalogue catalogues[] = {
        {QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)},
        // Plural forms for every language that has no catalogue of its own.
        {QStringLiteral("consentry_en"), QStringLiteral(":/consentry/i18n")},
        {QStringLiteral("consentry"), QStringLiteral(":/consentry/i18n")},
    };
    for (const Catalogue& catalogue : catalogues) {
        auto* translator = new QTranslator(&application);
        const bool loaded = catalogue.name == QStringLiteral("consentry_en")
                                ? translator->load(catalogue.name, catalogue.folder)
                                : translator->load(locale, catalogue.name, QStringLiteral("_"), catalogue.folder);
        if (loaded)
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    }
}

} // namespace consentry
