#include "crypto/age_file.h"
#include "crypto/identity.h"
#include "crypto/signed_note.h"
#include "crypto/sodium.h"
#include "tests/crypto/vectors.h"
#include "tests/support/test_support.h"

#include <QProcess>

using namespace consentry;
using namespace consentry::crypto;

namespace {

constexpr int kQuickLogN = 10;

SecretBytes secret(std::string_view text)
{
    return SecretBytes::copyOf(bytesOf(text)).value();
}

/// The plaintext of a good identity file, for making bad ones of it.
std::string plainOf(const Identity& identity)
{
    const auto sealed = sealIdentity(identity, secret("pass"), kQuickLogN);
    return std::string(textOf(openBytes(*sealed, secret("pass")).value().view()));
}

std::string replaced(std::string text, const std::string& part, const std::string& by)
{
    const std::size_t at = text.find(part);
    return at == std::string::npos ? text : text.replace(at, part.size(), by);
}

} // namespace

class TestIdentity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY_OK(initialise()); }

    void roundTrip()
    {
        auto identity = Identity::generate("Zoë");
        const auto root = SigningKey::generate();
        const PinnedWorkspace pin{WorkspaceId::random(), root->verifyKey()};
        QVERIFY_OK(identity->pin(pin));
        const auto sealed = sealIdentity(*identity, secret("pass"), kQuickLogN);
        QVERIFY_OK(sealed);
        const auto opened = openIdentity(*sealed, secret("pass"));
        QVERIFY_OK(opened);
        QCOMPARE(opened->name(), std::string("Zoë"));
        QVERIFY(opened->keyId() == identity->keyId());
        QVERIFY(opened->ageIdentity().recipient() == identity->ageIdentity().recipient());
        QCOMPARE(opened->pins().size(), std::size_t(1));
        QVERIFY(opened->rootOf(pin.id) == pin.root);
        QVERIFY(!opened->rootOf(WorkspaceId::random()));
    }
    void writesWorkFactor18()
    {
        const auto identity = Identity::generate("A");
        const auto sealed = sealIdentity(*identity, secret("pass"));
        QVERIFY_OK(sealed);
        QCOMPARE(passphraseWorkFactor(AgeHeader::parse(*sealed).value()).value(), 18);
    }
    void wrongPassphrase()
    {
        const auto identity = Identity::generate("A");
        const auto sealed = sealIdentity(*identity, secret("pass"), kQuickLogN);
        QCOMPARE_ERRC(openIdentity(*sealed, secret("Pass")), Errc::WrongPassphrase);
        QCOMPARE_ERRC(openIdentity(*sealed, secret("")), Errc::WrongPassphrase);
    }
    void pinsOneRootOnly()
    {
        auto identity = Identity::generate("A");
        const WorkspaceId id = WorkspaceId::random();
        const auto first = SigningKey::generate();
        const auto second = SigningKey::generate();
        QVERIFY_OK(identity->pin({id, first->verifyKey()}));
        QVERIFY_OK(identity->pin({id, first->verifyKey()}));
        QCOMPARE(identity->pins().size(), std::size_t(1));
        QCOMPARE_ERRC(identity->pin({id, second->verifyKey()}), Errc::OtherRoot);
        QVERIFY(identity->rootOf(id) == first->verifyKey());
    }

    void names_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("good");
        const auto row = [](const char* title, const QByteArray& name, bool good) {
            QTest::newRow(title) << name << good;
        };
        row("plain", "Ada Lovelace", true);
        row("Hebrew", "דנה", true);
        row("joiner", "می\u200cخواهم", true);
        row("64 characters", QByteArray("é").repeated(64), true);
        row("65 characters", QByteArray("é").repeated(65), false);
        row("empty", "", false);
        row("space at the end", "Ada ", false);
        row("line feed", "Ada\nroot", false);
        row("zero byte", QByteArray("A\0B", 3), false);
        row("delete", "A\x7f", false);
        row("C1 control", "A\u0085", false);
        row("override", "A\u202e", false);
        row("isolate", "\u2067"
                       "A",
            false);
        row("Arabic letter mark", "A\u061c"
                                  "B",
            false);
        row("line separator", "A\u2028"
                              "B",
            false);
        row("not UTF-8", "A\xc3", false);
    }
    void names()
    {
        QFETCH(QByteArray, name);
        QFETCH(bool, good);
        QCOMPARE(isPersonName(name.toStdString()), good);
        const auto identity = Identity::generate(name.toStdString());
        QCOMPARE(identity.ok(), good);
        if (!good)
            QCOMPARE_ERRC(identity, Errc::BadArgument);
    }

    void refusesBadPlaintext_data()
    {
        QTest::addColumn<QByteArray>("text");
        auto identity = Identity::generate("Ada");
        QVERIFY_OK(identity->pin({WorkspaceId::random(), SigningKey::generate()->verifyKey()}));
        const std::string good = plainOf(*identity);
        const auto row = [](const char* title, const std::string& text) {
            QTest::newRow(title) << QByteArray::fromStdString(text);
        };
        const std::size_t pinStart = good.find("# workspace: ");
        const std::string pinLine = good.substr(pinStart, good.find('\n', pinStart) + 1 - pinStart);
        row("empty", "");
        row("other version", replaced(good, "identity v1", "identity v2"));
        row("more after the version", replaced(good, "identity v1", "identity v1 "));
        row("no name", replaced(good, "# name: Ada\n", ""));
        row("bad name", replaced(good, "Ada", "\u202e"));
        row("another recipient", replaced(good, identity->ageIdentity().recipient().text(),
                                          AgeIdentity::generate()->recipient().text()));
        row("no signing key", replaced(good, "k4.secret.", "k4.public."));
        row("workspace twice", replaced(good, pinLine, pinLine + pinLine));
        row("workspace without root", replaced(good, pinLine, "# workspace: 00\n"));
        row("unknown comment", replaced(good, pinLine, "# comment: x\n"));
        row("second age identity", good + good.substr(good.find("AGE-SECRET")));
        row("no line feed at the end", good.substr(0, good.size() - 1));
        row("carriage returns", replaced(good, "\n", "\r\n"));
    }
    void refusesBadPlaintext()
    {
        QFETCH(QByteArray, text);
        const auto sealed = sealBytes(testing::viewOf(text), secret("pass"), kQuickLogN);
        QVERIFY_OK(sealed);
        QCOMPARE_ERRC(openIdentity(*sealed, secret("pass")), Errc::BadIdentityFile);
    }
    void refusesOtherFiles()
    {
        const auto identity = Identity::generate("A");
        const std::vector<Recipient> recipients{identity->ageIdentity().recipient()};
        const Bytes sealed = sealBytes(bytesOf("x"), recipients).value();
        QCOMPARE_ERRC(openIdentity(sealed, secret("pass")), Errc::BadIdentityFile);
        QCOMPARE_ERRC(openIdentity(bytesOf("hello"), secret("pass")), Errc::BadIdentityFile);
        QCOMPARE_ERRC(openIdentity({}, secret("pass")), Errc::BadIdentityFile);
    }
    void noticesAChangedByte()
    {
        const auto identity = Identity::generate("A");
        Bytes sealed = sealIdentity(*identity, secret("pass"), kQuickLogN).value();
        sealed.back() ^= 1;
        QCOMPARE_ERRC(openIdentity(sealed, secret("pass")), Errc::Unauthenticated);
    }

    void plaintextIsAnAgeIdentityFile()
    {
        if (!testing::hasTool("age-keygen"))
            QSKIP("the age command is not installed");
        auto identity = Identity::generate("Zoë");
        QVERIFY_OK(identity->pin({WorkspaceId::random(), SigningKey::generate()->verifyKey()}));
        const auto answer = testing::runTool("age-keygen", {"-y"}, QByteArray::fromStdString(plainOf(*identity)));
        QVERIFY(answer);
        QCOMPARE(answer->trimmed().toStdString(), identity->ageIdentity().recipient().text());
    }
    void fileOpensWithTheAgeCommand()
    {
        if (!testing::hasTool("age") || !testing::hasTool("script"))
            QSKIP("age or script is not installed");
        const testing::TempFolder folder;
        const auto identity = Identity::generate("Ada");
        const Bytes sealed = sealIdentity(*identity, secret("open sesame"), kQuickLogN).value();
        QVERIFY_OK(writeFile(folder / "ada.age", sealed, AtomicFile::IfExists::Refuse));
        const QString command =
            QStringLiteral("age -d -o %1/plain %1/ada.age").arg(QString::fromStdString(folder.path().string()));
        QProcess terminal; // age asks for a passphrase on a terminal only
        terminal.setProcessChannelMode(QProcess::MergedChannels);
        terminal.start(QStringLiteral("script"), {QStringLiteral("-qec"), command, QStringLiteral("/dev/null")});
        QByteArray shown;
        while (!shown.contains("passphrase") && terminal.waitForReadyRead(10000))
            shown += terminal.readAll();
        terminal.write("open sesame\n");
        const bool finished = terminal.waitForFinished(20000);
        terminal.kill();
        terminal.waitForFinished();
        QVERIFY2(finished, shown.constData());
        QCOMPARE(testing::readTestFile(folder / "plain").toStdString(), plainOf(*identity));
    }

    void cardRoundTrip()
    {
        const auto identity = Identity::generate("Zoë");
        const auto card = parseCard(cardText(*identity));
        QVERIFY_OK(card);
        QCOMPARE(card->name, std::string("Zoë"));
        QVERIFY(card->verifyKey == identity->signingKey().verifyKey());
        QVERIFY(card->recipient == identity->ageIdentity().recipient());
    }
    void cardRefusesEveryChangedByte()
    {
        const auto identity = Identity::generate("Ada");
        const std::string good = cardText(*identity);
        for (std::size_t i = 0; i < good.size(); ++i) {
            std::string bad = good;
            bad[i] = bad[i] == 'A' ? 'B' : 'A';
            QCOMPARE_ERRC(parseCard(bad), Errc::BadCard);
        }
    }
    void cardRefusesBadNamesAndMoreLines()
    {
        const auto identity = Identity::generate("Ada");
        const std::string good = unverifiedNoteText(cardText(*identity)).value();
        const std::string id = identity->keyId().text;
        for (const std::string& text : {replaced(good, "Ada", "\u202e"), good + "role: custodian\n",
                                        replaced(good, "card v1", "card v2")})
            QCOMPARE_ERRC(parseCard(signNote(text, id, identity->signingKey())), Errc::BadCard);
    }

    void keyFileRoundTrip()
    {
        const auto clip = AgeIdentity::generate();
        const auto custodian = AgeIdentity::generate();
        const auto stranger = AgeIdentity::generate();
        const std::vector<Recipient> recipients{stranger->recipient(), custodian->recipient()};
        const Bytes sealed = sealKeyFile(*clip, std::span(recipients).subspan(1)).value();
        QVERIFY(openKeyFile(sealed, *custodian).value().recipient() == clip->recipient());
        QCOMPARE_ERRC(openKeyFile(sealed, *stranger), Errc::NoMatchingKey);
        const Bytes both = sealKeyFile(*clip, recipients).value();
        QVERIFY(openKeyFile(both, *stranger).value().recipient() == clip->recipient());
    }
    void keyFileHoldsOneKeyOnly()
    {
        const auto custodian = AgeIdentity::generate();
        const std::vector<Recipient> recipients{custodian->recipient()};
        const std::string line = std::string(textOf(AgeIdentity::generate()->text().value().view())) + "\n";
        for (const std::string& text :
             {line + line, "# comment\n" + line, line.substr(0, line.size() - 1), std::string()}) {
            const Bytes sealed = sealBytes(bytesOf(text), recipients).value();
            QCOMPARE_ERRC(openKeyFile(sealed, *custodian), Errc::BadIdentityFile);
        }
    }
};

QTEST_GUILESS_MAIN(TestIdentity)
#include "tst_identity.moc"
