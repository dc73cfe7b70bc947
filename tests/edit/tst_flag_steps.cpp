#include "annotation/edit/track_operations.h"
#include "tests/edit/document_fixture.h"
#include "tests/support/test_support.h"

#include <QSignalSpy>

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::edit;
using namespace consentry::testing;

namespace {

struct Three : DocumentFixture {
    std::array<TrackId, 3> ids{addPerson(), addPerson(4), addPerson(8)};

    QString locked() const
    {
        QString text;
        for (const TrackId id : ids)
            text += QLatin1Char(document.flags().has(TrackFlag::Locked, id) ? '1' : '0');
        return text;
    }
};

} // namespace

/// Hiding, locking and pinning are undone like edits, and are none.
class TestFlagSteps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void severalTracksAreOneStep()
    {
        Three f;
        f.document.toggleFlag(TrackFlag::Locked, std::array{f.ids[1]});
        const std::size_t steps = f.document.history().done;
        f.document.toggleFlag(TrackFlag::Locked, f.ids); // one of them is locked already
        QCOMPARE(f.locked(), QStringLiteral("111"));
        QCOMPARE(f.document.history().done, steps + 1);
        QCOMPARE(f.document.undoEdit(), std::optional(Edit{EditKind::LockTracks, {}, 2}));
        QVERIFY_OK(f.document.undo());
        QCOMPARE(f.locked(), QStringLiteral("010")); // as it was, not all unlocked
        QVERIFY_OK(f.document.redo());
        QCOMPARE(f.locked(), QStringLiteral("111"));
        f.document.toggleFlag(TrackFlag::Locked, f.ids);
        QCOMPARE(f.document.undoEdit(), std::optional(Edit{EditKind::UnlockTracks, {}, 3}));
        QCOMPARE(f.locked(), QStringLiteral("000"));
        QVERIFY_OK(f.document.goToStep(steps - 1));
        QCOMPARE(f.locked(), QStringLiteral("000"));
    }

    void eachFlagHasItsWords()
    {
        Three f;
        const std::array one{f.ids[0]};
        for (const auto& [flag, on, off] :
             {std::tuple(TrackFlag::Hidden, EditKind::HideTracks, EditKind::ShowTracks),
              std::tuple(TrackFlag::Locked, EditKind::LockTracks, EditKind::UnlockTracks),
              std::tuple(TrackFlag::Pinned, EditKind::PinTracks, EditKind::UnpinTracks)}) {
            f.document.toggleFlag(flag, one);
            QCOMPARE(f.document.undoEdit(), std::optional(Edit{on, "person"}));
            f.document.toggleFlag(flag, one);
            QCOMPARE(f.document.undoEdit(), std::optional(Edit{off, "person"}));
        }
    }

    /// A lock that cannot be stored, because there is nothing to store, ends nobody's work.
    void journalAndLabelsNeverHearOfIt()
    {
        Three f;
        const AnnotationSet labels = f.document.labels();
        const std::uint64_t revision = f.document.revision();
        const std::size_t stored = f.journal.changes.size();
        const std::size_t told = f.events.size();
        QSignalSpy undo(&f.document, &AnnotationDocument::undoChanged);
        f.journal.works = false;
        f.document.toggleFlag(TrackFlag::Hidden, f.ids);
        QVERIFY_OK(f.document.undo());
        QVERIFY_OK(f.document.redo());
        QCOMPARE(undo.count(), 3);
        QVERIFY(f.document.labels() == labels);
        QCOMPARE(f.document.revision(), revision);
        QCOMPARE(f.journal.changes.size(), stored);
        QCOMPARE(f.events.size(), told);
        QCOMPARE(f.document.mode(), EditMode::Editable);
    }

    void whatWasDoneBeforeALockIsUndoneAfterIt()
    {
        Three f;
        QVERIFY_OK(f.document.setMark(f.ids[0], {3}, {Mark::Occluded, true}));
        f.document.toggleFlag(TrackFlag::Locked, f.ids);
        QCOMPARE(f.document.setMark(f.ids[0], {3}, {Mark::Occluded, false}).error().code, Errc::TrackLocked);
        QVERIFY_OK(f.document.undo());
        QVERIFY_OK(f.document.undo());
        QCOMPARE(f.track(f.ids[0]).keyFrames.size(), std::size_t{1});
        QVERIFY_OK(f.document.redo());
        QVERIFY_OK(f.document.redo());
        QCOMPARE(f.locked(), QStringLiteral("111"));
        QCOMPARE(f.track(f.ids[0]).keyFrames.size(), std::size_t{2});
    }

    void whoOnlyReadsCanHideAndHasNothingToUndo()
    {
        Three f;
        const std::size_t steps = f.document.history().done;
        f.document.setMode(EditMode::ReadOnly);
        f.document.toggleFlag(TrackFlag::Hidden, f.ids);
        QVERIFY(f.document.flags().haveAll(TrackFlag::Hidden, f.ids));
        QCOMPARE(f.document.history().done, steps);
    }

    /// Not by hand; what is said of its size, and of other frames, goes on.
    void pinnedTracksStay()
    {
        Three f;
        const TrackId pinned = f.ids[0];
        f.document.toggleFlag(TrackFlag::Pinned, {&pinned, 1});
        const Track before = f.track(pinned);
        QCOMPARE_ERRC(f.document.setBox({pinned, {0}, {101, 100, 40, 80}}), Errc::TrackLocked);
        QCOMPARE_ERRC(moveBoxes(f.document, {{pinned, {101, 100, 40, 80}}, {f.ids[1], {101, 100, 40, 80}}}, {0}),
                      Errc::TrackLocked);
        QCOMPARE(f.track(pinned), before);
        QCOMPARE(f.track(f.ids[1]).keyFrames.front().box.x, 100.0); // none alone
        QVERIFY_OK(f.document.setBox({pinned, {0}, {100, 100, 40, 80}}));
        QVERIFY_OK(f.document.setBox({pinned, {0}, {90, 100, 50, 80}})); // by a handle on the left
        QCOMPARE(propagate(f.document, {pinned}, {0}, 3).value(), Outcome::Done);
        f.document.toggleFlag(TrackFlag::Pinned, {&pinned, 1});
        QVERIFY_OK(f.document.setBox({pinned, {0}, {91, 100, 50, 80}}));
    }

    void keyFramesOfSeveralTracksMoveInOneStep()
    {
        Three f;
        QVERIFY_OK(f.document.setBox({f.ids[0], {10}, {120, 100, 40, 80}}));
        QVERIFY_OK(f.document.setBox({f.ids[1], {10}, {120, 100, 40, 80}}));
        QVERIFY_OK(f.document.setBox({f.ids[1], {11}, {130, 100, 40, 80}})); // in the way
        const std::size_t steps = f.document.history().done;
        const TrackIds all(f.ids.begin(), f.ids.end());
        QCOMPARE(trackInTheWay(f.document, all, {10}, {11}), f.ids[1]);
        QCOMPARE(retimeKeyFrames(f.document, all, {10}, {11}).value(), Outcome::Nothing); // not even the others
        QVERIFY(f.track(f.ids[0]).keyFrameAt({10}) && !f.track(f.ids[0]).keyFrameAt({11}));
        QCOMPARE(f.document.history().done, steps);
        QVERIFY(!trackInTheWay(f.document, all, {10}, {9})); // the third has none here: it is not asked
        QCOMPARE(retimeKeyFrames(f.document, all, {10}, {9}).value(), Outcome::Done);
        QCOMPARE(f.document.history().done, steps + 1);
        QVERIFY(f.track(f.ids[0]).keyFrameAt({9}) && f.track(f.ids[1]).keyFrameAt({9}));
        QCOMPARE(retimeKeyFrames(f.document, all, {20}, {21}).value(), Outcome::Nothing);
        QCOMPARE(retimeKeyFrames(f.document, all, {0}, {-1}).value(), Outcome::Nothing);
    }
};

QTEST_GUILESS_MAIN(TestFlagSteps)
#include "tst_flag_steps.moc"
