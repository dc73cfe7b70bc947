#include "annotation/edit/clip_operations.h"
#include "annotation/edit/track_operations.h"
#include "annotation/formats/labels_json.h"
#include "storage/label_journal.h"
#include "tests/edit/document_fixture.h"
#include "tests/storage/storage_fixture.h"
#include "tests/support/test_support.h"

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::edit;
using namespace consentry::testing;

namespace {

FrameIndex randomFrame(std::mt19937_64& random)
{
    return {randomBelow(random, kFacts.frames)};
}

TrackId randomId(std::mt19937_64& random, const AnnotationSet& set)
{
    const auto size = static_cast<std::int64_t>(set.tracks.size());
    return size == 0 ? TrackId{1} : set.tracks[static_cast<std::size_t>(randomBelow(random, size))].id;
}

struct Where {
    TrackIds ids;
    FrameRange range;
};

/// A value of an attribute of the label set, in any scope; mostly a good one.
Result<void> randomValue(AnnotationDocument& document, std::mt19937_64& random, const Where& where)
{
    constexpr std::array names{"activity", "carrying", "moving", "seats taken", "remark", "nonsense"};
    constexpr std::array values{"", "walking", "sitting", "bag", "true", "12", "far too many"};
    TRY_VOID(setAttribute(document, where.ids,
                          {.name = names[random() % names.size()],
                           .value = values[random() % values.size()],
                           .scope = static_cast<Scope>(random() % 4),
                           .frame = where.range.begin,
                           .range = where.range,
                           .clip = kFacts.frames}));
    return {};
}

/// An edit of several tracks at once, or of more than one moment.
Result<void> randomOperation(AnnotationDocument& document, std::mt19937_64& random)
{
    const AnnotationSet& set = document.labels();
    TrackIds ids{randomId(random, set), randomId(random, set), randomId(random, set)};
    const FrameIndex frame = randomFrame(random);
    const FrameRange range{frame, frame + randomBelow(random, 12)};
    const bool on = random() % 2 == 0;
    switch (randomBelow(random, 19)) {
    case 0: TRY_VOID(mergeTracks(document, ids, on ? Between::AsSeen : Between::Filled)); return {};
    case 1:
    case 2: TRY_VOID(splitTrack(document, *ids.begin(), frame)); return {};
    case 3: TRY_VOID(swapTracks(document, {*ids.begin(), *ids.rbegin()}, frame)); return {};
    case 4: TRY_VOID(pasteObjects(document, copyObjects(document, ids, frame), randomFrame(random))); return {};
    case 5: TRY_VOID(propagate(document, ids, frame, randomBelow(random, 9) - 4)); return {};
    case 6: TRY_VOID(removeInRange(document, ids, range, on ? RangePart::Boxes : RangePart::KeyFrames)); return {};
    case 7: TRY_VOID(toggleInterpolation(document, ids, frame)); return {};
    case 8: TRY_VOID(simplifyTracks(document, ids, on ? 5 : 200)); return {};
    case 9: TRY_VOID(setMarks(document, ids, frame, {Mark::Outside, on})); return {};
    case 10: TRY_VOID(toggleKeyFrames(document, ids, frame)); return {};
    case 11: TRY_VOID(deleteSeveralAt(document, ids, frame)); return {};
    case 12: TRY_VOID(setRangeTag(document, {"shadow", range}, on)); return {};
    case 13: TRY_VOID(setExcluded(document, range, on)); return {};
    case 14: TRY_VOID(addIgnoreRegion(document, {on ? "person" : "", range, randomBox(random)})); return {};
    case 15: TRY_VOID(removeIgnoreRegions(document, frame)); return {};
    case 16: TRY_VOID(setClipTag(document, "rain", on)); return {};
    default: return randomValue(document, random, {ids, range});
    }
}

/// Any operation with any arguments; it may be refused.
Result<void> randomEdit(AnnotationDocument& document, std::mt19937_64& random)
{
    const TrackId id = randomId(random, document.labels());
    const FrameIndex frame = randomFrame(random);
    const bool on = random() % 2 == 0;
    switch (randomBelow(random, 24)) {
    case 0:
    case 1: TRY_VOID(document.addTracks({randomTrack(random, {})}, EditKind::Draw)); return {};
    case 2:
    case 3: return document.setBox({id, frame, randomBox(random)}, random() % 3);
    case 4: return document.setMark(id, frame, {Mark::Occluded, on});
    case 5: return document.setMark(id, frame, {Mark::Truncated, on});
    case 6: return document.setMark(id, frame, {Mark::Outside, on});
    case 7: return document.toggleKeyFrame(id, frame);
    case 8: TRY_VOID(document.deleteAt(id, frame)); return {};
    case 9: return document.removeTracks({&id, 1});
    case 10: return document.setLabel({&id, 1}, on ? "person" : "animal", "");
    case 12: document.toggleFlag(on ? TrackFlag::Hidden : TrackFlag::Pinned, std::array{id}); return {};
    case 11: return document.setAttributeFrom(id, {frame, "pose", on ? "sitting" : ""});
    default: return randomOperation(document, random);
    }
}

/// Equal but for the counter of ids, which never falls.
bool sameLabels(AnnotationSet a, const AnnotationSet& b)
{
    a.nextTrackId = b.nextTrackId;
    return a == b;
}

AnnotationSet replay(AnnotationSet set, const std::vector<Change>& journal)
{
    for (const Change& change : journal)
        apply(set, readChange(writeChange(change)).value());
    return set;
}

constexpr int kEdits = 500;

/// 500 random edits, some of them taken back, then all undone and all done again.
void editAtRandom(AnnotationDocument& document, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    for (int i = 0; i < kEdits; ++i) {
        [[maybe_unused]] const bool accepted = randomEdit(document, random).ok();
        if (randomBelow(random, 10) == 0 && !document.undo())
            return; // its journal is gone
    }
    while (document.undoEdit() && document.undo()) {
    }
    while (document.redoEdit() && document.redo()) {
    }
}

/// Somebody who edits a clip in a process of their own and is never asked to stop. Says after each edit that it is
/// stored, by a byte.
[[noreturn]] void editUntilKilled(const fs::path& workspace, ClipId clip, std::uint64_t seed, int stored)
{
    const SystemClock clock;
    const auto own = storage::Workspace::open(workspace);
    auto journal = own ? storage::LabelJournal::open(**own, clip, {"k4.pid.test"}, clock)
                       : Result<std::unique_ptr<storage::LabelJournal>>(own.error());
    if (!journal)
        ::_exit(1);
    AnnotationDocument document({}, documentFacts(), **journal);
    QObject::connect(&document, &AnnotationDocument::changed, &document, [stored] {
        const char told = 1;
        if (::write(stored, &told, 1) != 1)
            ::_exit(1);
    });
    editAtRandom(document, seed);
    while (true)
        ::pause();
}

} // namespace

