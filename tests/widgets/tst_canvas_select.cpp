#include "annotation/edit/track_operations.h"
#include "tests/support/test_support.h"
#include "tests/widgets/canvas_stage.h"

#include <QSignalSpy>
#include <QTest>

using namespace consentry;
using namespace consentry::testing;
using namespace consentry::widgets;
using Ids = std::set<annotation::TrackId>;

/// Selecting several boxes with the pointer.
class TestCanvasSelect : public QObject {
    Q_OBJECT

    struct Boxes {
        Boxes() { labels.selection.selectOnly(far); }

        LabelFixture labels;
        annotation::TrackId left = labels.add({100, 100, 60, 80});
        annotation::TrackId right = labels.add({200, 100, 60, 80});
        annotation::TrackId far = labels.add({500, 250, 60, 80});
        Stage stage{labels};
    };

private Q_SLOTS:
    void bandTakesWhatItTouches_data()
    {
        QTest::addColumn<QPointF>("from");
        QTest::addColumn<QPointF>("to");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<std::vector<int>>("selected"); // 0 left, 1 right, 2 far
        const auto row = [](const char* name, QPointF from, QPointF to, Qt::KeyboardModifiers modifiers,
                            std::vector<int> selected) { QTest::newRow(name) << from << to << modifiers << selected; };
        row("around two", {50, 50}, {300, 220}, {}, {0, 1});
        row("from the lower right", {300, 220}, {50, 50}, {}, {0, 1});
        row("a corner of one", {180, 60}, {210, 110}, {}, {1});
        row("between them", {165, 60}, {195, 220}, {}, {});
        row("Ctrl adds", {50, 50}, {170, 220}, Qt::ControlModifier, {0, 2});
        row("Shift begins on a box", {110, 110}, {230, 150}, Qt::ShiftModifier, {0, 1});
        row("Shift with Ctrl adds", {110, 110}, {150, 150}, Qt::ShiftModifier | Qt::ControlModifier, {0, 2});
        row("a click beside them", {400, 60}, {400, 60}, {}, {});
        row("a click with Ctrl keeps", {400, 60}, {400, 60}, Qt::ControlModifier, {2});
        row("a click with Shift on a box", {110, 110}, {110, 110}, Qt::ShiftModifier, {0, 2});
    }
    void bandTakesWhatItTouches()
    {
        QFETCH(QPointF, from);
        QFETCH(QPointF, to);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(std::vector<int>, selected);
        Boxes boxes;
        boxes.stage.drag(boxes.stage.at(from.x(), from.y()), boxes.stage.at(to.x(), to.y()), modifiers);
        const std::array ids{boxes.left, boxes.right, boxes.far};
        Ids expected;
        for (const int i : selected)
            expected.insert(ids[static_cast<std::size_t>(i)]);
        QCOMPARE(boxes.labels.selection.tracks(), expected);
        QCOMPARE(boxes.labels.document.history().edits.size(), std::size_t{3}); // the boxes stay where they are
    }
    void bandTakesInReviewToo()
    {
        Boxes boxes;
        boxes.labels.document.setMode(edit::EditMode::ReadOnly);
        boxes.stage.drag(boxes.stage.at(50, 50), boxes.stage.at(300, 220));
        QCOMPARE(boxes.labels.selection.tracks(), (Ids{boxes.left, boxes.right}));
    }
    void bandLeavesWhatIsHidden()
    {
        Boxes boxes;
        boxes.labels.document.flags().set(edit::TrackFlag::Hidden, {&boxes.right, 1}, true);
        boxes.stage.drag(boxes.stage.at(50, 50), boxes.stage.at(300, 220));
        QCOMPARE(boxes.labels.selection.tracks(), Ids{boxes.left});
    }
    void bandIsSeenAndEscapeLeavesThingsAsTheyWere()
    {
        Boxes boxes;
        Stage& stage = boxes.stage;
        const QImage before = stage.picture();
        QTest::mousePress(&stage.canvas, Qt::LeftButton, {}, stage.at(50, 50));
        stage.moveTo(stage.at(300, 220));
        QVERIFY(stage.picture() != before);
        QVERIFY(!stage.canvas.hint().isEmpty());
        QTest::keyClick(&stage.canvas, Qt::Key_Escape);
        QTest::mouseRelease(&stage.canvas, Qt::LeftButton, {}, stage.at(300, 220));
        QCOMPARE(boxes.labels.selection.tracks(), Ids{boxes.far});
    }
    void whatIsSelectedIsEditedInOneStep_data()
    {
        QTest::addColumn<std::function<bool(edit::AnnotationDocument&, const Ids&)>>("edit");
        using Document = edit::AnnotationDocument;
        using Edit = std::function<bool(Document&, const Ids&)>;
        QTest::newRow("class") << Edit([](Document& document, const Ids& ids) {
            return document.setLabel(std::vector(ids.begin(), ids.end()), "animal", {}).ok();
        });
        QTest::newRow("attribute") << Edit([](Document& document, const Ids& ids) {
            const annotation::AttributeSpec& spec = *document.facts().labels.attributesOf("person").front();
            return edit::setAttribute(document, ids,
                                      {.name = spec.name,
                                       .value = spec.kind == annotation::AttributeKind::Check ? "true" : spec.values[0],
                                       .clip = document.facts().frames.frames})
                .ok();
        });
        QTest::newRow("mark") << Edit([](Document& document, const Ids& ids) {
            return edit::setMarks(document, ids, {0}, {.mark = annotation::Mark::Occluded, .on = true}).ok();
        });
        QTest::newRow("removal") << Edit([](Document& document, const Ids& ids) {
            return document.removeTracks(std::vector(ids.begin(), ids.end())).ok();
        });
    }
    void whatIsSelectedIsEditedInOneStep()
    {
        using Edit = std::function<bool(edit::AnnotationDocument&, const Ids&)>;
        QFETCH(Edit, edit);
        Boxes boxes;
        const annotation::AnnotationSet before = boxes.labels.document.labels();
        boxes.stage.drag(boxes.stage.at(50, 50), boxes.stage.at(300, 220));
        QVERIFY(edit(boxes.labels.document, boxes.labels.selection.tracks()));
        QVERIFY(boxes.labels.document.labels() != before);
        QCOMPARE(boxes.labels.document.history().edits.size(), std::size_t{4});
        QVERIFY_OK(boxes.labels.document.undo());
        QVERIFY(boxes.labels.document.labels().tracks == before.tracks);
    }
    void aDragMovesAllThatAreSelected_data()
    {
        QTest::addColumn<QPointF>("by");
        QTest::addColumn<QPointF>("moved"); // as far as all of them stay in the picture
        QTest::newRow("freely") << QPointF(40, 30) << QPointF(40, 30);
        QTest::newRow("to the left edge") << QPointF(-150, 10) << QPointF(-100, 10);
        QTest::newRow("to the lower edge") << QPointF(0, 230) << QPointF(0, 180);
    }
    void aDragMovesAllThatAreSelected()
    {
        QFETCH(QPointF, by);
        QFETCH(QPointF, moved);
        Boxes boxes;
        const auto boxOf = [&](annotation::TrackId id) { return boxes.labels.track(id).keyFrames.front().box; };
        boxes.labels.selection.select({boxes.left, boxes.right});
        boxes.stage.drag(boxes.stage.at(230, 140), boxes.stage.at(230 + by.x(), 140 + by.y()));
        QVERIFY(sameBox(boxOf(boxes.left), {100 + moved.x(), 100 + moved.y(), 60, 80}));
        QVERIFY(sameBox(boxOf(boxes.right), {200 + moved.x(), 100 + moved.y(), 60, 80}));
        QCOMPARE(boxOf(boxes.right).x - boxOf(boxes.left).x, 100.0);
        QCOMPARE(boxOf(boxes.far), (Box{500, 250, 60, 80}));
        QCOMPARE(boxes.labels.selection.tracks(), (Ids{boxes.left, boxes.right}));
        QCOMPARE(boxes.labels.document.history().edits.size(), std::size_t{4});
        QVERIFY_OK(boxes.labels.document.undo());
        QCOMPARE(boxOf(boxes.left), (Box{100, 100, 60, 80}));
        QCOMPARE(boxOf(boxes.right), (Box{200, 100, 60, 80}));
    }
    void aDragLeavesWhatIsLockedOrPinned()
    {
        Boxes boxes;
        boxes.labels.document.flags().set(edit::TrackFlag::Pinned, {&boxes.right, 1}, true);
        boxes.labels.document.flags().set(edit::TrackFlag::Locked, {&boxes.far, 1}, true);
        boxes.labels.selection.select({boxes.left, boxes.right, boxes.far});
        boxes.stage.drag(boxes.stage.at(130, 140), boxes.stage.at(150, 160));
        QVERIFY(sameBox(boxes.labels.track(boxes.left).keyFrames.front().box, {120, 120, 60, 80}));
        QCOMPARE(boxes.labels.track(boxes.right).keyFrames.front().box, (Box{200, 100, 60, 80}));
        QCOMPARE(boxes.labels.track(boxes.far).keyFrames.front().box, (Box{500, 250, 60, 80}));
    }
    void aDragOfSeveralIsSeenAndEscapeGivesItUp()
    {
        Boxes boxes;
        Stage& stage = boxes.stage;
        boxes.labels.selection.select({boxes.left, boxes.right});
        const annotation::AnnotationSet before = boxes.labels.document.labels();
        QTest::mousePress(&stage.canvas, Qt::LeftButton, {}, stage.at(130, 140));
        stage.moveTo(stage.at(140, 240));
        const QImage picture = stage.picture();
        const QPoint corner = stage.at(210, 200); // upper edge of the other box, where it would be
        QVERIFY(picture.pixel(corner) != picture.pixel(stage.at(225, 240)));
        QTest::keyClick(&stage.canvas, Qt::Key_Escape);
        QTest::mouseRelease(&stage.canvas, Qt::LeftButton, {}, stage.at(140, 240));
        QVERIFY(boxes.labels.document.labels() == before);
        QCOMPARE(boxes.labels.selection.tracks(), (Ids{boxes.left, boxes.right}));
    }
    void aClickOnOneOfSeveralPicksIt()
    {
        Boxes boxes;
        boxes.labels.selection.select({boxes.left, boxes.right});
        QTest::mouseClick(&boxes.stage.canvas, Qt::LeftButton, {}, boxes.stage.at(230, 140));
        QCOMPARE(boxes.labels.selection.tracks(), Ids{boxes.right});
    }
};

QTEST_MAIN(TestCanvasSelect)
#include "tst_canvas_select.moc"
