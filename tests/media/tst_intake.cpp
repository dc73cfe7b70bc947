#include "crypto/sodium.h"
#include "media/intake.h"
#include "media/safe_reader.h"
#include "tests/media/foreign_decoding.h"

#include <QFile>

using namespace consentry;
using namespace consentry::media;
using namespace consentry::testing;

namespace {

/// Finds one "face" of fixed place in every frame, and remembers what it was shown.
class FakeFinder final : public FaceFinder {
public:
    explicit FakeFinder(Box face = {}) : m_face(face) {}
    Result<void> addFrame(const TimedPicture& frame) override
    {
        m_order.push_back(frame.frame.value);
        m_stamps.push_back(readStamp(frame.picture));
        m_times.push_back(frame.time);
        return {};
    }
    Result<RedactionPlan> finish() override
    {
        RedactionPlan plan;
        if (!m_face.isEmpty())
            plan.cover({{{0}, {std::int64_t(m_times.size())}}, {{{0}, m_face}}});
        return plan;
    }

    Box m_face;
    std::vector<std::int64_t> m_order;
    std::vector<std::int64_t> m_stamps;
    std::vector<MediaTime> m_times;
};

/// Finds one face that goes slowly to the right, and paints it as intake does: in the few colours that it has in the
/// first frame.
class TrackFinder final : public FaceFinder {
public:
    explicit TrackFinder(const Box& first) : m_first(first) {}
    Result<void> addFrame(const TimedPicture& frame) override
    {
        Box box = m_first;
        box.x += double(m_boxes.size()) / 2;
        if (m_boxes.empty())
            m_colours = sampleColours(frame.picture, coreAround(box));
        m_boxes.push_back(box);
        return {};
    }
    Result<RedactionPlan> finish() override
    {
        return RedactionPlan({{{.number = 1, .first = {0}, .boxes = m_boxes, .sightings = {0}}, m_colours}}, {});
    }
    const FaceColours& colours() const { return m_colours; }

private:
    Box m_first;
    std::vector<Box> m_boxes;
    FaceColours m_colours;
};

class BrokenFinder final : public FaceFinder {
public:
    Result<void> addFrame(const TimedPicture& frame) override
    {
        return frame.frame.value < 5 ? Result<void>() : makeError(Errc::Internal, "network");
    }
    Result<RedactionPlan> finish() override { return RedactionPlan(); }
};

/// Opens these files one after the other, one for each pass.
std::function<Result<std::shared_ptr<ByteSource>>()> opening(std::vector<fs::path> files)
{
    auto next = std::make_shared<std::size_t>(0);
    return [files = std::move(files), next]() -> Result<std::shared_ptr<ByteSource>> {
        TRY_ASSIGN(auto source, FileSource::open(files[std::min((*next)++, files.size() - 1)]));
        return std::shared_ptr<ByteSource>(std::move(source));
    };
}

Result<std::unique_ptr<SafeReader>> openReader(const MemorySink& sink, const FrameTable& table)
{
    return SafeReader::open({std::make_shared<MemorySource>(sink.bytes()), table});
}

/// All samples of a picture, plane after plane.
QByteArray samplesOf(const PictureView& picture)
{
    QByteArray all;
    const auto add = [&](const std::uint8_t* plane, int stride, int width, int height) {
        for (int y = 0; y < height; ++y)
            all.append(reinterpret_cast<const char*>(plane + std::ptrdiff_t(y) * stride), width);
    };
    add(picture.y, picture.yStride, picture.width, picture.height);
    add(picture.u, picture.uStride, picture.chromaWidth(), picture.chromaHeight());
    add(picture.v, picture.vStride, picture.chromaWidth(), picture.chromaHeight());
    return all;
}

/// Brightest minus darkest sample inside a box of 40 × 40, without the rim, where the codec lets the edge ring. The drawn
/// picture has about 90 there.
int spread(const PictureView& picture, int left, int top)
{
    int least = 255;
    int most = 0;
    for (int y = top + 6; y < top + 34; ++y) {
        for (int x = left + 6; x < left + 34; ++x) {
            const int value = picture.y[y * picture.yStride + x];
            least = std::min(least, value);
            most = std::max(most, value);
        }
    }
    return most - least;
}

} // namespace

