#include "annotation/assignment.h"
#include "annotation/interpolation.h"
#include "annotation/linking.h"
#include "tests/annotation/label_maker.h"
#include "tests/support/test_support.h"

#include <numeric>

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::testing;

namespace {

using Looks = std::vector<std::string>;

/// What a detector saw at frames 0, 5, 10 …: one text a look, of letters at column / 2 times 10 pixels. 'p' is a
/// person, 'c' a cat, 'd' a dog, 'x' a chair, 'm' motion; large letters are sure of it (0.9 instead of 0.4).
struct Seen {
    std::vector<DetectedBox> detections;
    std::vector<FrameIndex> looked;

    explicit Seen(const Looks& looks = {})
    {
        for (const std::string& look : looks)
            add(look);
    }

    void add(const std::string& look)
    {
        const std::map<char, std::string> names{
            {'p', "person"}, {'c', "cat"}, {'d', "dog"}, {'x', "chair"}, {'m', "motion"}};
        const FrameIndex frame{std::int64_t(looked.size()) * 5};
        looked.push_back(frame);
        for (std::size_t column = 0; column < look.size(); ++column) {
            const auto letter = char(std::tolower(look[column]));
            if (letter != '.')
                detections.push_back(
                    {frame, {double(column) * 5, 50, 20, 40}, look[column] == letter ? 0.4 : 0.9, names.at(letter)});
        }
    }

    std::vector<Proposal> link(const LinkRules& rules = {}) const
    {
        return linkDetections({detections, looked, {.frames = 40, .size = {640, 360}}, "k4.pid.test"},
                              defaultLabelSet(), rules);
    }
};

/// Of every fifth frame, the column where the track is, or a dot: "a.c" is columns 0 and 2.
std::string path(const Proposal& proposal, std::int64_t looks)
{
    std::string text;
    for (std::int64_t i = 0; i < looks; ++i) {
        const auto state = stateAt(proposal.track, {i * 5});
        text += state ? char('a' + std::lround(state->box.x / 5)) : '.';
    }
    return text;
}

double sumOf(const PairValues& values, const std::vector<std::optional<std::size_t>>& pairs)
{
    double sum = 0;
    for (std::size_t row = 0; row < pairs.size(); ++row)
        sum += pairs[row] ? values.at(row, *pairs[row]) : 0;
    return sum;
}

/// By trying everything.
double bestSum(const PairValues& values)
{
    std::vector<std::size_t> columns(std::max(values.rows(), values.columns()));
    std::iota(columns.begin(), columns.end(), 0);
    double best = 0;
    do {
        double sum = 0;
        for (std::size_t row = 0; row < values.rows(); ++row)
            sum += columns[row] < values.columns() ? std::max(0.0, values.at(row, columns[row])) : 0;
        best = std::max(best, sum);
    } while (std::next_permutation(columns.begin(), columns.end()));
    return best;
}

} // namespace

class TestLinking : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pairsAreTheBest();
    void paths_data();
    void paths();
    void classes_data();
    void classes();
    void confidenceCountsWhatWasMissed();
    void straightMotionIsTwoKeyFrames();
    void proposalsAreValidTracks();
};

void TestLinking::pairsAreTheBest()
{
    std::mt19937_64 random(7);
    for (int round = 0; round < 300; ++round) {
        PairValues values(std::size_t(randomBelow(random, 6)), std::size_t(randomBelow(random, 6)));
        for (std::size_t row = 0; row < values.rows(); ++row) {
            for (std::size_t column = 0; column < values.columns(); ++column)
                values.at(row, column) = double(randomBelow(random, 12)) / 10 - 0.3;
        }
        const auto pairs = bestPairs(values);
        QCOMPARE(pairs.size(), values.rows());
        std::set<std::size_t> used;
        for (std::size_t row = 0; row < pairs.size(); ++row)
            QVERIFY(!pairs[row] || (values.at(row, *pairs[row]) > 0 && used.insert(*pairs[row]).second));
        QVERIFY(std::abs(sumOf(values, pairs) - bestSum(values)) < 1e-9);
    }
}

