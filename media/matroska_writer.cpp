#include "media/matroska_writer.h"

#include "media/matroska_ids.h"

#include <algorithm>
#include <bit>

namespace consentry::media {
namespace {

using namespace matroska;

constexpr std::string_view kApplication = "Consentry";

int bytesOfNumber(std::uint64_t value)
{
    return std::max(1, (static_cast<int>(std::bit_width(value)) + 7) / 8);
}

/// Sizes are always written in eight bytes: nothing has to be known before its content.
void appendHead(Bytes& out, Id id, std::uint64_t size)
{
    appendBigEndian(out, id, bytesOfNumber(id));
    appendBigEndian(out, size | std::uint64_t(1) << 56, 8);
}

Bytes element(Id id, ByteView content)
{
    Bytes out;
    appendHead(out, id, content.size());
    out.insert(out.end(), content.begin(), content.end());
    return out;
}

Bytes number(Id id, std::uint64_t value)
{
    Bytes content;
    appendBigEndian(content, value, bytesOfNumber(value));
    return element(id, content);
}

Bytes real(Id id, double value)
{
    Bytes content;
    appendBigEndian(content, std::bit_cast<std::uint64_t>(value), 8);
    return element(id, content);
}

Bytes text(Id id, std::string_view value)
{
    return element(id, bytesOf(value));
}

Bytes master(Id id, std::initializer_list<Bytes> children)
{
    Bytes content;
    for (const Bytes& child : children)
        content.insert(content.end(), child.begin(), child.end());
    return element(id, content);
}

Bytes ebmlHeader()
{
    return master(kEbml, {number(kEbmlVersion, 1), number(kEbmlReadVersion, 1), number(kEbmlMaxIdLength, 4),
                          number(kEbmlMaxSizeLength, 8), text(kDocType, "matroska"), number(kDocTypeVersion, 4),
                          number(kDocTypeReadVersion, 2)});
}

Bytes info(MediaTime duration)
{
    const double milliseconds = static_cast<double>(duration.count()) / 1000;
    return master(kInfo, {number(kTimestampScale, kNanosecondsPerTick), text(kMuxingApp, kApplication),
                          text(kWritingApp, kApplication), milliseconds > 0 ? real(kDuration, milliseconds) : Bytes()});
}

/// Non-square pixels widen the display; sizes are those without padding.
std::uint64_t displayWidth(const FrameFormat& format)
{
    const double wide = format.width * format.pixelAspect.value();
    return static_cast<std::uint64_t>(std::clamp(wide + 0.5, 1.0, 65535.0));
}

Bytes video(const FrameFormat& format, ColourMatrix matrix)
{
    constexpr std::uint64_t progressive = 2;
    constexpr std::uint64_t broadcastRange = 1;
    const std::uint64_t coefficients = matrix == ColourMatrix::Bt709 ? 1 : 6; // ITU-T H.273
    const auto size = [](int pixels) { return static_cast<std::uint64_t>(pixels); };
    return master(kVideo,
                  {number(kFlagInterlaced, progressive), number(kPixelWidth, size(format.codedWidth)),
                   number(kPixelHeight, size(format.codedHeight)),
                   number(kPixelCropBottom, size(format.codedHeight - format.height)),
                   number(kPixelCropRight, size(format.codedWidth - format.width)),
                   number(kDisplayWidth, displayWidth(format)), number(kDisplayHeight, size(format.height)),
                   master(kColour, {number(kMatrixCoefficients, coefficients), number(kRange, broadcastRange)})});
}

Bytes tracks(const MatroskaWriter::Track& track)
{
    constexpr std::uint64_t videoTrack = 1;
    return master(kTracks, {master(kTrackEntry,
                                   {number(kTrackNumber, 1), number(kTrackUid, 1), number(kTrackType, videoTrack),
                                    number(kFlagLacing, 0), text(kLanguage, "und"), text(kCodecId, kAvcCodec),
                                    element(kCodecPrivate, track.configuration), video(track.format, track.matrix)})});
}

} // namespace

Result<void> MatroskaWriter::write(ByteView bytes)
{
    TRY_VOID(m_out.write(bytes));
    m_written += bytes.size();
    return {};
}

Result<void> MatroskaWriter::writeHeader(const Track& track)
{
    Bytes head = ebmlHeader();
    appendBigEndian(head, kSegment, 4);
    appendBigEndian(head, (std::uint64_t(1) << 57) - 1, 8); // length not known: it cannot be written later
    for (const Bytes& part : {info(track.duration), tracks(track)})
        head.insert(head.end(), part.begin(), part.end());
    return write(head);
}

Result<void> MatroskaWriter::addFrame(std::int64_t milliseconds, bool isKeyFrame, ByteView sample)
{
    if (!m_cluster.empty() && (isKeyFrame || milliseconds - m_clusterTime > INT16_MAX))
        TRY_VOID(writeCluster());
    if (m_cluster.empty()) {
        m_clusterTime = milliseconds;
        m_cluster = number(kTimestamp, static_cast<std::uint64_t>(milliseconds));
    }
    m_blockStarts.push_back(m_cluster.size());
    appendHead(m_cluster, kSimpleBlock, kBlockHeadBytes + sample.size());
    m_cluster.push_back(kTrackOne);
    appendBigEndian(m_cluster, static_cast<std::uint64_t>(milliseconds - m_clusterTime), 2);
    m_cluster.push_back(isKeyFrame ? kKeyFrameFlag : 0);
    m_cluster.insert(m_cluster.end(), sample.begin(), sample.end());
    return {};
}

Result<void> MatroskaWriter::writeCluster()
{
    if (m_cluster.empty())
        return {};
    Bytes head;
    appendHead(head, kCluster, m_cluster.size());
    TRY_VOID(write(head));
    for (const std::uint64_t start : m_blockStarts)
        m_positions.push_back(m_written + start);
    TRY_VOID(write(m_cluster));
    wipe(m_cluster);
    m_cluster.clear();
    m_blockStarts.clear();
    return {};
}

} // namespace consentry::media
