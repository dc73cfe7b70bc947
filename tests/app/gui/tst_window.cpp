#include "tests/app/gui/window_bench.h"

#include "app/operations/consents.h"
#include "app/operations/tasks.h"
#include "i18n/translations.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopeGuard>
#include <QScrollArea>
#include <QTranslator>

using namespace consentry;
using namespace consentry::testing;

namespace {

constexpr Box kDrawn{200, 120, 160, 100};

bool isControl(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget)
           || qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget)
           || qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QPlainTextEdit*>(widget);
}

/// Qt's own parts of a control: the line in a spin box, the list of a combo box, the header of a table.
bool isPart(const QWidget* widget)
{
    for (const QWidget* above = widget->parentWidget(); above != nullptr; above = above->parentWidget()) {
        if (qobject_cast<const QAbstractSpinBox*>(above) || qobject_cast<const QComboBox*>(above)
            || qobject_cast<const QAbstractItemView*>(above))
            return true;
    }
    return widget->objectName().startsWith(QLatin1String("qt_"));
}

/// What a screen reader may call it.
QList<QAccessible::Role> rolesOf(const QWidget* widget)
{
    if (qobject_cast<const QCheckBox*>(widget))
        return {QAccessible::CheckBox};
    if (qobject_cast<const QAbstractButton*>(widget))
        return {QAccessible::Button, QAccessible::CheckBox, QAccessible::RadioButton, QAccessible::ButtonMenu};
    if (qobject_cast<const QAbstractSpinBox*>(widget))
        return {QAccessible::SpinBox};
    if (qobject_cast<const QComboBox*>(widget))
        return {QAccessible::ComboBox};
    if (qobject_cast<const QAbstractItemView*>(widget))
        return {QAccessible::List, QAccessible::Table, QAccessible::Tree};
    return {QAccessible::EditableText};
}

QAccessible::Role roleOf(const QWidget* widget)
{
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
    return interface != nullptr ? interface->role() : QAccessible::NoRole;
}

} // namespace

class TestWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wrongPassphraseSaysSo();
    void showsExactlyTheFrameThatWasClicked();
    void keysWorkAgainAfterAFrameWasTyped();
    void editsAreStoredAsTheyHappen();
    void editUnderWayDoesNotCorruptWhatIsStored();
    void lateToastUndoesNothingElse();
    void secondClipAfterUnlockingAgainIsShown();
    void labelsAreReturnedAndAccepted();
    void nobodyReviewsTheirOwn();
    void controlsAreNamed();
    void wordsAreNeverMarkup();
    void nothingIsCutOffInTheSmallestWindow_data();
    void nothingIsCutOffInTheSmallestWindow();

private:
    TempFolder m_folder;
    fs::path m_sample;
};

void TestWindow::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

void TestWindow::wrongPassphraseSaysSo()
{
    WindowBench bench(m_sample);
    bench.window().start({.workspace = bench.workspace(),
                          .identity = bench.workspace() / "people" / "annotator.age",
                          .passphraseFile = {}});
    BY_HAND({
        Hands& hands = bench.hands();
        hands.fill("passphrase", QStringLiteral("wrong"));
        hands.press("Return");
        const auto refused = [&] {
            return hands.sees("unlockLine")
                   && hands.textOf("unlockLine").contains(QLatin1String("passphrase does not open"));
        };
        hands.await(refused, QStringLiteral("the refusal"));
        QVERIFY(hands.see<QLineEdit>("passphrase").text().isEmpty());
        QVERIFY(!hands.sees("workbench"));
        hands.fill("passphrase", QLatin1String(SampleWorkspace::kPassphrase));
        hands.press("Return");
        hands.await([&] { return hands.sees("workbench"); }, QStringLiteral("the workbench"));
        QCOMPARE(hands.textOf("place"), QStringLiteral("annotator"));
        QVERIFY(!hands.sees("tabReview"));
        QVERIFY(!hands.sees("tabExport"));
    });
}

void TestWindow::showsExactlyTheFrameThatWasClicked()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        QCOMPARE(bench.pictureNumber(), std::optional<std::int64_t>(0));
        for (const std::int64_t frame : {17, 3, 23, 8, 7, 0, 16}) {
            bench.seekByTimeline(frame);
            QCOMPARE(bench.pictureNumber(), std::optional(frame));
            QCOMPARE(bench.hands().see<QWidget>("frameBox").property("value").toInt(), int(frame + 1));
        }
    });
}

void TestWindow::keysWorkAgainAfterAFrameWasTyped()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        bench.hands().press("Ctrl+G");
        bench.hands().type(QStringLiteral("12"));
        bench.hands().press("Return");
        bench.awaitFrame(11);
        bench.hands().press("F");
        bench.awaitFrame(12);
    });
}

