#include "tests/app/gui/window_bench.h"

#include "i18n/translations.h"
#include "widgets/timeline/frame_preview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QScopeGuard>
#include <QToolButton>
#include <QTranslator>
#include <QTreeWidget>

using namespace consentry;
using namespace consentry::testing;

namespace {

/// A label or button whose words do not fit; shortened labels say so with an ellipsis on purpose.
QString clippedText(const QWidget& window)
{
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        const bool elides = label->inherits("consentry::widgets::ElidedLabel");
        if (label->isVisible() && !elides && !label->wordWrap() && label->width() < label->sizeHint().width())
            return label->text();
    }
    for (const QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
        const auto* tool = qobject_cast<const QToolButton*>(button);
        const bool iconOnly = tool != nullptr && tool->toolButtonStyle() == Qt::ToolButtonIconOnly;
        if (button->isVisible() && !iconOnly && button->width() < button->sizeHint().width())
            return QStringLiteral("%1: %2 of %3 px")
                .arg(button->text())
                .arg(button->width())
                .arg(button->sizeHint().width());
    }
    return {};
}

struct Picture {
    const char* name;
    const char* key; ///< opens what is to be seen; Esc closes it
};

constexpr Picture kCards[] = {
    {"palette", "Ctrl+K"},         {"history", "Ctrl+H"},     {"keys", "F1"},
    {"change-keys", "Ctrl+Alt+K"}, {"guideline", "Shift+F1"}, {"settings", "F2"},
};

/// A frame is being drawn around boxes; Esc gives it up.
void beginBand(WindowBench& bench, Box box)
{
    const auto at = [&](double x, double y) { return bench.canvas().mapping().toWidget(Point{x, y}).toPoint(); };
    QTest::mousePress(&bench.canvas(), Qt::LeftButton, Qt::ShiftModifier, at(box.x, box.y));
    const QPoint to = at(box.right(), box.bottom());
    QMouseEvent move(QEvent::MouseMove, to, bench.canvas().mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                     Qt::ShiftModifier);
    QCoreApplication::sendEvent(&bench.canvas(), &move);
}

/// Everything that the timeline can show at once.
void tellTime(WindowBench& bench)
{
    Hands& hands = bench.hands();
    hands.press("Y");
    hands.press("3"); // the marked range
    hands.press("Tab");
    hands.press("1"); // the clip
    hands.press("Esc");
    bench.seekByTimeline(20);
    hands.press("Alt+Del");
    hands.press("Alt+O"); // lanes by class
    bench.seekByTimeline(6);
}

/// The pointer rests over a frame, or leaves the timeline; the preview follows.
void hoverTimeline(WindowBench& bench, std::optional<std::int64_t> frame)
{
    widgets::TimelineView& timeline = bench.window().workbench().timeline();
    const double x = frame ? timeline.scale().middle({*frame}) : 0;
    const QPoint at = frame ? timeline.viewport()->mapTo(&bench.window(), QPoint(qRound(x), 60)) : QPoint(5, 5);
    QTest::mouseMove(bench.window().windowHandle(), at);
    const auto shown = [&]() -> std::optional<std::int64_t> {
        const auto* preview = bench.window().findChild<widgets::FramePreview*>();
        const auto index = preview->isVisible() ? preview->shownFrame() : std::nullopt;
        return index ? std::optional(index->value) : std::nullopt;
    };
    bench.hands().await([&] { return shown() == frame; }, QStringLiteral("the preview"));
}

} // namespace

/// Pictures of the whole window for looking at, and what a machine can see in them: nothing is clipped.
class TestWindowPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void window_data();
    void window();

private:
    static void save(WindowBench& bench, const QString& name);
    static void showLabelSet(WindowBench& bench);

    TempFolder m_folder;
    fs::path m_sample;
};

void TestWindowPictures::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

