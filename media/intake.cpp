#include "media/intake.h"

#include "base/relay.h"
#include "crypto/hash.h"
#include "media/safe_encoder.h"

#include <vector>

namespace consentry::media {
namespace {

using Clock = std::chrono::steady_clock;

/// What the first pass saw: the second must see the same.
struct SeenFrame {
    std::int64_t pts = 0;
    crypto::SecretHash::Tag tag{};
};

class Intake {
public:
    Intake(const IntakeRequest& request, crypto::SecretHash hash) : m_request(request), m_hash(std::move(hash)) {}
    Result<IntakeResult> run();

private:
    Result<void> findFaces();
    Result<void> encode();
    Result<void> check(const RawFrame& frame) const;
    Result<std::unique_ptr<SafeEncoder>> makeEncoder(const SourcePass& pass) const;
    MediaTime duration() const;
    void report(IntakeStage stage, std::int64_t done, std::int64_t total) const;

    const IntakeRequest& m_request;
    crypto::SecretHash m_hash;
    std::vector<SeenFrame> m_seen;
    RedactionPlan m_plan;
    IntakeResult m_result;
};

Result<IntakeResult> Intake::run()
{
    const auto start = Clock::now();
    TRY_VOID(findFaces());
    const auto found = Clock::now();
    TRY_VOID(encode());
    m_result.findingTime = found - start;
    m_result.encodingTime = Clock::now() - found;
    m_result.duration = duration();
    m_result.faces = m_plan.facts();
    return std::move(m_result);
}

Result<void> Intake::findFaces()
{
    TRY_ASSIGN(SourcePass pass, SourcePass::start(m_request.openSource, m_request.worker));
    m_result.source = pass.decoder().info();
    for (;;) {
        TRY_ASSIGN(const auto frame, pass.next());
        if (!frame)
            break;
        const PictureView picture = frame->picture.view();
        m_seen.push_back({frame->pts, m_hash.of(frame->picture.buffer->view())});
        const MediaTime time = mediaTime(frame->pts - m_seen.front().pts, m_result.source.timeBase);
        TRY_VOID(m_request.finder.addFrame({{frame->number}, time, picture, frame->picture.buffer}));
        report(IntakeStage::FindingFaces, frame->number + 1, m_result.source.declaredFrames);
    }
    m_result.adjustedStamps = pass.decoder().adjustedStamps();
    m_result.protections = pass.decoder().protections();
    TRY_ASSIGN(m_plan, m_request.finder.finish());
    for (const RegionTrack& region : m_request.regions)
        m_plan.cover(region);
    const FrameRange all{{0}, {static_cast<std::int64_t>(m_seen.size())}};
    const Size size{double(pass.layout().width()), double(pass.layout().height())};
    for (const PictureMask& mask : m_request.masks)
        m_plan.cover({all, {{all.begin, mask.in(size)}}});
    return {};
}

Result<void> Intake::encode()
{
    TRY_ASSIGN(SourcePass pass, SourcePass::start(m_request.openSource, m_request.worker));
    if (pass.decoder().info() != m_result.source)
        return makeError(Errc::MediaDamaged, "decoded differently the second time");
    TRY_ASSIGN(const std::unique_ptr<SafeEncoder> encoder, makeEncoder(pass));
    const auto total = static_cast<std::int64_t>(m_seen.size());
    std::int64_t done = 0;
    Relay<RawFrame> relay([&](RawFrame frame) -> Result<void> {
        m_plan.apply({frame.number}, frame.picture.mutableView());
        return encoder->addFrame(frame.picture.view(), {frame.pts, frame.number});
    });
    for (;;) {
        TRY_ASSIGN(auto frame, pass.next());
        if (!frame)
            break;
        TRY_VOID(check(*frame));
        TRY_VOID(relay.pass(std::move(*frame)));
        report(IntakeStage::Encoding, ++done, total);
    }
    TRY_VOID(relay.finish());
    if (done != total)
        return makeError(Errc::MediaDamaged, "decoded differently the second time");
    TRY_ASSIGN(m_result.table, encoder->finish());
    return {};
}

/// The picture is compared before it is redacted: a face that the finder never saw must not get through.
Result<void> Intake::check(const RawFrame& frame) const
{
    const auto number = static_cast<std::size_t>(frame.number);
    const bool isSame = number < m_seen.size() && m_seen[number].pts == frame.pts
                        && m_seen[number].tag == m_hash.of(frame.picture.buffer->view());
    if (!isSame)
        return makeError(Errc::MediaDamaged, "decoded differently the second time");
    return {};
}

Result<std::unique_ptr<SafeEncoder>> Intake::makeEncoder(const SourcePass& pass) const
{
    const I420Layout layout = pass.layout();
    return SafeEncoder::create(m_request.out, {.width = layout.width(),
                                               .height = layout.height(),
                                               .matrix = m_result.source.matrix,
                                               .timeBase = m_result.source.timeBase,
                                               .frameRate = m_result.source.frameRate,
                                               .pixelAspect = pass.pixelAspect(),
                                               .duration = duration()});
}

/// The last frame is taken to last as long as the one before it.
MediaTime Intake::duration() const
{
    if (m_seen.size() < 2)
        return {};
    const std::int64_t last = m_seen.back().pts;
    const std::int64_t lastGap = last - m_seen[m_seen.size() - 2].pts;
    return mediaTime(last + lastGap - m_seen.front().pts, m_result.source.timeBase);
}

void Intake::report(IntakeStage stage, std::int64_t done, std::int64_t total) const
{
    if (m_request.progress)
        m_request.progress({stage, done, total});
}

} // namespace

Result<IntakeResult> makeSafeRendition(const IntakeRequest& request)
{
    TRY_ASSIGN(crypto::SecretHash hash, crypto::SecretHash::create());
    return Intake(request, std::move(hash)).run();
}

} // namespace consentry::media
