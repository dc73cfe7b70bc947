#pragma once

#include "base/file.h"
#include "base/result.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace consentry::media {

/// A file that scripts/fetch-models makes. The program uses these bytes or none.
struct PinnedModelFile {
    std::string_view name;
    std::string_view model;  ///< name for the clip manifest
    std::string_view source; ///< npm package and version
    std::string_view sha256; ///< hex
    std::uint64_t size;      ///< bytes
};

/// All files that face finding needs, in the order of ModelSet's fields.
std::span<const PinnedModelFile> pinnedModelFiles();

/// What finding objects needs.
const PinnedModelFile& pinnedObjectModel();

/// A user's own face detector, beside the pinned ones: used when it is there (docs/models.md).
constexpr std::string_view kYunetFile = "yunet.onnx";

/// For a clip's manifest: which weights looked at it.
struct ModelVersion {
    std::string model;
    std::string source;
    std::string sha256;
};

ModelVersion objectModelVersion();

/// The verified contents of the model files.
struct ModelSet {
    Bytes faceBoxes;     ///< ONNX
    Bytes ssdFace;       ///< ONNX
    Bytes ssdFacePriors; ///< little-endian float32 rows y0, x0, y1, x1
    Bytes yunet{};       ///< ONNX; empty when the user has none
    std::vector<ModelVersion> versions{};
};

/// $CONSENTRY_MODELS, else $XDG_CACHE_HOME/consentry/models, else ~/.cache/consentry/models. Relative values of the
/// variables count as unset, as the XDG base directory specification asks.
fs::path defaultModelFolder();

/// Reads and verifies every file; networks are built from these bytes, so what was checked is what runs.
/// Errc::FaceModelsMissing when one is absent, of another size or not the pinned one; the detail names it.
/// Errc::BadArgument when there is a kYunetFile that cannot be read or is too large.
Result<ModelSet> loadModels(const fs::path& folder);

/// The verified bytes of NanoDet as ONNX. Errc::ObjectModelMissing as loadModels() has it.
Result<Bytes> loadObjectModel(const fs::path& folder);

} // namespace consentry::media
