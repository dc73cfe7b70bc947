#include "annotation/edit_change.h"
#include "tests/support/test_support.h"

#include <functional>

using namespace consentry;
using namespace consentry::annotation;

namespace {

KeyFrame seen(std::int64_t frame, double x)
{
    return {.frame = {frame}, .box = {x, 0, 10, 10}};
}

KeyFrame gone(std::int64_t frame)
{
    return {.frame = {frame}, .box = {0, 0, 10, 10}, .outside = true};
}

AnnotationSet setOf(std::vector<KeyFrame> keyFrames)
{
    AnnotationSet set;
    if (keyFrames.empty())
        return set;
    Track track;
    track.id = {1};
    track.label = "person";
    track.keyFrames = std::move(keyFrames);
    apply(set, replacement(std::move(track)));
    return set;
}

} // namespace

class TestEditChange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What is undone is looked at where one is, or as near as it is to be seen.
    void editsAreLookedAtWhereTheyAre_data()
    {
        using Frames = std::vector<KeyFrame>;
        QTest::addColumn<Frames>("before");
        QTest::addColumn<Frames>("after");
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("wanted"); // -1: nowhere
        const Frames still{seen(0, 0), gone(10)};
        QTest::newRow("nothing") << still << still << 5 << -1;
        QTest::newRow("shows here") << still << Frames{seen(0, 0), seen(8, 50), gone(10)} << 5 << 5;
        QTest::newRow("shows elsewhere") << still << Frames{seen(0, 0), seen(8, 50), gone(10)} << 20 << 8;
        QTest::newRow("removed") << Frames{seen(3, 0), gone(10)} << Frames{} << 20 << 9;
        QTest::newRow("added") << Frames{} << Frames{seen(3, 0), gone(10)} << 1 << 3;
        QTest::newRow("the nearest of two") << still << Frames{seen(2, 9), gone(15)} << 18 << 14;
        QTest::newRow("where it was said") << Frames{seen(0, 0), seen(20, 0)}
                                           << Frames{seen(0, 0), seen(10, 50), seen(20, 0)} << 30 << 10;
        QTest::newRow("shows a little here") << Frames{seen(0, 0), seen(20, 0)}
                                             << Frames{seen(0, 0), seen(10, 50), seen(20, 0)} << 19 << 19;
        QTest::newRow("only the key frame") << still << Frames{seen(0, 0), seen(4, 0), gone(10)} << 8 << 4;
    }
    void editsAreLookedAtWhereTheyAre()
    {
        QFETCH(const std::vector<KeyFrame>, before);
        QFETCH(const std::vector<KeyFrame>, after);
        QFETCH(const int, at);
        QFETCH(const int, wanted);
        for (const auto& [was, is] : {std::pair(before, after), std::pair(after, before)}) { // and redone
            const auto frame = frameOfEdit(setOf(was), setOf(is), {at});
            QCOMPARE(frame ? int(frame->value) : -1, wanted);
            QCOMPARE(changedTracks(setOf(was), setOf(is)).size(), std::size_t(was == is ? 0 : 1));
        }
    }
    /// What holds for the whole track shows wherever it has a box.
    void classesAndAttributesShowWithABox()
    {
        const AnnotationSet before = setOf({seen(5, 0), gone(10)});
        const auto changed = [&](const std::function<void(Track&)>& change) {
            AnnotationSet after = before;
            change(after.tracks.front());
            return after;
        };
        const auto frameOf = [&](const AnnotationSet& after, std::int64_t at) {
            return frameOfEdit(before, after, {at}).value_or(FrameIndex{-1}).value;
        };
        for (const AnnotationSet& after : {changed([](Track& track) { track.label = "animal"; }),
                                           changed([](Track& track) { track.kind = "child"; }),
                                           changed([](Track& track) { track.attributes["remark"] = "limps"; })}) {
            QCOMPARE(frameOf(after, 7), 7);
            QCOMPARE(frameOf(after, 0), 5);
            QCOMPARE(frameOf(after, 30), 9);
        }
        const auto walks = changed([](Track& track) { track.events = {{{7}, "activity", "walking"}}; });
        QCOMPARE(frameOf(walks, 8), 8);
        QCOMPARE(frameOf(walks, 5), 7);
        QCOMPARE(changedTracks(before, walks), std::vector{TrackId{1}});
    }
    void rangesShowWhereTheyDiffer()
    {
        const AnnotationSet before;
        const auto frameOf = [](const AnnotationSet& was, const AnnotationSet& is, std::int64_t at) {
            return frameOfEdit(was, is, {at}).value_or(FrameIndex{-1}).value;
        };
        AnnotationSet tagged, longer, excluded, ignored, clip;
        tagged.rangeTags = {{"rain", {{4}, {8}}}};
        longer.rangeTags = {{"rain", {{4}, {12}}}};
        excluded.excluded = {{{4}, {8}}};
        ignored.ignored = {{"person", {{4}, {8}}, {0, 0, 9, 9}}};
        clip.clipTags = {"rain"};
        for (const AnnotationSet& after : {tagged, excluded, ignored}) {
            QCOMPARE(frameOf(before, after, 5), 5);
            QCOMPARE(frameOf(before, after, 1), 4);
            QCOMPARE(frameOf(after, before, 20), 7);
        }
        QCOMPARE(frameOf(tagged, longer, 5), 8);
        QCOMPARE(frameOf(longer, tagged, 9), 9);
        QCOMPARE(frameOf(before, clip, 5), -1); // of the clip: in all frames alike
        QVERIFY(changedTracks(before, tagged).empty());
    }
};

QTEST_APPLESS_MAIN(TestEditChange)
#include "tst_edit_change.moc"
