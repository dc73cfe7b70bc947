#include "annotation/label_set_draft.h"
#include "tests/support/test_support.h"
#include "tests/widgets/label_fixture.h"
#include "widgets/pages/export_page.h"
#include "widgets/pages/list_page.h"
#include "widgets/pages/start_page.h"
#include "widgets/pages/unlock_page.h"
#include "widgets/panels/class_bar.h"
#include "widgets/panels/mode_line.h"
#include "widgets/panels/queue_panel.h"
#include "widgets/panels/review_panel.h"
#include "widgets/panels/span_panel.h"
#include "widgets/panels/track_panel.h"
#include "widgets/panels/transport_bar.h"
#include "widgets/panels/trust_bar.h"
#include "widgets/parts/naming.h"
#include "widgets/parts/passphrase_field.h"
#include "widgets/parts/toast.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace consentry;
using namespace consentry::widgets;
using consentry::testing::LabelFixture;
using namespace std::chrono_literals;

namespace {

const Timestamp kNow = fromRfc3339("2026-11-22T10:00:00Z").value();

template<class Widget>
Widget* find(const QWidget& root, const char* name)
{
    auto* widget = root.findChild<Widget*>(QLatin1String(name));
    if (widget == nullptr)
        qFatal("no widget %s", name);
    return widget;
}

} // namespace

