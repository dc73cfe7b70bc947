#include "app/bench/assist_bench.h"
#include "app/bench/benchmarks.h"
#include "app/bench/faces_bench.h"
#include "app/bench/paint_bench.h"
#include "app/bench/recorded_faces.h"
#include "app/bench/synthetic_faces.h"
#include "app/error_words.h"
#include "app/hardening.h"
#include "app/operations/demo.h"
#include "media/model_store.h"
#include "media/worker_probe.h"

#include <QApplication>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <optional>

namespace consentry::app::bench {
namespace {

struct Options {
    std::string benchmark;
    fs::path video;
    int rounds = 7;
    SeekOptions seek;
    PaintOptions paint;
    std::uint64_t seed = 1;
    int frames = 75;
    int seeds = 1;
    int detectEvery = 10;
    int secondOpinion = 0;
    bool everyFrame = false;
    bool heads = false;
    std::string scene;
    AssistOptions assist;
    bool json = false;
};

void addOptions(CLI::App& app, Options& options)
{
    app.add_option("benchmark", options.benchmark,
                   "decode, seek, intake, paint, all of these, or faces, or suggest, track, assist\n"
                   "for both of them")
        ->required()
        ->check(CLI::IsMember({"decode", "seek", "intake", "paint", "all", "faces", "suggest", "track", "assist"}));
    app.add_option("video", options.video,
                   "A video (default: the demo clip of scripts/setup); for faces a folder with\n"
                   "videos or pictures and their truth (default: clips made up on the spot)");
    app.add_option("--rounds", options.rounds, "Rounds of decode, sealed and plain in turn")
        ->check(CLI::Range(1, 1000));
    app.add_option("--seeks", options.seek.seeks, "Random seeks")->check(CLI::Range(1, 1'000'000));
    app.add_option("--steps", options.seek.steps, "Steps forward, and as many backward")
        ->check(CLI::Range(1, 1'000'000));
    app.add_option("--paints", options.paint.paints, "Samples of each figure of paint")->check(CLI::Range(1, 100'000));
    app.add_option("--seed", options.seed, "Of the clips that faces makes up");
    app.add_option("--seeds", options.seeds, "How many seeds, from --seed on; their figures are added up")
        ->check(CLI::Range(1, 100));
    app.add_option("--second-opinion", options.secondOpinion, "What the SSD finds counts in every n-th frame, for faces; 0: in none")
        ->check(CLI::Range(0, 750));
    app.add_flag("--every-frame", options.everyFrame,
                 "Every frame is looked at, closely everywhere, for faces: what the schedule could lose");
    app.add_flag("--heads", options.heads, "Heads of people are hidden as well, for faces");
    app.add_option("--frames", options.frames, "Of each clip that faces makes up")->check(CLI::Range(1, 750));
    app.add_option("--detect-every", options.detectEvery,
                   "Frames that each detector looks at alone, for faces; 0: none")
        ->check(CLI::Range(0, 750));
    app.add_option("--scene", options.scene, "The only clip to make up, by its name");
    app.add_option("--truth", options.assist.truth,
                   "Where the objects are, for suggest and track: gt.txt as of MOTChallenge\n"
                   "(default: the demo clip's own truth)");
    app.add_option("--every", options.assist.every, "Frames from look to look, for suggest")
        ->check(CLI::Range(1, 1000));
    app.add_option("--reach", options.assist.reach, "Frames that each box is followed, for track")
        ->check(CLI::Range(2, 1000));
    app.add_option("--stretches", options.assist.stretches, "Boxes that are followed, at most, for track")
        ->check(CLI::Range(1, 1000));
    app.add_flag("--json", options.json, "One JSON document on stdout");
}

/// Every benchmark needs a rendition, so intake always runs; it is reported when it was asked for.
Result<std::vector<Report>> run(const Options& options)
{
    const auto asked = [&](const char* name) { return options.benchmark == name || options.benchmark == "all"; };
    std::fprintf(stderr, "consentry-bench: taking in %s\n", options.video.filename().c_str());
    std::optional<SealedRendition> rendition;
    std::vector<Report> reports;
    TRY_ASSIGN(Report intake, benchIntake(options.video, rendition));
    if (asked("intake"))
        reports.push_back(std::move(intake));
    if (asked("decode")) {
        TRY_ASSIGN(Report decode, benchDecode(*rendition, options.rounds));
        reports.push_back(std::move(decode));
    }
    if (asked("seek")) {
        TRY_ASSIGN(Report seek, benchSeek(*rendition, options.seek));
        reports.push_back(std::move(seek));
    }
    if (asked("paint")) {
        TRY_ASSIGN(Report paint, benchPaint(*rendition, options.paint));
        reports.push_back(std::move(paint));
    }
    const bool assist = options.benchmark == "assist";
    if (assist || options.benchmark == "suggest") {
        TRY_ASSIGN(reports.emplace_back(), benchSuggest(*rendition, options.assist));
    }
    if (assist || options.benchmark == "track") {
        TRY_ASSIGN(reports.emplace_back(), benchTrack(*rendition, options.assist));
    }
    return reports;
}

Result<FaceClips> syntheticClips(const Options& options)
{
    FaceClips all;
    for (int i = 0; i < options.seeds; ++i) {
        TRY_ASSIGN(FaceClips clips, makeSyntheticClips({.media = demoMediaFolder(),
                                                        .workerBinary = media::defaultWorkerBinary(),
                                                        .seed = options.seed + static_cast<std::uint64_t>(i),
                                                        .frames = options.frames,
                                                        .only = options.scene}));
        std::ranges::move(clips, std::back_inserter(all));
    }
    return all;
}

Result<std::vector<Report>> runFaces(const Options& options)
{
    const auto clips = options.video.empty() ? syntheticClips(options)
                                             : openRecordedClips(options.video, media::defaultWorkerBinary());
    if (!clips)
        return clips.error();
    const media::FaceFinderOptions finder{.modelFolder = media::defaultModelFolder(),
                                          .secondOpinion = options.secondOpinion,
                                          .heads =
                                              options.heads ? media::HeadRedaction::On : media::HeadRedaction::Off};
    return benchFaces(*clips,
                      {.finder = options.everyFrame ? everyFrame(finder) : finder, .detectEvery = options.detectEvery});
}

int fail(const Error& error)
{
    std::fprintf(stderr, "consentry-bench: %s\n", errorLine(error).toUtf8().constData());
    return exitCode(error);
}

} // namespace
} // namespace consentry::app::bench

int main(int argc, char** argv)
{
    using namespace consentry;
    const auto hardened = app::hardenProcess();
    app::bench::Options options{.benchmark = {}, .video = {}, .seek = {}, .paint = {}, .scene = {}, .assist = {}};
    CLI::App commandLine(
        "Measures how fast sealed clips are taken in, decoded, sought and painted. Nothing clear is written to a disk.",
        "consentry-bench");
    app::bench::addOptions(commandLine, options);
    CLI11_PARSE(commandLine, argc, argv);
    if (!hardened)
        return app::bench::fail(hardened.error());
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen"); // painting is measured without a screen
    std::optional<QApplication> window;
    if (options.benchmark == "paint" || options.benchmark == "all")
        window.emplace(argc, argv);
    const bool faces = options.benchmark == "faces";
    if (!faces && options.video.empty())
        options.video = app::demoMediaFolder() / "demo-clip.mp4";
    if (options.assist.truth.empty())
        options.assist.truth = fs::path(options.video).replace_extension(".truth.json");
    const auto reports = faces ? app::bench::runFaces(options) : app::bench::run(options);
    if (!reports)
        return app::bench::fail(reports.error());
    std::fputs((options.json ? app::bench::jsonText(*reports) : app::bench::tableText(*reports)).c_str(), stdout);
    return 0;
}
