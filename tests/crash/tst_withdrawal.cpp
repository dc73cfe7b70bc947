#include "dataset/label_set_verifier.h"
#include "storage/key_files.h"
#include "storage/sealed_clip.h"
#include "tests/app/job_fixture.h"
#include "tests/crash/checks.h"
#include "tests/crash/forked.h"

#include <algorithm>
#include <random>

using namespace consentry;
using namespace consentry::testing;

namespace {

constexpr int kRaces = 20;

/// Who can open which rendition of the clip, with all that lies in a place.
QStringList whoCanOpen(const Place& place)
{
    QStringList found;
    const storage::WorkspacePaths paths{place.site.workspace()};
    const storage::KeyFiles files(paths);
    for (const consent::Rendition rendition : {consent::Rendition::Original, consent::Rendition::Safe}) {
        const auto file = FileSource::open(paths.clipFile(place.clip, rendition));
        if (!file)
            continue;
        const auto header = crypto::readAgeHeader(**file);
        for (const auto& [name, identity] : place.people) {
            const auto byKeyFile = files.fileKey({place.clip, rendition}, *header, identity->ageIdentity());
            const auto own = files.readGrantHeader({place.clip, rendition}, identity->keyId());
            const bool byGrant = own.ok() && crypto::unwrap(*own, identity->ageIdentity()).ok();
            const bool directly = crypto::unwrap(*header, identity->ageIdentity()).ok();
            if (byKeyFile.ok() || byGrant || directly)
                found << QString::fromStdString(name + " opens " + std::string(textOf(rendition)));
        }
    }
    return found;
}

/// What would open the clip, as bytes to look for: file keys, clip identities, key files and grant headers as they lie
/// on the disk.
std::vector<Bytes> openersOf(const Place& place)
{
    std::vector<Bytes> openers;
    const storage::WorkspacePaths paths{place.site.workspace()};
    const storage::KeyFiles files(paths);
    const crypto::AgeIdentity& custodian = place.people.find("custodian")->second->ageIdentity();
    for (const consent::Rendition rendition : {consent::Rendition::Original, consent::Rendition::Safe}) {
        const auto identity = files.readClipIdentity({place.clip, rendition}, custodian).value();
        openers.push_back(toBytes(identity.secret()));
        openers.push_back(toBytes(identity.text().value().view()));
        const auto file = FileSource::open(paths.clipFile(place.clip, rendition)).value();
        const auto header = crypto::readAgeHeader(*file).value();
        openers.push_back(toBytes(files.fileKey({place.clip, rendition}, header, custodian).value().secret()));
    }
    for (const auto& entry : fs::directory_iterator(paths.keys())) {
        const Bytes sealed = readFile(entry.path(), 1U << 20U).value();
        openers.push_back(toBytes(crypto::AgeHeader::parse(sealed).value().bytes()));
    }
    return openers;
}

/// Files under `folder` in which one of `openers` is to be found.
QStringList filesHolding(const fs::path& folder, const std::vector<Bytes>& openers)
{
    QStringList found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        const Bytes bytes = readFile(entry.path(), 1U << 30U).value();
        if (std::ranges::any_of(openers,
                                [&](const Bytes& opener) { return !std::ranges::search(bytes, opener).empty(); }))
            found << QString::fromStdString(entry.path().filename().string());
    }
    return found;
}

struct Entry {
    std::uint64_t index = 0; ///< in the log
    Timestamp signedAt{};    ///< a moment before anybody else could see it
};

/// The newest object of a type; nothing when there is none.
template<class Body>
std::optional<Entry> newest(const Place& place)
{
    auto session = place.open("custodian");
    const auto keys = session->keyRing();
    const auto found = session->workspace().objects<Body>(*keys);
    if (!found || found->empty())
        return std::nullopt;
    const consent::ObjectHeader& header = found->back().header;
    return Entry{*session->workspace().auditLog().indexOf(header.id).value(), header.issued};
}

} // namespace

/// What a withdrawal destroys, and what it means for an export that is under way. That it can be cut off anywhere and
/// done again is shown by tst_kill.
class TestWithdrawal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anEarlierCopyOpensNothing();
    void anExportMeetsAWithdrawal();

private:
    TempFolder m_folder;
    std::unique_ptr<Places> m_places;
};

void TestWithdrawal::initTestCase()
{
    const QString problem = missingData();
    REQUIRE_FETCHED(problem);
    m_places = std::make_unique<Places>(m_folder / "places");
}

