#pragma once

#include "media/decoded_picture.h"
#include "media/matroska_reader.h"

namespace consentry::media {

/// Decodes pictures of a rendition of ours: one in, one out, at once.
class RenditionDecoder {
public:
    /// Errc::MediaDamaged when the decoder refuses the configuration.
    static Result<std::unique_ptr<RenditionDecoder>> create(const MatroskaTrack& track);
    ~RenditionDecoder();
    RenditionDecoder(const RenditionDecoder&) = delete;
    RenditionDecoder& operator=(const RenditionDecoder&) = delete;

    /// libav reads this far past the end of a sample.
    static std::size_t padding();
    /// Decodes the sample at the start of `buffer`, which is `bytes` long and followed by padding() zeros. Pixels lie
    /// in pages that are wiped. `display` is the whole coded picture.
    /// Errc::MediaDamaged for anything but exactly one undamaged picture of the track's size.
    Result<DecodedPicture> decode(ByteSpan buffer, std::size_t bytes);
    /// Forgets what came before; the next sample must be a key frame.
    void reset();

private:
    struct State;
    explicit RenditionDecoder(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace consentry::media
