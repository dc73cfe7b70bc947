#include "annotation/edit/label_follower.h"
#include "annotation/edit/selection.h"
#include "tests/edit/document_fixture.h"
#include "tests/support/test_support.h"

#include <QSignalSpy>

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::edit;
using namespace consentry::testing;

namespace {

/// Counts what it hears.
class Listener : public QObject, public LabelFollower {
public:
    using LabelFollower::isEditable;
    using LabelFollower::isFollowing;
    using LabelFollower::unfollow;

    void listen(AnnotationDocument& document, Selection& selection)
    {
        follow(document, selection);
        on(&AnnotationDocument::changed, this, [this] { ++heard; });
        on(&TrackFlags::changed, this, [this] { ++heard; });
        on(&Selection::tracksChanged, this, [this] { ++heard; });
    }
    int heard = 0;
};

} // namespace

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
    void allOfTheFrameThenAll()
    {
        DocumentFixture f;
        Selection selection(f.document);
        const TrackId a = f.addPerson(), hidden = f.addPerson(), later = f.addPerson(5);
        f.document.flags().set(TrackFlag::Hidden, {&hidden, 1}, true);
        selection.selectAll();
        QCOMPARE(selection.tracks(), std::set<TrackId>{a});
        QVERIFY(selection.selectAll());
        QCOMPARE(selection.tracks(), (std::set<TrackId>{a, later}));
        QCOMPARE(selection.allShown(), (std::set<TrackId>{a, later}));
        QVERIFY(selection.allShown("vehicle").empty());
    }
    /// Only whoever lists nothing else means them.
    void hiddenOnesAreTakenWhenTheyAreListedAlone()
    {
        DocumentFixture f;
        Selection selection(f.document);
        const TrackId a = f.addPerson(), b = f.addPerson();
        f.document.flags().set(TrackFlag::Hidden, std::array{a, b}, true);
        selection.selectOnly(a);
        QVERIFY(!selection.selectAll());
        QCOMPARE(selection.single(), a); // as it was
        selection.setListed(std::set{a, b});
        QVERIFY(selection.selectAll());
        QCOMPARE(selection.tracks(), (std::set{a, b}));
    }
    /// What a filter leaves out is not taken with the rest.
    void allThatAreListed()
    {
        DocumentFixture f;
        Selection selection(f.document);
        const TrackId a = f.addPerson(), b = f.addPerson(), c = f.addPerson(), later = f.addPerson(5);
        QSignalSpy spy(&selection, &Selection::listedChanged);
        selection.setListed(std::set{a, later});
        selection.setListed(std::set{a, later});
        QCOMPARE(spy.count(), 1);
        selection.selectAll();
        QCOMPARE(selection.tracks(), std::set<TrackId>{a});
        selection.selectAll();
        QCOMPARE(selection.tracks(), (std::set<TrackId>{a, later}));
        selection.selectOnly(b);
        QVERIFY(selection.isInSight(a) && selection.isInSight(b) && !selection.isInSight(c));
        selection.select({a, b, later});
        selection.selectAll();
        QCOMPARE(selection.tracks(), (std::set<TrackId>{a, later})); // b is drawn, but not listed
        selection.setListed({});
        QVERIFY(selection.isInSight(c));
    }
    void range()
    {
        DocumentFixture f;
        Selection selection(f.document);
        QSignalSpy spy(&selection, &Selection::rangeChanged);
        selection.endRange({5});
        QCOMPARE(selection.range(), (std::optional<FrameRange>{{{5}, {6}}}));
        selection.beginRange({2});
        QCOMPARE(selection.range(), (std::optional<FrameRange>{{{2}, {6}}}));
        selection.beginRange({9}); // behind its end: a new one
        QCOMPARE(selection.range(), (std::optional<FrameRange>{{{9}, {10}}}));
        selection.setRange(FrameRange{{-3}, {99}});
        QCOMPARE(selection.range(), (std::optional<FrameRange>{{{0}, {40}}}));
        selection.setRange(FrameRange{{7}, {7}});
        QVERIFY(!selection.range());
        QCOMPARE(spy.count(), 5);
    }
    void flagsToggleTogether()
    {
        DocumentFixture f;
        const std::array ids{f.addPerson(), f.addPerson()};
        TrackFlags& flags = f.document.flags();
        flags.set(TrackFlag::Pinned, {&ids[0], 1}, true);
        f.document.toggleFlag(TrackFlag::Pinned, ids);
        QVERIFY(flags.has(TrackFlag::Pinned, ids[0]) && flags.has(TrackFlag::Pinned, ids[1]));
        f.document.toggleFlag(TrackFlag::Pinned, ids);
        QVERIFY(flags.of(TrackFlag::Pinned).empty());
        QVERIFY(!flags.has(TrackFlag::Locked, ids[0]));
    }
    void followersHearOnlyWhatTheyFollow()
    {
        DocumentFixture f, other;
        Selection selection(f.document), otherSelection(other.document);
        Listener listener;
        QVERIFY(!listener.isFollowing() && !listener.isEditable());
        listener.listen(f.document, selection);
        listener.listen(f.document, selection); // again: each signal still once
        const TrackId id = f.addPerson();
        f.document.flags().set(TrackFlag::Pinned, {&id, 1}, true);
        selection.selectOnly(id);
        QCOMPARE(listener.heard, 3);
        QVERIFY(listener.isFollowing() && listener.isEditable());
        f.document.setMode(EditMode::ReadOnly);
        QVERIFY(!listener.isEditable());
        listener.listen(other.document, otherSelection);
        f.document.flags().set(TrackFlag::Pinned, {&id, 1}, false);
        selection.clear();
        QCOMPARE(listener.heard, 3);
        other.addPerson();
        QCOMPARE(listener.heard, 4);
        listener.unfollow();
        other.addPerson();
        QCOMPARE(listener.heard, 4);
        QVERIFY(!listener.isFollowing());
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
