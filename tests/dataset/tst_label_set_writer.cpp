#include "dataset/label_set_verifier.h"
#include "tests/dataset/label_set_fixture.h"

#include <thread>

using namespace consentry;
using namespace consentry::dataset;
using namespace consentry::testing;

namespace {

bool isEmptyFolder(const fs::path& path)
{
    return fs::is_empty(path);
}

/// First bytes of files that hold pictures, video or archives of them.
constexpr std::string_view kPixelMarks[] = {"\x89PNG",          "\xff\xd8\xff", "GIF8",       "RIFF", "BM",
                                            "\x1a\x45\xdf\xa3", "ftyp",         "PK\x03\x04", "II*",  "MM"};

bool startsLikePixels(ByteView bytes)
{
    const std::string_view start = textOf(bytes.first(std::min<std::size_t>(bytes.size(), 16)));
    return std::ranges::any_of(kPixelMarks, [&](std::string_view mark) {
        return start.starts_with(mark) || start.substr(std::min<std::size_t>(4, start.size())).starts_with(mark);
    });
}

/// A clip whose files take their time to write.
FrameTable manyFrames(const FrameFormat& format)
{
    std::vector<FrameEntry> entries(100'000);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        entries[i].pts = static_cast<std::int64_t>(i) * 40;
        entries[i].keyFrame = i % 8 == 0;
    }
    return FrameTable(format, entries);
}

/// Whether a label set that is being written below `folder` has its first file.
bool hasFirstFile(const fs::path& folder)
{
    std::error_code ignored; // it may go while we look
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (fs::exists(entry.path() / "clips.csv", ignored))
            return true;
    }
    return false;
}

} // namespace

class TestLabelSetWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameInputGivesTheSameBytes()
    {
        const TempFolder folder;
        LabelSetFixture fixture;
        for (int i = 0; i < 4; ++i)
            fixture.addClip();
        QVERIFY_OK(fixture.exportTo(folder / "one"));
        fixture.reverse(); // nothing hangs on the order in which clips are given
        QVERIFY_OK(fixture.exportTo(folder / "two"));
        auto one = filesBelow(folder / "one");
        auto two = filesBelow(folder / "two");
        const std::string manifest(kManifestName);
        QVERIFY(one.contains(manifest) && one.size() == 5);
        one.erase(manifest);
        two.erase(manifest);
        QVERIFY(one == two);
    }

    void manifestDiffersOnlyInItsProof()
    {
        const TempFolder folder;
        LabelSetFixture fixture;
        fixture.addClip();
        const auto one = LabelSetWriter::write(folder / "one", fixture.request(), fixture.clips());
        const auto two = LabelSetWriter::write(folder / "two", fixture.request(), fixture.clips());
        QVERIFY_OK(one);
        QVERIFY_OK(two);
        QVERIFY((*one)->manifest().bodyHash == (*two)->manifest().bodyHash);
        QVERIFY((*one)->manifest().consentRoot == (*two)->manifest().consentRoot);
    }

    void countsWhatItWrote()
    {
        const TempFolder folder;
        LabelSetFixture fixture;
        fixture.addClip();
        fixture.addClip();
        const auto writer = LabelSetWriter::write(folder / "out", fixture.request(), fixture.clips());
        QVERIFY_OK(writer);
        const ExportCounts& counts = (*writer)->counts();
        QCOMPARE(counts.clips, 2U);
        QCOMPARE(counts.images, 6U);
        QCOMPARE(counts.tracks, 2U);
        QCOMPARE(counts.boxes, 4U); // frames 0 and 1 of each: the key frame at 2 is outside
        QCOMPARE(counts.boxesPerClass.at("person"), 4U);
    }

    void holdsNeitherPixelsNorNames()
    {
        const TempFolder folder;
        LabelSetFixture fixture;
        fixture.addClip();
        QVERIFY_OK(fixture.exportTo(folder / "out"));
        for (const auto& [path, bytes] : filesBelow(folder / "out")) {
            QVERIFY2(!startsLikePixels(bytes), path.c_str());
            const std::string_view text = textOf(bytes);
            // The camera, what the original was, and who labelled it stay inside.
            for (const char* word : {"garden", "exterior", "mp4", "Anna Annotator", "Lena Lead", "signed form"})
                QVERIFY2(text.find(word) == std::string_view::npos,
                         qPrintable(QStringLiteral("%1 in %2").arg(QLatin1String(word), QString::fromStdString(path))));
            QVERIFY2(text.find(fixture.people.annotator.keyId().text) == std::string_view::npos, path.c_str());
        }
    }

    void namesAreNoFormulas_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("field");
        const auto row = [](const char* name, const char* field) {
            QTest::newRow(name) << QByteArray(name) << QByteArray(field);
        };
        row("leaves", "leaves");
        row("half-open = ajar", "half-open = ajar");
        row("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1");
        row("+1", "'+1");
        row("-1", "'-1");
        row("@SUM(A1)", "'@SUM(A1)");
        row("a;=1+1;b", "a;'=1+1;b");
        row("a; \"=1+1\"", "\"a; \"\"'=1+1\"\"\"");
        row("\"=1+1\"", "\"\"\"'=1+1\"\"\"");
    }
    void namesAreNoFormulas()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const QByteArray, field);
        const TempFolder folder;
        LabelSetFixture fixture;
        fixture.addClip();
        ExportClip clip = fixture.clips().front();
        clip.labels.clipTags = {name.toStdString()};
        const auto writer = LabelSetWriter::write(folder / "out", fixture.request(), {&clip, 1});
        QVERIFY_OK(writer);
        const auto files = filesBelow(folder.path());
        const auto ranges =
            std::ranges::find_if(files, [](const auto& file) { return file.first.ends_with("/ranges.csv"); });
        QVERIFY(ranges != files.end());
        const std::string line = ",clip_tag," + field.toStdString() + ",0,3,,,,\r\n";
        QVERIFY2(textOf(ranges->second).ends_with(line), std::string(textOf(ranges->second)).c_str());
    }

    void leavesNothingWithoutFinish()
    {
        const TempFolder folder;
        LabelSetFixture fixture;
        fixture.addClip();
        {
            const auto writer = LabelSetWriter::write(folder / "out", fixture.request(), fixture.clips());
            QVERIFY_OK(writer);
            QVERIFY(!isEmptyFolder(folder.path()));
        }
        QVERIFY(isEmptyFolder(folder.path()));
    }

    void endedAccessStopsIt()
    {
        const TempFolder folder;
        LabelSetFixture fixture;
        fixture.addClip();
        fixture.addClip();
        fixture.endAccess(1);
        QCOMPARE_ERRC(LabelSetWriter::write(folder / "out", fixture.request(), fixture.clips()), Errc::AccessEnded);
        QVERIFY(isEmptyFolder(folder.path()));
    }

    void accessThatEndsMeanwhileStopsIt()
    {
        using Time = std::chrono::steady_clock;
        const TempFolder folder;
        LabelSetFixture fixture;
        fixture.addClip();
        std::vector<ExportClip> clips(fixture.clips().begin(), fixture.clips().end());
        clips.front().frames = manyFrames(clips.front().frames.format());
        std::optional<Time::time_point> endedAt;
        std::jthread somebodyElse([&](const std::stop_token& stop) {
            while (!stop.stop_requested() && !hasFirstFile(folder.path()))
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            endedAt = Time::now();
            fixture.endAccess(0);
        });
        const auto written = LabelSetWriter::write(folder / "out", fixture.request(), clips);
        const auto stoppedAt = Time::now();
        somebodyElse.request_stop();
        somebodyElse.join();
        QCOMPARE_ERRC(written, Errc::AccessEnded);
        QVERIFY(isEmptyFolder(folder.path()));
        using Milliseconds = std::chrono::duration<double, std::milli>;
        qInfo("it went on for %.0f ms after access had ended", Milliseconds(stoppedAt - *endedAt).count());
    }

    void rightToLookIsNoRightToExport()
    {
        const TempFolder folder;
        LabelSetFixture fixture;
        fixture.addClip();
        const auto view = fixture.people.gate().open(fixture.people.request(), fixture.people.evidence());
        QVERIFY_OK(view);
        std::vector<ExportClip> clips(fixture.clips().begin(), fixture.clips().end());
        clips.front().access = &*view;
        QCOMPARE_ERRC(LabelSetWriter::write(folder / "out", fixture.request(), clips), Errc::ActionNotGranted);
        QVERIFY(isEmptyFolder(folder.path()));
    }

    void refusesATakenPlace_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : {"file", "full folder", "link"})
            QTest::newRow(what) << QString::fromUtf8(what);
    }
    void refusesATakenPlace()
    {
        QFETCH(const QString, what);
        const TempFolder folder;
        const fs::path out = folder / "out";
        if (what == QLatin1String("file"))
            QVERIFY_OK(writeFile(out, bytesOf("mine"), AtomicFile::IfExists::Refuse));
        if (what == QLatin1String("link"))
            fs::create_symlink("/nowhere", out);
        if (what == QLatin1String("full folder")) {
            QVERIFY_OK(makePrivateFolder(out));
            QVERIFY_OK(writeFile(out / "mine", bytesOf("mine"), AtomicFile::IfExists::Refuse));
        }
        LabelSetFixture fixture;
        fixture.addClip();
        QCOMPARE_ERRC(LabelSetWriter::write(out, fixture.request(), fixture.clips()), Errc::AlreadyExists);
        QCOMPARE(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
    }

    void takesAnEmptyFolder()
    {
        const TempFolder folder;
        QVERIFY_OK(makePrivateFolder(folder / "out"));
        LabelSetFixture fixture;
        fixture.addClip();
        QVERIFY_OK(fixture.exportTo(folder / "out"));
        const auto report = verifyLabelSet(folder / "out", {});
        QVERIFY_OK(report);
        QVERIFY(report->ok());
    }

    void nothingToExport()
    {
        const TempFolder folder;
        const LabelSetFixture fixture;
        QCOMPARE_ERRC(LabelSetWriter::write(folder / "out", fixture.request(), {}), Errc::NothingAccepted);
        QVERIFY(isEmptyFolder(folder.path()));
    }

    void manyConsentsFit()
    {
        const TempFolder folder;
        LabelSetFixture fixture;
        for (int i = 0; i < 300; ++i) // a proof that listed them would be too large to sign
            fixture.addClip();
        QVERIFY_OK(fixture.exportTo(folder / "out"));
        const auto report = verifyLabelSet(folder / "out", fixture.people.root.keyId());
        QVERIFY_OK(report);
        QVERIFY(report->ok());
        QCOMPARE(report->clips, 300U);
    }

    void unknownFormat()
    {
        QVERIFY_OK(formatFromText("coco"));
        QCOMPARE_ERRC(formatFromText("png"), Errc::BadArgument);
    }
};

QTEST_GUILESS_MAIN(TestLabelSetWriter)
#include "tst_label_set_writer.moc"
