#include "tests/attacks/knife.h"
#include "tests/attacks/victim_maker.h"

using namespace consentry;
using namespace consentry::testing;

namespace {

void copyOver(const fs::path& from, const fs::path& to)
{
    fs::remove_all(to);
    fs::copy(from, to, fs::copy_options::recursive);
}

} // namespace

/// What is done to the log, and who finds it: somebody who has never seen it, by the heads in what others signed;
/// somebody who has, by what their account keeps; and anybody by a checkpoint that was kept elsewhere.
class TestLogAttacks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_victim = std::make_unique<Victim>(m_folder.path()); }
    void signedHeadsAloneFindIt_data();
    void signedHeadsAloneFindIt();
    void aForkIsFound();
    void aCutTailIsFound();
    void aCheckpointKeptElsewhereSeesIt();
    void onlyCustodiansCosign();
    void whatIsNoCheckpointIsRefused();

private:
    Scene newScene(const TempFolder& folder) const
    {
        fs::copy(m_victim->home(), folder / "site", fs::copy_options::recursive);
        return {*m_victim, Site(folder / "site")};
    }
    /// As for somebody who opens the workspace for the first time.
    static void forget(const Scene& scene) { fs::remove_all(scene.site.base() / "state"); }
    /// The code of the first problem; empty when there is none.
    static std::string problemOf(const Ran& ran)
    {
        const Json json = ran.json();
        return ran.exit == 0 || json.is_discarded() ? ran.errorCode() : json["problems"].at(0).value("code", "");
    }

    TempFolder m_folder;
    std::unique_ptr<Victim> m_victim;
};

void TestLogAttacks::signedHeadsAloneFindIt_data()
{
    QTest::addColumn<QString>("sql");
    const char* one = "seq = (SELECT min(seq) + 3 FROM log WHERE action = 'grant.issued')";
    QTest::newRow("edit") << QStringLiteral("UPDATE log SET salt = zeroblob(32) WHERE %1").arg(QLatin1String(one));
    QTest::newRow("gap") << QStringLiteral("DELETE FROM log WHERE %1").arg(QLatin1String(one));
    QTest::newRow("reorder") << QStringLiteral(
                                    "UPDATE log SET seq = -seq WHERE %1;UPDATE log SET seq = seq - 1 WHERE "
                                    "seq = 1 - (SELECT min(seq) FROM log);UPDATE log SET seq = 1 - seq WHERE "
                                    "seq < 0")
                                    .arg(QLatin1String(one));
}

void TestLogAttacks::signedHeadsAloneFindIt()
{
    QFETCH(const QString, sql);
    const TempFolder folder;
    Scene scene = newScene(folder);
    forget(scene);
    QCOMPARE(scene.site.as("lead", "audit verify").exit, 0);
    forget(scene);
    cutAndMended(sql.toStdString())(scene);
    const Ran ran = scene.site.as("lead", "audit verify --json");
    QVERIFY2(ran.exit == 4, ran.all());
    QVERIFY2(ran.all().contains("log "), ran.all());
    forget(scene);
    QCOMPARE(scene.site.as("annotator", "clip list").exit, 4);
}

void TestLogAttacks::aForkIsFound()
{
    const TempFolder folder;
    Scene scene = newScene(folder);
    const fs::path before = folder / "before";
    copyOver(scene.workspace(), before);
    const std::string clip = m_victim->clips().other.text();
    // One story, which this account has seen and of which a checkpoint is kept.
    scene.site.ask("lead", "clip hold " + clip + " --reason one");
    const std::string note = (folder / "note").string();
    scene.site.ask("lead", "audit checkpoint --out " + note);
    const fs::path seen = folder / "seen";
    copyOver(scene.site.base() / "state", seen);
    // And another, every entry of which is rightly signed.
    copyOver(before, scene.workspace());
    forget(scene);
    scene.site.ask("lead", "clip hold " + clip + " --reason other");
    scene.site.ask("annotator", "clip hold " + m_victim->clips().mine.text());
    QCOMPARE(scene.site.as("lead", "audit verify").exit, 0); // for whoever has seen neither
    const Ran compared = scene.site.as("lead", "audit verify --json --checkpoint " + note);
    QVERIFY2(compared.exit == 4 && problemOf(compared) == "log_broken", compared.all());
    copyOver(seen, scene.site.base() / "state");
    const Ran ran = scene.site.as("annotator", "clip list");
    QVERIFY2(ran.exit == 4, ran.all());
}

