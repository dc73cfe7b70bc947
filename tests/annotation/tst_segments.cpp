#include "annotation/segments.h"

#include "annotation/formats/labels_json.h"
#include "tests/support/test_support.h"

using namespace consentry;
using namespace consentry::annotation;

using Edit = std::function<void(AnnotationSet&)>;
Q_DECLARE_METATYPE(Edit)

namespace {

constexpr auto kAnna = "k4.pid.anna";

KeyFrame keyAt(std::int64_t frame, double x = 10)
{
    return {.frame = {frame}, .box = {x, 20, 30, 40}};
}

Track trackOf(std::uint32_t id, std::vector<KeyFrame> keyFrames)
{
    Track track;
    track.id = {id};
    track.label = "person";
    track.keyFrames = std::move(keyFrames);
    track.author = kAnna;
    return track;
}

/// Anna's, Ben's and Cora's frames, a hundred each; Cora has handed in.
const std::vector<Segment>& segments()
{
    static const std::vector<Segment> kSegments{
        {.frames = {{0}, {100}}, .assignee = kAnna, .name = "Anna"},
        {.frames = {{100}, {200}}, .assignee = "k4.pid.ben", .name = "Ben"},
        {.frames = {{200}, {300}}, .assignee = "k4.pid.cora", .name = "Cora", .work = SegmentWork::HandedIn}};
    return kSegments;
}

/// Track 1 is Anna's, 2 crosses into Ben's, 3 begins with Ben, 4 with Cora.
AnnotationSet labels()
{
    AnnotationSet set;
    set.tracks = {trackOf(1, {keyAt(10), keyAt(50)}), trackOf(2, {keyAt(90), keyAt(110)}),
                  trackOf(3, {keyAt(120), keyAt(150)}), trackOf(4, {keyAt(250)})};
    set.rangeTags = {{"rain", {{50}, {150}}}};
    set.nextTrackId = 5;
    return set;
}

/// What `edit` makes of the labels, as a change.
Change changeOf(const Edit& edit)
{
    const AnnotationSet before = labels();
    AnnotationSet after = before;
    edit(after);
    Change change;
    for (const Track& track : before.tracks) {
        const Track* now = after.find(track.id);
        if (!now || *now != track)
            change.tracks[track.id] = now ? std::optional(*now) : std::nullopt;
    }
    for (const Track& track : after.tracks) {
        if (!before.find(track.id))
            change.tracks[track.id] = track;
    }
    if (before.clipTags != after.clipTags)
        change.clipTags = after.clipTags;
    if (before.rangeTags != after.rangeTags)
        change.rangeTags = after.rangeTags;
    if (before.excluded != after.excluded)
        change.excluded = after.excluded;
    if (before.ignored != after.ignored)
        change.ignored = after.ignored;
    return change;
}

Track& at(AnnotationSet& set, std::size_t place)
{
    return set.tracks[place - 1];
}

} // namespace

