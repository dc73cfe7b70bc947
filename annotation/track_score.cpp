#include "annotation/track_score.h"

#include "annotation/assignment.h"
#include "annotation/track_edit.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace consentry::annotation {

namespace {

constexpr std::size_t kLeastColumns = 6;
constexpr std::size_t kMostColumns = 10;
constexpr double kMostFrame = 10'000'000;

using Row = std::vector<double>;

/// The numbers of a line; nothing when something else is there.
std::optional<Row> numbersOf(std::string_view line)
{
    Row row;
    while (row.size() < kMostColumns) {
        while (!line.empty() && line.front() == ' ')
            line.remove_prefix(1);
        double value = 0;
        const auto [end, failure] = std::from_chars(line.data(), line.data() + line.size(), value);
        if (failure != std::errc() || !std::isfinite(value))
            return std::nullopt;
        row.push_back(value);
        line.remove_prefix(std::size_t(end - line.data()));
        while (!line.empty() && line.front() == ' ')
            line.remove_prefix(1);
        if (line.empty())
            return row;
        if (line.front() != ',')
            return std::nullopt;
        line.remove_prefix(1);
    }
    return std::nullopt;
}

bool isCount(double value)
{
    return value >= 1 && value <= kMostFrame && value == std::floor(value);
}

using Frames = std::map<FrameIndex, std::vector<ScoredBox>>;

Frames byFrame(std::span<const ScoredBox> boxes)
{
    Frames frames;
    for (const ScoredBox& box : boxes)
        frames[box.frame].push_back(box);
    return frames;
}

/// Matches of one frame: number of the true object → what was found for it.
using Matches = std::map<std::uint32_t, ScoredBox>;

Matches matchesOf(const std::vector<ScoredBox>& truth, const std::vector<ScoredBox>& found, double sameBox,
                  const std::map<std::uint32_t, std::uint32_t>& before)
{
    constexpr double kStays = 10; // above any overlap
    PairValues values(truth.size(), found.size());
    for (std::size_t row = 0; row < truth.size(); ++row) {
        for (std::size_t column = 0; column < found.size(); ++column) {
            const double overlap = intersectionOverUnion(truth[row].box, found[column].box);
            const auto last = before.find(truth[row].object);
            const bool stays = last != before.end() && last->second == found[column].object;
            values.at(row, column) = overlap < sameBox ? 0 : stays ? overlap + kStays : overlap;
        }
    }
    Matches matches;
    const auto pairs = bestPairs(values);
    for (std::size_t row = 0; row < truth.size(); ++row) {
        if (pairs[row])
            matches.emplace(truth[row].object, found[*pairs[row]]);
    }
    return matches;
}

using Objects = std::map<std::uint32_t, std::vector<KeyFrame>>;

Objects byObject(std::span<const ScoredBox> boxes)
{
    Objects objects;
    for (const ScoredBox& box : boxes)
        objects[box.object].push_back({box.frame, box.box});
    for (auto& [number, frames] : objects)
        std::ranges::sort(frames, {}, &KeyFrame::frame);
    return objects;
}

const KeyFrame* keyAt(const std::vector<KeyFrame>& frames, FrameIndex frame)
{
    const auto it = std::ranges::lower_bound(frames, frame, {}, &KeyFrame::frame);
    return it != frames.end() && it->frame == frame ? &*it : nullptr;
}

double overlapAt(const KeyFrame& truth, const std::vector<KeyFrame>& found)
{
    const KeyFrame* other = keyAt(found, truth.frame);
    return other ? intersectionOverUnion(truth.box, other->box) : 0;
}

/// The key frames that a hand makes for it.
std::vector<KeyFrame> handKeys(const std::vector<KeyFrame>& truth, double tolerance)
{
    double side = 0;
    for (const KeyFrame& key : truth)
        side += std::max(key.box.width, key.box.height);
    return simplified(truth, tolerance * side / double(truth.size()));
}

} // namespace

Result<std::vector<ScoredBox>> readMotTruth(std::string_view text)
{
    if (text.size() > kMostMotBytes)
        return makeError(Errc::TooLarge, "truth", std::to_string(kMostMotBytes));
    std::vector<ScoredBox> boxes;
    std::set<std::pair<FrameIndex, std::uint32_t>> seen;
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.remove_suffix(1);
        if (line.empty())
            continue;
        const auto row = numbersOf(line);
        if (!row || row->size() < kLeastColumns || !isCount((*row)[0]) || !isCount((*row)[1]))
            return makeError(Errc::BadLabels, "line " + std::to_string(number), "not MOTChallenge's form");
        const ScoredBox box{
            {std::int64_t((*row)[0]) - 1}, std::uint32_t((*row)[1]), {(*row)[2], (*row)[3], (*row)[4], (*row)[5]}};
        if (box.box.isEmpty() || !seen.emplace(box.frame, box.object).second)
            return makeError(Errc::BadLabels, "line " + std::to_string(number), "an empty box, or an object twice");
        if (row->size() == kLeastColumns || (*row)[6] != 0)
            boxes.push_back(box);
    }
    return boxes;
}

TrackScore scoreTracks(std::span<const ScoredBox> truth, std::span<const ScoredBox> found, double sameBox)
{
    const Frames foundByFrame = byFrame(found);
    const std::vector<ScoredBox> none;
    std::map<std::uint32_t, std::uint32_t> last; // of each true object: the number it was found under
    TrackScore score;
    score.truth = std::int64_t(truth.size());
    score.found = std::int64_t(found.size());
    for (const auto& [frame, boxes] : byFrame(truth)) {
        const auto here = foundByFrame.find(frame);
        for (const auto& [object, match] :
             matchesOf(boxes, here == foundByFrame.end() ? none : here->second, sameBox, last)) {
            const auto isIt = [&](const ScoredBox& box) { return box.object == object; };
            score.overlap += intersectionOverUnion(std::ranges::find_if(boxes, isIt)->box, match.box);
            ++score.matched;
            const auto [before, isNew] = last.emplace(object, match.object);
            if (!isNew && before->second != match.object)
                ++score.switches;
            before->second = match.object;
        }
    }
    return score;
}

HandWork handWork(std::span<const ScoredBox> truth, std::span<const ScoredBox> found, const HandRules& rules)
{
    constexpr double kSame = 0.5;
    const Objects proposals = byObject(found);
    std::set<std::uint32_t> taken;
    HandWork work;
    for (const auto& [number, frames] : byObject(truth)) {
        const std::vector<KeyFrame> keys = handKeys(frames, rules.tolerance);
        work.alone += std::int64_t(keys.size());
        std::int64_t most = 0;
        std::uint32_t best = 0;
        for (const auto& [other, boxes] : proposals) {
            const auto same =
                std::ranges::count_if(frames, [&](const KeyFrame& key) { return overlapAt(key, boxes) >= kSame; });
            if (same > most && !taken.contains(other)) {
                most = same;
                best = other;
            }
        }
        if (double(most) < rules.useful * double(frames.size())) {
            work.helped += std::int64_t(keys.size());
            continue;
        }
        taken.insert(best);
        const std::vector<KeyFrame>& boxes = proposals.at(best);
        work.helped +=
            1 + std::ranges::count_if(keys, [&](const KeyFrame& key) { return overlapAt(key, boxes) < rules.fine; });
    }
    work.helped += std::int64_t(proposals.size() - taken.size());
    return work;
}

} // namespace consentry::annotation
