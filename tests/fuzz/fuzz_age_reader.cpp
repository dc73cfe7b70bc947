#include "crypto/age_recipients.h"
#include "crypto/chunk_cipher.h"
#include "crypto/merkle.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <array>

using namespace consentry;
using namespace consentry::crypto;

namespace {

constexpr std::size_t kSizes[] = {0,          1,          2,          65535,  65536, 65537,
                                  131071, 131072, 131073, 196608, 200000};

/// A good file of each size, made once.
struct Sample {
    Bytes plain;
    Bytes file;
    std::vector<Digest> chunkHashes;
    std::size_t payloadStart = 0;

    std::size_t chunks() const { return chunkHashes.size(); }
};

Sample makeSample(std::size_t size)
{
    Sample sample;
    for (std::size_t i = 0; i < size; ++i)
        sample.plain.push_back(static_cast<std::uint8_t>(i * 31 + i / 251));
    const std::vector<Recipient> recipients{fuzz::ageKey().recipient()};
    sample.file = makeHeader(fuzz::fileKey(), recipients).value();
    const std::array<std::uint8_t, kNonceBytes> nonce{};
    sample.file.insert(sample.file.end(), nonce.begin(), nonce.end());
    sample.payloadStart = sample.file.size();
    const auto key = payloadKey(fuzz::fileKey(), nonce);
    std::size_t at = 0;
    do {
        const ByteView piece = ByteView(sample.plain).subspan(at, std::min(kChunkBytes, size - at));
        Bytes sealed(piece.size() + kTagBytes);
        const bool isLast = at + piece.size() == size;
        sealChunk(*key, sample.chunks(), isLast ? ChunkKind::Final : ChunkKind::Middle, piece, sealed);
        sample.chunkHashes.push_back(leafHash(sealed));
        sample.file.insert(sample.file.end(), sealed.begin(), sealed.end());
        at += piece.size();
    } while (at < size);
    return sample;
}

const Sample& sampleOf(std::uint8_t choice)
{
    static std::array<Sample, std::size(kSizes)> samples;
    Sample& sample = samples[choice % samples.size()];
    if (sample.file.empty())
        sample = makeSample(kSizes[choice % samples.size()]);
    return sample;
}

/// First and last byte of a chunk that is really there.
std::pair<std::ptrdiff_t, std::ptrdiff_t> chunkSpan(const Sample& sample, const Bytes& file, std::uint8_t choice)
{
    const std::size_t start = sample.payloadStart + (choice % sample.chunks()) * kSealedChunkBytes;
    const auto clamp = [&](std::size_t at) { return static_cast<std::ptrdiff_t>(std::min(at, file.size())); };
    return {clamp(start), clamp(start + kSealedChunkBytes)};
}

void cutNearAnEdge(const Sample& sample, Bytes& file, fuzz::Input& input)
{
    const std::size_t edge = sample.payloadStart + (input.byte() % (sample.chunks() + 1)) * kSealedChunkBytes;
    file.resize(std::min(edge + input.byte() % 5U - 2, file.size()));
}

void swapChunks(const Sample& sample, Bytes& file, fuzz::Input& input)
{
    const auto [a, aEnd] = chunkSpan(sample, file, input.byte());
    const auto [b, bEnd] = chunkSpan(sample, file, input.byte());
    const auto length = std::min(aEnd - a, bEnd - b);
    if (a != b)
        std::swap_ranges(file.begin() + a, file.begin() + a + length, file.begin() + b);
}

void flip(const Sample&, Bytes& file, fuzz::Input& input)
{
    if (file.empty())
        return;
    const std::size_t at = input.number(3) % file.size();
    file[at] ^= static_cast<std::uint8_t>(1U << (input.byte() % 8U));
}

void cutAnywhere(const Sample&, Bytes& file, fuzz::Input& input)
{
    file.resize(input.number(3) % (file.size() + 1));
}

void lengthen(const Sample&, Bytes& file, fuzz::Input& input)
{
    const std::size_t more = input.byte() + std::size_t(1);
    file.resize(file.size() + more, input.byte());
}

void duplicateChunk(const Sample& sample, Bytes& file, fuzz::Input& input)
{
    const auto [from, to] = chunkSpan(sample, file, input.byte());
    const Bytes chunk(file.begin() + from, file.begin() + to);
    file.insert(file.begin() + chunkSpan(sample, file, input.byte()).first, chunk.begin(), chunk.end());
}

void dropChunk(const Sample& sample, Bytes& file, fuzz::Input& input)
{
    const auto [from, to] = chunkSpan(sample, file, input.byte());
    file.erase(file.begin() + from, file.begin() + to);
}

void spoil(const Sample& sample, Bytes& file, fuzz::Input& input)
{
    constexpr auto ways =
        std::to_array({flip, cutNearAnEdge, cutAnywhere, lengthen, swapChunks, duplicateChunk, dropChunk});
    ways[input.byte() % ways.size()](sample, file, input);
}

/// Whatever a reader gives out is the true plaintext; after the first failure it gives nothing any more.
class Reads {
public:
    Reads(AgeReader& reader, const Sample& sample) : m_reader(reader), m_sample(sample) {}

    void read(std::uint64_t offset, std::size_t length)
    {
        Bytes out(length, 0xaa);
        const auto count = m_reader.readAt(offset, out);
        if (!count) {
            fuzz::require(std::ranges::all_of(out, [](std::uint8_t b) { return b == 0; }) || m_hasFailed,
                          "a failed read leaves nothing");
            m_hasFailed = true;
            return;
        }
        fuzz::require(!m_hasFailed, "a failure stays");
        const std::size_t start = std::min<std::uint64_t>(offset, m_sample.plain.size());
        const ByteView expected = ByteView(m_sample.plain).subspan(start, std::min(length, m_sample.plain.size() - start));
        fuzz::require(std::ranges::equal(ByteView(out).first(*count), expected), "only the true plaintext is released");
    }
    bool hasFailed() const { return m_hasFailed; }

private:
    AgeReader& m_reader;
    const Sample& m_sample;
    bool m_hasFailed = false;
};

} // namespace

/// The input says which file to take, how to spoil it, and what to read of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::prepare();
    fuzz::Input input(ByteView(data, size));
    const Sample& sample = sampleOf(input.byte());
    const std::uint8_t choices = input.byte();
    AgeReader::Options options{.chunkHashes = {}, .cachedChunks = 1 + choices / 4 % 4};
    if (choices % 4 == 1)
        options.chunkHashes = sample.chunkHashes;
    Bytes file = sample.file;
    for (int edits = input.byte() % 4; edits > 0; --edits)
        spoil(sample, file, input);
    const bool isSpoilt = file != sample.file;

    const auto reader = AgeReader::open(std::make_shared<MemorySource>(file), fuzz::fileKey(), std::move(options));
    if (!reader) {
        fuzz::require(isSpoilt, "a good file opens");
        return 0;
    }
    fuzz::require((*reader)->size() == sample.plain.size(), "the length is authenticated");
    Reads reads(**reader, sample);
    for (int i = 0; i < 8 && !input.isEmpty(); ++i) {
        const std::uint64_t offset = input.number(3);
        reads.read(offset, input.number(3) % 140'000);
    }
    reads.read(0, sample.plain.size());
    fuzz::require(reads.hasFailed() == isSpoilt, "all of a file can be read if and only if it is good");
    return 0;
}
