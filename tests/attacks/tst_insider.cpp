#include "app/operations/exports.h"
#include "app/operations/grants.h"
#include "app/operations/policy.h"
#include "app/operations/safe_rendition.h"
#include "app/operations/tasks.h"
#include "storage/log_writer.h"
#include "tests/attacks/file_hands.h"
#include "tests/attacks/probe.h"
#include "tests/attacks/victim_maker.h"
#include "tests/storage/storage_fixture.h"

using namespace consentry;
using namespace consentry::consent;
using namespace consentry::testing;

/// A member with a key of their own who writes into the database by hand: entries in their place, in a log that is
/// whole, rightly signed by somebody who was not entitled to.
class TestInsider : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatIsNotOnesOwnToSignDoesNotCount_data();
    void whatIsNotOnesOwnToSignDoesNotCount();
    void aPolicyByAnybodyIsNotFollowed();
    void anOlderPolicyDoesNotComeBack();
    void aGrantToOneselfOpensNothing();
    void aForgedRenditionDoesNotOpen();
    void aBrokenChainOfAClipIsFound_data();
    void aBrokenChainOfAClipIsFound();

private:
    fs::path newWorkspace(const TempFolder& folder) const { return newScene(folder).workspace(); }
    Scene newScene(const TempFolder& folder) const;
    /// Appends what `person` signs, as the program would.
    template<class Body>
    void append(const fs::path& workspace, std::string_view person, const Body& body) const;
    /// The last object of a type about a clip.
    template<class Body>
    Signed<Body> last(const fs::path& workspace, ClipId clip) const;
    /// What goes before, by the program.
    void prepare(const fs::path& workspace, const std::string& what) const;
    void forge(const fs::path& workspace, const std::string& what) const;

    TempFolder m_folder;
    std::unique_ptr<Victim> m_victim;
    std::map<std::string, Bytes> m_exported;
};

void TestInsider::initTestCase()
{
    m_victim = std::make_unique<Victim>(m_folder.path());
    const TempFolder folder;
    const fs::path workspace = newWorkspace(folder);
    auto lead = must(m_victim->session(workspace, "lead"));
    must(app::exportLabelSet(lead,
                             {.out = folder / "out", .name = "probe", .recipient = "team", .date = {}, .expires = {}}));
    m_exported = exportedFiles(folder / "out");
}

Scene TestInsider::newScene(const TempFolder& folder) const
{
    fs::copy(m_victim->home(), folder / "site", fs::copy_options::recursive);
    return {*m_victim, Site(folder / "site")};
}

template<class Body>
void TestInsider::append(const fs::path& workspace, std::string_view person, const Body& body) const
{
    const crypto::Identity& signer = m_victim->crew()[person];
    const auto opened = must(storage::Workspace::open(workspace));
    auto lock = must(storage::WriteLock::take(opened->database()));
    const SystemClock clock;
    const LogHead head = must(opened->auditLog().head());
    const auto object = must(signObject(body, {signer.signingKey(), opened->id(), clock.now(), head}));
    must(storage::LogWriter(opened->database())
             .append({object.header, objectType<Body>(), object.token, storage::rowFacts(body)}));
    must(lock.commit());
}

template<class Body>
Signed<Body> TestInsider::last(const fs::path& workspace, ClipId clip) const
{
    auto lead = must(m_victim->session(workspace, "lead"));
    auto found = must(
        lead.workspace().objects<Body>(must(lead.keyRing()), {.id = {}, .clip = clip, .refersTo = {}, .person = {}}));
    return found.back();
}

void TestInsider::prepare(const fs::path& workspace, const std::string& what) const
{
    const ClipId clip = m_victim->clips().other;
    auto custodian = must(m_victim->session(workspace, "custodian"));
    const auto grant = [&](const char* to, std::set<Action> actions) {
        return must(app::issueGrants(custodian, {.to = to, .clips = {clip}, .actions = std::move(actions)})).front().id;
    };
    if (what == "acceptance after the grant ended")
        must(app::revokeGrant(custodian, grant("other", {Action::View, Action::Review})));
    if (what != "acceptance by a grant beyond one's own")
        return;
    for (const app::GrantRow& row : must(app::listGrants(custodian))) {
        if (row.grantee == "lead" && row.grant.body.clip == clip && !row.ended)
            must(app::revokeGrant(custodian, row.grant.header.id));
    }
    grant("lead", {Action::View, Action::Assign});
}

