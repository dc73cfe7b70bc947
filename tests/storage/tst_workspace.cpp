#include "storage/clip_list.h"
#include "storage/erase.h"
#include "storage/label_journal.h"
#include "storage/replacement.h"
#include "tests/storage/storage_fixture.h"

#include <sys/stat.h>

using namespace consentry;
using namespace consentry::consent;
using namespace consentry::storage;
using consentry::testing::StorageFixture;

class TestWorkspace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void objectsSurviveReopening()
    {
        StorageFixture fixture;
        const auto made = fixture.addClip();
        const ObjectId grant = fixture.grant(fixture.annotator(), {made.clip});
        fixture.reopen();

        const KeyRing keys = fixture.keys();
        QCOMPARE(keys.members().size(), std::size_t(3));
        const auto manifest = fixture.workspace().object<ClipManifest>(keys, made.manifest);
        QVERIFY_OK(manifest);
        QCOMPARE(manifest->body.clip, made.clip);
        const auto grants = fixture.workspace().objects<Grant>(keys, {{}, made.clip, {}, fixture.annotator().keyId()});
        QVERIFY_OK(grants);
        QCOMPARE(grants->size(), std::size_t(1));
        QCOMPARE(grants->front().header.id, grant);
        const auto byConsent = fixture.workspace().objects<Grant>(keys, {{}, {}, made.consent, {}});
        QVERIFY_OK(byConsent);
        QCOMPARE(byConsent->size(), std::size_t(1));
        QCOMPARE(fixture.workspace().clips().value(), std::vector<ClipId>{made.clip});
    }

    void findsByPrefix()
    {
        StorageFixture fixture;
        const auto made = fixture.addClip();
        fixture.addClip();
        storage::Workspace& workspace = fixture.workspace();
        QCOMPARE(workspace.resolveClip(made.clip.text()).value(), made.clip);
        QCOMPARE(workspace.resolveClip(made.clip.text().substr(0, 9)).value(), made.clip);
        QCOMPARE(workspace.resolveObject(made.consent.shortText(), objectType<ConsentRecord>()).value(), made.consent);
        QCOMPARE_ERRC(workspace.resolveObject(made.consent.shortText(), objectType<Grant>()), Errc::NotFound);
        QCOMPARE_ERRC(workspace.resolveClip(made.clip.text().substr(0, 7)), Errc::BadArgument);
        QCOMPARE_ERRC(workspace.resolveClip("zzzzzzzz"), Errc::BadArgument);
        QCOMPARE_ERRC(workspace.resolveClip(made.clip.text() + "0"), Errc::BadArgument);
    }

    void refusesAnAmbiguousPrefix()
    {
        StorageFixture fixture;
        const auto made = fixture.addClip();
        const std::string twin = made.clip.text().substr(0, 30) + (made.clip.text().ends_with("00") ? "01" : "00");
        testing::tamper(fixture.folder() / "workspace.db",
                        "INSERT INTO log SELECT seq + 1000, randomblob(16), type, signer, x'" + twin
                            + "', person, action, custodial, salt, token, leaf FROM log WHERE type = 'manifest'");
        QCOMPARE_ERRC(fixture.workspace().resolveClip(made.clip.shortText()), Errc::AmbiguousId);
    }

    void refusesWhatIsNoWorkspace()
    {
        testing::TempFolder folder;
        QCOMPARE_ERRC(storage::Workspace::open(folder / "absent"), Errc::NotFound);
        QCOMPARE_ERRC(storage::Workspace::open(folder.path()), Errc::NotAWorkspace);
        QVERIFY_OK(writeFile(folder / "workspace.db", bytesOf(std::string(5000, 'x')), AtomicFile::IfExists::Refuse));
        QCOMPARE_ERRC(storage::Workspace::open(folder.path()), Errc::NotAWorkspace);
        QVERIFY_OK(writeFile(folder / "workspace.db", {}, AtomicFile::IfExists::Replace));
        QCOMPARE_ERRC(storage::Workspace::open(folder.path()), Errc::NotAWorkspace);
        QCOMPARE_ERRC(storage::Workspace::create(folder.path()), Errc::AlreadyExists);
    }

    void refusesALinkedDatabase()
    {
        StorageFixture fixture;
        const fs::path database = fixture.workspace().paths().database();
        QVERIFY_OK(fixture.workspace().database().checkpoint());
        fs::rename(database, fixture.folder() / "elsewhere.db");
        fs::create_symlink(fixture.folder() / "elsewhere.db", database);
        QCOMPARE_ERRC(storage::Workspace::open(fixture.folder()), Errc::NotAWorkspace);
    }

    void refusesOpenPermissions_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("mode");
        QTest::newRow("database") << QStringLiteral("workspace.db") << 0640;
        QTest::newRow("keys") << QStringLiteral("keys") << 0750;
        QTest::newRow("clips") << QStringLiteral("clips") << 0701;
    }
    void refusesOpenPermissions()
    {
        QFETCH(QString, name);
        QFETCH(int, mode);
        StorageFixture fixture;
        QCOMPARE(::chmod((fixture.folder() / name.toStdString()).c_str(), static_cast<mode_t>(mode)), 0);
        QCOMPARE_ERRC(storage::Workspace::open(fixture.folder()), Errc::OpenFilePermissions);
    }

    void makesPrivateFiles()
    {
        StorageFixture fixture;
        fixture.addClip();
        for (const auto& entry : fs::recursive_directory_iterator(fixture.folder())) {
            struct stat info {};
            QCOMPARE(::stat(entry.path().c_str(), &info), 0);
            QVERIFY2((info.st_mode & 077) == 0, entry.path().c_str());
        }
    }

    void refusesAnotherRoot()
    {
        StorageFixture fixture;
        const auto other = crypto::SigningKey::generate().value();
        QCOMPARE_ERRC(fixture.workspace().keyRing(other.verifyKey()), Errc::OtherRoot);
    }

    void listsClips()
    {
        StorageFixture fixture;
        const auto first = fixture.addClip();
        const auto second = fixture.addClip();
        const ObjectId grant = fixture.grant(fixture.annotator(), {first.clip});
        {
            auto transaction = fixture.begin(fixture.annotator());
            transaction.hold(second.clip);
            QVERIFY_OK(transaction.commit());
        }
        const KeyRing keys = fixture.keys();
        const VerifiedStatus status = fixture.status();
        const ClipListRequest request{keys, status, fixture.annotator().keyId(), fixture.clock().now()};
        const auto rows = listClips(fixture.workspace(), request);
        QVERIFY_OK(rows);
        QCOMPARE(rows->size(), std::size_t(2));
        const ClipRow& row = rows->front();
        QCOMPARE(row.clip, first.clip);
        QCOMPARE(row.manifest, first.manifest);
        QCOMPARE(row.camera, std::string("porch"));
        QCOMPARE(row.media.width, 64);
        QVERIFY(row.purposes.contains(Purpose::ModelTraining));
        QVERIFY(row.myGrant.has_value());
        QCOMPARE(row.myGrant->id, grant);
        QCOMPARE(row.state, TaskState::Assigned);
        QVERIFY(!row.held && !row.consentEnded);
        QVERIFY(rows->back().held);
        QVERIFY(!rows->back().myGrant.has_value());
        QCOMPARE(rows->back().state, TaskState::Unassigned);
    }

    void taskGoesFromSubmissionToReopening()
    {
        StorageFixture fixture;
        const auto made = fixture.addClip();
        const ObjectId grant = fixture.grant(fixture.annotator(), {made.clip});
        fixture.grant(fixture.lead(), {made.clip, {Action::View, Action::Review}});
        const auto state = [&] {
            return taskState(fixture.workspace()
                                 .taskHistory(fixture.keys(), fixture.status(), made.clip, fixture.clock().now())
                                 .value());
        };
        auto submitting = fixture.begin(fixture.annotator());
        const auto submission = submitting.sign(Submission{made.clip, grant, 1, crypto::sha256(bytesOf("labels"))});
        QVERIFY_OK(submission);
        QVERIFY_OK(submitting.putBlob(submission->header.id, BlobKind::Labels, bytesOf("labels")));
        QVERIFY_OK(submitting.commit());
        QCOMPARE(state(), TaskState::Submitted);
        QCOMPARE(fixture.workspace().blob(submission->header.id, BlobKind::Labels).value(), toBytes(bytesOf("labels")));
        ObjectId acceptanceId;
        {
            auto accepting = fixture.begin(fixture.lead());
            const auto acceptance = accepting.sign(Acceptance{made.clip, submission->header.id, submission->hash});
            QVERIFY_OK(acceptance);
            acceptanceId = acceptance->header.id;
            QVERIFY_OK(accepting.commit());
        }
        QCOMPARE(state(), TaskState::Accepted);
        auto reopening = fixture.begin(fixture.lead());
        QVERIFY_OK(reopening.sign(Reopen{made.clip, acceptanceId, "look again"}));
        QVERIFY_OK(reopening.commit());
        QVERIFY(state() != TaskState::Accepted);
    }

    void whatWaitsIsNoLinkElsewhere()
    {
        for (const bool keys : {true, false}) {
            StorageFixture fixture;
            const WorkspacePaths paths = fixture.workspace().paths();
            const consentry::testing::TempFolder other;
            const fs::path theirs = other / "0123456789abcdef0123456789abcdef.safe.age";
            QVERIFY_OK(writeFile(theirs, consentry::testing::patternBytes(10), AtomicFile::IfExists::Refuse));
            fs::create_directory_symlink(other.path(), keys ? paths.waitingKeys() : paths.waitingClips());
            QCOMPARE_ERRC(storage::Workspace::open(paths.root), Errc::Unauthenticated);
            const auto status = fixture.status();
            QCOMPARE_ERRC(finishReplacements(fixture.workspace(), fixture.keys(), status), Errc::Unauthenticated);
            QVERIFY(fs::exists(theirs));
        }
    }
    void erasureLeavesATombstone()
    {
        StorageFixture fixture;
        const auto made = fixture.addClip();
        storage::Workspace& workspace = fixture.workspace();
        for (int round = 0; round < 2; ++round) {
            QVERIFY_OK(fixture.keyFiles().eraseKeys(made.clip));
            QVERIFY_OK(fixture.keyFiles().eraseClipFiles(made.clip));
            QVERIFY_OK(eraseClipRows(workspace, made.clip, fixture.clock()));
            QVERIFY_OK(finishErasure(workspace));
        }
        QVERIFY(!fs::exists(workspace.paths().keyFile(made.clip, Rendition::Safe)));
        QVERIFY(!fs::exists(workspace.paths().clipFile(made.clip, Rendition::Safe)));
        QCOMPARE_ERRC(workspace.blob(made.manifest, BlobKind::FrameTable), Errc::MissingFile);
        QCOMPARE_ERRC(lockLabels(workspace, made.clip), Errc::AccessEnded);
        const auto journal = LabelJournal::open(workspace, made.clip, fixture.annotator().keyId(), fixture.clock());
        QVERIFY_OK(journal);
        QCOMPARE_ERRC((*journal)->append({}), Errc::AccessEnded);
        QVERIFY_OK(workspace.object<ClipManifest>(fixture.keys(), made.manifest));
    }
};

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
