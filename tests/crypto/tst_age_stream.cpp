#include "crypto/age_file.h"
#include "crypto/age_stream.h"
#include "crypto/chunk_cipher.h"
#include "crypto/merkle.h"
#include "crypto/sodium.h"
#include "tests/support/test_support.h"

#include <atomic>
#include <optional>
#include <random>
#include <thread>

using namespace consentry;
using namespace consentry::crypto;

namespace {

/// A sealed file and what it takes to open it.
struct Sealed {
    Bytes file;
    FileKey key;
    std::vector<Digest> chunkHashes;
    std::size_t payloadStart = 0; // after header and nonce
};

Sealed sealed(ByteView plain, std::size_t pieceSize = 100000)
{
    const std::vector<Recipient> recipients{AgeIdentity::generate()->recipient()};
    FileKey key = FileKey::generate().value();
    const Bytes header = makeHeader(key, recipients).value();
    MemorySink sink;
    const auto writer = AgeWriter::create(sink, key, header).value();
    for (std::size_t at = 0; at < plain.size(); at += pieceSize) {
        if (!writer->write(plain.subspan(at, std::min(pieceSize, plain.size() - at))))
            qFatal("write failed");
    }
    if (!writer->finish() || writer->sealedSize() != sink.bytes().size())
        qFatal("finish failed");
    return {sink.take(), std::move(key), writer->chunkHashes(), header.size() + kNonceBytes};
}

Result<std::unique_ptr<AgeReader>> openReader(const Bytes& file, const FileKey& key, AgeReader::Options options = {})
{
    return AgeReader::open(std::make_shared<MemorySource>(file), key, std::move(options));
}

Result<Bytes> readAll(AgeReader& reader)
{
    Bytes plain(reader.size());
    TRY_VOID(readExactly(reader, 0, plain, "test"));
    return plain;
}

/// Opens and reads everything; says only whether all of it was taken for good.
bool opens(const Bytes& file, const FileKey& key)
{
    const auto reader = openReader(file, key);
    return reader && readAll(**reader);
}

/// Fails after so many bytes, as a full disk does.
class FullSink final : public ByteSink {
public:
    explicit FullSink(std::size_t room) : m_room(room) {}
    Result<void> write(ByteView bytes) override
    {
        if (bytes.size() > m_room)
            return makeError(Errc::DiskFull, "test");
        m_room -= bytes.size();
        return {};
    }

private:
    std::size_t m_room;
};

} // namespace

class TestAgeStream : public QObject {
    Q_OBJECT

