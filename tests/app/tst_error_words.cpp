#include "app/error_words.h"
#include "tests/support/test_support.h"

#include <QRegularExpression>
#include <set>

using namespace consentry;
using namespace consentry::app;

namespace {

/// Numbers of the placeholders in `text`.
std::set<int> placeholders(const char* text)
{
    static const QRegularExpression placeholder(QStringLiteral("%([0-9]+)"));
    std::set<int> numbers;
    for (auto matches = placeholder.globalMatch(QString::fromUtf8(text)); matches.hasNext();)
        numbers.insert(matches.next().captured(1).toInt());
    return numbers;
}

Error errorWith(Errc code, std::vector<std::string> args)
{
    return Error{code, std::move(args), {}};
}

} // namespace

class TestErrorWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyErrorHasWords_data()
    {
        QTest::addColumn<int>("code");
#define X(name, text, cls, args) QTest::newRow(text) << static_cast<int>(Errc::name);
        CONSENTRY_ERRORS(X)
#undef X
    }
    void everyErrorHasWords()
    {
        QFETCH(const int, code);
        const ErrorRow row = errorRow(static_cast<Errc>(code));
        QVERIFY(*row.message != 0);
        QVERIFY(*row.hint != 0);
        std::set<int> wanted;
        for (int i = 1; i <= errorArgumentCount(static_cast<Errc>(code)); ++i)
            wanted.insert(i);
        QVERIFY2(placeholders(row.message) == wanted, row.message);
        QVERIFY2(placeholders(row.hint).empty(), row.hint);
        for (const char* text : {row.message, row.hint}) {
            QVERIFY2(!QString::fromUtf8(text).endsWith(QLatin1Char('.')), text); // errorLine adds the full stops
            QVERIFY2(!QString::fromUtf8(text).contains(QLatin1Char('\n')), text);
        }
    }

    void argumentsTakeTheirPlaces()
    {
        const ErrorWords words = errorWords(makeError(Errc::NotFound, "clip", "0123abcd"));
        QCOMPARE(words.message, QStringLiteral("There is no clip 0123abcd"));
        // Out of order in the sentence.
        QCOMPARE(errorWords(makeError(Errc::RoleMissing, "ingest", "custodian")).message,
                 QStringLiteral("Only a member with the role custodian may do this: ingest"));
    }

    void argumentsAreNotTemplates_data()
    {
        QTest::addColumn<QString>("argument");
        for (const char* argument : {"%1", "%2", "%11", "100%", "%", "%%1", "a %2 b"})
            QTest::newRow(argument) << QString::fromUtf8(argument);
    }
    void argumentsAreNotTemplates()
    {
        QFETCH(const QString, argument);
        const ErrorWords words = errorWords(makeError(Errc::Io, argument.toStdString(), "second"));
        QCOMPARE(words.message, QStringLiteral("Cannot use %1: second").replace(QStringLiteral("%1"), argument));
    }

    void missingArgumentsLeaveNoPlaceholder()
    {
        QCOMPARE(errorWords(errorWith(Errc::ConsentWithdrawn, {})).message, QStringLiteral("Consent was withdrawn"));
        QCOMPARE(errorWords(errorWith(Errc::ConsentWithdrawn, {""})).message, QStringLiteral("Consent was withdrawn"));
    }

    void oneLine()
    {
        const QString line = errorLine(makeError(Errc::Io, "a\nb", "c\r\nd"));
        QCOMPARE(line, QStringLiteral("Cannot use a b: c d. Check the disk and the permissions, then try again."));
    }

    void exitCodesFollowTheClass_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("exit");
        QTest::newRow("disk full") << int(Errc::DiskFull) << 1;
        QTest::newRow("bad schema") << int(Errc::BadSchema) << 2;
        QTest::newRow("grant expired") << int(Errc::GrantExpired) << 3;
        QTest::newRow("rolled back") << int(Errc::RolledBack) << 4;
        QTest::newRow("not found") << int(Errc::NotFound) << 5;
        QTest::newRow("busy") << int(Errc::Busy) << 6;
        QTest::newRow("interrupted") << int(Errc::Interrupted) << 130;
    }
    void exitCodesFollowTheClass()
    {
        QFETCH(const int, code);
        QTEST(exitCode(errorWith(static_cast<Errc>(code), {})), "exit");
    }
};

QTEST_GUILESS_MAIN(TestErrorWords)
#include "tst_error_words.moc"
