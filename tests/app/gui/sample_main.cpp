// Makes the sample workspace of the window's tests in a folder, for tests that start the programs themselves. With a
// second folder, opens the clip of a workspace that is there in a window, and meanwhile leaks into that folder all that
// must never be written: a recorder that does not see this is blind.
#include "app/operations/safe_view.h"
#include "crypto/identity_text.h"
#include "crypto/sodium.h"
#include "storage/key_files.h"
#include "tests/app/gui/window_bench.h"

#include <QApplication>
#include <QFile>
#include <QProcess>

#include <cstdio>
#include <map>

using namespace consentry;
using namespace consentry::testing;

namespace {

constexpr std::int64_t kFewPictures = 3;

/// Secrets by the names that the recorder has for them.
using Secrets = std::map<std::string, Bytes>;

void append(Bytes& to, ByteView bytes)
{
    to.insert(to.end(), bytes.begin(), bytes.end());
}

/// What a custodian could get at. Tells the file keys, which nobody can know from outside.
void addKeys(WindowBench& bench, Secrets& secrets)
{
    const app::Session custodian = bench.session("custodian");
    const crypto::AgeIdentity& own = custodian.identity().ageIdentity();
    const storage::WorkspacePaths paths{bench.workspace()};
    const storage::KeyFiles files(paths);
    for (const auto rendition : {consent::Rendition::Original, consent::Rendition::Safe}) {
        const auto file = FileSource::open(paths.clipFile(bench.clip(), rendition)).value();
        const auto header = crypto::readAgeHeader(*file).value();
        const auto fileKey = files.fileKey({bench.clip(), rendition}, header, own).value();
        std::printf("file key %s\n", hexText(fileKey.secret()).c_str());
        append(secrets["a clip's file key"], fileKey.secret());
        const auto identity = files.readClipIdentity({bench.clip(), rendition}, own).value();
        append(secrets["a clip's key"], identity.text().value().view());
        if (rendition == consent::Rendition::Original) {
            MemorySink source;
            must(crypto::decryptAll(*file, fileKey, source).ok(), QStringLiteral("the original does not open"));
            secrets["the source file"] = source.take();
        }
    }
}

/// As ffmpeg decodes them.
Bytes picturesOf(const Bytes& video)
{
    QProcess ffmpeg;
    ffmpeg.start(
        QStringLiteral("ffmpeg"),
        QStringLiteral("-v error -i - -frames:v %1 -f rawvideo -pix_fmt yuv420p -").arg(kFewPictures).split(u' '));
    ffmpeg.write(reinterpret_cast<const char*>(video.data()), qsizetype(video.size()));
    ffmpeg.closeWriteChannel();
    must(ffmpeg.waitForFinished(60'000) && ffmpeg.exitCode() == 0, QStringLiteral("ffmpeg"));
    const QByteArray pictures = ffmpeg.readAllStandardOutput();
    return {pictures.begin(), pictures.end()};
}

/// What the window of an annotator has: the rendition, and its pictures as our decoder yields them.
void addView(WindowBench& bench, Secrets& secrets)
{
    app::Session annotator = bench.session("annotator");
    secrets["a person's key"] = toBytes(crypto::identityText(annotator.identity()).value().view());
    const auto view = app::SafeView::open(annotator, bench.clip(), consent::Action::View).value();
    MemorySink clear;
    must(copyAll(*view->stream().clear, clear).ok(), QStringLiteral("the rendition does not open"));
    secrets["the safe rendition"] = clear.take();
    const auto reader = media::SafeReader::open(view->stream()).value();
    Bytes& pictures = secrets["a picture of the safe rendition"];
    for (std::int64_t frame = 0; frame < kFewPictures; ++frame) {
        const media::DecodedPicture picture = reader->picture({frame}).value();
        for (int y = 0; y < picture.display.height; ++y)
            append(pictures, {picture.display.y + y * picture.display.yStride, std::size_t(picture.display.width)});
    }
}

void leakWhileLooking(const fs::path& workspace, const fs::path& out)
{
    must(crypto::initialise().ok(), QStringLiteral("libsodium"));
    WindowBench bench(workspace);
    bench.unlockAs("annotator");
    bench.openClip();
    Secrets secrets{{"a passphrase", toBytes(bytesOf(std::string_view(SampleWorkspace::kPassphrase)))}};
    addKeys(bench, secrets);
    secrets["a picture of the source"] = picturesOf(secrets["the source file"]);
    addView(bench, secrets);
    for (const auto& [name, secret] : secrets) {
        QFile file(QString::fromStdString((out / name).string()));
        must(file.open(QIODevice::WriteOnly)
                 && file.write(reinterpret_cast<const char*>(secret.data()), qsizetype(secret.size()))
                        == qsizetype(secret.size()),
             QStringLiteral("cannot write %1").arg(QString::fromStdString(name)));
    }
    must(bench.canvas().shownFrame().has_value(), QStringLiteral("the view ended"));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2 && argc != 3) {
        std::fprintf(stderr, "usage: sample_workspace FOLDER [LEAKS]\n");
        return 2;
    }
    try {
        if (argc == 2) {
            const QCoreApplication application(argc, argv);
            SampleWorkspace::make(argv[1]);
        } else {
            const QApplication application(argc, argv);
            leakWhileLooking(argv[1], argv[2]);
        }
    } catch (const Unexpected& unexpected) {
        std::fprintf(stderr, "sample_workspace: %s\n", unexpected.what());
        return 1;
    }
    return 0;
}
