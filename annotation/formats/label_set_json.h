#pragma once

#include "annotation/label_set.h"
#include "base/bytes.h"

namespace consentry::annotation {

inline constexpr std::size_t kMostLabelSetBytes = 1U << 20U;

/// The canonical bytes of a label set, schema `consentry/label-set/v1`, or v2 when a class has a guideline
/// (docs/file-format.md, "Labels"). `labels` must pass validate().
Bytes writeLabelSet(const LabelSet& labels);

/// Reads canonical bytes and nothing else. The answer passes validate(). Errc::BadLabels (where, why), Errc::TooLarge
/// above kMostLabelSetBytes.
Result<LabelSet> readLabelSet(ByteView bytes);

} // namespace consentry::annotation
