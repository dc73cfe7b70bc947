#include "widgets/panels/track_filter.h"

#include <QTest>

using namespace consentry;
using namespace consentry::annotation;
using consentry::widgets::TrackFilter;

namespace {

/// A dog that a tracker found: 40 by 90, partly hidden, tired from frame 5 on, locked.
Track dog()
{
    Track track;
    track.id = {12};
    track.label = "animal";
    track.kind = "dog";
    track.source = Source::Tracked;
    track.keyFrames = {{.frame = {2}, .box = {0, 0, 40, 90}, .occluded = true}};
    track.attributes = {{"on a leash", "true"}};
    track.events = {{{5}, "activity", "lying"}};
    return track;
}

} // namespace

class TestTrackFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A track that somebody drew, and a tracker went on with.
    void trackedIsSaidOfKeyFramesToo()
    {
        Track track = dog();
        track.source = Source::Manual;
        const edit::TrackFlags flags;
        const TrackFilter filter(QStringLiteral("tracked"));
        QVERIFY(!filter.matches(track, {2}, flags));
        track.keyFrames.push_back({.frame = {9}, .box = {0, 0, 40, 90}, .tracked = true});
        QVERIFY(filter.matches(track, {2}, flags));
    }
    void matches_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("frame");
        QTest::addColumn<bool>("passes");
        const auto row = [](const char* filter, int frame, bool passes) {
            QTest::addRow("%s at %d", filter, frame) << QString::fromLatin1(filter) << frame << passes;
        };
        row("", 0, true);
        row("animal", 0, true);
        row("Ani", 0, true);
        row("person", 0, false);
        row("dog", 0, true);
        row("-dog", 0, false);
        row("-person  -cat", 0, true);
        row("animal person", 0, false);
        row("12", 0, true);
        row("1", 0, false);
        row("tracked", 0, true);
        row("manual", 0, false);
        row("seen", 1, false);
        row("seen", 2, true);
        row("occluded", 2, true);
        row("truncated", 2, false);
        row("keyframe", 2, true);
        row("interpolated", 3, true);
        row("locked", 0, true);
        row("hidden", 0, false);
        row("width<50", 2, true);
        row("w<40", 2, false);
        row("height>50", 2, true);
        row("height>50", 0, false);
        row("w<abc", 2, false);
        row("activity=lying", 4, false);
        row("activity=ly", 5, true);
        row("activity=", 4, true);
        row("activity=", 5, false);
        row("carrying=", 5, true);
        row("on_a_leash=true", 0, true);
        row("-", 0, false);
    }
    void matches()
    {
        QFETCH(const QString, filter);
        QFETCH(const int, frame);
        edit::TrackFlags flags;
        const std::array ids{TrackId{12}};
        flags.set(edit::TrackFlag::Locked, ids, true);
        QTEST(TrackFilter(filter).matches(dog(), {frame}, flags), "passes");
    }

    void everySuggestionIsUnderstood()
    {
        const QStringList words = TrackFilter::suggestions(defaultLabelSet());
        QVERIFY(words.contains(QStringLiteral("activity=walking")));
        QVERIFY(words.contains(QStringLiteral("dog")));
        QVERIFY(TrackFilter().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTrackFilter)
#include "tst_track_filter.moc"
