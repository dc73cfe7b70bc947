#include "annotation/linking.h"

#include "annotation/assignment.h"
#include "annotation/track_edit.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <map>
#include <numeric>

namespace consentry::annotation {

namespace {

struct ClassRow {
    std::string_view detected;
    std::string_view label;
    std::string_view kind;
};

constexpr std::string_view kOtherKind = "other";

constexpr std::array kClassRows{
    ClassRow{"person", "person", ""},          ClassRow{"bird", "animal", "bird"},
    ClassRow{"cat", "animal", "cat"},          ClassRow{"dog", "animal", "dog"},
    ClassRow{"horse", "animal", kOtherKind},   ClassRow{"sheep", "animal", kOtherKind},
    ClassRow{"cow", "animal", kOtherKind},     ClassRow{"elephant", "animal", kOtherKind},
    ClassRow{"bear", "animal", kOtherKind},    ClassRow{"zebra", "animal", kOtherKind},
    ClassRow{"giraffe", "animal", kOtherKind}, ClassRow{"bicycle", "vehicle", "bicycle"},
    ClassRow{"car", "vehicle", "car"},         ClassRow{"motorcycle", "vehicle", "motorcycle"},
    ClassRow{"bus", "vehicle", "bus"},         ClassRow{"truck", "vehicle", "truck"},
    ClassRow{"train", "vehicle", kOtherKind},  ClassRow{"airplane", "vehicle", kOtherKind},
    ClassRow{"boat", "vehicle", kOtherKind},   ClassRow{kMotionLabel, kMotionLabel, ""},
};

/// A detection in the words of the label set.
struct Sighting {
    std::size_t look = 0;
    NamedClass name;
    Box box;
    double confidence = 0;
};

/// Where something is expected at `look` when it goes on as between its last two sightings; its size stays.
Box expectedAt(const std::vector<Sighting>& sightings, std::size_t look)
{
    const Sighting& last = sightings.back();
    if (sightings.size() < 2)
        return last.box;
    const Sighting& before = sightings[sightings.size() - 2];
    const double steps = double(look - last.look) / double(last.look - before.look);
    Box box = last.box;
    box.x += (last.box.center().x - before.box.center().x) * steps;
    box.y += (last.box.center().y - before.box.center().y) * steps;
    return box;
}

class Linker {
public:
    explicit Linker(const LinkRules& rules) : m_rules(rules) {}

    /// Sightings of the next look, the surest first.
    void add(std::size_t look, std::vector<Sighting> sightings)
    {
        const auto begin =
            std::ranges::find_if(sightings, [&](const Sighting& s) { return s.confidence < m_rules.sure; });
        std::vector<Sighting> doubtful(std::make_move_iterator(begin), std::make_move_iterator(sightings.end()));
        sightings.erase(begin, sightings.end());
        std::vector<std::size_t> open = m_open;
        std::vector<Sighting> strangers = pair(look, std::move(sightings), open);
        pair(look, std::move(doubtful), open);
        std::erase_if(m_open,
                      [&](std::size_t i) { return look - m_objects[i].back().look > std::size_t(m_rules.longestGap); });
        for (Sighting& stranger : strangers) {
            m_open.push_back(m_objects.size());
            m_objects.push_back({std::move(stranger)});
        }
    }

    std::vector<std::vector<Sighting>> take() { return std::move(m_objects); }

private:
    /// Gives each of the `open` objects at most one sighting and takes those that got one off the list. The answer is
    /// what nobody got.
    std::vector<Sighting> pair(std::size_t look, std::vector<Sighting> sightings, std::vector<std::size_t>& open)
    {
        PairValues values(open.size(), sightings.size());
        for (std::size_t row = 0; row < open.size(); ++row) {
            const std::vector<Sighting>& object = m_objects[open[row]];
            const Box expected = expectedAt(object, look);
            for (std::size_t column = 0; column < sightings.size(); ++column) {
                const double overlap = intersectionOverUnion(expected, sightings[column].box);
                if (overlap >= m_rules.sameBox && object.front().name.label == sightings[column].name.label)
                    values.at(row, column) = overlap;
            }
        }
        const auto pairs = bestPairs(values);
        std::vector<bool> taken(sightings.size(), false);
        std::vector<std::size_t> left;
        for (std::size_t row = 0; row < open.size(); ++row) {
            if (!pairs[row]) {
                left.push_back(open[row]);
                continue;
            }
            taken[*pairs[row]] = true;
            m_objects[open[row]].push_back(std::move(sightings[*pairs[row]]));
        }
        open = std::move(left);
        std::vector<Sighting> strangers;
        for (std::size_t i = 0; i < sightings.size(); ++i) {
            if (!taken[i])
                strangers.push_back(std::move(sightings[i]));
        }
        return strangers;
    }

