#include "app/error_words.h"
#include "app/gui/main_window.h"
#include "app/hardening.h"
#include "app/version.h"
#include "i18n/translations.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>

#include <cstdio>

using namespace consentry;

namespace {

app::StartRequest parse(const QApplication& application)
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

} // namespace

int main(int argc, char** argv)
{
    const auto hardened = app::hardenProcess();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("consentry"));
    QApplication::setOrganizationName(QStringLiteral("consentry"));
    QApplication::setApplicationVersion(QString::fromLatin1(app::kVersion));
    installTranslations(application, QLocale());
    if (!hardened) {
        std::fprintf(stderr, "consentry: %s\n", qPrintable(app::errorLine(hardened.error())));
        return app::exitCode(hardened.error());
    }
    const app::StartRequest request = parse(application);
    const SystemClock clock;
    QSettings settings;
    widgets::Appearance appearance(
        static_cast<widgets::Scheme>(settings.value(QStringLiteral("appearance/scheme"), 0).toInt()));
    appearance.applyTo(application);
    widgets::DialogMessageService messages;
    app::MainWindow window({.appearance = appearance, .messages = messages, .clock = clock, .settings = settings});
    window.show();
    window.start(request);
    return QApplication::exec();
}
