#include "crypto/age_file.h"
#include "crypto/age_stream.h"
#include "crypto/sodium.h"
#include "tests/crypto/vectors.h"
#include "tests/support/test_support.h"

#include <random>

using namespace consentry;
using namespace consentry::crypto;

namespace {

std::string secretText(const AgeIdentity& identity)
{
    return std::string(textOf(identity.text().value().view())) + "\n";
}

Result<Bytes> sealedByUs(ByteView plain, const FileKey& key, const AgeIdentity& identity)
{
    const std::vector<Recipient> recipients{identity.recipient()};
    TRY_ASSIGN(const Bytes header, makeHeader(key, recipients));
    MemorySink sink;
    TRY_ASSIGN(const auto writer, AgeWriter::create(sink, key, header));
    TRY_VOID(writer->write(plain));
    TRY_VOID(writer->finish());
    return sink.take();
}

} // namespace

/// Both ways with the `age` command of the system.
class TestAgeInterop : public QObject {
    Q_OBJECT

    /// What `age -d` makes of a file; nothing when it refuses.
    static std::optional<Bytes> openedByAge(const Bytes& file, const AgeIdentity& identity)
    {
        const testing::TempFolder folder;
        const fs::path keyFile = folder / "key";
        if (!writeFile(keyFile, bytesOf(secretText(identity)), AtomicFile::IfExists::Refuse))
            return std::nullopt;
        const auto plain = testing::runTool("age", {"-d", "-i", keyFile.string()},
                                            testing::byteArrayOf(file));
        return plain ? std::optional(toBytes(testing::viewOf(*plain))) : std::nullopt;
    }

    /// Reads a file of the command's piece by piece, in no order.
    static void checkRandomAccess(ByteView file, const AgeIdentity& identity, const Bytes& plain)
    {
        const auto key = unwrap(AgeHeader::parse(file).value(), identity);
        const auto reader = AgeReader::open(std::make_shared<MemorySource>(file), *key, {{}, 1});
        QVERIFY_OK(reader);
        QCOMPARE((*reader)->size(), std::uint64_t(plain.size()));
        MemorySource reference(plain);
        for (const std::uint64_t offset : {131071U, 65535U, 65536U, 0U, 196608U, 65537U}) {
            Bytes expected(kChunkBytes + 2);
            Bytes got(expected.size());
            QCOMPARE((*reader)->readAt(offset, got).value(), reference.readAt(offset, expected).value());
            QCOMPARE(got, expected);
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY_OK(initialise());
        if (testing::hasTool("age"))
            return;
        QVERIFY2(!testing::inCi(), "the age command is not installed");
        QSKIP("the age command is not installed");
    }

    void bothWays_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 2, 15, 16, 17, 65535, 65536, 65537, 131071, 131072, 131073, 196607, 196608, 196609})
            QTest::addRow("%d", size) << size;
        std::mt19937 random(11);
        for (int i = 0; i < 5; ++i) {
            const int size = static_cast<int>(random() % 300000);
            QTest::addRow("%d", size) << size;
        }
    }
    void bothWays()
    {
        QFETCH(int, size);
        const Bytes plain = testing::patternBytes(static_cast<std::size_t>(size));
        const auto identity = AgeIdentity::generate();
        const auto ours = sealedByUs(plain, *FileKey::generate(), *identity);
        QVERIFY_OK(ours);
        const auto opened = openedByAge(*ours, *identity);
        QVERIFY(opened);
        QCOMPARE(*opened, plain);

        const auto theirs = testing::runTool("age", {"-r", identity->recipient().text()}, testing::byteArrayOf(plain));
        QVERIFY(theirs);
        const auto back = openBytes(testing::viewOf(*theirs), *identity);
        QVERIFY_OK(back);
        QCOMPARE(toBytes(back->view()), plain);
        checkRandomAccess(testing::viewOf(*theirs), *identity, plain);
    }

    void headerForAnotherPersonBeforeTheStoredPayload()
    {
        const Bytes plain = testing::patternBytes(100000);
        const auto clip = AgeIdentity::generate();
        const auto grantee = AgeIdentity::generate();
        const auto key = FileKey::generate();
        const auto stored = sealedByUs(plain, *key, *clip);
        QVERIFY_OK(stored);
        const std::vector<Recipient> recipients{grantee->recipient()};
        Bytes granted = makeHeader(*key, recipients).value();
        const ByteView payload = ByteView(*stored).subspan(AgeHeader::parse(*stored)->size());
        granted.insert(granted.end(), payload.begin(), payload.end());

        const auto opened = openedByAge(granted, *grantee);
        QVERIFY(opened);
        QCOMPARE(*opened, plain);
        QVERIFY(!openedByAge(granted, *clip));
        QVERIFY(!openedByAge(*stored, *grantee));
    }

    void armorIsRefused()
    {
        const auto identity = AgeIdentity::generate();
        const auto armored = testing::runTool("age", {"-a", "-r", identity->recipient().text()}, "content");
        QVERIFY(armored);
        QCOMPARE_ERRC(openBytes(testing::viewOf(*armored), *identity), Errc::AgeArmored);
    }
};

QTEST_GUILESS_MAIN(TestAgeInterop)
#include "tst_age_interop.moc"
