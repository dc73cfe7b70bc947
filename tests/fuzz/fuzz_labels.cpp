#include "annotation/formats/labels_json.h"
#include "annotation/validate.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace consentry;
using namespace consentry::annotation;

/// Any bytes as canonical labels and as one edit.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView input(data, size);
    if (const auto set = readLabels(input); set) {
        fuzz::require(validateStructure(*set).ok(), "labels that were read are valid");
        fuzz::require(std::ranges::equal(writeLabels(*set), input), "labels have one text only");
    } else {
        fuzz::require(set.error().code == Errc::BadLabels, "documented error of readLabels");
    }
    if (const auto change = readChange(input); change) {
        fuzz::require(validateStructure(*change).ok(), "a change that was read is valid");
        fuzz::require(std::ranges::equal(writeChange(*change), input), "a change has one text only");
        AnnotationSet set;
        const Change back = apply(set, *change);
        apply(set, back);
        fuzz::require(set.tracks.empty() && set.clipTags.empty() && set.rangeTags.empty(), "a change can be undone");
    }
    return 0;
}
