#include "tests/support/test_support.h"
#include "tests/widgets/canvas_stage.h"

#include <QAccessible>

using namespace consentry;
using namespace consentry::widgets;
using consentry::testing::LabelFixture;
using consentry::testing::Stage;

/// The picture as a screen reader finds it.
class TestCanvasAccessible : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void boxesAreNamedThings()
    {
        LabelFixture labels;
        const auto person = labels.add({100, 80, 50, 60});
        QVERIFY_OK(labels.document.setMark(person, {0}, {annotation::Mark::Occluded, true}));
        labels.add({300, 80, 50, 60}, {0}, "vehicle");
        labels.add({300, 80, 50, 60}, {9}, "animal"); // not in this frame
        Stage stage(labels);
        QAccessibleInterface* picture = QAccessible::queryAccessibleInterface(&stage.canvas);
        QVERIFY(picture != nullptr);
        QCOMPARE(picture->role(), QAccessible::List);
        QCOMPARE(picture->childCount(), 2);
        const QString name = picture->child(0)->text(QAccessible::Name);
        for (const char* word : {"person 1", "key frame", "occluded", "50", "60"})
            QVERIFY2(name.contains(QLatin1String(word)), qPrintable(name));
        QCOMPARE(picture->child(0)->role(), QAccessible::ListItem);
        const QRect where = picture->child(1)->rect();
        QVERIFY(where.contains(stage.canvas.mapToGlobal(stage.at(325, 110))));
        QVERIFY(!where.contains(stage.canvas.mapToGlobal(stage.at(125, 110))));
        QCOMPARE(picture->indexOfChild(picture->child(1)), 1);
        QCOMPARE(picture->childAt(where.center().x(), where.center().y()), picture->child(1));
        QCOMPARE(picture->child(1)->parent(), picture);
        QVERIFY(picture->child(7) == nullptr);
    }

    void pressingSelects()
    {
        LabelFixture labels;
        labels.add({100, 80, 50, 60});
        const auto second = labels.add({300, 80, 50, 60});
        Stage stage(labels);
        QAccessibleInterface* picture = QAccessible::queryAccessibleInterface(&stage.canvas);
        QAccessibleInterface* box = picture->child(1);
        QVERIFY(!box->state().selected);
        box->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(labels.selection.single(), std::optional(second));
        QVERIFY(box->state().selected);
        QCOMPARE(picture->focusChild(), box);
    }

    void whatHasGoneIsNotThere()
    {
        LabelFixture labels;
        const auto id = labels.add({100, 80, 50, 60});
        Stage stage(labels);
        QAccessibleInterface* picture = QAccessible::queryAccessibleInterface(&stage.canvas);
        QAccessibleInterface* box = picture->child(0);
        const std::array ids{id};
        QVERIFY_OK(labels.document.removeTracks(ids));
        QCOMPARE(picture->childCount(), 0);
        QVERIFY(!box->isValid());
        QVERIFY(box->text(QAccessible::Name).isEmpty());
        stage.canvas.blank(QStringLiteral("closed"));
        QCOMPARE(picture->childCount(), 0);
    }

    void hiddenBoxesAreNotRead()
    {
        LabelFixture labels;
        const auto id = labels.add({100, 80, 50, 60});
        labels.add({300, 80, 50, 60});
        labels.selection.selectOnly(id);
        Stage stage(labels);
        stage.canvas.setViewOptions({.others = Others::Hidden});
        QCOMPARE(QAccessible::queryAccessibleInterface(&stage.canvas)->childCount(), 1);
    }
};

QTEST_MAIN(TestCanvasAccessible)
#include "tst_canvas_accessible.moc"
