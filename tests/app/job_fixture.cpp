#include "tests/app/job_fixture.h"

#include "app/operations/demo.h"
#include "app/operations/look.h"
#include "media/model_store.h"
#include "storage/sealed_clip.h"

namespace consentry::testing {
namespace {

bool cut(const fs::path& out, const std::string& encoder)
{
    const std::string input =
        "ffmpeg -v error -y -i " + (app::demoMediaFolder() / "demo-clip.mp4").string() + " -an -frames:v ";
    return runProgram(input + std::to_string(ShortVideos::kFrames) + " " + encoder + " " + out.string(),
                      QProcessEnvironment::systemEnvironment())
               .exit
           == 0;
}

} // namespace

fs::path ShortVideos::truthFile()
{
    return app::demoMediaFolder() / "demo-clip.truth.json";
}

ShortVideos ShortVideos::make(const fs::path& folder, QString* problem)
{
    ShortVideos videos{folder / "short.mp4", folder / "short.avi", folder / "short.flv", folder / "ffv1.mkv"};
    *problem = missingData();
    if (!problem->isEmpty())
        return {};
    const bool made = cut(videos.mp4, "-c:v libx264 -preset veryfast -crf 20")
                      && cut(videos.avi, "-vf scale=640:360 -c:v mjpeg -q:v 3")
                      && cut(videos.flv, "-c:v libx264 -preset veryfast")
                      && cut(videos.ffv1, "-vf scale=320:180 -c:v ffv1");
    if (!made)
        *problem = QStringLiteral("the ffmpeg command cannot make short clips");
    return videos;
}

std::string cocoFor(const std::string& clip, int frames)
{
    Json coco = {
        {"images", Json::array()}, {"annotations", Json::array()}, {"categories", {{{"id", 1}, {"name", "person"}}}}};
    for (int frame = 0; frame < frames; ++frame) {
        char name[32];
        std::snprintf(name, sizeof name, "/%06d.png", frame);
        coco["images"].push_back({{"id", frame + 1}, {"file_name", clip + name}, {"width", 1280}, {"height", 720}});
        coco["annotations"].push_back({{"id", frame + 1},
                                       {"image_id", frame + 1},
                                       {"category_id", 1},
                                       {"track_id", 7},
                                       {"bbox", {100 + frame, 50, 80, 160}},
                                       {"area", 80 * 160},
                                       {"iscrowd", 0}});
    }
    return coco.dump();
}

Result<std::unique_ptr<media::SafeReader>> renditionOf(app::Session& session, ClipId clip)
{
    TRY_ASSIGN(const auto access, app::accessToLook(session, clip));
    TRY_ASSIGN(const auto key, session.keyRelease().release(access, session.identity()));
    TRY_ASSIGN(const auto keys, session.keyRing());
    TRY_ASSIGN(const auto manifest, session.workspace().object<consent::ClipManifest>(keys, access.facts().manifest));
    TRY_ASSIGN(auto table, storage::frameTable(session.workspace(), manifest));
    TRY_ASSIGN(std::shared_ptr<ByteSource> clear, storage::openSealedClip(session.workspace(), manifest, key));
    const media::RenditionStream stream{.clear = std::move(clear), .table = std::move(table)};
    TRY_VOID(media::verifyRendition(stream));
    return media::SafeReader::open(stream);
}

QString missingData()
{
    if (!fs::exists(app::demoMediaFolder() / "demo-clip.mp4"))
        return QStringLiteral("run scripts/fetch-demo-media first");
    return media::loadModels(media::defaultModelFolder()).ok() ? QString()
                                                               : QStringLiteral("run scripts/fetch-models first");
}

} // namespace consentry::testing
