#include "tests/support/text_check.h"
#include "tests/support/test_support.h"
#include "tests/widgets/sample_window.h"
#include "widgets/pages/export_page.h"
#include "widgets/pages/start_page.h"
#include "widgets/pages/unlock_page.h"
#include "widgets/panels/review_panel.h"
#include "widgets/parts/toast.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QTest>

#include <set>

using namespace consentry::widgets;
using consentry::testing::clippedTexts;
using consentry::testing::SampleWindow;

namespace {

struct SchemeRow {
    Scheme scheme;
    const char* name;
};
constexpr SchemeRow kSchemes[] = {
    {Scheme::Dark, "dark"}, {Scheme::Light, "light"}, {Scheme::HighContrast, "high-contrast"}};

void save(QWidget& widget, const QString& name)
{
    QCoreApplication::processEvents(); // layouts settle
    QVERIFY(widget.grab().save(QStringLiteral("%1/%2.png").arg(consentry::testing::screenshotFolder(), name)));
}

} // namespace

/// Pictures for looking at, and what a machine can see in them: nothing is clipped, every control has its names.
class TestScreenshots : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void window_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<QSize>("size");
        for (std::size_t i = 0; i < std::size(kSchemes); ++i)
            QTest::newRow(kSchemes[i].name) << static_cast<int>(i) << QSize(1280, 800);
        QTest::newRow("small") << 0 << QSize(1024, 700);
    }

    void window()
    {
        QFETCH(const int, scheme);
        QFETCH(const QSize, size);
        Appearance appearance(kSchemes[scheme].scheme);
        appearance.applyTo(*qApp);
        SampleWindow window(appearance);
        window.resize(size);
        window.show();
        QVERIFY(window.minimumSizeHint().width() <= 1024);
        QVERIFY(window.minimumSizeHint().height() <= 700);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        save(window, QStringLiteral("annotate-") + name);
        QCOMPARE(clippedTexts(window), QStringList());
        window.setState(SampleWindow::State::Expiring);
        save(window, QStringLiteral("expiring-") + name);
        window.setState(SampleWindow::State::Closed);
        Toast toast(appearance, window.findChild<QWidget*>(QStringLiteral("videoCanvas")));
        toast.say({QStringLiteral("Removed person 2 with 14 key frames"), QStringLiteral("Undo"), {}});
        save(window, QStringLiteral("closed-") + name);
    }

    void pages_data()
    {
        QTest::addColumn<int>("scheme");
        for (std::size_t i = 0; i < std::size(kSchemes); ++i)
            QTest::newRow(kSchemes[i].name) << static_cast<int>(i);
    }

    void pages()
    {
        QFETCH(const int, scheme);
        Appearance appearance(kSchemes[scheme].scheme);
        appearance.applyTo(*qApp);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        StartPage start(appearance);
        start.setRecent({{QStringLiteral("Maple Street study"), QStringLiteral("~/consentry/maple")},
                         {QStringLiteral("Demo"), QStringLiteral("~/consentry/demo")}});
        UnlockPage unlock;
        unlock.setWhat(QStringLiteral("Maple Street study"), QStringLiteral("Ada Reyes"));
        unlock.showFailure(QStringLiteral("That passphrase does not open this identity."), std::chrono::seconds(4));
        ExportPage exporting;
        exporting.setPurposes({{QStringLiteral("model_training"), QStringLiteral("Model training")}});
        exporting.setFormats(
            {{QStringLiteral("coco"), QStringLiteral("COCO")}, {QStringLiteral("yolo"), QStringLiteral("YOLO")}});
        exporting.setSummary(
            QStringLiteral("12 clips go in. 3 stay out: 2 are not accepted yet, 1 has no consent for this purpose."));
        ReviewPanel review;
        review.setFacts({.submittedBy = QStringLiteral("Ben Ode"),
                         .submittedAt = QStringLiteral("today, 11:40"),
                         .counts = QStringLiteral("5 tracks, 41 key frames"),
                         .earlier = QStringLiteral("The dog ends two frames too early.")});
        const std::pair<QWidget*, QString> pages[] = {{&start, QStringLiteral("start-")},
                                                      {&unlock, QStringLiteral("unlock-")},
                                                      {&exporting, QStringLiteral("export-")},
                                                      {&review, QStringLiteral("review-")}};
        for (const auto& [page, prefix] : pages) {
            page->resize(page == &review ? QSize(232, 400) : QSize(900, 600));
            page->show();
            save(*page, prefix + name);
            const QStringList clipped = clippedTexts(*page);
            QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
        }
    }

    void everyControlHasItsNames()
    {
        Appearance appearance;
        appearance.applyTo(*qApp);
        SampleWindow window(appearance);
        StartPage start(appearance);
        UnlockPage unlock;
        ExportPage exporting;
        exporting.setFormats({{QStringLiteral("coco"), QStringLiteral("COCO")}});
        ReviewPanel review;
        int controls = 0;
        for (QWidget* root : std::initializer_list<QWidget*>{&window, &start, &unlock, &exporting, &review}) {
            std::set<QString> names;
            for (const QWidget* widget : root->findChildren<QWidget*>()) {
                if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(QStringLiteral("qt_")))
                    continue;
                // Parts of a composed control (a spin box's line, a combo box's list) are reached through it.
                const QWidget* above = widget->parentWidget();
                if (above != nullptr
                    && (above->inherits("QAbstractSpinBox") || above->inherits("QComboBox")
                        || above->inherits("QComboBoxPrivateContainer")))
                    continue;
                const QString what = QStringLiteral("%1 \"%2\"")
                                         .arg(QLatin1String(widget->metaObject()->className()), widget->objectName());
                QVERIFY2(!widget->objectName().isEmpty(), qPrintable(what));
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(what));
                QVERIFY2(names.insert(widget->objectName()).second, qPrintable(what));
                ++controls;
            }
        }
        QVERIFY(controls > 40);
    }

    void buttonsWithAKeyTellIt()
    {
        Appearance appearance;
        SampleWindow window(appearance);
        auto* next = window.findChild<QAbstractButton*>(QStringLiteral("transport.next"));
        QVERIFY(next != nullptr);
        QVERIFY(next->toolTip().contains(QStringLiteral("(F)")));
    }
};

QTEST_MAIN(TestScreenshots)
#include "tst_screenshots.moc"
