#include "annotation/edit/proposals.h"
#include "annotation/formats/labels_json.h"
#include "annotation/interpolation.h"
#include "tests/edit/document_fixture.h"
#include "tests/support/test_support.h"

#include <array>

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::edit;
using namespace consentry::testing;

namespace {

KeyFrame key(std::int64_t frame, double x)
{
    return {.frame = {frame}, .box = {x, 100, 40, 80}};
}

Proposal object(std::uint32_t number, const std::string& label, double confidence)
{
    Track track;
    track.id = {number};
    track.label = label;
    track.keyFrames = {key(5, 200), key(20, 300)};
    track.source = Source::Suggested;
    track.author = "k4.pid.program";
    return {std::move(track), confidence};
}

/// A document with one person in it, and proposals of three things.
struct Fixture : DocumentFixture {
    Fixture()
    {
        person = addPerson();
        proposals.setObjects({object(1, "vehicle", 0.9), object(2, "animal", 0.5), object(3, "motion", 0.2)});
    }

    std::set<std::uint32_t> numbers() const
    {
        std::set<std::uint32_t> numbers;
        for (const OpenProposal& proposal : proposals.all())
            numbers.insert(proposal.number);
        return numbers;
    }

    TrackId person;
    Proposals proposals{document};
};

} // namespace

class TestProposals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isNoPartOfTheLabels();
    void acceptedIsOneEdit();
    void theThresholdSaysWhatIsShown();
    void whatOnlyMovedGetsAClass();
    void acceptedObjectsGetWhatDrawnOnesGet();
    void mergesIntoATrack();
    void aSpanGoesIntoItsTrack();
    void twoSpansOfOneTrack();
    void aSpanOfWhatHasChangedIsDropped_data();
    void aSpanOfWhatHasChangedIsDropped();
    void rejectedIsGone();
    void undoProposesAgain();
    void undoDoesNotMixSearches();
    void takingWhatIsThereTakesNoStep();
    void mergesIntoABoxOfTheLastFrame();
    void aFailedJournalKeepsTheProposal();
    void aLockedTrackKeepsTheProposal();

private:
    static TrackableSpan span() { return {key(0, 100), std::nullopt, {30}}; }
};

/// Whatever is submitted and exported are the bytes of the labels.
void TestProposals::isNoPartOfTheLabels()
{
    Fixture with;
    DocumentFixture without;
    without.addPerson();
    with.proposals.addSpan(with.person, span(), {key(10, 130)});
    QCOMPARE(with.proposals.all().size(), std::size_t(4));
    QCOMPARE(writeLabels(with.document.labels()), writeLabels(without.document.labels()));
    QCOMPARE(with.journal.changes.size(), std::size_t(1));
    QVERIFY_OK(with.proposals.accept({1}, "person")); // the positive control
    QVERIFY(writeLabels(with.document.labels()) != writeLabels(without.document.labels()));
}

void TestProposals::acceptedIsOneEdit()
{
    Fixture f;
    const auto ids = f.proposals.accept({1, 2}, "person");
    QVERIFY_OK(ids);
    QCOMPARE(ids->size(), std::size_t(2));
    QCOMPARE(f.numbers(), std::set<std::uint32_t>{3});
    const Track& vehicle = f.track(ids->front());
    QCOMPARE(vehicle.label, std::string("vehicle"));
    QCOMPARE(vehicle.source, Source::Suggested);
    QCOMPARE(vehicle.author, std::string("k4.pid.test")); // who accepts answers for it
    QCOMPARE(vehicle.keyFrames, object(1, "vehicle", 0.9).track.keyFrames);
    QCOMPARE(f.events.back().edit, (Edit{EditKind::AcceptSuggestion, {}, 2}));
    QVERIFY_OK(f.document.undo());
    QCOMPARE(f.document.labels().tracks.size(), std::size_t(1));
}

/// With other edits between, and for each way to take one.
void TestProposals::undoProposesAgain()
{
    Fixture f;
    int stores = 0;
    connect(&f.proposals, &Proposals::objectsChanged, this, [&] { ++stores; });
    const std::uint32_t first = f.proposals.addSpan(f.person, span(), {key(10, 130)});
    const auto undo = [&](int steps) {
        for (int i = 0; i < steps; ++i)
            QVERIFY_OK(f.document.undo());
    };
    QVERIFY_OK(f.proposals.accept({1}, "person"));
    QVERIFY_OK(f.document.setBox({f.person, {0}, {110, 100, 40, 80}})); // drops the span, and undo does not bring it
    QVERIFY_OK(f.proposals.mergeInto(2, f.person));
    QCOMPARE(f.numbers(), std::set<std::uint32_t>{3});
    undo(1);
    QCOMPARE(f.numbers(), (std::set<std::uint32_t>{2, 3}));
    undo(2);
    QCOMPARE(f.numbers(), (std::set<std::uint32_t>{1, 2, 3}));
    QCOMPARE(stores, 4);
    QVERIFY_OK(f.document.redo());
    QCOMPARE(f.numbers(), (std::set<std::uint32_t>{2, 3}));
    undo(1);
    const auto other = f.proposals.addSpan(f.person, span(), {key(10, 130)});
    QVERIFY(other > first);
    QVERIFY_OK(f.proposals.accept({other}, "person")); // a new step: nothing that could be redone is left
    undo(1);
    QVERIFY(f.proposals.find(other));
    QCOMPARE(f.proposals.all().size(), std::size_t(4));
    QVERIFY_OK(f.document.redo());
    QVERIFY(!f.proposals.find(other));
}

