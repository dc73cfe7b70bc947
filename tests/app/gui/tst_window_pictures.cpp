// Set CONSENTRY_PICTURES to a folder to have the pictures there (scripts/renew-pictures does), cards without what lies
// around them; else they are in the build folder, whole.
#include "tests/app/gui/window_bench.h"

#include "app/operations/demo.h"
#include "app/operations/grants.h"
#include "app/operations/segments.h"
#include "app/operations/unblur.h"
#include "i18n/translations.h"
#include "tests/e2e/clip_truth.h"
#include "tests/support/text_check.h"
#include "widgets/parts/coach_marks.h"
#include "widgets/timeline/frame_preview.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QScopeGuard>
#include <QTranslator>
#include <QTreeWidget>

using namespace consentry;
using namespace consentry::testing;

namespace {

enum class Words { English, German, Ukrainian, Pseudo };

/// How the window looks during a walk through all of it.
struct Look {
    const char* name;
    Words words;
    Qt::LayoutDirection direction;
    QSize size;
    int themeChanges = 0; ///< from the dark theme on: light, contrast
};

constexpr QSize kUsual(1280, 800);
constexpr QSize kSmallest(1024, 700);
constexpr QSize kRevealSize(900, 580);
constexpr Look kLooks[] = {
    {"english", Words::English, Qt::LeftToRight, kUsual},
    {"german", Words::German, Qt::LeftToRight, kSmallest},
    {"ukrainian", Words::Ukrainian, Qt::LeftToRight, kSmallest},
    {"pseudo", Words::Pseudo, Qt::LeftToRight, kSmallest},
    {"rtl", Words::Pseudo, Qt::RightToLeft, kUsual},
};
/// Nothing but colours differs from English, so these are for looking at only.
constexpr Look kThemes[] = {
    {"light", Words::English, Qt::LeftToRight, kUsual, 1},
    {"contrast", Words::English, Qt::LeftToRight, kUsual, 2},
};

/// The application speaks and lays out as `look` says for as long as this lives.
class LookSetter {
public:
    explicit LookSetter(const Look& look)
    {
        QGuiApplication::setLayoutDirection(look.direction);
        if (look.words == Words::Pseudo) {
            auto* translator = new PseudoTranslator(look.direction);
            translator->setParent(qApp);
            QCoreApplication::installTranslator(translator);
            return;
        }
        const auto language = look.words == Words::German      ? Language::German
                              : look.words == Words::Ukrainian ? Language::Ukrainian
                                                               : Language::English;
        installTranslations(*qApp, localeOf(language));
    }
    ~LookSetter()
    {
        qDeleteAll(qApp->findChildren<QTranslator*>());
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    }
    LookSetter(const LookSetter&) = delete;
    LookSetter& operator=(const LookSetter&) = delete;
};

struct Picture {
    const char* name;
    const char* key; ///< opens what is to be seen; Esc closes it
};

constexpr Picture kCards[] = {
    {"palette", "Ctrl+K"},         {"history", "Ctrl+H"},     {"keys", "F1"},
    {"change-keys", "Ctrl+Alt+K"}, {"guideline", "Shift+F1"}, {"settings", "F2"},
};

// Names in a label set are typed as they are stored.
constexpr const char* kTypedKinds = "box, letter";
constexpr const char* kTypedReason = "dog or fox";
constexpr const char* kValuesOfCarrying = "nothing, parcel, bag, tool, other";

constexpr Picture kBars[] = {{"ask", "Ctrl+B"}, {"tags", "Y"}, {"attributes", "A"}};

constexpr int kLightCompression = 80; ///< hundreds of pictures: a fifth of the time went there
constexpr double kScale = 0.5;        ///< of the sample clip, beside the demo clip that it is made from

/// A thing in the clip, with the key of its class, in the order in which they are drawn.
struct Thing {
    const char* label;
    const char* key;
};
constexpr Thing kThings[] = {{"person", "1"}, {"vehicle", "3"}, {"animal", "2"}};

/// Drags the corners of a box that is at `from`.
void fit(WindowBench& bench, const Box& from, const Box& to)
{
    widgets::VideoCanvas& canvas = bench.canvas();
    bench.hands().click(canvas, canvas.mapping().toWidget(from.center()).toPoint());
    bench.hands().dragPoint(canvas, {from.right(), from.bottom()}, {to.right(), to.bottom()}, Qt::AltModifier);
    bench.hands().dragPoint(canvas, {from.x, from.y}, {to.x, to.y}, Qt::AltModifier);
}

/// A card that lies over the window or stands alone in it, with some of what is around it.
std::optional<QRect> cardOn(const QWidget& window)
{
    constexpr int kAround = 16;
    std::optional<QRect> found;
    for (const auto* frame : window.findChildren<QFrame*>()) {
        if (frame->isVisible() && frame->property("role").toString() == QLatin1String("card"))
            found = QRect(frame->mapTo(&window, QPoint(0, 0)), frame->size())
                        .marginsAdded({kAround, kAround, kAround, kAround});
    }
    return found;
}

/// The annotator asked to see some frames, the lead approved, the custodian released.
void reveal(const WindowBench& bench)
{
    app::Session annotator = bench.session("annotator");
    const auto request = app::requestUnblur(annotator, {.clip = bench.clip(),
                                                        .frames = {{3}, {20}},
                                                        .reason = "a person, or a poster",
                                                        .duration = std::chrono::minutes(15)});
    app::Session lead = bench.session("lead");
    app::Session custodian = bench.session("custodian");
    must(request.ok() && app::approveUnblur(lead, *request).ok() && app::releaseUnblur(custodian, *request, {}).ok(),
         QStringLiteral("not released"));
}

QWidget* revealWindow()
{
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (widget->objectName() == QLatin1String("revealWindow") && widget->isVisible())
            return widget;
    }
    return nullptr;
}

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

