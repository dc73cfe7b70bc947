#include "annotation/attribute_edit.h"
#include "tests/support/test_support.h"
#include "tests/widgets/label_fixture.h"
#include "widgets/panels/attribute_editor.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace consentry;
using namespace consentry::widgets;
using annotation::AttributeHold;
using annotation::AttributeKind;
using consentry::testing::LabelFixture;

namespace {

constexpr FrameIndex kHere{40};
constexpr FrameRange kMarked{{30}, {60}};

/// One attribute of each kind; all but the text may change from moment to moment.
annotation::LabelSet everyKind()
{
    annotation::LabelSet set = annotation::defaultLabelSet();
    const AttributeHold moment = AttributeHold::Moment;
    set.attributes = {
        {.name = "carrying", .kind = AttributeKind::Select, .hold = moment, .values = {"parcel", "bag"}},
        {.name = "activity", .kind = AttributeKind::Radio, .hold = moment, .values = {"walking", "sitting"}},
        {.name = "moving", .kind = AttributeKind::Check, .hold = moment},
        {.name = "seats", .kind = AttributeKind::Number, .hold = moment, .least = 0, .most = 99},
        {.name = "remark", .kind = AttributeKind::Text},
    };
    return set;
}

/// A panel in a window, where one of two boxes is selected, frame 40 is shown and frames 30 to 59 are marked.
struct Stage {
    explicit Stage(const annotation::LabelSet& set = everyKind()) : labels({}, 100, set)
    {
        first = labels.add({10, 20, 50, 60});
        second = labels.add({200, 20, 50, 60});
        labels.selection.setFrame(kHere);
        labels.selection.setRange(kMarked);
        labels.selection.selectOnly(first);
        auto* column = new QVBoxLayout(&window);
        column->addWidget(editor);
        column->addWidget(canvas);
        canvas->setFocusPolicy(Qt::StrongFocus);
        QObject::connect(editor, &AttributeEditor::keysEnded, canvas, qOverload<>(&QWidget::setFocus));
        editor->attach(labels.document, labels.selection);
        window.resize(400, 600);
        window.show();
    }
    bool isReady() { return QTest::qWaitForWindowActive(&window); }
    template<class Widget>
    Widget& see(const char* name)
    {
        auto* widget = window.findChild<Widget*>(QLatin1String(name));
        if (widget == nullptr || !widget->isVisible())
            qFatal("cannot see %s", name);
        return *widget;
    }
    void click(QWidget& widget, std::optional<QPoint> at = {})
    {
        QTest::mouseClick(window.windowHandle(), Qt::LeftButton, {},
                          widget.mapTo(&window, at.value_or(widget.rect().center())));
    }
    /// To whatever has the focus.
    void press(Qt::Key key, Qt::KeyboardModifiers held = {}) { QTest::keyClick(window.windowHandle(), key, held); }
    void type(const char* text)
    {
        for (const char* letter = text; *letter != 0; ++letter)
            QTest::keyClick(window.windowHandle(), *letter);
    }
    /// Opens a list by a click and chooses its row by keys.
    void chooseRow(const char* name, int row)
    {
        auto& list = see<QComboBox>(name);
        click(list);
        QWidget* popup = list.view()->window();
        QVERIFY(QTest::qWaitFor([&] { return popup->isVisible(); }));
        QTest::keyClick(list.view(), Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(list.view(), Qt::Key_Down);
        QTest::keyClick(list.view(), Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return !popup->isVisible(); }));
    }
    std::string at(const char* name, FrameIndex frame = kHere) const { return at(first, name, frame); }
    std::string at(annotation::TrackId id, const char* name, FrameIndex frame = kHere) const
    {
        return annotation::valueAt(labels.track(id), name, frame);
    }

    LabelFixture labels;
    annotation::TrackId first;
    annotation::TrackId second;
    QWidget window;
    AttributeEditor* editor = new AttributeEditor;
    QWidget* canvas = new QWidget;
};

} // namespace

class TestAttributeEditor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachKindIsSetByHand();
    void numbersAndTextsAreTyped();
    void holdsAsLongAsChosen_data();
    void holdsAsLongAsChosen();
    void aRangeIsOfferedOnlyWhenOneIsMarked();
    void everythingByKeys();
    void howLongByKeys();
    void typingByKeysEndsWhereItBegan();
    void longListsByKeys();
    void numbersBelowTheLeast();
    void differentNumbersAreNotNone();
};

