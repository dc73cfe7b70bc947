#include "annotation/attribute_edit.h"
#include "annotation/frame_ranges.h"
#include "annotation/label_set.h"
#include "annotation/validate.h"
#include "tests/annotation/label_maker.h"
#include "tests/support/test_support.h"

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::testing;

namespace {

/// Standing at first, walking from frame 4, nothing from frame 8; ten frames.
Track person()
{
    Track track;
    track.id = {1};
    track.label = "person";
    track.keyFrames = {{.frame = {0}, .box = {0, 0, 10, 10}}};
    track.attributes = {{"activity", "standing"}};
    track.events = {{{4}, "activity", "walking"}, {{8}, "activity", ""}};
    return track;
}

/// "ssssww..": the first letters of the values.
QString values(const Track& track)
{
    QString text;
    for (std::int64_t i = 0; i < 10; ++i) {
        const std::string value = valueAt(track, "activity", {i});
        text += value.empty() ? QLatin1Char('.') : QLatin1Char(value[0]);
    }
    return text;
}

std::vector<bool> frames(const FrameRanges& ranges)
{
    std::vector<bool> in;
    for (std::int64_t i = 0; i < 30; ++i)
        in.push_back(contains(ranges, {i}));
    return in;
}

} // namespace

class TestAttributeEdit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scopes_data()
    {
        QTest::addColumn<int>("scope");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<int>("events");
        const auto row = [](const char* name, Scope scope, const char* value, const char* wanted, int events) {
            QTest::newRow(name) << static_cast<int>(scope) << QString::fromLatin1(value) << QString::fromLatin1(wanted)
                                << events;
        };
        row("this frame", Scope::Frame, "lying", "sslswwww..", 4);
        row("from here", Scope::FromHere, "lying", "ssllwwww..", 3);
        row("from here, none", Scope::FromHere, "", "ss..wwww..", 3);
        row("whole track", Scope::Track, "lying", "llllllllll", 0);
        row("whole track, none", Scope::Track, "", "..........", 0);
        row("range", Scope::Range, "lying", "sssllllw..", 3);
        row("what holds already", Scope::FromHere, "standing", "sssswwww..", 2);
    }
    void scopes()
    {
        QFETCH(const int, scope);
        QFETCH(const QString, value);
        const Track track = withValue(person(), {.name = "activity",
                                                 .value = value.toStdString(),
                                                 .scope = static_cast<Scope>(scope),
                                                 .frame = {2},
                                                 .range = {{3}, {7}},
                                                 .clip = 10});
        QTEST(values(track), "wanted");
        QTEST(static_cast<int>(track.events.size()), "events");
        AnnotationSet set;
        set.tracks = {track};
        set.nextTrackId = 2;
        QVERIFY_OK(validateStructure(set));
    }

    void rangeToTheEndLeavesNoEventBehindIt()
    {
        const Track track = withValue(
            person(), {.name = "activity", .value = "lying", .scope = Scope::Range, .range = {{6}, {10}}, .clip = 10});
        QCOMPARE(values(track), QStringLiteral("sssswwllll"));
        QCOMPARE(track.events.back().frame, FrameIndex{6});
    }

    void aBoxOfOneFrameHasNoMoments()
    {
        Track track = person();
        track.events.clear();
        track.singleFrame = true;
        track = withValue(track,
                          {.name = "activity", .value = "lying", .scope = Scope::FromHere, .frame = {0}, .clip = 10});
        QVERIFY(track.events.empty());
        QCOMPARE(track.attributes.at("activity"), std::string("lying"));
    }

    void valuesThatAnAttributeTakes_data()
    {
        QTest::addColumn<QString>("attribute");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("taken");
        const auto row = [](const char* attribute, const char* value, bool taken) {
            QTest::addRow("%s '%s'", attribute, value)
                << QString::fromLatin1(attribute) << QString::fromLatin1(value) << taken;
        };
        row("activity", "walking", true);
        row("activity", "flying", false);
        row("activity", "", false);
        row("moving", "true", true);
        row("moving", "yes", false);
        row("remark", "anything", true);
        for (const char* number : {"0", "3", "99", "2.5", "0.25"})
            row("seats taken", number, true);
        for (const char* number :
             {"-1", "100", "", "1e1", "+1", "07", ".5", "1.", " 1", "0x1", "nan", "1,5", "--1", "-"})
            row("seats taken", number, false);
    }
    void valuesThatAnAttributeTakes()
    {
        QFETCH(const QString, attribute);
        QFETCH(const QString, value);
        QFETCH(const bool, taken);
        const LabelSet labels = defaultLabelSet();
        QCOMPARE(labels.findAttribute(attribute.toStdString())->takes(value.toStdString()), taken);
        AnnotationSet set;
        set.tracks = {person()};
        set.nextTrackId = 2;
        set.tracks[0].label =
            attribute == QLatin1String("activity") || attribute == QLatin1String("remark") ? "person" : "vehicle";
        set.tracks[0].attributes = {{attribute.toStdString(), value.toStdString()}};
        if (!value.isEmpty())
            QCOMPARE(validate(set, labels, kFacts).ok(), taken);
        set.tracks[0].label = "animal"; // activity applies to it, the others are left over from another class
        if (!value.isEmpty() && attribute != QLatin1String("activity"))
            QVERIFY_OK(validate(set, labels, kFacts));
    }

    void attributesOfAWholeTrackHaveNoEvents()
    {
        AnnotationSet set;
        set.tracks = {person()};
        set.nextTrackId = 2;
        set.tracks[0].label = "vehicle";
        set.tracks[0].events = {{{3}, "seats taken", "2"}};
        QCOMPARE_ERRC(validate(set, defaultLabelSet(), kFacts), Errc::BadLabels);
    }

    /// The same as sets of single frames, whatever is put in and taken out.
    void ranges()
    {
        std::mt19937_64 random(31);
        FrameRanges now;
        std::vector<bool> wanted(30, false);
        for (int round = 0; round < 2000; ++round) {
            const std::int64_t begin = randomBelow(random, 29);
            const FrameRange range{{begin}, {begin + randomBelow(random, 30 - begin)}};
            const bool in = random() % 2 == 0;
            now = in ? withRange(now, range) : withoutRange(now, range);
            for (std::int64_t i = range.begin.value; i < range.end.value; ++i)
                wanted[static_cast<std::size_t>(i)] = in;
            QVERIFY(isOrdered(now));
            QCOMPARE(frames(now), wanted);
            QVERIFY(range.isEmpty() || covers(now, range) == in);
            QCOMPARE(countBefore(now, {17}), std::int64_t(std::count(wanted.begin(), wanted.begin() + 17, true)));
        }
    }
};

QTEST_APPLESS_MAIN(TestAttributeEdit)
#include "tst_attribute_edit.moc"