/// Who may edit what of a document that several people work on.
class TestSegments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void annaMayEdit_data()
    {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QString>("refusedBy"); // name of whose segment it is
        const auto row = [](const char* name, const char* refusedBy, Edit edit) {
            QTest::newRow(name) << std::move(edit) << QString::fromLatin1(refusedBy);
        };
        row("a key frame of her own", "", [](auto& set) { at(set, 1).keyFrames[1].box.x = 99; });
        row("a new track of her own", "", [](auto& set) { set.tracks.push_back(trackOf(5, {keyAt(99)})); });
        row("her track away", "", [](auto& set) { set.tracks.erase(set.tracks.begin()); });
        row("her key frame of a crossing track", "", [](auto& set) { at(set, 2).keyFrames[0].box.x = 99; });
        row("its class, for it begins with her", "", [](auto& set) { at(set, 2).label = "animal"; });
        row("its source", "", [](auto& set) { at(set, 2).source = Source::Tracked; });
        row("its key frame in Ben's", "Ben", [](auto& set) { at(set, 2).keyFrames[1].box.x = 99; });
        row("a crossing track away", "Ben", [](auto& set) { set.tracks.erase(set.tracks.begin() + 1); });
        row("a key frame in Ben's", "Ben", [](auto& set) { at(set, 1).keyFrames.push_back(keyAt(100)); });
        row("a new track in Ben's", "Ben", [](auto& set) { set.tracks.push_back(trackOf(5, {keyAt(199)})); });
        row("the class of Ben's track", "Ben", [](auto& set) { at(set, 3).label = "animal"; });
        row("an attribute of Ben's track", "Ben", [](auto& set) { at(set, 3).attributes["pose"] = "lying"; });
        row("an event in Ben's", "Ben", [](auto& set) { at(set, 2).events = {{{130}, "pose", "lying"}}; });
        row("Ben's track begins with her", "", [](auto& set) {
            at(set, 3).keyFrames.insert(at(set, 3).keyFrames.begin(), keyAt(95));
        });
        row("and is hers at once", "Ben", [](auto& set) {
            at(set, 3).keyFrames.insert(at(set, 3).keyFrames.begin(), keyAt(95));
            at(set, 3).label = "animal";
        });
        row("what was handed in", "Cora", [](auto& set) { at(set, 4).keyFrames[0].box.x = 99; });
        row("where that begins", "Cora", [](auto& set) {
            at(set, 4).keyFrames.insert(at(set, 4).keyFrames.begin(), keyAt(95));
        });
        row("a tag of the clip", "", [](auto& set) { set.clipTags = {"rain"}; });
        row("a tag of her frames", "", [](auto& set) { set.rangeTags.push_back({"snow", {{90}, {100}}}); });
        row("a tag into Ben's frames", "Ben", [](auto& set) { set.rangeTags.push_back({"snow", {{90}, {101}}}); });
        row("her part of a crossing tag", "", [](auto& set) { set.rangeTags[0].range.begin = {60}; });
        row("Ben's part of it", "Ben", [](auto& set) { set.rangeTags[0].range.end = {140}; });
        row("her frames excluded", "", [](auto& set) { set.excluded = {{{0}, {100}}}; });
        row("Ben's frames excluded", "Ben", [](auto& set) { set.excluded = {{{0}, {101}}}; });
        row("a region of hers", "", [](auto& set) { set.ignored = {{"", {{0}, {100}}, {0, 0, 9, 9}}}; });
        row("a region of all", "Ben", [](auto& set) { set.ignored = {{"", {{0}, {300}}, {0, 0, 9, 9}}}; });
    }
    void annaMayEdit()
    {
        QFETCH(Edit, edit);
        QFETCH(QString, refusedBy);
        const AnnotationSet before = labels();
        const Change change = changeOf(edit);
        QVERIFY(!change.isEmpty());
        const Segment* closed = closedSegment(before, change, segments(), kAnna);
        QCOMPARE(closed ? QString::fromStdString(closed->name) : QString(), refusedBy);
        QVERIFY(!closedSegment(before, change, {}, kAnna)); // a clip without segments
        // Nobody's part but the editor's own is signed over.
        AnnotationSet after = before;
        apply(after, change);
        const auto bytes = [](const AnnotationSet& set, std::size_t place) {
            return writeLabels(sliceOf(set, segments()[place].frames));
        };
        if (!closed)
            QVERIFY(bytes(before, 2) == bytes(after, 2)); // Cora's hand-in still stands
        else
            QVERIFY(bytes(before, 1) != bytes(after, 1) || bytes(before, 2) != bytes(after, 2));
    }

    void whoHasNoOpenSegmentEditsNothing()
    {
        const Change tag = changeOf([](auto& set) { set.clipTags = {"rain"}; });
        for (const char* person : {"k4.pid.cora", "k4.pid.dora"}) {
            QVERIFY(!mayEdit(segments(), person));
            QVERIFY(closedSegment(labels(), tag, segments(), person));
        }
        QVERIFY(mayEdit(segments(), kAnna));
        QVERIFY(mayEdit({}, "k4.pid.dora"));
    }

    void refusalsNameWhoseItIs()
    {
        const auto refusal = [](std::size_t place) {
            const Change change = changeOf([&](auto& set) { at(set, place).keyFrames[0].box.x = 99; });
            return requireOwnSegment(labels(), change, segments(), kAnna);
        };
        QVERIFY_OK(refusal(1));
        QCOMPARE_ERRC(refusal(3), Errc::SegmentOfAnother);
        QCOMPARE(refusal(3).error().args, (std::vector<std::string>{"101–200", "Ben"}));
        QCOMPARE_ERRC(refusal(4), Errc::SegmentHandedIn);
        QCOMPARE(refusal(4).error().args, (std::vector<std::string>{"201–300", "Cora"}));
    }

    void slicesHoldTheirFramesOnly()
    {
        const AnnotationSet slice = sliceOf(labels(), segments()[1].frames);
        QCOMPARE(slice.tracks.size(), std::size_t(2));
        QCOMPARE(slice.tracks[0].id.value, 2U);
        QCOMPARE(slice.tracks[0].keyFrames, std::vector<KeyFrame>{keyAt(110)});
        QVERIFY(slice.tracks[0].label.empty()); // said where it begins
        QCOMPARE(slice.tracks[1].label, std::string("person"));
        QCOMPARE(slice.rangeTags, (std::vector<RangeTag>{{"rain", {{100}, {150}}}}));
    }
};

QTEST_APPLESS_MAIN(TestSegments)
#include "tst_segments.moc"
