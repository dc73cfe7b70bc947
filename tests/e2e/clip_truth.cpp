#include "tests/e2e/clip_truth.h"

#include "tests/e2e/hands.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace consentry::testing {

ClipTruth readClipTruth(const fs::path& file)
{
    QFile source(QString::fromStdString(file.string()));
    must(source.open(QIODevice::ReadOnly), QStringLiteral("cannot read %1; run scripts/setup").arg(source.fileName()));
    const QJsonObject truth = QJsonDocument::fromJson(source.readAll()).object();
    ClipTruth result{.size = {truth[QLatin1String("width")].toDouble(), truth[QLatin1String("height")].toDouble()},
                     .boxes = {}};
    for (const QJsonValue& object : truth[QLatin1String("objects")].toArray()) {
        const QJsonArray box = object[QLatin1String("box")].toArray();
        const Box inside =
            clipped({box[0].toDouble(), box[1].toDouble(), box[2].toDouble(), box[3].toDouble()}, result.size);
        result.boxes[object[QLatin1String("label")].toString().toStdString()]
                    [object[QLatin1String("frame")].toInteger()] = inside;
    }
    for (const char* label : {"person", "animal", "vehicle"})
        must(result.boxes.contains(label), QStringLiteral("%1 has no %2").arg(source.fileName(), QLatin1String(label)));
    return result;
}

} // namespace consentry::testing
