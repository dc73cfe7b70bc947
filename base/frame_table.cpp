#include "base/frame_table.h"

#include <algorithm>

namespace consentry {
namespace {

constexpr std::string_view kMagic = "consentry frame table 1\n";
constexpr std::int64_t kMaxFrames = 10'000'000;
constexpr std::int64_t kMaxSide = 16384;
constexpr std::int64_t kMaxPts = std::int64_t(1) << 60;
constexpr double kMaxSeconds = 1e9; ///< from first frame to last: what MediaTime holds, and then some
constexpr std::size_t kEntryBytes = 8 + 8 + 1 + 8 + 32;

class Writer {
public:
    explicit Writer(Bytes& out) : m_out(out) {}
    void number(std::int64_t value)
    {
        for (int shift = 0; shift < 64; shift += 8)
            m_out.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> shift));
    }
    void rational(Rational value)
    {
        number(value.numerator);
        number(value.denominator);
    }

private:
    Bytes& m_out;
};

class Reader {
public:
    explicit Reader(ByteView in) : m_in(in) {}
    std::size_t left() const { return m_in.size(); }
    ByteView bytes(std::size_t count)
    {
        const ByteView part = m_in.first(count);
        m_in = m_in.subspan(count);
        return part;
    }
    std::int64_t number()
    {
        std::uint64_t value = 0;
        const ByteView part = bytes(8);
        for (std::size_t i = 8; i-- > 0;)
            value = (value << 8) | part[i];
        return static_cast<std::int64_t>(value);
    }
    Rational rational()
    {
        const std::int64_t numerator = number();
        return {numerator, number()};
    }

private:
    ByteView m_in;
};

constexpr std::size_t kFormatBytes = (4 + 3 * 2) * 8;

bool isSide(std::int64_t value)
{
    return value >= 1 && value <= kMaxSide;
}

bool isRate(Rational value)
{
    constexpr std::int64_t limit = std::int64_t(1) << 31;
    return value.numerator >= 0 && value.numerator <= limit && value.denominator >= 1 && value.denominator <= limit;
}

bool isValid(const FrameFormat& f)
{
    return isSide(f.width) && isSide(f.height) && isSide(f.codedWidth) && isSide(f.codedHeight) && f.width <= f.codedWidth
           && f.height <= f.codedHeight && isRate(f.timeBase) && f.timeBase.numerator >= 1 && isRate(f.frameRate)
           && isRate(f.pixelAspect) && f.pixelAspect.numerator >= 1;
}

} // namespace

FrameTable::FrameTable(FrameFormat format, std::vector<FrameEntry> entries)
    : m_format(format), m_entries(std::move(entries))
{
}

MediaTime FrameTable::time(FrameIndex index) const
{
    return mediaTime(at(index).pts - m_entries.front().pts, m_format.timeBase);
}

FrameIndex FrameTable::keyFrameAtOrBefore(FrameIndex index) const
{
    while (index.value > 0 && !at(index).keyFrame)
        index = index - 1;
    return index;
}

FrameIndex FrameTable::frameAt(MediaTime wanted) const
{
    std::int64_t low = 0;
    std::int64_t high = count();
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        (time({middle}) <= wanted ? low : high) = middle;
    }
    return {low};
}

Bytes FrameTable::encode() const
{
    Bytes out = toBytes(bytesOf(kMagic));
    Writer writer(out);
    for (const int side : {m_format.width, m_format.height, m_format.codedWidth, m_format.codedHeight})
        writer.number(side);
    for (const Rational value : {m_format.timeBase, m_format.frameRate, m_format.pixelAspect})
        writer.rational(value);
    writer.number(count());
    for (const FrameEntry& entry : m_entries) {
        writer.number(entry.pts);
        writer.number(entry.sourceFrame);
        out.push_back(entry.keyFrame ? 1 : 0);
        writer.number(static_cast<std::int64_t>(entry.position));
        out.insert(out.end(), entry.lumaDigest.begin(), entry.lumaDigest.end());
    }
    return out;
}

Result<FrameTable> FrameTable::decode(ByteView bytes)
{
    const Error bad = makeError(Errc::BadEncoding, "frame table");
    Reader reader(bytes);
    if (reader.left() < kMagic.size() + kFormatBytes + 8 || textOf(reader.bytes(kMagic.size())) != kMagic)
        return bad;
    std::int64_t sides[4];
    for (std::int64_t& side : sides) {
        side = reader.number();
        if (!isSide(side))
            return bad;
    }
    FrameFormat format{int(sides[0]), int(sides[1]), int(sides[2]), int(sides[3]), {}, {}, {}};
    format.timeBase = reader.rational();
    format.frameRate = reader.rational();
    format.pixelAspect = reader.rational();
    const std::int64_t frames = reader.number();
    if (!isValid(format) || frames < 1 || frames > kMaxFrames
        || reader.left() != static_cast<std::size_t>(frames) * kEntryBytes)
        return bad;
    std::vector<FrameEntry> entries(static_cast<std::size_t>(frames));
    for (std::size_t i = 0; i < entries.size(); ++i) {
        FrameEntry& entry = entries[i];
        entry.pts = reader.number();
        entry.sourceFrame = reader.number();
        const std::uint8_t key = reader.bytes(1)[0];
        entry.keyFrame = key == 1;
        entry.position = static_cast<std::uint64_t>(reader.number());
        std::ranges::copy(reader.bytes(32), entry.lumaDigest.begin());
        if (key > 1 || (i == 0 && key == 0) || entry.sourceFrame < 0 || (i > 0 && entry.pts <= entries[i - 1].pts)
            || entry.pts < -kMaxPts || entry.pts > kMaxPts)
            return bad;
    }
    if (static_cast<double>(entries.back().pts - entries.front().pts) * format.timeBase.value() > kMaxSeconds)
        return bad;
    return FrameTable(format, std::move(entries));
}

} // namespace consentry
