#pragma once

#include "annotation/label_set.h"
#include "annotation/validate.h"
#include "base/byte_source.h"
#include "base/frame_table.h"

#include <span>

namespace consentry::annotation {

/// One clip of an export. `clipId` is its random id and the only name that gets out.
struct CocoClip {
    std::string clipId;
    const FrameTable* frames = nullptr;
    const AnnotationSet* labels = nullptr;
};

struct CocoOptions {
    LabelSet labels;
    std::string description;
    std::string version;
    std::string date; ///< "2026-01-31"
};

/// What was written.
struct CocoCounts {
    std::uint64_t images = 0; ///< without those of excluded frames
    std::uint64_t boxes = 0;  ///< without ignore regions
    std::uint64_t tracks = 0; ///< with at least one box; single-frame boxes count
    std::map<std::string, std::uint64_t> boxesPerClass;

    bool operator==(const CocoCounts&) const = default;
};

/// Writes one JSON document that readers of COCO, COCO-VID (OpenMMLab) and TAO all take. Ids count from 1; every frame
/// is an image named `<clip>/<frame:06d>.png`; boxes are dense (interpolated on the fly), clipped to the picture, and
/// never those of outside spans. Excluded frames have neither image nor boxes; an ignore region is a crowd box of each
/// category that it is about. Attributes of the label set are in `attributes`, but for free text. `attributes.track_id` is the id within the clip, `track_id` the one within the file.
/// The same input gives the same bytes; memory does not grow with the number of boxes. Labels must have passed
/// validate() with `options.labels`. Errors are those of `out`; Errc::BadLabels for a class that is not in them.
Result<CocoCounts> writeCoco(ByteSink& out, std::span<const CocoClip> clips, const CocoOptions& options);

inline constexpr std::size_t kMostCocoBytes = 64U << 20U;
inline constexpr std::size_t kMostCocoValues = 8'000'000; ///< numbers, texts, lists and so on, together
inline constexpr std::size_t kMostCocoDepth = 16;
inline constexpr double kSimplifyTolerance = 0.01; ///< pixels

/// The clip whose boxes are looked for in a COCO file.
struct CocoTarget {
    std::string clipId;
    FrameFacts facts;
    std::string author; ///< k4.pid of who imports
};

/// Reads the boxes of one clip from a COCO, COCO-VID or TAO file. An image belongs to the clip when its file_name is
/// `<clip>/<frame>`, or, in a file that names no known clip and at most one video, by frame_index, frame_id or a file
/// name that is a number. Boxes with a track id become tracks, dense boxes thinned to key frames that bring them back
/// within kSimplifyTolerance; others become single-frame boxes. Nothing is repaired: a box outside the picture, an
/// unknown category, a crowd region or two boxes of a track in one frame refuse the file. Errc::BadLabels (where, why),
/// Errc::BadJson ("COCO", why), Errc::TooLarge.
Result<AnnotationSet> readCoco(ByteView bytes, const CocoTarget& target, const LabelSet& labels);

} // namespace consentry::annotation