void TestWindowPictures::save(WindowBench& bench, const QString& name)
{
    QTest::qWait(30); // layouts settle
    const QString folder = QStringLiteral(CONSENTRY_BUILD_DIR "/screenshots");
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(bench.window().grab().save(
        QStringLiteral("%1/window-%2-%3.png").arg(folder, QString::fromLatin1(QTest::currentDataTag()), name)));
    QCOMPARE(clippedText(bench.window()), QString());
}

/// What may be labelled: a new class, an attribute in force, and what is no longer offered.
void TestWindowPictures::showLabelSet(WindowBench& bench)
{
    Hands& hands = bench.hands();
    const auto choose = [&](const char* name) {
        auto& tree = hands.see<QTreeWidget>("labelSetTree");
        for (QTreeWidgetItemIterator it(&tree); *it != nullptr; ++it) {
            if ((*it)->data(0, Qt::UserRole + 1).toString() == QLatin1String(name))
                tree.setCurrentItem(*it);
        }
    };
    hands.press("Ctrl+Alt+L");
    save(bench, QStringLiteral("label-set"));
    choose("vehicle");
    hands.click("labelSetOffer");
    hands.fill("labelSetName", QStringLiteral("parcel"));
    hands.press("Return");
    hands.fill("classKinds", QStringLiteral("box, letter"));
    save(bench, QStringLiteral("label-set-class"));
    choose("carrying");
    save(bench, QStringLiteral("label-set-attribute"));
    hands.press("Esc");
}

void TestWindowPictures::window_data()
{
    QTest::addColumn<QLocale>("language");
    QTest::addColumn<QSize>("size");
    QTest::newRow("english") << QLocale(QLocale::English) << QSize(1280, 800);
    QTest::newRow("german") << QLocale(QLocale::German) << QSize(1024, 700);
}

void TestWindowPictures::window()
{
    QFETCH(const QLocale, language);
    QFETCH(const QSize, size);
    installTranslations(*qApp, language);
    const auto backToEnglish = qScopeGuard([] { qDeleteAll(qApp->findChildren<QTranslator*>()); });
    WindowBench bench(m_sample);
    bench.window().resize(size);
    BY_HAND({
        Hands& hands = bench.hands();
        bench.unlockAs("custodian");
        showLabelSet(bench);
        bench.swapTo("annotator");
        bench.openClip();
        hands.drawBox(bench.canvas(), {120, 120, 90, 120});
        hands.press("3");
        hands.drawBox(bench.canvas(), {400, 180, 160, 90});
        hands.press("2");
        hands.drawBox(bench.canvas(), {300, 250, 60, 40});
        bench.seekByTimeline(12);
        hands.dragPoint(bench.canvas(), {330, 270}, {420, 300});
        bench.seekByTimeline(18);
        hands.press("Q");
        bench.seekByTimeline(6);
        save(bench, QStringLiteral("annotate"));
        hands.press("Shift+O");
        hands.press("Alt+H");
        hands.press("[");
        bench.seekByTimeline(9);
        hands.press("]");
        save(bench, QStringLiteral("trail"));
        tellTime(bench);
        save(bench, QStringLiteral("timeline"));
        beginBand(bench, {100, 100, 340, 180});
        save(bench, QStringLiteral("band"));
        hands.press("Esc");
        QTest::mouseRelease(&bench.canvas(), Qt::LeftButton);
        hoverTimeline(bench, 15);
        save(bench, QStringLiteral("preview"));
        hoverTimeline(bench, std::nullopt);
        for (const Picture& card : kCards) {
            hands.press(card.key);
            save(bench, QLatin1String(card.name));
            hands.press("Esc");
        }
        for (const char* scheme : {"light", "contrast"}) {
            hands.press("Ctrl+Shift+T");
            save(bench, QStringLiteral("timeline-") + QLatin1String(scheme));
        }
        hands.press("Ctrl+Shift+T"); // and dark again
        hoverTimeline(bench, 20);
        hands.press("Ctrl+L"); // nothing of a clip outlives it
        QVERIFY(!bench.window().findChild<widgets::FramePreview*>());
    });
}

QTEST_MAIN(TestWindowPictures)
#include "tst_window_pictures.moc"