void TestAttributeEditor::eachKindIsSetByHand()
{
    Stage stage;
    QVERIFY(stage.isReady());
    stage.chooseRow("attribute.carrying", 2);
    QCOMPARE(stage.at("carrying"), std::string("bag"));
    stage.chooseRow("attribute.carrying", 0);
    QCOMPARE(stage.at("carrying"), std::string());
    auto& sitting = stage.see<QToolButton>("attribute.activity.sitting");
    stage.click(sitting);
    QCOMPARE(stage.at("activity"), std::string("sitting"));
    QVERIFY(sitting.isChecked() && !stage.see<QToolButton>("attribute.activity.walking").isChecked());
    stage.click(stage.see<QToolButton>("attribute.activity.walking"));
    QCOMPARE(stage.at("activity"), std::string("walking"));
    QVERIFY(!sitting.isChecked());
    stage.click(stage.see<QToolButton>("attribute.activity.walking")); // once more takes it away
    QCOMPARE(stage.at("activity"), std::string());
    auto& moving = stage.see<QCheckBox>("attribute.moving");
    const QPoint tick(10, moving.height() / 2);
    QCOMPARE(moving.checkState(), Qt::PartiallyChecked); // nothing is said yet
    stage.click(moving, tick);
    QCOMPARE(stage.at("moving"), std::string("true"));
    stage.click(moving, tick);
    QCOMPARE(stage.at("moving"), std::string("false"));
    QVERIFY_OK(stage.labels.document.undo()); // one click, one step
    QCOMPARE(stage.at("moving"), std::string("true"));
    QVERIFY(moving.isChecked());
}

void TestAttributeEditor::numbersAndTextsAreTyped()
{
    Stage stage;
    QVERIFY(stage.isReady());
    stage.click(stage.see<QDoubleSpinBox>("attribute.seats"), QPoint(12, 10));
    stage.press(Qt::Key_A, Qt::ControlModifier);
    stage.type("45");
    QCOMPARE(stage.at("seats"), std::string()); // not at each digit
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.at("seats"), std::string("45"));
    stage.press(Qt::Key_A, Qt::ControlModifier);
    stage.type("450"); // is more than it may be
    stage.press(Qt::Key_Return);
    QVERIFY(stage.at("seats") != "450");
    stage.click(stage.see<QLineEdit>("attribute.remark"));
    stage.type("a red coat ");
    QCOMPARE(stage.at("remark"), std::string());
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.at("remark"), std::string("a red coat"));
}

void TestAttributeEditor::holdsAsLongAsChosen_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("first"); // that has the value
    QTest::addColumn<int>("last");
    QTest::newRow("frame") << QStringLiteral("this frame only") << 40 << 40;
    QTest::newRow("from here") << QStringLiteral("from here on") << 40 << 99;
    QTest::newRow("track") << QStringLiteral("whole track") << 0 << 99;
    QTest::newRow("range") << QStringLiteral("marked range") << 30 << 59;
}

void TestAttributeEditor::holdsAsLongAsChosen()
{
    QFETCH(const QString, words);
    QFETCH(const int, first);
    QFETCH(const int, last);
    Stage stage;
    QVERIFY(stage.isReady());
    auto& scope = stage.see<QComboBox>("attributeScope");
    QCOMPARE(scope.count(), 4);
    stage.chooseRow("attributeScope", scope.findText(words));
    QCOMPARE(scope.currentText(), words);
    stage.click(stage.see<QToolButton>("attribute.activity.sitting"));
    for (int frame = 0; frame < 100; ++frame) {
        const bool holds = frame >= first && frame <= last;
        QCOMPARE(stage.at("activity", {frame}), std::string(holds ? "sitting" : ""));
    }
}

