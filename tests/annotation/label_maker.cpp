#include "tests/annotation/label_maker.h"

#include <algorithm>

namespace consentry::testing {

using namespace annotation;

namespace {

const std::vector<std::string> kTexts{"sitting", "a \"quoted\" \\ text", "Füße 犬", "x"};

bool coin(std::mt19937_64& random)
{
    return randomBelow(random, 2) == 1;
}

std::string pick(std::mt19937_64& random, const std::vector<std::string>& texts)
{
    return texts[static_cast<std::size_t>(randomBelow(random, static_cast<std::int64_t>(texts.size())))];
}

} // namespace

std::int64_t randomBelow(std::mt19937_64& random, std::int64_t below)
{
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(below));
}

Box randomBox(std::mt19937_64& random)
{
    const auto upTo = [&](double most) { return most * static_cast<double>(random() >> 11U) * 0x1p-53; };
    const double x = upTo(kFacts.size.width - 2), y = upTo(kFacts.size.height - 2);
    return {x, y, 1 + upTo(kFacts.size.width - x - 1), 1 + upTo(kFacts.size.height - y - 1)};
}

Track randomTrack(std::mt19937_64& random, TrackId id)
{
    const LabelSet labels = defaultLabelSet();
    const LabelClass& labelClass = labels.classes[static_cast<std::size_t>(randomBelow(random, 3))];
    Track track;
    track.id = id;
    track.label = labelClass.name;
    if (!labelClass.kinds.empty() && coin(random))
        track.kind = pick(random, labelClass.kinds);
    track.source = static_cast<Source>(randomBelow(random, 4));
    track.author = "k4.pid.test";
    track.singleFrame = randomBelow(random, 5) == 0;
    for (FrameIndex frame{randomBelow(random, 10)}; frame.value < kFacts.frames;
         frame.value += 1 + randomBelow(random, 9)) {
        track.keyFrames.push_back({frame, randomBox(random), coin(random), coin(random), randomBelow(random, 4) == 0});
        KeyFrame& made = track.keyFrames.back();
        made.tracked = track.source == Source::Tracked && !made.outside;
        if (track.singleFrame) {
            track.keyFrames.back().outside = false;
            return track;
        }
        if (coin(random))
            track.events.push_back({frame, pick(random, kTexts), coin(random) ? pick(random, kTexts) : ""});
    }
    for (int i = 0; i < 2; ++i)
        track.attributes[pick(random, kTexts)] = pick(random, kTexts);
    return track;
}

AnnotationSet randomLabels(std::mt19937_64& random)
{
    const LabelSet labels = defaultLabelSet();
    AnnotationSet set;
    for (std::int64_t i = randomBelow(random, 8); i > 0; --i) {
        set.nextTrackId += static_cast<std::uint32_t>(randomBelow(random, 3));
        set.tracks.push_back(randomTrack(random, {set.nextTrackId++}));
    }
    for (std::int64_t i = randomBelow(random, 3); i > 0; --i)
        set.clipTags.insert(pick(random, labels.clipTags));
    for (std::int64_t begin = randomBelow(random, 9); begin < 30; begin += 10)
        set.rangeTags.push_back({pick(random, labels.clipTags), {{begin}, {begin + 1 + randomBelow(random, 9)}}});
    return set;
}

} // namespace consentry::testing