/// A search that was made since knows better what is there.
void TestProposals::undoDoesNotMixSearches()
{
    Fixture f;
    QVERIFY_OK(f.proposals.accept({1}, "person"));
    f.proposals.setObjects({object(1, "vehicle", 0.9)});
    QVERIFY_OK(f.document.undo());
    QCOMPARE(f.proposals.all().size(), std::size_t(1));
}

void TestProposals::takingWhatIsThereTakesNoStep()
{
    Fixture f;
    QVERIFY_OK(f.proposals.mergeInto(1, f.person));
    f.proposals.setObjects({object(1, "vehicle", 0.9)});
    QVERIFY_OK(f.proposals.mergeInto(f.proposals.all().front().number, f.person)); // the same once more
    QCOMPARE(f.document.history().done, std::size_t(2)); // the person, and the first
    QVERIFY(f.proposals.all().empty());
    QVERIFY_OK(f.document.undo());
    QVERIFY(f.proposals.all().empty()); // that search is gone
}

/// The end of a box of one frame would lie behind the clip.
void TestProposals::mergesIntoABoxOfTheLastFrame()
{
    Fixture f;
    const FrameIndex last{f.document.facts().frames.frames - 1};
    const auto box = f.document.addObject({.label = "vehicle",
                                           .kind = {},
                                           .frame = last,
                                           .box = {200, 100, 40, 80},
                                           .extent = NewObject::Extent::SingleFrame});
    QVERIFY_OK(box);
    QVERIFY_OK(f.proposals.mergeInto(1, *box));
    QVERIFY(f.track(*box).keyFrames.back().frame == last && !f.track(*box).keyFrames.back().outside);
    QVERIFY(stateAt(f.track(*box), {5}));
}

void TestProposals::theThresholdSaysWhatIsShown()
{
    Fixture f;
    int changes = 0;
    connect(&f.proposals, &Proposals::changed, this, [&] { ++changes; });
    f.proposals.setThreshold(0.6);
    f.proposals.setThreshold(0.6);
    QCOMPARE(changes, 1);
    f.proposals.addSpan(f.person, span(), {key(10, 130)});
    QCOMPARE(f.proposals.shown().size(), std::size_t(2)); // the vehicle, and a tracker's are always shown
    QVERIFY_OK(f.proposals.acceptShown("person"));
    QCOMPARE(f.document.labels().tracks.size(), std::size_t(2));
    QCOMPARE(f.numbers(), (std::set<std::uint32_t>{2, 3}));
    QCOMPARE(f.proposals.objects().size(), std::size_t(2));
    QCOMPARE(f.proposals.objects()[1].track.id, TrackId{2}); // numbered anew for storing
}

void TestProposals::whatOnlyMovedGetsAClass()
{
    Fixture f;
    const auto ids = f.proposals.accept({3}, "animal");
    QVERIFY_OK(ids);
    QCOMPARE(f.track(ids->front()).label, std::string("animal"));
}

void TestProposals::acceptedObjectsGetWhatDrawnOnesGet()
{
    DocumentFacts facts = documentFacts();
    for (AttributeSpec& spec : facts.labels.attributes) {
        if (!spec.values.empty())
            spec.preset = spec.values.back();
    }
    MemoryJournal journal;
    AnnotationDocument document({}, facts, journal);
    Proposals proposals(document);
    proposals.setObjects({object(1, "vehicle", 0.9), object(2, "animal", 0.5), object(3, "motion", 0.2)});
    const auto ids = proposals.accept({1, 2, 3}, "person");
    QVERIFY_OK(ids);
    for (const TrackId id : *ids) {
        const Track accepted = *document.labels().find(id);
        const auto drawn =
            document.addObject({.label = accepted.label, .kind = {}, .frame = {5}, .box = {200, 100, 40, 80}});
        QVERIFY_OK(drawn);
        QCOMPARE(accepted.attributes, document.labels().find(*drawn)->attributes);
        QVERIFY(accepted.label != "person" || !accepted.attributes.empty());
    }
}