void TestWindow::editsAreStoredAsTheyHappen()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.press("3");
        hands.drawBox(bench.canvas(), kDrawn);
        QCOMPARE(bench.storedLabels().tracks.size(), std::size_t(1));
        QCOMPARE(bench.storedLabels().tracks[0].label, std::string("vehicle"));
        hands.press("S");
        bench.seekByTimeline(10);
        hands.dragPoint(bench.canvas(), kDrawn.center(), {kDrawn.center().x + 80, kDrawn.center().y + 40});
        auto stored = bench.storedLabels().tracks[0];
        QCOMPARE(stored.keyFrames.size(), std::size_t(2));
        QVERIFY(std::abs(stored.keyFrames[1].box.x - kDrawn.x - 80) < 2);
        QVERIFY(std::abs(stored.keyFrames[1].box.width - kDrawn.width) < 2);
        hands.dragPoint(bench.canvas(), {stored.keyFrames[1].box.right(), stored.keyFrames[1].box.bottom()},
                        {560, 320});
        stored = bench.storedLabels().tracks[0];
        QVERIFY(std::abs(stored.keyFrames[1].box.right() - 560) < 2);
        hands.press("Ctrl+Z");
        QVERIFY(std::abs(bench.storedLabels().tracks[0].keyFrames[1].box.width - kDrawn.width) < 2);
        hands.press("Ctrl+Shift+Z");
        QVERIFY(std::abs(bench.storedLabels().tracks[0].keyFrames[1].box.right() - 560) < 2);
        hands.press("Shift+Del");
        QVERIFY(bench.storedLabels().tracks.empty());
        hands.press("Ctrl+Z");
        QCOMPARE(bench.storedLabels().tracks.size(), std::size_t(1));
    });
}

void TestWindow::editUnderWayDoesNotCorruptWhatIsStored()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        bench.hands().drawBox(bench.canvas(), kDrawn);
        bench.hands().press("S");
        const auto at = [&](Point point) {
            return bench.canvas().mapTo(&bench.window(), bench.canvas().mapping().toWidget(point).toPoint());
        };
        QTest::mousePress(bench.window().windowHandle(), Qt::LeftButton, {}, at(kDrawn.center()));
        QTest::mouseMove(bench.window().windowHandle(), at({400, 250}));
        auto lead = bench.session("lead");
        QVERIFY_OK(app::holdClip(lead, bench.clip(), "seen"));
        bench.hands().await([&] { return !bench.canvas().shownFrame(); }, QStringLiteral("the end"));
        QTest::mouseRelease(bench.window().windowHandle(), Qt::LeftButton, {}, at({400, 250}));
        const auto stored = bench.storedLabels();
        QCOMPARE(stored.tracks.size(), std::size_t(1));
        QVERIFY(std::abs(stored.tracks[0].keyFrames[0].box.x - kDrawn.x) < 2); // the last that was let go
    });
}

void TestWindow::lateToastUndoesNothingElse()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("annotator");
        bench.openClip();
        hands.drawBox(bench.canvas(), kDrawn);
        hands.press("Shift+Del");
        QVERIFY(hands.sees("toastAction"));
        hands.drawBox(bench.canvas(), kDrawn);
        QVERIFY2(!hands.sees("toastAction"), "the toast offers to undo an edit that is no longer the last");
    });
}

void TestWindow::secondClipAfterUnlockingAgainIsShown()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        bench.swapTo("lead");
        bench.openClip();
        QCOMPARE(bench.pictureNumber(), std::optional<std::int64_t>(0));
    });
}

void TestWindow::labelsAreReturnedAndAccepted()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        const auto decide = [&](const char* button) {
            bench.reviewAs("lead");
            QVERIFY(hands.textOf("submittedBy").contains(QLatin1String("annotator")));
            if (QLatin1String(button) == QLatin1String("returnLabels")) {
                QVERIFY(!hands.see<QWidget>("returnLabels").isEnabled()); // not without a word
                hands.fill("reviewComment", QStringLiteral("<b>closer</b> please"));
            }
            hands.click(button);
            hands.await([&] { return !bench.canvas().shownFrame(); }, QStringLiteral("the clip closes"));
        };
        bench.unlockAs("annotator");
        bench.openClip();
        hands.drawBox(bench.canvas(), kDrawn);
        hands.press("Ctrl+Return");
        decide("returnLabels");
        bench.swapTo("annotator");
        bench.openClip();
        QCOMPARE(hands.textOf("returnComment"), QStringLiteral("<b>closer</b> please"));
        hands.press("Ctrl+Return");
        decide("acceptLabels");
        bench.swapTo("annotator");
        bench.openClip();
        hands.drawBox(bench.canvas(), {300, 200, 50, 50});
        QCOMPARE(bench.storedLabels().tracks.size(), std::size_t(1)); // accepted labels stay as they are
    });
}

