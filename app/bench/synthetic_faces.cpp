#include "app/bench/synthetic_faces.h"

#include "app/bench/bgr_picture.h"
#include "app/bench/face_sprites.h"
#include "media/worker_client.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace consentry::app::bench {
namespace {

constexpr int kFramesPerSecond = 25;
constexpr double kFigureWidths = 3.4; // of a face that a half figure takes; keeps people apart
constexpr double kHiddenPeriod = 2.4; // seconds: clear, lower half hidden, left half hidden, clear

/// What makes a scene hard. Sizes are heights of faces in pixels.
struct Scene {
    const char* name;
    int people;
    double smallest;
    double largest;
    double speed;         ///< pixels a second
    double light = 1;     ///< 1 as the pictures are
    double noise = 2;     ///< standard deviation, levels
    int motionBlur = 0;   ///< pixels
    double roll = 0;      ///< degrees to both sides
    double narrowest = 1; ///< of the head's width, as it turns
    bool halfHidden = false;
    double shownFor = 0;   ///< seconds of every second and a half; 0 is always
    bool sideways = false; ///< the camera lies on its side
    bool grey = false;     ///< infrared
    bool cat = false;
    int width = 1280;
    int height = 720;
    bool byName = false; ///< takes long: only when it is asked for
};

const Scene kScenes[] = {
    {.name = "large", .people = 3, .smallest = 40, .largest = 110, .speed = 60, .cat = true},
    {.name = "medium", .people = 5, .smallest = 20, .largest = 40, .speed = 60},
    {.name = "small", .people = 8, .smallest = 12, .largest = 20, .speed = 30},
    {.name = "dark", .people = 4, .smallest = 14, .largest = 60, .speed = 50, .light = 0.2, .noise = 4},
    {.name = "blurred", .people = 4, .smallest = 16, .largest = 60, .speed = 150, .motionBlur = 9},
    {.name = "half hidden", .people = 4, .smallest = 16, .largest = 60, .speed = 40, .halfHidden = true},
    {.name = "turned", .people = 4, .smallest = 16, .largest = 60, .speed = 40, .roll = 40, .narrowest = 0.6},
    {.name = "brief", .people = 4, .smallest = 16, .largest = 60, .speed = 100, .shownFor = 0.3},
    {.name = "fast", .people = 2, .smallest = 24, .largest = 60, .speed = 600},
    {.name = "infrared",
     .people = 4,
     .smallest = 14,
     .largest = 60,
     .speed = 50,
     .light = 0.6,
     .noise = 8,
     .grey = true},
    {.name = "sideways", .people = 3, .smallest = 24, .largest = 80, .speed = 50, .sideways = true},
    {.name = "1080p", .people = 8, .smallest = 12, .largest = 40, .speed = 60, .width = 1920, .height = 1080},
    {.name = "nobody", .people = 0, .smallest = 0, .largest = 0, .speed = 0, .cat = true},
    {.name = "2160p",
     .people = 8,
     .smallest = 12,
     .largest = 40,
     .speed = 60,
     .width = 3840,
     .height = 2160,
     .byName = true},
};

struct Cast {
    std::vector<Sprite> people;
    Sprite cat;
};

/// Frames of a real video, enlarged to fill the picture.
class Background {
public:
    Background(fs::path video, fs::path workerBinary) : m_video(std::move(video)), m_worker(std::move(workerBinary)) {}

    Result<void> rewind()
    {
        m_decoder.reset();
        TRY_ASSIGN(m_file, FileSource::open(m_video));
        TRY_ASSIGN(m_decoder, media::ForeignDecoder::start(*m_file, {.workerBinary = m_worker}));
        return {};
    }

