#include "tests/widgets/sample_window.h"
#include "i18n/translations.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QTest>
#include <QXmlStreamReader>

using namespace consentry;
using namespace consentry::widgets;
using consentry::testing::SampleWindow;

class TestTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void catalogueIsComplete_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("German") << QStringLiteral("consentry_de.ts");
        QTest::newRow("English plurals") << QStringLiteral("consentry_en.ts");
    }

    void catalogueIsComplete()
    {
        QFETCH(const QString, file);
        QFile catalogue(QStringLiteral(CONSENTRY_SOURCE_DIR "/i18n/") + file);
        QVERIFY(catalogue.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&catalogue);
        int messages = 0;
        QString source;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QStringLiteral("source"))
                source = xml.readElementText();
            if (xml.name() == QStringLiteral("translation")) {
                QVERIFY2(!xml.attributes().hasAttribute(QStringLiteral("type")), qPrintable(source));
                ++messages;
            }
        }
        QVERIFY(!xml.hasError());
        QVERIFY(messages >= 3);
    }

    void germanFitsTheSmallestWindow()
    {
        installTranslations(*qApp, QLocale(QLocale::German));
        Appearance appearance;
        appearance.applyTo(*qApp);
        SampleWindow window(appearance);
        window.resize(1024, 700);
        window.show();
        QCoreApplication::processEvents();
        QVERIFY(QDir().mkpath(QStringLiteral(CONSENTRY_BUILD_DIR "/screenshots")));
        QVERIFY(window.grab().save(QStringLiteral(CONSENTRY_BUILD_DIR "/screenshots/annotate-german.png")));

        QCOMPARE(window.findChild<QLabel*>(QStringLiteral("trustFaces"))->text(),
                 QStringLiteral("Gesichter unkenntlich"));
        QCOMPARE(window.findChild<QLabel*>(QStringLiteral("issueCount"))->text(), QStringLiteral("1 Punkt"));
        for (const QLabel* label : window.findChildren<QLabel*>()) {
            const bool elides = label->inherits("consentry::widgets::ElidedLabel");
            if (label->isVisible() && !elides && !label->wordWrap())
                QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
        }
    }
};

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
