#include "media/motion_finder.h"
#include "media/object_search.h"
#include "tests/media/moving_thing.h"

using namespace consentry;
using namespace consentry::media;
using namespace consentry::testing;

namespace {

constexpr int kWidth = 320;
constexpr int kHeight = 180;
constexpr std::uint8_t kGround = 90;
constexpr std::uint8_t kSquare = 210;
constexpr std::int64_t kStill = 15; ///< frames in which nothing moves yet

ColourPicture plain(std::uint8_t level)
{
    auto buffer = FrameBuffer::create(std::size_t(kWidth) * kHeight * 3);
    ColourPicture picture{std::move(*buffer), kWidth, kHeight, 1};
    std::fill_n(picture.buffer->data(), picture.buffer->size(), level);
    return picture;
}

ColourPicture withSquare(const Box& box)
{
    ColourPicture picture = plain(kGround);
    for (int y = int(box.y); y < int(box.bottom()); ++y)
        std::fill_n(picture.buffer->data() + (y * kWidth + int(box.x)) * 3, int(box.width) * 3, kSquare);
    return picture;
}

/// Sees one thing wherever it looks, and notes where that was.
class OneThing final : public ObjectDetector {
public:
    Result<std::vector<DetectedBox>> detect(FrameIndex frame, const BgrView& picture) override
    {
        looked.push_back(frame);
        return std::vector<DetectedBox>{
            {frame, {0, 0, picture.width / 2.0, picture.height / 2.0}, 0.9, "dog"}};
    }
    std::vector<FrameIndex> looked;
};

} // namespace

/// What moves before a camera that stands still, alone and in a clip that is looked through.
class TestObjectSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsASquareThatMoves();
    void findsNothingWhereNothingMoves();
    void takesNoMovingCameraForAThing();
    void knowsThePictureItWasMadeFrom();
    void looksThroughAClip();
    void canDoWithoutMotion();
    void canBeCancelled();

private:
    std::unique_ptr<SafeReader> reader() const
    {
        auto opened = SafeReader::open({std::make_shared<MemorySource>(m_clip.bytes), m_clip.table, StopFlag()});
        return opened ? std::move(*opened) : nullptr;
    }

    MovingThing m_thing;
    TestRendition m_clip;
};

void TestObjectSearch::initTestCase()
{
    auto made = m_thing.make();
    QVERIFY_OK(made);
    m_clip = std::move(*made);
}

void TestObjectSearch::findsASquareThatMoves()
{
    const auto finder = MotionFinder::create();
    for (std::int64_t i = 0; i < kStill; ++i) {
        const auto found = finder->add({i}, plain(kGround));
        QVERIFY_OK(found);
        QVERIFY(found->empty());
    }
    for (std::int64_t i = 0; i < 20; ++i) {
        const Box box{20.0 + 12.0 * double(i), 60, 24, 24};
        const auto found = finder->add({kStill + i}, withSquare(box));
        QVERIFY_OK(found);
        QCOMPARE(found->size(), std::size_t(1));
        const DetectedBox& moved = found->front();
        QCOMPARE(moved.frame, FrameIndex{kStill + i});
        QCOMPARE(moved.label, std::string("motion"));
        QVERIFY(moved.confidence > 0.5 && moved.confidence <= 1);
        const double overlap = intersectionOverUnion(moved.box, box);
        QVERIFY2(overlap > 0.7, qPrintable(QStringLiteral("step %1: %2").arg(i).arg(overlap)));
    }
}

void TestObjectSearch::findsNothingWhereNothingMoves()
{
    const auto finder = MotionFinder::create();
    for (std::int64_t i = 0; i < 30; ++i) {
        const auto found = finder->add({i}, withSquare({100, 60, 24, 24}));
        QVERIFY_OK(found);
        QVERIFY(found->empty());
    }
}

/// A light that goes on is no thing either.
void TestObjectSearch::takesNoMovingCameraForAThing()
{
    const auto finder = MotionFinder::create();
    for (std::int64_t i = 0; i < 20; ++i)
        QVERIFY_OK(finder->add({i}, plain(kGround)));
    const auto found = finder->add({20}, plain(kSquare));
    QVERIFY_OK(found);
    QVERIFY(found->empty());
}

void TestObjectSearch::knowsThePictureItWasMadeFrom()
{
    const auto finder = MotionFinder::create();
    for (std::int64_t i = 0; i < 10; ++i)
        QVERIFY_OK(finder->add({i}, plain(kGround)));
    ColourPicture half = withSquare({100, 60, 24, 24});
    half.scale = 0.5; // of a picture twice as wide and high
    const auto found = finder->add({10}, half);
    QVERIFY_OK(found);
    QCOMPARE(found->size(), std::size_t(1));
    QVERIFY(intersectionOverUnion(found->front().box, {200, 120, 48, 48}) > 0.7);
}

void TestObjectSearch::looksThroughAClip()
{
    OneThing detector;
    const auto source = reader();
    std::vector<std::int64_t> done;
    const auto note = [&](auto frames, auto total) {
        QCOMPARE(total, std::int64_t(40));
        done.push_back(frames);
    };
    const auto found = findObjects({.reader = *source, .detector = detector, .every = 3, .progress = note});
    QVERIFY_OK(found);
    QCOMPARE(found->looked.front(), FrameIndex{0});
    QCOMPARE(found->looked.back(), FrameIndex{39});
    QCOMPARE(found->looked.size(), std::size_t(14));
    QCOMPARE(found->looked, detector.looked);
    QCOMPARE(done.back(), std::int64_t(40));
    int dogs = 0;
    int moved = 0;
    for (const DetectedBox& box : found->detections) {
        dogs += box.label == "dog";
        if (box.label != "motion")
            continue;
        QVERIFY(intersectionOverUnion(box.box, m_thing.at(box.frame.value)) > 0.4);
        ++moved;
    }
    QCOMPARE(dogs, 14);
    QVERIFY2(moved >= 7, qPrintable(QString::number(moved)));
}

void TestObjectSearch::canDoWithoutMotion()
{
    OneThing detector;
    const auto source = reader();
    const auto found = findObjects({.reader = *source, .detector = detector, .motion = MotionSearch::Off});
    QVERIFY_OK(found);
    for (const DetectedBox& box : found->detections)
        QCOMPARE(box.label, std::string("dog"));
}

void TestObjectSearch::canBeCancelled()
{
    OneThing detector;
    const auto source = reader();
    StopSource cancel;
    cancel.set();
    QCOMPARE_ERRC(findObjects({.reader = *source, .detector = detector, .cancel = cancel.flag()}), Errc::Interrupted);
    QVERIFY(detector.looked.empty());
}

QTEST_GUILESS_MAIN(TestObjectSearch)
#include "tst_object_search.moc"
