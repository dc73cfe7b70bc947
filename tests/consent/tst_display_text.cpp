#include "consent/display_text.h"

#include <QTest>

using namespace consentry::consent;

/// What people are shown of other people's words.
class TestDisplayText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("plain");
        QTest::addColumn<bool>("blank");
        QTest::newRow("a name") << QByteArray("porch") << true << false;
        QTest::newRow("a space within") << QByteArray("front porch") << true << false;
        QTest::newRow("another script") << QByteArray("\xd2\x91\xd0\xb0\xd0\xbd\xd0\xbe\xd0\xba") << true << false;
        QTest::newRow("nothing") << QByteArray() << false << true;
        QTest::newRow("spaces") << QByteArray("  ") << false << true;
        QTest::newRow("a space behind") << QByteArray("porch ") << false << false;
        QTest::newRow("a space before") << QByteArray(" porch") << false << false;
        QTest::newRow("a wide space behind") << QByteArray("porch\xe3\x80\x80") << false << false;
        QTest::newRow("no width") << QByteArray("por\xe2\x80\x8b" "ch") << false << false;
        QTest::newRow("only without width") << QByteArray("\xe2\x80\x8b") << false << true;
        QTest::newRow("a tag") << QByteArray("porch\xf3\xa0\x81\x81") << false << false;
        QTest::newRow("a control") << QByteArray("por\x1b[31mch") << false << false;
        QTest::newRow("turned round") << QByteArray("por\xe2\x80\xae" "ch") << false << false;
    }
    void names()
    {
        QFETCH(const QByteArray, text);
        QTEST(isPlainName({text.data(), std::size_t(text.size())}), "plain");
        QTEST(isBlank({text.data(), std::size_t(text.size())}), "blank");
    }
};

QTEST_GUILESS_MAIN(TestDisplayText)
#include "tst_display_text.moc"
