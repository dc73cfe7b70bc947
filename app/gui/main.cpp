#include "app/error_words.h"
#include "app/gui/main_window.h"
#include "app/hardening.h"
#include "app/version.h"
#include "i18n/translations.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>

#include <algorithm>
#include <cstdio>
#include <string_view>

using namespace consentry;

namespace {

/// Ends the program when only help or the version was asked for.
app::StartRequest parse(const QCoreApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Label home-camera clips without the power to watch strangers"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("workspace"), QStringLiteral("Folder of the workspace"),
                                 QStringLiteral("[workspace]"));
    const QCommandLineOption identity(QStringLiteral("identity"), QStringLiteral("Your identity file"),
                                      QStringLiteral("file"));
    const QCommandLineOption passphrase(QStringLiteral("passphrase-file"), QStringLiteral("File with the passphrase"),
                                        QStringLiteral("file"));
    parser.addOptions({identity, passphrase});
    parser.process(application);
    return {.workspace = parser.positionalArguments().value(0).toStdString(),
            .identity = parser.value(identity).toStdString(),
            .passphraseFile = parser.value(passphrase).toStdString()};
}

/// These need no screen.
bool asksForWords(int argc, char** argv)
{
    constexpr std::string_view words[] = {"-h", "--help", "--help-all", "-v", "--version"};
    return argc > 1 && std::any_of(argv + 1, argv + argc, [&](const char* word) {
               return std::ranges::find(words, word) != std::end(words);
           });
}

/// Qt takes the size of everything from its environment, before there is an application. Who set it there is obeyed.
void scaleWindows(const app::UserSettings& settings)
{
    constexpr auto kFactor = "QT_SCALE_FACTOR";
    const int percent = settings.value(app::SettingId::WindowSize);
    if (percent != 100 && qEnvironmentVariableIsEmpty(kFactor))
        qputenv(kFactor, QByteArray::number(percent / 100.0));
}

} // namespace

int main(int argc, char** argv)
{
    const auto hardened = app::hardenProcess();
    QCoreApplication::setApplicationName(QStringLiteral("consentry"));
    QCoreApplication::setOrganizationName(QStringLiteral("consentry"));
    QCoreApplication::setApplicationVersion(QString::fromLatin1(app::kVersion));
    if (asksForWords(argc, argv)) {
        const QCoreApplication application(argc, argv);
        parse(application);
    }
    QSettings settings;
    const app::UserSettings choices(settings);
    scaleWindows(choices);
    QApplication application(argc, argv);
    const QLocale locale = localeOf(choices.as<Language>(app::SettingId::Language));
    QLocale::setDefault(locale);
    installTranslations(application, locale);
    if (!hardened) {
        std::fprintf(stderr, "consentry: %s\n", qPrintable(app::errorLine(hardened.error())));
        return app::exitCode(hardened.error());
    }
    const app::StartRequest request = parse(application);
    const SystemClock clock;
    widgets::Appearance appearance;
    app::applyAppearance(appearance, choices);
    appearance.applyTo(application);
    widgets::DialogMessageService messages;
    app::MainWindow window({.appearance = appearance, .messages = messages, .clock = clock, .settings = settings});
    window.show();
    window.start(request);
    return QApplication::exec();
}