/// Pictures of the whole window for looking at, and what a machine can see in them: nothing is clipped, nothing lies
/// over another, and every word went through a translator.
class TestWindowPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void badWordsAreSeen();
    void window_data();
    void window();
    void assistAndReveal();
    void severalPeople();
    void cleanup();

private:
    void openWindow(const Look& look);
    void save(const QString& name);
    void keep(const QPixmap& picture, const QString& name);
    Box truth(const Thing& thing, std::int64_t frame) const;
    void follow(std::int64_t from, std::int64_t to);
    void drawThings();
    void checkSides();
    void walkIn();
    void walkLabels();
    void walkTimeline();
    void walkCards();
    void walkRoles();
    void walkLabelSet();

    TempFolder m_folder;
    fs::path m_sample;
    ClipTruth m_truth;
    const Look* m_look = nullptr;
    std::optional<LookSetter> m_setter;
    std::unique_ptr<WindowBench> m_bench;
};

void TestWindowPictures::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND({
        m_truth = readClipTruth(app::demoMediaFolder() / "demo-clip.truth.json");
        SampleWorkspace::make(m_sample, SampleWorkspace::Corner::Plain);
    });
}

/// What the checks are for: too narrow, over one another, not translated.
void TestWindowPictures::badWordsAreSeen()
{
    const LookSetter setter({"", Words::Pseudo, Qt::LeftToRight, {}});
    QWidget window;
    window.resize(300, 200);
    const QString words = QCoreApplication::translate("Actions", "Remove the whole track");
    auto* label = new QLabel(words, &window);
    auto* button = new QPushButton(words, &window);
    auto* box = new QCheckBox(words, &window);
    auto* choice = new QComboBox(&window);
    choice->addItem(words);
    int top = 0;
    for (QWidget* widget : std::initializer_list<QWidget*>{label, button, box, choice}) {
        widget->setGeometry(0, top, 250, 30);
        top += 40;
    }
    QCOMPARE(clippedTexts(window), QStringList());
    QCOMPARE(overlappingTexts(window), QStringList());
    QCOMPARE(untranslatedTexts(window, {}), QStringList());
    for (QWidget* widget : std::initializer_list<QWidget*>{label, button, box, choice})
        widget->setFixedWidth(100);
    QCOMPARE(clippedTexts(window).size(), 4);
    label->move(0, 45);
    QCOMPARE(overlappingTexts(window).size(), 1);
    button->setText(QStringLiteral("Forgotten"));
    box->setToolTip(QStringLiteral("as well"));
    QCOMPARE(untranslatedTexts(window, {}), (QStringList{QStringLiteral("Forgotten"), QStringLiteral("as well")}));
}

