#pragma once

#include "annotation/edit/edit_kind.h"

#include <QString>

namespace consentry::app {

/// "Removed track person": what an edit did, for toasts and undo tips. Translated.
QString editWords(const edit::Edit& edit);
/// Whether it is worth offering to take it back at once.
bool isSweeping(edit::EditKind kind);

} // namespace consentry::app