class TestRandomEdits : public QObject {
    Q_OBJECT

    /// How many edits a process had stored when it was killed, as it told. Waits for `most` of them.
    static std::int64_t storedWhenKilled(testing::StorageFixture& fixture, ClipId clip, std::uint64_t seed,
                                         std::int64_t most)
    {
        int told[2];
        if (::pipe(told) != 0)
            return -1;
        const pid_t child = ::fork();
        if (child == 0)
            editUntilKilled(fixture.folder(), clip, seed, told[1]);
        ::close(told[1]);
        std::int64_t stored = 0;
        char byte = 0;
        while (stored < most && ::read(told[0], &byte, 1) == 1)
            ++stored;
        ::kill(child, SIGKILL);
        while (::read(told[0], &byte, 1) == 1)
            ++stored;
        ::close(told[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFSIGNALED(status) ? stored : -1;
    }

private Q_SLOTS:
    void undoAllRedoAllReplay_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 5; ++seed)
            QTest::newRow(qPrintable(QString::number(seed))) << seed;
    }
    void undoAllRedoAllReplay()
    {
        QFETCH(int, seed);
        std::mt19937_64 random(static_cast<std::uint64_t>(seed));
        const AnnotationSet first = randomLabels(random);
        MemoryJournal journal;
        AnnotationDocument document(first, documentFacts(), journal);
        int done = 0;
        for (int i = 0; i < 500; ++i) {
            const AnnotationSet before = document.labels();
            const bool accepted = randomEdit(document, random).ok();
            QVERIFY(accepted || document.labels() == before);
            QVERIFY_OK(validate(document.labels(), document.facts().labels, kFacts));
            done += accepted ? 1 : 0;
            if (randomBelow(random, 10) == 0)
                QVERIFY_OK(document.undo());
        }
        QVERIFY(done > 250);
        while (document.redoEdit()) // where the last thing done was to undo
            QVERIFY_OK(document.redo());
        const AnnotationSet last = document.labels();
        QCOMPARE(replay(first, journal.changes), last);

        while (document.undoEdit())
            QVERIFY_OK(document.undo());
        QVERIFY(sameLabels(document.labels(), first));
        QCOMPARE(replay(first, journal.changes), document.labels());

        while (document.redoEdit())
            QVERIFY_OK(document.redo());
        QVERIFY(sameLabels(document.labels(), last));
        QCOMPARE(replay(first, journal.changes), document.labels());
    }

    void killedAndReopened_data()
    {
        QTest::addColumn<int>("percent"); // of its steps, when it is killed
        for (const int percent : {37, 100})
            QTest::newRow(qPrintable(QString::number(percent))) << percent;
    }
    void killedAndReopened()
    {
        QFETCH(int, percent);
        const auto seed = static_cast<std::uint64_t>(percent);
        MemoryJournal expected;
        AnnotationDocument alike({}, documentFacts(), expected);
        editAtRandom(alike, seed);
        const auto all = static_cast<std::int64_t>(expected.changes.size());
        QVERIFY(all > kEdits / 2);

        StorageFixture fixture;
        const ClipId clip = ClipId::random();
        const std::int64_t told = storedWhenKilled(fixture, clip, seed, all * percent / 100);
        QVERIFY(told >= all * percent / 100);
        const auto journal =
            storage::LabelJournal::open(fixture.workspace(), clip, {"k4.pid.test"}, fixture.clock()).value();
        // What was said to be stored is there; one more may be, if the kill came before the word.
        QVERIFY(journal->edits() == told || journal->edits() == told + 1);
        expected.changes.resize(static_cast<std::size_t>(journal->edits()));
        QCOMPARE(journal->labels(), replay({}, expected.changes));
        if (percent == 100)
            QCOMPARE(journal->labels(), alike.labels());
    }
};

QTEST_GUILESS_MAIN(TestRandomEdits)
#include "tst_random_edits.moc"
