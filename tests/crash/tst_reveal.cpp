#include "app/operations/consents.h"
#include "app/operations/grants.h"
#include "app/operations/redact.h"
#include "app/operations/regions.h"
#include "app/operations/unblur.h"
#include "crypto/age_file.h"
#include "media/safe_reader.h"
#include "storage/key_files.h"
#include "storage/local_key_release.h"
#include "storage/sealed_clip.h"
#include "tests/app/job_fixture.h"
#include "tests/crash/checks.h"
#include "tests/crash/operations.h"

#include <algorithm>
#include <utility>

using namespace consentry;
using namespace consentry::testing;
using namespace std::chrono_literals;
using consent::Rendition;

namespace {

constexpr Box kHidden{40, 40, 48, 32};

/// The computer's clock, some time later.
class LaterClock final : public Clock {
public:
    explicit LaterClock(std::chrono::milliseconds later) : m_later(later) {}
    Timestamp now() const override { return m_system.now() + m_later; }
    std::chrono::milliseconds sinceBoot() const override { return m_system.sinceBoot() + m_later; }

private:
    SystemClock m_system;
    std::chrono::milliseconds m_later;
};

Result<ObjectId> ask(const Place& place, std::string_view person)
{
    TRY_ASSIGN(auto session, place.open(person));
    return app::requestUnblur(
        session, {.clip = place.clip, .frames = {{1}, {3}}, .reason = "is it a dog", .duration = 15min});
}

Result<ObjectId> approve(const Place& place, std::string_view person, ObjectId request)
{
    TRY_ASSIGN(auto session, place.open(person));
    return app::approveUnblur(session, request);
}

Result<app::ReleasedReveal> release(const Place& place, std::string_view person, ObjectId request)
{
    TRY_ASSIGN(auto session, place.open(person));
    return app::releaseUnblur(session, request, {});
}

struct Shown {
    ObjectId request;
    app::ReleasedReveal released;
};

/// The annotator asked, the lead approved, the custodian released.
Result<Shown> reveal(const Place& place)
{
    TRY_ASSIGN(const ObjectId request, ask(place, "annotator"));
    TRY_VOID(approve(place, "lead", request));
    TRY_ASSIGN(const auto released, release(place, "custodian", request));
    return Shown{request, released};
}

Result<app::Session> openLater(const Place& place, std::string_view person, const Clock& clock)
{
    return app::Session::open(place.site.workspace(), place.people.find(person)->second, clock);
}

struct Seen {
    std::vector<std::int64_t> frames; ///< of the safe rendition
    std::vector<int> spreads;         ///< of luma in kHidden
};

/// The safe rendition, or the reveal that answers `reveal`.
Result<Seen> lookAt(app::Session& session, ClipId clip, Rendition rendition, ObjectId reveal = {})
{
    TRY_ASSIGN(const auto access, session.access({.person = session.identity().keyId(),
                                                  .clip = clip,
                                                  .rendition = rendition,
                                                  .action = consent::Action::View,
                                                  .unblur = reveal}));
    storage::LocalKeyRelease release(session.workspace(), session.root(), session.clock());
    TRY_ASSIGN(const auto key, release.release(access, session.identity()));
    TRY_ASSIGN(const auto keys, session.keyRing());
    TRY_ASSIGN(const auto manifest, session.workspace().object<consent::ClipManifest>(keys, access.facts().manifest));
    TRY_ASSIGN(const auto table, storage::frameTable(session.workspace(), manifest));
    TRY_ASSIGN(std::shared_ptr<ByteSource> clear, storage::openSealedClip(session.workspace(), manifest, key));
    TRY_ASSIGN(const auto reader, media::SafeReader::open({.clear = clear, .table = table}));
    Seen seen;
    for (FrameIndex frame{0}; frame < table.range().end; frame = frame + 1) {
        TRY_ASSIGN(const auto picture, reader->picture(frame));
        int least = 255;
        int most = 0;
        for (int y = int(kHidden.y) + 6; y < int(kHidden.bottom()) - 6; ++y) {
            for (int x = int(kHidden.x) + 6; x < int(kHidden.right()) - 6; ++x) {
                const int value = picture.display.y[y * picture.display.yStride + x];
                least = std::min(least, value);
                most = std::max(most, value);
            }
        }
        seen.frames.push_back(table.at(frame).sourceFrame);
        seen.spreads.push_back(most - least);
    }
    return seen;
}

Result<Seen> lookAs(const Place& place, std::string_view person, Rendition rendition, ObjectId reveal = {})
{
    TRY_ASSIGN(auto session, place.open(person));
    return lookAt(session, place.clip, rendition, reveal);
}

std::set<std::string> revealFiles(const Place& place)
{
    std::set<std::string> names;
    for (const char* folder : {"keys", "clips"}) {
        for (const auto& entry : fs::directory_iterator(place.site.workspace() / folder)) {
            const std::string name = entry.path().filename().string();
            if (name.find(".reveal-") != std::string::npos)
                names.insert(folder + ("/" + name.substr(33)));
        }
    }
    return names;
}

/// All keys of renditions that an identity gets out of anything that lies on the disk.
std::vector<crypto::FileKey> keysFor(const crypto::AgeIdentity& identity, const fs::path& base)
{
    std::vector<crypto::FileKey> keys;
    for (const auto& entry : fs::recursive_directory_iterator(base)) {
        if (!entry.is_regular_file())
            continue;
        const Bytes bytes = readFile(entry.path(), 1U << 30U).value();
        const auto header = crypto::AgeHeader::parse(bytes);
        if (!header)
            continue;
        if (auto key = crypto::unwrap(*header, identity))
            keys.push_back(std::move(*key));
    }
    return keys;
}

bool opensOriginal(const Place& place, std::string_view person)
{
    const storage::WorkspacePaths paths{place.site.workspace()};
    const auto file = FileSource::open(paths.clipFile(place.clip, Rendition::Original)).value();
    const auto original = crypto::readAgeHeader(*file).value();
    const crypto::AgeIdentity& identity = place.people.find(person)->second->ageIdentity();
    const auto keys = keysFor(identity, place.site.base());
    const bool byFileKey =
        std::ranges::any_of(keys, [&](const crypto::FileKey& key) { return crypto::verifyMac(original, key).ok(); });
    const auto byKeyFile = storage::KeyFiles(paths).fileKey({place.clip, Rendition::Original}, original, identity);
    return byFileKey || byKeyFile.ok();
}

} // namespace

