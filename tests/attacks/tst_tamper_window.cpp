#include "app/gui/main_window.h"
#include "tests/app/gui/window_bench.h"
#include "tests/attacks/probe.h"
#include "tests/attacks/real_pictures.h"
#include "tests/attacks/things.h"

#include <QEvent>

using namespace consentry;
using namespace consentry::testing;

namespace {

constexpr int kPicture = 2000;  ///< colours that at least are on screen with a picture
constexpr int kWords = 400;     ///< that at most are there with words only
constexpr int kPatience = 8000; ///< milliseconds until something must have come
constexpr int kAfterwards = 30;

/// When it is done.
enum class Moment {
    SeenBefore, ///< before the person unlocks, on a computer that has seen the workspace
    NewHere,    ///< before the person unlocks, on one that never has
    Amid,       ///< between unlocking and opening
};

const char* momentText(Moment moment)
{
    switch (moment) {
    case Moment::SeenBefore: return "seen before";
    case Moment::NewHere: return "new here";
    case Moment::Amid: return "unlocked already";
    }
    return "";
}

/// The two indexes of the log are read when the person unlocks, and not again.
std::vector<Moment> momentsFor(const Thing& thing, Hand hand)
{
    if (!thing.inVictim)
        return {Moment::SeenBefore};
    if (hand == Hand::Altered)
        return {Moment::SeenBefore, Moment::NewHere};
    if (hand == Hand::Deleted && thing.name != "nodes" && thing.name != "refs")
        return {Moment::SeenBefore, Moment::Amid};
    return {Moment::SeenBefore};
}

/// Sees every time the canvas is painted whether it has a frame then.
class Witness final : public QObject {
public:
    explicit Witness(widgets::VideoCanvas& canvas) : m_canvas(canvas) { canvas.installEventFilter(this); }
    bool sawFrame() const { return m_sawFrame; }

    bool eventFilter(QObject*, QEvent* event) override
    {
        m_sawFrame = m_sawFrame || (event->type() == QEvent::Paint && m_canvas.shownFrame());
        return false;
    }

private:
    widgets::VideoCanvas& m_canvas;
    bool m_sawFrame = false;
};

/// The annotator at a window on one of the copies.
class Desk {
public:
    explicit Desk(const Scene& scene)
        : m_scene(scene),
          m_settings(QString::fromStdString((scene.site.base() / "settings.ini").string()), QSettings::IniFormat)
    {
        m_appearance.applyTo(*qApp);
        m_window = std::make_unique<app::MainWindow>(app::MainWindow::Parts{
            .appearance = m_appearance, .messages = m_messages, .clock = m_clock, .settings = m_settings});
        m_witness = std::make_unique<Witness>(canvas());
        m_hands.emplace(*m_window);
        m_window->show();
        must(QTest::qWaitForWindowActive(m_window.get()), QStringLiteral("the window did not come up"));
    }

    Hands& hands() { return *m_hands; }
    widgets::VideoCanvas& canvas() { return m_window->workbench().canvas(); }
    bool sawFrame() const { return m_witness->sawFrame(); }
    int colours() { return coloursOn(canvas()); }

    void enterPassphrase()
    {
        m_window->start(
            {.workspace = m_scene.workspace(), .identity = m_scene.site.identity("annotator"), .passphraseFile = {}});
        hands().fill("passphrase", QStringLiteral("the passphrase of annotator"));
        hands().press("Return");
    }

    /// Opens `mine`, if the window still offers it.
    void open()
    {
        try {
            if (!hands().sees("queueList"))
                return;
            auto& list = hands().see<QAbstractItemView>("queueList");
            const QString mine = QString::fromStdString(m_scene.victim.clips().mine.text());
            for (int row = 0; row < list.model()->rowCount(); ++row) {
                if (list.model()->index(row, 0).data(widgets::kClipIdRole).toString() == mine)
                    return hands().doubleClickRow(list, row);
            }
        } catch (const Unexpected&) {
            // The window has noticed by itself between the look and the click: then it must say so all the same.
            QVERIFY(!hands().sees("queueList"));
        }
    }

    /// All that the window tells the person about how it went.
    QString said()
    {
        QStringList lines;
        for (const char* name : {"unlockLine", "toastMessage"}) {
            if (hands().sees(name))
                lines << hands().textOf(name);
        }
        if (hands().sees("trustBar"))
            lines << m_window->workbench().trustBar().summary();
        return lines.join(QLatin1Char('\n'));
    }

private:
    const Scene& m_scene;
    SystemClock m_clock;
    QSettings m_settings;
    widgets::Appearance m_appearance;
    ScriptedMessages m_messages;
    std::unique_ptr<app::MainWindow> m_window;
    std::unique_ptr<Witness> m_witness;
    std::optional<Hands> m_hands;
};

struct Case {
    std::string name;
    const Cell* cell;
    Moment moment;
};

} // namespace

