#pragma once

#include "annotation/edit_change.h"
#include "base/bytes.h"

namespace consentry::annotation {

inline constexpr std::size_t kMostLabelBytes = 64U << 20U;

/// The canonical bytes of `set`, which is what a submission signs: schema `consentry/labels/v1`, or v2 or v3 where an
/// older one cannot say it; one form only (docs/file-format.md, "Labels"). `set` must pass validateStructure().
Bytes writeLabels(const AnnotationSet& set);

/// Reads canonical bytes and nothing else: another key order, white space, an unknown or repeated key, or another
/// spelling of a number is refused, so that writeLabels() of the answer gives the same bytes. The answer passes
/// validateStructure(). Errc::BadLabels (where, why), Errc::TooLarge above kMostLabelBytes.
Result<AnnotationSet> readLabels(ByteView bytes);

/// One edit in the same form, schema `consentry/label-change/v1` to v3, for the journal.
Bytes writeChange(const Change& change);
/// Errors as readLabels(). The answer passes validateStructure().
Result<Change> readChange(ByteView bytes);

} // namespace consentry::annotation