class TestIntake : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY_OK(crypto::initialise()); }

    /// Two sources that differ under the face only, without loss, give the same bytes: nothing of it is left.
    void whatIsUnderTheFaceLeavesNoTrace()
    {
        const auto taken = [&](const char* colour, const Box& face) {
            const fs::path file = makeClip(m_folder, {std::string(colour) + ".mp4", 160, 96, 12,
                                                      words("-c:v libx264 -qp 0 -pix_fmt yuv420p -vf")
                                                          << QStringLiteral("drawbox=x=112:y=60:w=16:h=12:t=fill:color=")
                                                                 + QString::fromLatin1(colour)});
            FakeFinder finder(face);
            MemorySink sink;
            const auto result = makeSafeRendition(
                {.openSource = opening({file}), .worker = workerOptions(), .finder = finder, .out = sink});
            return result.ok() ? Bytes(sink.bytes().begin(), sink.bytes().end()) : Bytes();
        };
        const Box face{106, 54, 28, 24};
        const Bytes red = taken("red", face);
        QVERIFY(!red.empty());
        QVERIFY(red == taken("yellow", face));
        QVERIFY(taken("red", {}) != taken("yellow", {})); // the control: uncovered, they differ
    }
    void facesOfTheSameFewColoursLookTheSame_data()
    {
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("same");
        // Chequered with the other squares bright, and of another tint: the means of the cells are the same.
        QTest::newRow("another face") << patch("85+50*mod(X+Y+1,2)", "200") << true;
        QTest::newRow("the control: a brighter face") << patch("150+50*mod(X+Y,2)", "60") << false;
    }
    /// Two sources, without loss, that differ inside a face only: what the safe rendition shows depends on the face's
    /// nine colours and on nothing else in it.
    void facesOfTheSameFewColoursLookTheSame()
    {
        QFETCH(const QString, other);
        QFETCH(const bool, same);
        const Taken one = takeFace("one.mp4", patch("85+50*mod(X+Y,2)", "60"), Painted::Yes);
        const Taken two = takeFace("two.mp4", other, Painted::Yes);
        QCOMPARE(one.pictures.size(), 12);
        QCOMPARE(one.colours == two.colours, same);
        QCOMPARE(one.pictures == two.pictures, same);
        QCOMPARE(one.bytes == two.bytes, same);
        const Taken bare = takeFace("one.mp4", patch("85+50*mod(X+Y,2)", "60"), Painted::No);
        QVERIFY(bare.pictures != takeFace("two.mp4", other, Painted::No).pictures); // uncovered, they differ anyway
    }
    void metadataAndSoundAreDropped_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<int>("least"); // how often the marker must be in the source
        QTest::newRow("mp4") << "tags.mp4" << words("-c:a aac -movflags use_metadata_tags -map_chapters 2") << 8;
        QTest::newRow("mkv") << "tags.mkv"
                             << words("-c:a aac -map 3:s -c:s srt -map_chapters 2 -metadata:s:t mimetype=text/plain -attach")
                                    + QStringList{QString::fromStdString((m_folder / "attached.txt").string())}
                             << 12;
        QTest::newRow("avi") << "tags.avi" << words("-c:a pcm_s16le") << 4;
        QTest::newRow("mpegts") << "tags.ts" << words("-c:a aac") << 3;
    }
    /// Whatever a source carries besides its pictures stays behind: marked tags of container, streams and codec, chapters,
    /// subtitles, attachments, sound.
    void metadataAndSoundAreDropped()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, more);
        QFETCH(int, least);
        const QByteArray marker("Xq7MARKER");
        const auto write = [&](const char* file, const QByteArray& content) {
            QFile out(QString::fromStdString((m_folder / file).string()));
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(content);
        };
        write("chapters.txt", ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=1\ntitle=" + marker + "\n");
        write("subtitles.srt", "1\n00:00:00,000 --> 00:00:00,300\n" + marker + "\n");
        write("attached.txt", marker);
        QStringList options = words("-f lavfi -t 2 -i sine");
        for (const char* file : {"chapters.txt", "subtitles.srt"})
            options << QStringLiteral("-i") << QString::fromStdString((m_folder / file).string());
        options += words("-map 0:v -map 1:a -c:v libx264 -pix_fmt yuv420p");
        options << QStringLiteral("-bsf:v")
                << QStringLiteral("h264_metadata=sei_user_data=086f3693-b7b3-4f2c-9653-21492feee5b8+") + QString::fromLatin1(marker);
        for (const char* scope : {"-metadata", "-metadata:s:v:0", "-metadata:s:a:0"}) {
            for (const char* field : {"title", "comment", "location", "artist", "copyright", "handler_name", "own_field",
                                      "service_name", "service_provider", "encoder", "language"})
                options << QString::fromLatin1(scope) << QString::fromLatin1(field) + QStringLiteral("=")
                               + QString::fromLatin1(marker);
        }
        const fs::path file = makeClip(m_folder, {name.toStdString(), 160, 96, 12, options + more});
        const auto content = readFile(file, 10 << 20);
        QVERIFY_OK(content);
        const auto countIn = [&](ByteView bytes) {
            return QByteArray(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())).count(marker);
        };
        QVERIFY2(countIn(*content) >= least, qPrintable(QStringLiteral("the control: the source carries the marker %1 times")
                                                            .arg(countIn(*content))));
        QVERIFY(runTool(QStringLiteral("ffprobe"), words("-v error -show_entries stream=codec_type -of csv=p=0")
                                                       << QString::fromStdString(file.string())).contains("audio"));
        FakeFinder finder;
        MemorySink sink;
        QVERIFY_OK(makeSafeRendition(
            {.openSource = opening({file}), .worker = workerOptions(), .finder = finder, .out = sink}));
        QCOMPARE(countIn(sink.bytes()), 0);
        const fs::path safe = m_folder / "safe.mkv";
        QFile out(QString::fromStdString(safe.string()));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(reinterpret_cast<const char*>(sink.bytes().data()), qint64(sink.bytes().size()));
        out.close();
        const QByteArray streams = runTool(QStringLiteral("ffprobe"),
                                           words("-v error -show_entries stream=codec_type -of csv=p=0")
                                               << QString::fromStdString(safe.string()));
        QCOMPARE(streams.trimmed(), QByteArray("video"));
    }

    void everyFrameComesThrough_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("encoder");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("h264 b-frames") << "b.mp4" << h264WithBFrames() << 160 << 96;
        QTest::newRow("h264 vfr") << "v.mp4"
                                  << words("-vf setpts='N*(N+10)/(250*TB)' -fps_mode vfr -enc_time_base 1/90000 "
                                           "-video_track_timescale 90000")
                                         + h264WithBFrames()
                                  << 160 << 96;
        QTest::newRow("odd size") << "odd.mp4" << words("-c:v libx264 -pix_fmt yuv444p") << 101 << 57;
        QTest::newRow("msmpeg4 avi") << "s.avi" << words("-c:v msmpeg4 -q:v 3") << 160 << 96;
        QTest::newRow("mjpeg avi") << "j.avi" << words("-c:v mjpeg -q:v 3") << 160 << 96;
    }
    void everyFrameComesThrough()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, encoder);
        QFETCH(int, width);
        QFETCH(int, height);
        const fs::path file = makeClip(m_folder, {name.toStdString(), width, height, 50, encoder});
        FakeFinder finder;
        MemorySink sink;
        std::vector<IntakeProgress> progress;
        const auto result = makeSafeRendition({.openSource = opening({file}),
                                               .worker = workerOptions(),
                                               .finder = finder,
                                               .out = sink,
                                               .progress = [&](const IntakeProgress& p) { progress.push_back(p); }});
        QVERIFY_OK(result);
        QCOMPARE(result->table.count(), 50);
        QCOMPARE(finder.m_times.size(), std::size_t(50));
        QCOMPARE(result->table.format().width, width);
        QCOMPARE(result->table.format().height, height);
        if (result->source.container == Container::Mp4) {
            const std::vector<std::int64_t> expected = probePts(file);
            for (std::int64_t i = 0; i < 50; ++i)
                QCOMPARE(result->table.at({i}).pts, expected[std::size_t(i)]);
        }
        QCOMPARE(progress.size(), std::size_t(100));
        QVERIFY(progress.back().stage == IntakeStage::Encoding && progress.back().done == 50
                && progress.back().total == 50);
        const auto reader = openReader(sink, result->table);
        QVERIFY_OK(reader);
        for (std::int64_t i = 0; i < 50; ++i) {
            QCOMPARE(finder.m_order[std::size_t(i)], i);
            QCOMPARE(finder.m_stamps[std::size_t(i)], i);
            QCOMPARE(readStamp((*reader)->picture({i}).value().display), i);
        }
    }
    void picturesAreTurnedUpright()
    {
        const fs::path stored =
            makeClip(m_folder, {"stored.mp4", 160, 96, 12, words("-vf transpose=clock") + h264Plain()});
        const fs::path turned = m_folder / "turned.mp4";
        runTool(QStringLiteral("ffmpeg"), words("-v error -y -i") << QString::fromStdString(stored.string())
                                              << words("-c copy -metadata:s:v:0 rotate=90")
                                              << QString::fromStdString(turned.string()));
        FakeFinder finder;
        MemorySink sink;
        const auto result = makeSafeRendition(
            {.openSource = opening({turned}), .worker = workerOptions(), .finder = finder, .out = sink});
        QVERIFY_OK(result);
        QCOMPARE(result->table.format().width, 160);
        const auto reader = openReader(sink, result->table);
        QVERIFY_OK(reader);
        for (std::int64_t i = 0; i < 12; ++i) {
            QCOMPARE(finder.m_stamps[std::size_t(i)], i);
            QCOMPARE(readStamp((*reader)->picture({i}).value().display), i);
        }
    }
    void facesAndRegionsArePaintedOver()
    {
        const fs::path file = makeClip(m_folder, {"face.mp4", 320, 200, 20, h264Plain()});
        FakeFinder finder({200, 60, 40, 40});
        MemorySink sink;
        const auto result = makeSafeRendition({.openSource = opening({file}),
                                               .worker = workerOptions(),
                                               .finder = finder,
                                               .out = sink,
                                               .regions = {{{{5}, {10}}, {{{5}, {60, 120, 40, 40}}}}}});
        QVERIFY_OK(result);
        const auto reader = openReader(sink, result->table);
        QVERIFY_OK(reader);
        for (std::int64_t i = 0; i < 20; ++i) {
            const auto picture = (*reader)->picture({i});
            QVERIFY_OK(picture);
            QVERIFY(spread(picture->display, 200, 60) < 12);
            QCOMPARE(spread(picture->display, 60, 120) < 12, i >= 5 && i < 10);
        }
    }
    /// Drawn in a picture of another size, and over the edge of nothing: what is under it leaves no trace in any frame.
    void masksArePaintedInEveryFrame()
    {
        const fs::path file = makeClip(m_folder, {"mask.mp4", 320, 200, 20, h264Plain()});
        FakeFinder finder;
        MemorySink sink;
        const auto result = makeSafeRendition({.openSource = opening({file}),
                                               .worker = workerOptions(),
                                               .finder = finder,
                                               .out = sink,
                                               .masks = {{{640, 400}, {120, 240, 80, 80}}}});
        QVERIFY_OK(result);
        const auto reader = openReader(sink, result->table);
        QVERIFY_OK(reader);
        for (std::int64_t i = 0; i < 20; ++i) {
            const auto picture = (*reader)->picture({i});
            QVERIFY_OK(picture);
            QVERIFY(spread(picture->display, 60, 120) < 12);
            QVERIFY(spread(picture->display, 200, 60) > 12); // the control
        }
    }
    void aSecondPassThatDiffersIsRefused_data()
    {
        QTest::addColumn<int>("frames");
        QTest::addColumn<QStringList>("encoder");
        QTest::newRow("other pictures") << 20 << h264Plain() + words("-vf vflip");
        QTest::newRow("fewer") << 12 << h264Plain();
        QTest::newRow("more") << 25 << h264Plain();
        QTest::newRow("other size") << 20 << h264Plain() + words("-s 160x112");
    }
    void aSecondPassThatDiffersIsRefused()
    {
        QFETCH(int, frames);
        QFETCH(QStringList, encoder);
        const fs::path first =
            makeClip(m_folder, {"first.mp4", 160, 96, 20, h264Plain() + words("-video_track_timescale 12800")});
        const fs::path second =
            makeClip(m_folder, {"second.mp4", 160, 96, frames, encoder + words("-video_track_timescale 12800")});
        FakeFinder finder;
        MemorySink sink;
        QCOMPARE_ERRC(
            makeSafeRendition(
                {.openSource = opening({first, second}), .worker = workerOptions(), .finder = finder, .out = sink}),
            Errc::MediaDamaged);
    }
    void aBrokenFinderEndsIt()
    {
        const fs::path file = makeClip(m_folder, {"broken.mp4", 160, 96, 20, h264Plain()});
        BrokenFinder finder;
        MemorySink sink;
        QCOMPARE_ERRC(makeSafeRendition(
                          {.openSource = opening({file}), .worker = workerOptions(), .finder = finder, .out = sink}),
                      Errc::Internal);
        QVERIFY(sink.bytes().empty());
    }
    void itCanBeInterrupted_data()
    {
        QTest::addColumn<int>("after");
        QTest::newRow("finding faces") << 10;
        QTest::newRow("encoding") << 70;
    }
    void itCanBeInterrupted()
    {
        QFETCH(int, after);
        const fs::path file = makeClip(m_folder, {"stop.mp4", 160, 96, 60, h264Plain()});
        StopSource stop;
        FakeFinder finder;
        MemorySink sink;
        int calls = 0;
        const auto result = makeSafeRendition({.openSource = opening({file}),
                                               .worker = workerOptions(stop.flag()),
                                               .finder = finder,
                                               .out = sink,
                                               .progress = [&](const IntakeProgress&) {
                                                   if (++calls == after)
                                                       stop.set();
                                               }});
        QCOMPARE_ERRC(result, Errc::Interrupted);
        QVERIFY(calls < after + 10); // what was in the ring already
    }