/// Nothing is said that is not heard.
void TestAttributeEditor::aRangeIsOfferedOnlyWhenOneIsMarked()
{
    Stage stage;
    QVERIFY(stage.isReady());
    auto& scope = stage.see<QComboBox>("attributeScope");
    const int range = scope.findText(QStringLiteral("marked range"));
    const auto isOffered = [&] { return static_cast<QStandardItemModel*>(scope.model())->item(range)->isEnabled(); };
    stage.chooseRow("attributeScope", range);
    stage.labels.selection.setRange({});
    QVERIFY(!isOffered());
    QCOMPARE(scope.currentText(), QStringLiteral("from here on"));
    stage.click(stage.see<QToolButton>("attribute.activity.sitting"));
    QCOMPARE(stage.at("activity"), std::string("sitting"));
    stage.labels.selection.setRange(kMarked);
    QVERIFY(isOffered());
}

void TestAttributeEditor::everythingByKeys()
{
    Stage stage;
    QVERIFY(stage.isReady());
    QVERIFY(stage.editor->startKeys());
    QVERIFY(stage.editor->hint().contains(QLatin1String("carrying")));
    stage.press(Qt::Key_2);
    QCOMPARE(stage.at("carrying"), std::string("bag"));
    stage.press(Qt::Key_Down);
    QVERIFY(stage.editor->hint().contains(QLatin1String("activity")));
    stage.press(Qt::Key_1);
    QCOMPARE(stage.at("activity"), std::string("walking"));
    stage.press(Qt::Key_Up);
    stage.press(Qt::Key_0);
    QCOMPARE(stage.at("carrying"), std::string());
    QCOMPARE(stage.at("activity"), std::string("walking"));
    stage.press(Qt::Key_Up); // round to the last, which is typed
    QVERIFY(stage.editor->hint().contains(QLatin1String("remark")));
    stage.press(Qt::Key_Up);
    stage.press(Qt::Key_Up);
    QVERIFY(stage.editor->hint().contains(QLatin1String("moving")));
    stage.press(Qt::Key_Tab); // the other box
    QCOMPARE(stage.labels.selection.single(), std::optional(stage.second));
    QVERIFY(stage.editor->hint().contains(QLatin1String("moving")));
    stage.press(Qt::Key_2);
    QCOMPARE(stage.at(stage.second, "moving"), std::string("false"));
    QCOMPARE(stage.at("moving"), std::string());
    stage.press(Qt::Key_Tab, Qt::ShiftModifier);
    QCOMPARE(stage.labels.selection.single(), std::optional(stage.first));
    stage.press(Qt::Key_Return);
    QVERIFY(!stage.editor->hasKeys() && stage.canvas->hasFocus());
}

