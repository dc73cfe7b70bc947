// Anybody may change keys: what the window says names those that are in force, and no other.
#include "app/gui/key_map.h"
#include "i18n/translations.h"
#include "tests/app/gui/assist_keys.h"
#include "tests/support/text_check.h"
#include "widgets/parts/key_words.h"
#include "widgets/parts/toast.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableWidget>
#include <QToolButton>
#include <QTranslator>
#include <QTreeWidget>
#include <QXmlStreamReader>

using namespace consentry;
using namespace consentry::testing;
using app::ActionId;

namespace {

constexpr Box kDrawn{200, 120, 160, 100};
constexpr int kFirstFreeKey = 5; // F5

/// Words that name keys of actions, and how one comes to read them.
struct Hint {
    const char* name;
    std::vector<ActionId> actions;
    std::function<QString()> read;
};

bool names(const QString& words, const QString& key)
{
    const QRegularExpression alone(QStringLiteral("(?<![\\w+])%1(?![\\w+])").arg(QRegularExpression::escape(key)));
    return words.contains(alone);
}

QString keyOf(WindowBench& bench, ActionId id)
{
    return widgets::keyOf(&bench.window().actions()[id]);
}

template<class Widget = QWidget>
Widget& part(WindowBench& bench, const char* name)
{
    auto* widget = bench.window().findChild<Widget*>(QLatin1String(name));
    must(widget != nullptr, QStringLiteral("there is no %1").arg(QLatin1String(name)));
    return *widget;
}

QString tipOf(WindowBench& bench, const char* name)
{
    return shownInToolTip(part(bench, name).toolTip());
}

/// What is said when the action is tried.
QString saidBy(WindowBench& bench, ActionId id)
{
    bench.window().actions()[id].trigger();
    bench.hands().await([&] { return bench.hands().sees("toastMessage"); }, QStringLiteral("a message"));
    return bench.hands().textOf("toastMessage");
}

/// In the editor of keys, by hand: its row, and then what is to be done.
void change(WindowBench& bench, ActionId id, const std::function<void()>& step)
{
    Hands& hands = bench.hands();
    bench.window().actions()[ActionId::ChangeKeys].trigger();
    const QAction& action = bench.window().actions()[id];
    hands.fill("keyFind", action.text());
    auto& table = hands.see<QTableWidget>("keyTable");
    for (int row = 0; row < table.rowCount(); ++row) {
        if (table.item(row, 0)->text() == action.text() && !table.isRowHidden(row)) {
            hands.clickRow(table, row);
            break;
        }
    }
    step();
    hands.press("Esc");
}

void giveKey(WindowBench& bench, ActionId id, const QByteArray& key)
{
    change(bench, id, [&] {
        bench.hands().click("keyEntry");
        bench.hands().press(key.constData());
        bench.hands().click("keyAssign");
    });
    must(keyOf(bench, id) == QLatin1String(key), QStringLiteral("%1 is not given").arg(QLatin1String(key)));
}

void takeKey(WindowBench& bench, ActionId id)
{
    change(bench, id, [&] { bench.hands().click("keyClear"); });
    must(keyOf(bench, id).isEmpty(), QStringLiteral("the key is still there"));
}

void resetKeys(WindowBench& bench)
{
    change(bench, ActionId::Undo, [&] { bench.hands().click("keyReset"); });
}

void choosePreset(WindowBench& bench, app::KeyPreset preset)
{
    change(bench, ActionId::Undo, [&] {
        bench.hands().see<QWidget>("keyPreset").setFocus(Qt::TabFocusReason);
        bench.hands().press(preset == app::KeyPreset::Editor ? "Down" : "Up");
    });
    must(app::loadKeys(bench.settings()).preset == preset, QStringLiteral("the preset is not chosen"));
}

std::vector<ActionId> actionsOf(const std::vector<Hint>& hints)
{
    std::vector<ActionId> all;
    for (const Hint& hint : hints) {
        for (const ActionId id : hint.actions) {
            if (std::ranges::find(all, id) == all.end())
                all.push_back(id);
        }
    }
    return all;
}

QStringList keysOf(WindowBench& bench, const Hint& hint)
{
    QStringList keys;
    for (const ActionId id : hint.actions)
        keys << keyOf(bench, id);
    return keys;
}

QString saying(const Hint& hint, const QString& problem, const QString& words)
{
    return QStringLiteral("%1 %2: %3").arg(QLatin1String(hint.name), problem, words);
}

void mustName(const Hint& hint, const QStringList& keys, const QString& words)
{
    for (const QString& key : keys)
        must(names(words, key), saying(hint, QStringLiteral("lacks ") + key, words));
}

/// Each hint names the keys of its actions: as they come, as somebody gave them, none, and as they came.
void checkHints(WindowBench& bench, const std::vector<Hint>& hints)
{
    QStringList before;
    std::vector<QStringList> old;
    for (const Hint& hint : hints) {
        before << hint.read();
        old.push_back(keysOf(bench, hint));
        mustName(hint, old.back(), before.back());
    }
    const QRegularExpression remains(QStringLiteral("%|\\(\\)|F\\d")); // of a place for a key, or of one
    int number = kFirstFreeKey;
    for (const ActionId id : actionsOf(hints))
        giveKey(bench, id, "F" + QByteArray::number(number++));
    for (std::size_t i = 0; i < hints.size(); ++i) {
        const QString words = hints[i].read();
        mustName(hints[i], keysOf(bench, hints[i]), words);
        for (const QString& key : old[i])
            must(!names(words, key), saying(hints[i], QStringLiteral("still names ") + key, words));
    }
    for (const ActionId id : actionsOf(hints))
        takeKey(bench, id);
    for (const Hint& hint : hints) {
        const QString words = hint.read();
        must(!words.isEmpty() && words == words.simplified() && !words.contains(remains),
             saying(hint, QStringLiteral("without a key"), words));
    }
    resetKeys(bench);
    for (std::size_t i = 0; i < hints.size(); ++i) {
        const QString words = hints[i].read();
        must(words == before[static_cast<qsizetype>(i)], saying(hints[i], QStringLiteral("does not come back"), words));
    }
}

/// What is to be seen and heard of while a clip is labelled.
std::vector<Hint> hintsOfTheWork(WindowBench& bench)
{
    const auto modeWith = [&bench](ActionId tool) {
        return [&bench, tool] {
            bench.window().actions()[ActionId::SelectTool].trigger();
            if (tool != ActionId::SelectTool && !bench.window().actions()[tool].isChecked())
                bench.window().actions()[tool].trigger();
            const QString words = bench.hands().textOf("modeHint");
            if (tool == ActionId::BoxMode)
                bench.window().actions()[tool].trigger();
            return words;
        };
    };
    const auto tip = [&bench](const char* name) { return [&bench, name] { return tipOf(bench, name); }; };
    const auto button = [&bench](const char* name) {
        return [&bench, name] { return part<QToolButton>(bench, name).text().simplified(); };
    };
    return {
        {"mode line, select", {ActionId::DrawTool}, modeWith(ActionId::SelectTool)},
        {"mode line, one frame", {ActionId::BoxMode}, modeWith(ActionId::BoxMode)},
        {"first class", {ActionId::Class1}, button("class.person")},
        {"second class", {ActionId::Class2}, button("class.animal")},
        {"first class, tip", {ActionId::Class1}, tip("class.person")},
        {"third class, tip", {ActionId::Class3}, tip("class.vehicle")},
        {"tags", {ActionId::ShowTags}, tip("tagSummary")},
        {"range", {ActionId::BeginRange, ActionId::EndRange}, tip("markedRange")},
        {"lanes that do not fold", {ActionId::LaneOrder}, [&bench] { return saidBy(bench, ActionId::FoldLanes); }},
        {"tool", {ActionId::BlurTool}, tip("tool.blurTool")},
        {"top bar", {ActionId::ShowKeys}, tip("showKeysButton")},
        {"transport", {ActionId::NextFrame}, tip("transport.nextFrame")},
    };
}

/// Key frames that somebody changed since a comparison, and what that found.
std::vector<Hint> hintsOfStretches(WindowBench& bench)
{
    const auto read = [&bench] { return bench.hands().textOf("spanNote"); };
    return {{"changed stretches", {ActionId::CheckInterpolation}, read}};
}

/// All words that a catalogue translates.
QStringList sourcesOf(const QString& file)
{
    QStringList sources;
    QFile catalogue(QStringLiteral(CONSENTRY_SOURCE_DIR "/i18n/") + file);
    must(catalogue.open(QIODevice::ReadOnly), QStringLiteral("no catalogue"));
    QXmlStreamReader xml(&catalogue);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("source"))
            sources << xml.readElementText();
    }
    return sources;
}

