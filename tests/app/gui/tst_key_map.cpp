#include "app/gui/crash_note.h"
#include "app/gui/key_map.h"
#include "tests/support/test_support.h"

#include <QSet>

using namespace consentry;
using namespace consentry::app;
using namespace consentry::testing;

namespace {

QKeySequence key(const char* text)
{
    return QKeySequence(QLatin1String(text));
}

} // namespace

class TestKeyMap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPresetGivesEachKeyOnce_data()
    {
        QTest::addColumn<int>("preset");
        QTest::newRow("CVAT") << static_cast<int>(KeyPreset::Cvat);
        QTest::newRow("editor") << static_cast<int>(KeyPreset::Editor);
    }

    void everyPresetGivesEachKeyOnce()
    {
        QFETCH(const int, preset);
        const KeyMap keys = keysOf({.preset = static_cast<KeyPreset>(preset), .changed = {}});
        QCOMPARE(keys.size(), actionSpecs().size());
        QSet<QString> seen;
        for (const auto& [id, sequences] : keys) {
            const char* name = std::ranges::find(actionSpecs(), id, &ActionSpec::id)->name;
            QVERIFY2(!sequences.isEmpty(), name);
            for (const QKeySequence& sequence : sequences) {
                QVERIFY2(!sequence.isEmpty() && !isReserved(sequence), name);
                QVERIFY2(!seen.contains(sequence.toString()), qPrintable(sequence.toString()));
                seen << sequence.toString();
            }
        }
    }

    void editorPlaysByItsOwnKeys()
    {
        const KeyMap keys = keysOf({.preset = KeyPreset::Editor, .changed = {}});
        QCOMPARE(holderOf(keys, key("J")), std::optional(ActionId::PlayBackward));
        QCOMPARE(holderOf(keys, key("L")), std::optional(ActionId::Play));
        QCOMPARE(holderOf(keys, key("I")), std::optional(ActionId::BeginRange));
        QCOMPARE(holderOf(keysOf({}), key("K")), std::optional(ActionId::ToggleKeyFrame));
    }

    void changedKeyIsTakenFromOthers()
    {
        KeyChoice choice;
        choice.changed[ActionId::NextFrame] = {key("K")};
        const KeyMap keys = keysOf(choice);
        QCOMPARE(holderOf(keys, key("K")), std::optional(ActionId::NextFrame));
        QVERIFY(keys.at(ActionId::ToggleKeyFrame).isEmpty());
        QVERIFY(!holderOf(keys, key("F")));
    }

    void choiceIsKept()
    {
        TempFolder folder;
        const QString file = QString::fromStdString((folder / "settings.ini").string());
        {
            QSettings settings(file, QSettings::IniFormat);
            KeyChoice choice{.preset = KeyPreset::Editor, .changed = {}};
            choice.changed[ActionId::Undo] = {key("Ctrl+U"), key("Alt+Backspace")};
            choice.changed[ActionId::Redo] = {};
            storeKeys(settings, choice);
        }
        QSettings settings(file, QSettings::IniFormat);
        KeyChoice read = loadKeys(settings);
        QCOMPARE(read.preset, KeyPreset::Editor);
        QCOMPARE(read.changed.size(), std::size_t(2));
        QCOMPARE(read.changed[ActionId::Undo], (QList<QKeySequence>{key("Ctrl+U"), key("Alt+Backspace")}));
        QVERIFY(read.changed[ActionId::Redo].isEmpty());
        read.changed.clear();
        storeKeys(settings, read);
        QVERIFY(loadKeys(settings).changed.empty());
    }

    void reservedKeysStayWhereTheyAre_data()
    {
        QTest::addColumn<QKeySequence>("sequence");
        QTest::addColumn<bool>("reserved");
        QTest::newRow("escape") << key("Esc") << true;
        QTest::newRow("tab") << key("Tab") << true;
        QTest::newRow("two keys in a row") << key("G, G") << true;
        QTest::newRow("letter") << key("G") << false;
        QTest::newRow("space") << key("Space") << false;
        QTest::newRow("control and enter") << key("Ctrl+Return") << false;
    }

    void reservedKeysStayWhereTheyAre()
    {
        QFETCH(const QKeySequence, sequence);
        QFETCH(const bool, reserved);
        QCOMPARE(isReserved(sequence), reserved);
    }

    void onlyWhatWasNeverClosedIsTold()
    {
        TempFolder folder;
        QSettings settings(QString::fromStdString((folder / "settings.ini").string()), QSettings::IniFormat);
        const ClipId clip = ClipId::random();
        CrashNote note(settings);
        QCOMPARE(note.opened(clip, 5), std::int64_t(0));
        note.closed(clip);
        QCOMPARE(note.opened(clip, 7), std::int64_t(0));  // closed as it should be
        QCOMPARE(note.opened(clip, 10), std::int64_t(3)); // this time it was not
        QCOMPARE(note.opened(ClipId::random(), 10), std::int64_t(0));
        QCOMPARE(note.opened(clip, 4), std::int64_t(0)); // erased since
    }
};

QTEST_GUILESS_MAIN(TestKeyMap)
#include "tst_key_map.moc"