void TestInsider::forge(const fs::path& workspace, const std::string& what) const
{
    const VictimClips& clips = m_victim->clips();
    if (what == "acceptance") {
        const auto waiting = last<Submission>(workspace, clips.other);
        append(workspace, "other", Acceptance{clips.other, waiting.header.id, waiting.hash});
    } else if (what == "acceptance by the author") {
        const auto waiting = last<Submission>(workspace, clips.other);
        append(workspace, "annotator", Acceptance{clips.other, waiting.header.id, waiting.hash});
    } else if (what == "submission") {
        append(workspace, "other", Submission{clips.mine, last<Grant>(workspace, clips.mine).header.id, 1, {}});
    } else if (what == "reopening") {
        append(workspace, "other", Reopen{clips.mine, last<Acceptance>(workspace, clips.mine).header.id, "x"});
    } else if (what == "return") {
        const auto accepted = last<Submission>(workspace, clips.mine);
        append(workspace, "other", Return{clips.mine, accepted.header.id, accepted.hash, "x"});
    } else if (what == "acceptance by a grant beyond one's own") {
        const auto waiting = last<Submission>(workspace, clips.other);
        const auto own = last<Grant>(workspace, clips.other);
        Grant more = own.body;
        more.parent = own.header.id;
        more.actions = {Action::Review};
        append(workspace, "lead", more);
        append(workspace, "lead", Acceptance{clips.other, waiting.header.id, waiting.hash});
    } else if (what == "acceptance after the grant ended") {
        const auto waiting = last<Submission>(workspace, clips.other);
        append(workspace, "other", Acceptance{clips.other, waiting.header.id, waiting.hash});
    } else if (what == "withdrawal") {
        append(workspace, "other", Withdrawal{last<ClipManifest>(workspace, clips.mine).body.consent, "x"});
    } else if (what == "release") {
        append(workspace, "other", Release{clips.held, {}});
    } else {
        append(workspace, "other", Hold{clips.mine, "x"});
    }
}

