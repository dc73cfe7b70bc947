#include "media/safe_reader.h"

#include "media/picture_digest.h"
#include "media/rendition_decoder.h"

#include <optional>

namespace consentry::media {
namespace {

class Reader final : public SafeReader {
public:
    explicit Reader(RenditionStream stream) : m_stream(std::move(stream)) {}
    ~Reader() override { wipe(m_sample); }

    Result<void> open();
    const FrameTable& table() const override { return m_stream.table; }
    Result<DecodedPicture> picture(FrameIndex index) override;
    FrameIndex decodeStart(FrameIndex index) const override;
    std::int64_t decodedCount() const override { return m_decoded; }

private:
    Result<DecodedPicture> decodeTo(FrameIndex index);
    Result<DecodedPicture> decodeNext();

    RenditionStream m_stream;
    std::unique_ptr<RenditionDecoder> m_decoder;
    Bytes m_sample;
    FrameIndex m_next; ///< what the decoder expects
    std::int64_t m_decoded = 0;
    std::optional<Error> m_error;
};

Result<void> Reader::open()
{
    const FrameFormat& format = m_stream.table.format();
    TRY_ASSIGN(const MatroskaTrack track, readMatroskaTrack(*m_stream.clear));
    if (m_stream.table.count() == 0 || track.codedWidth != format.codedWidth || track.codedHeight != format.codedHeight)
        return makeError(Errc::MediaDamaged, "frame table");
    TRY_ASSIGN(m_decoder, RenditionDecoder::create(track));
    return {};
}

Result<DecodedPicture> Reader::picture(FrameIndex index)
{
    assert(table().range().contains(index));
    if (m_error)
        return *m_error;
    auto picture = decodeTo(index);
    if (!picture)
        m_error = picture.error();
    return picture;
}

FrameIndex Reader::decodeStart(FrameIndex index) const
{
    const FrameIndex key = table().keyFrameAtOrBefore(index);
    return m_next < key || m_next > index ? key : m_next;
}

Result<DecodedPicture> Reader::decodeTo(FrameIndex index)
{
    if (const FrameIndex start = decodeStart(index); start != m_next) {
        m_decoder->reset();
        m_next = start;
    }
    while (m_next < index)
        TRY_VOID(decodeNext());
    return decodeNext();
}

Result<DecodedPicture> Reader::decodeNext()
{
    if (m_stream.stop.isSet())
        return makeError(Errc::AccessEnded, "");
    const FrameEntry& entry = table().at(m_next);
    const std::size_t padding = RenditionDecoder::padding();
    TRY_ASSIGN(const MatroskaBlock block, readMatroskaBlock(*m_stream.clear, entry.position, m_sample, padding));
    if (block.isKeyFrame != entry.keyFrame)
        return makeError(Errc::MediaDamaged, "key frame");
    TRY_ASSIGN(DecodedPicture picture, m_decoder->decode(m_sample, block.bytes));
    picture.display.width = table().format().width;
    picture.display.height = table().format().height;
    m_next = m_next + 1;
    ++m_decoded;
    return picture;
}

} // namespace

Result<std::unique_ptr<SafeReader>> SafeReader::open(RenditionStream stream)
{
    auto reader = std::make_unique<Reader>(std::move(stream));
    TRY_VOID(reader->open());
    return std::unique_ptr<SafeReader>(std::move(reader));
}

Result<void> verifyRendition(RenditionStream stream)
{
    TRY_ASSIGN(const std::unique_ptr<SafeReader> reader, SafeReader::open(std::move(stream)));
    const FrameTable& table = reader->table();
    for (FrameIndex index = table.range().begin; index < table.range().end; index = index + 1) {
        TRY_ASSIGN(const DecodedPicture picture, reader->picture(index));
        if (lumaDigest(picture.coded) != table.at(index).lumaDigest)
            return makeError(Errc::HashMismatch, "frame " + std::to_string(index.value));
    }
    return {};
}

} // namespace consentry::media
