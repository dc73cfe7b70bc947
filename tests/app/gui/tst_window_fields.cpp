// What is typed, and fields that are passed by: each value goes to the track that it was meant for.
#include "tests/app/gui/two_boxes.h"

#include "app/operations/label_sets.h"

#include <QApplication>
#include <QComboBox>
#include <QScrollArea>
#include <QToolButton>
#include <QWheelEvent>
#include <QWindow>

using namespace consentry;
using namespace consentry::testing;

namespace {

/// One notch down, wherever the focus is.
void wheelOver(WindowBench& bench, QWidget& field)
{
    for (QWidget* above = field.parentWidget(); above != nullptr; above = above->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(above))
            area->ensureWidgetVisible(&field);
    }
    const QPointF at = field.mapTo(&bench.window(), field.rect().center());
    QWheelEvent wheel(at, bench.window().mapToGlobal(at), {}, {0, -QWheelEvent::DefaultDeltasPerStep}, Qt::NoButton, {},
                      Qt::NoScrollPhase, false);
    QSpontaneKeyEvent::setSpontaneous(&wheel); // as from a mouse: fields hand others' events on otherwise
    qApp->notify(bench.window().windowHandle(), &wheel);
}

} // namespace

class TestWindowFields : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wheelScrollsPastFields();
    void typedValueStaysWithItsTrack_data();
    void typedValueStaysWithItsTrack();
    void typedNumberStaysWithItsTrack();
    void cardOverTheAttributesGivesTheKeysBack();
    void fieldsAreLeftByReturnAndEsc();
    void digitWithShiftStillDownReportsNothing();
    void longNamesLeaveRoom_data();
    void longNamesLeaveRoom();

private:
    TempFolder m_folder;
    fs::path m_sample;
};

void TestWindowFields::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

void TestWindowFields::wheelScrollsPastFields()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        const auto before = bench.storedLabels();
        for (const char* field : {"trackClass", "boxX", "boxY", "boxWidth", "boxHeight", "attributeScope",
                                  "attribute.carrying"}) {
            wheelOver(bench, hands.see<QWidget>(field));
            QVERIFY2(bench.storedLabels() == before, field);
            QVERIFY(QApplication::focusWidget() == &bench.canvas());
        }
        QCOMPARE(hands.see<QComboBox>("attributeScope").currentIndex(), 0);
        for (const char* field : {"boxX", "trackClass"}) { // the positive control
            const auto now = bench.storedLabels();
            hands.see<QWidget>(field).setFocus();
            wheelOver(bench, hands.see<QWidget>(field));
            QVERIFY2(bench.storedLabels() != now, field);
        }
    });
}

void TestWindowFields::typedValueStaysWithItsTrack_data()
{
    QTest::addColumn<QByteArray>("way");
    for (const char* way : {"Tab", "lane", "key"})
        QTest::newRow(way) << QByteArray(way);
}

/// However the next one is selected while a remark is being typed.
void TestWindowFields::typedValueStaysWithItsTrack()
{
    QFETCH(QByteArray, way);
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        hands.press("A");
        hands.press("Up"); // the last attribute: remark
        hands.press("Return");
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("attribute.remark"));
        hands.type(QStringLiteral("limps"));
        widgets::TimelineView& timeline = bench.window().workbench().timeline();
        if (way == "Tab")
            hands.press("Tab");
        else if (way == "lane")
            hands.click(*timeline.viewport(), QPoint(20, timeline.rowMiddle(0)));
        else
            bench.window().actions()[app::ActionId::PreviousBox].trigger();
        QVERIFY(hands.textOf("trackTitle").endsWith(QLatin1Char('1')));
        QCOMPARE(hands.textOf("attribute.remark"), QString());
        hands.press("Return");
        const auto tracks = bench.storedLabels().tracks;
        QVERIFY(tracks[0].attributes.empty());
        QCOMPARE(tracks[1].attributes.at("remark"), std::string("limps"));
    });
}

void TestWindowFields::typedNumberStaysWithItsTrack()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        const auto before = bench.storedLabels();
        hands.fill("boxX", QStringLiteral("300"));
        widgets::TimelineView& timeline = bench.window().workbench().timeline();
        hands.click(*timeline.viewport(), QPoint(20, timeline.rowMiddle(0)));
        hands.press("Return");
        QCOMPARE(bench.storedLabels().tracks[0], before.tracks[0]);
        QCOMPARE(bench.storedLabels().tracks[1].keyFrames[0].box.x, 300.0);
    });
}