void TestWindow::nobodyReviewsTheirOwn()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("lead");
        bench.openClip();
        hands.drawBox(bench.canvas(), kDrawn);
        hands.press("Ctrl+Return");
        hands.click("tabReview");
        bench.openClip();
        QVERIFY(hands.textOf("reviewNote").contains(QLatin1String("Nobody may review their own labels")));
        QVERIFY(!hands.see<QWidget>("acceptLabels").isEnabled());
        QVERIFY(!hands.see<QWidget>("returnLabels").isEnabled());
        hands.press("Ctrl+Shift+A");
        QVERIFY(bench.canvas().shownFrame().has_value());
        auto session = bench.session("lead");
        QCOMPARE_ERRC(app::acceptTask(session, bench.clip()), Errc::SelfReview);
    });
}

void TestWindow::controlsAreNamed()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("lead");
        bench.openClip();
    });
    int controls = 0;
    for (const QWidget* widget : bench.window().findChildren<QWidget*>()) {
        if (!isControl(widget) || isPart(widget))
            continue;
        ++controls;
        const QByteArray what = QByteArray(widget->metaObject()->className()) + " " + widget->objectName().toUtf8()
                                + " in " + widget->parentWidget()->objectName().toUtf8() + " of the role "
                                + QByteArray::number(roleOf(widget));
        QVERIFY2(!widget->objectName().isEmpty(), what.constData());
        QVERIFY2(!widget->accessibleName().isEmpty(), what.constData());
        QVERIFY2(rolesOf(widget).contains(roleOf(widget)), what.constData());
    }
    QVERIFY(controls > 40);
    const std::pair<const char*, QAccessible::Role> ours[] = {{"videoCanvas", QAccessible::List},
                                                              {"timelineView", QAccessible::Slider},
                                                              {"overviewStrip", QAccessible::Slider}};
    for (const auto& [name, role] : ours) {
        const auto* widget = bench.window().findChild<QWidget*>(QLatin1String(name));
        QVERIFY2(widget != nullptr && !widget->accessibleName().isEmpty(), name);
        QVERIFY2(roleOf(widget) == role, name);
    }
}

void TestWindow::wordsAreNeverMarkup()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("lead");
        bench.openClip();
    });
    for (const QLabel* label : bench.window().findChildren<QLabel*>())
        QVERIFY2(label->textFormat() == Qt::PlainText,
                 qPrintable(label->objectName() + QLatin1Char(' ') + label->text()));
}

void TestWindow::nothingIsCutOffInTheSmallestWindow_data()
{
    QTest::addColumn<QLocale>("language");
    QTest::newRow("English") << QLocale(QLocale::English);
    QTest::newRow("German") << QLocale(QLocale::German);
}

void TestWindow::nothingIsCutOffInTheSmallestWindow()
{
    QFETCH(const QLocale, language);
    installTranslations(*qApp, language);
    const auto backToEnglish = qScopeGuard([] { qDeleteAll(qApp->findChildren<QTranslator*>()); });
    WindowBench bench(m_sample);
    bench.window().resize(bench.window().minimumSize());
    const auto check = [&](const char* where) {
        QTest::qWait(50);
        for (QWidget* widget : bench.window().findChildren<QWidget*>()) {
            if (!widget->isVisible() || !isControl(widget) || isPart(widget))
                continue;
            for (QWidget* above = widget->parentWidget(); above != nullptr; above = above->parentWidget()) {
                if (auto* area = qobject_cast<QScrollArea*>(above))
                    area->ensureWidgetVisible(widget); // what one can scroll to is not cut off
            }
            const bool whole = widget->visibleRegion().boundingRect() == widget->rect() && widget->width() >= 16
                               && widget->height() >= 16;
            QVERIFY2(whole, qPrintable(QLatin1String(where) + QLatin1String(": ") + widget->objectName()));
        }
    };
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        bench.hands().drawBox(bench.canvas(), kDrawn);
        check("annotate");
        bench.hands().press("Ctrl+Return");
        bench.reviewAs("lead");
        bench.hands().clickRow(bench.hands().see<QAbstractItemView>("trackList"), 0);
        check("review");
        bench.hands().click("tabExport");
        check("export");
    });
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