void TestWindowPictures::openWindow(const Look& look)
{
    m_look = &look;
    m_setter.emplace(look);
    m_bench = std::make_unique<WindowBench>(m_sample);
    m_bench->window().resize(look.size);
    for (int i = 0; i < look.themeChanges; ++i)
        m_bench->hands().press("Ctrl+Shift+T");
}

void TestWindowPictures::cleanup()
{
    m_bench.reset();
    m_setter.reset();
}

void TestWindowPictures::save(const QString& name)
{
    QTest::qWait(30); // layouts settle
    QWidget& window = m_bench->window();
    const std::optional<QRect> card = cardOn(window);
    keep(card && qEnvironmentVariableIsSet("CONSENTRY_PICTURES") ? window.grab(*card) : window.grab(), name);
    const auto none = [&](const QStringList& problems) {
        QVERIFY2(problems.isEmpty(), qPrintable(name + QStringLiteral(":\n") + problems.join(QLatin1Char('\n'))));
    };
    none(clippedTexts(window));
    none(overlappingTexts(window));
    if (m_look->words == Words::Pseudo)
        none(untranslatedTexts(window,
                               {QStringLiteral("Consentry"), QStringLiteral("annotator"), QStringLiteral("lead"),
                                QStringLiteral("workspace"), QStringLiteral("Press shortcut") /* Qt's */,
                                QStringLiteral("custodian"), QStringLiteral("door"), QString::fromLatin1(kTypedKinds),
                                QString::fromLatin1(kTypedReason), QString::fromLatin1(kValuesOfCarrying),
                                QString::fromStdString(m_bench->clip().text()).left(8)}));
}

void TestWindowPictures::keep(const QPixmap& picture, const QString& name)
{
    const QString folder = qEnvironmentVariable("CONSENTRY_PICTURES", screenshotFolder());
    QVERIFY(QDir().mkpath(folder));
    const QString path = QStringLiteral("%1/window-%2-%3.png").arg(folder, QLatin1String(m_look->name), name);
    QVERIFY(picture.save(path, "PNG", kLightCompression));
}

Box TestWindowPictures::truth(const Thing& thing, std::int64_t frame) const
{
    const Box box = m_truth.boxes.at(thing.label).at(frame);
    return {box.x * kScale, box.y * kScale, box.width * kScale, box.height * kScale};
}

void TestWindowPictures::drawThings()
{
    for (const Thing& thing : kThings) {
        m_bench->hands().press(thing.key);
        m_bench->hands().drawBox(m_bench->canvas(), truth(thing, 0));
    }
}

/// Key frames of all things at `to`, the last ones being at `from`.
void TestWindowPictures::follow(std::int64_t from, std::int64_t to)
{
    m_bench->seekByTimeline(to);
    for (const Thing& thing : kThings)
        fit(*m_bench, truth(thing, from), truth(thing, to));
}

void TestWindowPictures::window_data()
{
    QTest::addColumn<const Look*>("look");
    for (const Look& look : kLooks)
        QTest::newRow(look.name) << &look;
    if (!qEnvironmentVariableIsSet("CONSENTRY_PICTURES"))
        return;
    for (const Look& look : kThemes)
        QTest::newRow(look.name) << &look;
}

void TestWindowPictures::window()
{
    QFETCH(const Look*, look);
    openWindow(*look);
    BY_HAND({
        walkIn();
        walkLabels();
        walkTimeline();
        walkCards();
        walkRoles();
    });
}

/// What is read begins at the side where reading begins; time and pictures are the same everywhere.
void TestWindowPictures::checkSides()
{
    app::Workbench& workbench = m_bench->window().workbench();
    const auto left = [this](const char* name) {
        return m_bench->hands().see<QWidget>(name).mapTo(&m_bench->window(), QPoint(0, 0)).x();
    };
    const bool mirrored = m_look->direction == Qt::RightToLeft;
    QCOMPARE(left("queuePanel") > left("trackPanel"), mirrored);
    QCOMPARE(left("trustBasis") > left("trustFaces"), mirrored);
    QCOMPARE(left("class.person") > left("class.vehicle"), mirrored);
    QCOMPARE(left("tabAnnotate") > left("lockButton"), mirrored);
    QVERIFY(left("transport.firstFrame") < left("transport.lastFrame"));
    QVERIFY(left("frameBox") < left("frameTime"));
    QVERIFY(workbench.timeline().scale().middle({3}) < workbench.timeline().scale().middle({20}));
    for (const char* name : {"videoCanvas", "timelineView", "overviewStrip", "transportBar", "speedBox"})
        QVERIFY2(!m_bench->hands().see<QWidget>(name).isRightToLeft(), name);
}