    static void addSizes()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 2, 65535, 65536, 65537, 131071, 131072, 131073, 196607, 196608, 196609})
            QTest::addRow("%d", size) << size;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY_OK(initialise()); }

    void roundTrip_data() { addSizes(); }
    void roundTrip()
    {
        QFETCH(int, size);
        const Bytes plain = testing::patternBytes(static_cast<std::size_t>(size));
        for (const std::size_t pieceSize : {std::size_t(7919), kChunkBytes, std::size_t(1000000)}) {
            const Sealed file = sealed(plain, pieceSize);
            const std::size_t chunks = std::max<std::size_t>(1, (plain.size() + kChunkBytes - 1) / kChunkBytes);
            QCOMPARE(file.file.size(), file.payloadStart + plain.size() + chunks * kTagBytes);
            QCOMPARE(file.chunkHashes.size(), chunks);
            const auto reader = openReader(file.file, file.key, {file.chunkHashes, 2});
            QVERIFY_OK(reader);
            QCOMPARE((*reader)->size(), std::uint64_t(plain.size()));
            QCOMPARE(readAll(**reader).value(), plain);
            MemorySource source(file.file);
            MemorySink out;
            QVERIFY_OK(decryptAll(source, file.key, out));
            QCOMPARE(out.bytes(), plain);
        }
    }

    void randomReads_data() { addSizes(); }
    void randomReads()
    {
        QFETCH(int, size);
        const Bytes plain = testing::patternBytes(static_cast<std::size_t>(size));
        const Sealed file = sealed(plain);
        const auto reader = openReader(file.file, file.key, {{}, 1});
        QVERIFY_OK(reader);
        MemorySource reference(plain);
        std::mt19937 random(7);
        for (int i = 0; i < 300; ++i) {
            const std::uint64_t offset = random() % (plain.size() + 100);
            Bytes expected(random() % (i % 2 == 0 ? 100 : 150000));
            Bytes got(expected.size());
            const auto expectedCount = reference.readAt(offset, expected);
            const auto gotCount = (*reader)->readAt(offset, got);
            QVERIFY_OK(gotCount);
            QCOMPARE(*gotCount, *expectedCount);
            QCOMPARE(got, expected);
        }
        Bytes beyond(10);
        QCOMPARE((*reader)->readAt(UINT64_MAX, beyond).value(), std::size_t(0));
        QVERIFY((*reader)->timeInAead().count() > 0);
    }

    void readsAcrossEdges_data() { addSizes(); }
    void readsAcrossEdges()
    {
        QFETCH(int, size);
        const Bytes plain = testing::patternBytes(static_cast<std::size_t>(size));
        const Sealed file = sealed(plain);
        const auto reader = openReader(file.file, file.key, {file.chunkHashes, 2});
        QVERIFY_OK(reader);
        MemorySource reference(plain);
        for (std::uint64_t edge = 0; edge <= plain.size() + kChunkBytes; edge += kChunkBytes) {
            for (const std::uint64_t offset : {edge - std::min<std::uint64_t>(edge, 1), edge, edge + 1}) {
                for (const std::size_t length : {std::size_t(1), kChunkBytes - 1, kChunkBytes, kChunkBytes + 2}) {
                    Bytes expected(length);
                    Bytes got(length);
                    QCOMPARE((*reader)->readAt(offset, got).value(), reference.readAt(offset, expected).value());
                    QCOMPARE(got, expected);
                }
            }
        }
    }

    void everyChunkIsGuarded_data() { addSizes(); }
    void everyChunkIsGuarded()
    {
        QFETCH(int, size);
        const Sealed file = sealed(testing::patternBytes(static_cast<std::size_t>(size)));
        for (std::size_t chunk = 0; chunk < file.chunkHashes.size(); ++chunk) {
            const std::size_t start = file.payloadStart + chunk * kSealedChunkBytes;
            const std::size_t end = std::min(file.file.size(), start + kSealedChunkBytes);
            for (const std::size_t at : {start, (start + end) / 2, end - 1}) {
                Bytes bad = file.file;
                bad[at] ^= 4;
                QVERIFY(!opens(bad, file.key));
            }
        }
        Bytes badNonce = file.file;
        badNonce[file.payloadStart - 1] ^= 1;
        QVERIFY(!opens(badNonce, file.key));
    }

    void truncationReleasesNothing_data() { addSizes(); }
    void truncationReleasesNothing()
    {
        QFETCH(int, size);
        const Sealed file = sealed(testing::patternBytes(static_cast<std::size_t>(size)));
        for (std::size_t edge = file.payloadStart; edge <= file.file.size() + 1; edge += kSealedChunkBytes) {
            for (const std::size_t length : {edge - 1, edge, edge + 1}) {
                if (length == file.file.size())
                    continue;
                Bytes cut = file.file;
                cut.resize(length);
                MemorySource source(cut);
                MemorySink out;
                const auto result = decryptAll(source, file.key, out);
                QCOMPARE_ERRC(result, length < file.payloadStart ? Errc::BadAgeFile : Errc::Unauthenticated);
                QVERIFY(out.bytes().empty());
            }
        }
        Bytes longer = file.file;
        longer.push_back(0);
        QVERIFY(!opens(longer, file.key));
    }

    void chunksKeepTheirPlaces_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        for (int from = 0; from < 4; ++from) {
            for (int to = 0; to < 4; ++to) {
                if (from != to)
                    QTest::addRow("%d and %d", from, to) << from << to;
            }
        }
    }
    void chunksKeepTheirPlaces()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        const Sealed file = sealed(testing::patternBytes(4 * kChunkBytes));
        const auto chunkAt = [&](Bytes& bytes, int chunk) {
            return bytes.begin()
                   + static_cast<std::ptrdiff_t>(file.payloadStart + static_cast<std::size_t>(chunk) * kSealedChunkBytes);
        };
        Bytes swapped = file.file;
        std::swap_ranges(chunkAt(swapped, from), chunkAt(swapped, from + 1), chunkAt(swapped, to));
        QVERIFY(!opens(swapped, file.key));
        Bytes duplicated = file.file;
        std::copy_n(chunkAt(duplicated, from), kSealedChunkBytes, chunkAt(duplicated, to));
        QVERIFY(!opens(duplicated, file.key));
        Bytes moved = file.file;
        const Bytes chunk(chunkAt(moved, from), chunkAt(moved, from + 1));
        moved.insert(chunkAt(moved, to), chunk.begin(), chunk.end());
        QVERIFY(!opens(moved, file.key));
        Bytes dropped = file.file;
        dropped.erase(chunkAt(dropped, from), chunkAt(dropped, from + 1));
        QVERIFY(!opens(dropped, file.key));
    }

    void onlyTheLastChunkIsFinal_data()
    {
        QTest::addColumn<int>("chunk"); // the one that is sealed as another kind than it should be
        for (int chunk = 0; chunk < 3; ++chunk)
            QTest::addRow("%d", chunk) << chunk;
    }
    void onlyTheLastChunkIsFinal()
    {
        QFETCH(int, chunk);
        const auto wrong = static_cast<std::size_t>(chunk);
        Sealed file = sealed(testing::patternBytes(3 * kChunkBytes));
        const auto key = payloadKey(file.key, ByteView(file.file).subspan(file.payloadStart - kNonceBytes, kNonceBytes));
        const ByteSpan place =
            ByteSpan(file.file).subspan(file.payloadStart + wrong * kSealedChunkBytes, kSealedChunkBytes);
        const auto kind = [](bool isFinal) { return isFinal ? ChunkKind::Final : ChunkKind::Middle; };
        Bytes plain(kChunkBytes);
        QVERIFY(openChunk(*key, wrong, kind(chunk == 2), place, plain));
        sealChunk(*key, wrong, kind(chunk != 2), plain, place);
        QVERIFY(!opens(file.file, file.key));
    }

    void oneBadChunkPoisonsTheReader()
    {
        Sealed file = sealed(testing::patternBytes(4 * kChunkBytes));
        file.file[file.payloadStart + kSealedChunkBytes + 5] ^= 1;
        const auto reader = openReader(file.file, file.key);
        QVERIFY_OK(reader);
        Bytes out(10);
        QVERIFY_OK((*reader)->readAt(0, out));
        Bytes across(2 * kChunkBytes, 0xaa);
        QCOMPARE_ERRC((*reader)->readAt(0, across), Errc::Unauthenticated);
        QCOMPARE(across, Bytes(across.size(), 0));
        QCOMPARE_ERRC((*reader)->readAt(0, out), Errc::Unauthenticated);
        QCOMPARE_ERRC((*reader)->readAt(3 * kChunkBytes, out), Errc::Unauthenticated);
        (*reader)->wipe();
        QCOMPARE_ERRC((*reader)->readAt(0, out), Errc::Unauthenticated);
    }

    void chunkHashesCatchAForgerWithTheFileKey()
    {
        const Bytes plain = testing::patternBytes(3 * kChunkBytes);
        const Sealed file = sealed(plain);
        Bytes out(10);

        std::vector<Digest> hashes = file.chunkHashes;
        hashes[1][0] ^= 1;
        const auto reader = openReader(file.file, file.key, {hashes});
        QVERIFY_OK(reader);
        QVERIFY_OK((*reader)->readAt(0, out));
        QCOMPARE_ERRC((*reader)->readAt(kChunkBytes, out), Errc::HashMismatch);
        QCOMPARE_ERRC((*reader)->readAt(0, out), Errc::HashMismatch);

        hashes.pop_back();
        QCOMPARE_ERRC(openReader(file.file, file.key, {hashes}), Errc::HashMismatch);
    }
    void chunkHashesAreMerkleLeaves()
    {
        const Sealed file = sealed(testing::patternBytes(kChunkBytes + 1));
        const ByteView payload = ByteView(file.file).subspan(file.payloadStart);
        QCOMPARE(file.chunkHashes[0], leafHash(payload.first(kSealedChunkBytes)));
        QCOMPARE(file.chunkHashes[1], leafHash(payload.subspan(kSealedChunkBytes)));
    }

    void wrongFileKey()
    {
        const Sealed file = sealed(bytesOf("content"));
        QCOMPARE_ERRC(openReader(file.file, *FileKey::generate()), Errc::Unauthenticated);
    }
    void headerMustCommitToTheFileKey() // the payload alone would open: the cipher does not commit to its key
    {
        const Sealed file = sealed(bytesOf("content"));
        const std::vector<Recipient> recipients{AgeIdentity::generate()->recipient()};
        Bytes other = makeHeader(*FileKey::generate(), recipients).value();
        const auto payload = file.file.begin() + static_cast<std::ptrdiff_t>(file.payloadStart - kNonceBytes);
        other.insert(other.end(), payload, file.file.end());
        QCOMPARE_ERRC(openReader(other, file.key), Errc::Unauthenticated);
    }
    void failuresToAuthenticateLookAlike()
    {
        const Sealed file = sealed(testing::patternBytes(10));
        Bytes badPayload = file.file;
        badPayload.back() ^= 1;
        Bytes cut = file.file;
        cut.pop_back();
        const auto reference = openReader(file.file, *FileKey::generate());
        for (const Bytes& bad : {badPayload, cut}) {
            const auto result = openReader(bad, file.key);
            QCOMPARE_ERRC(result, Errc::Unauthenticated);
            QVERIFY(result.error().args == reference.error().args && result.error().detail == reference.error().detail);
        }
    }

    void wipeEndsReading()
    {
        const Sealed file = sealed(testing::patternBytes(100));
        const auto reader = openReader(file.file, file.key);
        QVERIFY_OK(reader);
        Bytes out(10);
        QVERIFY_OK((*reader)->readAt(0, out));
        (*reader)->wipe();
        QCOMPARE_ERRC((*reader)->readAt(0, out), Errc::AccessEnded);
    }

    void wipeFromAnotherThreadEndsReading()
    {
        const Sealed file = sealed(testing::patternBytes(4 * kChunkBytes));
        const auto reader = openReader(file.file, file.key, {{}, 1});
        QVERIFY_OK(reader);
        std::atomic<int> reads = 0;
        std::optional<Error> end;
        std::thread consumer([&] {
            Bytes out(2 * kChunkBytes);
            for (; !end; ++reads) {
                const auto result = (*reader)->readAt(0, out);
                if (!result)
                    end = result.error();
            }
        });
        while (reads < 3)
            std::this_thread::yield();
        (*reader)->wipe();
        consumer.join();
        QVERIFY(end->code == Errc::AccessEnded);
    }

    void writerFailureStays()
    {
        const FileKey key = FileKey::generate().value();
        const std::vector<Recipient> recipients{AgeIdentity::generate()->recipient()};
        const Bytes header = makeHeader(key, recipients).value();
        FullSink none(10);
        QCOMPARE_ERRC(AgeWriter::create(none, key, header), Errc::DiskFull);
        FullSink some(header.size() + kNonceBytes + 100);
        const auto writer = AgeWriter::create(some, key, header);
        QVERIFY_OK(writer);
        QVERIFY_OK((*writer)->write(bytesOf("a")));
        QCOMPARE_ERRC((*writer)->write(testing::patternBytes(2 * kChunkBytes)), Errc::DiskFull);
        QCOMPARE_ERRC((*writer)->write(bytesOf("a")), Errc::DiskFull);
        QCOMPARE_ERRC((*writer)->finish(), Errc::DiskFull);
    }
    void unfinishedFileDoesNotOpen()
    {
        const FileKey key = FileKey::generate().value();
        const std::vector<Recipient> recipients{AgeIdentity::generate()->recipient()};
        MemorySink sink;
        {
            const auto writer = AgeWriter::create(sink, key, makeHeader(key, recipients).value());
            QVERIFY_OK((*writer)->write(testing::patternBytes(3 * kChunkBytes)));
        }
        QCOMPARE_ERRC(openReader(sink.bytes(), key), Errc::Unauthenticated);
    }
    void noncesAreFresh()
    {
        const FileKey key = FileKey::generate().value();
        MemorySink sink;
        const auto a = AgeWriter::create(sink, key, {});
        const auto b = AgeWriter::create(sink, key, {});
        QVERIFY(toBytes((*a)->nonce()) != toBytes((*b)->nonce()));
    }
};

QTEST_APPLESS_MAIN(TestAgeStream)
#include "tst_age_stream.moc"
