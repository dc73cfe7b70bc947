#include "tests/support/test_support.h"
#include "widgets/parts/coach_marks.h"
#include "widgets/parts/command_palette.h"
#include "widgets/parts/guide_card.h"
#include "widgets/parts/key_editor.h"
#include "widgets/parts/key_help.h"
#include "widgets/parts/plain_markdown.h"

#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QTextBrowser>
#include <QTextDocument>

#include <algorithm>

using namespace consentry;
using namespace consentry::widgets;

namespace {

/// A window with something that has the keys, and something over it.
struct Stage {
    Stage()
    {
        window.resize(900, 700);
        below = new QLineEdit(&window);
        window.show();
        below->setFocus();
    }
    template<class Widget>
    Widget& see(const char* name)
    {
        auto* widget = window.findChild<Widget*>(QLatin1String(name));
        if (widget == nullptr)
            qFatal("no widget %s", name);
        return *widget;
    }

    Appearance appearance;
    QWidget window;
    QLineEdit* below;
};

PaletteSource threeEntries(QStringList& ran)
{
    PaletteSource source;
    source.prompt = QStringLiteral("find");
    source.nothing = QStringLiteral("nothing");
    source.entries = [&ran] {
        std::vector<PaletteEntry> entries;
        for (const char* text : {"Next frame", "Next key frame", "Undo"})
            entries.push_back(
                {QString::fromLatin1(text), QStringLiteral("K"), [&ran, text] { ran << QString::fromLatin1(text); }});
        return entries;
    };
    source.exact = [&ran](const QString& typed) {
        return typed == QLatin1String("12") ? std::vector<PaletteEntry>{{QStringLiteral("Go to 12"),
                                                                         {},
                                                                         [&ran] { ran << QStringLiteral("12"); }}}
                                            : std::vector<PaletteEntry>();
    };
    return source;
}

} // namespace

