#include "annotation/formats/categories.h"
#include "annotation/formats/coco_json.h"
#include "annotation/interpolation.h"
#include "annotation/label_set_draft.h"
#include "tests/annotation/label_maker.h"
#include "tests/support/test_support.h"

#include <algorithm>
#include <cmath>
#include <tuple>

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::testing;

namespace {

const std::string kClip = "00112233445566778899aabbccddeeff";

FrameTable frameTable(std::int64_t frames, int width = 640, int height = 360)
{
    FrameFormat format;
    format.width = format.codedWidth = width;
    format.height = format.codedHeight = height;
    format.frameRate = {25, 2};
    std::vector<FrameEntry> entries(static_cast<std::size_t>(frames));
    for (std::size_t i = 0; i < entries.size(); ++i) {
        entries[i].pts = static_cast<std::int64_t>(i) * 80;
        entries[i].keyFrame = i % 8 == 0;
    }
    return {format, std::move(entries)};
}

Track track(std::uint32_t id, const std::string& label, std::vector<KeyFrame> keyFrames)
{
    Track made;
    made.id = {id};
    made.label = label;
    made.keyFrames = std::move(keyFrames);
    return made;
}

/// A person in frames 0 to 2, half out of the picture at the end, and a single dog.
AnnotationSet smallLabels()
{
    AnnotationSet set;
    set.tracks = {track(2, "person",
                        {{.frame = {0}, .box = {10, 20, 4, 8}},
                         {.frame = {2}, .box = {60.25, 20, 4, 8.5}, .occluded = true},
                         {.frame = {3}, .box = {60, 20, 4, 8}, .outside = true}}),
                  track(5, "animal", {{.frame = {1}, .box = {-0.5, 0, 10.5, 10}, .truncated = true}})};
    set.tracks[1].kind = "dog";
    set.tracks[1].singleFrame = true;
    set.nextTrackId = 6;
    return set;
}

CocoOptions options()
{
    return {.labels = defaultLabelSet(), .description = "two \"clips\"", .version = "1.0", .date = "2026-01-31"};
}

std::string written(std::span<const CocoClip> clips)
{
    MemorySink sink;
    const auto counts = writeCoco(sink, clips, options());
    return counts ? std::string(textOf(sink.bytes())) : std::string();
}

CocoTarget target(std::int64_t frames = kFacts.frames, Size size = kFacts.size)
{
    return {.clipId = kClip, .facts = {frames, size}, .author = "k4.pid.importer"};
}

/// What is seen of one object in one frame, whatever its track id is.
struct Seen {
    std::string what;
    Box box;