    Result<cv::Mat> next(cv::Size size)
    {
        TRY_ASSIGN(const auto frame, m_decoder->next());
        if (!frame)
            return makeError(Errc::Truncated, m_video.filename().string());
        const cv::Mat picture = bgrOf(frame->picture.view());
        const double scale = std::max(double(size.width) / picture.cols, double(size.height) / picture.rows);
        cv::Mat enlarged;
        cv::resize(picture, enlarged, {int(std::ceil(picture.cols * scale)), int(std::ceil(picture.rows * scale))});
        return enlarged(cv::Rect({0, 0}, size)).clone();
    }

private:
    fs::path m_video;
    fs::path m_worker;
    std::shared_ptr<ByteSource> m_file;
    std::unique_ptr<media::ForeignDecoder> m_decoder;
};

/// One person's way through a clip. Everybody keeps to a lane, so that nobody hides another's face.
struct Walk {
    std::size_t sprite;
    double left;
    double right;
    double start;
    double height; ///< of the face's centre
    double phase;  ///< 0 to 1
    double speed;
};

/// To and fro between two ends, as a ball between walls.
double reflected(double position, double low, double high)
{
    const double width = std::max(high - low, 1.0);
    const double folded = std::fmod(std::fmod(position - low, 2 * width) + 2 * width, 2 * width);
    return low + (folded <= width ? folded : 2 * width - folded);
}

class SyntheticClip final : public FaceClip {
public:
    SyntheticClip(const Scene& scene, std::shared_ptr<const Cast> cast, const SyntheticOptions& options)
        : m_scene(scene),
          m_name(scene.name),
          m_cast(std::move(cast)),
          m_frames(options.frames),
          m_seed(options.seed),
          m_background(options.media / "vtest.avi", options.workerBinary)
    {
    }

    const std::string& name() const override { return m_name; }

    Result<void> rewind() override
    {
        m_frame = 0;
        m_random = cv::RNG(m_seed * 1000003 + std::uint64_t(&m_scene - kScenes));
        m_walks.clear();
        const double lane = m_scene.people > 0 ? double(upright().width) / m_scene.people : 0;
        for (int i = 0; i < m_scene.people; ++i)
            m_walks.push_back(randomWalk(i * lane, (i + 1) * lane));
        m_noise.create(m_scene.height + kNoiseShift, m_scene.width + kNoiseShift, CV_16SC3);
        m_random.fill(m_noise, cv::RNG::NORMAL, 0, m_scene.noise);
        return m_background.rewind();
    }

    Result<std::optional<TruthFrame>> next() override
    {
        if (m_frame == m_frames)
            return std::optional<TruthFrame>();
        TruthFrame frame;
        TRY_ASSIGN(cv::Mat canvas, m_background.next(upright()));
        const double seconds = double(m_frame) / kFramesPerSecond;
        if (m_scene.cat)
            drawSprite(canvas, m_cast->cat, {.center = {250 + 60 * seconds, canvas.rows - 170.0}, .scale = 0.7});
        for (const Walk& walk : m_walks)
            addPerson(canvas, walk, seconds, frame.faces);
        develop(canvas, frame.faces);
        frame.time = std::chrono::milliseconds(1000) * m_frame / kFramesPerSecond;
        TRY_ASSIGN(frame.picture, rawPictureOf(canvas));
        ++m_frame;
        return std::optional(std::move(frame));
    }

private:
    static constexpr int kNoiseShift = 64;

    /// Size of the scene as people stand in it; the camera may lie on its side.
    cv::Size upright() const
    {
        return m_scene.sideways ? cv::Size(m_scene.height, m_scene.width) : cv::Size(m_scene.width, m_scene.height);
    }

    Walk randomWalk(double left, double right)
    {
        Walk walk{};
        walk.sprite = std::size_t(m_random.uniform(0, int(m_cast->people.size())));
        const double margin = std::min(m_scene.largest * kFigureWidths / 2, (right - left) * 0.45);
        walk.left = left + margin;
        walk.right = right - margin;
        walk.start = m_random.uniform(walk.left, walk.right + 1);
        walk.height = m_random.uniform(m_scene.largest, upright().height * 0.6);
        walk.phase = m_random.uniform(0.0, 1.0);
        walk.speed = m_scene.speed * m_random.uniform(0.7, 1.3);
        return walk;
    }

