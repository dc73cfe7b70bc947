#pragma once

#include "annotation/edit/edit_kind.h"

#include <QString>

namespace consentry::app {

/// "Removed track person": what an edit did, for toasts and undo tips. Translated.
QString editWords(const edit::Edit& edit);

} // namespace consentry::app
