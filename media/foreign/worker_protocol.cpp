#include "media/foreign/worker_protocol.h"

#include "media/foreign/limits.h"

#include <algorithm>

namespace consentry::media::protocol {
namespace {

/// Writes fields one after the other. A message's `fields` function serves both this and Reader.
class Writer {
public:
    static constexpr bool kReads = false;

    explicit Writer(MessageBytes& out) : m_out(out) {}
    void number(std::uint64_t value)
    {
        assert(m_at + 8 <= m_out.size());
        for (int shift = 0; shift < 64; shift += 8)
            m_out[m_at++] = static_cast<std::uint8_t>(value >> shift);
    }
    void text(const ShortText& value)
    {
        for (const char c : value.characters)
            m_out.at(m_at++) = static_cast<std::uint8_t>(c);
    }

private:
    MessageBytes& m_out;
    std::size_t m_at = 0;
};

class Reader {
public:
    static constexpr bool kReads = true;

    explicit Reader(ByteView in) : m_in(in) {}
    std::uint64_t number()
    {
        const ByteView part = take(8);
        std::uint64_t value = 0;
        for (std::size_t i = 8; i-- > 0;)
            value = (value << 8) | part[i];
        return value;
    }
    /// For a number that has to fit into `most`; anything else makes the message bad.
    std::uint64_t number(std::uint64_t most)
    {
        const std::uint64_t value = number();
        m_good = m_good && value <= most;
        return value;
    }
    ShortText text()
    {
        const ByteView part = take(kTextBytes);
        const auto end = std::ranges::find(part, 0);
        m_good = m_good && std::all_of(part.begin(), end, [](std::uint8_t c) { return c >= ' ' && c <= '~'; })
                 && std::all_of(end, part.end(), [](std::uint8_t c) { return c == 0; });
        return ShortText(textOf(part));
    }
    bool isFinished() const { return m_good && std::ranges::all_of(m_in, [](std::uint8_t byte) { return byte == 0; }); }

private:
    ByteView take(std::size_t count)
    {
        assert(count <= m_in.size());
        const ByteView part = m_in.first(count);
        m_in = m_in.subspan(count);
        return part;
    }

