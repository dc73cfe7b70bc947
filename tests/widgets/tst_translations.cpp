#include "i18n/translations.h"
#include "tests/support/test_support.h"
#include "tests/support/text_check.h"
#include "tests/widgets/sample_window.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include <map>
#include <set>

using namespace consentry;
using namespace consentry::widgets;
using namespace consentry::testing;

namespace {

struct Message {
    QString context;
    QString source;
    bool plural = false;
    bool unfinished = false;
    QStringList forms; ///< one unless plural
};

QString catalogueText(const QString& file)
{
    QFile catalogue(QStringLiteral(CONSENTRY_SOURCE_DIR "/i18n/") + file);
    return catalogue.open(QIODevice::ReadOnly) ? QString::fromUtf8(catalogue.readAll()) : QString();
}

std::vector<Message> messagesIn(const QString& text)
{
    std::vector<Message> messages;
    QXmlStreamReader xml(text);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QStringView name = xml.name();
        if (name == QLatin1String("name"))
            context = xml.readElementText();
        else if (name == QLatin1String("message"))
            messages.push_back({.context = context,
                                .source = {},
                                .plural = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes"),
                                .unfinished = false,
                                .forms = {}});
        else if (name == QLatin1String("source"))
            messages.back().source = xml.readElementText();
        else if (name == QLatin1String("translation")) {
            messages.back().unfinished = xml.attributes().hasAttribute(QLatin1String("type"));
            if (!messages.back().plural)
                messages.back().forms << xml.readElementText();
        } else if (name == QLatin1String("numerusform"))
            messages.back().forms << xml.readElementText();
    }
    return xml.hasError() ? std::vector<Message>{} : messages;
}

std::multiset<QString> found(const QRegularExpression& what, const QString& text)
{
    std::multiset<QString> all;
    for (auto match = what.globalMatch(text); match.hasNext();)
        all.insert(match.next().captured());
    return all;
}

/// What is wrong with one form of a message, in words; empty when nothing is.
QString problemOf(const Message& message, const QString& form)
{
    static const QRegularExpression places(QStringLiteral("%(?:\\d|n)"));
    // What one types, or reads on a key, in every language.
    static const QRegularExpression verbatim(
        QStringLiteral("(?<!\\w)'[a-z][^']*'(?!\\w)|--[a-z]+|\\bchmod go=|\\b(?:scripts|resources)/[\\w-]+"
                       "|\\bconsentryctl \\w+|\\.(?:age|card|invite)\\b|\\bF\\d\\b|\\bEsc\\b|\\bTab\\b|\\bAlt\\b"));
    static const QRegularExpression mixed(QStringLiteral("[a-z][\\x{0400}-\\x{04ff}]|[\\x{0400}-\\x{04ff}][a-z]"),
                                          QRegularExpression::CaseInsensitiveOption);
    if (form.isEmpty())
        return QStringLiteral("nothing");
    auto wanted = found(places, message.source);
    const auto held = found(places, form);
    if (message.plural && held.count(QStringLiteral("%n")) == 0 && form == message.forms.front()
        && message.forms.size() == 2)
        wanted.erase(QStringLiteral("%n")); // "one change": this form is for no other number
    if (held != wanted)
        return QStringLiteral("other placeholders");
    const auto kept = found(verbatim, form);
    for (const QString& word : found(verbatim, message.source)) {
        if (!kept.contains(word))
            return QStringLiteral("lacks ") + word;
    }
    if (form.count(QLatin1Char('&')) != message.source.count(QLatin1Char('&')))
        return QStringLiteral("another accelerator");
    if (form.count(QLatin1Char('\n')) != message.source.count(QLatin1Char('\n')) || form != form.trimmed())
        return QStringLiteral("other lines or spaces");
    for (const QChar end : QStringLiteral("….:?")) {
        if (message.source.endsWith(end) != form.endsWith(end))
            return QStringLiteral("another end");
    }
    // Filters are words between spaces.
    if (message.context == QLatin1String("TrackFilter") && form.contains(QLatin1Char(' ')))
        return QStringLiteral("a filter with a space");
    return form.contains(mixed) ? QStringLiteral("letters of two alphabets in one word") : QString();
}

QStringList problemsIn(const std::vector<Message>& messages, int forms)
{
    QStringList problems;
    for (const Message& message : messages) {
        if (message.unfinished)
            problems << message.source + QStringLiteral(": unfinished");
        if (message.forms.size() != (message.plural ? forms : 1))
            problems << message.source + QStringLiteral(": number of forms");
        for (const QString& form : message.forms) {
            if (const QString problem = problemOf(message, form); !problem.isEmpty())
                problems << message.source + QStringLiteral(": ") + problem;
        }
    }
    return problems;
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void catalogueIsComplete_data();
    void catalogueIsComplete();
    void aWrongCatalogueIsSeen_data();
    void aWrongCatalogueIsSeen();
    void cataloguesHaveTheSameMessages();
    void filterWordsDiffer();
    void everyLanguageSpeaks_data();
    void everyLanguageSpeaks();
    void fitsTheSmallestWindow_data();
    void fitsTheSmallestWindow();
};

void TestTranslations::catalogueIsComplete_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("forms");
    QTest::newRow("German") << QStringLiteral("consentry_de.ts") << 2;
    QTest::newRow("Ukrainian") << QStringLiteral("consentry_uk.ts") << 3;
    QTest::newRow("English plurals") << QStringLiteral("consentry_en.ts") << 2;
}

