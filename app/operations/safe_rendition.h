#pragma once

#include "app/operation.h"
#include "app/operations/sealed_output.h"
#include "app/session.h"
#include "media/intake.h"

namespace consentry::app {

// What intake and redaction have in common.

/// What is painted over in each clip of one camera.
struct Masks {
    std::vector<ObjectId> ids;
    std::vector<PictureMask> pictures;

    bool operator==(const Masks&) const = default;
};

/// Those in force for `camera`; none for a clip without a label. What cannot be read is an error, so that nothing is
/// made without a mask that somebody drew.
Result<Masks> masksOf(Session& session, const Standing& now, std::string_view camera);

struct SafeRenditionRequest {
    /// Clear bytes of the original; called once for each of two passes.
    media::OpenSource openSource;
    SealedOutput& out; ///< is finished, but not put into its place
    media::RedactionStyle style = media::RedactionStyle::Blur;
    media::HeadRedaction heads = media::HeadRedaction::Off;
    std::vector<RegionTrack> regions;
    const Masks& masks; ///< of the camera
    const OperationHooks& hooks;
};

/// Finds faces, paints over them, over `regions` and `masks`, encodes and seals.
Result<media::IntakeResult> makeSafeRendition(const SafeRenditionRequest& request);

/// As the policy has it.
Result<media::RedactionStyle> redactionStyle(Session& session, const Standing& now);
/// The models that looked, for manifests.
std::vector<std::string> detectorTexts(const media::RedactionFacts& facts);
/// Whether heads were hidden in a rendition that was made by `detectors`.
media::HeadRedaction headsIn(const std::vector<std::string>& detectors);

/// Fills in what is about the file and its frames, signs, and stores the bytes that the manifest binds.
Result<consent::Signed<consent::ClipManifest>> signSafeManifest(storage::Transaction& transaction,
                                                                consent::ClipManifest manifest,
                                                                const SealedOutput& file,
                                                                const media::IntakeResult& intake);

} // namespace consentry::app