void TestLogAttacks::aCutTailIsFound()
{
    const TempFolder folder;
    Scene scene = newScene(folder);
    const fs::path beforeCosigning = folder / "before";
    const fs::path cosigned = folder / "cosigned";
    const std::string note = (folder / "note").string();
    copyOver(scene.workspace(), beforeCosigning);
    scene.site.ask("annotator", "audit checkpoint --out " + note);
    const Json signedBy = scene.site.ask("custodian", "audit cosign " + note);
    scene.site.ask("custodian", "audit checkpoint --out " + note + ".2");
    copyOver(scene.workspace(), cosigned);
    scene.site.ask("annotator", "clip hold " + m_victim->clips().mine.text());
    const Json whole = scene.site.ask("lead", "audit verify --checkpoint " + note + " --checkpoint " + note + ".2");
    QCOMPARE(whole["countersigned"].value("by", ""), std::string("custodian"));
    const auto size = whole["countersigned"].value("entries", 0);
    QCOMPARE(size, signedBy.value("entries", 0) - 1); // the cosigning entry names what was before it
    QVERIFY(whole.value("entries", 0) > size + 1);

    const Bytes kept = must(readFile(note, 1U << 16U));
    QCOMPARE(std::count(kept.begin(), kept.end(), '\n'), std::ptrdiff_t(6)); // both signatures
    const auto cutTo = [&](const fs::path& copy) { copyOver(copy, scene.workspace()); };
    // This account has seen more, so it notices each cut.
    for (const fs::path& copy : {cosigned, beforeCosigning}) {
        cutTo(copy);
        const Ran ran = scene.site.as("lead", "audit verify --json");
        QVERIFY2(ran.exit == 4 && problemOf(ran) == "rolled_back", ran.all());
        QCOMPARE(scene.site.as("annotator", "clip list").exit, 4);
    }
    // Somebody new with the checkpoint: what came after it, the annotator can still drop; not what came before.
    cutTo(cosigned);
    forget(scene);
    QCOMPARE(scene.site.as("lead", "audit verify --checkpoint " + note + ".2").exit, 0);
    cutTo(beforeCosigning);
    forget(scene);
    const Ran ran = scene.site.as("lead", "audit verify --json --checkpoint " + note + ".2");
    QVERIFY2(ran.exit == 4 && problemOf(ran) == "rolled_back", ran.all());
}

void TestLogAttacks::aCheckpointKeptElsewhereSeesIt()
{
    const TempFolder folder;
    Scene scene = newScene(folder);
    const fs::path snapshot = folder / "snapshot";
    copyOver(scene.site.base(), snapshot);
    scene.site.ask("custodian", "clip hold " + m_victim->clips().mine.text());
    const std::string note = (folder / "note").string();
    scene.site.ask("custodian", "audit checkpoint --out " + note);
    copyOver(snapshot, scene.site.base()); // the whole machine is as it was, what the account has seen included
    QCOMPARE(scene.site.as("lead", "audit verify").exit, 0);
    const Ran ran = scene.site.as("lead", "audit verify --json --checkpoint " + note);
    QVERIFY2(ran.exit == 4 && problemOf(ran) == "rolled_back", ran.all());
}

void TestLogAttacks::onlyCustodiansCosign()
{
    const TempFolder folder;
    Scene scene = newScene(folder);
    for (const char* person : {"annotator", "lead"}) {
        const Ran ran = scene.site.as(person, "audit cosign --json");
        QVERIFY2(ran.exit == 3 && ran.errorCode() == "role_missing", ran.all());
    }
    cutAndMended("UPDATE log SET salt = zeroblob(32) WHERE seq = 5")(scene);
    QCOMPARE(scene.site.as("custodian", "audit cosign").exit, 4);
    QCOMPARE(scene.site.as("custodian", "audit checkpoint").exit, 4);
}

void TestLogAttacks::whatIsNoCheckpointIsRefused()
{
    const TempFolder folder;
    Scene scene = newScene(folder);
    const std::string note = (folder / "note").string();
    scene.site.ask("lead", "audit checkpoint --out " + note);
    const std::string good(textOf(must(readFile(note, 1U << 16U))));
    const auto asked = [&](const std::string& text) {
        must(writeFile(note, bytesOf(text), AtomicFile::IfExists::Replace));
        return problemOf(scene.site.as("lead", "audit verify --json --checkpoint " + note));
    };
    QCOMPARE(asked(good), std::string());
    std::string altered = good;
    char& digit = altered[good.find('\n') + 1];
    digit = digit == '9' ? '8' : '9';
    QCOMPARE(asked(altered), std::string("bad_signature"));
    QCOMPARE(asked(good.substr(0, good.find("\n\n") + 2)), std::string("untrusted_signer"));
    std::string other = good;
    other.replace(10, 1, good[10] == '0' ? "1" : "0");
    QCOMPARE(asked(other), std::string("other_workspace"));
    QCOMPARE(asked("hello\n"), std::string("bad_signed_object"));
}

QTEST_GUILESS_MAIN(TestLogAttacks)
#include "tst_log_attacks.moc"