/// Such as "K", "Ctrl+K", "F1" or "[" of the action table. Digits, "A", "I" and signs are words and numbers, too.
bool isUnmistakable(const QString& key)
{
    static const QRegularExpression form(QStringLiteral("^(?:[B-HJ-Z]|F\\d+|[\\[\\]`]|.+\\+.+)$"));
    return form.match(key).hasMatch();
}

} // namespace

class TestWindowKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hintsNameTheKeysInForce();
    void presetsAreNamed();
    void keysThatWereChangedBeforeAreNamed();
    void firstStepsNameTheKeysInForce();
    void doubtsNameTheKeysInForce();
    void labelSetNamesTheKeysInForce();
    void stretchesNameTheKeysInForce();
    void everyButtonTellsItsKey();
    void tagsCloseByTheirKey();
    void noTextHoldsAKey();
    void helpFits_data();
    void helpFits();
    void helpScrollsWhereItDoesNotFit();

private:
    TempFolder m_folder;
    fs::path m_sample;
};

void TestWindowKeys::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

void TestWindowKeys::hintsNameTheKeysInForce()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        bench.hands().drawBox(bench.canvas(), kDrawn);
        checkHints(bench, hintsOfTheWork(bench));
    });
}

/// What a film editor's keys take away from where they were is named where it has gone.
void TestWindowKeys::presetsAreNamed()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        const auto words = [&] {
            QStringList all;
            for (const Hint& hint : hintsOfTheWork(bench))
                all << hint.read();
            return all;
        };
        const QStringList before = words();
        choosePreset(bench, app::KeyPreset::Editor);
        int others = 0;
        for (const Hint& hint : hintsOfTheWork(bench)) {
            for (const QString& key : keysOf(bench, hint))
                QVERIFY2(names(hint.read(), key), hint.name);
            others += before.contains(hint.read()) ? 0 : 1;
        }
        QCOMPARE(others, 3); // the range, the order of lanes, the next frame
        choosePreset(bench, app::KeyPreset::Cvat);
        QCOMPARE(words(), before);
    });
}

