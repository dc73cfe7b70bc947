#include "annotation/proposal.h"

#include "annotation/formats/labels_json.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace consentry::annotation {

namespace {

constexpr std::string_view kHead = "consentry proposals v1";
constexpr std::int64_t kThousand = 1000;

Error notOurs(std::string_view why)
{
    return makeError(Errc::BadLabels, "proposals", why);
}

/// The tracks with a class that validate() knows in the place of motion's.
AnnotationSet withKnownClasses(AnnotationSet set, const LabelSet& labels)
{
    for (Track& track : set.tracks) {
        if (track.label == kMotionLabel && track.kind.empty() && !labels.classes.empty())
            track.label = labels.classes.front().name;
    }
    return set;
}

/// " 734 500": as many numbers as there are proposals.
Result<std::vector<double>> readConfidences(std::string_view line)
{
    std::vector<double> confidences;
    while (!line.empty()) {
        std::int64_t thousandths = -1;
        const auto [end, failure] = std::from_chars(line.data() + 1, line.data() + line.size(), thousandths);
        if (line.front() != ' ' || failure != std::errc() || thousandths < 0 || thousandths > kThousand
            || confidences.size() == kMostProposals)
            return notOurs("not their confidences");
        confidences.push_back(double(thousandths) / double(kThousand));
        line.remove_prefix(std::size_t(end - line.data()));
    }
    return confidences;
}

} // namespace

double storedConfidence(double confidence)
{
    return double(std::llround(std::clamp(confidence, 0.0, 1.0) * double(kThousand))) / double(kThousand);
}

Bytes writeProposals(const std::vector<Proposal>& proposals)
{
    std::string text(kHead);
    AnnotationSet set;
    for (const Proposal& proposal : proposals) {
        text += ' ' + std::to_string(std::llround(storedConfidence(proposal.confidence) * double(kThousand)));
        set.tracks.push_back(proposal.track);
        set.nextTrackId = proposal.track.id.value + 1;
    }
    Bytes bytes = toBytes(bytesOf(text + '\n'));
    const Bytes tracks = writeLabels(set);
    bytes.insert(bytes.end(), tracks.begin(), tracks.end());
    return bytes;
}

Result<std::vector<Proposal>> readProposals(ByteView bytes, const LabelSet& labels, const FrameFacts& facts)
{
    const std::string_view text = textOf(bytes);
    const std::size_t end = text.find('\n');
    if (!text.starts_with(kHead) || end == std::string_view::npos)
        return notOurs("not their form");
    TRY_ASSIGN(const std::vector<double> confidences, readConfidences(text.substr(kHead.size(), end - kHead.size())));
    TRY_ASSIGN(AnnotationSet set, readLabels(bytes.subspan(end + 1)));
    if (set.tracks.size() != confidences.size())
        return notOurs("not as many as confidences");
    TRY_VOID(validate(withKnownClasses(set, labels), labels, facts));
    std::vector<Proposal> proposals;
    for (std::size_t i = 0; i < confidences.size(); ++i)
        proposals.push_back({std::move(set.tracks[i]), confidences[i]});
    if (!std::ranges::equal(writeProposals(proposals), bytes))
        return notOurs("not in canonical form");
    return proposals;
}

} // namespace consentry::annotation
