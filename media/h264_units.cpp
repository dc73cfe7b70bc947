#include "media/h264_units.h"

#include <algorithm>

namespace consentry::media {
namespace {

constexpr std::uint8_t kSupplementalInformation = 6;
constexpr std::uint8_t kSequenceParameters = 7;
constexpr std::uint8_t kPictureParameters = 8;
constexpr std::uint8_t kDelimiter = 9;

std::uint8_t unitType(ByteView unit)
{
    return unit[0] & 0x1f;
}

bool isStored(ByteView unit)
{
    const std::uint8_t type = unitType(unit);
    return type != kSupplementalInformation && type != kSequenceParameters && type != kPictureParameters
           && type != kDelimiter;
}

} // namespace

std::vector<ByteView> splitAnnexB(ByteView stream)
{
    constexpr std::uint8_t startCode[] = {0, 0, 1};
    std::vector<ByteView> units;
    auto at = std::search(stream.begin(), stream.end(), std::begin(startCode), std::end(startCode));
    while (at != stream.end()) {
        const auto begin = at + 3;
        at = std::search(begin, stream.end(), std::begin(startCode), std::end(startCode));
        auto end = at;
        while (end != begin && *(end - 1) == 0) // a unit never ends in zero: these belong to the next start code
            --end;
        if (end != begin)
            units.emplace_back(begin, end);
    }
    return units;
}

Result<Bytes> makeAvcConfiguration(ByteView parameterSets)
{
    const std::vector<ByteView> units = splitAnnexB(parameterSets);
    const auto find = [&units](std::uint8_t type) {
        return std::ranges::find_if(units, [type](ByteView unit) { return unitType(unit) == type; });
    };
    const auto sequence = find(kSequenceParameters);
    const auto picture = find(kPictureParameters);
    if (sequence == units.end() || picture == units.end() || sequence->size() < 4)
        return makeError(Errc::Internal, "parameter sets");
    // version, then profile, compatibility and level from the sequence parameters; four-byte lengths; one set of each
    Bytes out{1, (*sequence)[1], (*sequence)[2], (*sequence)[3], 0xff, 0xe1};
    appendBigEndian(out, sequence->size(), 2);
    out.insert(out.end(), sequence->begin(), sequence->end());
    out.push_back(1);
    appendBigEndian(out, picture->size(), 2);
    out.insert(out.end(), picture->begin(), picture->end());
    return out;
}

Bytes makeAvcSample(ByteView annexB)
{
    Bytes out;
    out.reserve(annexB.size() + 64);
    for (const ByteView unit : splitAnnexB(annexB)) {
        if (!isStored(unit))
            continue;
        appendBigEndian(out, unit.size(), 4);
        out.insert(out.end(), unit.begin(), unit.end());
    }
    return out;
}

} // namespace consentry::media
