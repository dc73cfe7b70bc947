#pragma once

#include "app/operations/exports.h"

#include <QString>

namespace consentry::app {

/// "Exported 2 clips, 900 boxes. Left out: 1 clip (not accepted yet)". Translated.
QString exportWords(const ExportSummary& summary);

} // namespace consentry::app
