#include "annotation/validate.h"
#include "app/operations/consents.h"
#include "app/operations/doubts.h"
#include "app/operations/exports.h"
#include "app/operations/grants.h"
#include "app/operations/label_sets.h"
#include "app/operations/redact.h"
#include "app/operations/regions.h"
#include "app/operations/tasks.h"
#include "dataset/label_set_verifier.h"
#include "media/safe_reader.h"
#include "storage/key_files.h"
#include "storage/proposal_store.h"
#include "storage/replacement.h"
#include "storage/sealed_clip.h"
#include "tests/app/job_fixture.h"
#include "tests/crash/checks.h"
#include "tests/crash/forked.h"

#include <algorithm>
#include <csignal>
#include <random>

using namespace consentry;
using namespace consentry::testing;
using consent::Rendition;

namespace {

constexpr Box kHidden{40, 40, 48, 32};
/// How often a run is killed, each time at another call.
constexpr std::uint64_t kKills = 16;

/// Draws the region that a test hides, as the annotator.
ObjectId hide(const Place& place)
{
    auto session = place.open("annotator");
    const auto id = app::addRegion(
        *session, {.clip = place.clip, .track = {{{1}, {3}}, {{{1}, kHidden}}}, .supersedes = {}});
    if (!id)
        qFatal("%s", describe(id.error()).c_str());
    return *id;
}

Result<app::RedactedClip> redact(const Place& place, const app::OperationHooks& hooks = {})
{
    TRY_ASSIGN(auto session, place.open("custodian"));
    return app::redactClip(session, place.clip, hooks);
}

/// Brightest minus darkest luma sample inside the box, without the rim where the codec lets the edge ring.
int spreadIn(const media::PictureView& picture, const Box& box)
{
    int least = 255;
    int most = 0;
    for (int y = int(box.y) + 6; y < int(box.bottom()) - 6; ++y) {
        for (int x = int(box.x) + 6; x < int(box.right()) - 6; ++x) {
            const int value = picture.y[y * picture.yStride + x];
            least = std::min(least, value);
            most = std::max(most, value);
        }
    }
    return most - least;
}

/// What a view of the safe rendition shows in the box, for each frame.
Result<std::vector<int>> spreadsSeenBy(const Place& place, std::string_view person, const Box& box)
{
    TRY_ASSIGN(auto session, place.open(person));
    TRY_ASSIGN(const auto reader, renditionOf(session, place.clip));
    std::vector<int> spreads;
    for (std::int64_t frame = 0; frame < reader->table().count(); ++frame) {
        TRY_ASSIGN(const auto picture, reader->picture({frame}));
        spreads.push_back(spreadIn(picture.display, box));
    }
    return spreads;
}

consent::Signed<consent::ClipManifest> safeManifest(app::Session& session, ClipId clip)
{
    const auto now = session.standing();
    return storage::manifestInForce(session.workspace(), now->keys, now->status, clip, Rendition::Safe).value();
}

QByteArray lines(const QStringList& list)
{
    return list.join(QLatin1Char('\n')).toUtf8();
}

/// The folder's files by name, for what must be another afterwards.
std::map<std::string, Bytes> contents(const fs::path& folder)
{
    std::map<std::string, Bytes> found;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.is_regular_file())
            found.emplace(entry.path().filename().string(), readFile(entry.path(), 1U << 30U).value());
    }
    return found;
}

/// All files of the workspace but the database.
std::map<std::string, std::string> sealedFiles(const Place& place)
{
    auto files = filesOf(place);
    std::erase_if(files, [](const auto& file) { return file.second.ends_with(" folder"); });
    return files;
}

/// One call in each stretch of a run, at random, so that all of it has its turn.
std::vector<std::uint64_t> callsToTry(std::uint64_t calls)
{
    std::mt19937 random(kSeed);
    std::vector<std::uint64_t> chosen;
    for (std::uint64_t i = 0; i < kKills; ++i) {
        const std::uint64_t first = i * calls / kKills;
        chosen.push_back(1 + first + random() % ((i + 1) * calls / kKills - first));
    }
    return chosen;
}

} // namespace

/// A new safe rendition takes the place of the old one.
class TestRedact : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void regionsAreInThePixels();
    void nothingOpensTheOldOne();
    void onlyGrantsInForceOpenTheNewOne();
    void labelsAndExportsStand();
    void draftsStandAndProposalsGo();
    void openViewsEnd();
    void isForCustodians_data();
    void isForCustodians();
    void aWithdrawnClipIsRefused();
    void aHeldClipStaysHeld();
    void whatIsDrawnMeanwhileIsNotLost();
    void endsWithTheConsent();
    void aStoppedRunLeavesNothing();
    void doubtsAreForCustodians();
    void killedAtAnyCall();

private:
    TempFolder m_folder;
    std::unique_ptr<Places> m_places;
};