void TestWindowKeys::keysThatWereChangedBeforeAreNamed()
{
    BY_HAND({
        const fs::path file = m_folder / "settings.ini";
        {
            QSettings settings(QString::fromStdString(file.string()), QSettings::IniFormat);
            settings.setValue(QStringLiteral("keys/changed/drawTool"), QStringLiteral("Ctrl+7"));
            settings.setValue(QStringLiteral("keys/changed/class1"), QStringLiteral("Ctrl+8"));
        }
        WindowBench bench(m_sample, file);
        bench.unlockAs("annotator");
        bench.openClip();
        for (const Hint& hint : hintsOfTheWork(bench)) {
            for (const QString& key : keysOf(bench, hint))
                QVERIFY2(names(hint.read(), key), hint.name);
        }
        QVERIFY(tipOf(bench, "class.person").contains(QLatin1String("Ctrl+8")));
    });
}

/// In the demo: what newcomers are told, and how to be somebody else.
void TestWindowKeys::firstStepsNameTheKeysInForce()
{
    BY_HAND({
        TempFolder folder;
        SampleWorkspace::make(folder / "workspace", SampleWorkspace::Corner::Numbered, SampleWorkspace::Use::Demo);
        WindowBench bench(folder / "workspace");
        bench.unlockAs("annotator");
        bench.openClip();
        const auto read = [&](const char* name) {
            return [&bench, name] { return part<QLabel>(bench, name).text(); };
        };
        const Hint banner{"demo", {ActionId::Lock}, read("bannerMeaning")};
        bench.hands().click("coachNext");
        checkHints(bench, {{"how to draw",
                            {ActionId::Class1, ActionId::Class2, ActionId::Class3, ActionId::StepForward},
                            read("coachText")},
                           banner});
        bench.hands().click("coachNext");
        checkHints(bench, {{"time", {ActionId::ShowKeys, ActionId::Palette}, read("coachText")}});
    });
}