/// A stretch of an original for one person and some minutes, after another's approval.
class TestReveal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsWhatWasAskedForToWhoeverAsked();
    void theOriginalNeverOpens();
    void isGoneWhenItsMinutesAre();
    void isGoneWhenItIsRevoked();
    void closesWithTheClip_data();
    void closesWithTheClip();
    void isRefused_data();
    void isRefused();
    void isAnsweredOnce();
    void aRefusedOneIsOver();
    void nobodyIsAskedTwice();
    void aCustodiansReleaseApproves();
    void expiresUnanswered();
    void severalAreOpenAtOnce();
    void aStoppedReleaseLeavesNothing();
    void aReleaseEndsWithTheConsent();

private:
    TempFolder m_folder;
    std::unique_ptr<Places> m_places;
};

void TestReveal::initTestCase()
{
    const QString problem = missingData();
    REQUIRE_FETCHED(problem);
    m_places = std::make_unique<Places>(m_folder / "places");
}

void TestReveal::showsWhatWasAskedForToWhoeverAsked()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    {
        auto session = place.open("annotator");
        QVERIFY_OK(app::addRegion(
            *session, {.clip = place.clip, .track = {{{0}, {4}}, {{{0}, kHidden}}}, .supersedes = {}}));
        auto custodian = place.open("custodian");
        QVERIFY_OK(app::redactClip(*custodian, place.clip, {}));
    }
    const auto shown = reveal(place);
    QVERIFY_OK(shown);
    const auto safe = lookAs(place, "annotator", Rendition::Safe);
    QVERIFY_OK(safe);
    QCOMPARE(safe->spreads.size(), std::size_t(4));
    QVERIFY(std::ranges::all_of(safe->spreads, [](int spread) { return spread < 12; }));
    const auto seen = lookAs(place, "annotator", Rendition::Reveal, shown->request);
    QVERIFY_OK(seen);
    QCOMPARE(seen->frames, (std::vector<std::int64_t>{1, 2}));
    QVERIFY(std::ranges::all_of(seen->spreads, [](int spread) { return spread > 60; }));
    const std::string person = place.people.find("annotator")->second->keyId().text;
    const std::string name = "reveal-" + shown->request.text() + ".";
    QCOMPARE(revealFiles(place), (std::set<std::string>{"keys/" + name + person + ".hdr", "clips/" + name + "age"}));
    for (const char* other : {"lead", "other", "custodian"})
        QVERIFY(!lookAs(place, other, Rendition::Reveal, shown->request).ok());
    QCOMPARE(problemsIn(place), QStringList());
}

