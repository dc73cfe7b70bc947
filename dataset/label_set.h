#pragma once

#include "annotation/annotation_set.h"
#include "annotation/label_set.h"
#include "base/file.h"
#include "base/frame_table.h"
#include "consent/access.h"
#include "consent/signed_object.h"

#include <map>
#include <span>

namespace consentry::dataset {

/// A format that labels can be written in. A new one is a row of the table in label_set_writer.cpp.
enum class Format { Coco };

/// Errc::BadArgument {"--format", …} for a name that is not in the table.
Result<Format> formatFromText(std::string_view text);

/// One accepted clip, together with the right to export it.
struct ExportClip {
    const consent::Access* access = nullptr; ///< for Action::Export on this very clip
    FrameTable frames;
    annotation::AnnotationSet labels;
    crypto::Digest labelsHash{}; ///< as its submission signed it
    ObjectId submission;
    ObjectId acceptance;
    crypto::Digest consentHash{};
};

struct ExportRequest {
    std::string name;
    consent::Purpose purpose = consent::Purpose::ModelTraining;
    std::string recipient;
    Timestamp date{};
    std::optional<Timestamp> expires;
    std::vector<Format> formats;
    annotation::LabelSet labels;
    std::string toolVersion;
    std::map<std::string, int> leftOut; ///< clips that are not in it, counted by reason
};

/// Who vouches for the signer, so that a reader needs no workspace.
struct TrustChain {
    std::string workspace;
    std::vector<std::string> certificates;
};

struct ExportCounts {
    std::uint64_t clips = 0;
    std::uint64_t images = 0;
    std::uint64_t boxes = 0;
    std::uint64_t tracks = 0;
    std::map<std::string, std::uint64_t> boxesPerClass;
};

inline constexpr std::string_view kManifestName = "manifest.json";
inline constexpr std::string_view kManifestSchema = "consentry/export/v1";
inline constexpr std::uint64_t kMaxManifestBytes = 64U << 20U;

} // namespace consentry::dataset
