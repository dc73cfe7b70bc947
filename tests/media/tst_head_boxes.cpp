#include "media/head_boxes.h"

#include "tests/support/test_support.h"

using namespace consentry;
using namespace consentry::media;

class TestHeadBoxes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The middle of the uppermost part, for persons only.
    void areOfPersons()
    {
        const std::vector<DetectedBox> objects{{{7}, {100, 50, 50, 200}, 0.8, "person"},
                                               {{7}, {300, 50, 50, 200}, 0.9, "dog"},
                                               {{7}, {400, 60, 100, 100}, 0.4, "person"},
                                               {{7}, {600, 60, 100, 40}, 0.4, "person"}};
        const auto heads = headsOf(objects);
        QCOMPARE(heads.size(), std::size_t(3));
        QVERIFY(heads[0].box == Box({110, 50, 30, 44}));
        QVERIFY(heads[1].box == Box({420, 60, 60, 50})); // half a figure
        QVERIFY(heads[2].box == Box({620, 60, 60, 40})); // never more than there is
        for (const DetectedBox& head : heads) {
            QCOMPARE(head.frame.value, 7);
            QCOMPARE(head.label, std::string(kHeadLabel));
        }
        QCOMPARE(heads[1].confidence, 0.4);
    }
    void nobodyHasNone() { QVERIFY(headsOf({}).empty()); }
};

QTEST_GUILESS_MAIN(TestHeadBoxes)
#include "tst_head_boxes.moc"
