#include "app/error_words.h"
#include "app/operations/exports.h"
#include "tests/attacks/probe.h"
#include "tests/attacks/reveal.h"
#include "tests/attacks/victim_maker.h"

using namespace consentry;
using namespace consentry::testing;

namespace {

/// A cell by its name in the test's output.
struct Named {
    std::string name;
    const Cell* cell;
};

bool isRefusal(const Error& error)
{
    const ErrorClass kind = errorClass(error.code);
    return kind == ErrorClass::Integrity || kind == ErrorClass::NotPermitted;
}

/// What a try must not have come to.
std::string badOutcome(const char* what, const Try& tried)
{
    if (!tried.wrong.empty())
        return std::string(what) + ": " + tried.wrong;
    if (tried.refused && !isRefusal(*tried.refused))
        return std::string(what) + ": " + describe(*tried.refused);
    return {};
}

} // namespace

/// Every kind of thing in a workspace, and everything that can be done to it by somebody who can write the folder but
/// has no key that counts: a command says so, and nothing else than what was signed is seen, exported or accepted.
class TestTamperMatrix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyKindIsInTheTable();
    void untouchedWorks();
    void cell_data();
    void cell();

private:
    Scene newScene(const TempFolder& folder) const;
    void checkNotice(const Scene& scene, const Cell& cell, const Sight& sight);
    void checkView(const Cell& cell, const Sight& sight);

    TempFolder m_folder;
    std::unique_ptr<Victim> m_victim;
    std::map<std::string, Bytes> m_exported;
    std::vector<Thing> m_things;
    std::vector<Named> m_cells;
};

void TestTamperMatrix::initTestCase()
{
    m_victim = std::make_unique<Victim>(m_folder.path());
    m_things = allThings();
    const TempFolder folder;
    const Scene scene = newScene(folder);
    auto lead = must(m_victim->session(scene.workspace(), "lead"));
    must(app::exportLabelSet(lead,
                             {.out = folder / "out", .name = "probe", .recipient = "team", .date = {}, .expires = {}}));
    m_exported = exportedFiles(folder / "out");
    QVERIFY(!m_exported.empty());
}

Scene TestTamperMatrix::newScene(const TempFolder& folder) const
{
    fs::copy(m_victim->home(), folder / "site", fs::copy_options::recursive);
    return {*m_victim, Site(folder / "site")};
}

void TestTamperMatrix::everyKindIsInTheTable()
{
    std::map<std::string, bool> named;
    for (const Thing& thing : m_things) {
        QVERIFY2(named.emplace(thing.name, thing.inVictim).second, thing.name.c_str());
        for (const Hand hand : kHands) {
            const auto cell = thing.cells.find(hand);
            QVERIFY2(cell != thing.cells.end(), (thing.name + " " + handText(hand)).c_str());
            const bool needsReason =
                cell->second.kind != Cell::Kind::Noticed || (cell->second.exit != 3 && cell->second.exit != 4);
            QVERIFY2(!needsReason || *cell->second.why != 0, (thing.name + " " + handText(hand)).c_str());
        }
    }
    std::set<std::string> present;
    const fs::path workspace = m_victim->home() / "workspace";
    for (const auto& entry : fs::recursive_directory_iterator(workspace)) {
        if (entry.is_directory())
            continue;
        const fs::path relative = entry.path().lexically_relative(workspace);
        QVERIFY2(!fileKind(relative).empty(), relative.c_str());
        present.insert(fileKind(relative));
    }
    const TempFolder folder;
    present.merge(rowKinds(newScene(folder).database()));
    for (const std::string& kind : present)
        QVERIFY2(named.contains(kind), ("no row for " + kind).c_str());
    for (const auto& [name, isInVictim] : named)
        QVERIFY2(present.contains(name) || !isInVictim, ("the victim has no " + name).c_str());
    for (int kind = 0; !storage::blobKindText(storage::BlobKind(kind)).empty(); ++kind) {
        const std::string name = "blobs " + std::string(storage::blobKindText(storage::BlobKind(kind)));
        QVERIFY2(named.contains(name), name.c_str());
    }
#define X(Body, tag) QVERIFY2(named.contains(std::string("log ") + (tag)), tag);
    CONSENTRY_SIGNED_OBJECTS(X)
#undef X
}