void TestWithdrawal::anEarlierCopyOpensNothing()
{
    const TempFolder folder;
    Place place = m_places->copy(Stage::Accepted, folder / "place");
    const fs::path workspace = place.site.workspace();
    const fs::path copy = folder / "copy";
    {
        // While somebody has it open, so that the copy has a write-ahead log.
        auto session = place.open("custodian");
        QVERIFY_OK(session);
        auto transaction = session->begin();
        QVERIFY_OK(transaction->log({.action = "test", .clip = place.clip, .objects = {}, .purpose = {}}));
        QVERIFY_OK(transaction->commit());
        fs::copy(workspace, copy, fs::copy_options::recursive);
    }
    QVERIFY(fs::file_size(copy / "workspace.db-wal") > 0);
    const std::vector<Bytes> openers = openersOf(place);
    QCOMPARE(filesHolding(copy / "keys", openers).size(),
             5); // the positive control: two key files, two headers, intake
    QCOMPARE(whoCanOpen(place).size(), 4);

    QVERIFY_OK(operation("withdraw").run(place));
    QCOMPARE(whoCanOpen(place), QStringList());
    const QStringList left = filesHolding(workspace, openers);
    QCOMPARE(left, QStringList{QStringLiteral("intake.age")}); // which opens no clip
    // Somebody puts clips and database back as they were.
    for (const char* name : {"clips", "workspace.db", "workspace.db-wal", "workspace.db-shm"}) {
        fs::remove_all(workspace / name);
        fs::copy(copy / name, workspace / name, fs::copy_options::recursive);
    }
    QCOMPARE(whoCanOpen(place), QStringList());
    fs::remove_all(copy / "keys");
    QCOMPARE(filesHolding(copy, openers), QStringList());
    QCOMPARE_ERRC(place.open("custodian"), Errc::RolledBack);
    // With the keys they would have: a backup of keys/ is the one thing that must not be kept.
}

void TestWithdrawal::anExportMeetsAWithdrawal()
{
    const Operation& exporting = operation("export");
    std::uint64_t calls = 0;
    {
        const TempFolder folder;
        Place place = m_places->copy(Stage::Accepted, folder / "place");
        const Ended whole = runForked(place, exporting, {.kinds = "all"});
        QVERIFY(!whole.error && whole.faults.calls > 50);
        calls = whole.faults.calls;
    }
    std::mt19937 random(kSeed);
    std::uniform_int_distribution<std::uint64_t> anyCall(1, calls);
    int exported = 0;
    std::vector<std::int64_t> wentOn; // milliseconds, of those that were refused
    for (int race = 0; race < kRaces; ++race) {
        const std::uint64_t call = anyCall(random);
        const QByteArray when = "stopped at call " + QByteArray::number(qulonglong(call));
        const TempFolder folder;
        Place place = m_places->copy(Stage::Accepted, folder / "place");
        const Meeting meeting = runTogether(place, exporting, call, operation("withdraw"));
        const Timestamp bothEnded = place.clock.now();
        QVERIFY2(!meeting.second.error, when + ": the withdrawal failed");
        const auto withdrawn = newest<consent::Withdrawal>(place);
        const auto manifest = newest<consent::ExportManifest>(place);
        QVERIFY(withdrawn.has_value());
        if (meeting.first.error) {
            wentOn.push_back((bothEnded - withdrawn->signedAt).count());
            const bool rightError =
                *meeting.first.error == Errc::ConsentWithdrawn || *meeting.first.error == Errc::NothingAccepted;
            QVERIFY2(rightError,
                     when + ": " + QByteArray::fromStdString(std::string(errorCodeText(*meeting.first.error))));
            QVERIFY2(!manifest && fs::is_empty(place.site.base() / "tmp"), when);
        } else {
            ++exported;
            QVERIFY2(manifest && manifest->index < withdrawn->index, when);
            const auto report = dataset::verifyLabelSet(place.out(), std::nullopt);
            QVERIFY2(report.ok() && report->ok(), when);
        }
        QCOMPARE(problemsIn(place), QStringList());
    }
    QVERIFY(exported > 0 && !wentOn.empty());
    std::ranges::sort(wentOn);
    qInfo("%d exports came first, %zu withdrawals did; after these, exports went on for %lld ms at p50, %lld at most",
          exported, wentOn.size(), static_cast<long long>(wentOn[wentOn.size() / 2]),
          static_cast<long long>(wentOn.back()));
}

QTEST_GUILESS_MAIN(TestWithdrawal)
#include "tst_withdrawal.moc"