void TestReveal::theOriginalNeverOpens()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    QVERIFY(!opensOriginal(place, "annotator"));
    QVERIFY_OK(reveal(place));
    QVERIFY(!opensOriginal(place, "annotator"));
    QVERIFY(!opensOriginal(place, "lead"));
    QVERIFY(opensOriginal(place, "custodian")); // the positive control
    const crypto::AgeIdentity& annotator = place.people.find("annotator")->second->ageIdentity();
    QCOMPARE(keysFor(annotator, place.site.workspace()).size(), std::size_t(2)); // safe rendition and reveal
    auto session = place.open("annotator");
    QCOMPARE_ERRC(lookAt(*session, place.clip, Rendition::Original), Errc::RenditionRefused);
}

void TestReveal::isGoneWhenItsMinutesAre()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    const auto shown = reveal(place);
    QVERIFY_OK(shown);
    QCOMPARE(revealFiles(place).size(), std::size_t(2));
    const LaterClock before(14min);
    auto still = openLater(place, "annotator", before);
    QVERIFY_OK(lookAt(*still, place.clip, Rendition::Reveal, shown->request));
    const LaterClock after(16min);
    auto late = openLater(place, "annotator", after);
    QCOMPARE_ERRC(lookAt(*late, place.clip, Rendition::Reveal, shown->request), Errc::GrantExpired);
    QVERIFY(revealFiles(place).empty());
}

void TestReveal::isGoneWhenItIsRevoked()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    const auto shown = reveal(place);
    QVERIFY_OK(shown);
    auto custodian = place.open("custodian");
    QVERIFY_OK(app::revokeGrant(*custodian, shown->released.grant));
    QVERIFY(revealFiles(place).empty());
    QCOMPARE_ERRC(lookAs(place, "annotator", Rendition::Reveal, shown->request), Errc::GrantRevoked);
    QVERIFY_OK(lookAs(place, "annotator", Rendition::Safe));
}

void TestReveal::closesWithTheClip_data()
{
    QTest::addColumn<bool>("held");
    QTest::newRow("held") << true;
    QTest::newRow("withdrawn") << false;
}

void TestReveal::closesWithTheClip()
{
    QFETCH(const bool, held);
    const TempFolder folder;
    Place place = m_places->copy(Stage::Labelled, folder / "place");
    const auto shown = reveal(place);
    QVERIFY_OK(shown);
    auto session = place.open("annotator");
    if (held)
        QVERIFY_OK(app::holdClip(*session, place.clip, "nobody should see this"));
    else
        QVERIFY_OK(operation("withdraw").run(place));
    QCOMPARE_ERRC(lookAs(place, "annotator", Rendition::Reveal, shown->request),
                  held ? Errc::ClipHeld : Errc::ConsentWithdrawn);
    QCOMPARE(revealFiles(place).empty(), !held);
    QVERIFY(!ask(place, "annotator").ok());
}

void TestReveal::isRefused_data()
{
    QTest::addColumn<QByteArray>("asks");
    QTest::addColumn<QByteArray>("approves"); // empty: nobody
    QTest::addColumn<QByteArray>("releases");
    QTest::addColumn<int>("error");
    const auto row = [](const char* name, const char* asks, const char* approves, const char* releases, Errc error) {
        QTest::newRow(name) << QByteArray(asks) << QByteArray(approves) << QByteArray(releases) << int(error);
    };
    row("without a grant", "other", "", "", Errc::GrantMissing);
    row("custodians have none either", "custodian", "", "", Errc::GrantMissing);
    row("approved by an annotator", "lead", "annotator", "", Errc::RoleMissing);
    row("approved by oneself", "annotator", "annotator", "", Errc::SelfApproval);
    row("approved by oneself as lead", "lead", "lead", "", Errc::SelfApproval);
    row("released by a lead", "annotator", "lead", "lead", Errc::RoleMissing);
    row("released by whoever asked", "annotator", "lead", "annotator", Errc::RoleMissing);
}

