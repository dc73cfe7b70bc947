#include "annotation/validate.h"
#include "tests/annotation/label_maker.h"
#include "tests/support/test_support.h"

#include <cmath>
#include <functional>
#include <limits>

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::testing;

using Spoil = std::function<void(AnnotationSet&)>;
using SpoilLabels = std::function<void(LabelSet&)>;
Q_DECLARE_METATYPE(Spoil)
Q_DECLARE_METATYPE(SpoilLabels)

namespace {

AnnotationSet good()
{
    AnnotationSet set;
    Track track;
    track.id = {1};
    track.label = "animal";
    track.kind = "dog";
    track.author = "k4.pid.test";
    track.keyFrames = {{.frame = {0}, .box = {0, 0, 10, 10}}, {.frame = {39}, .box = {600, 300, 40, 60}}};
    track.attributes = {{"colour", "brown"}};
    track.events = {{{3}, "pose", "lying"}, {{9}, "pose", ""}};
    set.tracks = {track};
    set.clipTags = {"rain"};
    set.rangeTags = {{"rain", {{0}, {40}}}};
    set.nextTrackId = 2;
    return set;
}

void addStructureRows()
{
    const auto row = [](const char* name, Spoil spoil) { QTest::newRow(name) << spoil; };
    const double nan = std::numeric_limits<double>::quiet_NaN(), infinite = std::numeric_limits<double>::infinity();
    row("track id 0", [](auto& s) { s.tracks[0].id = {0}; });
    row("track id given twice", [](auto& s) { s.tracks.push_back(s.tracks[0]); });
    row("next track id used", [](auto& s) { s.nextTrackId = 1; });
    row("no class", [](auto& s) { s.tracks[0].label.clear(); });
    row("no key frame", [](auto& s) { s.tracks[0].keyFrames.clear(); });
    row("key frames out of order", [](auto& s) { std::swap(s.tracks[0].keyFrames[0], s.tracks[0].keyFrames[1]); });
    row("key frame twice", [](auto& s) { s.tracks[0].keyFrames[1].frame = {0}; });
    row("frame below 0", [](auto& s) { s.tracks[0].keyFrames[0].frame = {-1}; });
    row("frame beyond all", [](auto& s) { s.tracks[0].keyFrames[1].frame = {kMostFrames}; });
    row("box not a number", [=](auto& s) { s.tracks[0].keyFrames[0].box.x = nan; });
    row("box without end", [=](auto& s) { s.tracks[0].keyFrames[0].box.width = infinite; });
    row("box overflows", [](auto& s) { s.tracks[0].keyFrames[0].box = {1.5e308, 0, 1.5e308, 9}; });
    row("box too thin", [](auto& s) { s.tracks[0].keyFrames[0].box.width = 0.99; });
    row("box upside down", [](auto& s) { s.tracks[0].keyFrames[0].box.height = -5; });
    row("single box with two key frames", [](auto& s) { s.tracks[0].singleFrame = true; });
    row("author too long", [](auto& s) { s.tracks[0].author.assign(kMostAuthorBytes + 1, 'a'); });
    row("line break in a text", [](auto& s) { s.tracks[0].attributes["colour"] = "a\nb"; });
    row("C1 control in a text", [](auto& s) {
        s.tracks[0].attributes["colour"] = "a\xC2\x85"
                                           "b";
    });
    row("text turns direction", [](auto& s) {
        s.tracks[0].attributes["colour"] = "a\xE2\x80\xAE"
                                           "b";
    });
    row("text isolates direction", [](auto& s) {
        s.tracks[0].attributes["colour"] = "a\xE2\x81\xA6"
                                           "b";
    });
    row("not UTF-8", [](auto& s) { s.tracks[0].attributes["colour"] = "\xFF"; });
    row("value too long", [](auto& s) { s.tracks[0].attributes["colour"].assign(kMostValueBytes + 1, 'a'); });
    row("attribute without value", [](auto& s) { s.tracks[0].attributes["colour"].clear(); });
    row("attribute name with comma", [](auto& s) { s.tracks[0].attributes["a,b"] = "c"; });
    row("attribute name with space", [](auto& s) { s.tracks[0].attributes[" a"] = "c"; });
    row("events out of order", [](auto& s) { std::swap(s.tracks[0].events[0], s.tracks[0].events[1]); });
    row("event twice", [](auto& s) { s.tracks[0].events[1] = s.tracks[0].events[0]; });
    row("event below 0", [](auto& s) { s.tracks[0].events[0].frame = {-3}; });
    row("range tag empty", [](auto& s) { s.rangeTags[0].range = {{5}, {5}}; });
    row("range tag twice", [](auto& s) { s.rangeTags.push_back(s.rangeTags[0]); });
    row("range tag below 0", [](auto& s) { s.rangeTags[0].range.begin = {-1}; });
    row("clip tag without name", [](auto& s) { s.clipTags.insert(""); });
    row("label set version 0", [](auto& s) { s.labelSetVersion = 0; });
}

} // namespace