void TestWindowFields::cardOverTheAttributesGivesTheKeysBack()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        for (const char* card : {"Ctrl+K", "F1", "F2", "Ctrl+B", "Y"}) {
            hands.press("A");
            hands.press(card);
            hands.press("Esc");
            QVERIFY2(QApplication::focusWidget() == &bench.canvas(), card);
        }
    });
}

void TestWindowFields::fieldsAreLeftByReturnAndEsc()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        const auto remark = [&] {
            const auto& attributes = bench.storedLabels().tracks[1].attributes;
            const auto held = attributes.find("remark");
            return held == attributes.end() ? std::string() : held->second;
        };
        hands.fill("attribute.remark", QStringLiteral("limps"));
        hands.press("Return");
        QCOMPARE(remark(), std::string("limps"));
        QVERIFY(QApplication::focusWidget() == &bench.canvas());
        hands.fill("attribute.remark", QStringLiteral("runs"));
        hands.press("Esc");
        QCOMPARE(remark(), std::string("limps"));
        QCOMPARE(hands.textOf("attribute.remark"), QStringLiteral("limps"));
        QVERIFY(QApplication::focusWidget() == &bench.canvas());
        const auto before = bench.storedLabels();
        hands.fill("boxX", QStringLiteral("300"));
        hands.press("Esc");
        QVERIFY(bench.storedLabels() == before);
        QVERIFY(QApplication::focusWidget() == &bench.canvas());
    });
}

void TestWindowFields::digitWithShiftStillDownReportsNothing()
{
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        openWithTwoBoxes(bench);
        hands.press("A");
        hands.press("Shift+Down"); // this frame only
        hands.press("!");          // and 1, with Shift held
        QVERIFY(bench.canvas().shownFrame());
        QVERIFY(!hands.textOf("modeHint").startsWith(QLatin1String("Attribute")));
        hands.press("!"); // who means it says it again
        hands.await([&] { return !bench.canvas().shownFrame(); }, QStringLiteral("the clip to close"));
    });
}

/// Names may have 64 letters: nothing beside them goes out of sight.
void TestWindowFields::longNamesLeaveRoom_data()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("many words") << QStringLiteral("something very long that nobody would ever want to read ");
    QTest::newRow("one word") << QStringLiteral("Donaudampfschifffahrtsgesellschaftskapitaenswitwenrente");
}

void TestWindowFields::longNamesLeaveRoom()
{
    QFETCH(QString, words);
    WindowBench bench(m_sample);
    BY_HAND({
        Hands& hands = bench.hands();
        app::Session lead = bench.session("lead");
        auto versions = app::labelSetVersions(lead);
        QVERIFY_OK(versions);
        annotation::LabelSet labels = versions->back().labels;
        for (char letter = 'B'; labels.classes.size() < 9; ++letter) {
            labels.classes.push_back(labels.classes[0]);
            labels.classes.back().name = words.toStdString() + letter;
            labels.classes.back().letter = letter;
        }
        labels.attributes.push_back({.name = words.toStdString() + "A",
                                     .kind = annotation::AttributeKind::Radio,
                                     .hold = annotation::AttributeHold::Moment,
                                     .values = {words.toStdString() + "1", words.toStdString() + "2"}});
        QVERIFY_OK(app::changeLabelSet(lead, labels));
        bench.unlockAs("annotator");
        bench.openClip();
        hands.press("9");
        hands.dragPoint(bench.canvas(), {200, 120}, {360, 220});
        QCoreApplication::processEvents();
        for (const auto* button : hands.see<QWidget>("classBar").findChildren<QToolButton*>())
            QVERIFY2(!button->isVisible() || button->width() >= button->sizeHint().width(),
                     qPrintable(button->objectName()));
        auto& area = hands.see<QScrollArea>("trackEditorArea");
        QVERIFY2(area.widget()->width() <= area.viewport()->width(), qPrintable(QString::number(area.widget()->width())));
        for (const char* field : {"boxX", "boxY", "markOccluded", "trackClass", "trackKind", "attribute.remark"})
            QVERIFY(area.widget()->rect().contains(
                QRect(hands.see<QWidget>(field).mapTo(area.widget(), QPoint()), hands.see<QWidget>(field).size())));
    });
}

QTEST_MAIN(TestWindowFields)
#include "tst_window_fields.moc"
