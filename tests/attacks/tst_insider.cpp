#include "app/operations/exports.h"
#include "app/operations/grants.h"
#include "app/operations/tasks.h"
#include "crypto/age_stream.h"
#include "storage/key_files.h"
#include "storage/log_writer.h"
#include "storage/sealed_clip.h"
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
    void aGrantToOneselfOpensNothing();
    void aForgedRenditionDoesNotOpen();

private:
    fs::path newWorkspace(const TempFolder& folder) const;
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

fs::path TestInsider::newWorkspace(const TempFolder& folder) const
{
    fs::copy(m_victim->home(), folder / "site", fs::copy_options::recursive);
    return Site(folder / "site").workspace();
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
    const fs::path workspace = newWorkspace(folder);
    const ClipId clip = m_victim->clips().mine;
    const crypto::Identity& annotator = m_victim->crew()["annotator"];
    const auto manifest = last<ClipManifest>(workspace, clip);
    {
        // What a grantee can do: their header gives the file key, and with it anybody seals what they like.
        const storage::WorkspacePaths paths{workspace};
        const auto bound = must(storage::openBoundClipFile(paths, manifest.body));
        const auto header = must(storage::KeyFiles(paths).readGrantHeader({clip, Rendition::Safe}, annotator.keyId()));
        const auto key = must(crypto::unwrap(header, annotator.ageIdentity()));
        MemorySink forged;
        const auto writer = must(crypto::AgeWriter::create(forged, key, bound.header.bytes()));
        must(writer->write(patternBytes(m_victim->pictures().size())));
        must(writer->finish());
        QCOMPARE(writer->sealedSize(), manifest.body.sealedSize);
        must(writeFile(paths.clipFile(clip, Rendition::Safe), forged.bytes(), AtomicFile::IfExists::Replace));
        Bytes hashes;
        for (const crypto::Digest& hash : writer->chunkHashes())
            hashes.insert(hashes.end(), hash.begin(), hash.end());
        tamper(workspace / "workspace.db", "UPDATE blobs SET bytes = X'" + hexText(hashes)
                                               + "' WHERE kind = 'chunk_hashes' AND owner = X'"
                                               + hexText(manifest.header.id.bytes()) + "'");
    }
    const Sight sight = lookAt(*m_victim, workspace);
    QVERIFY(sight.refused && sight.bytes == 0);
    QCOMPARE(sight.refused->code, Errc::ManifestMismatch);
}

QTEST_GUILESS_MAIN(TestInsider)
#include "tst_insider.moc"