void TestProposals::mergesIntoATrack()
{
    Fixture f;
    QVERIFY_OK(f.document.setMark(f.person, {3}, {Mark::Outside, true}));
    QVERIFY_OK(f.proposals.mergeInto(1, f.person));
    const Track& track = f.track(f.person);
    QCOMPARE(f.document.labels().tracks.size(), std::size_t(1));
    QCOMPARE(track.label, std::string("person"));
    QCOMPARE(track.source, Source::Manual);
    QVERIFY(!stateAt(track, {4}));
    QCOMPARE(stateAt(track, {5})->box.x, 200.0);
    QCOMPARE(stateAt(track, {20})->box.x, 300.0);
    QCOMPARE(f.numbers(), (std::set<std::uint32_t>{2, 3}));
    QCOMPARE_ERRC(f.proposals.mergeInto(1, f.person), Errc::NotFound);
    QCOMPARE_ERRC(f.proposals.mergeInto(2, TrackId{77}), Errc::NotFound);
}

void TestProposals::aSpanGoesIntoItsTrack()
{
    Fixture f;
    const std::uint32_t number = f.proposals.addSpan(f.person, span(), {key(10, 130), key(20, 190)});
    const OpenProposal& open = *f.proposals.find(number);
    QCOMPARE(open.stateAt({0})->box.x, 100.0);
    QCOMPARE(open.stateAt({15})->box.x, 160.0);
    QVERIFY(!open.stateAt({21}));
    QVERIFY_OK(f.proposals.accept({number}, "person"));
    const Track& track = f.track(f.person);
    QCOMPARE(track.keyFrames, (std::vector<KeyFrame>{key(0, 100), key(10, 130), key(20, 190)}));
    QCOMPARE(track.source, Source::Tracked);
    QCOMPARE(f.events.back().edit, (Edit{EditKind::TrackObject, "person", 1}));
    QVERIFY(!f.proposals.find(number));
}

void TestProposals::twoSpansOfOneTrack()
{
    Fixture f;
    QVERIFY_OK(f.document.setBox({f.person, {10}, {100, 100, 40, 80}}));
    QVERIFY_OK(f.document.setBox({f.person, {20}, {100, 100, 40, 80}}));
    const auto first = f.proposals.addSpan(f.person, {key(0, 100), key(10, 100), {10}}, {key(5, 120)});
    const auto second = f.proposals.addSpan(f.person, {key(10, 100), key(20, 100), {20}}, {key(15, 80)});
    QVERIFY_OK(f.proposals.accept({first}, "person"));
    QVERIFY(f.proposals.find(second));
    QVERIFY_OK(f.proposals.accept({second}, "person"));
    QCOMPARE(f.track(f.person).keyFrames.size(), std::size_t(5));
}

void TestProposals::aSpanOfWhatHasChangedIsDropped_data()
{
    QTest::addColumn<int>("frame"); // that is edited; -1: the track is removed
    QTest::addColumn<bool>("stays");
    QTest::newRow("removed") << -1 << false;
    QTest::newRow("its beginning moved") << 0 << false;
    QTest::newRow("something in between") << 7 << false;
    QTest::newRow("something after it") << 30 << true;
}

void TestProposals::aSpanOfWhatHasChangedIsDropped()
{
    QFETCH(const int, frame);
    QFETCH(const bool, stays);
    Fixture f;
    const auto number = f.proposals.addSpan(f.person, span(), {key(10, 130), key(20, 190)});
    if (frame < 0)
        QVERIFY_OK(f.document.removeTracks(std::array{f.person}));
    else
        QVERIFY_OK(f.document.setBox({f.person, {frame}, {150, 100, 40, 80}}));
    QCOMPARE(f.proposals.find(number) != nullptr, stays);
    QCOMPARE(f.proposals.objects().size(), std::size_t(3));
    if (frame >= 0)
        QCOMPARE(f.proposals.addSpan(f.person, span(), {key(10, 130), key(20, 190)}) != 0, stays);
}

void TestProposals::rejectedIsGone()
{
    Fixture f;
    int stored = 0;
    connect(&f.proposals, &Proposals::objectsChanged, this, [&] { ++stored; });
    const auto number = f.proposals.addSpan(f.person, span(), {key(10, 130)});
    f.proposals.reject({number});
    QCOMPARE(stored, 0); // a tracker's are not stored
    f.proposals.reject({2, 3});
    QCOMPARE(stored, 1);
    QCOMPARE(f.numbers(), std::set<std::uint32_t>{1});
    QCOMPARE(f.journal.changes.size(), std::size_t(1));
}

void TestProposals::aFailedJournalKeepsTheProposal()
{
    Fixture f;
    f.journal.works = false;
    QCOMPARE_ERRC(f.proposals.accept({1}, "person"), Errc::DiskFull);
    QVERIFY(f.proposals.find(1));
}

void TestProposals::aLockedTrackKeepsTheProposal()
{
    Fixture f;
    const auto number = f.proposals.addSpan(f.person, span(), {key(10, 130)});
    f.document.flags().set(TrackFlag::Locked, std::array{f.person}, true);
    QCOMPARE_ERRC(f.proposals.accept({number}, "person"), Errc::TrackLocked);
    QVERIFY(f.proposals.find(number));
}

QTEST_GUILESS_MAIN(TestProposals)
#include "tst_proposals.moc"
