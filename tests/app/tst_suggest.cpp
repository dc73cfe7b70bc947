#include "app/operations/suggest.h"

#include "annotation/formats/labels_json.h"
#include "app/operations/grants.h"
#include "app/operations/tasks.h"
#include "storage/proposal_store.h"
#include "tests/app/job_fixture.h"

#include <thread>

using namespace consentry;
using namespace consentry::app;
using namespace consentry::testing;

/// Proposals by a program, from the command to what is stored of them, and nowhere else.
class TestSuggest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsAndStores();
    void isLoggedAsAView();
    void refusals_data();
    void refusals();
    void endsWithTheAccess();
    void canBeCancelled();
    void isNeitherSubmittedNorExported();
    void goesWithTheClip();

private:
    /// What is stored for the clip.
    Result<std::vector<annotation::Proposal>> stored()
    {
        Session session = m_site->session("custodian");
        TRY_ASSIGN(const auto facts, clipFrameFacts(session, clip()));
        return storage::ProposalStore(session.workspace(), clip(), m_manifest)
            .load(annotation::defaultLabelSet(), facts);
    }
    ClipId clip() const { return ClipId::fromText(m_clip).value(); }
    std::int64_t events(const std::string& action) const
    {
        std::int64_t count = 0;
        const Json log = m_site->ask("custodian", "audit list");
        for (const Json& item : log["items"])
            count += item.value("action", "") == action ? 1 : 0;
        return count;
    }

    TempFolder m_folder;
    std::optional<Site> m_site;
    std::string m_clip;
    std::string m_consent;
    ObjectId m_manifest;
};

void TestSuggest::initTestCase()
{
    QString problem;
    const ShortVideos videos = ShortVideos::make(m_folder.path(), &problem);
    REQUIRE_FETCHED(problem);
    m_site.emplace(m_folder / "site");
    m_site->found();
    for (const char* person : {"annotator", "reviewer", "viewer"})
        m_site->join(person, {consent::Role::Annotator});
    m_site->join("exporter", {consent::Role::Exporter});
    const Json taken = m_site->ask("custodian", "ingest " + videos.mp4.string() + " --consent "
                                                    + m_site->consentFile("good").string());
    m_clip = taken["clips"].at(0).value("id", "");
    m_site->ask("custodian", "grant issue --to annotator --clip " + m_clip);
    m_site->ask("custodian", "grant issue --to viewer --actions view --clip " + m_clip);
    m_site->ask("custodian", "grant issue --to reviewer --actions view,review --clip " + m_clip);
    Session session = m_site->session("custodian");
    const auto queue = listQueue(session);
    QVERIFY_OK(queue);
    m_manifest = queue->front().manifest;
}

void TestSuggest::findsAndStores()
{
    const auto before = m_site->ask("annotator", "labels show " + m_clip);
    const Json answer = m_site->ask("annotator", "suggest " + m_clip + " --every 4");
    QCOMPARE(answer.value("clip", ""), m_clip);
    std::set<std::string> classes;
    for (const Json& proposal : answer["proposals"]) {
        classes.insert(proposal.value("class", ""));
        QVERIFY(proposal.value("confidence", -1.0) > 0 && !proposal["key_frames"].empty());
    }
    QVERIFY2(classes.contains("vehicle"),
             answer.dump().c_str()); // the motorcycle of the demo clip; its person's face is blurred
    const auto kept = stored();
    QVERIFY_OK(kept);
    QCOMPARE(kept->size(), answer["proposals"].size());
    QVERIFY(m_site->ask("annotator", "labels show " + m_clip) == before);
    // Anew, not beside what was there.
    const Json again = m_site->ask("annotator", "suggest " + m_clip + " --every 4");
    QVERIFY(again == answer);
    QCOMPARE(stored()->size(), kept->size());
}

void TestSuggest::isLoggedAsAView()
{
    const auto opened = events("view.opened");
    const auto closed = events("view.closed");
    m_site->ask("annotator", "suggest " + m_clip + " --every 10");
    QCOMPARE(events("view.opened"), opened + 1);
    QCOMPARE(events("view.closed"), closed + 1);
}

void TestSuggest::refusals_data()
{
    QTest::addColumn<QString>("person");
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("models"); // folder; empty: the usual one
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("exit");
    QTest::newRow("no grant") << "exporter"
                              << "suggest CLIP"
                              << ""
                              << "grant_missing" << 3;
    QTest::newRow("a custodian without a grant") << "custodian"
                                                 << "suggest CLIP"
                                                 << ""
                                                 << "grant_missing" << 3;
    QTest::newRow("may only look") << "viewer"
                                   << "suggest CLIP"
                                   << ""
                                   << "grant_missing" << 3;
    QTest::newRow("may only review") << "reviewer"
                                     << "suggest CLIP"
                                     << ""
                                     << "grant_missing" << 3;
    QTest::newRow("no such clip") << "annotator"
                                  << "suggest 00000000"
                                  << ""
                                  << "not_found" << 5;
    QTest::newRow("every 0") << "annotator"
                             << "suggest CLIP --every 0"
                             << ""
                             << "bad_argument" << 2;
    QTest::newRow("no model") << "annotator"
                              << "suggest CLIP"
                              << "/nonexistent"
                              << "object_model_missing" << 3;
}

