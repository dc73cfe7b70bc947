#include "crypto/sodium.h"
#include "media/intake.h"
#include "media/safe_reader.h"
#include "tests/media/foreign_decoding.h"
#include "tests/media/foreign_kinds.h"

#include <random>
#include <set>

using namespace consentry;
using namespace consentry::media;
using namespace consentry::testing;

namespace {

constexpr int kFrames = 24;
constexpr int kSeeks = 1000;

class NoFaces final : public FaceFinder {
public:
    Result<void> addFrame(const TimedPicture&) override { return {}; }
    Result<RedactionPlan> finish() override { return RedactionPlan(); }
};

struct Taken {
    IntakeResult intake;
    Bytes rendition;
};

Result<Taken> takeIn(const fs::path& file)
{
    NoFaces finder;
    MemorySink sink;
    const auto open = [&]() -> Result<std::shared_ptr<ByteSource>> {
        TRY_ASSIGN(auto source, FileSource::open(file));
        return std::shared_ptr<ByteSource>(std::move(source));
    };
    TRY_ASSIGN(auto intake,
               makeSafeRendition({.openSource = open, .worker = workerOptions(), .finder = finder, .out = sink}));
    return Taken{std::move(intake), Bytes(sink.bytes().begin(), sink.bytes().end())};
}

} // namespace

/// A label belongs to the picture that it was drawn on: frame n of a rendition is picture n of its source, whatever the
/// source was and however one gets there. Each picture carries its number.
class TestFrameIdentity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY_OK(crypto::initialise()); }
    void everyPairIsThere();
    void namelessKindsAreRefused_data();
    void namelessKindsAreRefused();
    void noSeekGoesWrong_data();
    void noSeekGoesWrong();
    void theSameSourceGivesTheSameBytes();

private:
    TempFolder m_folder;
};

/// Of four containers and eight codecs, each pair has a row, or is named as one that nobody makes.
void TestFrameIdentity::everyPairIsThere()
{
    using Pair = std::pair<Container, Codec>;
    std::set<Pair> taken;
    std::set<Pair> nameless;
    for (const ForeignKind& kind : foreignKinds())
        taken.insert({kind.container, kind.codec});
    for (const ForeignKind& kind : namelessKinds())
        nameless.insert({kind.container, kind.codec});
    for (const Container container : {Container::Mp4, Container::Avi, Container::Matroska, Container::MpegTs}) {
        for (const Codec codec : {Codec::H264, Codec::Mjpeg, Codec::MsMpeg4v3, Codec::Hevc, Codec::Vp8, Codec::Vp9,
                                  Codec::Av1, Codec::Mpeg4}) {
            const Pair pair{container, codec};
            const std::string name = std::string(codecName(codec)) + " in " + std::string(containerName(container));
            QVERIFY2(taken.contains(pair) != nameless.contains(pair), name.c_str());
        }
    }
    QCOMPARE(taken.size() + nameless.size(), std::size_t(4 * 8));
}

void TestFrameIdentity::namelessKindsAreRefused_data()
{
    QTest::addColumn<int>("kind");
    for (std::size_t i = 0; i < namelessKinds().size(); ++i)
        QTest::newRow(namelessKinds()[i].file().c_str()) << int(i);
}

void TestFrameIdentity::namelessKindsAreRefused()
{
    QFETCH(const int, kind);
    const ForeignKind& foreign = namelessKinds()[std::size_t(kind)];
    fs::path file;
    try {
        file = makeClip(m_folder, {foreign.file(), 96, 64, kFrames, words(foreign.encoder)});
    } catch (const std::runtime_error&) {
        return; // the command refuses it
    }
    const auto taken = takeIn(file);
    QCOMPARE_ERRC(taken, Errc::MediaUnsupported);
    QCOMPARE(QString::fromStdString(taken.error().args.at(0)), QStringLiteral("no video"));
}

void TestFrameIdentity::noSeekGoesWrong_data()
{
    QTest::addColumn<int>("kind");
    for (std::size_t i = 0; i < foreignKinds().size(); ++i)
        QTest::newRow(foreignKinds()[i].file().c_str()) << int(i);
}

void TestFrameIdentity::noSeekGoesWrong()
{
    QFETCH(const int, kind);
    const ForeignKind& foreign = foreignKinds()[std::size_t(kind)];
    const fs::path file = makeClip(m_folder, {foreign.file(), 96, 64, kFrames, words(foreign.encoder)});
    const auto taken = takeIn(file);
    QVERIFY_OK(taken);
    const FrameTable& table = taken->intake.table;
    QCOMPARE(table.count(), kFrames);
    const std::vector<std::int64_t> stamps =
        foreign.container == Container::Avi ? std::vector<std::int64_t>() : probePts(file);
    for (std::int64_t i = 0; i < kFrames; ++i)
        QCOMPARE(table.at({i}).pts, stamps.empty() ? i : stamps.at(std::size_t(i))); // AVI has none but the number
    const auto reader = SafeReader::open({std::make_shared<MemorySource>(taken->rendition), table});
    QVERIFY_OK(reader);
    std::mt19937 random(7);
    std::set<std::int64_t> seen;
    for (int i = 0; i < kSeeks; ++i) {
        const std::int64_t wanted = std::uniform_int_distribution<std::int64_t>(0, kFrames - 1)(random);
        const auto picture = (*reader)->picture({wanted});
        QVERIFY_OK(picture);
        QCOMPARE(readStamp(picture->display), wanted);
        seen.insert(wanted);
    }
    QCOMPARE(seen.size(), std::size_t(kFrames)); // every frame was sought
}

void TestFrameIdentity::theSameSourceGivesTheSameBytes()
{
    const fs::path file = makeClip(m_folder, {"twice.mp4", 160, 96, kFrames, h264WithBFrames()});
    const auto first = takeIn(file);
    const auto second = takeIn(file);
    QVERIFY_OK(first);
    QVERIFY_OK(second);
    QVERIFY(first->rendition == second->rendition);
    QVERIFY(first->intake.table == second->intake.table);
}

QTEST_GUILESS_MAIN(TestFrameIdentity)
#include "tst_frame_identity.moc"