    ByteView m_in;
    bool m_good = true;
};

// One function a message lists its fields; `value` moves one field in the direction of the archive.

template<class Archive, class Number>
void value(Archive& archive, Number& number, std::uint64_t most = UINT64_MAX)
{
    if constexpr (Archive::kReads)
        number = static_cast<Number>(archive.number(most));
    else
        archive.number(static_cast<std::uint64_t>(number));
}

template<class Archive>
void value(Archive& archive, ShortText& text)
{
    if constexpr (Archive::kReads)
        text = archive.text();
    else
        archive.text(text);
}

template<class Archive>
void value(Archive& archive, Rational& rational)
{
    value(archive, rational.numerator);
    value(archive, rational.denominator);
}

template<class Archive>
void fields(Archive& archive, Hello& m)
{
    value(archive, m.version, UINT32_MAX);
    value(archive, m.protections, UINT32_MAX);
}

template<class Archive>
void fields(Archive& archive, ReadRequest& m)
{
    value(archive, m.offset);
    value(archive, m.length, kMaxReadBytes);
}

template<class Archive>
void fields(Archive& archive, Info& m)
{
    SourceInfo& source = m.source;
    std::uint64_t kinds = 0;
    if constexpr (!Archive::kReads)
        kinds = static_cast<std::uint64_t>(source.container) | static_cast<std::uint64_t>(source.codec) << 8
                | static_cast<std::uint64_t>(source.matrix) << 16 | std::uint64_t(source.orientation.transpose) << 24
                | std::uint64_t(source.orientation.flipX) << 25 | std::uint64_t(source.orientation.flipY) << 26;
    value(archive, kinds, (std::uint64_t(1) << 27) - 1);
    if constexpr (Archive::kReads) {
        source.container = static_cast<Container>(kinds & 0xff);
        source.codec = static_cast<Codec>((kinds >> 8) & 0xff);
        source.matrix = static_cast<ColourMatrix>((kinds >> 16) & 0xff);
        source.orientation = {(kinds >> 24 & 1) != 0, (kinds >> 25 & 1) != 0, (kinds >> 26 & 1) != 0};
    }
    value(archive, source.width, kMaxSide);
    value(archive, source.height, kMaxSide);
    value(archive, source.timeBase);
    value(archive, source.frameRate);
    value(archive, source.pixelAspect);
    value(archive, source.declaredFrames, kMaxFrames);
}

template<class Archive>
void fields(Archive& archive, FrameReady& m)
{
    value(archive, m.slot, kMaxSlots - 1);
    value(archive, m.number, kMaxFrames);
    value(archive, m.pts);
}

template<class Archive>
void fields(Archive& archive, End& m)
{
    value(archive, m.frames, kMaxFrames);
    value(archive, m.adjustedStamps, kMaxFrames);
}

template<class Archive>
void fields(Archive& archive, Failed& m)
{
    value(archive, m.kind, static_cast<std::uint64_t>(FailureKind::Internal));
    value(archive, m.what);
    value(archive, m.limit);
}

template<class Archive>
void fields(Archive& archive, Start& m)
{
    value(archive, m.sourceBytes);
}

template<class Archive>
void fields(Archive& archive, Data& m)
{
    value(archive, m.length, kMaxReadBytes);
    value(archive, m.failed, 1);
}

template<class Archive>
void fields(Archive& archive, Ring& m)
{
    value(archive, m.slots, kMaxSlots);
    value(archive, m.slotBytes, 2 * static_cast<std::uint64_t>(kMaxPixels));
}

template<class Archive>
void fields(Archive& archive, Release& m)
{
    value(archive, m.slot, kMaxSlots - 1);
}

bool isInRange(const Hello& m)
{
    return m.version == kVersion;
}

bool isInRange(const ReadRequest& m)
{
    return m.length >= 1 && m.offset <= UINT64_MAX - m.length;
}

bool isInRange(const Info& m)
{
    return isValid(m.source);
}

bool isInRange(const FrameReady& m)
{
    return m.pts >= -kMaxPts && m.pts <= kMaxPts;
}

bool isInRange(const Failed& m)
{
    return m.kind >= FailureKind::Unsupported;
}

bool isInRange(const Ring& m)
{
    return m.slots >= 1 && m.slotBytes >= 1;
}

bool isInRange(const End&)
{
    return true;
}

bool isInRange(const Start&)
{
    return true;
}

bool isInRange(const Data& m)
{
    return !m.failed || m.length == 0;
}

bool isInRange(const Release&)
{
    return true;
}

template<class Variant>
MessageBytes encodeVariant(const Variant& message)
{
    MessageBytes bytes{};
    Writer writer(bytes);
    writer.number(message.index());
    std::visit([&writer](auto m) { fields(writer, m); }, message);
    return bytes;
}

/// Turns `message` into the alternative with this index, if there is one.
template<class Variant, std::size_t index = 0>
bool choose(Variant& message, std::uint64_t wanted)
{
    if constexpr (index == std::variant_size_v<Variant>) {
        return false;
    } else {
        if (wanted != index)
            return choose<Variant, index + 1>(message, wanted);
        message.template emplace<index>();
        return true;
    }
}

template<class Variant>
Result<Variant> decodeVariant(ByteView bytes)
{
    if (bytes.size() != kMessageBytes)
        return makeError(Errc::BadEncoding, "worker message");
    Reader reader(bytes);
    Variant message;
    if (!choose(message, reader.number()))
        return makeError(Errc::BadEncoding, "worker message");
    std::visit([&reader](auto& m) { fields(reader, m); }, message);
    if (!reader.isFinished() || !std::visit([](const auto& m) { return isInRange(m); }, message))
        return makeError(Errc::BadEncoding, "worker message");
    return message;
}

struct FailureRow {
    FailureKind kind;
    Errc code;
};

constexpr FailureRow kFailures[] = {
    {FailureKind::Unsupported, Errc::MediaUnsupported}, {FailureKind::Damaged, Errc::MediaDamaged},
    {FailureKind::TooLarge, Errc::MediaTooLarge},       {FailureKind::Truncated, Errc::Truncated},
    {FailureKind::Internal, Errc::Internal},
};

} // namespace

ShortText::ShortText(std::string_view text)
{
    std::ranges::copy(text.substr(0, std::min(text.find('\0'), kTextBytes)), characters.begin());
}

std::string ShortText::text() const
{
    return {characters.begin(), std::ranges::find(characters, '\0')};
}

MessageBytes encode(const FromWorker& message)
{
    return encodeVariant(message);
}

MessageBytes encode(const ToWorker& message)
{
    return encodeVariant(message);
}

Result<FromWorker> decodeFromWorker(ByteView bytes)
{
    return decodeVariant<FromWorker>(bytes);
}

Result<ToWorker> decodeToWorker(ByteView bytes)
{
    return decodeVariant<ToWorker>(bytes);
}

Error toError(const Failed& failed)
{
    const auto row = std::ranges::find(kFailures, failed.kind, &FailureRow::kind);
    Error error = makeError(row->code, failed.what.text());
    if (errorArgumentCount(error.code) == 2)
        error.args.push_back(failed.limit.text());
    return error;
}

Failed toFailed(const Error& error)
{
    Failed failed;
    if (const auto row = std::ranges::find(kFailures, error.code, &FailureRow::code); row != std::end(kFailures))
        failed.kind = row->kind;
    if (!error.args.empty())
        failed.what = ShortText(error.args[0]);
    if (error.args.size() > 1)
        failed.limit = ShortText(error.args[1]);
    return failed;
}

} // namespace consentry::media::protocol