class TestValidate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodLabelsPass()
    {
        QVERIFY_OK(validate(good(), defaultLabelSet(), kFacts));
        QVERIFY_OK(validate(defaultLabelSet()));
        std::mt19937_64 random(1);
        for (int i = 0; i < 200; ++i)
            QVERIFY_OK(validate(randomLabels(random), defaultLabelSet(), kFacts));
    }

    void structure_data()
    {
        QTest::addColumn<Spoil>("spoil");
        addStructureRows();
    }
    void structure()
    {
        QFETCH(Spoil, spoil);
        AnnotationSet set = good();
        spoil(set);
        QCOMPARE_ERRC(validateStructure(set), Errc::BadLabels);
        QCOMPARE_ERRC(validate(set, defaultLabelSet(), kFacts), Errc::BadLabels);
    }

    void fit_data()
    {
        QTest::addColumn<Spoil>("spoil");
        const auto row = [](const char* name, Spoil spoil) { QTest::newRow(name) << spoil; };
        row("unknown class", [](auto& s) { s.tracks[0].label = "dragon"; });
        row("kind of another class", [](auto& s) { s.tracks[0].kind = "car"; });
        row("key frame after the end", [](auto& s) { s.tracks[0].keyFrames[1].frame = {40}; });
        row("event after the end", [](auto& s) { s.tracks[0].events[1].frame = {40}; });
        row("box left of the picture", [](auto& s) { s.tracks[0].keyFrames[0].box.x = -0.51; });
        row("box below the picture", [](auto& s) { s.tracks[0].keyFrames[1].box.height = 60.51; });
        row("less than a pixel in the picture", [](auto& s) { s.tracks[0].keyFrames[0].box = {639.3, 0, 1, 9}; });
        row("unknown clip tag", [](auto& s) { s.clipTags.insert("snow"); });
        row("unknown range tag", [](auto& s) { s.rangeTags[0].name = "snow"; });
        row("range tag after the end", [](auto& s) { s.rangeTags[0].range.end = {41}; });
    }
    void fit()
    {
        QFETCH(Spoil, spoil);
        AnnotationSet set = good();
        spoil(set);
        QVERIFY_OK(validateStructure(set));
        QCOMPARE_ERRC(validate(set, defaultLabelSet(), kFacts), Errc::BadLabels);
        Change change{.tracks = {{{1}, set.tracks[0]}}, .clipTags = set.clipTags, .rangeTags = set.rangeTags};
        QCOMPARE_ERRC(validate(change, defaultLabelSet(), kFacts), Errc::BadLabels);
    }
    void anotherLabelSetVersion()
    {
        AnnotationSet set = good();
        set.labelSetVersion = defaultLabelSet().version;
        QVERIFY_OK(validate(set, defaultLabelSet(), kFacts)); // older ones were good above
        set.labelSetVersion += 1;
        QCOMPARE_ERRC(validate(set, defaultLabelSet(), kFacts), Errc::BadLabels);
    }
    void edgeTolerance()
    {
        AnnotationSet set = good();
        set.tracks[0].keyFrames[0].box = {-0.5, -0.5, 641, 361};
        QVERIFY_OK(validate(set, defaultLabelSet(), kFacts));
        const double left = 2.0 / 37;
        set.tracks[0].keyFrames[0].box = {left, 0, (left + kLeastBoxSide) - left, 9};
        QVERIFY(set.tracks[0].keyFrames[0].box.width != kLeastBoxSide); // for doubles round
        QVERIFY_OK(validate(set, defaultLabelSet(), kFacts));
    }

    void changes()
    {
        Track track = good().tracks[0];
        QVERIFY_OK(validate(replacement(track), defaultLabelSet(), kFacts));
        QCOMPARE_ERRC(validateStructure(Change{.tracks = {{{2}, track}}, .clipTags = {}, .rangeTags = {}}),
                      Errc::BadLabels);
        QCOMPARE_ERRC(validateStructure(Change{.tracks = {{{0}, std::nullopt}}, .clipTags = {}, .rangeTags = {}}),
                      Errc::BadLabels);
        track.id = {std::numeric_limits<std::uint32_t>::max()};
        QCOMPARE_ERRC(validateStructure(replacement(track)), Errc::BadLabels);
    }

    void labelSets_data()
    {
        QTest::addColumn<SpoilLabels>("spoil");
        const auto row = [](const char* name, SpoilLabels spoil) { QTest::newRow(name) << spoil; };
        row("version", [](auto& l) { l.version = 0; });
        row("letter", [](auto& l) { l.classes[0].letter = 'p'; });
        row("letter twice", [](auto& l) { l.classes[0].letter = 'A'; });
        row("class twice", [](auto& l) { l.classes[0].name = "animal"; });
        row("kind twice", [](auto& l) { l.classes[1].kinds.push_back("dog"); });
        row("tag with comma", [](auto& l) { l.clipTags.push_back("a,b"); });
        row("name too long", [](auto& l) { l.classes[0].name.assign(kMostNameBytes + 1, 'a'); });
        row("no name", [](auto& l) { l.classes[0].name.clear(); });
    }
    void labelSets()
    {
        QFETCH(SpoilLabels, spoil);
        LabelSet labels = defaultLabelSet();
        spoil(labels);
        QCOMPARE_ERRC(validate(labels), Errc::BadLabels);
    }
};

QTEST_APPLESS_MAIN(TestValidate)
#include "tst_validate.moc"
