#include "tests/media/face_test_data.h"

#include "base/cache_folder.h"
#include "tests/support/test_support.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace consentry::testing {

namespace {

constexpr int kPatience = 240'000; // ms

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Output of a command; empty, with `problem` set, when it fails.
QByteArray outputOf(const QString& program, const QStringList& arguments, QString* problem)
{
    QProcess process;
    process.start(program, arguments);
    const bool ended = process.waitForFinished(kPatience);
    if (!ended || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        *problem = program + QStringLiteral(": ") + QString::fromUtf8(process.readAllStandardError());
        return {};
    }
    return process.readAllStandardOutput();
}

} // namespace

media::MutablePictureView DemoFrame::view()
{
    auto* y = reinterpret_cast<std::uint8_t*>(pixels.data());
    std::uint8_t* u = y + std::ptrdiff_t{width} * height;
    std::uint8_t* v = u + std::ptrdiff_t{width / 2} * (height / 2);
    return {y, u, v, width, width / 2, width / 2, width, height};
}

DemoClip DemoClip::load(QString* problem)
{
    const fs::path folder = cacheFolder("CONSENTRY_DEMO_MEDIA", "media");
    const QString clip = QString::fromStdString((folder / "demo-clip.mp4").string());
    const QByteArray truth = contentOf(QString::fromStdString((folder / "demo-clip.truth.json").string()));
    if (truth.isEmpty()) {
        *problem = QStringLiteral("no demo clip in %1; scripts/setup makes it").arg(QString::fromStdString(folder.string()));
        return {};
    }

    const QJsonObject facts = QJsonDocument::fromJson(truth).object();
    const int width = facts[QStringLiteral("width")].toInt();
    const int height = facts[QStringLiteral("height")].toInt();
    const QByteArray pixels = outputOf(QStringLiteral("ffmpeg"), {QStringLiteral("-v"), QStringLiteral("error"),
        QStringLiteral("-i"), clip, QStringLiteral("-f"), QStringLiteral("rawvideo"), QStringLiteral("-pix_fmt"),
        QStringLiteral("yuv420p"), QStringLiteral("-")}, problem);
    DemoClip demo;
    const qsizetype frameSize = qsizetype{width} * height * 3 / 2;
    for (qsizetype start = 0; frameSize > 0 && start + frameSize <= pixels.size(); start += frameSize)
        demo.frames.push_back({pixels.mid(start, frameSize), width, height});
    for (const QJsonValue& value : facts[QStringLiteral("objects")].toArray()) {
        const QJsonArray box = value[QStringLiteral("box")].toArray();
        const Box place{box[0].toDouble(), box[1].toDouble(), box[2].toDouble(), box[3].toDouble()};
        const QString label = value[QStringLiteral("label")].toString();
        const int frame = value[QStringLiteral("frame")].toInt();
        if (label == QStringLiteral("person-face"))
            demo.faces[frame].push_back(place);
        else
            demo.objects[frame].push_back({{frame}, place, 1, label.toStdString()});
    }
    if (demo.frames.empty() || demo.faces.empty())
        *problem = QStringLiteral("the demo clip is empty");
    return demo;
}

media::ModelSet installedModels(QString* problem)
{
    Result<media::ModelSet> models = media::loadModels(media::defaultModelFolder());
    if (models)
        return std::move(models).value();
    *problem = QStringLiteral("run scripts/fetch-models: ") + QString::fromStdString(describe(models.error()));
    return {};
}

} // namespace consentry::testing
