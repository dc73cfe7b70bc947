#include "app/bench/assist_truth.h"

#include "app/bench/face_clip.h"

#include <nlohmann/json.hpp>

#include <array>
#include <string>

namespace consentry::app::bench {
namespace {

using annotation::ScoredBox;
using nlohmann::json;


Result<std::vector<ScoredBox>> readDemoTruth(std::string_view text)
{
    std::vector<ScoredBox> boxes;
    std::map<std::string, std::uint32_t> numbers;
    try {
        const json truth = json::parse(text);
        for (const json& object : truth.at("objects")) {
            const std::string label = object.at("label");
            if (label == kFaceLabel)
                continue;
            const auto number = numbers.emplace(label, std::uint32_t(numbers.size() + 1)).first->second;
            const auto box = object.at("box").get<std::array<double, 4>>();
            boxes.push_back({{object.at("frame").get<std::int64_t>()}, number, {box[0], box[1], box[2], box[3]}});
        }
    } catch (const json::exception& error) {
        return makeError(Errc::BadJson, "truth", error.what());
    }
    return boxes;
}

} // namespace

Result<std::vector<ScoredBox>> readObjectTruth(const fs::path& file)
{
    TRY_ASSIGN(const Bytes content, readFile(file, annotation::kMostMotBytes));
    return file.extension() == ".json" ? readDemoTruth(textOf(content)) : annotation::readMotTruth(textOf(content));
}

ObjectPaths pathsOf(const std::vector<ScoredBox>& truth)
{
    ObjectPaths paths;
    for (const ScoredBox& box : truth)
        paths[box.object][box.frame.value] = box.box;
    return paths;
}

} // namespace consentry::app::bench
