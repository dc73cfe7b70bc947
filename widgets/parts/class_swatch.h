#pragma once

#include "annotation/label_set.h"
#include "widgets/theme/theme.h"

#include <QPixmap>

namespace consentry::widgets {

struct SwatchSize {
    int width = extent::kIconSmall;                  ///< of the pixmap; the swatch is as wide as it is high
    double ratio = 1;                                ///< pixels for each device-independent one
    Qt::LayoutDirection direction = Qt::LeftToRight; ///< the swatch lies where reading begins
};

/// The class's colour with its letter on it.
QPixmap classSwatch(const annotation::LabelClass& labelClass, const Theme& theme, const SwatchSize& size);

} // namespace consentry::widgets
