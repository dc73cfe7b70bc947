#include "app/gui/guidelines.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace consentry::app {
namespace {

struct GuidelineRow {
    std::string_view label;
    const char* text;
};

constexpr GuidelineRow kGuidelineRows[] = {
    {"person",
     QT_TRANSLATE_NOOP("Guidelines",
                       "- One track for one person, from the first frame in which any part is seen to the last.\n"
                       "- The box encloses **all that is seen** of the person, with what is worn or carried.\n"
                       "- Partly behind something: mark *occluded*, and keep the box around what is seen.\n"
                       "- Cut off by the edge of the picture: mark *truncated*.\n"
                       "- Gone and back again: *outside* in between, the same track afterwards.\n"
                       "- Pictures of people, mirrors and screens are no persons.")},
    {"animal",
     QT_TRANSLATE_NOOP("Guidelines", "- One track for one animal; a flock that cannot be told apart is one box.\n"
                                     "- The box encloses the body **with tail and ears**.\n"
                                     "- Choose the kind when you are sure, *any kind* when you are not.\n"
                                     "- Insects in front of the lens are a clip tag, not an animal.")},
    {"vehicle", QT_TRANSLATE_NOOP("Guidelines",
                                  "- Parked vehicles count: one track over the whole clip.\n"
                                  "- The box encloses the body **with wheels and mirrors**, without shadow or light.\n"
                                  "- A person on a bicycle is two tracks: the person and the bicycle.\n"
                                  "- Behind a fence or another vehicle: mark *occluded*.")},
};

constexpr const char* kGeneral = QT_TRANSLATE_NOOP(
    "Guidelines", "- One track for one object, from the first frame in which it is seen to the last.\n"
                  "- The box encloses **all that is seen** of it, and no more.\n"
                  "- Partly behind something: *occluded*. Cut off by the picture: *truncated*. Gone: *outside*.");

} // namespace

QString guidelineOf(const annotation::LabelSet& labels, std::string_view label)
{
    const annotation::LabelClass* labelClass = labels.findClass(label);
    if (labelClass != nullptr && !labelClass->guideline.empty())
        return QString::fromStdString(labelClass->guideline);
    const auto row = std::ranges::find(kGuidelineRows, label, &GuidelineRow::label);
    return QCoreApplication::translate("Guidelines", row == std::end(kGuidelineRows) ? kGeneral : row->text);
}

} // namespace consentry::app
