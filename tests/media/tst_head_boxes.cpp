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
                                               {{7}, {400, 60, 100, 100}, 0.4, "person"}};
        const auto heads = headsOf(objects);
        QCOMPARE(heads.size(), std::size_t(2));
        QVERIFY(heads[0].box == Box({110, 50, 30, 44}));
        QVERIFY(heads[1].box == Box({420, 60, 60, 22}));
        for (const DetectedBox& head : heads) {
            QCOMPARE(head.frame.value, 7);
            QCOMPARE(head.label, std::string("face"));
        }
        QCOMPARE(heads[1].confidence, 0.4);
    }
    void nobodyHasNone() { QVERIFY(headsOf({}).empty()); }
};

QTEST_GUILESS_MAIN(TestHeadBoxes)
#include "tst_head_boxes.moc"