class TestPanels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void timeLeftIsNeverPromisedTooLong_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("urgency");
        const auto row = [](const char* name, std::chrono::milliseconds left, const char* text, Urgency urgency) {
            QTest::newRow(name) << qint64{left.count()} << QString::fromLatin1(text) << static_cast<int>(urgency);
        };
        row("days", 72h, "3 days left", Urgency::Calm);
        row("hours", 5h + 12min + 59s, "5 h 12 m left", Urgency::Calm);
        row("minutes", 59min + 59s, "59 m left", Urgency::Calm);
        row("just above ten", 10min + 1ms, "10 m left", Urgency::Calm);
        row("ten", 10min, "10 m left", Urgency::Soon);
        row("last minute", 1min, "1 m left", Urgency::LastMinute);
        row("seconds", 59s + 999ms, "59 s left", Urgency::LastMinute);
        row("none", 0s, "ended", Urgency::Over);
        row("over", -1s, "ended", Urgency::Over);
    }

    void timeLeftIsNeverPromisedTooLong()
    {
        QFETCH(const qint64, milliseconds);
        QTEST(timeLeftText(std::chrono::milliseconds(milliseconds)), "text");
        QTEST(static_cast<int>(urgencyOf(std::chrono::milliseconds(milliseconds))), "urgency");
    }

    void mediaTimesHaveMilliseconds()
    {
        QCOMPARE(mediaTimeText(MediaTime(13'700'999)), QStringLiteral("00:13.700"));
        QCOMPARE(mediaTimeText(MediaTime(std::int64_t{3'661'000'000})), QStringLiteral("1:01:01.000"));
        QCOMPARE(frameOfNumber(frameNumber({0})), FrameIndex{0});
    }

    void trustBarSaysAllInWords()
    {
        Appearance appearance;
        TrustBar bar(appearance);
        bar.show();
        TrustFacts facts{.state = TrustState::Open,
                         .purposes = {QStringLiteral("annotation")},
                         .actions = {QStringLiteral("view"), QStringLiteral("annotate")},
                         .ends = kNow + 5h};
        bar.setFacts(facts);
        bar.setNow(kNow);
        QCOMPARE(bar.summary(), QStringLiteral("consented · annotation view, annotate 5 h 0 m left faces blurred"));
        facts.faces = FaceState::Revealed;
        facts.basis = TrustBasis::PubliclyShared;
        bar.setFacts(facts);
        QVERIFY(bar.summary().startsWith(QStringLiteral("publicly shared")));
        QVERIFY(bar.summary().endsWith(QStringLiteral("faces visible")));
        facts.state = TrustState::Ended;
        facts.reason = QStringLiteral("Consent was withdrawn.");
        bar.setFacts(facts);
        QCOMPARE(bar.summary(), QStringLiteral("Closed Consent was withdrawn."));
        QVERIFY(!find<QLabel>(bar, "trustTimeLeft")->isVisible());
        bar.setFacts({});
        QCOMPARE(bar.summary(), QStringLiteral("No clip is open"));
    }

    void trustBarChangesToneAsTimeRunsOut()
    {
        Appearance appearance;
        TrustBar bar(appearance);
        bar.resize(700, 32);
        bar.setFacts({.state = TrustState::Open, .ends = kNow + 1h});
        const auto stripe = [&] { return bar.grab().toImage().pixelColor(1, 10); };
        const Theme& theme = appearance.theme();
        bar.setNow(kNow);
        QCOMPARE(stripe(), theme.color(Token::Consented));
        bar.setNow(kNow + 51min);
        QCOMPARE(stripe(), theme.color(Token::Expiring));
        bar.setNow(kNow + 59min + 30s);
        QCOMPARE(stripe(), theme.color(Token::Denied));
    }

    void spansAreListedAndChosen()
    {
        SpanPanel panel;
        panel.resize(260, 300);
        panel.show();
        auto* list = find<QListWidget>(panel, "spanList");
        const auto* head = find<QLabel>(panel, "spanCount");
        QVERIFY(!list->isVisible() && find<QLabel>(panel, "spanEmpty")->isVisible());
        QVERIFY(head->text().startsWith(QLatin1String("0 ")));
        const std::vector<SpanRow> rows{
            {QStringLiteral("car 3"), QStringLiteral("frames 13 to 40"), QStringLiteral("far")},
            {QStringLiteral("dog 4"), QStringLiteral("frames 2 to 9"), QStringLiteral("near")}};
        std::vector<int> chosen;
        connect(&panel, &SpanPanel::chosen, this, [&](int row) { chosen.push_back(row); });
        panel.setRows(rows);
        QVERIFY(list->isVisible() && !find<QLabel>(panel, "spanEmpty")->isVisible());
        QVERIFY(head->text().startsWith(QLatin1String("2 ")));
        QCOMPARE(list->item(1)->text(), QStringLiteral("dog 4: frames 2 to 9\nnear"));
        QVERIFY(!list->accessibleName().isEmpty() && !panel.accessibleName().isEmpty());
        panel.setCurrent(0);
        QVERIFY(chosen.empty()); // nobody chose it
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
        QTest::keyClick(list, Qt::Key_Up);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(chosen, (std::vector<int>{1, 0}));
        panel.setRows({rows.front()});
        QCOMPARE(list->currentRow(), 0);
        QVERIFY(!find<QLabel>(panel, "spanNote")->isVisible());
        panel.setNote(QStringLiteral("1 stretch changed"));
        QVERIFY(find<QLabel>(panel, "spanNote")->isVisible());
        QSignalSpy closes(&panel, &SpanPanel::closeRequested);
        QTest::mouseClick(find<QToolButton>(panel, "spanClose"), Qt::LeftButton);
        QCOMPARE(closes.count(), 1);
    }

    void passphraseLeavesOnceAndTheFieldIsEmpty()
    {
        PassphraseField field;
        QStringList entered;
        connect(&field, &PassphraseField::entered, this, [&](const QString& text) {
            QVERIFY(field.text().isEmpty());
            entered += text;
        });
        QTest::keyClicks(&field, QStringLiteral("a river of tin"));
        QVERIFY(!field.displayText().contains(QLatin1Char('r')));
        QTest::keyClick(&field, Qt::Key_Return);
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(entered, QStringList{QStringLiteral("a river of tin")});
        QTest::keyClick(&field, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(field.text().isEmpty());
        QTest::keyClicks(&field, QStringLiteral("half"));
        field.show();
        field.hide();
        QVERIFY(field.text().isEmpty());
    }

    void unlockWaitsAfterAFailure()
    {
        UnlockPage page;
        page.setWhat(QStringLiteral("Maple"), QStringLiteral("Ada"));
        page.show();
        QSignalSpy entered(&page, &UnlockPage::passphraseEntered);
        auto* field = find<PassphraseField>(page, "passphrase");
        auto* unlock = find<QPushButton>(page, "unlock");
        QVERIFY(!unlock->isEnabled());
        QTest::keyClicks(field, QStringLiteral("wrong"));
        QTest::mouseClick(unlock, Qt::LeftButton);
        QCOMPARE(entered.count(), 1);
        page.showFailure(QStringLiteral("Not this one."), 1s);
        QVERIFY(!field->isEnabled());
        QVERIFY(find<QLabel>(page, "unlockLine")->text().startsWith(QStringLiteral("Not this one.")));
        QTRY_VERIFY_WITH_TIMEOUT(field->isEnabled(), 3000);
    }

    void unlockTellsOfCapsLockAndOfAMissingIdentity()
    {
        UnlockPage page;
        page.setWhat(QStringLiteral("Maple"), QStringLiteral("Ada"));
        page.show();
        auto* field = find<PassphraseField>(page, "passphrase");
        auto* line = find<QLabel>(page, "unlockLine");
        QTest::keyClick(field, 'a');
        QVERIFY(!line->isVisible());
        const auto typeCapital = [field](Qt::KeyboardModifiers modifiers) {
            QKeyEvent capital(QEvent::KeyPress, Qt::Key_A, modifiers, QStringLiteral("A"));
            QCoreApplication::sendEvent(field, &capital);
        };
        typeCapital(Qt::ShiftModifier); // Shift alone is no Caps Lock
        QVERIFY(!line->isVisible());
        typeCapital(Qt::NoModifier);
        QVERIFY(line->isVisible() && line->text().contains(QStringLiteral("Caps Lock")));
        QTest::keyClick(field, 'b');
        QVERIFY(!line->isVisible());
        page.setWhat(QStringLiteral("Maple"), {});
        QVERIFY(!field->isEnabled());
        QVERIFY(field->text().isEmpty());
    }

    void startPageOffersItsWays()
    {
        Appearance appearance;
        StartPage page(appearance);
        page.setRecent({{QStringLiteral("A & B"), QStringLiteral("/somewhere")}});
        QSignalSpy open(&page, &StartPage::openRequested);
        QSignalSpy create(&page, &StartPage::createRequested);
        QSignalSpy demo(&page, &StartPage::demoRequested);
        QSignalSpy recent(&page, &StartPage::recentChosen);
        for (const char* name : {"openWorkspace", "createWorkspace", "tryDemo", "recent0"})
            QTest::mouseClick(find<QPushButton>(page, name), Qt::LeftButton);
        QCOMPARE(open.count() + create.count() + demo.count(), 3);
        QCOMPARE(recent.at(0).at(0).toString(), QStringLiteral("/somewhere"));
    }

    void returningNeedsAComment()
    {
        ReviewPanel panel;
        QSignalSpy returned(&panel, &ReviewPanel::returnRequested);
        auto* button = find<QPushButton>(panel, "returnLabels");
        QVERIFY(!find<QPushButton>(panel, "acceptLabels")->isEnabled());
        panel.setFacts({.submittedBy = QStringLiteral("Ben")});
        QVERIFY(find<QPushButton>(panel, "acceptLabels")->isEnabled());
        QVERIFY(!button->isEnabled());
        QTest::keyClicks(find<QPlainTextEdit>(panel, "reviewComment"), QStringLiteral("  frame 12  "));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(returned.at(0).at(0).toString(), QStringLiteral("frame 12"));
        panel.setFacts({.submittedBy = QStringLiteral("Ada"), .refusal = QStringLiteral("You made these labels.")});
        QVERIFY(!button->isEnabled());
        QVERIFY(!find<QPushButton>(panel, "acceptLabels")->isEnabled());
    }

    void exportNeedsEveryField()
    {
        ExportPage page;
        page.setPurposes({{QStringLiteral("model_training"), QStringLiteral("Model training")}});
        page.setFormats(
            {{QStringLiteral("coco"), QStringLiteral("COCO")}, {QStringLiteral("yolo"), QStringLiteral("YOLO")}});
        auto* button = find<QPushButton>(page, "exportNow");
        QTest::keyClicks(find<QLineEdit>(page, "exportName"), QStringLiteral("yard-1"));
        QTest::keyClicks(find<QLineEdit>(page, "exportRecipient"), QStringLiteral("vision team"));
        QVERIFY(!button->isEnabled());
        page.setFolder(QStringLiteral("/data"));
        QVERIFY(button->isEnabled());
        ExportForm form;
        connect(&page, &ExportPage::exportRequested, this, [&form](const ExportForm& sent) { form = sent; });
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(form.name, QStringLiteral("yard-1"));
        QCOMPARE(form.purpose, QStringLiteral("model_training"));
        QCOMPARE(form.formats, QStringList{QStringLiteral("coco")});
        find<QCheckBox>(page, "exportFormat.coco")->click();
        QVERIFY(!button->isEnabled());
    }

    void toastOffersUndoOnce()
    {
        QWidget window;
        window.resize(600, 400);
        window.show();
        Appearance appearance;
        Toast toast(appearance, &window);
        int undone = 0;
        toast.say({QStringLiteral("Removed person 2"), QStringLiteral("Undo"), [&undone] { ++undone; }});
        QVERIFY(toast.isVisible());
        auto* button = find<QPushButton>(toast, "toastAction");
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(undone, 1);
        QVERIFY(!toast.isVisible());
    }

    /// What is at the lower edge, as the last lane of the timeline, stays in sight.
    void toastStandsAbove()
    {
        QWidget window;
        window.resize(600, 400);
        QWidget bar(&window);
        bar.setGeometry(200, 250, 300, 30);
        window.show();
        Appearance appearance;
        Toast toast(appearance, &window);
        toast.standAbove(bar);
        toast.say({QStringLiteral("Removed person 2")});
        QVERIFY(toast.geometry().bottom() < bar.geometry().top() && std::abs(toast.geometry().center().x() - 350) <= 1);
        bar.hide();
        toast.say({QStringLiteral("Removed person 3")}); // nothing to stand above
        QVERIFY(toast.geometry().top() > bar.geometry().bottom());
    }

    void classBarChooses()
    {
        Appearance appearance;
        ClassBar bar(appearance);
        bar.nameKeysOf(consentry::testing::numberKeys(bar));
        bar.setLabelSet(annotation::defaultLabelSet());
        QSignalSpy chosen(&bar, &ClassBar::classChosen);
        auto* vehicle = find<QToolButton>(bar, "class.vehicle");
        QTest::mouseClick(vehicle, Qt::LeftButton);
        QCOMPARE(chosen[0][0].value<std::string>(), std::string("vehicle"));
        QVERIFY(vehicle->isChecked() && !find<QToolButton>(bar, "class.person")->isChecked());
        QVERIFY(vehicle->toolTip().contains(QStringLiteral("(3)")));
    }

    void transportCountsFromOneForPeople()
    {
        QWidget owner;
        QAction action(QStringLiteral("Next"), &owner);
        Appearance appearance;
        TransportBar bar(appearance, {&action, &action, &action, &action, &action});
        bar.setFrames(consentry::testing::tenPerSecond(795));
        bar.setPosition({137}, MediaTime(13'700'000));
        auto* box = find<QSpinBox>(bar, "frameBox");
        QCOMPARE(box->value(), 138);
        std::optional<FrameIndex> sought;
        connect(&bar, &TransportBar::seekRequested, this, [&sought](FrameIndex frame) { sought = frame; });
        bar.setPosition({3}, MediaTime::zero());
        QVERIFY(!sought); // showing a position is not a wish
        bar.focusFrameBox();
        box->selectAll();
        QTest::keyClicks(box, QStringLiteral("795"));
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(sought, std::optional(FrameIndex{794}));
    }

    void transportTakesATime_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<qint64>("frame"); // ten a second
        QTest::newRow("seconds") << QStringLiteral("12.5s") << qint64{125};
        QTest::newRow("minutes") << QStringLiteral("1:02,3") << qint64{623};
        QTest::newRow("hours, beyond the end") << QStringLiteral("1:00:00") << qint64{794};
        QTest::newRow("between two frames") << QStringLiteral("0:01.19") << qint64{11};
        QTest::newRow("a frame") << QStringLiteral("12") << qint64{11};
    }

    void transportTakesATime()
    {
        QFETCH(const QString, typed);
        QFETCH(const qint64, frame);
        QWidget owner;
        QAction action(QStringLiteral("Next"), &owner);
        Appearance appearance;
        TransportBar bar(appearance, {&action, &action, &action, &action, &action});
        bar.setFrames(consentry::testing::tenPerSecond(795));
        std::optional<FrameIndex> sought;
        connect(&bar, &TransportBar::seekRequested, this, [&sought](FrameIndex index) { sought = index; });
        auto* box = find<QSpinBox>(bar, "frameBox");
        box->selectAll();
        QTest::keyClicks(box, typed);
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(sought, std::optional(FrameIndex{frame}));
    }

    void transportTellsOfFramesPassedOver()
    {
        QWidget owner;
        QAction action(QStringLiteral("Next"), &owner);
        Appearance appearance;
        TransportBar bar(appearance, {&action, &action, &action, &action, &action});
        auto* dropped = find<QLabel>(bar, "droppedFrames");
        QVERIFY(!dropped->isVisibleTo(&bar));
        bar.setDropped(7);
        QVERIFY(dropped->isVisibleTo(&bar));
        QVERIFY(dropped->text().contains(QLatin1Char('7')));
    }

    void queueOpensClipsAndShowsWhenItIsEmpty()
    {
        Appearance appearance;
        QueuePanel panel(appearance);
        QStandardItemModel model;
        panel.setModel(&model);
        panel.setEmptyText(QStringLiteral("Nothing to do."));
        panel.resize(220, 300);
        panel.show();
        QVERIFY(!panel.list().isVisible());
        auto* item = new QStandardItem;
        item->setData(QStringLiteral("7f3a91c0aa"), kClipIdRole);
        model.appendRow(item);
        QVERIFY(panel.list().isVisible());
        QSignalSpy activated(&panel, &QueuePanel::clipActivated);
        panel.list().setCurrentIndex(model.index(0, 0));
        QTest::keyClick(&panel.list(), Qt::Key_Return);
        QCOMPARE(activated.at(0).at(0).toString(), QStringLiteral("7f3a91c0aa"));
        model.clear();
        QVERIFY(!panel.list().isVisible());
    }

    void trackListAndSelectionFollowEachOther()
    {
        LabelFixture labels;
        const auto first = labels.add({10, 10, 50, 50});
        const auto second = labels.add({100, 10, 50, 50}, {0}, "animal");
        Appearance appearance;
        TrackPanel panel(appearance);
        panel.attach(labels.document, labels.selection);
        panel.resize(240, 500);
        panel.show();
        auto* list = find<QListView>(panel, "trackList");
        labels.selection.selectOnly(second);
        QCOMPARE(list->selectionModel()->selectedIndexes(), QModelIndexList{list->model()->index(1, 0)});
        list->setCurrentIndex(list->model()->index(0, 0));
        QCOMPARE(labels.selection.single(), std::optional(first));
        const QModelIndex animal = list->model()->index(1, 0);
        QCOMPARE(animal.data(Qt::AccessibleTextRole).toString(), QStringLiteral("animal 2, 1 key frame(s)"));
        QVERIFY(animal.data(Qt::ToolTipRole).toString().contains(QStringLiteral("animal 2, 1 key frame")));
        std::optional<FrameIndex> begin;
        connect(&panel, &TrackPanel::trackActivated, this, [&begin](FrameIndex frame) { begin = frame; });
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(begin, std::optional(FrameIndex{0}));
        panel.detach();
        QVERIFY(list->model() == nullptr);
    }

    void editorChangesTheDocument()
    {
        LabelFixture labels;
        const auto id = labels.add({10, 20, 50, 60});
        Appearance appearance;
        TrackPanel panel(appearance);
        panel.attach(labels.document, labels.selection);
        panel.resize(260, 800);
        panel.show();
        labels.selection.selectOnly(id);
        QCoreApplication::processEvents(); // the layout settles
        auto* x = find<QDoubleSpinBox>(panel, "boxX");
        QCOMPARE(x->value(), 10.0);
        x->selectAll();
        QTest::keyClicks(x, QLocale().toString(630.0, 'f', 1));
        QTest::keyClick(x, Qt::Key_Return);
        QCOMPARE(labels.track(id).keyFrames.front().box, (Box{590, 20, 50, 60})); // moved back inside
        QCOMPARE(x->value(), 590.0);
        QTest::mouseClick(find<QCheckBox>(panel, "markOccluded"), Qt::LeftButton, {}, {8, 12});
        QVERIFY(labels.track(id).keyFrames.front().occluded);
        auto* kinds = find<QComboBox>(panel, "trackKind");
        QVERIFY(!kinds->isEnabled()); // a person has no kinds
        auto* classes = find<QComboBox>(panel, "trackClass");
        classes->setCurrentIndex(1);
        Q_EMIT classes->activated(1);
        QCOMPARE(labels.track(id).label, std::string("animal"));
        kinds->setCurrentIndex(kinds->findData(QStringLiteral("cat")));
        Q_EMIT kinds->activated(kinds->currentIndex());
        QCOMPARE(labels.track(id).kind, std::string("cat"));
        labels.document.setMode(edit::EditMode::ReadOnly);
        QVERIFY(!x->isEnabled());
    }

    void whatIsNoLongerOfferedIsStillShown()
    {
        annotation::LabelSetDraft draft;
        draft.withdraw({annotation::LabelPart::Class, "vehicle"});
        draft.withdraw({annotation::LabelPart::Attribute, "moving"});
        LabelFixture labels({}, 100, draft.labels());
        const auto id = labels.add({10, 20, 50, 60}, {0}, "vehicle");
        const auto person = labels.add({200, 20, 50, 60});
        Appearance appearance;
        TrackPanel panel(appearance);
        panel.attach(labels.document, labels.selection);
        panel.resize(260, 800);
        panel.show();
        labels.selection.selectOnly(id);
        QVERIFY(panel.findChild<QCheckBox*>(QStringLiteral("attribute.moving")) == nullptr);
        QVERIFY_OK(labels.document.setAttribute(id, "moving", "true"));
        QVERIFY(find<QCheckBox>(panel, "attribute.moving")->isChecked());
        auto* classes = find<QComboBox>(panel, "trackClass");
        QCOMPARE(classes->currentText(), QStringLiteral("vehicle (no longer offered)"));
        labels.selection.selectOnly(person);
        QCOMPARE(classes->findData(QStringLiteral("vehicle")), -1);
        QCOMPARE(classes->currentText(), QStringLiteral("person"));
    }

    void classesBeyondTheNumberKeysAreInAMenu()
    {
        annotation::LabelSetDraft draft;
        for (char letter = 'a'; letter <= 'i'; ++letter)
            QVERIFY_OK(draft.add({annotation::LabelPart::Class, std::string(3, letter)}));
        Appearance appearance;
        ClassBar bar(appearance);
        bar.nameKeysOf(consentry::testing::numberKeys(bar));
        bar.resize(1200, 36);
        bar.setLabelSet(draft.labels());
        bar.show();
        QSignalSpy chosen(&bar, &ClassBar::classChosen);
        auto* more = find<QToolButton>(bar, "moreClasses");
        QVERIFY(more->isVisible());
        QCOMPARE(more->menu()->actions().size(), 3);
        more->menu()->actions().back()->trigger();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(more->text(), QStringLiteral("iii"));
        QCOMPARE(find<QToolButton>(bar, "class.fff")->text(), QStringLiteral("9  fff"));
        bar.resize(500, 36);
        QCOMPARE(find<QToolButton>(bar, "class.fff")->text(), QStringLiteral("fff"));
        bar.setMinimumWidth(1); // no layout is asked in the window, either
        bar.resize(300, 36);
        QCOMPARE(find<QToolButton>(bar, "class.fff")->text(), QStringLiteral("9"));
        bar.setLabelSet(annotation::defaultLabelSet());
        QVERIFY(!more->isVisible());
    }

    void marksBelongToTheFrameThatIsLookedAt()
    {
        LabelFixture labels;
        const auto id = labels.add({10, 20, 50, 60});
        Appearance appearance;
        TrackPanel panel(appearance);
        panel.attach(labels.document, labels.selection);
        panel.resize(260, 800);
        panel.show();
        labels.selection.selectOnly(id);
        QCoreApplication::processEvents(); // the layout settles
        labels.selection.setFrame({40});
        auto* outside = find<QCheckBox>(panel, "markOutside");
        QTest::mouseClick(outside, Qt::LeftButton, {}, {8, 12});
        QCOMPARE(labels.track(id).keyFrames.size(), std::size_t{2});
        QVERIFY(labels.track(id).keyFrames.back().outside);
        QCOMPARE(labels.track(id).keyFrames.back().frame, FrameIndex{40});
        labels.selection.setFrame({39});
        QVERIFY(!outside->isChecked());
    }

    void modeLineTellsWhenStoringFails()
    {
        Appearance appearance;
        ModeLine line(appearance);
        line.show();
        auto* stored = find<QLabel>(line, "storedState");
        QVERIFY(!stored->isVisible());
        line.setStored(StoredState::Failed, QStringLiteral("the disk is full"));
        QVERIFY(stored->isVisible());
        QCOMPARE(stored->text(), QStringLiteral("not stored: the disk is full"));
    }

    void listPageReportsRows()
    {
        ListPage page({QStringLiteral("members"), QStringLiteral("Members"), QStringLiteral("Who is here"),
                       QStringLiteral("Nobody")});
        QAction add(QStringLiteral("Add…"), &page);
        add.setObjectName(QStringLiteral("add"));
        page.addButton(&add);
        QStandardItemModel model(2, 2);
        page.setModel(&model);
        page.show();
        QSignalSpy activated(&page, &ListPage::rowActivated);
        page.table().selectRow(1);
        QCOMPARE(page.selectedRows(), QList<int>{1});
        QTest::keyClick(&page.table(), Qt::Key_Return);
        QCOMPARE(activated.at(0).at(0).toInt(), 1);
        QSignalSpy triggered(&add, &QAction::triggered);
        QTest::mouseClick(find<QToolButton>(page, "members.add"), Qt::LeftButton);
        QCOMPARE(triggered.count(), 1);
    }

    void foreignTextIsNeverMarkup()
    {
        QWidget parent;
        QLabel* label = makeLabel(LabelRole::Plain, QStringLiteral("<b>x</b>"), &parent);
        QCOMPARE(label->textFormat(), Qt::PlainText);
        Appearance appearance;
        for (const QWidget* root : std::initializer_list<const QWidget*>{
                 new TrustBar(appearance, &parent), new ReviewPanel(&parent), new UnlockPage(&parent)}) {
            for (const QLabel* child : root->findChildren<QLabel*>())
                QCOMPARE(child->textFormat(), Qt::PlainText);
        }
    }
};

QTEST_MAIN(TestPanels)
#include "tst_panels.moc"