void TestRedact::initTestCase()
{
    const QString problem = missingData();
    REQUIRE_FETCHED(problem);
    m_places = std::make_unique<Places>(m_folder / "places");
}

void TestRedact::regionsAreInThePixels()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    hide(place);
    const auto before = spreadsSeenBy(place, "annotator", kHidden);
    QVERIFY_OK(before);
    QCOMPARE(before->size(), std::size_t(4));
    QVERIFY(std::ranges::all_of(*before, [](int spread) { return spread > 60; }));

    const auto redacted = redact(place);
    QVERIFY_OK(redacted);
    QCOMPARE(redacted->regions, std::size_t(1));
    const auto after = spreadsSeenBy(place, "annotator", kHidden);
    QVERIFY_OK(after);
    for (std::size_t frame = 0; frame < 4; ++frame)
        QCOMPARE((*after)[frame] < 12, frame == 1 || frame == 2);
    auto session = place.open("annotator");
    const auto regions = app::listRegions(*session, place.clip);
    QVERIFY_OK(regions);
    QVERIFY(regions->size() == 1 && regions->front().isRedacted);
    QCOMPARE(problemsIn(place) + leftoversIn(place), QStringList());
}

void TestRedact::nothingOpensTheOldOne()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    hide(place);
    const fs::path keys = place.site.workspace() / "keys";
    const fs::path clips = place.site.workspace() / "clips";
    const auto keysBefore = contents(keys);
    const auto clipsBefore = contents(clips);
    QVERIFY_OK(redact(place));
    const auto keysAfter = contents(keys);
    int renewed = 0;
    for (const auto& [name, bytes] : keysBefore) {
        if (name.find(".safe.") == std::string::npos)
            continue;
        ++renewed;
        QVERIFY2(keysAfter.at(name) != bytes, name.c_str());
    }
    QCOMPARE(renewed, 3); // key file, annotator, lead
    const std::string video = place.clip.text() + ".safe.age";
    QVERIFY(contents(clips).at(video) != clipsBefore.at(video));
    QVERIFY(contents(clips).at(place.clip.text() + ".original.age")
            == clipsBefore.at(place.clip.text() + ".original.age"));

    // Old keys put back open nothing; neither does the old video.
    for (const auto& [name, bytes] : keysBefore) {
        if (name.find(".safe.") != std::string::npos)
            QVERIFY_OK(writeFile(keys / name, bytes, AtomicFile::IfExists::Replace));
    }
    QCOMPARE_ERRC(spreadsSeenBy(place, "annotator", kHidden), Errc::Unauthenticated);
    for (const auto& [name, bytes] : keysAfter)
        QVERIFY_OK(writeFile(keys / name, bytes, AtomicFile::IfExists::Replace));
    QVERIFY_OK(spreadsSeenBy(place, "annotator", kHidden));
    QVERIFY_OK(writeFile(clips / video, clipsBefore.at(video), AtomicFile::IfExists::Replace));
    QCOMPARE_ERRC(spreadsSeenBy(place, "annotator", kHidden), Errc::ManifestMismatch);
}

void TestRedact::onlyGrantsInForceOpenTheNewOne()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    ObjectId revoked;
    {
        auto custodian = place.open("custodian");
        const auto issued = app::issueGrants(
            *custodian, {.to = "other", .clips = {place.clip}, .actions = {consent::Action::View}});
        QVERIFY_OK(issued);
        revoked = issued->front().id;
        auto transaction = custodian->begin(); // ended, and its header still there: nobody has swept
        transaction->end(revoked);
        QVERIFY_OK(transaction->commit());
    }
    const storage::KeyFiles files(storage::WorkspacePaths{place.site.workspace()});
    const crypto::KeyId other = place.people.find("other")->second->keyId();
    QVERIFY(files.hasGrantHeader({place.clip, Rendition::Safe}, other));
    QVERIFY_OK(redact(place));
    QVERIFY(!files.hasGrantHeader({place.clip, Rendition::Safe}, other));
    QVERIFY_OK(spreadsSeenBy(place, "annotator", kHidden));
    QVERIFY_OK(spreadsSeenBy(place, "lead", kHidden));
    QCOMPARE_ERRC(spreadsSeenBy(place, "other", kHidden), Errc::GrantRevoked);
}

