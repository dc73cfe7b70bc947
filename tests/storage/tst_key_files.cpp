#include "storage/key_rewrap.h"
#include "tests/storage/storage_fixture.h"

#include <sys/stat.h>

using namespace consentry;
using namespace consentry::consent;
using namespace consentry::storage;
using consentry::testing::StorageFixture;

namespace {

std::size_t filesUnder(const fs::path& folder)
{
    return filesIn(folder).value().size();
}

} // namespace

class TestKeyFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fileNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("good");
        const QString id(32, QLatin1Char('a'));
        QTest::newRow("clip file") << id + QStringLiteral(".safe.age") << true;
        QTest::newRow("original") << id + QStringLiteral(".original.age") << true;
        QTest::newRow("reveal") << id + QStringLiteral(".reveal-") + id + QStringLiteral(".age") << true;
        QTest::newRow("reveal of nothing") << id + QStringLiteral(".reveal.age") << false;
        QTest::newRow("reveal of a null id")
            << id + QStringLiteral(".reveal-") + QString(32, QLatin1Char('0')) + QStringLiteral(".age") << false;
        QTest::newRow("safe rendition of a request") << id + QStringLiteral(".safe-") + id + QStringLiteral(".age") << false;
        QTest::newRow("intake") << QStringLiteral("intake.age") << false;
        QTest::newRow("capitals") << id.toUpper() + QStringLiteral(".safe.age") << false;
        QTest::newRow("short id") << id.mid(1) + QStringLiteral(".safe.age") << false;
        QTest::newRow("no such rendition") << id + QStringLiteral(".clear.age") << false;
        QTest::newRow("no person") << id + QStringLiteral(".safe..hdr") << false;
        QTest::newRow("bad person") << id + QStringLiteral(".safe.k4.pid.x.hdr") << false;
        QTest::newRow("climbs") << QStringLiteral("../") + id + QStringLiteral(".safe.age") << false;
    }
    void fileNames()
    {
        QFETCH(QString, name);
        QFETCH(bool, good);
        QCOMPARE(parseClipFileName(name.toStdString()).has_value(), good);
    }

    void grantHeaderNamesParse()
    {
        StorageFixture fixture;
        const ClipId clip = ClipId::random();
        const auto id = fixture.annotator().keyId();
        const auto path = fixture.workspace().paths().grantHeader(clip, Rendition::Safe, id);
        const auto parsed = parseClipFileName(path.filename().string());
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->rendition.clip, clip);
        QVERIFY(parsed->person == id);
    }

    void onlyCustodiansOpenKeyFiles()
    {
        StorageFixture fixture;
        const auto made = fixture.addClip(10);
        const RenditionRef rendition{made.clip, Rendition::Safe};
        QVERIFY_OK(fixture.keyFiles().readClipIdentity(rendition, fixture.custodian().ageIdentity()));
        QCOMPARE_ERRC(fixture.keyFiles().readClipIdentity(rendition, fixture.annotator().ageIdentity()),
                      Errc::NoMatchingKey);
        QVERIFY_OK(fixture.keyFiles().readIntakeIdentity(fixture.custodian().ageIdentity()));
        QCOMPARE_ERRC(fixture.keyFiles().readIntakeIdentity(fixture.lead().ageIdentity()), Errc::NoMatchingKey);
        QCOMPARE_ERRC(
            fixture.keyFiles().readClipIdentity({ClipId::random(), Rendition::Safe}, fixture.custodian().ageIdentity()),
            Errc::MissingFile);
    }

    void rewrapsForAnotherCustodian()
    {
        StorageFixture fixture;
        const auto made = fixture.addClip(10);
        const RenditionRef rendition{made.clip, Rendition::Safe};
        const auto before = recipientOf(fixture, rendition, fixture.custodian());
        fixture.addMember(fixture.lead(), {Role::Custodian});
        const auto both = custodianRecipients(fixture.keys(), fixture.status().lists);
        QCOMPARE(both.size(), std::size_t(2));
        QVERIFY_OK(fixture.keyFiles().rewrap(fixture.custodian().ageIdentity(), both));
        QVERIFY(recipientOf(fixture, rendition, fixture.custodian()) == before);
        QVERIFY(recipientOf(fixture, rendition, fixture.lead()) == before);
        QVERIFY_OK(fixture.keyFiles().readIntakeIdentity(fixture.lead().ageIdentity()));
        QVERIFY(rewrapFolders(fixture.workspace().paths().keys())->empty());

        const crypto::Recipient remaining[] = {fixture.lead().ageIdentity().recipient()};
        QVERIFY_OK(fixture.keyFiles().rewrap(fixture.lead().ageIdentity(), remaining));
        QVERIFY(recipientOf(fixture, rendition, fixture.lead()) == before);
        QCOMPARE_ERRC(fixture.keyFiles().readClipIdentity(rendition, fixture.custodian().ageIdentity()),
                      Errc::NoMatchingKey);
    }

    void anInterruptedRewrapLosesNothing()
    {
        StorageFixture fixture;
        const auto first = fixture.addClip(10);
        const auto second = fixture.addClip(10);
        const fs::path keys = fixture.workspace().paths().keys();
        const crypto::Recipient next[] = {fixture.custodian().ageIdentity().recipient(),
                                          fixture.lead().ageIdentity().recipient()};
        // One key file cannot be read: the set stays incomplete, and no old file has gone.
        const fs::path broken = fixture.workspace().paths().keyFile(second.clip, Rendition::Safe);
        const Bytes good = readFile(broken, 1 << 20).value();
        QVERIFY_OK(writeFile(broken, bytesOf("nonsense"), AtomicFile::IfExists::Replace));
        QVERIFY(!fixture.keyFiles().rewrap(fixture.custodian().ageIdentity(), next).ok());
        QCOMPARE(rewrapFolders(keys)->size(), std::size_t(1));
        QCOMPARE_ERRC(fixture.keyFiles().readClipIdentity({first.clip, Rendition::Safe}, fixture.lead().ageIdentity()),
                      Errc::NoMatchingKey);
        QVERIFY_OK(writeFile(broken, good, AtomicFile::IfExists::Replace));
        QVERIFY_OK(fixture.keyFiles().rewrap(fixture.custodian().ageIdentity(), next));
        for (const ClipId clip : {first.clip, second.clip})
            QVERIFY_OK(fixture.keyFiles().readClipIdentity({clip, Rendition::Safe}, fixture.lead().ageIdentity()));
        QVERIFY(rewrapFolders(keys)->empty());
    }

    void erasedKeysStayErased()
    {
        StorageFixture fixture;
        const auto made = fixture.addClip(10);
        const fs::path keys = fixture.workspace().paths().keys();
        const crypto::Recipient next[] = {fixture.custodian().ageIdentity().recipient()};
        const fs::path intake = fixture.workspace().paths().intakeKeyFile();
        const Bytes good = readFile(intake, 1 << 20).value();
        QVERIFY_OK(writeFile(intake, bytesOf("nonsense"), AtomicFile::IfExists::Replace));
        QVERIFY(!fixture.keyFiles().rewrap(fixture.custodian().ageIdentity(), next).ok());
        const auto staged = rewrapFolders(keys).value();
        QCOMPARE(filesUnder(staged.front()), std::size_t(1)); // the clip's key, before the broken one
        QVERIFY_OK(fixture.keyFiles().eraseKeys(made.clip));
        QCOMPARE(filesUnder(staged.front()), std::size_t(0));
        QVERIFY_OK(writeFile(intake, good, AtomicFile::IfExists::Replace));
        QVERIFY_OK(fixture.keyFiles().rewrap(fixture.custodian().ageIdentity(), next));
        QVERIFY(!fs::exists(fixture.workspace().paths().keyFile(made.clip, Rendition::Safe)));
    }

    void sweepRemovesWhatNothingStandsBehind()
    {
        StorageFixture fixture;
        const auto made = fixture.addClip(10);
        const ObjectId grant = fixture.grant(fixture.annotator(), {made.clip});
        fixture.grant(fixture.lead(), {made.clip});
        const RenditionRef rendition{made.clip, Rendition::Safe};
        const fs::path orphan = fixture.workspace().paths().keyFile(ClipId::random(), Rendition::Safe);
        QVERIFY_OK(writeFile(orphan, bytesOf("x"), AtomicFile::IfExists::Refuse));

        QVERIFY(sweep(fixture).removed.empty()); // the orphan may be an intake that is under way
        fixture.end(grant);
        QCOMPARE(sweep(fixture).removed.size(), std::size_t(1));
        QVERIFY(!fixture.keyFiles().hasGrantHeader(rendition, fixture.annotator().keyId()));
        QVERIFY(fixture.keyFiles().hasGrantHeader(rendition, fixture.lead().keyId()));
        QVERIFY(fs::exists(orphan));

        fs::last_write_time(orphan, fs::file_time_type::clock::now() - std::chrono::hours(24 * 365 * 20));
        fixture.clock().advance(std::chrono::hours(9)); // the lead's grant has expired
        QCOMPARE(sweep(fixture).removed.size(), std::size_t(2));
        QVERIFY(!fs::exists(orphan));
        QVERIFY(fs::exists(fixture.workspace().paths().keyFile(made.clip, Rendition::Safe)));
        QVERIFY(fs::exists(fixture.workspace().paths().clipFile(made.clip, Rendition::Safe)));
        QVERIFY(fs::exists(fixture.workspace().paths().intakeKeyFile()));
    }

private:
    static crypto::Recipient recipientOf(StorageFixture& fixture, RenditionRef rendition,
                                         const crypto::Identity& custodian)
    {
        return fixture.keyFiles().readClipIdentity(rendition, custodian.ageIdentity()).value().recipient();
    }
    static SweepReport sweep(StorageFixture& fixture)
    {
        const auto keep = keepSet(fixture.workspace(), fixture.keys(), fixture.status(), fixture.clock().now());
        return fixture.keyFiles().sweep(keep.value(), fixture.clock().now()).value();
    }
};

QTEST_GUILESS_MAIN(TestKeyFiles)
#include "tst_key_files.moc"
