#include "crypto/age_file.h"
#include "crypto/age_stream.h"
#include "crypto/sodium.h"
#include "tests/support/test_support.h"

using namespace consentry;
using namespace consentry::crypto;

namespace {

const std::string kMacLine = "--- " + std::string(43, 'A') + "\n";
const std::string kStart = "age-encryption.org/v1\n";
const std::string kStanza = "-> X y\n\n";

SecretBytes secret(std::string_view text)
{
    return SecretBytes::copyOf(bytesOf(text)).value();
}

std::string repeated(std::string_view text, std::size_t times)
{
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

} // namespace

class TestAgeHeader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY_OK(initialise()); }

    void parsesStanzas()
    {
        const std::string text = kStart + "-> one\n\n-> two a b\n" + std::string(64, 'A') + "\nAAAA\n" + kMacLine;
        const auto header = AgeHeader::parse(bytesOf(text + "payload"));
        QVERIFY_OK(header);
        QCOMPARE(header->size(), text.size());
        QCOMPARE(std::string(textOf(header->authenticated())), text.substr(0, text.size() - 45));
        QCOMPARE(header->stanzas().size(), std::size_t(2));
        QVERIFY(header->stanzas()[0].args.empty());
        QVERIFY((header->stanzas()[1].args == std::vector<std::string>{"a", "b"}));
        QCOMPARE(header->stanzas()[1].body.size(), std::size_t(51));
    }

    void refusesMalformed_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* title, const std::string& text) {
            QTest::newRow(title) << QByteArray::fromStdString(text);
        };
        row("empty", "");
        row("other version", "age-encryption.org/v2\n" + kStanza + kMacLine);
        row("carriage return", "age-encryption.org/v1\r\n" + kStanza + kMacLine);
        row("no stanza", kStart + kMacLine);
        row("no type", kStart + "-> \n\n" + kMacLine);
        row("two spaces", kStart + "-> X  y\n\n" + kMacLine);
        row("space at the end", kStart + "-> X \n\n" + kMacLine);
        row("control character", kStart + "-> X \x01\n\n" + kMacLine);
        row("above ASCII", kStart + "-> \u00e9\n\n" + kMacLine);
        row("no body line", kStart + "-> X y\n" + kMacLine);
        row("body line too long", kStart + "-> X y\n" + std::string(65, 'A') + "\n\n" + kMacLine);
        row("no short last line", kStart + "-> X y\n" + std::string(64, 'A') + "\n" + kMacLine);
        row("padded body", kStart + "-> X y\nAA==\n" + kMacLine);
        row("body not canonical", kStart + "-> X y\nAB\n" + kMacLine);
        row("no MAC line", kStart + kStanza);
        row("no space in MAC line", kStart + kStanza + "---" + std::string(43, 'A') + "\n");
        row("short MAC", kStart + kStanza + "--- AAAA\n");
        row("MAC not canonical", kStart + kStanza + "--- " + std::string(42, 'A') + "B\n");
        row("no last line feed", kStart + kStanza + kMacLine.substr(0, 47));
        row("too many stanzas", kStart + repeated(kStanza, kMaxStanzas + 1) + kMacLine);
        row("too many arguments", kStart + "-> X" + repeated(" y", kMaxStanzaArgs) + "\n\n" + kMacLine);
        row("line too long", kStart + "-> " + std::string(kMaxHeaderLine, 'X') + "\n\n" + kMacLine);
        const std::string longBody =
            "-> X y\n" + repeated(std::string(64, 'A') + "\n", kMaxHeaderBytes / 65 + 1) + "\n";
        row("header too long", kStart + longBody + kMacLine);
        row("endless", kStart + "-> X y\n" + repeated(std::string(64, 'A') + "\n", 20000));
    }
    void refusesMalformed()
    {
        QFETCH(QByteArray, text);
        const std::string bytes = text.toStdString();
        QCOMPARE_ERRC(AgeHeader::parse(bytesOf(bytes)), Errc::BadAgeFile);
        MemorySource source(bytesOf(bytes));
        QCOMPARE_ERRC(readAgeHeader(source), Errc::BadAgeFile);
    }
    void takesWhatIsAtTheLimits()
    {
        QVERIFY_OK(AgeHeader::parse(bytesOf(kStart + repeated(kStanza, kMaxStanzas) + kMacLine)));
        QVERIFY_OK(AgeHeader::parse(bytesOf(kStart + "-> X" + repeated(" y", kMaxStanzaArgs - 1) + "\n\n" + kMacLine)));
        QVERIFY_OK(
            AgeHeader::parse(bytesOf(kStart + "-> " + std::string(kMaxHeaderLine - 4, 'X') + "\n\n" + kMacLine)));
    }
    void knowsArmor()
    {
        QCOMPARE_ERRC(AgeHeader::parse(bytesOf("-----BEGIN AGE ENCRYPTED FILE-----\n")), Errc::AgeArmored);
        QCOMPARE_ERRC(AgeHeader::parse(bytesOf(" \r\n-----BEGIN AGE ENCRYPTED FILE-----\n")), Errc::AgeArmored);
    }

    void severalRecipients()
    {
        const auto a = AgeIdentity::generate();
        const auto b = AgeIdentity::generate();
        const auto stranger = AgeIdentity::generate();
        const auto fileKey = FileKey::generate();
        const std::vector<Recipient> recipients{a->recipient(), b->recipient()};
        const auto header = AgeHeader::parse(makeHeader(*fileKey, recipients).value());
        QVERIFY_OK(header);
        QCOMPARE(toBytes(unwrap(*header, *a).value().secret()), toBytes(fileKey->secret()));
        QCOMPARE(toBytes(unwrap(*header, *b).value().secret()), toBytes(fileKey->secret()));
        QCOMPARE_ERRC(unwrap(*header, *stranger), Errc::NoMatchingKey);
        QCOMPARE_ERRC(unwrap(*header, secret("pass")), Errc::NoMatchingKey);
    }
    void refusesToSealToNobody()
    {
        const auto fileKey = FileKey::generate();
        QCOMPARE_ERRC(makeHeader(*fileKey, {}), Errc::BadArgument);
        const std::vector<Recipient> many(kMaxStanzas + 1, AgeIdentity::generate()->recipient());
        QCOMPARE_ERRC(makeHeader(*fileKey, many), Errc::BadArgument);
    }
    void refusesARecipientOfLowOrder()
    {
        const auto fileKey = FileKey::generate();
        const std::vector<Recipient> recipients{Recipient::fromBytes(Bytes(32, 0)).value()};
        QCOMPARE_ERRC(makeHeader(*fileKey, recipients), Errc::BadArgument);
    }
    void everyChangedHeaderByteIsRefused()
    {
        const auto identity = AgeIdentity::generate();
        const std::vector<Recipient> recipients{identity->recipient(), AgeIdentity::generate()->recipient()};
        const Bytes good = sealBytes(bytesOf("content"), recipients).value();
        const std::size_t headerSize = AgeHeader::parse(good)->size();
        for (std::size_t i = 0; i < headerSize; ++i) {
            for (const std::uint8_t mask : Bytes{0x01, 0x20, 0x80}) {
                Bytes bad = good;
                bad[i] ^= mask;
                QVERIFY2(!openBytes(bad, *identity), std::to_string(i).c_str());
            }
        }
    }
    void macCommitsToTheFileKey()
    {
        const auto identity = AgeIdentity::generate();
        const std::vector<Recipient> recipients{identity->recipient()};
        const auto fileKey = FileKey::generate();
        const auto header = AgeHeader::parse(makeHeader(*fileKey, recipients).value());
        QVERIFY_OK(verifyMac(*header, *fileKey));
        QCOMPARE_ERRC(verifyMac(*header, *FileKey::generate()), Errc::Unauthenticated);
    }

    void passphraseLimits()
    {
        const auto fileKey = FileKey::generate();
        QCOMPARE_ERRC(makePassphraseHeader(*fileKey, secret("p"), 9), Errc::BadArgument);
        QCOMPARE_ERRC(makePassphraseHeader(*fileKey, secret("p"), 21), Errc::BadArgument);
        const auto header = AgeHeader::parse(makePassphraseHeader(*fileKey, secret("p"), 10).value());
        QVERIFY_OK(header);
        QVERIFY_OK(unwrap(*header, secret("p")));
        QCOMPARE_ERRC(unwrap(*header, secret("q")), Errc::WrongPassphrase);
        QCOMPARE_ERRC(unwrap(*header, secret("p"), ScryptLimits{11, 20}), Errc::BadAgeFile);
        QCOMPARE_ERRC(unwrap(*header, *AgeIdentity::generate()), Errc::NoMatchingKey);
    }
    void workFactorsThatAreRefusedUnseen_data()
    {
        QTest::addColumn<QString>("factor");
        for (const char* factor :
             {"9", "21", "23", "30", "99999999999999999999", "0", "010", "-10", "+10", "0x0a", "1 0"})
            QTest::newRow(factor) << factor;
    }
    void workFactorsThatAreRefusedUnseen()
    {
        QFETCH(QString, factor);
        const std::string text = kStart + "-> scrypt " + std::string(22, 'A') + " " + factor.toStdString() + "\n"
                                 + std::string(43, 'A') + "\n" + kMacLine;
        QCOMPARE_ERRC(unwrap(AgeHeader::parse(bytesOf(text)).value(), secret("p")), Errc::BadAgeFile);
    }
    void stanzasThatSpoilTheHeader_data()
    {
        QTest::addColumn<QByteArray>("stanza");
        const auto row = [](const char* title, const std::string& text) {
            QTest::newRow(title) << QByteArray::fromStdString(text);
        };
        const std::string body = "\n" + std::string(43, 'A') + "\n";
        row("passphrase beside another", "-> scrypt " + std::string(22, 'A') + " 10" + body);
        row("share of low order", "-> X25519 " + std::string(43, 'A') + body);
        row("no share", "-> X25519" + body);
        row("two shares", "-> X25519 " + std::string(43, 'B') + " " + std::string(43, 'B') + body);
        row("short share", "-> X25519 " + std::string(42, 'A') + body);
        row("share not canonical", "-> X25519 " + std::string(42, 'A') + "B" + body);
        row("short body", "-> X25519 " + std::string(42, 'B') + "A\n" + std::string(42, 'A') + "\n");
        row("empty body", "-> X25519 " + std::string(42, 'B') + "A\n\n");
    }
    void stanzasThatSpoilTheHeader()
    {
        QFETCH(QByteArray, stanza);
        const std::string text = kStart + stanza.toStdString() + kStanza + kMacLine;
        const auto header = AgeHeader::parse(bytesOf(text));
        QVERIFY_OK(header);
        QCOMPARE_ERRC(unwrap(*header, *AgeIdentity::generate()), Errc::BadAgeFile);
    }
    void namesPostQuantumFiles()
    {
        const auto identity = AgeIdentity::generate();
        const auto header = AgeHeader::parse(bytesOf(kStart + "-> mlkem768x25519 AAAA\nAAAA\n" + kMacLine));
        QCOMPARE_ERRC(unwrap(*header, *identity), Errc::AgePostQuantum);
        QCOMPARE_ERRC(unwrap(*header, secret("p")), Errc::AgePostQuantum);
    }
    void smallFilesOnly()
    {
        const std::vector<Recipient> recipients{AgeIdentity::generate()->recipient()};
        QCOMPARE_ERRC(sealBytes(Bytes(kMaxSmallFile + 1), recipients), Errc::TooLarge);
    }
};

QTEST_APPLESS_MAIN(TestAgeHeader)
#include "tst_age_header.moc"
