#include "app/hardening.h"
#include "app/operations/demo.h"
#include "i18n/translations.h"
#include "tests/e2e/people.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTemporaryDir>

#include <cstdio>

using namespace consentry;

namespace {

struct Options {
    testing::People::Setting setting;
};

Options parse(const QApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Does a working day at the real window, by mouse and keys, on a demo workspace."));
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("workspace"), QStringLiteral("A demo workspace; it is changed"));
    const QCommandLineOption out(QStringLiteral("export"), QStringLiteral("Where the label set goes"),
                                 QStringLiteral("folder"), QStringLiteral("."));
    const QCommandLineOption screenshots(QStringLiteral("screenshots"),
                                         QStringLiteral("Where pictures of the window go"), QStringLiteral("folder"));
    parser.addOptions({out, screenshots});
    parser.process(application);
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(2);
    return {{.workspace = parser.positionalArguments().first().toStdString(),
             .exportFolder = parser.value(out).toStdString(),
             .screenshots = parser.value(screenshots).toStdString(),
             .truth = {}}};
}

void run(Options options)
{
    options.setting.truth = testing::readClipTruth(app::demoMediaFolder() / "demo-clip.truth.json");
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    const SystemClock clock;
    widgets::Appearance appearance;
    appearance.applyTo(*qApp);
    testing::ScriptedMessages messages;
    app::MainWindow window({.appearance = appearance, .messages = messages, .clock = clock, .settings = settings});
    window.show();
    testing::must(QTest::qWaitForWindowActive(&window), QStringLiteral("the window did not come up"));
    testing::People(window, messages, std::move(options.setting)).wholeJob();
}

} // namespace

int main(int argc, char** argv)
{
    QLocale::setDefault(QLocale::c());
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("consentry-drive"));
    installTranslations(application, QLocale::c());
    if (const auto hardened = app::hardenProcess(); !hardened) {
        std::fprintf(stderr, "consentry-drive: this process cannot be hardened\n");
        return 1;
    }
    try {
        run(parse(application));
    } catch (const testing::Unexpected& unexpected) {
        std::fprintf(stderr, "consentry-drive: %s\n", unexpected.what());
        return 1;
    }
    return 0;
}
