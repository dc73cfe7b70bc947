#include "app/operations/doubts.h"

#include "tests/support/test_support.h"

using namespace consentry;
using namespace consentry::app;
using media::Doubt;
using media::DoubtKind;
using media::FaceTrackFacts;

class TestDoubts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areWhatWasNotSure()
    {
        media::RedactionFacts facts;
        facts.tracks = {FaceTrackFacts{1, {{0}, {50}}, 40, 0.95, 3},
                        FaceTrackFacts{2, {{10}, {20}}, 5, 0.55, 0},
                        FaceTrackFacts{3, {{30}, {40}}, 1, 0.8, 0},
                        FaceTrackFacts{4, {{60}, {90}}, 9, 0.7, 20},
                        FaceTrackFacts{5, {{5}, {9}}, 2, 0.31, 30}};
        const std::vector<Doubt> expected{{{{5}, {9}}, DoubtKind::Weak, 5, 0.31},
                                          {{{10}, {20}}, DoubtKind::Weak, 2, 0.55},
                                          {{{60}, {90}}, DoubtKind::Gap, 4, 0.7},
                                          {{{30}, {40}}, DoubtKind::Once, 3, 0.8}};
        QVERIFY(media::doubtsOf(facts) == expected);
        const std::string text = doubtsText(expected);
        QCOMPARE(text, std::string("consentry doubts v1\n5 9 weak 5 310\n10 20 weak 2 550\n60 90 gap 4 700\n"
                                   "30 40 once 3 800\n"));
        const auto read = doubtsFromText(text);
        QVERIFY_OK(read);
        QVERIFY(*read == expected);
        QVERIFY(doubtsFromText(doubtsText({}))->empty());
    }

    void tellWhereDetectorsDisagree()
    {
        media::RedactionFacts facts;
        facts.compared = {{0}, {50}, {100}, {150}, {200}};
        facts.disagreements = {{{0}, 1, 0.7},  {{50}, 0, 0.6},  {{50}, 1, 0.9}, {{100}, 0, 0.5},
                               {{100}, 0, 0.8}, {{150}, 1, 0.6}, {{200}, 0, 0.9}};
        QCOMPARE(facts.disagreedFrames(), 5);
        const std::vector<Doubt> expected{{{{200}, {201}}, DoubtKind::Unpainted, 0, 0.9},
                                          {{{50}, {101}}, DoubtKind::Unpainted, 0, 0.8},
                                          {{{150}, {151}}, DoubtKind::Disputed, 1, 0.6},
                                          {{{0}, {51}}, DoubtKind::Disputed, 1, 0.9}};
        QVERIFY(media::doubtsOf(facts) == expected);
        const std::string text = doubtsText(expected);
        QCOMPARE(text, std::string("consentry doubts v1\n200 201 unpainted 0 900\n50 101 unpainted 0 800\n"
                                   "150 151 disputed 1 600\n0 51 disputed 1 900\n"));
        QVERIFY(doubtsFromText(text).value() == expected);
    }

    /// What may show a face comes before faces that are painted over, however unsure.
    void whatIsNotPaintedComesFirst()
    {
        media::RedactionFacts facts;
        facts.tracks = {FaceTrackFacts{1, {{0}, {50}}, 40, 0.31, 3}};
        facts.compared = {{10}};
        facts.disagreements = {{{10}, 0, 0.95}};
        const auto doubts = media::doubtsOf(facts);
        QCOMPARE(doubts.size(), std::size_t(2));
        QCOMPARE(doubts.front().kind, DoubtKind::Unpainted);
    }

    void otherTextsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray head = "consentry doubts v1\n";
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("another version") << QByteArray("consentry doubts v2\n");
        for (const char* line : {"1 2 weak 3 4", "1 2 weak 3\n", "1 2 weak 3 4 5\n", "1 2 sure 3 4\n", "x 2 weak 3 4\n",
                                 "01 2 weak 3 4\n", "1  2 weak 3 4\n", "1 2 weak -3 4\n", "\n"})
            QTest::newRow(line) << head + line;
    }
    void otherTextsAreRefused()
    {
        QFETCH(const QByteArray, text);
        QCOMPARE_ERRC(doubtsFromText(text.toStdString()), Errc::BadEncoding);
    }
};

QTEST_GUILESS_MAIN(TestDoubts)
#include "tst_doubts.moc"