void TestTranslations::catalogueIsComplete()
{
    QFETCH(const QString, file);
    QFETCH(const int, forms);
    const auto messages = messagesIn(catalogueText(file));
    QVERIFY(!messages.empty());
    const QStringList problems = problemsIn(messages, forms);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
}

/// The checks above can fail.
void TestTranslations::aWrongCatalogueIsSeen_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("translation");
    QTest::newRow("nothing") << QStringLiteral("Quit") << QString();
    QTest::newRow("placeholder") << QStringLiteral("Moved %1") << QStringLiteral("Bewegt");
    QTest::newRow("placeholder twice") << QStringLiteral("%1 of %2") << QStringLiteral("%1 von %1");
    QTest::newRow("command") << QStringLiteral("See 'consentryctl queue'") << QStringLiteral("Siehe 'queue'");
    QTest::newRow("key") << QStringLiteral("Esc cancels") << QStringLiteral("Escape bricht ab");
    QTest::newRow("accelerator") << QStringLiteral("Quit") << QStringLiteral("&Beenden");
    QTest::newRow("end") << QStringLiteral("Open…") << QStringLiteral("Öffnen");
    QTest::newRow("lines") << QStringLiteral("a\nb") << QStringLiteral("a b");
    QTest::newRow("alphabets") << QStringLiteral("Frame") << QStringLiteral("Кaдр");
}

void TestTranslations::aWrongCatalogueIsSeen()
{
    QFETCH(const QString, source);
    QFETCH(const QString, translation);
    Message message{.context = {}, .source = source, .plural = false, .unfinished = false, .forms = {translation}};
    QCOMPARE(problemsIn({message}, 2).size(), 1);
    message.forms = {source};
    QCOMPARE(problemsIn({message}, 2), QStringList());
}

void TestTranslations::cataloguesHaveTheSameMessages()
{
    const auto namesIn = [](const char* file, bool pluralOnly) {
        std::set<std::pair<QString, QString>> names;
        for (const Message& message : messagesIn(catalogueText(QLatin1String(file)))) {
            if (message.plural || !pluralOnly)
                names.emplace(message.context, message.source);
        }
        return names;
    };
    const auto all = namesIn("consentry_de.ts", false);
    QVERIFY(all.size() > 500);
    QVERIFY(all == namesIn("consentry_uk.ts", false));
    QVERIFY(namesIn("consentry_de.ts", true) == namesIn("consentry_en.ts", false));
}

/// A word that two states share would filter for either.
void TestTranslations::filterWordsDiffer()
{
    for (const char* file : {"consentry_de.ts", "consentry_uk.ts"}) {
        std::set<QString> words;
        for (const Message& message : messagesIn(catalogueText(QLatin1String(file)))) {
            if (message.context == QLatin1String("TrackFilter"))
                QVERIFY2(words.insert(message.forms.value(0)).second, qPrintable(message.forms.value(0)));
        }
        QVERIFY(words.size() > 10);
    }
}

void TestTranslations::everyLanguageSpeaks_data()
{
    QTest::addColumn<Language>("language");
    QTest::addColumn<QString>("quit");
    QTest::addColumn<QStringList>("counted"); ///< 1, 3, 5 and 21 issues
    QTest::newRow("English") << Language::English << QStringLiteral("Quit")
                             << QStringLiteral("1 issue|3 issues|5 issues|21 issues").split(QLatin1Char('|'));
    QTest::newRow("German") << Language::German << QStringLiteral("Beenden")
                            << QStringLiteral("1 Hinweis|3 Hinweise|5 Hinweise|21 Hinweise").split(QLatin1Char('|'));
    QTest::newRow("Ukrainian")
        << Language::Ukrainian << QStringLiteral("Вийти")
        << QStringLiteral("1 зауваження|3 зауваження|5 зауважень|21 зауваження").split(QLatin1Char('|'));
}

void TestTranslations::everyLanguageSpeaks()
{
    QFETCH(const Language, language);
    QFETCH(const QString, quit);
    installTranslations(*qApp, localeOf(language));
    const auto backToEnglish = qScopeGuard([] { qDeleteAll(qApp->findChildren<QTranslator*>()); });
    QCOMPARE(QCoreApplication::translate("Actions", "Quit"), quit);
    QStringList counted;
    for (const int count : {1, 3, 5, 21})
        counted << QCoreApplication::translate("consentry::widgets::ModeLine", "%n issue(s)", nullptr, count);
    QTEST(counted, "counted");
}

void TestTranslations::fitsTheSmallestWindow_data()
{
    QTest::addColumn<Language>("language");
    QTest::addColumn<QString>("faces");
    QTest::newRow("german") << Language::German << QStringLiteral("Gesichter unkenntlich");
    QTest::newRow("ukrainian") << Language::Ukrainian << QStringLiteral("обличчя розмито");
}

void TestTranslations::fitsTheSmallestWindow()
{
    QFETCH(const Language, language);
    QFETCH(const QString, faces);
    installTranslations(*qApp, localeOf(language));
    const auto backToEnglish = qScopeGuard([] { qDeleteAll(qApp->findChildren<QTranslator*>()); });
    Appearance appearance;
    appearance.applyTo(*qApp);
    SampleWindow window(appearance);
    window.resize(1024, 700);
    window.show();
    QCoreApplication::processEvents();
    QVERIFY(window.grab().save(QStringLiteral("%1/annotate-%2.png")
                                   .arg(consentry::testing::screenshotFolder(), QString::fromLatin1(QTest::currentDataTag()))));
    QCOMPARE(window.findChild<QLabel*>(QStringLiteral("trustFaces"))->text(), faces);
    QCOMPARE(clippedTexts(window), QStringList());
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
