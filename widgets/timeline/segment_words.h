#pragma once

#include "annotation/segments.h"

#include <QString>

namespace consentry::widgets {

/// Whose a segment is, and whether it was handed in; translated. `self` is the k4.pid of whoever looks.
QString segmentWords(const annotation::Segment& segment, const std::string& self);

} // namespace consentry::widgets