void TestRedact::labelsAndExportsStand()
{
    const TempFolder folder;
    Place place = m_places->copy(Stage::Accepted, folder / "place");
    QVERIFY_OK(operation("export").run(place));
    const QStringList before = factsOf(place);
    auto session = place.open("custodian");
    const auto oldTable = storage::frameTable(session->workspace(), safeManifest(*session, place.clip)).value();
    hide(place);
    QVERIFY_OK(redact(place));
    const auto newTable = storage::frameTable(session->workspace(), safeManifest(*session, place.clip)).value();
    for (std::int64_t frame = 0; frame < 4; ++frame) {
        QCOMPARE(newTable.at({frame}).pts, oldTable.at({frame}).pts);
        QCOMPARE(newTable.at({frame}).lumaDigest == oldTable.at({frame}).lumaDigest, frame == 0);
    }
    QCOMPARE(lines(factsOf(place)), lines(before)); // accepted, and the export is as it was signed
    fs::rename(place.out(), place.site.base() / "first");
    QVERIFY_OK(operation("export").run(place));
    const auto report = dataset::verifyLabelSet(place.out(), std::nullopt);
    QVERIFY(report.ok() && report->ok());
}

/// What people said of the frames holds for the new picture; what a program saw in the old one does not.
void TestRedact::draftsStandAndProposalsGo()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    auto annotator = place.open("annotator");
    const auto facts = app::clipFrameFacts(*annotator, place.clip);
    QVERIFY_OK(facts);
    const annotation::LabelSet names = app::labelSetInForce(*annotator).value();
    const auto before = app::liveLabels(*annotator, place.clip);
    QVERIFY(before.ok() && !before->tracks.empty());
    annotation::Track seen = sampleTrack(1);
    seen.source = annotation::Source::Suggested;
    const std::vector<annotation::Proposal> proposals{{seen, 0.5}};
    const ObjectId old = safeManifest(*annotator, place.clip).header.id;
    storage::ProposalStore oldStore(annotator->workspace(), place.clip, old);
    QVERIFY_OK(oldStore.replace(proposals));
    QCOMPARE(oldStore.load(names, *facts).value(), proposals);

    QVERIFY_OK(redact(place));
    const auto now = safeManifest(*annotator, place.clip).header.id;
    QVERIFY(now != old);
    QCOMPARE(app::liveLabels(*annotator, place.clip).value(), *before);
    QCOMPARE(app::clipFrameFacts(*annotator, place.clip).value(), *facts);
    QVERIFY_OK(annotation::validate(*before, names, *facts));
    for (const ObjectId manifest : {old, now})
        QVERIFY(storage::ProposalStore(annotator->workspace(), place.clip, manifest).load(names, *facts).value().empty());
    QCOMPARE_ERRC(oldStore.replace(proposals), Errc::AccessEnded); // a search that ends only now
    QVERIFY_OK(storage::ProposalStore(annotator->workspace(), place.clip, now).replace(proposals)); // the control
    QVERIFY_OK(app::submitTask(*annotator, place.clip));
}

void TestRedact::openViewsEnd()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    auto annotator = place.open("annotator");
    const auto access = app::accessToLook(*annotator, place.clip);
    QVERIFY_OK(access);
    const auto stands = [&] {
        return annotator->gate().recheck(access->facts(), annotator->workspace().evidence(access->facts()).value());
    };
    QVERIFY_OK(stands());
    QVERIFY_OK(redact(place));
    QCOMPARE_ERRC(stands(), Errc::AccessEnded);
}

void TestRedact::isForCustodians_data()
{
    QTest::addColumn<QByteArray>("person");
    for (const char* person : {"annotator", "lead", "other"})
        QTest::newRow(person) << QByteArray(person);
}

void TestRedact::isForCustodians()
{
    QFETCH(const QByteArray, person);
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    auto session = place.open(person.toStdString());
    const auto before = filesOf(place);
    QCOMPARE_ERRC(app::redactClip(*session, place.clip, {}), Errc::RoleMissing);
    QVERIFY(filesOf(place) == before);
}

void TestRedact::aWithdrawnClipIsRefused()
{
    const TempFolder folder;
    Place place = m_places->copy(Stage::Labelled, folder / "place");
    QVERIFY_OK(operation("withdraw").run(place));
    QCOMPARE_ERRC(redact(place), Errc::ConsentWithdrawn);
    QCOMPARE(leftoversIn(place), QStringList());
}

/// A clip is held when somebody is seen who should not be: hiding them must not need its release first.
void TestRedact::aHeldClipStaysHeld()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    {
        auto annotator = place.open("annotator");
        QVERIFY_OK(app::holdClip(*annotator, place.clip, "a face"));
    }
    QVERIFY_OK(redact(place));
    QCOMPARE_ERRC(spreadsSeenBy(place, "annotator", kHidden), Errc::ClipHeld);
    auto custodian = place.open("custodian");
    QVERIFY_OK(app::releaseClip(*custodian, place.clip));
    QVERIFY_OK(spreadsSeenBy(place, "annotator", kHidden));
}

