#pragma once

#include "annotation/label_set.h"
#include "annotation/track.h"
#include "annotation/validate.h"
#include "base/bytes.h"

namespace consentry::annotation {

/// Class of a proposal about which is only known that something moved; whoever accepts it chooses another.
inline constexpr std::string_view kMotionLabel = "motion";

/// An object that a program proposes. It is no part of an AnnotationSet, so that it can be neither submitted nor
/// exported: a person accepts it first, which adds its track.
struct Proposal {
    Track track;           ///< the id is a number among proposals, from 1
    double confidence = 0; ///< 0 to 1, in thousandths

    bool operator==(const Proposal&) const = default;
};

inline constexpr std::size_t kMostProposals = 10'000;

/// Proposals as they are stored (docs/file-format.md, "Proposals"): one form only. Ids must be strictly increasing.
Bytes writeProposals(const std::vector<Proposal>& proposals);
/// Refuses all but that form, more than kMostProposals, and what does not fit the clip or the label set; a track may be
/// of class kMotionLabel. Errc::BadLabels (where, why), Errc::TooLarge.
Result<std::vector<Proposal>> readProposals(ByteView bytes, const LabelSet& labels, const FrameFacts& facts);

/// `confidence` as it is stored: 0 to 1, in thousandths.
double storedConfidence(double confidence);

} // namespace consentry::annotation
