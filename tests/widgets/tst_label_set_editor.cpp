#include "annotation/label_set_growth.h"
#include "tests/support/test_support.h"
#include "tests/widgets/label_fixture.h"
#include "widgets/parts/label_set_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace consentry;
using namespace consentry::widgets;
using annotation::AttributeKind;
using annotation::LabelPart;
using annotation::LabelSet;

namespace {

struct Stage {
    Stage()
    {
        window.resize(1024, 700);
        window.show();
        editor.nameKeysOf(consentry::testing::numberKeys(window));
        editor.setVersions({{annotation::defaultLabelSet(), QStringLiteral("as delivered")}});
        editor.open();
    }
    template<class Widget>
    Widget& see(const char* name)
    {
        auto* widget = window.findChild<Widget*>(QLatin1String(name));
        if (widget == nullptr)
            qFatal("no widget %s", name);
        return *widget;
    }
    void click(const char* button) { QTest::mouseClick(&see<QAbstractButton>(button), Qt::LeftButton); }
    void pick(const char* box, int index)
    {
        see<QComboBox>(box).setCurrentIndex(index);
        Q_EMIT see<QComboBox>(box).activated(index); // as by hand
    }
    void type(const char* line, const char* text)
    {
        auto& field = see<QLineEdit>(line);
        field.setFocus();
        field.selectAll();
        QTest::keyClicks(&field, QString::fromLatin1(text));
    }
    void add(LabelPart part, const char* name)
    {
        auto& box = see<QComboBox>("labelSetPart");
        box.setCurrentIndex(box.findData(static_cast<int>(part)));
        type("labelSetName", name);
        QTest::keyClick(&see<QLineEdit>("labelSetName"), Qt::Key_Return);
    }
    void choose(const char* words)
    {
        auto& tree = see<QTreeWidget>("labelSetTree");
        const auto found = tree.findItems(QString::fromLatin1(words), Qt::MatchExactly | Qt::MatchRecursive);
        if (found.isEmpty())
            qFatal("%s is not listed", words);
        tree.setCurrentItem(found.front());
    }
    QString detail() { return see<QTreeWidget>("labelSetTree").currentItem()->text(1); }
    const LabelSet& labels() const { return editor.draft().labels(); }
    bool canSign() { return see<QPushButton>("labelSetSign").isEnabled(); }

    Appearance appearance;
    QWidget window;
    LabelSetEditor editor{appearance, &window};
};

} // namespace

