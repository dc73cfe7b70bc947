#include "tests/media/face_test_data.h"

#include "tests/support/test_support.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace consentry::testing {

namespace {

constexpr int kMillisecondsToMake = 240000;

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
    const bool ended = process.waitForFinished(kMillisecondsToMake);
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
    const QString script = QStringLiteral(CONSENTRY_SOURCE_DIR "/scripts/make-demo-clip");
    const QByteArray version = QCryptographicHash::hash(contentOf(script), QCryptographicHash::Sha256).toHex().left(12);
    const QString folder = QString::fromStdString((buildFolder() / "demo").string());
    const QString stem = folder + QLatin1Char('/') + QString::fromLatin1(version);
    const QString clip = stem + QStringLiteral(".mp4");
    const QString truthFile = stem + QStringLiteral(".truth.json");
    QDir().mkpath(folder);
    if (!QFile::exists(clip) || !QFile::exists(truthFile))
        outputOf(script, {clip, truthFile}, problem);
    if (!problem->isEmpty())
        return {};

    const QJsonObject facts = QJsonDocument::fromJson(contentOf(truthFile)).object();
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
        const Box truth{box[0].toDouble(), box[1].toDouble(), box[2].toDouble(), box[3].toDouble()};
        const QString label = value[QStringLiteral("label")].toString();
        const int frame = value[QStringLiteral("frame")].toInt();
        if (label == QStringLiteral("person-face"))
            demo.faces[frame].push_back(truth);
        else
            demo.objects[frame].push_back({{frame}, truth, 1, label.toStdString()});
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
