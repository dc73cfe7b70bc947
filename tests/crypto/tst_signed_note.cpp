#include "crypto/signed_note.h"
#include "crypto/sodium.h"
#include "tests/support/test_support.h"

using namespace consentry;
using namespace consentry::crypto;

namespace {

const std::string kText = "consentry/log\n2\ntext\n";

// The example of golang.org/x/mod/sumdb/note and of c2sp.org/signed-note.
const std::string kExampleText = "If you think cryptography is the answer to your problem,\n"
                                 "then you don't know what your problem is.\n";
const std::string kExampleSignature =
    "\u2014 PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const std::string kExampleKey = "ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"; // algorithm byte and key

} // namespace

class TestSignedNote : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY_OK(initialise()); }

    void publishedExample()
    {
        const Bytes encoded = fromBase64(kExampleKey, Base64::Padded).value();
        const auto key = VerifyKey::fromBytes(ByteView(encoded).subspan(1));
        QVERIFY_OK(key);
        const auto text = verifyNote(kExampleText + "\n" + kExampleSignature, "PeterNeumann", *key);
        QVERIFY_OK(text);
        QCOMPARE(*text, kExampleText);
        QCOMPARE_ERRC(verifyNote(kExampleText + "\n" + kExampleSignature, "PeterPan", *key), Errc::BadSignature);
    }
    void roundTrip()
    {
        const auto key = SigningKey::generate();
        const std::string note = signNote(kText, "log", *key);
        QCOMPARE(verifyNote(note, "log", key->verifyKey()).value(), kText);
        QCOMPARE(unverifiedNoteText(note).value(), kText);
    }
    void othersMaySignToo()
    {
        const auto key = SigningKey::generate();
        const auto other = SigningKey::generate();
        const auto third = SigningKey::generate();
        const std::string note = signNote(kText, "log", *key) + noteSignatureLine(kText, "witness", *other);
        QVERIFY_OK(verifyNote(note, "log", key->verifyKey()));
        QVERIFY_OK(verifyNote(note, "witness", other->verifyKey()));
        QCOMPARE_ERRC(verifyNote(note, "log", third->verifyKey()), Errc::BadSignature);
    }
    void aBadSignatureByTheKeySpoilsAGoodOne()
    {
        const auto key = SigningKey::generate();
        const std::string note = signNote(kText, "log", *key) + noteSignatureLine("other text\n", "log", *key);
        QCOMPARE_ERRC(verifyNote(note, "log", key->verifyKey()), Errc::BadSignature);
    }
    void everyChangedByteIsNoticed()
    {
        const auto key = SigningKey::generate();
        const std::string good = signNote(kText, "log", *key);
        for (std::size_t i = 0; i < good.size(); ++i) {
            std::string bad = good;
            bad[i] = bad[i] == 'A' ? 'B' : 'A';
            QVERIFY(!verifyNote(bad, "log", key->verifyKey()));
        }
    }
    void textMayHoldEmptyLines()
    {
        const auto key = SigningKey::generate();
        const std::string text = "one\n\ntwo\n";
        QCOMPARE(verifyNote(signNote(text, "log", *key), "log", key->verifyKey()).value(), text);
    }

    void refusesMalformed_data()
    {
        QTest::addColumn<QByteArray>("note");
        const QByteArray text = QByteArray::fromStdString(kExampleText);
        const QByteArray line = QByteArray::fromStdString(kExampleSignature);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no signature") << text;
        QTest::newRow("no line feed at the end") << text + "\n" + line.chopped(1);
        QTest::newRow("carriage return") << QByteArray(text).replace("\n", "\r\n") + "\n" + line;
        QTest::newRow("zero byte") << QByteArray("a\0b\n\n", 5) + line;
        QTest::newRow("not UTF-8") << QByteArray("\xff\n\n") + line;
        QTest::newRow("hyphen for a dash") << text + "\n" + QByteArray(line).replace("\u2014", "-");
        QTest::newRow("no name") << text + "\n" + QByteArray(line).replace("PeterNeumann", "");
        QTest::newRow("no signature bytes") << text + "\n\u2014 PeterNeumann x08goA==\n";
        QTest::newRow("white space after") << text + "\n" + line.chopped(1) + " \n";
        QTest::newRow("too many signatures") << text + "\n" + line.repeated(int(kMaxNoteSignatures) + 1);
        QTest::newRow("too long") << QByteArray(int(kMaxNoteBytes), 'a') + "\n\n" + line;
    }
    void refusesMalformed()
    {
        QFETCH(QByteArray, note);
        const Bytes encoded = fromBase64(kExampleKey, Base64::Padded).value();
        const auto key = VerifyKey::fromBytes(ByteView(encoded).subspan(1));
        QCOMPARE_ERRC(verifyNote(note.toStdString(), "PeterNeumann", *key), Errc::BadSignedObject);
    }

    void checkpointRoundTrip()
    {
        const Checkpoint checkpoint{"consentry/log", 20852163, sha256(bytesOf("root"))};
        QVERIFY(parseCheckpoint(checkpointText(checkpoint)).value() == checkpoint);
        QVERIFY(parseCheckpoint(checkpointText(checkpoint) + "extension\n").value() == checkpoint);
    }
    void checkpointKnownAnswer() // the example of c2sp.org/tlog-checkpoint
    {
        const std::string text =
            "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
        const auto checkpoint = parseCheckpoint(text);
        QVERIFY_OK(checkpoint);
        QCOMPARE(checkpoint->origin, std::string("example.com/behind-the-sofa"));
        QCOMPARE(checkpoint->size, std::uint64_t(20852163));
        QCOMPARE(checkpointText(*checkpoint), text);
    }
    void checkpointRefuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("two lines") << QByteArray("a\n1\n");
        QTest::newRow("no line feed at the end") << ("a\n1\n" + root).chopped(1);
        QTest::newRow("no origin") << "\n1\n" + root;
        QTest::newRow("leading zero") << "a\n01\n" + root;
        QTest::newRow("negative") << "a\n-1\n" + root;
        QTest::newRow("plus") << "a\n+1\n" + root;
        QTest::newRow("beyond 64 bits") << "a\n18446744073709551616\n" + root;
        QTest::newRow("no size") << "a\n\n" + root;
        QTest::newRow("short root") << QByteArray("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n");
    }
    void checkpointRefuses()
    {
        QFETCH(QByteArray, text);
        QCOMPARE_ERRC(parseCheckpoint(text.toStdString()), Errc::BadSignedObject);
    }
};

QTEST_APPLESS_MAIN(TestSignedNote)
#include "tst_signed_note.moc"