void TestWindowPictures::walkIn()
{
    save(QStringLiteral("start"));
    m_bench->window().start({.workspace = m_bench->workspace(),
                             .identity = m_bench->workspace() / "people" / "annotator.age",
                             .passphraseFile = {}});
    save(QStringLiteral("unlock"));
    m_bench->unlockAs("annotator");
    save(QStringLiteral("queue"));
    m_bench->openClip();
    checkSides();
    const auto words = [](const char* text) { return QCoreApplication::translate("consentry::app::WindowHelp", text); };
    widgets::Appearance appearance;
    widgets::CoachMarks coach(appearance, m_bench->window().centralWidget());
    app::Workbench& workbench = m_bench->window().workbench();
    const auto rights = [words] {
        return words("Here is always what the people in the clip agreed to, what you may do, and how long.");
    };
    const auto time = [words] {
        return words("A diamond is a frame that you said something about; drag it to move it. %1 shows all keys, %2 "
                     "finds anything.")
            .arg(QStringLiteral("F1"), QStringLiteral("Ctrl+K"));
    };
    coach.start({{&workbench.trustBar(), words("Why you may watch"), rights},
                 {&workbench.timeline(), words("Time"), time}},
                workbench.queue());
    save(QStringLiteral("coach"));
    coach.stop();
}

void TestWindowPictures::walkLabels()
{
    WindowBench& bench = *m_bench;
    Hands& hands = bench.hands();
    drawThings();
    follow(0, 12);
    follow(12, 20);
    hands.press("Q");
    bench.seekByTimeline(6);
    hoverTimeline(bench, std::nullopt);
    save(QStringLiteral("annotate"));
    keep(hands.see<QWidget>("trackPanel").grab(), QStringLiteral("tracks"));
    for (const Picture& bar : kBars) {
        hands.press(bar.key);
        save(QLatin1String(bar.name));
        hands.press("Esc");
    }
    hands.press("Shift+Del");
    save(QStringLiteral("toast"));
    hands.press("Ctrl+Z");
    widgets::SpanPanel& spans = bench.window().workbench().spans();
    const widgets::SpanRow span{.track = pseudoText(QStringLiteral("car 3")),
                                .frames = pseudoText(QStringLiteral("frames 13 to 140")),
                                .why = pseudoText(QStringLiteral("clearly beside it"))};
    spans.setRows({span, span});
    spans.setNote(pseudoText(QStringLiteral("1 stretch changed since; Alt+I compares again.")));
    spans.show();
    save(QStringLiteral("doubtful"));
    spans.setRows({});
    save(QStringLiteral("doubtful-none"));
    spans.hide();
}

void TestWindowPictures::walkTimeline()
{
    WindowBench& bench = *m_bench;
    Hands& hands = bench.hands();
    hands.press("Shift+O");
    hands.press("Alt+H");
    hands.press("[");
    bench.seekByTimeline(9);
    hands.press("]");
    save(QStringLiteral("trail"));
    tellTime(bench);
    hoverTimeline(bench, std::nullopt);
    save(QStringLiteral("timeline"));
    keep(bench.window().workbench().timeline().parentWidget()->grab(), QStringLiteral("timeline-close"));
    beginBand(bench, {150, 100, 300, 200});
    save(QStringLiteral("band"));
    hands.press("Esc");
    QTest::mouseRelease(&bench.canvas(), Qt::LeftButton);
    hoverTimeline(bench, 15);
    save(QStringLiteral("preview"));
    hoverTimeline(bench, std::nullopt);
}

void TestWindowPictures::walkCards()
{
    Hands& hands = m_bench->hands();
    for (const Picture& card : kCards) {
        hands.press(card.key);
        save(QLatin1String(card.name));
        hands.press("Esc");
    }
    if (m_look->words != Words::English)
        return; // dates come from the locale
    hands.press("Ctrl+Alt+F");
    save(QStringLiteral("figures"));
    hands.press("Esc");
}