    void addPerson(cv::Mat& canvas, const Walk& walk, double seconds, std::vector<TruthFace>& faces) const
    {
        constexpr double swing = 0.3; // times a second
        if (m_scene.shownFor > 0 && std::fmod(seconds + 1.5 * walk.phase, 1.5) > m_scene.shownFor)
            return;
        const double wave = std::sin(2 * std::numbers::pi * (swing * seconds + walk.phase));
        const double size = m_scene.smallest + (m_scene.largest - m_scene.smallest) * (wave + 1) / 2;
        const Sprite& sprite = m_cast->people[walk.sprite];
        const Point center{reflected(walk.start + walk.speed * seconds, walk.left, walk.right),
                           walk.height + 0.15 * size * std::sin(9 * seconds)};
        const double turn = std::cos(2 * std::numbers::pi * (swing * seconds + walk.phase));
        const Box face = drawSprite(canvas, sprite,
                                    {.center = center,
                                     .scale = size / sprite.face.height,
                                     .roll = m_scene.roll * turn,
                                     .squeeze = 1 - (1 - m_scene.narrowest) * std::abs(turn)});
        const double visible =
            m_scene.halfHidden ? hide(canvas, face, std::fmod(seconds + walk.phase, kHiddenPeriod)) : 1;
        faces.push_back({face, visible});
    }

    /// Holds something before half of the face for a while; says how much stays visible.
    static double hide(cv::Mat& canvas, const Box& face, double moment)
    {
        if (moment < 0.6 || moment >= 1.8)
            return 1;
        const bool lower = moment < 1.2;
        const Box over = inflated(face, 1.5);
        const Box hidden = lower ? Box{over.x, face.center().y, over.width, over.height / 2}
                                 : Box{over.x, over.y, over.width / 2, over.height};
        cv::rectangle(canvas, cv::Rect(int(hidden.x), int(hidden.y), int(hidden.width), int(hidden.height)),
                      lower ? cv::Scalar(150, 130, 110) : cv::Scalar(60, 70, 80), cv::FILLED);
        return 0.5;
    }

    /// What the camera makes of the scene.
    void develop(cv::Mat& canvas, std::vector<TruthFace>& faces)
    {
        if (m_scene.motionBlur > 0)
            cv::blur(canvas, canvas, {m_scene.motionBlur, 1});
        if (m_scene.grey) {
            cv::Mat grey;
            cv::cvtColor(canvas, grey, cv::COLOR_BGR2GRAY);
            cv::cvtColor(grey, canvas, cv::COLOR_GRAY2BGR);
        }
        if (m_scene.sideways) {
            const double top = canvas.cols;
            cv::rotate(canvas, canvas, cv::ROTATE_90_COUNTERCLOCKWISE);
            for (TruthFace& face : faces)
                face.box = {face.box.y, top - face.box.right(), face.box.height, face.box.width};
        }
        canvas *= m_scene.light;
        const cv::Point shift(m_random.uniform(0, kNoiseShift), m_random.uniform(0, kNoiseShift));
        cv::add(canvas, m_noise(cv::Rect(shift, canvas.size())), canvas, cv::noArray(), CV_8UC3);
    }

    const Scene& m_scene;
    std::string m_name;
    std::shared_ptr<const Cast> m_cast;
    int m_frames;
    std::uint64_t m_seed;
    Background m_background;
    cv::RNG m_random;
    std::vector<Walk> m_walks;
    cv::Mat m_noise;
    int m_frame = 0;
};

} // namespace

Result<FaceClips> makeSyntheticClips(const SyntheticOptions& options)
{
    auto cast = std::make_shared<Cast>();
    TRY_ASSIGN(cast->people, loadPeople(options.media));
    TRY_ASSIGN(cast->cat, loadCat(options.media));
    FaceClips clips;
    for (const Scene& scene : kScenes) {
        if (options.only == scene.name || (options.only.empty() && !scene.byName))
            clips.push_back(std::make_unique<SyntheticClip>(scene, cast, options));
    }
    if (clips.empty())
        return makeError(Errc::BadArgument, "--scene", options.only);
    return clips;
}

} // namespace consentry::app::bench
