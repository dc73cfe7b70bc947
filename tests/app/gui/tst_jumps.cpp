#include "app/gui/jumps.h"
#include "app/gui/label_checks.h"
#include "tests/support/test_support.h"

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::app;

namespace {

struct Key {
    std::int64_t frame;
    Box box{10, 10, 50, 50};
    bool outside = false;
};

Track trackOf(unsigned id, const std::vector<Key>& keys)
{
    Track track;
    track.id = {id};
    track.label = "person";
    for (const Key& key : keys)
        track.keyFrames.push_back({.frame = {key.frame}, .box = key.box, .outside = key.outside});
    return track;
}

/// Track 1 is seen from 10 to 30 and from 60 on, track 2 from 20 to 40. Nobody is there before 10 and from 40 to 60.
AnnotationSet twoTracks()
{
    AnnotationSet set;
    set.tracks = {trackOf(1, {{10}, {18}, {.frame = 30, .outside = true}, {60}}),
                  trackOf(2, {{.frame = 20, .box = {200, 10, 50, 50}},
                              {.frame = 40, .box = {200, 10, 50, 50}, .outside = true}})};
    set.nextTrackId = 3;
    return set;
}

} // namespace

class TestJumps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void jumpsGoWhereTheyShould_data()
    {
        QTest::addColumn<int>("jump");
        QTest::addColumn<int>("selected"); // track; 0: none
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to"); // -1: nowhere
        const auto row = [](const char* name, Jump jump, int selected, qint64 from, qint64 to) {
            QTest::newRow(name) << static_cast<int>(jump) << selected << from << to;
        };
        row("key after", Jump::NextKeyFrame, 1, 10, 18);
        row("key after, of any", Jump::NextKeyFrame, 0, 18, 20);
        row("no key after", Jump::NextKeyFrame, 2, 40, -1);
        row("key before", Jump::PreviousKeyFrame, 1, 18, 10);
        row("key before, between", Jump::PreviousKeyFrame, 1, 29, 18);
        row("no key before", Jump::PreviousKeyFrame, 1, 10, -1);
        row("half way", Jump::HalfWay, 1, 18, 24);
        row("half way from within", Jump::HalfWay, 2, 21, 30);
        row("already half way", Jump::HalfWay, 2, 30, -1);
        row("half way after the last", Jump::HalfWay, 1, 60, -1);
        row("comes", Jump::NextTurn, 0, 0, 10);
        row("goes", Jump::NextTurn, 1, 18, 30);
        row("comes again", Jump::NextTurn, 1, 30, 60);
        row("key frames are no turns", Jump::NextTurn, 1, 10, 30);
        row("turn before", Jump::PreviousTurn, 2, 39, 20);
        row("boxes", Jump::NextBoxes, 0, 0, 10);
        row("next boxes", Jump::NextBoxes, 0, 12, 60);
        row("boxes before", Jump::PreviousBoxes, 0, 50, 10);
        row("empty", Jump::NextEmpty, 0, 12, 40);
        row("no more empty", Jump::NextEmpty, 0, 45, -1);
        row("empty before", Jump::PreviousEmpty, 0, 70, 40);
        row("first frames are empty", Jump::PreviousEmpty, 0, 12, 0);
        row("issue", Jump::NextIssue, 0, 5, 33);
        row("issue before", Jump::PreviousIssue, 0, 80, 71);
    }

    void jumpsGoWhereTheyShould()
    {
        QFETCH(const int, jump);
        QFETCH(const int, selected);
        QFETCH(const qint64, from);
        QFETCH(const qint64, to);
        const AnnotationSet labels = twoTracks();
        std::set<TrackId> tracks;
        if (selected > 0)
            tracks.insert({static_cast<unsigned>(selected)});
        const std::vector<FrameIndex> issues{{33}, {71}};
        const auto target =
            jumpTarget(static_cast<Jump>(jump),
                       {.labels = labels, .selected = tracks, .issues = issues, .frame = {from}, .frames = 100});
        QCOMPARE(target ? target->value : -1, to);
    }

    void aTrackThatIsOnlyCoveredDoesNotGo()
    {
        AnnotationSet labels;
        labels.tracks = {trackOf(1, {{10}, {20}, {30}})};
        labels.tracks[0].keyFrames[1].occluded = true;
        const auto target =
            jumpTarget(Jump::NextTurn, {.labels = labels, .selected = {}, .issues = {}, .frame = {10}, .frames = 100});
        QVERIFY(!target);
    }

    void doubtfulBoxesAreFound()
    {
        AnnotationSet labels;
        labels.tracks = {
            trackOf(1, {{.frame = 0, .box = {0, 0, 20, 20}}, {.frame = 1, .box = {100, 0, 20, 20}}}), // leaps
            trackOf(2, {{.frame = 0, .box = {0, 100, 20, 20}}, {.frame = 50, .box = {100, 100, 20, 20}}}),
            trackOf(3, {{.frame = 5, .box = {200, 200, 40, 3}}}),  // tiny
            trackOf(4, {{.frame = 25, .box = {50, 100, 20, 20}}}), // over 2, which is there by then
        };
        const std::vector<LabelIssue> expected{
            {IssueKind::Leap, {1}, {1}}, {IssueKind::Tiny, {3}, {5}}, {IssueKind::Twin, {4}, {25}}};
        QCOMPARE(findIssues(labels), expected);
        labels.tracks[3].label = "animal";
        QCOMPARE(findIssues(labels).size(), std::size_t{2});
    }

    void outOfViewIsNoLeap()
    {
        AnnotationSet labels;
        labels.tracks = {trackOf(1, {{.frame = 0, .box = {0, 0, 20, 20}},
                                     {.frame = 1, .box = {0, 0, 20, 20}, .outside = true},
                                     {.frame = 2, .box = {400, 0, 20, 20}}})};
        QVERIFY(findIssues(labels).empty());
    }
};

QTEST_GUILESS_MAIN(TestJumps)
#include "tst_jumps.moc"
