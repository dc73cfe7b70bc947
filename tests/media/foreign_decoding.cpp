#include "tests/media/foreign_decoding.h"

#include "tests/support/test_support.h"

namespace consentry::testing {

media::WorkerOptions workerOptions(StopFlag stop)
{
    return {.workerBinary = programFile("consentry-worker"), .stop = stop};
}

Result<Decoded> decodeAll(ByteSource& source)
{
    TRY_ASSIGN(const auto decoder, media::ForeignDecoder::start(source, workerOptions()));
    Decoded all{decoder->info(), {}, {}};
    for (;;) {
        TRY_ASSIGN(const auto frame, decoder->next());
        if (!frame)
            return all;
        TRY_ASSIGN(media::RawPicture upright,
                   media::RawPicture::create(media::orientedLayout(frame->picture.layout, all.info.orientation)));
        media::orient(frame->picture.view(), all.info.orientation, upright.mutableView());
        all.stamps.push_back(readStamp(upright.view()));
        all.pts.push_back(frame->pts);
    }
}

Result<Decoded> decodeAll(const Bytes& file)
{
    MemorySource source(file);
    return decodeAll(source);
}

Result<Decoded> decodeFile(const fs::path& file)
{
    TRY_ASSIGN(const auto source, FileSource::open(file));
    return decodeAll(*source);
}

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace consentry::testing
