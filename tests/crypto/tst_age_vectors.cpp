#include "crypto/age_recipients.h"
#include "crypto/age_stream.h"
#include "crypto/chunk_cipher.h"
#include "crypto/sodium.h"
#include "tests/crypto/vectors.h"
#include "tests/support/test_support.h"

#include <algorithm>
#include <map>

using namespace consentry;
using namespace consentry::crypto;

namespace {

constexpr std::string_view kArmorStart = "-----BEGIN AGE ENCRYPTED FILE-----";

/// One file of C2SP/CCTV: "key: value" lines, an empty line, an age file.
struct Vector {
    std::multimap<std::string, std::string> fields;
    Bytes file;

    std::string field(const char* key) const
    {
        const auto found = fields.find(key);
        return found == fields.end() ? std::string() : found->second;
    }
    std::vector<std::string> all(const char* key) const
    {
        std::vector<std::string> values;
        for (auto [at, end] = fields.equal_range(key); at != end; ++at)
            values.push_back(at->second);
        return values;
    }
    bool isArmored() const { return fields.contains("armored"); }
    bool isPostQuantum() const { return field("identity").starts_with("AGE-SECRET-KEY-PQ-"); }
};

Vector parseVector(QByteArray content)
{
    Vector vector;
    for (qsizetype end = content.indexOf('\n'); end > 0; end = content.indexOf('\n')) {
        const QByteArray line = content.left(end);
        const qsizetype colon = line.indexOf(": ");
        vector.fields.emplace(line.left(colon).toStdString(), line.mid(colon + 2).toStdString());
        content.remove(0, end + 1);
    }
    content.remove(0, 1);
    if (vector.fields.contains("compressed")) {
        constexpr char sizeHint[] = {0, 16, 0, 0}; // qUncompress wants a big-endian size first
        content = qUncompress(QByteArray(sizeHint, sizeof sizeHint) + content);
    }
    vector.file = toBytes(testing::viewOf(content));
    return vector;
}

bool isNoMatch(const Error& error)
{
    return error.code == Errc::NoMatchingKey || error.code == Errc::WrongPassphrase;
}

/// Tries every identity and passphrase of the vector, as `age` does.
Result<FileKey> unwrapAny(const AgeHeader& header, const Vector& vector)
{
    for (const std::string& text : vector.all("identity")) {
        TRY_ASSIGN(const AgeIdentity identity, AgeIdentity::fromText(text));
        auto key = unwrap(header, identity);
        if (key || !isNoMatch(key.error()))
            return key;
    }
    for (const std::string& text : vector.all("passphrase")) {
        TRY_ASSIGN(const SecretBytes passphrase, SecretBytes::copyOf(bytesOf(text)));
        auto key = unwrap(header, passphrase);
        if (key || !isNoMatch(key.error()))
            return key;
    }
    return Errc::NoMatchingKey;
}

std::string verdictOf(const Error& error)
{
    if (isNoMatch(error))
        return "no match";
    return error.code == Errc::BadAgeFile ? "header failure" : std::string(errorCodeText(error.code));
}

/// What became of a file, in the words of the vectors.
struct Outcome {
    std::string verdict;
    Bytes released;
};

Outcome decrypt(const Vector& vector)
{
    const auto header = AgeHeader::parse(vector.file);
    if (!header)
        return {verdictOf(header.error()), {}};
    const auto key = unwrapAny(*header, vector);
    if (!key)
        return {key.error().code == Errc::Unauthenticated ? "HMAC failure" : verdictOf(key.error()), {}};
    if (const std::string expected = vector.field("file key"); !expected.empty() && hexText(key->secret()) != expected)
        return {"wrong file key", {}};
    MemorySource source(vector.file);
    MemorySink out;
    const auto result = decryptAll(source, *key, out);
    if (result)
        return {"success", out.take()};
    return {result.error().code == Errc::Unauthenticated ? "payload failure" : verdictOf(result.error()), out.take()};
}

} // namespace