void TestRedact::whatIsDrawnMeanwhileIsNotLost()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    bool drawn = false;
    app::OperationHooks hooks;
    hooks.progress = [&](std::string_view, std::int64_t, std::int64_t) {
        if (!std::exchange(drawn, true))
            hide(place);
    };
    const auto before = sealedFiles(place);
    QCOMPARE_ERRC(redact(place, hooks), Errc::Busy);
    QCOMPARE(problemsIn(place) + leftoversIn(place), QStringList());
    QVERIFY(sealedFiles(place) == before);
    QVERIFY_OK(redact(place));
}

void TestRedact::endsWithTheConsent()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    bool withdrawn = false;
    std::int64_t after = 0;
    app::OperationHooks hooks;
    hooks.progress = [&](std::string_view, std::int64_t, std::int64_t) {
        after += withdrawn ? 1 : 0;
        if (std::exchange(withdrawn, true))
            return;
        auto other = place.open("custodian");
        QVERIFY_OK(app::withdrawConsent(*other, place.consent, "asked for"));
    };
    // Not that a file is missing, which is only what the withdrawal did.
    QCOMPARE_ERRC(redact(place, hooks), Errc::ConsentWithdrawn);
    QVERIFY2(after <= 1, QByteArray::number(qlonglong(after)));
    QCOMPARE(leftoversIn(place), QStringList());
    QVERIFY(contents(place.site.workspace() / "clips").empty());
}

void TestRedact::aStoppedRunLeavesNothing()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    const auto before = sealedFiles(place);
    app::OperationHooks hooks;
    hooks.cancelled = [] { return true; };
    QCOMPARE_ERRC(redact(place, hooks), Errc::Interrupted);
    QVERIFY(sealedFiles(place) == before);
    QCOMPARE(problemsIn(place), QStringList());
}

void TestRedact::doubtsAreForCustodians()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    for (const bool anew : {false, true}) {
        if (anew)
            QVERIFY_OK(redact(place));
        auto custodian = place.open("custodian");
        QVERIFY_OK(app::showDoubts(*custodian, place.clip));
        for (const char* person : {"annotator", "lead"}) {
            auto session = place.open(person);
            QCOMPARE_ERRC(app::showDoubts(*session, place.clip), Errc::RoleMissing);
        }
        const auto manifest = safeManifest(*custodian, place.clip);
        const Bytes sealed = custodian->workspace().blob(manifest.header.id, storage::BlobKind::Doubts).value();
        const auto header = crypto::AgeHeader::parse(sealed).value();
        for (const auto& [name, identity] : place.people) // not even directly
            QVERIFY(!crypto::unwrap(header, identity->ageIdentity()).ok());
    }
}

/// By the program, since redaction starts threads.
void TestRedact::killedAtAnyCall()
{
    const std::string command = "redact ";
    std::uint64_t calls = 0;
    {
        const TempFolder folder;
        const Place place = m_places->copy(Stage::Labelled, folder / "place");
        hide(place);
        const Program whole = runProgramAs(place, "custodian", command + place.clip.text(), {});
        QVERIFY2(whole.ran.exit == 0, whole.ran.all());
        calls = whole.faults.calls;
        QVERIFY(calls > kKills);
    }
    int done = 0;
    int undone = 0;
    const auto tryAt = [&](std::uint64_t call) {
        const TempFolder folder;
        const Place place = m_places->copy(Stage::Labelled, folder / "place");
        hide(place);
        const QByteArray when = "killed at call " + QByteArray::number(qulonglong(call)) + " of "
                                + QByteArray::number(qulonglong(calls));
        const Program run =
            runProgramAs(place, "custodian", command + place.clip.text(), {.what = "kill", .at = call});
        QVERIFY2(run.ran.exit == 128 + SIGKILL || run.faults.hits == 0, when + "\n" + run.ran.all());
        const auto seen = spreadsSeenBy(place, "annotator", kHidden); // by whoever comes first, who is no custodian
        QVERIFY2(seen.ok(), when + ": " + (seen ? "" : describe(seen.error()).c_str()));
        ((*seen)[1] < 12 ? done : undone) += 1;
        const QStringList wrong = problemsIn(place) + leftoversIn(place);
        QVERIFY2(wrong.isEmpty(), when + ":\n" + lines(wrong));
        if ((*seen)[1] < 12)
            return;
        const auto again = redact(place);
        QVERIFY2(again.ok(), when + ", again: " + (again ? "" : describe(again.error()).c_str()));
        const QStringList wrongAgain = problemsIn(place) + leftoversIn(place);
        QVERIFY2(wrongAgain.isEmpty(), when + ", again:\n" + lines(wrongAgain));
    };
    for (const std::uint64_t call : callsToTry(calls)) {
        if (!QTest::currentTestFailed())
            tryAt(call);
    }
    QVERIFY(done > 0 && undone > 0);
    qInfo("%llu calls, seed %u; %d new renditions, %d old ones", static_cast<unsigned long long>(calls), kSeed, done,
          undone);
}

QTEST_GUILESS_MAIN(TestRedact)
#include "tst_redact.moc"