void TestTamperMatrix::untouchedWorks()
{
    const TempFolder folder;
    Scene scene = newScene(folder);
    QCOMPARE(scene.site.as("lead", "audit verify").exit, 0);
    QCOMPARE(scene.site.as("annotator", "clip verify " + m_victim->clips().mine.text()).exit, 0);
    const Sight sight = lookAt(*m_victim, scene.workspace());
    QVERIFY2(!sight.refused && sight.wrong.empty(), sight.refused ? describe(*sight.refused).c_str() : "");
    QCOMPARE(sight.bytes, m_victim->pictures().size());
    const Try exported = exportFrom(*m_victim, scene.workspace(), m_exported);
    QVERIFY2(!exported.refused && exported.wrong.empty(), exported.wrong.c_str());
    const Try worked = submitAndAccept(*m_victim, scene.workspace());
    QVERIFY2(!worked.refused && worked.wrong.empty(), worked.refused ? describe(*worked.refused).c_str() : "");
    makeReveal(scene);
    const auto reveal = openReveal(scene);
    QVERIFY2(!reveal, reveal ? describe(*reveal).c_str() : "");
    QCOMPARE(openViews(scene.workspace()), std::int64_t(0));
}

void TestTamperMatrix::cell_data()
{
    QTest::addColumn<int>("index");
    m_cells.clear();
    for (const Thing& thing : m_things) {
        for (const Hand hand : kHands) {
            const Cell& cell = thing.cells.at(hand);
            if (cell.kind == Cell::Kind::Impossible)
                continue;
            m_cells.push_back({thing.name + ", " + handText(hand), &cell});
            QTest::newRow(m_cells.back().name.c_str()) << int(m_cells.size()) - 1;
        }
    }
}

void TestTamperMatrix::cell()
{
    QFETCH(const int, index);
    const Cell& cell = *m_cells[std::size_t(index)].cell;
    const TempFolder folder;
    Scene scene = newScene(folder);
    try {
        cell.deed(scene);
    } catch (const std::exception& failed) {
        QFAIL(failed.what());
    }
    const std::int64_t before = openViews(scene.workspace());
    const Sight sight = lookAt(*m_victim, scene.workspace());
    checkNotice(scene, cell, sight);
    checkView(cell, sight);
    QCOMPARE(openViews(scene.workspace()), before);
    for (const std::string& bad : {badOutcome("export", exportFrom(*m_victim, scene.workspace(), m_exported)),
                                   badOutcome("submit and accept", submitAndAccept(*m_victim, scene.workspace()))})
        QVERIFY2(bad.empty() || *cell.why != 0, bad.c_str());
}

void TestTamperMatrix::checkNotice(const Scene& scene, const Cell& cell, const Sight& sight)
{
    if (cell.kind == Cell::Kind::Harmless)
        return;
    if (*cell.command == 0) {
        const std::optional<Error> refused = cell.opens ? cell.opens(scene) : sight.refused;
        QVERIFY(refused.has_value());
        const QString line = app::errorLine(*refused);
        QVERIFY2(app::exitCode(*refused) == cell.exit && line.contains(QLatin1String(cell.word)), qPrintable(line));
        return;
    }
    const Ran ran = scene.site.as(cell.who, filledIn(cell.command, scene));
    QVERIFY2(ran.exit == cell.exit, ran.all());
    const QByteArray said = ran.err + ran.out;
    const std::string word = filledIn(cell.word, scene);
    QVERIFY2(said.contains(word.c_str()) && said.contains('\n'), (word + "\n" + ran.all().toStdString()).c_str());
}

void TestTamperMatrix::checkView(const Cell& cell, const Sight& sight)
{
    const std::string told = sight.refused ? describe(*sight.refused) : "it opened";
    QVERIFY2(sight.wrong.empty(), sight.wrong.c_str());
    switch (cell.view) {
    case View::Refused:
        QVERIFY2(sight.refused && (isRefusal(*sight.refused) || *cell.why != 0) && sight.bytes == 0, told.c_str());
        break;
    case View::AsSigned: QVERIFY2(!sight.refused && sight.bytes == m_victim->pictures().size(), told.c_str()); break;
    case View::UntilThere:
        QVERIFY2(sight.refused && isRefusal(*sight.refused) && sight.bytes < m_victim->pictures().size(), told.c_str());
        break;
    }
}

QTEST_GUILESS_MAIN(TestTamperMatrix)
#include "tst_tamper_matrix.moc"