class TestHelpCards : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void paletteFinds_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("downs");
        QTest::addColumn<QStringList>("ran");
        QTest::newRow("first") << QString() << 0 << QStringList{QStringLiteral("Next frame")};
        QTest::newRow("part of a word") << QStringLiteral("und") << 0 << QStringList{QStringLiteral("Undo")};
        QTest::newRow("words in any order")
            << QStringLiteral("frame KEY") << 0 << QStringList{QStringLiteral("Next key frame")};
        QTest::newRow("down") << QStringLiteral("next") << 1 << QStringList{QStringLiteral("Next key frame")};
        QTest::newRow("down past the end")
            << QStringLiteral("next") << 9 << QStringList{QStringLiteral("Next key frame")};
        QTest::newRow("exact") << QStringLiteral("12") << 0 << QStringList{QStringLiteral("12")};
        QTest::newRow("nothing") << QStringLiteral("zzz") << 0 << QStringList();
    }

    void paletteFinds()
    {
        QFETCH(const QString, typed);
        QFETCH(const int, downs);
        QFETCH(const QStringList, ran);
        Stage stage;
        CommandPalette palette(stage.appearance, &stage.window);
        QStringList done;
        palette.open(threeEntries(done));
        auto& field = stage.see<QLineEdit>("paletteField");
        QTest::keyClicks(&field, typed);
        for (int i = 0; i < downs; ++i)
            QTest::keyClick(&field, Qt::Key_Down);
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(done, ran);
        QCOMPARE(palette.isVisible(), ran.isEmpty());
    }

    void paletteGivesTheKeysBack()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        CommandPalette palette(stage.appearance, &stage.window);
        QStringList done;
        palette.open(threeEntries(done));
        QVERIFY(!stage.below->hasFocus());
        QTest::keyClick(&stage.see<QLineEdit>("paletteField"), Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
        QVERIFY(stage.below->hasFocus());
        palette.open(threeEntries(done));
        QTest::mouseClick(&palette, Qt::LeftButton, {}, {5, 5});
        QVERIFY(!palette.isVisible());
        QVERIFY(done.isEmpty());
    }

    void keyEditorSaysWhatWasAskedFor()
    {
        Stage stage;
        KeyEditor editor(stage.appearance, &stage.window);
        editor.setPresets({QStringLiteral("one"), QStringLiteral("two")}, 0);
        editor.setRows({{QStringLiteral("undo"), QStringLiteral("Undo"), QStringLiteral("Ctrl+Z")},
                        {QStringLiteral("next"), QStringLiteral("Next frame"), QStringLiteral("F")}});
        editor.open();
        QSignalSpy entered(&editor, &KeyEditor::keyEntered);
        QVERIFY(!stage.see<QPushButton>("keyAssign").isEnabled());
        QTest::keyClicks(&stage.see<QLineEdit>("keyFind"), QStringLiteral("frame"));
        auto& table = stage.see<QTableWidget>("keyTable");
        QVERIFY(table.isRowHidden(0) && !table.isRowHidden(1));
        table.selectRow(1);
        QTest::keyClick(&stage.see<QKeySequenceEdit>("keyEntry"), Qt::Key_G, Qt::ControlModifier);
        QTest::mouseClick(&stage.see<QPushButton>("keyAssign"), Qt::LeftButton);
        QCOMPARE(entered.count(), 1);
        QCOMPARE(entered[0][0].toString(), QStringLiteral("next"));
        QCOMPARE(entered[0][1].value<QKeySequence>(), QKeySequence(QStringLiteral("Ctrl+G")));
        QTest::mouseClick(&stage.see<QPushButton>("keyClear"), Qt::LeftButton);
        QVERIFY(entered[1][1].value<QKeySequence>().isEmpty());
    }

    void helpShowsTheRowsItWasGivenLast()
    {
        Stage stage;
        KeyHelp help(stage.appearance, &stage.window);
        help.setRows({{QStringLiteral("A"), QStringLiteral("first")}, {QStringLiteral("B"), QStringLiteral("second")}});
        help.setRows({{QStringLiteral("C"), QStringLiteral("third")}});
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QStringList words;
        for (const QLabel* label : help.findChildren<QLabel*>())
            words << label->text();
        QVERIFY(words.contains(QStringLiteral("third")));
        QVERIFY(!words.contains(QStringLiteral("first")));
    }

    void helpWrapsWhatIsTooLong()
    {
        Stage stage;
        KeyHelp help(stage.appearance, &stage.window);
        const QString longWords = QStringLiteral("words that go on and on ").repeated(6).trimmed();
        std::vector<KeyRow> rows(9, {QStringLiteral("Ctrl+A"), QStringLiteral("short")});
        rows[4].does = longWords;
        help.setRows(rows);
        help.open();
        const auto labels = help.findChildren<QLabel*>();
        const auto words = std::ranges::find(labels, longWords, &QLabel::text);
        const auto word = std::ranges::find(labels, QStringLiteral("short"), &QLabel::text);
        QVERIFY((*words)->height() > (*word)->height());
        QVERIFY((*words)->height() >= (*words)->heightForWidth((*words)->width()));
        QVERIFY((*words)->width() > (*word)->width()); // the others leave it their room
        stage.window.resize(1400, 700);
        QCOMPARE((*words)->height(), (*word)->height());
    }

    void guidelineLeadsNowhere()
    {
        QTextDocument document;
        setPlainMarkdown(document, QStringLiteral("# Head\n\n**bold** [words](https://example.org/x) "
                                                  "![alt](https://example.org/i.png) <b onclick=x>raw</b> end"));
        const QString html = document.toHtml();
        QVERIFY(!html.contains(QStringLiteral("example.org")));
        QVERIFY(!html.contains(QStringLiteral("<img")));
        QVERIFY(!html.contains(QStringLiteral("<a ")));
        const QString text = document.toPlainText();
        for (const char* word : {"Head", "bold", "words", "end", "<b onclick=x>raw</b>"})
            QVERIFY2(text.contains(QLatin1String(word)), word);
        QVERIFY(html.contains(QStringLiteral("font-weight"))); // the control: it is markup
    }

    void coachShowsOneThingAfterAnotherAndBlocksNothing()
    {
        Stage stage;
        QWidget home(&stage.window);
        home.setGeometry(0, 0, 220, 600);
        home.show();
        CoachMarks coach(stage.appearance, &stage.window);
        QSignalSpy finished(&coach, &CoachMarks::finished);
        QString key = QStringLiteral("press K");
        coach.start({{stage.below, QStringLiteral("first"), [&key] { return key; }},
                     {&home, QStringLiteral("second"), [] { return QStringLiteral("b"); }}},
                    home);
        QCOMPARE(stage.see<QLabel>("coachText").text(), QStringLiteral("press K"));
        key = QStringLiteral("press L");
        coach.refresh();
        QCOMPARE(stage.see<QLabel>("coachText").text(), QStringLiteral("press L"));
        auto& card = stage.see<QWidget>("coachCard");
        QVERIFY(home.geometry().contains(card.geometry()));
        QCOMPARE(stage.see<QLabel>("coachTitle").text(), QStringLiteral("first"));
        QTest::mouseClick(&stage.see<QPushButton>("coachNext"), Qt::LeftButton);
        QCOMPARE(stage.see<QLabel>("coachTitle").text(), QStringLiteral("second"));
        QCOMPARE(stage.window.childAt(400, 300), nullptr); // clicks go through to what lies below
        QTest::mouseClick(&stage.see<QPushButton>("coachNext"), Qt::LeftButton);
        QCOMPARE(finished.count(), 1);
        QVERIFY(!card.isVisible());
    }

    void guideClosesByAnyKeyButThoseThatScroll()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        GuideCard guide(stage.appearance, &stage.window);
        guide.open(QStringLiteral("How to label: person"), QStringLiteral("- one\n- two"));
        auto& text = stage.see<QTextBrowser>("guideText");
        QVERIFY(text.toPlainText().contains(QStringLiteral("two")));
        QTest::keyClick(&text, Qt::Key_Down);
        QVERIFY(guide.isVisible());
        QTest::keyClick(&text, Qt::Key_G);
        QVERIFY(!guide.isVisible());
        QVERIFY(stage.below->hasFocus());
    }
};

QTEST_MAIN(TestHelpCards)
#include "tst_help_cards.moc"