void TestWindowPictures::walkRoles()
{
    WindowBench& bench = *m_bench;
    Hands& hands = bench.hands();
    hoverTimeline(bench, 20);
    hands.press("Ctrl+L");
    QVERIFY(!bench.window().findChild<widgets::FramePreview*>()); // nothing of a clip outlives it
    bench.unlockAs("annotator");
    bench.openClip();
    hands.press("Ctrl+Return");
    bench.reviewAs("lead");
    save(QStringLiteral("review"));
    hands.press("Shift+B");
    hands.fill("unblurReason", QString::fromLatin1(kTypedReason));
    save(QStringLiteral("ask-to-see"));
    hands.press("Return");
    hands.press("Ctrl+Shift+U");
    save(QStringLiteral("requests-own"));
    hands.click("tabExport");
    save(QStringLiteral("export"));
    bench.swapTo("custodian");
    walkLabelSet();
    hands.press("Ctrl+Shift+U");
    save(QStringLiteral("requests"));
    hands.click("tabDoubts");
    bench.openClip();
    save(QStringLiteral("doubts"));
    hands.press("!");
    save(QStringLiteral("closed"));
}

/// What may be labelled: a new class, an attribute in force, and what is no longer offered.
void TestWindowPictures::walkLabelSet()
{
    Hands& hands = m_bench->hands();
    const auto choose = [&](const char* name) {
        auto& tree = hands.see<QTreeWidget>("labelSetTree");
        for (QTreeWidgetItemIterator it(&tree); *it != nullptr; ++it) {
            if ((*it)->data(0, Qt::UserRole + 1).toString() == QLatin1String(name))
                tree.setCurrentItem(*it);
        }
    };
    hands.press("Ctrl+Alt+L");
    save(QStringLiteral("label-set"));
    choose("vehicle");
    hands.click("labelSetOffer");
    hands.fill("labelSetName", QStringLiteral("parcel"));
    hands.press("Return");
    hands.fill("classKinds", QString::fromLatin1(kTypedKinds));
    save(QStringLiteral("label-set-class"));
    choose("carrying");
    save(QStringLiteral("label-set-attribute"));
    hands.press("Esc");
}

/// Boxes that a detector proposes, and the window with an original.
void TestWindowPictures::assistAndReveal()
{
    openWindow(kLooks[0]);
    BY_HAND({
        Hands& hands = m_bench->hands();
        reveal(*m_bench);
        m_bench->unlockAs("annotator");
        m_bench->openClip();
        hands.press("Shift+T");
        hands.await([&] { return !m_bench->canvas().proposals().empty() && !hands.sees("assistProgress"); },
                    QStringLiteral("proposals"), 60'000);
        save(QStringLiteral("proposals"));
        hands.await([&] { return hands.sees("showRevealButton"); }, QStringLiteral("the offer"));
        save(QStringLiteral("reveal-offer"));
        hands.click("showRevealButton");
        hands.await([] { return revealWindow() != nullptr; }, QStringLiteral("the original"));
        revealWindow()->resize(kRevealSize);
        auto& view = *revealWindow()->findChild<widgets::RevealView*>();
        hands.await([&] { return !view.isBlank(); }, QStringLiteral("its picture"));
        QTest::qWait(200); // that in the new size
        keep(revealWindow()->grab(), QStringLiteral("reveal"));
        revealWindow()->close();
    });
}

/// A clip in segments, and one that came back.
void TestWindowPictures::severalPeople()
{
    openWindow(kLooks[0]);
    BY_HAND({
        Hands& hands = m_bench->hands();
        m_bench->unlockAs("annotator");
        m_bench->openClip();
        drawThings();
        follow(0, 12);
        hands.press("Ctrl+Return");
        m_bench->reviewAs("lead");
        m_bench->seekByTimeline(20);
        hands.fill("reviewComment", QStringLiteral("The cat walks on after frame 13: its box stays behind."));
        save(QStringLiteral("review-comment"));
        hands.click("returnLabels");
        m_bench->swapTo("annotator");
        m_bench->openClip();
        save(QStringLiteral("returned"));
        app::Session custodian = m_bench->session("custodian");
        QVERIFY_OK(
            app::divideClip(custodian, {.clip = m_bench->clip(), .borders = {12}, .people = {"annotator", "lead"}}));
        hands.press("Ctrl+L");
        m_bench->unlockAs("annotator");
        m_bench->openClip();
        m_bench->seekByTimeline(6);
        save(QStringLiteral("segments"));
    });
}

QTEST_MAIN(TestWindowPictures)
#include "tst_window_pictures.moc"
