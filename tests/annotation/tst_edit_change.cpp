#include "annotation/edit_change.h"
#include "tests/support/test_support.h"

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
        QTest::newRow("removed") << Frames{seen(3, 0), gone(10)} << Frames{} << 20 << 10;
        QTest::newRow("added") << Frames{} << Frames{seen(3, 0), gone(10)} << 1 << 3;
        QTest::newRow("the nearest of two") << still << Frames{seen(2, 9), gone(15)} << 18 << 15;
    }
    void editsAreLookedAtWhereTheyAre()
    {
        QFETCH(const std::vector<KeyFrame>, before);
        QFETCH(const std::vector<KeyFrame>, after);
        QFETCH(const int, at);
        QFETCH(const int, wanted);
        const std::array<TrackId, 1> tracks{{{1}}};
        const auto frame = frameOfEdit(setOf(before), setOf(after), tracks, {at});
        QCOMPARE(frame ? int(frame->value) : -1, wanted);
        const std::array<TrackId, 1> others{{{2}}};
        QVERIFY(!frameOfEdit(setOf(before), setOf(after), others, {at}));
    }
};

QTEST_APPLESS_MAIN(TestEditChange)
#include "tst_edit_change.moc"
