#include "annotation/edit/clip_operations.h"
#include "annotation/interpolation.h"
#include "tests/edit/document_fixture.h"
#include "tests/support/test_support.h"

#include <QSignalSpy>

#include <functional>

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::edit;
using namespace consentry::testing;

using Operation = std::function<Result<void>(AnnotationDocument&, TrackId)>;
Q_DECLARE_METATYPE(Operation)

namespace {

/// One row per operation that edits a track with key frames at 0 and 20.
void addOperationRows()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("subject");
    const auto row = [](EditKind kind, const char* subject, Operation operation) {
        QTest::newRow(qPrintable(QString::number(static_cast<int>(kind))))
            << operation << static_cast<int>(kind) << QString::fromUtf8(subject);
    };
    row(EditKind::MoveBox, "person", [](auto& d, TrackId t) { return d.setBox({t, {5}, {120, 100, 40, 80}}); });
    row(EditKind::ResizeBox, "person", [](auto& d, TrackId t) { return d.setBox({t, {0}, {100, 100, 50, 80}}); });
    row(EditKind::AddKeyFrame, "person", [](auto& d, TrackId t) { return d.toggleKeyFrame(t, {7}); });
    row(EditKind::RemoveKeyFrame, "person", [](auto& d, TrackId t) { return d.toggleKeyFrame(t, {20}); });
    row(EditKind::MoveKeyFrame, "person", [](auto& d, TrackId t) { return d.retimeKeyFrame(t, {20}, {30}); });
    row(EditKind::SetOccluded, "person", [](auto& d, TrackId t) { return d.setMark(t, {3}, {Mark::Occluded, true}); });
    row(EditKind::SetTruncated, "person", [](auto& d, TrackId t) {
        return d.setMark(t, {3}, {Mark::Truncated, true});
    });
    row(EditKind::EndTrack, "person", [](auto& d, TrackId t) { return d.setMark(t, {30}, {Mark::Outside, true}); });
    row(EditKind::RemoveTrack, "person", [](auto& d, TrackId t) { return d.removeTracks({&t, 1}); });
    row(EditKind::SetLabel, "animal", [](auto& d, TrackId t) { return d.setLabel({&t, 1}, "animal", "dog"); });
    row(EditKind::SetAttribute, "pose", [](auto& d, TrackId t) { return d.setAttribute(t, "pose", "sitting"); });
    row(EditKind::SetAttribute, "pose", [](auto& d, TrackId t) { return d.setAttributeFrom(t, {{9}, "pose", "x"}); });
}

} // namespace

class TestAnnotationDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawing()
    {
        DocumentFixture f;
        const TrackId id = f.addPerson(3);
        QCOMPARE(id.value, 1U);
        QCOMPARE(f.track(id).author, std::string("k4.pid.test"));
        QCOMPARE(f.track(id).keyFrames, (std::vector<KeyFrame>{{.frame = {3}, .box = {100, 100, 40, 80}}}));
        QCOMPARE(f.document.undoEdit(), (Edit{EditKind::Draw, "person"}));
        QCOMPARE(f.events.size(), std::size_t(1));
        QCOMPARE(f.events[0].added, std::vector<TrackId>{id});
        QCOMPARE(f.journal.changes.size(), std::size_t(1));
    }

    /// Each operation: done, undone, done again, and the journal alone leads to the same labels at every step.
    void operations_data() { addOperationRows(); }
    void operations()
    {
        QFETCH(Operation, operation);
        QFETCH(int, kind);
        QFETCH(QString, subject);
        DocumentFixture f;
        const TrackId id = f.addPerson();
        QVERIFY_OK(f.document.setBox({id, {20}, {300, 100, 40, 80}}));
        const AnnotationSet before = f.document.labels();

        QVERIFY_OK(operation(f.document, id));
        const AnnotationSet after = f.document.labels();
        QVERIFY(after != before);
        QCOMPARE(f.document.undoEdit(), (Edit{static_cast<EditKind>(kind), subject.toStdString()}));
        QVERIFY_OK(f.document.undo());
        QCOMPARE(f.document.labels(), before);
        QCOMPARE(f.document.redoEdit()->kind, static_cast<EditKind>(kind));
        QVERIFY_OK(f.document.redo());
        QCOMPARE(f.document.labels(), after);

        AnnotationSet replayed;
        for (const Change& change : f.journal.changes)
            apply(replayed, change);
        QCOMPARE(replayed, after);
        QCOMPARE(f.events.size(), std::size_t(5));
        QCOMPARE(f.events[3].cause, ChangeCause::Undo);
        QCOMPARE(f.events[4].cause, ChangeCause::Redo);
        QCOMPARE(f.document.revision(), std::uint64_t(5));
    }

    void historyGoesToAnyStep()
    {
        DocumentFixture f;
        std::vector<AnnotationSet> states{f.document.labels()};
        const TrackId id = f.addPerson();
        states.push_back(f.document.labels());
        for (const double x : {120.0, 140.0, 160.0}) {
            QVERIFY_OK(f.document.setBox({id, {5}, {x, 100, 40, 80}}));
            states.push_back(f.document.labels());
        }
        QCOMPARE(f.document.history().edits.size(), std::size_t(4));
        for (const std::size_t step : std::initializer_list<std::size_t>{1, 4, 0, 3, 99, 2}) {
            QVERIFY_OK(f.document.goToStep(step));
            QCOMPARE(f.document.labels().tracks, states[std::min<std::size_t>(step, 4)].tracks);
            QCOMPARE(f.document.history().done, std::min<std::size_t>(step, 4));
        }
        f.document.setMode(EditMode::ReadOnly);
        QCOMPARE_ERRC(f.document.goToStep(4), Errc::ActionNotGranted);
        QCOMPARE(f.document.labels().tracks, states[2].tracks);
    }

    void clearingUndoesSetting()
    {
        DocumentFixture f;
        const TrackId id = f.addPerson();
        QVERIFY_OK(f.document.setMark(id, {4}, {Mark::Outside, true}));
        QVERIFY_OK(f.document.setMark(id, {9}, {Mark::Outside, false}));
        QVERIFY(!stateAt(f.track(id), {8}) && stateAt(f.track(id), {9}));
        QCOMPARE(f.document.undoEdit()->kind, EditKind::ContinueTrack);
    }

    void nothingChangedIsNoStep()
    {
        DocumentFixture f;
        const TrackId id = f.addPerson();
        QVERIFY_OK(f.document.setBox({id, {0}, {100, 100, 40, 80}}));
        QVERIFY_OK(setClipTag(f.document, "rain", false));
        QVERIFY_OK(f.document.setLabel({&id, 1}, "person", ""));
        QCOMPARE(f.journal.changes.size(), std::size_t(1));
        QCOMPARE(f.document.undoEdit()->kind, EditKind::Draw);
    }

    void idsAreNeverReused()
    {
        DocumentFixture f;
        QCOMPARE(f.addPerson().value, 1U);
        QVERIFY_OK(f.document.undo());
        QCOMPARE(f.addPerson().value, 2U);
    }

    void gestureIsOneStep()
    {
        DocumentFixture f;
        const TrackId id = f.addPerson();
        const AnnotationSet before = f.document.labels();
        for (int i = 1; i <= 5; ++i)
            QVERIFY_OK(f.document.setBox({id, {0}, {100.0 + i, 100, 40, 80}}, 7));
        QVERIFY_OK(f.document.undo());
        QCOMPARE(f.document.labels(), before);
        QVERIFY_OK(f.document.redo());
        QCOMPARE(f.track(id).keyFrames.front().box.x, 105.0);
        QVERIFY_OK(f.document.setBox({id, {0}, {106, 100, 40, 80}}, 8));
        QVERIFY_OK(f.document.undo());
        QCOMPARE(f.track(id).keyFrames.front().box.x, 105.0);
    }
    void gestureStopsAtAnotherTrack()
    {
        DocumentFixture f;
        const TrackId a = f.addPerson(), b = f.addPerson();
        QVERIFY_OK(f.document.setBox({a, {0}, {101, 100, 40, 80}}, 7));
        QVERIFY_OK(f.document.setBox({b, {0}, {102, 100, 40, 80}}, 7));
        QVERIFY_OK(f.document.undo());
        QCOMPARE(f.track(a).keyFrames.front().box.x, 101.0);
        QCOMPARE(f.track(b).keyFrames.front().box.x, 100.0);
    }

    void deleteNeverTakesATrackBySurprise()
    {
        DocumentFixture f;
        const TrackId id = f.addPerson(5);
        const auto del = [&](std::int64_t frame) { return f.document.deleteAt(id, {frame}).value(); };
        QCOMPARE(del(5), DeleteOutcome::OnlyKeyFrame);
        QCOMPARE(del(2), DeleteOutcome::NotVisible);
        QVERIFY_OK(f.document.setBox({id, {20}, {300, 100, 40, 80}}));
        QCOMPARE(del(10), DeleteOutcome::EndedHere);
        QVERIFY(stateAt(f.track(id), {9}) && !stateAt(f.track(id), {10}) && stateAt(f.track(id), {20}));
        QCOMPARE(del(15), DeleteOutcome::NotVisible);
        QCOMPARE(del(20), DeleteOutcome::KeyFrameRemoved);
        QVERIFY(!stateAt(f.track(id), {39}));
    }
    void deleteTakesASingleBox()
    {
        DocumentFixture f;
        const auto id = f.document.addObject({.label = "person",
                                              .kind = {},
                                              .frame = {5},
                                              .box = {1, 1, 9, 9},
                                              .extent = NewObject::Extent::SingleFrame});
        QVERIFY_OK(id);
        QCOMPARE(f.document.deleteAt(*id, {6}).value(), DeleteOutcome::NotVisible);
        QCOMPARE(f.document.deleteAt(*id, {5}).value(), DeleteOutcome::BoxRemoved);
        QVERIFY(f.document.labels().tracks.empty());
    }

    void newObjectsGetWhatTheLabelSetSays()
    {
        DocumentFacts facts = documentFacts();
        facts.labels.attributes[0].preset = "standing"; // activity, of persons and animals
        facts.labels.attributes[3].preset = "true";     // on a leash, of animals
        MemoryJournal journal;
        AnnotationDocument document({}, facts, journal);
        const auto add = [&](const char* label) {
            return document.addObject({.label = label, .kind = {}, .frame = {3}, .box = {10, 10, 20, 20}}).value();
        };
        using Values = std::map<std::string, std::string>;
        QCOMPARE(document.labels().find(add("person"))->attributes, (Values{{"activity", "standing"}}));
        QCOMPARE(document.labels().find(add("animal"))->attributes,
                 (Values{{"activity", "standing"}, {"on a leash", "true"}}));
        QCOMPARE(document.labels().find(add("vehicle"))->attributes, Values());
    }

    void severalAtOnce()
    {
        DocumentFixture f;
        Track track = f.track(f.addPerson());
        track.source = Source::Suggested;
        const auto ids = f.document.addTracks({track, track}, EditKind::AcceptSuggestion);
        QVERIFY_OK(ids);
        QCOMPARE(f.document.labels().tracks.size(), std::size_t(3));
        QVERIFY_OK(f.document.setLabel(*ids, "vehicle", "car"));
        QVERIFY_OK(f.document.removeTracks(*ids));
        QCOMPARE(f.document.undoEdit(), (Edit{EditKind::RemoveTrack, "", 2}));
        QVERIFY_OK(f.document.undo());
        QCOMPARE(f.document.labels().tracks.size(), std::size_t(3));
    }

    void refusedEdits()
    {
        DocumentFixture f;
        const TrackId id = f.addPerson();
        const AnnotationSet before = f.document.labels();
        QCOMPARE_ERRC(f.document.setBox({id, {0}, {-50, 0, 40, 80}}), Errc::BadLabels);
        QCOMPARE_ERRC(f.document.setBox({id, {40}, {0, 0, 40, 80}}), Errc::BadLabels);
        QCOMPARE_ERRC(f.document.setBox({{9}, {0}, {0, 0, 40, 80}}), Errc::NotFound);
        QCOMPARE_ERRC(f.document.setLabel({&id, 1}, "dragon", ""), Errc::BadLabels);
        QCOMPARE_ERRC(setClipTag(f.document, "snow", true), Errc::BadLabels);
        QCOMPARE_ERRC(f.document.toggleKeyFrame(id, {0}), Errc::BadLabels);
        QCOMPARE_ERRC(f.document.setAttribute(id, "a,b", "c"), Errc::BadLabels);
        QCOMPARE(f.document.labels(), before);
        QCOMPARE(f.journal.changes.size(), std::size_t(1));
        QCOMPARE(f.document.undoEdit()->kind, EditKind::Draw);
    }

    void reviewReadsOnly()
    {
        DocumentFixture f;
        const TrackId id = f.addPerson();
        f.document.setMode(EditMode::ReadOnly);
        QVERIFY(!f.document.undoEdit());
        QCOMPARE_ERRC(f.document.undo(), Errc::ActionNotGranted);
        QCOMPARE_ERRC(f.document.setMark(id, {0}, {Mark::Occluded, true}), Errc::ActionNotGranted);
        QCOMPARE_ERRC(setClipTag(f.document, "rain", true), Errc::ActionNotGranted);
        QCOMPARE_ERRC(f.document.deleteAt(id, {3}), Errc::ActionNotGranted);
        f.document.setMode(EditMode::Editable);
        QVERIFY_OK(f.document.undo());
    }

    void failedJournalLeavesAllAsItWas_data()
    {
        QTest::addColumn<Operation>("operation");
        QTest::newRow("edit") << Operation([](auto& d, TrackId t) {
            return d.setMark(t, {3}, {Mark::Occluded, true});
        });
        QTest::newRow("undo") << Operation([](auto& d, TrackId) { return d.undo(); });
        QTest::newRow("redo") << Operation([](auto& d, TrackId) { return d.redo(); });
    }
    void failedJournalLeavesAllAsItWas()
    {
        QFETCH(Operation, operation);
        DocumentFixture f;
        const TrackId id = f.addPerson();
        QVERIFY_OK(setClipTag(f.document, "rain", true));
        QVERIFY_OK(f.document.undo());
        const AnnotationSet before = f.document.labels();
        const std::size_t announced = f.events.size();
        QSignalSpy failed(&f.document, &AnnotationDocument::journalFailed);

        f.journal.works = false;
        QCOMPARE_ERRC(operation(f.document, id), Errc::DiskFull);
        QCOMPARE(f.document.labels(), before);
        QCOMPARE(f.events.size(), announced);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(f.document.mode(), EditMode::ReadOnly);

        f.journal.works = true;
        f.document.setMode(EditMode::Editable);
        QCOMPARE_ERRC(operation(f.document, id), Errc::DiskFull);
        QCOMPARE(f.document.labels(), before);
        QCOMPARE(failed.count(), 1);
    }

    void editsStayInsideOnesOwnSegment()
    {
        MemoryJournal journal;
        DocumentFacts facts = documentFacts();
        facts.segments = {{.frames = {{0}, {20}}, .assignee = facts.author, .name = "Anna"},
                          {.frames = {{20}, {40}}, .assignee = "k4.pid.ben", .name = "Ben"}};
        AnnotationDocument document({}, facts, journal);
        const auto draw = [&](std::int64_t frame) {
            return document.addObject(
                {.label = "person", .kind = {}, .frame = {frame}, .box = {100, 100, 40, 80}});
        };
        const TrackId id = draw(5).value();
        QCOMPARE_ERRC(draw(20), Errc::SegmentOfAnother);
        QCOMPARE_ERRC(document.setBox({id, {20}, {120, 100, 40, 80}}), Errc::SegmentOfAnother);
        QVERIFY_OK(document.setBox({id, {19}, {120, 100, 40, 80}}));
        QCOMPARE(journal.changes.size(), std::size_t(2)); // what is refused leaves nothing behind
        QCOMPARE(document.mode(), EditMode::Editable);
    }
};

QTEST_GUILESS_MAIN(TestAnnotationDocument)
#include "tst_annotation_document.moc"