void TestReveal::isRefused()
{
    QFETCH(const QByteArray, asks);
    QFETCH(const QByteArray, approves);
    QFETCH(const QByteArray, releases);
    QFETCH(const int, error);
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    const auto asked = ask(place, asks.toStdString());
    if (approves.isEmpty()) {
        QCOMPARE_ERRC(asked, Errc(error));
        return;
    }
    QVERIFY_OK(asked);
    const auto approved = approve(place, approves.toStdString(), *asked);
    if (releases.isEmpty()) {
        QCOMPARE_ERRC(approved, Errc(error));
        return;
    }
    QVERIFY_OK(approved);
    QCOMPARE_ERRC(release(place, releases.toStdString(), *asked), Errc(error));
    QVERIFY(revealFiles(place).empty());
}

void TestReveal::isAnsweredOnce()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    const auto request = ask(place, "annotator");
    QVERIFY_OK(approve(place, "lead", *request));
    const auto released = release(place, "custodian", *request);
    QVERIFY_OK(released);
    auto custodian = place.open("custodian");
    QVERIFY_OK(app::revokeGrant(*custodian, released->grant));
    QCOMPARE_ERRC(release(place, "custodian", *request), Errc::UnblurState);
    QCOMPARE_ERRC(approve(place, "lead", *request), Errc::UnblurState);
    QVERIFY(revealFiles(place).empty());
    const auto rows = app::listUnblur(*custodian);
    QVERIFY_OK(rows);
    QCOMPARE(rows->size(), std::size_t(1));
    QCOMPARE(rows->front().stage, app::UnblurStage::Over);
    QCOMPARE(rows->front().approvers, std::vector<std::string>{"lead"});
}

void TestReveal::aRefusedOneIsOver()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    const auto request = ask(place, "annotator");
    auto annotator = place.open("annotator");
    auto lead = place.open("lead");
    auto custodian = place.open("custodian");
    QCOMPARE_ERRC(app::refuseUnblur(*annotator, *request, "no"), Errc::SelfApproval);
    QCOMPARE_ERRC(app::refuseUnblur(*lead, *request, " "), Errc::BadArgument);
    QCOMPARE_ERRC(app::refuseUnblur(*lead, *request, "ask 0151 23456789"), Errc::PersonalData);
    QVERIFY_OK(approve(place, "lead", *request));
    QVERIFY_OK(app::refuseUnblur(*custodian, *request, "not needed"));
    const auto rows = app::listUnblur(*annotator);
    QVERIFY_OK(rows);
    QCOMPARE(rows->front().stage, app::UnblurStage::Refused);
    QCOMPARE(rows->front().refuser, std::string("custodian"));
    QCOMPARE(rows->front().refusal, std::string("not needed"));
    QCOMPARE_ERRC(app::refuseUnblur(*lead, *request, "not needed"), Errc::UnblurState);
    QCOMPARE_ERRC(approve(place, "lead", *request), Errc::UnblurState);
    QCOMPARE_ERRC(release(place, "custodian", *request), Errc::UnblurState);
    QVERIFY(revealFiles(place).empty());
    const auto again = ask(place, "annotator");
    QVERIFY_OK(again);
    QVERIFY_OK(release(place, "custodian", *again));
    QCOMPARE_ERRC(app::refuseUnblur(*lead, *again, "too late"), Errc::UnblurState);
    QCOMPARE(problemsIn(place), QStringList());
}

void TestReveal::nobodyIsAskedTwice()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    const auto request = ask(place, "annotator");
    QVERIFY_OK(request);
    QCOMPARE_ERRC(ask(place, "annotator"), Errc::UnblurState);
    QVERIFY_OK(ask(place, "lead"));
    QVERIFY_OK(approve(place, "lead", *request));
    QCOMPARE_ERRC(approve(place, "lead", *request), Errc::UnblurState);
    QCOMPARE_ERRC(ask(place, "annotator"), Errc::UnblurState);
    QVERIFY_OK(release(place, "custodian", *request));
    QVERIFY_OK(ask(place, "annotator")); // its minutes may be too few
}

