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

} // namespace consentry::widgets