class TestAgeVectors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY_OK(initialise());
        SKIP_UNLESS_THERE(testing::fetchedVectorFolder() / "cctv-age-0.2.0");
    }

    void allAreThere()
    {
        const fs::directory_iterator folder(testing::fetchedVectorFolder() / "cctv-age-0.2.0");
        QCOMPARE(std::distance(begin(folder), end(folder)), std::ptrdiff_t(143));
    }

    void vectors_data()
    {
        QTest::addColumn<QByteArray>("content");
        for (const auto& entry : fs::directory_iterator(testing::fetchedVectorFolder() / "cctv-age-0.2.0"))
            QTest::newRow(entry.path().filename().c_str()) << testing::readTestFile(entry.path());
    }
    void vectors()
    {
        QFETCH(QByteArray, content);
        const Vector vector = parseVector(content);
        QVERIFY(!vector.file.empty() || vector.field("expect") != "success");
        if (vector.isArmored())
            return checkArmored(vector);
        if (vector.isPostQuantum())
            return checkPostQuantum(vector);
        const Outcome outcome = decrypt(vector);
        QCOMPARE(outcome.verdict, vector.field("expect"));
        if (const auto header = AgeHeader::parse(vector.file))
            checkWrittenTheSame(*header);
        if (outcome.verdict != "success")
            return checkReleasedLittle(outcome.released);
        QCOMPARE(hexText(sha256(outcome.released)), vector.field("payload"));
        checkSealedTheSame(vector, outcome.released);
    }

private:
    /// A bad file releases less here than in the streaming reader that the vectors have in mind: nothing, but where the
    /// final chunk is good and one before it calls itself final too; then the whole chunks before that one.
    static void checkReleasedLittle(const Bytes& released)
    {
        const bool earlyFinal = QByteArray(QTest::currentDataTag()) == "stream_two_final_chunks_second";
        QCOMPARE(released.size(), earlyFinal ? kChunkBytes : std::size_t(0));
    }
    static void checkArmored(const Vector& vector)
    {
        const std::string_view text = textOf(vector.file);
        const std::size_t start = text.find_first_not_of(" \t\r\n");
        const bool recognisable = start != std::string_view::npos && text.substr(start).starts_with(kArmorStart);
        QCOMPARE_ERRC(AgeHeader::parse(vector.file), recognisable ? Errc::AgeArmored : Errc::BadAgeFile);
    }
    /// Post-quantum identities are not ours; what is sealed to them must not open, and is called by its name unless there
    /// is something in the header that is ours.
    static void checkPostQuantum(const Vector& vector)
    {
        const auto header = AgeHeader::parse(vector.file);
        if (!header) {
            QCOMPARE(vector.field("expect"), std::string("header failure"));
            QCOMPARE_ERRC(header, Errc::BadAgeFile);
            return;
        }
        checkWrittenTheSame(*header);
        const auto has = [&](std::string_view type) {
            return std::ranges::any_of(header->stanzas(), [type](const Stanza& stanza) { return stanza.type == type; });
        };
        const bool isPure = has("mlkem768x25519") && !has("X25519") && !has("scrypt");
        const auto key = unwrap(*header, *AgeIdentity::generate());
        QCOMPARE_ERRC(key, isPure ? Errc::AgePostQuantum : Errc::NoMatchingKey);
    }
    /// A header that was taken says the same when it is written from its parts.
    static void checkWrittenTheSame(const AgeHeader& header)
    {
        std::string text = "age-encryption.org/v1\n";
        for (const Stanza& stanza : header.stanzas()) {
            text += "-> " + stanza.type;
            for (const std::string& arg : stanza.args)
                text += " " + arg;
            const std::string body = base64Text(stanza.body, Base64::Standard);
            for (std::size_t at = 0; at <= body.size(); at += 64)
                text += "\n" + body.substr(at, 64);
            text += "\n";
        }
        text += "--- " + base64Text(header.mac(), Base64::Standard) + "\n";
        QCOMPARE(std::string(textOf(header.bytes())), text);
    }
    /// Sealing the plaintext again under the same file key and nonce gives the same bytes.
    static void checkSealedTheSame(const Vector& vector, const Bytes& plain)
    {
        const auto fileKey = FileKey::fromBytes(fromHex(vector.field("file key")).value());
        const std::size_t headerSize = AgeHeader::parse(vector.file)->size();
        const ByteView payload = ByteView(vector.file).subspan(headerSize);
        const auto key = payloadKey(*fileKey, payload.first(kNonceBytes));
        Bytes sealed = toBytes(payload.first(kNonceBytes));
        std::size_t at = 0;
        std::uint64_t chunk = 0;
        do {
            const ByteView piece = ByteView(plain).subspan(at, std::min(kChunkBytes, plain.size() - at));
            at += piece.size();
            Bytes out(piece.size() + kTagBytes);
            sealChunk(*key, chunk++, at == plain.size() ? ChunkKind::Final : ChunkKind::Middle, piece, out);
            sealed.insert(sealed.end(), out.begin(), out.end());
        } while (at < plain.size());
        QCOMPARE(sealed, toBytes(payload));
    }
};

QTEST_GUILESS_MAIN(TestAgeVectors)
#include "tst_age_vectors.moc"