void TestReveal::aCustodiansReleaseApproves()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    const auto request = ask(place, "annotator");
    QVERIFY_OK(request);
    QVERIFY_OK(release(place, "custodian", *request));
    QVERIFY_OK(lookAs(place, "annotator", Rendition::Reveal, *request));
    auto lead = place.open("lead");
    const auto rows = app::listUnblur(*lead);
    QCOMPARE(rows->front().stage, app::UnblurStage::Open);
    QCOMPARE(rows->front().approvers, std::vector<std::string>{"custodian"});
    auto other = place.open("other");
    QVERIFY(app::listUnblur(*other)->empty());
}

void TestReveal::expiresUnanswered()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    const auto request = ask(place, "annotator");
    QVERIFY_OK(approve(place, "lead", *request));
    const LaterClock nextDay(25h);
    auto custodian = openLater(place, "custodian", nextDay);
    QVERIFY_OK(custodian);
    QCOMPARE_ERRC(app::releaseUnblur(*custodian, *request, {}), Errc::UnblurState);
    QVERIFY(revealFiles(place).empty());
}

/// Each stretch has its own key, its own minutes and its own files.
void TestReveal::severalAreOpenAtOnce()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    const auto first = reveal(place);
    const auto second = reveal(place);
    QVERIFY_OK(first);
    QVERIFY_OK(second);
    const auto leads = ask(place, "lead");
    QVERIFY_OK(release(place, "custodian", *leads));
    QCOMPARE(revealFiles(place).size(), std::size_t(6));
    for (const auto& shown : {*first, *second})
        QVERIFY_OK(lookAs(place, "annotator", Rendition::Reveal, shown.request));
    QVERIFY_OK(lookAs(place, "lead", Rendition::Reveal, *leads));
    QVERIFY(!lookAs(place, "annotator", Rendition::Reveal, *leads).ok());
    auto custodian = place.open("custodian");
    QVERIFY_OK(app::revokeGrant(*custodian, first->released.grant));
    QCOMPARE(revealFiles(place).size(), std::size_t(4));
    QCOMPARE_ERRC(lookAs(place, "annotator", Rendition::Reveal, first->request), Errc::GrantRevoked);
    QVERIFY_OK(lookAs(place, "annotator", Rendition::Reveal, second->request));
    QCOMPARE(problemsIn(place), QStringList());
}

void TestReveal::aStoppedReleaseLeavesNothing()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    const auto request = ask(place, "annotator");
    auto custodian = place.open("custodian");
    int steps = 0;
    app::OperationHooks hooks;
    hooks.progress = [&](auto, auto, auto) { ++steps; };
    hooks.cancelled = [&] { return steps > 0; };
    QCOMPARE_ERRC(app::releaseUnblur(*custodian, *request, hooks), Errc::Interrupted);
    QCOMPARE(steps, 1);
    QVERIFY(revealFiles(place).empty());
    QVERIFY_OK(app::releaseUnblur(*custodian, *request, {})); // what was stopped is not answered
}

void TestReveal::aReleaseEndsWithTheConsent()
{
    const TempFolder folder;
    const Place place = m_places->copy(Stage::Labelled, folder / "place");
    const auto request = ask(place, "annotator");
    bool withdrawn = false;
    app::OperationHooks hooks;
    hooks.progress = [&](auto, auto, auto) {
        if (std::exchange(withdrawn, true))
            return;
        auto other = place.open("custodian");
        QVERIFY_OK(other);
        const auto consent = app::consentOfClip(*other, place.clip);
        QVERIFY_OK(consent);
        QVERIFY_OK(app::withdrawConsent(*other, *consent, "asked for it"));
    };
    auto custodian = place.open("custodian");
    const auto released = app::releaseUnblur(*custodian, *request, hooks);
    QVERIFY(withdrawn); // the control: it was amid the cut
    QCOMPARE_ERRC(released, Errc::ConsentWithdrawn);
    QVERIFY(revealFiles(place).empty());
}

QTEST_GUILESS_MAIN(TestReveal)
#include "tst_reveal.moc"
