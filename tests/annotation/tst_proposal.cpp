#include "annotation/proposal.h"
#include "tests/annotation/label_maker.h"
#include "tests/support/test_support.h"

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::testing;

namespace {

Result<std::vector<Proposal>> read(const QByteArray& text)
{
    return readProposals({reinterpret_cast<const std::uint8_t*>(text.constData()), std::size_t(text.size())},
                         defaultLabelSet(), kFacts);
}

QByteArray written(const std::vector<Proposal>& proposals)
{
    const Bytes bytes = writeProposals(proposals);
    return {reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())};
}

std::vector<Proposal> two()
{
    std::mt19937_64 random(3);
    std::vector<Proposal> proposals{{randomTrack(random, {1}), 0.734}, {randomTrack(random, {4}), 1}};
    proposals[1].track.label = kMotionLabel;
    proposals[1].track.kind.clear();
    proposals[1].track.attributes.clear();
    proposals[1].track.events.clear();
    return proposals;
}

} // namespace

class TestProposal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas();
    void malformed_data();
    void malformed();
    void otherClipsDoNotFit();
};

void TestProposal::comesBackAsItWas()
{
    for (const auto& proposals : {two(), std::vector<Proposal>()}) {
        const auto back = read(written(proposals));
        QVERIFY_OK(back);
        QCOMPARE(*back, proposals);
    }
}

void TestProposal::malformed_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray good = written(two());
    const auto with = [&](const char* before, const char* after) {
        QByteArray text = good;
        return text.replace(before, after);
    };
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another head") << with("proposals v1", "proposals v2");
    QTest::newRow("no confidences") << with(" 734 1000\n", "\n");
    QTest::newRow("one too few") << with(" 734 1000\n", " 734\n");
    QTest::newRow("one too many") << with(" 734 1000\n", " 734 1000 1\n");
    QTest::newRow("above 1") << with(" 734 1000\n", " 734 1001\n");
    QTest::newRow("negative") << with(" 734 1000\n", " 734 -1\n");
    QTest::newRow("no number") << with(" 734 1000\n", " 734 x\n");
    QTest::newRow("another form") << with(" 734 1000\n", " 0734 1000\n");
    QTest::newRow("tracks cut") << good.chopped(20);
    QTest::newRow("unknown class") << with("motion", "spoons");
}

void TestProposal::malformed()
{
    QFETCH(const QByteArray, text);
    QVERIFY_OK(read(written(two())));
    QCOMPARE_ERRC(read(text), Errc::BadLabels);
}

void TestProposal::otherClipsDoNotFit()
{
    const Bytes bytes = writeProposals(two());
    QCOMPARE_ERRC(readProposals(bytes, defaultLabelSet(), {.frames = 1, .size = {20, 20}}), Errc::BadLabels);
}

QTEST_APPLESS_MAIN(TestProposal)
#include "tst_proposal.moc"