    bool operator<(const Seen& other) const { return std::tie(what, box.x) < std::tie(other.what, other.box.x); }
    bool operator==(const Seen& other) const
    {
        const auto near = [](double a, double b) { return std::abs(a - b) <= kSimplifyTolerance + 1e-9; };
        return what == other.what && near(box.x, other.box.x) && near(box.y, other.box.y) &&
               near(box.right(), other.box.right()) && near(box.bottom(), other.box.bottom());
    }
};

std::vector<Seen> seen(const AnnotationSet& set, FrameIndex frame)
{
    std::vector<Seen> all;
    for (const VisibleTrack& visible : visibleAt(set, frame)) {
        const Track* shown = set.find(visible.id);
        all.push_back({shown->label + "/" + shown->kind + (visible.state.occluded ? " occluded" : "") +
                           (visible.state.truncated ? " truncated" : "") + (shown->singleFrame ? " single" : ""),
                       visible.state.box});
    }
    std::sort(all.begin(), all.end());
    return all;
}

/// What our own export says beyond boxes.
AnnotationSet richLabels()
{
    AnnotationSet set;
    set.tracks = {track(1, "person", {{.frame = {0}, .box = {10, 20, 40, 80}}, {.frame = {39}, .box = {88, 20, 40, 80}}}),
                  track(2, "vehicle", {{.frame = {5}, .box = {200, 20, 90, 60}}})};
    set.tracks[0].attributes = {{"carrying", "bag"}, {"remark", "waves at somebody"}, {"unknown", "x"}};
    set.tracks[0].events = {{{3}, "activity", "walking"}, {{20}, "activity", ""}, {{25}, "activity", "sitting"}};
    set.tracks[1].attributes = {{"moving", "false"}, {"seats taken", "2"}};
    set.nextTrackId = 3;
    set.labelSetVersion = defaultLabelSet().version;
    set.clipTags = {"rain"};
    set.rangeTags = {{"light", {{2}, {9}}}};
    set.excluded = {{{10}, {13}}};
    set.ignored = {{"", {{0}, {40}}, {300, 300, 50, 50}}, {"animal", {{30}, {35}}, {0, 300, 60, 60}}};
    return set;
}

class FailingSink final : public ByteSink {
public:
    Result<void> write(ByteView) override { return makeError(Errc::DiskFull, "out"); }
};

const char* kMinimal = "{'categories':[{'id':7,'name':'person'},{'id':8,'name':'kite'}],"
                       "'images':[{'id':1,'file_name':'000004.png','width':640,'height':360}],"
                       "'annotations':[{'id':1,'image_id':1,'category_id':7,'bbox':[1,2,30,40]}]}";

std::string json(QString text)
{
    return text.replace(u'\'', u'"').toStdString();
}

void addMalformedRows()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const auto row = [](const char* name, const char* from, const char* to) {
        QTest::newRow(name) << QString::fromUtf8(from) << QString::fromUtf8(to);
    };
    row("no categories", "'categories'", "'kinds'");
    row("category not an object", "{'id':8,'name':'kite'}", "8");
    row("category without id", "'id':8,", "");
    row("category without name", ",'name':'kite'", "");
    row("category twice", "'id':8", "'id':7");
    row("unknown category used", "'category_id':7", "'category_id':8");
    row("missing category used", "'category_id':7", "'category_id':9");
    row("images not a list", "'images':[", "'images':{},'others':[");
    row("image id not an integer", "'id':1,'file_name'", "'id':1.5,'file_name'");
    row("image id too large", "'id':1,'file_name'", "'id':18446744073709551615,'file_name'");
    row("image without name", "'file_name'", "'path'");
    row("image twice",
        "[{'id':1,'file_name':", "[{'id':1,'width':640,'height':360,'file_name':'1.png'},{'id':1,'file_name':");
    row("frame twice",
        "[{'id':1,'file_name':", "[{'id':2,'width':640,'height':360,'file_name':'4.png'},{'id':1,'file_name':");
    row("another size", "'width':640", "'width':641");
    row("no size", "'width':640,", "");
    row("no frame number", "000004.png", "entry.png");
    row("frame outside the clip", "000004.png", "000040.png");
    row("frame below 0", "'width':640", "'frame_index':-1,'width':640");
    row("frame numbers contradict", "'width':640", "'frame_index':4,'frame_id':5,'width':640");
    row("several clips", "[{'id':1,'file_name':",
        "[{'id':2,'video_id':3,'width':640,'height':360,'file_name':'5.png'},{'id':1,'file_name':");
    row("annotation of no image", "'image_id':1", "'image_id':3");
    row("no image id", "'image_id':1,", "");
    row("no box", "'bbox'", "'box'");
    row("three numbers", "[1,2,30,40]", "[1,2,30]");
    row("texts for numbers", "[1,2,30,40]", "['1',2,30,40]");
    row("box outside the picture", "[1,2,30,40]", "[1,2,640,40]");
    row("box upside down", "[1,2,30,40]", "[1,2,30,-40]");
    row("box too thin", "[1,2,30,40]", "[1,2,0.5,40]");
    row("crowd", "'bbox'", "'iscrowd':1,'bbox'");
    row("crowd not a flag", "'bbox'", "'iscrowd':2,'bbox'");
    row("attributes not an object", "'bbox'", "'attributes':[],'bbox'");
    row("track id not an integer", "'bbox'", "'track_id':'a','bbox'");
    row("two boxes in a frame", "[{'id':1,'image_id'",
        "[{'id':2,'image_id':1,'category_id':7,'track_id':3,'bbox':[1,2,30,40]},"
        "{'id':3,'image_id':1,'category_id':7,'track_id':3,'bbox':[1,2,30,41]},{'id':1,'image_id'");
}

} // namespace

class TestCocoJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoLongerOfferedIsExportedAsItWas()
    {
        AnnotationSet labels = smallLabels();
        labels.tracks[1].attributes["on a leash"] = "true";
        LabelSetDraft draft;
        draft.withdraw({LabelPart::Class, "animal"});
        draft.withdraw({LabelPart::Attribute, "on a leash"});
        CocoOptions fewer = options();
        fewer.labels = draft.labels();
        const FrameTable frames = frameTable(4);
        const CocoClip clips[] = {{kClip, &frames, &labels}};
        MemorySink sink;
        QVERIFY_OK(writeCoco(sink, clips, fewer));
        QVERIFY(textOf(sink.bytes()).find("\"on a leash\":true") != std::string_view::npos);
        const auto back = readCoco(sink.bytes(), target(4), fewer.labels);
        QVERIFY_OK(back);
        const auto animal = std::ranges::find(back->tracks, "animal", &Track::label);
        QVERIFY(animal != back->tracks.end() && animal->kind == "dog");
        QCOMPARE(animal->attributes.at("on a leash"), std::string("true"));
    }
    /// Attributes, tags, excluded frames and ignore regions come back from our own export; free text does not leave.
    void richLabelsComeBack()
    {
        const AnnotationSet set = richLabels();
        QVERIFY_OK(validate(set, defaultLabelSet(), kFacts));
        const FrameTable frames = frameTable(kFacts.frames);
        const std::string text = written(std::array{CocoClip{kClip, &frames, &set}});
        QVERIFY(!text.empty());
        QVERIFY(text.find("waves") == std::string::npos && text.find("unknown") == std::string::npos);
        QVERIFY(text.find("/000009.png") != std::string::npos && text.find("/000010.png") == std::string::npos);
        QVERIFY(text.find("\"seats taken\":2,\"") != std::string::npos || text.find("\"seats taken\":2}") != std::string::npos);
        QVERIFY(text.find("\"moving\":false") != std::string::npos);

        const auto again = readCoco(bytesOf(text), target(), defaultLabelSet());
        QVERIFY_OK(again);
        QCOMPARE(again->clipTags, set.clipTags);
        QCOMPARE(again->rangeTags, set.rangeTags);
        QCOMPARE(again->excluded, set.excluded);
        QCOMPARE(again->ignored.size(), std::size_t(2)); // around the excluded frames
        QCOMPARE(again->ignored[0].box, set.ignored[0].box);
        QVERIFY(again->ignored[0].label.empty());
        QCOMPARE(again->ignored[1], set.ignored[1]);
        QCOMPARE(again->tracks.size(), std::size_t(2));
        QCOMPARE(again->tracks[0].keyFrames.size(), std::size_t(2)); // no hole where frames are excluded
        QCOMPARE(again->tracks[0].events, set.tracks[0].events);
        QCOMPARE(again->tracks[0].attributes, (std::map<std::string, std::string>{{"carrying", "bag"}}));
        QCOMPARE(again->tracks[1].attributes, set.tracks[1].attributes);
    }
    void categoriesOfTheDefaultSet()
    {
        const std::vector<Category> table = categories(defaultLabelSet());
        QCOMPARE(table.size(), std::size_t(13));
        QCOMPARE(table[0], (Category{1, "person", "person", "person", ""}));
        QCOMPARE(findCategory(table, "dog")->supercategory, std::string("animal"));
        QCOMPARE(findCategory(table, "animal-other")->kind, std::string("other"));
        QCOMPARE(findCategory(table, "vehicle", "other")->name, std::string("vehicle-other"));
        QVERIFY(!findCategory(table, "other") && !findCategory(table, "person", "dog"));
        for (std::size_t i = 0; i < table.size(); ++i)
            QCOMPARE(table[i].id, static_cast<int>(i) + 1);
    }

    /// The exact bytes: ids from 1, dense boxes, none where the track is outside, clipped at the edge.
    void goldenFile()
    {
        const FrameTable frames = frameTable(4, 64, 48);
        const FrameTable empty = frameTable(2, 32, 32);
        const AnnotationSet labels = smallLabels();
        AnnotationSet second;
        second.tracks = {track(1, "vehicle", {{.frame = {1}, .box = {1, 2, 3, 4}}})};
        const std::vector<CocoClip> clips{{kClip, &frames, &labels}, {std::string(32, 'b'), &empty, &second}};
        const auto golden =
            readFile(fs::path(CONSENTRY_SOURCE_DIR) / "tests/annotation/data/two_clips.coco.json", 1U << 20U);
        QVERIFY_OK(golden);
        QCOMPARE(written(clips), std::string(textOf(*golden)));
    }
    void counts()
    {
        const FrameTable frames = frameTable(4, 64, 48);
        AnnotationSet labels = smallLabels();
        labels.tracks.push_back(track(9, "person", {{.frame = {0}, .box = {1, 1, 9, 9}, .outside = true}}));
        const std::vector<CocoClip> clips{{kClip, &frames, &labels}};
        MemorySink sink;
        const auto counts = writeCoco(sink, clips, options());
        QVERIFY_OK(counts);
        QCOMPARE(*counts,
                 (CocoCounts{.images = 4, .boxes = 4, .tracks = 2, .boxesPerClass = {{"animal", 1}, {"person", 3}}}));
    }
    void sinkFails()
    {
        const FrameTable frames = frameTable(4, 64, 48);
        const AnnotationSet labels = smallLabels();
        FailingSink sink;
        const std::vector<CocoClip> clips{{kClip, &frames, &labels}};
        QCOMPARE_ERRC(writeCoco(sink, clips, options()), Errc::DiskFull);
    }
    void unknownClass()
    {
        const FrameTable frames = frameTable(4, 64, 48);
        AnnotationSet labels = smallLabels();
        labels.tracks[1].kind = "wolf";
        MemorySink sink;
        const std::vector<CocoClip> clips{{kClip, &frames, &labels}};
        QCOMPARE_ERRC(writeCoco(sink, clips, options()), Errc::BadLabels);
    }

    void roundTrip()
    {
        std::mt19937_64 random(21);
        const FrameTable frames = frameTable(kFacts.frames);
        for (int i = 0; i < 60; ++i) {
            const AnnotationSet labels = randomLabels(random), others = randomLabels(random);
            const std::vector<CocoClip> clips{{std::string(32, 'a'), &frames, &others}, {kClip, &frames, &labels}};
            const auto again = readCoco(bytesOf(written(clips)), target(), defaultLabelSet());
            QVERIFY_OK(again);
            for (std::int64_t frame = 0; frame < kFacts.frames; ++frame)
                QVERIFY(seen(*again, {frame}) == seen(labels, {frame}));
        }
    }
    void denseBoxesBecomeKeyFrames()
    {
        const FrameTable frames = frameTable(kFacts.frames);
        AnnotationSet labels;
        labels.tracks = {track(1, "person",
                               {{.frame = {3}, .box = {10, 20, 30, 40}},
                                {.frame = {20}, .box = {110, 25, 33, 47}, .tracked = true},
                                {.frame = {39}, .box = {11, 25, 33, 40}}})};
        const std::vector<CocoClip> clips{{kClip, &frames, &labels}};
        const std::string text = written(clips);
        const std::string mark = R"("single_frame":false,"source":"tracked")";
        QVERIFY(text.find(mark) != std::string::npos && text.find(mark) == text.rfind(mark)); // only where it is so
        const auto again = readCoco(bytesOf(text), target(), defaultLabelSet());
        QVERIFY_OK(again);
        QCOMPARE(again->tracks.size(), std::size_t(1));
        QCOMPARE(again->tracks[0].keyFrames, labels.tracks[0].keyFrames);
        QCOMPARE(again->tracks[0].source, Source::Imported);
        QCOMPARE(again->tracks[0].author, std::string("k4.pid.importer"));
    }

    void foreignFile()
    {
        const auto set = readCoco(bytesOf(json(QString::fromUtf8(kMinimal))), target(), defaultLabelSet());
        QVERIFY_OK(set);
        QCOMPARE(set->tracks.size(), std::size_t(1));
        QVERIFY(set->tracks[0].singleFrame);
        QCOMPARE(set->tracks[0].keyFrames, (std::vector<KeyFrame>{{.frame = {4}, .box = {1, 2, 30, 40}}}));
    }
    void frameNumberBeforeFileName()
    {
        QString text = QString::fromUtf8(kMinimal);
        text.replace(QStringLiteral("'width':640"), QStringLiteral("'frame_index':9,'width':640"));
        const auto set = readCoco(bytesOf(json(text)), target(), defaultLabelSet());
        QVERIFY_OK(set);
        QCOMPARE(set->tracks[0].keyFrames[0].frame.value, 9);
    }
    void contradictingName()
    {
        QString text = QString::fromUtf8(kMinimal);
        text.replace(QStringLiteral("000004.png"), QString::fromStdString(kClip) + QStringLiteral("/000004.png"));
        text.replace(QStringLiteral("'width':640"), QStringLiteral("'frame_index':9,'width':640"));
        QCOMPARE_ERRC(readCoco(bytesOf(json(text)), target(), defaultLabelSet()), Errc::BadLabels);
    }

    void malformed_data() { addMalformedRows(); }
    void malformed()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QString text = QString::fromUtf8(kMinimal);
        QVERIFY(text.contains(from));
        text.replace(from, to);
        QCOMPARE_ERRC(readCoco(bytesOf(json(text)), target(), defaultLabelSet()), Errc::BadLabels);
    }
    void notJson_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("tooLarge");
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("cut") << QString::fromUtf8(kMinimal).chopped(2) << false;
        QTest::newRow("more after the end") << QString::fromUtf8(kMinimal) + QStringLiteral("{}") << false;
        QTest::newRow("number overflows") << QStringLiteral("{'a':1e999}") << false;
        QTest::newRow("repeated key") << QStringLiteral("{'images':[],'images':[]}") << false;
        QTest::newRow("deep") << QStringLiteral("[").repeated(1'000'000) << true;
        QTest::newRow("many values") << QStringLiteral("[0") + QStringLiteral(",0").repeated(8'000'000) +
                                            QStringLiteral("]")
                                     << true;
        QTest::newRow("many bytes") << QStringLiteral(" ").repeated((64 << 20) + 1) << true;
    }
    void notJson()
    {
        QFETCH(QString, text);
        QFETCH(bool, tooLarge);
        QCOMPARE_ERRC(readCoco(bytesOf(json(text)), target(), defaultLabelSet()),
                      tooLarge ? Errc::TooLarge : Errc::BadJson);
    }
    void notAnObject()
    {
        QCOMPARE_ERRC(readCoco(bytesOf("[]"), target(), defaultLabelSet()), Errc::BadLabels);
        QCOMPARE_ERRC(readCoco(bytesOf("{\"categories\":\"\xFF\"}"), target(), defaultLabelSet()), Errc::BadJson);
    }
};

QTEST_APPLESS_MAIN(TestCocoJson)
#include "tst_coco_json.moc"