void TestAttributeEditor::howLongByKeys()
{
    Stage stage;
    QVERIFY(stage.isReady());
    QVERIFY(stage.editor->startKeys());
    QVERIFY(stage.editor->hint().contains(QLatin1String("from here on")));
    stage.press(Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(stage.editor->hint().contains(QLatin1String("this frame only")));
    stage.press(Qt::Key_1);
    QCOMPARE(stage.at("carrying"), std::string("parcel"));
    QCOMPARE(stage.at("carrying", kHere + 1), std::string());
    stage.press(Qt::Key_Up, Qt::ShiftModifier);
    stage.press(Qt::Key_Up, Qt::ShiftModifier); // round
    QVERIFY(stage.editor->hint().contains(QLatin1String("marked range")));
    stage.press(Qt::Key_2);
    QCOMPARE(stage.at("carrying", kMarked.begin), std::string("bag"));
    QCOMPARE(stage.at("carrying", kMarked.end), std::string());
    stage.press(Qt::Key_Down, Qt::ShiftModifier);
    stage.labels.selection.setRange({});
    stage.press(Qt::Key_Up, Qt::ShiftModifier); // past what is not there
    QVERIFY(stage.editor->hint().contains(QLatin1String("whole track")));
    stage.press(Qt::Key_Up); // the remark is of the whole track anyway
    QVERIFY(!stage.editor->hint().contains(QLatin1String("whole track")));
    stage.press(Qt::Key_Down, Qt::ShiftModifier);
    stage.press(Qt::Key_Down);
    QVERIFY(stage.editor->hint().contains(QLatin1String("whole track"))); // it went nowhere meanwhile
}

/// Return into the field and out of it again; Esc leaves what was typed behind.
void TestAttributeEditor::typingByKeysEndsWhereItBegan()
{
    Stage stage;
    QVERIFY(stage.isReady());
    QVERIFY(stage.editor->startKeys());
    stage.press(Qt::Key_Up);
    const auto typeInto = [&](QWidget& field, const char* text, Qt::Key end) {
        stage.press(Qt::Key_Return);
        QVERIFY(field.hasFocus());
        stage.press(Qt::Key_A, Qt::ControlModifier);
        stage.type(text);
        stage.press(end);
        QVERIFY(stage.editor->hasFocus() && stage.editor->hasKeys());
    };
    auto& remark = stage.see<QLineEdit>("attribute.remark");
    typeInto(remark, "1 coat", Qt::Key_Return); // a digit is a digit there
    QCOMPARE(stage.at("remark"), std::string("1 coat"));
    typeInto(remark, "2 hats", Qt::Key_Escape);
    QCOMPARE(stage.at("remark"), std::string("1 coat"));
    QCOMPARE(remark.text(), QStringLiteral("1 coat"));
    stage.press(Qt::Key_Up);
    auto& seats = stage.see<QDoubleSpinBox>("attribute.seats");
    typeInto(seats, "4", Qt::Key_Return);
    QCOMPARE(stage.at("seats"), std::string("4"));
    typeInto(seats, "4", Qt::Key_Return); // nothing new, and back all the same
    typeInto(seats, "7", Qt::Key_Escape);
    QCOMPARE(stage.at("seats"), std::string("4"));
    QCOMPARE(seats.value(), 4.0);
    stage.press(Qt::Key_0);
    QCOMPARE(stage.at("seats"), std::string());
    stage.press(Qt::Key_Escape);
    QVERIFY(!stage.editor->hasKeys() && stage.canvas->hasFocus());
}

void TestAttributeEditor::longListsByKeys()
{
    annotation::LabelSet set = everyKind();
    set.attributes[0].values.clear();
    for (int i = 1; i <= 12; ++i)
        set.attributes[0].values.push_back("thing " + std::to_string(i));
    Stage stage(set);
    QVERIFY(stage.isReady());
    QVERIFY(stage.editor->startKeys());
    QVERIFY(stage.editor->hint().contains(QLatin1String("Return goes into the list")));
    stage.press(Qt::Key_9);
    QCOMPARE(stage.at("carrying"), std::string("thing 9"));
    stage.press(Qt::Key_Return);
    for (int i = 9; i < 12; ++i)
        stage.press(Qt::Key_Down);
    QCOMPARE(stage.at("carrying"), std::string("thing 12"));
    stage.press(Qt::Key_Return); // out of it
    QVERIFY(stage.editor->hasFocus());
    stage.press(Qt::Key_1);
    QCOMPARE(stage.at("carrying"), std::string("thing 1"));
    stage.press(Qt::Key_Down);
    QVERIFY(!stage.editor->hint().contains(QLatin1String("Return"))); // digits say all of these
}

/// One step below the least is no value; what lies between is the least.
void TestAttributeEditor::numbersBelowTheLeast()
{
    annotation::LabelSet set = everyKind();
    set.attributes[3].most = 1.5;
    Stage stage(set);
    QVERIFY(stage.isReady());
    QSignalSpy refused(stage.editor, &AttributeEditor::editRefused);
    auto& number = stage.see<QDoubleSpinBox>("attribute.seats");
    stage.click(number);
    number.selectAll();
    stage.type("-0.5");
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.at("seats"), std::string("0.00"));
    QCOMPARE(number.value(), 0.0);
    QCOMPARE(refused.count(), 0);
}

void TestAttributeEditor::differentNumbersAreNotNone()
{
    Stage stage;
    QVERIFY(stage.isReady());
    auto& number = stage.see<QDoubleSpinBox>("attribute.seats");
    QCOMPARE(number.text(), QStringLiteral("no value"));
    stage.click(number);
    number.selectAll();
    stage.type("3");
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.at("seats"), std::string("3"));
    stage.labels.selection.select({stage.first, stage.second});
    QCOMPARE(number.text(), QStringLiteral("different values"));
    stage.labels.selection.selectOnly(stage.second);
    QCOMPARE(number.text(), QStringLiteral("no value"));
}

QTEST_MAIN(TestAttributeEditor)
#include "tst_attribute_editor.moc"
