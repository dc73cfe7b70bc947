#include "app/bench/recorded_faces.h"

#include "app/bench/bgr_picture.h"
#include "media/worker_client.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace consentry::app::bench {
namespace {

using nlohmann::json;

constexpr std::uint64_t kMaxTruthBytes = 64 << 20;
constexpr std::string_view kTruthSuffix = ".truth.json";
constexpr std::string_view kSchema = "consentry/truth/v1";
constexpr std::array kVideoSuffixes{".mp4", ".mov", ".mkv", ".webm", ".avi", ".ts"};
constexpr std::array kPictureSuffixes{".png", ".jpg", ".jpeg"};

using FacesByFrame = std::map<std::int64_t, std::vector<TruthFace>>;

TruthFace faceFrom(const json& object)
{
    const auto box = object.at("box").get<std::array<double, 4>>();
    return {{box[0], box[1], box[2], box[3]}, object.value("visible", 1.0)};
}

Result<FacesByFrame> readTruth(const fs::path& file)
{
    TRY_ASSIGN(const Bytes text, readFile(file, kMaxTruthBytes));
    FacesByFrame faces;
    try {
        const json truth = json::parse(text);
        if (truth.at("schema") != kSchema)
            return makeError(Errc::BadSchema, "schema", std::string(kSchema));
        for (const json& object : truth.at("objects")) {
            if (object.at("label") == kFaceLabel)
                faces[object.value("frame", std::int64_t{0})].push_back(faceFrom(object));
        }
    } catch (const json::exception& error) {
        return makeError(Errc::BadJson, file.filename().string(), error.what());
    }
    return faces;
}

class RecordedVideo final : public FaceClip {
public:
    RecordedVideo(fs::path video, FacesByFrame faces, fs::path workerBinary)
        : m_name(video.filename().string()), m_video(std::move(video)), m_faces(std::move(faces)),
          m_worker(std::move(workerBinary))
    {
    }

    const std::string& name() const override { return m_name; }

    Result<void> rewind() override
    {
        m_decoder.reset();
        m_firstPts.reset();
        TRY_ASSIGN(m_file, FileSource::open(m_video));
        TRY_ASSIGN(m_decoder, media::ForeignDecoder::start(*m_file, {.workerBinary = m_worker}));
        return {};
    }

    Result<std::optional<TruthFrame>> next() override
    {
        TRY_ASSIGN(auto decoded, m_decoder->next());
        if (!decoded)
            return std::optional<TruthFrame>();
        const media::SourceInfo& info = m_decoder->info();
        if (!m_firstPts)
            m_firstPts = decoded->pts;
        TruthFrame frame;
        frame.time = mediaTime(decoded->pts - *m_firstPts, info.timeBase);
        if (const auto found = m_faces.find(decoded->number); found != m_faces.end())
            frame.faces = found->second;
        TRY_ASSIGN(frame.picture, media::RawPicture::create(media::orientedLayout({info.width, info.height}, info.orientation)));
        orient(decoded->picture.view(), info.orientation, frame.picture.mutableView());
        return std::optional(std::move(frame));
    }

private:
    std::string m_name;
    fs::path m_video;
    FacesByFrame m_faces;
    fs::path m_worker;
    std::shared_ptr<ByteSource> m_file;
    std::unique_ptr<media::ForeignDecoder> m_decoder;
    std::optional<std::int64_t> m_firstPts;
};

/// A clip of one frame.
class RecordedPicture final : public FaceClip {
public:
    RecordedPicture(fs::path picture, FacesByFrame faces)
        : m_name(picture.filename().string()), m_picture(std::move(picture)), m_faces(std::move(faces))
    {
    }

    const std::string& name() const override { return m_name; }

    Result<void> rewind() override
    {
        m_shown = false;
        return {};
    }

    Result<std::optional<TruthFrame>> next() override
    {
        if (std::exchange(m_shown, true))
            return std::optional<TruthFrame>();
        TRY_ASSIGN(const cv::Mat bgr, readPicture(m_picture));
        TruthFrame frame;
        TRY_ASSIGN(frame.picture, rawPictureOf(bgr));
        frame.faces = m_faces[0];
        return std::optional(std::move(frame));
    }

private:
    std::string m_name;
    fs::path m_picture;
    FacesByFrame m_faces;
    bool m_shown = false;
};

Result<std::unique_ptr<FaceClip>> openClip(const fs::path& truth, const fs::path& workerBinary)
{
    TRY_ASSIGN(FacesByFrame faces, readTruth(truth));
    const std::string name = truth.filename().string();
    const fs::path stem = truth.parent_path() / name.substr(0, name.size() - kTruthSuffix.size());
    std::error_code ignored;
    for (const char* suffix : kVideoSuffixes) {
        if (const fs::path video = stem.string() + suffix; fs::exists(video, ignored))
            return std::unique_ptr<FaceClip>(std::make_unique<RecordedVideo>(video, std::move(faces), workerBinary));
    }
    for (const char* suffix : kPictureSuffixes) {
        if (const fs::path picture = stem.string() + suffix; fs::exists(picture, ignored))
            return std::unique_ptr<FaceClip>(std::make_unique<RecordedPicture>(picture, std::move(faces)));
    }
    return makeError(Errc::NotFound, "video or picture", stem.filename().string());
}

} // namespace

Result<FaceClips> openRecordedClips(const fs::path& folder, const fs::path& workerBinary)
{
    std::set<fs::path> truths;
    std::error_code failed;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
        if (entry.path().filename().string().ends_with(kTruthSuffix))
            truths.insert(entry.path());
    }
    if (truths.empty())
        return makeError(Errc::NotFound, "*.truth.json", folder.string());
    FaceClips clips;
    for (const fs::path& truth : truths) {
        TRY_ASSIGN(clips.emplace_back(), openClip(truth, workerBinary));
    }
    return clips;
}

} // namespace consentry::app::bench