void TestInsider::whatIsNotOnesOwnToSignDoesNotCount_data()
{
    QTest::addColumn<QString>("what");
    for (const char* what : {"acceptance", "acceptance by the author", "acceptance by a grant beyond one's own",
                             "acceptance after the grant ended", "submission", "reopening", "return", "withdrawal",
                             "release", "hold without a status"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestInsider::whatIsNotOnesOwnToSignDoesNotCount()
{
    QFETCH(const QString, what);
    const TempFolder folder;
    const fs::path workspace = newWorkspace(folder);
    const auto states = [&] {
        auto lead = must(m_victim->session(workspace, "lead"));
        std::vector<std::pair<TaskState, bool>> found;
        for (const storage::ClipRow& row : must(app::listQueue(lead)))
            found.emplace_back(row.state, row.held);
        return found;
    };
    prepare(workspace, what.toStdString());
    const auto before = states();
    forge(workspace, what.toStdString());
    QVERIFY(states() == before);
    const Try exported = exportFrom(*m_victim, workspace, m_exported);
    QVERIFY2(!exported.refused && exported.wrong.empty(), exported.wrong.c_str());
}

void TestInsider::aPolicyByAnybodyIsNotFollowed()
{
    const TempFolder folder;
    const fs::path workspace = newWorkspace(folder);
    append(workspace, "other", Policy{"me", "blur", 8784, {}});
    auto custodian = must(m_victim->session(workspace, "custodian"));
    const auto grants = app::issueGrants(custodian, {.to = "other",
                                                     .clips = {m_victim->clips().mine},
                                                     .actions = {Action::View},
                                                     .duration = std::chrono::hours(8000)});
    QVERIFY_OK(grants);
    QVERIFY(grants->front().expires < custodian.clock().now() + std::chrono::hours(337));
}

/// Who wants the blur back after a custodian asked for a fill.
void TestInsider::anOlderPolicyDoesNotComeBack()
{
    const TempFolder folder;
    const fs::path workspace = newWorkspace(folder);
    const auto style = [&] {
        auto custodian = must(m_victim->session(workspace, "custodian"));
        return must(app::redactionStyle(custodian, must(custodian.standing())));
    };
    const auto policies = [&] {
        auto custodian = must(m_victim->session(workspace, "custodian"));
        return must(custodian.workspace().objects<Policy>(must(custodian.keyRing())));
    };
    QCOMPARE(style(), media::RedactionStyle::Blur);
    {
        auto other = must(m_victim->session(workspace, "other"));
        QCOMPARE_ERRC(app::setPolicy(other, "redaction", "fill"), Errc::RoleMissing);
        auto custodian = must(m_victim->session(workspace, "custodian"));
        must(app::setPolicy(custodian, "redaction", "fill"));
    }
    QCOMPARE(style(), media::RedactionStyle::SolidFill);
    const Policy blur = policies().front().body;
    QCOMPARE(blur.redaction, std::string("blur"));
    append(workspace, "other", Policy{blur.controller, "blur", blur.maxGrantHours, policies().back().header.id});
    QCOMPARE(style(), media::RedactionStyle::SolidFill);
    // The row of the newest taken out: nothing opens, rather than with the one before.
    sqlite(workspace / "workspace.db", "DELETE FROM log WHERE type = 'policy' AND signer = (SELECT signer FROM log "
                                       "WHERE seq = 0) AND seq = (SELECT max(seq) FROM log WHERE type = 'policy' AND "
                                       "signer = (SELECT signer FROM log WHERE seq = 0))");
    QCOMPARE_ERRC(m_victim->session(workspace, "custodian"), Errc::LogBroken);
}

void TestInsider::aGrantToOneselfOpensNothing()
{
    const TempFolder folder;
    const fs::path workspace = newWorkspace(folder);
    const VictimClips& clips = m_victim->clips();
    Grant grant = last<Grant>(workspace, clips.mine).body;
    grant.grantee = m_victim->crew()["other"].keyId();
    grant.actions = {Action::View, Action::Annotate, Action::Review, Action::Assign};
    grant.parent = {};
    append(workspace, "other", grant);
    auto other = must(m_victim->session(workspace, "other"));
    const AccessRequest request{grant.grantee, clips.mine, Rendition::Safe, Action::View, Purpose::Annotation};
    QCOMPARE_ERRC(other.access(request), Errc::GrantNotValid);
    for (const storage::ClipRow& row : must(app::listQueue(other)))
        QVERIFY(row.clip != clips.mine);
    // Nor does anything else change for those who were rightly granted it.
    QVERIFY(!lookAt(*m_victim, workspace).refused);
}

void TestInsider::aForgedRenditionDoesNotOpen()
{
    const TempFolder folder;
    Scene scene = newScene(folder);
    const std::string verify = "clip verify " + m_victim->clips().mine.text();
    const Ran before = scene.site.as("annotator", verify);
    QVERIFY2(before.exit == 0, before.all());
    sealAnew(scene);
    const Ran ran = scene.site.as("annotator", verify);
    QVERIFY2(ran.exit == 4 && ran.out.contains("manifest: chunk hashes"), ran.all());
    const Sight sight = lookAt(*m_victim, scene.workspace());
    QVERIFY(sight.refused && sight.bytes == 0);
    QCOMPARE(sight.refused->code, Errc::ManifestMismatch);
}

void TestInsider::aBrokenChainOfAClipIsFound_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("isLinked");
    QTest::addColumn<int>("exit");
    QTest::newRow("as the program signs it") << 1 << true << 0;
    QTest::newRow("a number left out") << 2 << true << 4;
    QTest::newRow("a number again") << 0 << true << 4;
    QTest::newRow("linked to the event of another clip") << 1 << false << 4;
}

/// An event in its place, rightly signed, that hides another one of its clip or makes one up.
void TestInsider::aBrokenChainOfAClipIsFound()
{
    QFETCH(const int, step);
    QFETCH(const bool, isLinked);
    QFETCH(const int, exit);
    const TempFolder folder;
    const Scene scene = newScene(folder);
    AuditEvent event{.index = 0,
                     .action = "view.opened",
                     .clip = m_victim->clips().other,
                     .clipSequence = 0,
                     .clipPrevious = {},
                     .objects = {},
                     .purpose = {},
                     .outcome = "ok"};
    {
        const auto workspace = must(storage::Workspace::open(scene.workspace()));
        storage::LogWriter log(workspace->database());
        const auto last = must(log.nextLink(event.clip));
        event.index = must(workspace->auditLog().head()).size;
        event.clipSequence = last.sequence - 1 + std::uint64_t(step);
        event.clipPrevious = isLinked ? last.previous : must(log.nextLink(m_victim->clips().mine)).previous;
    }
    append(scene.workspace(), "other", event);
    const Ran ran = scene.site.as("lead", "audit verify");
    QVERIFY2(ran.exit == exit, ran.all());
    const std::string line = "log " + std::to_string(event.index) + ": The audit log is broken: the clip's chain";
    QCOMPARE(ran.out.contains(line.c_str()), exit != 0);
    QCOMPARE(scene.site.as("annotator", "clip list").exit, exit);
}

QTEST_GUILESS_MAIN(TestInsider)
#include "tst_insider.moc"