void TestWindowKeys::doubtsNameTheKeysInForce()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("custodian");
        bench.hands().click("tabDoubts");
        bench.openClip();
        bench.window().workbench().doubts().setRows({{QStringLiteral("1"), QStringLiteral("a face")}});
        const auto note = [&] { return bench.hands().textOf("doubtNote"); };
        const auto said = [&] { return saidBy(bench, ActionId::MaskCamera); };
        checkHints(bench,
                   {{"what to do", {ActionId::BlurTool}, note}, {"nothing drawn", {ActionId::BlurTool}, said}});
    });
}

void TestWindowKeys::labelSetNamesTheKeysInForce()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("lead");
        checkHints(bench, {{"class", {ActionId::Class2}, [&] {
                                bench.window().actions()[ActionId::EditLabelSet].trigger();
                                const auto& tree = bench.hands().see<QTreeWidget>("labelSetTree");
                                const QString words = tree.topLevelItem(0)->child(1)->text(0) + QLatin1Char(' ')
                                                      + tree.topLevelItem(0)->child(1)->text(1);
                                bench.hands().press("Esc");
                                return words.simplified();
                            }}});
    });
}

void TestWindowKeys::stretchesNameTheKeysInForce()
{
    WindowBench bench(m_sample);
    BY_HAND({
        const auto trigger = [&](ActionId id) { bench.window().actions()[id].trigger(); };
        bench.unlockAs("annotator");
        bench.openClip();
        bench.hands().drawBox(bench.canvas(), kCat);
        bench.seekByTimeline(20);
        trigger(ActionId::ToggleKeyFrame);
        const auto compared = [&] {
            part<widgets::Toast>(bench, "toast").dismiss();
            return saidBy(bench, ActionId::CheckInterpolation);
        };
        checkHints(bench, {{"doubtful stretches", {ActionId::NextDoubtfulBox}, compared}});
        bench.hands().await([&] { return bench.canvas().shownFrame() != FrameIndex{20}; }, QStringLiteral("the frame"));
        trigger(ActionId::ToggleKeyFrame);
        checkHints(bench, hintsOfStretches(bench));
    });
}

/// Wherever an action is offered, and whatever its key is.
void TestWindowKeys::everyButtonTellsItsKey()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("lead");
        bench.openClip();
        auto& editor = part<widgets::KeyEditor>(bench, "keyEditor");
        int number = 0;
        for (const app::ActionSpec& spec : app::actionSpecs()) {
            const int function = ++number % 12 + 1;
            const char* const held[] = {"", "Shift+", "Ctrl+", "Alt+", "Ctrl+Shift+", "Alt+Shift+",
                                        "Ctrl+Alt+", "Ctrl+Alt+Shift+", "Meta+", "Meta+Shift+", "Meta+Ctrl+",
                                        "Meta+Alt+", "Meta+Ctrl+Shift+"};
            const QKeySequence key(QStringLiteral("%1F%2").arg(QLatin1String(held[number / 12])).arg(function + 12));
            Q_EMIT editor.keyEntered(QLatin1String(spec.name), key);
        }
        int seen = 0;
        for (const QToolButton* button : bench.window().findChildren<QToolButton*>()) {
            const QAction* action = button->defaultAction();
            if (action == nullptr || action->shortcut().isEmpty())
                continue;
            ++seen;
            QVERIFY2(names(button->toolTip(), widgets::keyOf(action)), qPrintable(button->toolTip()));
        }
        QVERIFY2(seen >= 20, qPrintable(QString::number(seen)));
        bench.window().actions()[ActionId::ShowKeys].trigger();
        QStringList shown;
        for (const QLabel* label : bench.hands().see<QWidget>("keyHelp").findChildren<QLabel*>())
            shown << label->text();
        for (const app::ActionSpec& spec : app::actionSpecs()) {
            const QAction& action = bench.window().actions()[spec.id];
            if (action.isEnabled())
                QVERIFY2(shown.contains(widgets::keyOf(&action)), spec.name);
        }
    });
}