/// The cells of the tamper matrix before a person's eyes: they unlock with their keys and open the clip, and get a line
/// in place of a picture.
class TestTamperWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void untouchedShowsThePicture();
    void noPictureAndALine_data();
    void noPictureAndALine();

private:
    Scene newScene(const TempFolder& folder) const;

    TempFolder m_folder;
    std::unique_ptr<Victim> m_victim;
    std::vector<Thing> m_things;
    std::vector<Case> m_cases;
};

void TestTamperWindow::initTestCase()
{
    m_victim = std::make_unique<Victim>(m_folder.path(), realPictures());
    m_things = allThings();
}

Scene TestTamperWindow::newScene(const TempFolder& folder) const
{
    fs::copy(m_victim->home(), folder / "site", fs::copy_options::recursive);
    qputenv("XDG_STATE_HOME", QByteArray::fromStdString((folder / "site" / "state").string()));
    return {*m_victim, Site(folder / "site")};
}

/// The control: what the others must not see is there to be seen.
void TestTamperWindow::untouchedShowsThePicture()
{
    const TempFolder folder;
    const Scene scene = newScene(folder);
    Desk desk(scene);
    BY_HAND({
        desk.enterPassphrase();
        desk.hands().await([&] { return desk.hands().sees("workbench"); }, QStringLiteral("the workbench"));
        desk.open();
        desk.hands().await([&] { return desk.sawFrame(); }, QStringLiteral("the picture"));
        QVERIFY(desk.colours() > kPicture);
        QCOMPARE(openViews(scene.workspace()), std::int64_t(1));
        desk.hands().press("Ctrl+L");
        QCOMPARE(openViews(scene.workspace()), std::int64_t(0));
    });
}

/// Each thing in each hand once, the moments in turn. What the annotator's view does not hang on is for the command
/// line to say. That somebody has gone back to an older state only a computer can know that has seen a newer one.
void TestTamperWindow::noPictureAndALine_data()
{
    QTest::addColumn<int>("index");
    m_cases.clear();
    for (const Thing& thing : m_things) {
        for (const auto& [hand, cell] : thing.cells) {
            if (cell.kind != Cell::Kind::Noticed || cell.view == View::AsSigned)
                continue;
            const auto moments = momentsFor(thing, hand);
            const Moment moment = moments[m_cases.size() % moments.size()];
            m_cases.push_back({thing.name + " " + handText(hand) + ", " + momentText(moment), &cell, moment});
            QTest::newRow(m_cases.back().name.c_str()) << int(m_cases.size()) - 1;
        }
    }
}

void TestTamperWindow::noPictureAndALine()
{
    QFETCH(const int, index);
    const auto& [name, cell, moment] = m_cases[std::size_t(index)];
    const TempFolder folder;
    Scene scene = newScene(folder);
    if (moment != Moment::Amid)
        cell->deed(scene);
    if (moment == Moment::NewHere)
        fs::remove_all(scene.site.base() / "state");
    const std::int64_t before = openViews(scene.workspace());
    Desk desk(scene);
    const auto told = [&] {
        const QString said = desk.said();
        const auto isSaid = [&](const std::string& word) {
            return said.contains(QString::fromStdString(filledIn(word, scene)));
        };
        return isSaid(cell->word) || std::ranges::any_of(cell->shown, isSaid);
    };
    BY_HAND({
        desk.enterPassphrase();
        const bool answered =
            QTest::qWaitFor([&] { return !desk.said().isEmpty() || desk.hands().sees("workbench"); }, kPatience);
        QVERIFY(answered);
        if (moment == Moment::Amid)
            cell->deed(scene);
        desk.open();
        if (cell->view == View::UntilThere)
            desk.hands().press("Space");
        const bool isNamed = QTest::qWaitFor(told, kPatience);
        QVERIFY2(isNamed, (filledIn(cell->word, scene) + "\n" + desk.said().toStdString()).c_str());
        QTest::qWait(kAfterwards);
    });
    QVERIFY(cell->view == View::UntilThere || !desk.sawFrame());
    QVERIFY(!desk.canvas().shownFrame());
    QVERIFY(desk.colours() < kWords);
    QCOMPARE(openViews(scene.workspace()), before);
}

QTEST_MAIN(TestTamperWindow)
#include "tst_tamper_window.moc"
