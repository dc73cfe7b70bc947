#include "media/reveal.h"

#include "media/safe_encoder.h"

namespace consentry::media {
namespace {

Result<std::unique_ptr<SafeEncoder>> makeEncoder(const SourcePass& pass, const RevealRequest& request)
{
    const SourceInfo& info = pass.decoder().info();
    const I420Layout layout = pass.layout();
    const FrameFormat& format = request.safe.format();
    if (layout.width() != format.width || layout.height() != format.height || info.timeBase != format.timeBase)
        return otherFramesThanAtIntake();
    return SafeEncoder::create(request.out, {.width = layout.width(),
                                             .height = layout.height(),
                                             .matrix = info.matrix,
                                             .timeBase = info.timeBase,
                                             .frameRate = info.frameRate,
                                             .pixelAspect = pass.pixelAspect()});
}

} // namespace

Result<FrameTable> makeReveal(const RevealRequest& request)
{
    TRY_ASSIGN(SourcePass pass, SourcePass::start(request.openSource, request.worker));
    TRY_ASSIGN(const auto encoder, makeEncoder(pass, request));
    for (FrameIndex index{0}; index < request.frames.end; index = index + 1) {
        if (request.worker.stop.isSet())
            return makeError(Errc::Interrupted);
        TRY_ASSIGN(const auto frame, pass.next());
        if (!frame || frame->number != index.value || frame->pts != request.safe.at(index).pts)
            return otherFramesThanAtIntake();
        if (request.frames.contains(index))
            TRY_VOID(encoder->addFrame(frame->picture.view(), {frame->pts, frame->number}));
        if (request.progress)
            request.progress(index.value + 1, request.frames.end.value);
    }
    return encoder->finish();
}

} // namespace consentry::media