void TestWindowKeys::tagsCloseByTheirKey()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        bench.hands().press("Y");
        QVERIFY(bench.hands().sees("tagBar"));
        bench.hands().press("Y");
        QVERIFY(!bench.hands().sees("tagBar"));
        giveKey(bench, ActionId::ShowTags, "Ctrl+Alt+Y");
        bench.hands().press("Ctrl+Alt+Y");
        QVERIFY(bench.hands().sees("tagBar"));
        bench.hands().press("Y"); // means nothing now
        QVERIFY(bench.hands().sees("tagBar"));
        bench.hands().press("Ctrl+Alt+Y");
        QVERIFY(!bench.hands().sees("tagBar"));
        QVERIFY(QApplication::focusWidget() == &bench.canvas());
    });
}

/// Keys come from the table. Whole texts of one letter are names of fields.
void TestWindowKeys::noTextHoldsAKey()
{
    BY_HAND({
        const QStringList sources = sourcesOf(QStringLiteral("consentry_de.ts"));
        QVERIFY(sources.size() > 500);
        int keys = 0;
        for (const app::ActionSpec& spec : app::actionSpecs()) {
            for (const QKeySequence& key : QKeySequence::listFromString(QString::fromLatin1(spec.shortcuts))) {
                const QString text = key.toString(QKeySequence::PortableText);
                if (!isUnmistakable(text))
                    continue;
                ++keys;
                for (const QString& source : sources)
                    QVERIFY2(source == text || !names(source, text), qPrintable(text + QLatin1String(": ") + source));
            }
        }
        QVERIFY(keys > 80);
        QVERIFY(names(QStringLiteral("Hide it with B."), QStringLiteral("B"))); // the control
    });
}

void TestWindowKeys::helpFits_data()
{
    QTest::addColumn<int>("language");
    QTest::newRow("English") << static_cast<int>(Language::English);
    QTest::newRow("German") << static_cast<int>(Language::German);
    QTest::newRow("Ukrainian") << static_cast<int>(Language::Ukrainian);
}

/// All that can be done with a selected track, in one card and in whole words.
void TestWindowKeys::helpFits()
{
    QFETCH(const int, language);
    installTranslations(*qApp, localeOf(static_cast<Language>(language)));
    BY_HAND({
        WindowBench bench(m_sample);
        bench.window().resize(1280, 800);
        bench.unlockAs("lead");
        bench.openClip();
        bench.hands().drawBox(bench.canvas(), kDrawn);
        bench.hands().press("F1");
        const QString picture = QStringLiteral("/keys-%1.png").arg(QLatin1String(QTest::currentDataTag()));
        QVERIFY(bench.window().grab().save(screenshotFolder() + picture));
        const auto& help = bench.hands().see<QWidget>("keyHelp");
        QCOMPARE(help.findChild<QScrollArea*>()->verticalScrollBar()->maximum(), 0);
        QCOMPARE(clippedTexts(help), QStringList());
        QCOMPARE(overlappingTexts(help), QStringList());
        int lines = 0;
        for (const QLabel* label : help.findChildren<QLabel*>()) {
            const QRect place(label->mapTo(&bench.window(), QPoint()), label->size());
            QVERIFY2(bench.window().rect().contains(place), qPrintable(label->text()));
            ++lines;
        }
        QVERIFY(lines > 180);
    });
    qDeleteAll(qApp->findChildren<QTranslator*>());
}

void TestWindowKeys::helpScrollsWhereItDoesNotFit()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.window().resize(1024, 700);
        bench.unlockAs("lead");
        bench.openClip();
        bench.hands().drawBox(bench.canvas(), kDrawn);
        bench.hands().press("F1");
        QVERIFY(bench.window().grab().save(screenshotFolder() + QStringLiteral("/keys-small.png")));
        const auto& help = bench.hands().see<QWidget>("keyHelp");
        QCOMPARE(clippedTexts(help), QStringList());
        const auto& bar = *help.findChild<QScrollArea*>()->verticalScrollBar();
        QVERIFY(bar.maximum() > 0);
        bench.hands().press("PgDown");
        QVERIFY(bar.value() > 0);
        bench.hands().press("F");
        QVERIFY(!bench.hands().sees("keyHelp"));
        QCOMPARE(bench.canvas().shownFrame(), std::optional(FrameIndex{0}));
    });
}

QTEST_MAIN(TestWindowKeys)
#include "tst_window_keys.moc"