void TestSuggest::refusals()
{
    QFETCH(const QString, person);
    QFETCH(QString, arguments);
    QFETCH(const QString, models);
    Site site = *m_site;
    if (!models.isEmpty())
        site.setEnvironment(QStringLiteral("CONSENTRY_MODELS"), models);
    const auto before = stored();
    const Ran ran =
        site.as(person.toStdString(),
                arguments.replace(QStringLiteral("CLIP"), QString::fromStdString(m_clip)).toStdString() + " --json");
    QTEST(QString::fromStdString(ran.errorCode()), "code");
    QTEST(ran.exit, "exit");
    QCOMPARE(*stored(), *before);
}

/// The grant is revoked while it looks; nothing more is decoded, and nothing is stored.
void TestSuggest::endsWithTheAccess()
{
    Session custodian = m_site->session("custodian");
    m_site->join("late", {consent::Role::Annotator});
    const auto grant =
        issueGrants(custodian, {.to = "late", .clips = {clip()}, .actions = {consent::Action::Annotate}});
    QVERIFY_OK(grant);
    Session late = m_site->session("late");
    const auto before = stored();
    std::int64_t looks = 0;
    OperationHooks hooks;
    hooks.progress = [&](auto, std::int64_t, std::int64_t) {
        if (++looks == 1)
            QVERIFY_OK(revokeGrant(custodian, grant->front().id));
        std::this_thread::sleep_for(std::chrono::milliseconds(300)); // longer than from one question to the next
    };
    QCOMPARE_ERRC(suggestObjects(late, clip(), {.every = 2}, hooks), Errc::AccessEnded);
    QCOMPARE(looks, std::int64_t(1));
    QCOMPARE(*stored(), *before);
}

void TestSuggest::canBeCancelled()
{
    Session annotator = m_site->session("annotator");
    const auto before = stored();
    const auto closed = events("view.closed");
    OperationHooks hooks;
    hooks.cancelled = [] { return true; };
    QCOMPARE_ERRC(suggestObjects(annotator, clip(), {.every = 7}, hooks), Errc::Interrupted);
    QCOMPARE(*stored(), *before);
    QCOMPARE(events("view.closed"), closed + 1);
}

void TestSuggest::isNeitherSubmittedNorExported()
{
    QVERIFY(!stored()->empty());
    const fs::path file = m_folder / "labels.json";
    QVERIFY_OK(writeFile(file, bytesOf(cocoFor(m_clip, 5)), AtomicFile::IfExists::Replace));
    m_site->ask("annotator", "labels import " + m_clip + " " + file.string());
    m_site->ask("annotator", "task submit " + m_clip);
    m_site->ask("reviewer", "task accept " + m_clip);
    const Json labels = m_site->ask("annotator", "labels show " + m_clip);
    QCOMPARE(labels["tracks"].size(), std::size_t(1));
    const fs::path out = m_folder / "export";
    m_site->ask("exporter",
                "export --out " + out.string() + " --name set --format coco --purpose model_training --recipient test");
    QVERIFY(!stored()->empty());
    std::size_t annotations = 0;
    for (const auto& entry : fs::recursive_directory_iterator(out)) {
        if (!entry.is_regular_file())
            continue;
        const auto content = readFile(entry.path(), 1 << 24);
        QVERIFY_OK(content);
        const std::string text(textOf(*content));
        QVERIFY2(text.find("\"suggested\"") == std::string::npos, entry.path().c_str());
        const Json json = Json::parse(text, nullptr, false);
        if (json.is_object() && json.contains("annotations"))
            annotations += json["annotations"].size();
    }
    QCOMPARE(annotations, std::size_t(5)); // those of the imported track
}

void TestSuggest::goesWithTheClip()
{
    const std::string consent = m_site->ask("custodian", "clip show " + m_clip).value("consent", "");
    m_site->ask("custodian", "consent withdraw " + consent + " --reason asked");
    Session session = m_site->session("custodian");
    storage::ProposalStore store(session.workspace(), clip(), m_manifest);
    const auto left = store.load(annotation::defaultLabelSet(), {.frames = 20, .size = {1280, 720}});
    QVERIFY_OK(left);
    QVERIFY(left->empty());
    QCOMPARE_ERRC(store.replace({}), Errc::AccessEnded);
}

QTEST_GUILESS_MAIN(TestSuggest)
#include "tst_suggest.moc"