/// What may be labelled, changed by hand.
class TestLabelSetEditor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsChangedIsSigned()
    {
        Stage stage;
        QSignalSpy signs(&stage.editor, &LabelSetEditor::signRequested);
        QVERIFY(!stage.canSign());
        stage.add(LabelPart::Class, "parcel");
        QCOMPARE(stage.detail(), QStringLiteral("new · key 4"));
        stage.add(LabelPart::Tag, "snow");
        QVERIFY(stage.canSign());
        stage.click("labelSetSign");
        QCOMPARE(signs.count(), 1);
        auto asked = signs.front().front().value<LabelSet>();
        ++asked.version;
        QVERIFY_OK(annotation::requireGrowth(annotation::defaultLabelSet(), asked));
        QVERIFY(asked.findClass("parcel") && asked.hasClipTag("snow"));
    }
    void aClassGetsLetterColourKindsAndPlace()
    {
        Stage stage;
        stage.add(LabelPart::Class, "boat");
        stage.pick("classLetter", 'Z' - 'A');
        stage.click("classColour3");
        stage.type("classKinds", "ferry, rowing boat,");
        for (int i = 0; i < 3; ++i)
            stage.click("labelSetUp");
        const annotation::LabelClass& boat = stage.labels().classes.front();
        QCOMPARE(boat.name, std::string("boat"));
        QCOMPARE(boat.letter, 'Z');
        QCOMPARE(boat.colour, annotation::ClassColour::Yellow);
        QCOMPARE(annotation::namesText(boat.kinds), std::string("ferry, rowing boat"));
        QCOMPARE(stage.detail(), QStringLiteral("new · key 1"));
        stage.choose("person");
        QCOMPARE(stage.detail(), QStringLiteral("key 2"));
    }
    void aClassGetsAGuideline()
    {
        Stage stage;
        QSignalSpy signs(&stage.editor, &LabelSetEditor::signRequested);
        stage.choose("person");
        auto& field = stage.see<QPlainTextEdit>("classGuideline");
        field.setFocus();
        QTest::keyClicks(&field, QStringLiteral("- the whole person"));
        QTest::keyClick(&field, Qt::Key_Return);
        QTest::keyClicks(&field, QStringLiteral("- with a hat"));
        const std::string typed = "- the whole person\n- with a hat";
        QCOMPARE(stage.labels().classes.front().guideline, typed);
        QVERIFY(field.textCursor().atEnd());
        stage.choose("animal");
        QVERIFY(field.toPlainText().isEmpty());
        stage.choose("person");
        QCOMPARE(field.toPlainText().toStdString(), typed);
        stage.click("labelSetSign");
        QCOMPARE(signs.count(), 1);
        QCOMPARE(signs.front().front().value<LabelSet>().classes.front().guideline, typed);
        field.setPlainText(QString(9000, QLatin1Char('x')));
        QVERIFY(!stage.canSign());
    }
    void anAttributeGetsAllThatItNeeds_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("preset");
        QTest::newRow("list") << static_cast<int>(AttributeKind::Select) << "shut";
        QTest::newRow("buttons") << static_cast<int>(AttributeKind::Radio) << "open";
        QTest::newRow("yes or no") << static_cast<int>(AttributeKind::Check) << "false";
        QTest::newRow("number") << static_cast<int>(AttributeKind::Number) << "7";
        QTest::newRow("text") << static_cast<int>(AttributeKind::Text) << "as seen";
    }
    void anAttributeGetsAllThatItNeeds()
    {
        QFETCH(const int, kind);
        QFETCH(const QString, preset);
        Stage stage;
        stage.add(LabelPart::Attribute, "door");
        auto& kinds = stage.see<QComboBox>("attributeKind");
        stage.pick("attributeKind", kinds.findData(kind));
        stage.pick("attributeHold", 0);
        if (stage.see<QLineEdit>("attributeValues").isVisible()) {
            QVERIFY(!stage.canSign());
            stage.type("attributeValues", "open, shut");
        }
        if (stage.see<QDoubleSpinBox>("attributeMost").isVisible())
            stage.see<QDoubleSpinBox>("attributeMost").setValue(9);
        if (auto& list = stage.see<QComboBox>("attributePreset"); list.isVisible())
            stage.pick("attributePreset", list.findData(preset));
        else
            stage.type("attributePresetText", preset.toLatin1().constData());
        stage.click("attributeFor."); // no longer all: each of them
        stage.click("attributeFor.person");
        QVERIFY(stage.canSign());
        const annotation::AttributeSpec& door = *stage.labels().findAttribute("door");
        QCOMPARE(static_cast<int>(door.kind), kind);
        QCOMPARE(door.hold, annotation::AttributeHold::Track);
        QCOMPARE(QString::fromStdString(door.preset), preset);
        QCOMPARE(annotation::namesText(door.classes), std::string("animal, vehicle"));
    }
    void whatIsInForceIsOfferedNoMoreAndAgain()
    {
        Stage stage;
        stage.choose("vehicle");
        stage.click("labelSetOffer");
        QCOMPARE(stage.detail(), QStringLiteral("no longer offered"));
        QVERIFY(stage.labels().findClass("vehicle") && stage.labels().classes.size() == 2);
        QVERIFY(!stage.see<QComboBox>("classLetter").isEnabled());
        stage.click("labelSetOffer");
        QVERIFY(!stage.editor.draft().isChanged());
    }
    void whatIsInForceKeepsItsMeaning()
    {
        Stage stage;
        stage.choose("activity");
        for (const char* fixed : {"attributeKind", "attributeHold", "attributeFor.person"})
            QVERIFY2(!stage.see<QWidget>(fixed).isEnabled(), fixed);
        QVERIFY(stage.see<QWidget>("attributeFor.vehicle").isEnabled());
        stage.choose("seats taken");
        stage.see<QDoubleSpinBox>("attributeMost").setValue(5);
        QCOMPARE(stage.labels().findAttribute("seats taken")->most, 99.0);
        stage.choose("animal");
        stage.type("classKinds", "dog");
        QVERIFY(stage.labels().findClass("animal")->hasKind("cat"));
    }
    void whatIsWrongIsToldAndNotSigned()
    {
        Stage stage;
        stage.add(LabelPart::Class, "person");
        QVERIFY(!stage.see<QLabel>("labelSetNote").text().isEmpty());
        QCOMPARE(stage.see<QLineEdit>("labelSetName").text(), QStringLiteral("person"));
        QVERIFY(!stage.editor.draft().isChanged());
        stage.choose("animal");
        QVERIFY(stage.see<QLabel>("labelSetNote").text().isEmpty());
        stage.pick("classLetter", 'P' - 'A');
        QVERIFY(!stage.see<QLabel>("labelSetNote").text().isEmpty() && !stage.canSign());
        stage.pick("classLetter", 'A' - 'A');
        QVERIFY(stage.see<QLabel>("labelSetNote").text().isEmpty());
    }
    void whatWasChangedCanBeForgotten()
    {
        Stage stage;
        stage.add(LabelPart::Tag, "snow");
        stage.click("labelSetUndo");
        QVERIFY(!stage.editor.draft().isChanged() && !stage.canSign());
    }
    void olderVersionsCanBeReadOnly()
    {
        Stage stage;
        LabelSet next = annotation::defaultLabelSet();
        ++next.version;
        next.classes.push_back({"parcel", 'R', {}});
        stage.editor.setVersions(
            {{annotation::defaultLabelSet(), QStringLiteral("as delivered")}, {next, QStringLiteral("Ada")}});
        stage.choose("parcel");
        stage.pick("labelSetVersion", 0);
        const auto& tree = stage.see<QTreeWidget>("labelSetTree");
        QVERIFY(tree.findItems(QStringLiteral("parcel"), Qt::MatchExactly | Qt::MatchRecursive).isEmpty());
        stage.choose("person");
        for (const char* off : {"classLetter", "labelSetUp", "labelSetOffer", "labelSetName", "labelSetSign"})
            QVERIFY2(!stage.see<QWidget>(off).isEnabled(), off);
        stage.pick("labelSetVersion", 1);
        stage.choose("person");
        QVERIFY(stage.see<QWidget>("classLetter").isEnabled());
    }
};

QTEST_MAIN(TestLabelSetEditor)
#include "tst_label_set_editor.moc"
