#include "annotation/edit/selection.h"
#include "tests/edit/document_fixture.h"
#include "tests/support/test_support.h"

#include <QSignalSpy>

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::edit;
using namespace consentry::testing;

class TestSelection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void frameStaysInTheClip()
    {
        DocumentFixture f;
        Selection selection(f.document);
        QSignalSpy spy(&selection, &Selection::frameChanged);
        selection.setFrame({99});
        QCOMPARE(selection.frame().value, 39);
        selection.setFrame({99});
        selection.setFrame({-3});
        QCOMPARE(selection.frame().value, 0);
        QCOMPARE(spy.count(), 2);
    }
    void emptyClipHasNoFrameToGoTo()
    {
        MemoryJournal journal;
        AnnotationDocument document({}, {.labels = defaultLabelSet(), .frames = {}, .author = {}}, journal);
        Selection selection(document);
        selection.setFrame({5});
        QCOMPARE(selection.frame().value, 0);
    }
    void selecting()
    {
        DocumentFixture f;
        Selection selection(f.document);
        QSignalSpy spy(&selection, &Selection::tracksChanged);
        const TrackId a = f.addPerson(), b = f.addPerson();
        selection.select({a, TrackId{77}});
        QCOMPARE(selection.single(), a);
        selection.toggle(b);
        QVERIFY(selection.contains(a) && selection.contains(b) && !selection.single());
        selection.toggle(a);
        QCOMPARE(selection.single(), b);
        selection.selectOnly(b);
        QCOMPARE(spy.count(), 3);
        selection.clear();
        QVERIFY(selection.tracks().empty());
    }
    void removedTracksLeave()
    {
        DocumentFixture f;
        Selection selection(f.document);
        const TrackId a = f.addPerson(), b = f.addPerson();
        selection.select({a, b});
        QVERIFY_OK(f.document.removeTracks({&a, 1}));
        QCOMPARE(selection.single(), b);
        QVERIFY_OK(f.document.undo());
        QVERIFY_OK(f.document.undo());
        QVERIFY(selection.tracks().empty());
    }
};

QTEST_GUILESS_MAIN(TestSelection)
#include "tst_selection.moc"
