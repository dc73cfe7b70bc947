#include "widgets/parts/label_words.h"

#include <QCoreApplication>

namespace consentry::widgets {
namespace {

constexpr const char* kWords[] = {
    QT_TRANSLATE_NOOP("Labels", "person"),  QT_TRANSLATE_NOOP("Labels", "animal"),
    QT_TRANSLATE_NOOP("Labels", "vehicle"), QT_TRANSLATE_NOOP("Labels", "dog"),
    QT_TRANSLATE_NOOP("Labels", "cat"),     QT_TRANSLATE_NOOP("Labels", "bird"),
    QT_TRANSLATE_NOOP("Labels", "other"),   QT_TRANSLATE_NOOP("Labels", "car"),
    QT_TRANSLATE_NOOP("Labels", "truck"),   QT_TRANSLATE_NOOP("Labels", "bus"),
    QT_TRANSLATE_NOOP("Labels", "motorcycle"), QT_TRANSLATE_NOOP("Labels", "bicycle"),
    QT_TRANSLATE_NOOP("Labels", "leaves"),  QT_TRANSLATE_NOOP("Labels", "shadow"),
    QT_TRANSLATE_NOOP("Labels", "rain"),    QT_TRANSLATE_NOOP("Labels", "light"),
    QT_TRANSLATE_NOOP("Labels", "insect"),  QT_TRANSLATE_NOOP("Labels", "nothing"),
    QT_TRANSLATE_NOOP("Labels", "sensitive"), QT_TRANSLATE_NOOP("Labels", "activity"),
    QT_TRANSLATE_NOOP("Labels", "standing"), QT_TRANSLATE_NOOP("Labels", "walking"),
    QT_TRANSLATE_NOOP("Labels", "running"), QT_TRANSLATE_NOOP("Labels", "sitting"),
    QT_TRANSLATE_NOOP("Labels", "lying"),   QT_TRANSLATE_NOOP("Labels", "carrying"),
    QT_TRANSLATE_NOOP("Labels", "parcel"),  QT_TRANSLATE_NOOP("Labels", "bag"),
    QT_TRANSLATE_NOOP("Labels", "tool"),    QT_TRANSLATE_NOOP("Labels", "moving"),
    QT_TRANSLATE_NOOP("Labels", "on a leash"), QT_TRANSLATE_NOOP("Labels", "seats taken"),
    QT_TRANSLATE_NOOP("Labels", "remark"),
};

} // namespace

QString labelWord(std::string_view name)
{
    for (const char* word : kWords) {
        if (name == word)
            return QCoreApplication::translate("Labels", word);
    }
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QString trackName(const annotation::Track& track)
{
    return trackName(track.label, track.kind, track.id);
}

QString trackName(std::string_view label, std::string_view kind, annotation::TrackId id)
{
    // Both at once: a class may be called %2.
    return QCoreApplication::translate("Labels", "%1 %2")
        .arg(labelWord(kind.empty() ? label : kind), QString::number(id.value));
}

} // namespace consentry::widgets
