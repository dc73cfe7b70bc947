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
