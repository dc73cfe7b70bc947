#pragma once

#include "annotation/edit/annotation_document.h"

namespace consentry::edit {

/// Whether an edit changed anything.
enum class Outcome { Done, Nothing };

/// AnnotationDocument::perform(), and whether the labels are others now.
Result<Outcome> performed(AnnotationDocument& document, Edit edit, annotation::Change change, Gesture gesture = 0);

} // namespace consentry::edit
