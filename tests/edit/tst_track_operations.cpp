#include "annotation/edit/track_operations.h"
#include "annotation/interpolation.h"
#include "tests/edit/document_fixture.h"
#include "tests/support/test_support.h"

#include <functional>

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::edit;
using namespace consentry::testing;

using Operation = std::function<bool(AnnotationDocument&, const TrackIds&)>;
Q_DECLARE_METATYPE(Operation)

namespace {

/// Two persons: one moves from frame 0 to 20, the other stands from frame 10 on and is gone in frame 30.
struct TwoTracks : DocumentFixture {
    TwoTracks()
    {
        first = addPerson(0);
        must(document.setBox({first, {10}, {150, 100, 40, 80}}));
        must(document.setBox({first, {20}, {300, 100, 40, 80}}));
        second = addPerson(10);
        must(document.setMark(second, {30}, {Mark::Outside, true}));
    }
    static void must(const Result<void>& done)
    {
        if (!done)
            qFatal("the fixture was refused");
    }
    TrackIds both() const { return {first, second}; }

    TrackId first, second;
};

bool isDone(const Result<Outcome>& outcome)
{
    return outcome.ok() && *outcome == Outcome::Done;
}

void addOperationRows()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("objects");
    const auto row = [](const char* name, EditKind kind, int objects, Operation operation) {
        QTest::newRow(name) << operation << static_cast<int>(kind) << objects;
    };
    using Ids = const TrackIds&;
    row("merge", EditKind::MergeTracks, 2,
        [](auto& d, Ids ids) { return mergeTracks(d, ids, Between::AsSeen)->has_value(); });
    row("join", EditKind::JoinTracks, 2,
        [](auto& d, Ids ids) { return mergeTracks(d, ids, Between::Filled)->has_value(); });
    row("split", EditKind::SplitTrack, 1,
        [](auto& d, Ids ids) { return splitTrack(d, *ids.begin(), {5})->has_value(); });
    row("swap", EditKind::SwapTracks, 2, [](auto& d, Ids ids) { return isDone(swapTracks(d, ids, {15})); });
    row("paste", EditKind::Paste, 2,
        [](auto& d, Ids ids) { return pasteObjects(d, copyObjects(d, ids, {12}), {33})->size() == 2; });
    row("propagate", EditKind::Propagate, 2, [](auto& d, Ids ids) { return isDone(propagate(d, ids, {12}, 25)); });
    row("remove boxes", EditKind::RemoveBoxes, 2, [](auto& d, Ids ids) {
        return isDone(removeInRange(d, ids, {{5}, {15}}, RangePart::Boxes));
    });
    row("remove key frames", EditKind::RemoveKeyFrames, 2, [](auto& d, Ids ids) {
        return isDone(removeInRange(d, ids, {{5}, {25}}, RangePart::KeyFrames));
    });
    row("hide stretch", EditKind::HideStretch, 1,
        [](auto& d, Ids ids) { return isDone(toggleInterpolation(d, {*ids.begin()}, {5})); });
    row("show stretch", EditKind::ShowStretch, 2,
        [](auto& d, Ids ids) { return isDone(toggleInterpolation(d, ids, {12})); });
    row("simplify", EditKind::Simplify, 1, [](auto& d, Ids ids) { return simplifyTracks(d, ids, 60).value() == 1; });
    row("occluded", EditKind::SetOccluded, 2, [](auto& d, Ids ids) {
        return isDone(setMarks(d, ids, {12}, {Mark::Occluded, true}));
    });
    row("outside", EditKind::EndTrack, 2, [](auto& d, Ids ids) {
        return isDone(setMarks(d, ids, {12}, {Mark::Outside, true}));
    });
    row("key frames", EditKind::AddKeyFrame, 2, [](auto& d, Ids ids) { return isDone(toggleKeyFrames(d, ids, {12})); });
    row("attribute", EditKind::SetAttribute, 2, [](auto& d, Ids ids) {
        return isDone(setAttribute(d, ids,
                                   {.name = "activity",
                                    .value = "walking",
                                    .scope = Scope::Range,
                                    .frame = {12},
                                    .range = {{12}, {14}},
                                    .clip = 40}));
    });
    row("delete here", EditKind::RemoveBoxes, 2,
        [](auto& d, Ids ids) { return isDone(deleteSeveralAt(d, ids, {12})); });
}

} // namespace

class TestTrackOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Each is one step and one row of the journal, and undone and redone as a whole.
    void oneStepEach_data() { addOperationRows(); }
    void oneStepEach()
    {
        QFETCH(Operation, operation);
        QFETCH(int, kind);
        QFETCH(int, objects);
        TwoTracks f;
        const AnnotationSet before = f.document.labels();
        const std::size_t rows = f.journal.changes.size();

        QVERIFY(operation(f.document, f.both()));
        const AnnotationSet after = f.document.labels();
        QVERIFY(after != before);
        QCOMPARE(f.journal.changes.size(), rows + 1);
        QCOMPARE(static_cast<int>(f.document.undoEdit()->kind), kind);
        QCOMPARE(f.document.undoEdit()->objects, objects);
        QVERIFY_OK(f.document.undo());
        QCOMPARE(f.document.labels().tracks, before.tracks);
        QVERIFY_OK(f.document.redo());
        QCOMPARE(f.document.labels(), after);
        AnnotationSet replayed;
        for (const Change& change : f.journal.changes)
            apply(replayed, change);
        QCOMPARE(replayed, after);
    }

    void mergeNeedsOneClass()
    {
        TwoTracks f;
        QVERIFY(!mergeTracks(f.document, {f.first}, Between::AsSeen)->has_value());
        QVERIFY_OK(f.document.setLabel({&f.second, 1}, "animal", "dog"));
        const std::size_t rows = f.journal.changes.size();
        QVERIFY(!mergeTracks(f.document, f.both(), Between::AsSeen)->has_value());
        QCOMPARE(f.journal.changes.size(), rows);
    }

    void mergedKeepsTheIdOfTheFirst()
    {
        TwoTracks f;
        QCOMPARE(mergeTracks(f.document, f.both(), Between::AsSeen).value(), std::optional(f.first));
        QCOMPARE(f.document.labels().tracks.size(), std::size_t(1));
        QCOMPARE(f.events.back().removed, std::vector<TrackId>{f.second});
    }

    void splitGivesANewId()
    {
        TwoTracks f;
        const auto made = splitTrack(f.document, f.first, {5}).value();
        QCOMPARE(made.value().value, 3U);
        QVERIFY(!stateAt(f.track(f.first), {5}) && stateAt(f.track(*made), {5}));
        QVERIFY(!splitTrack(f.document, f.first, {0})->has_value());
        QVERIFY(!splitTrack(f.document, {99}, {5})->has_value());
    }

    void swapNeedsTwo()
    {
        TwoTracks f;
        QCOMPARE(swapTracks(f.document, {f.first}, {15}).value(), Outcome::Nothing);
        QCOMPARE(swapTracks(f.document, f.both(), {15}).value(), Outcome::Done);
        QCOMPARE(stateAt(f.track(f.second), {20})->box.x, 300.0);
        QVERIFY(!stateAt(f.track(f.first), {30}));
    }

    void copiesAreWhatWasSeen()
    {
        TwoTracks f;
        QVERIFY_OK(f.document.setAttributeFrom(f.first, {{3}, "pose", "sitting"}));
        const CopiedObjects copies = copyObjects(f.document, f.both(), {5});
        QCOMPARE(copies.size(), std::size_t(1)); // the other has not begun
        QCOMPARE(copies[0].attributes.at("pose"), std::string("sitting"));
        const TrackIds pasted = pasteObjects(f.document, copies, {38}).value();
        QCOMPARE(f.track(*pasted.begin()).keyFrames,
                 (std::vector<KeyFrame>{{.frame = {38}, .box = {125, 100, 40, 80}}}));
        QCOMPARE(f.track(*pasted.begin()).author, std::string("k4.pid.test"));
    }

    /// Into a smaller clip: what lies outside of it stays away, what reaches over its edge is cut.
    void pasteIntoAnotherClip()
    {
        TwoTracks f;
        const CopiedObjects copies = copyObjects(f.document, f.both(), {20});
        MemoryJournal journal;
        DocumentFacts small = documentFacts();
        small.frames = {5, {120, 120}};
        AnnotationDocument other({}, small, journal);
        const TrackIds pasted = pasteObjects(other, copies, {4}).value();
        QCOMPARE(pasted.size(), std::size_t(1));
        QCOMPARE(other.labels().tracks[0].keyFrames[0].box, (Box{100, 100, 20, 20}));
        QVERIFY(pasteObjects(other, copyObjects(f.document, {f.first}, {20}), {4})->empty());
    }

    void propagatedSingleBoxes()
    {
        DocumentFixture f;
        const TrackId id = f.document
                               .addObject({.label = "person",
                                           .kind = {},
                                           .frame = {38},
                                           .box = {1, 1, 9, 9},
                                           .extent = NewObject::Extent::SingleFrame})
                               .value();
        QCOMPARE(propagate(f.document, {id}, {38}, 5).value(), Outcome::Done); // one frame is left of the clip
        QCOMPARE(f.document.labels().tracks.size(), std::size_t(2));
        QCOMPARE(f.document.labels().tracks[1].keyFrames[0].frame, FrameIndex{39});
        QCOMPARE(propagate(f.document, {id}, {38}, -3).value(), Outcome::Done);
        QCOMPARE(f.document.labels().tracks.size(), std::size_t(5));
        QCOMPARE(propagate(f.document, {id}, {20}, 3).value(), Outcome::Nothing);
    }

    void rangeUpToTheEnd()
    {
        TwoTracks f;
        QCOMPARE(removeInRange(f.document, f.both(), {{10}, {40}}, RangePart::Boxes).value(), Outcome::Done);
        QVERIFY(!f.document.labels().find(f.second)); // it lay inside
        QVERIFY(stateAt(f.track(f.first), {9}) && !stateAt(f.track(f.first), {39}));
    }

    void stretchAtTheEndOfTheClip()
    {
        TwoTracks f;
        QVERIFY_OK(f.document.setBox({f.first, {39}, {300, 100, 40, 80}}));
        QCOMPARE(toggleInterpolation(f.document, {f.first}, {39}).value(), Outcome::Nothing);
    }

    void lockedTracksRefuse()
    {
        TwoTracks f;
        f.document.flags().set(TrackFlag::Locked, {&f.second, 1}, true);
        const AnnotationSet before = f.document.labels();
        QCOMPARE_ERRC(mergeTracks(f.document, f.both(), Between::AsSeen), Errc::TrackLocked);
        QCOMPARE_ERRC(f.document.setBox({f.second, {12}, {0, 0, 9, 9}}), Errc::TrackLocked);
        QCOMPARE_ERRC(f.document.removeTracks({&f.second, 1}), Errc::TrackLocked);
        QCOMPARE(f.document.labels(), before);
        QVERIFY_OK(f.document.setBox({f.first, {12}, {0, 0, 9, 9}}));
        QVERIFY_OK(f.document.undo());
        QVERIFY_OK(f.document.undo()); // of the locked one: what was done can be undone
        QVERIFY(f.document.labels() != before);
    }

    void deletingSeveralKeepsTracks()
    {
        TwoTracks f;
        QCOMPARE(deleteSeveralAt(f.document, f.both(), {0}).value(), Outcome::Done);
        QVERIFY(!f.track(f.first).keyFrameAt({0}));
        QCOMPARE(deleteSeveralAt(f.document, f.both(), {5}).value(), Outcome::Nothing); // nothing is seen any more
    }

    void keyFramesOfSeveral()
    {
        TwoTracks f;
        QCOMPARE(toggleKeyFrames(f.document, f.both(), {10}).value(), Outcome::Done); // for one it is the only one
        QVERIFY(!f.track(f.first).keyFrameAt({10}) && f.track(f.second).keyFrameAt({10}));
        QCOMPARE(f.document.undoEdit()->kind, EditKind::RemoveKeyFrame);
        QCOMPARE(toggleKeyFrames(f.document, f.both(), {20}).value(), Outcome::Done); // one has none
        QVERIFY(f.track(f.first).keyFrameAt({20}) && f.track(f.second).keyFrameAt({20}));
    }
};

QTEST_GUILESS_MAIN(TestTrackOperations)
#include "tst_track_operations.moc"