private:
    enum class Painted { Yes, No };
    /// What became of a source with a face in it.
    struct Taken {
        FaceColours colours;
        Bytes bytes;              ///< of the safe rendition
        QByteArrayList pictures; ///< all samples of each, decoded from it
    };
    /// A filter that puts this luma and chroma inside of the face's box, wherever that is in the clip's 12 frames.
    static QString patch(const char* luma, const char* chroma)
    {
        return QStringLiteral("geq=lum='if(between(X,112,127)*between(Y,60,71),%1,lum(X,Y))':"
                              "cb='if(between(X,56,63)*between(Y,30,35),%2,cb(X,Y))':"
                              "cr='if(between(X,56,63)*between(Y,30,35),%2,cr(X,Y))'")
            .arg(QString::fromLatin1(luma), QString::fromLatin1(chroma));
    }
    Taken takeFace(const char* name, const QString& filter, Painted painted)
    {
        const fs::path file =
            makeClip(m_folder, {name, 160, 96, 12, words("-c:v libx264 -qp 0 -pix_fmt yuv420p -vf") << filter});
        TrackFinder track({103, 54, 28, 24});
        FakeFinder none;
        FaceFinder& finder = painted == Painted::Yes ? static_cast<FaceFinder&>(track) : none;
        MemorySink sink;
        const auto result = makeSafeRendition(
            {.openSource = opening({file}), .worker = workerOptions(), .finder = finder, .out = sink});
        if (!result)
            return {};
        const auto reader = openReader(sink, result->table);
        Taken taken{track.colours(), {sink.bytes().begin(), sink.bytes().end()}, {}};
        for (FrameIndex i{0}; i < result->table.range().end; i = i + 1)
            taken.pictures << samplesOf((*reader)->picture(i)->display);
        return taken;
    }

    TempFolder m_folder;
};

QTEST_GUILESS_MAIN(TestIntake)
#include "tst_intake.moc"