void TestLinking::paths_data()
{
    QTest::addColumn<Looks>("looks");
    QTest::addColumn<Looks>("expected");
    QTest::newRow("one that stands") << Looks{"P", "P", "P"} << Looks{"aaa"};
    QTest::newRow("one that walks") << Looks{"P", ".P", "..P", "...P"} << Looks{"abcd"};
    QTest::newRow("gone when no look sees it") << Looks{"P", "P", "P", "", ""} << Looks{"aaa.."};
    QTest::newRow("a gap is bridged") << Looks{"P", ".P", "", "", "....P"} << Looks{"abcde"};
    QTest::newRow("too long a gap is not")
        << Looks{"P", "P", "P", "", "", "", "", "", "P", "P", "P"} << Looks{"aaa........", "........aaa"};
    QTest::newRow("two sightings are too few") << Looks{"P", "P", "", ""} << Looks{};
    QTest::newRow("a doubtful one goes on with a sure one") << Looks{"P", "p", "p"} << Looks{"aaa"};
    QTest::newRow("doubtful ones begin nothing") << Looks{"p", "p", "p"} << Looks{};
    QTest::newRow("two side by side") << Looks{"P.....P", "P.....P", "P.....P"} << Looks{"aaa", "ggg"};
    QTest::newRow("two that pass each other")
        << Looks{"P.........P", "..P.....P", "....P.P", "....P.P", "..P.....P", "P.........P"}
        << Looks{"acegik", "kigeca"};
    QTest::newRow("a chair is nothing") << Looks{"X", "X", "X"} << Looks{};
    QTest::newRow("seen twice is once") << Looks{"PP", "PP", "PP"} << Looks{"aaa"};
}

void TestLinking::paths()
{
    QFETCH(const Looks, looks);
    QFETCH(const Looks, expected);
    const Seen seen(looks);
    std::vector<std::string> paths;
    for (const Proposal& proposal : seen.link())
        paths.push_back(path(proposal, std::int64_t(looks.size())));
    QCOMPARE(paths, expected);
}

void TestLinking::classes_data()
{
    QTest::addColumn<QString>("looks");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("kind");
    QTest::newRow("person") << "PPP"
                            << "person"
                            << "";
    QTest::newRow("dog") << "DDD"
                         << "animal"
                         << "dog";
    QTest::newRow("mostly a dog") << "DDdDcDD"
                                  << "animal"
                                  << "dog";
    QTest::newRow("a cat or a dog") << "DCDCDC"
                                    << "animal"
                                    << "";
    QTest::newRow("motion") << "MMM"
                            << "motion"
                            << "";
}

void TestLinking::classes()
{
    QFETCH(const QString, looks);
    Seen seen;
    for (const QChar look : looks)
        seen.add(std::string(1, look.toLatin1()));
    const auto proposals = seen.link();
    QCOMPARE(proposals.size(), std::size_t(1));
    QTEST(QString::fromStdString(proposals.front().track.label), "label");
    QTEST(QString::fromStdString(proposals.front().track.kind), "kind");
    QCOMPARE(proposals.front().track.source, Source::Suggested);
}

void TestLinking::confidenceCountsWhatWasMissed()
{
    QCOMPARE(Seen(Looks{"P", "P", "P"}).link().front().confidence, 0.9);
    QCOMPARE(Seen(Looks{"P", "", "P", "P"}).link().front().confidence, 0.675);
    QCOMPARE(Seen(Looks{"", "P", "P", "p", ""}).link().front().confidence, 0.733);
}

void TestLinking::straightMotionIsTwoKeyFrames()
{
    const auto proposals = Seen(Looks{"P", ".P", "..P", "...P", "....P"}).link();
    QCOMPARE(proposals.size(), std::size_t(1));
    QCOMPARE(proposals.front().track.keyFrames.size(), std::size_t(2));
    QCOMPARE(proposals.front().track.keyFrames.front().frame, FrameIndex{0});
    QCOMPARE(proposals.front().track.keyFrames.back().frame, FrameIndex{20});
    QCOMPARE(proposals.front().track.author, std::string("k4.pid.test"));
}

/// Random detections give tracks that a document takes.
void TestLinking::proposalsAreValidTracks()
{
    std::mt19937_64 random(11);
    for (int round = 0; round < 50; ++round) {
        Seen seen;
        for (std::int64_t look = 0; look < 8; ++look) {
            seen.looked.push_back({look * 5});
            for (std::int64_t i = randomBelow(random, 6); i > 0; --i)
                seen.detections.push_back(
                    {{look * 5}, randomBox(random), double(randomBelow(random, 100)) / 100, "car"});
        }
        LinkRules rules;
        rules.leastSightings = 1;
        AnnotationSet set{.labelSetVersion = defaultLabelSet().version,
                          .tracks = {},
                          .clipTags = {},
                          .rangeTags = {},
                          .excluded = {},
                          .ignored = {}};
        for (const Proposal& proposal : seen.link(rules)) {
            set.tracks.push_back(proposal.track);
            set.nextTrackId = proposal.track.id.value + 1;
            QVERIFY(proposal.confidence >= 0 && proposal.confidence <= 1);
        }
        QVERIFY_OK(validate(set, defaultLabelSet(), {.frames = 40, .size = {640, 360}}));
    }
}

QTEST_APPLESS_MAIN(TestLinking)
#include "tst_linking.moc"
