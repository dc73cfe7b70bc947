#pragma once

#include "media/worker_client.h"

#include <functional>
#include <memory>
#include <optional>

namespace consentry::media {

/// Opens the clear bytes of a source.
using OpenSource = std::function<Result<std::shared_ptr<ByteSource>>()>;

/// The original does not show what it showed at intake.
inline Error otherFramesThanAtIntake()
{
    return makeError(Errc::MediaDamaged, "it decodes to other frames than at intake");
}

/// Decodes a foreign source once, turned the right way up.
class SourcePass {
public:
    static Result<SourcePass> start(const OpenSource& open, const WorkerOptions& worker)
    {
        TRY_ASSIGN(auto source, open());
        TRY_ASSIGN(auto decoder, ForeignDecoder::start(*source, worker));
        return SourcePass(std::move(source), std::move(decoder));
    }

    const ForeignDecoder& decoder() const { return *m_decoder; }
    I420Layout layout() const
    {
        const SourceInfo& info = m_decoder->info();
        return orientedLayout({info.width, info.height}, info.orientation);
    }
    /// As it is shown: what is turned on its side changes places.
    Rational pixelAspect() const
    {
        const Rational stored = m_decoder->info().pixelAspect;
        return m_decoder->info().orientation.transpose ? Rational{stored.denominator, stored.numerator} : stored;
    }
    /// Nothing at the end.
    Result<std::optional<RawFrame>> next()
    {
        TRY_ASSIGN(auto frame, m_decoder->next());
        const Orientation orientation = m_decoder->info().orientation;
        if (!frame || orientation.isIdentity())
            return frame;
        TRY_ASSIGN(RawPicture upright, RawPicture::create(layout()));
        orient(frame->picture.view(), orientation, upright.mutableView());
        frame->picture = std::move(upright);
        return frame;
    }

private:
    SourcePass(std::shared_ptr<ByteSource> source, std::unique_ptr<ForeignDecoder> decoder)
        : m_source(std::move(source)), m_decoder(std::move(decoder))
    {
    }
    std::shared_ptr<ByteSource> m_source;
    std::unique_ptr<ForeignDecoder> m_decoder;
};

} // namespace consentry::media