    LinkRules m_rules;
    std::vector<std::vector<Sighting>> m_objects;
    std::vector<std::size_t> m_open; ///< that may go on
};

/// One thing seen twice is kept once; what moved where something was recognised is that.
std::vector<Sighting> distinct(std::vector<Sighting> sightings, const LinkRules& rules)
{
    const auto isMotion = [](const Sighting& s) { return s.name.label == kMotionLabel; };
    std::ranges::stable_sort(sightings, [&](const Sighting& a, const Sighting& b) {
        return isMotion(a) != isMotion(b) ? isMotion(b) : a.confidence > b.confidence;
    });
    std::vector<Sighting> kept;
    for (Sighting& sighting : sightings) {
        const auto covers = [&](const Sighting& other) {
            if (isMotion(sighting) && !isMotion(other))
                return !intersection(other.box, sighting.box).isEmpty();
            return other.name.label == sighting.name.label
                   && intersectionOverUnion(other.box, sighting.box) >= rules.sameThing;
        };
        if (std::ranges::none_of(kept, covers))
            kept.push_back(std::move(sighting));
    }
    std::ranges::stable_sort(kept, std::greater(), &Sighting::confidence);
    return kept;
}

/// The kind that most of the confidence is for; none when another has too much of it, as when a cat may be a dog.
std::string kindOf(const std::vector<Sighting>& sightings, double share)
{
    std::map<std::string, double> votes;
    double all = 0;
    for (const Sighting& sighting : sightings) {
        votes[sighting.name.kind] += sighting.confidence;
        all += sighting.confidence;
    }
    const auto best = std::ranges::max_element(votes, {}, [](const auto& vote) { return vote.second; });
    return best->second >= share * all ? best->first : std::string();
}

/// Mean confidence of the looks from the first sighting to the last, where one that missed the object counts as 0.
double confidenceOf(const std::vector<Sighting>& sightings)
{
    const double sum = std::accumulate(sightings.begin(), sightings.end(), 0.0,
                                       [](double total, const Sighting& s) { return total + s.confidence; });
    return storedConfidence(sum / double(sightings.back().look - sightings.front().look + 1));
}

Track trackOf(const std::vector<Sighting>& sightings, const DetectedClip& clip, const LinkRules& rules)
{
    Track track{.id = {},
                .label = sightings.front().name.label,
                .kind = kindOf(sightings, rules.sameKind),
                .keyFrames = {},
                .attributes = {},
                .events = {},
                .source = Source::Suggested,
                .author = clip.author};
    double side = 0;
    for (const Sighting& sighting : sightings) {
        track.keyFrames.push_back({clip.looked[sighting.look], sighting.box});
        side += std::max(sighting.box.width, sighting.box.height);
    }
    track.keyFrames = simplified(track.keyFrames, rules.tolerance * side / double(sightings.size()));
    // Gone with the first look that did not see it; what the last look saw stays to the end of the clip.
    if (const std::size_t next = sightings.back().look + 1; next < clip.looked.size())
        track = endedAt(std::move(track), clip.looked[next]);
    return track;
}

} // namespace

std::optional<NamedClass> namedClass(std::string_view detected, const LabelSet& labels)
{
    const auto row = std::ranges::find(kClassRows, detected, &ClassRow::detected);
    if (row == kClassRows.end())
        return std::nullopt;
    if (row->label == kMotionLabel)
        return NamedClass{std::string(kMotionLabel), {}};
    const auto known = std::ranges::find(labels.classes, row->label, &LabelClass::name);
    if (known == labels.classes.end())
        return std::nullopt;
    return NamedClass{known->name, hasName(known->kinds, row->kind) ? std::string(row->kind) : std::string()};
}

std::vector<Proposal> linkDetections(const DetectedClip& clip, const LabelSet& labels, const LinkRules& rules)
{
    std::map<FrameIndex, std::vector<Sighting>> byFrame;
    for (const DetectedBox& detection : clip.detections) {
        const auto name = namedClass(detection.label, labels);
        if (name && detection.box.width >= kLeastBoxSide && detection.box.height >= kLeastBoxSide)
            byFrame[detection.frame].push_back({0, *name, detection.box, detection.confidence});
    }
    Linker linker(rules);
    for (std::size_t look = 0; look < clip.looked.size(); ++look) {
        std::vector<Sighting> sightings = distinct(std::move(byFrame[clip.looked[look]]), rules);
        for (Sighting& sighting : sightings)
            sighting.look = look;
        linker.add(look, std::move(sightings));
    }
    std::vector<Proposal> proposals;
    for (const std::vector<Sighting>& sightings : linker.take()) {
        if (int(sightings.size()) < rules.leastSightings || proposals.size() == kMostProposals)
            continue;
        proposals.push_back({trackOf(sightings, clip, rules), confidenceOf(sightings)});
        proposals.back().track.id = {std::uint32_t(proposals.size())};
    }
    return proposals;
}

} // namespace consentry::annotation
