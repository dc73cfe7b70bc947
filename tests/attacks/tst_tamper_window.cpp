#include "app/operations/grants.h"
#include "app/operations/intake.h"
#include "storage/workspace_paths.h"
#include "tests/app/gui/window_bench.h"
#include "tests/attacks/knife.h"
#include "tests/attacks/probe.h"
#include "tests/attacks/victim_maker.h"
#include "tests/storage/storage_fixture.h"

#include <QEvent>

using namespace consentry;
using namespace consentry::testing;

namespace {

constexpr int kPicture = 2000;  ///< colours that at least are on screen with a picture
constexpr int kWords = 400;     ///< that at most are there with words only
constexpr int kPatience = 8000; ///< milliseconds until a line must have come
constexpr int kAfterwards = 150;
constexpr std::uint64_t kMost = 1U << 30U;

/// A window on a copy of the workspace, and who and what is in it.
struct Stage {
    WindowBench& bench;
    ClipId other;
    std::string annotator; ///< key id
    std::string lead;

    fs::path database() const { return bench.workspace() / "workspace.db"; }
    fs::path clipFile(ClipId clip) const
    {
        return storage::WorkspacePaths{bench.workspace()}.clipFile(clip, consent::Rendition::Safe);
    }
    fs::path header(const std::string& person) const
    {
        const auto keyId = crypto::KeyId{person};
        return storage::WorkspacePaths{bench.workspace()}.grantHeader(bench.clip(), consent::Rendition::Safe, keyId);
    }
};

using Cut = std::function<void(const Stage&)>;

void flip(const fs::path& file, const std::function<std::size_t(const Bytes&)>& where)
{
    Bytes bytes = must(readFile(file, kMost));
    bytes[where(bytes)] ^= 1;
    must(writeFile(file, bytes, AtomicFile::IfExists::Replace));
}

std::size_t inTheMac(const Bytes& bytes)
{
    return textOf(bytes).find("\n--- ") + 10;
}

std::size_t inTheFirstChunk(const Bytes& bytes)
{
    return textOf(bytes).find('\n', inTheMac(bytes)) + 100;
}

std::size_t nearTheEnd(const Bytes& bytes)
{
    return bytes.size() - 10;
}

void replaceBy(const fs::path& file, const fs::path& source)
{
    must(writeFile(file, must(readFile(source, kMost)), AtomicFile::IfExists::Replace));
}

/// Runs SQL in which MINE, ANNA and LENA stand for the clip, the annotator and the lead.
void runIn(const Stage& stage, std::string sql)
{
    const std::pair<std::string_view, std::string> words[] = {
        {"MINE", "X'" + hexText(stage.bench.clip().bytes()) + "'"},
        {"ANNA", "'" + stage.annotator + "'"},
        {"LENA", "'" + stage.lead + "'"}};
    for (const auto& [word, value] : words) {
        for (std::size_t at = 0; (at = sql.find(word, at)) != std::string::npos; at += value.size())
            sql.replace(at, word.size(), value);
    }
    tamper(stage.database(), "PRAGMA foreign_keys=OFF;" + sql);
}

Cut rows(std::string sql)
{
    return [sql = std::move(sql)](const Stage& stage) { runIn(stage, sql); };
}

/// Entries of the log, which looks whole afterwards.
Cut entries(std::string sql)
{
    return [sql = std::move(sql)](const Stage& stage) {
        runIn(stage, sql);
        mend(stage.database());
    };
}

std::string last(const std::string& type, const std::string& condition = "1")
{
    return "seq = (SELECT max(seq) FROM log WHERE type = '" + type + "' AND " + condition + ")";
}

Cut altered(const std::string& type, const std::string& condition = "1")
{
    return entries("UPDATE log SET token = substr(token, 1, 39) || CASE substr(token, 40, 1) WHEN 'A' THEN 'B' ELSE "
                   "'A' END || substr(token, 41) WHERE "
                   + last(type, condition));
}

Cut blobAltered(const std::string& kind)
{
    return rows("UPDATE blobs SET bytes = CAST(substr(bytes, 1, 20) || X'A5' || substr(bytes, 22) AS BLOB) WHERE kind "
                "= '"
                + kind + "' AND owner = (SELECT id FROM log WHERE " + last("manifest", "clip = MINE") + ")");
}

/// The annotator's grant ends, and then the whole database is put back.
void putBackAfterRevoking(const Stage& stage)
{
    const fs::path kept = stage.bench.folder() / "older.db";
    fs::copy_file(stage.database(), kept);
    {
        auto custodian = stage.bench.session("custodian");
        for (const app::GrantRow& row : must(app::listGrants(custodian))) {
            if (row.grantee == "annotator")
                must(app::revokeGrant(custodian, row.grant.header.id));
        }
    }
    for (const char* beside : {"-wal", "-shm"})
        fs::remove(stage.database().string() + beside);
    fs::copy_file(kept, stage.database(), fs::copy_options::overwrite_existing);
}

const std::string kGrant = "clip = MINE AND person = ANNA";
const std::string kConsent =
    "id IN (SELECT id FROM refs WHERE field = 'consent' AND seq IN (SELECT seq FROM log WHERE clip = MINE))";

/// When it is done.
enum class Moment {
    NewHere,    ///< before the person unlocks, on a computer that has never seen the workspace
    SeenBefore, ///< before the person unlocks, on one that has
    Amid,       ///< between unlocking and opening
};

const char* momentText(Moment moment)
{
    switch (moment) {
    case Moment::NewHere: return "new here";
    case Moment::SeenBefore: return "seen before";
    case Moment::Amid: return "unlocked already";
    }
    return "";
}

/// What is done to a thing, and for each moment a word of the line that the window must then say.
struct Case {
    const char* name;
    Cut cut;
    std::map<Moment, const char*> words;
};

constexpr auto kNewHere = Moment::NewHere;
constexpr auto kSeen = Moment::SeenBefore;
constexpr auto kAmid = Moment::Amid;

const Case kCases[] = {
    {"clip file, header altered",
     [](const Stage& s) { flip(s.clipFile(s.bench.clip()), inTheMac); },
     {{kSeen, "manifest"}}},
    {"clip file, first chunk altered",
     [](const Stage& s) { flip(s.clipFile(s.bench.clip()), inTheFirstChunk); },
     {{kAmid, "chunk"}}},
    {"clip file of another clip",
     [](const Stage& s) { replaceBy(s.clipFile(s.bench.clip()), s.clipFile(s.other)); },
     {{kSeen, "manifest"}}},
    {"clip file deleted", [](const Stage& s) { fs::remove(s.clipFile(s.bench.clip())); }, {{kAmid, "missing"}}},
    {"grant header altered", [](const Stage& s) { flip(s.header(s.annotator), nearTheEnd); }, {{kSeen, "altered"}}},
    {"grant header deleted", [](const Stage& s) { fs::remove(s.header(s.annotator)); }, {{kAmid, "no grant"}}},
    {"grant header of another person",
     [](const Stage& s) { replaceBy(s.header(s.annotator), s.header(s.lead)); },
     {{kSeen, "no key"}}},
    {"older copy after a revoke", putBackAfterRevoking, {{kSeen, "older"}}},
    {"grant altered", altered("grant", kGrant), {{kNewHere, "'grant'"}, {kAmid, "log is broken"}}},
    {"grant deleted",
     entries("DELETE FROM log WHERE seq = (SELECT min(seq) FROM log WHERE type = 'grant' AND " + kGrant + ")"),
     {{kNewHere, "log is broken"}, {kSeen, "older"}}},
    {"grant of another person",
     entries("UPDATE log SET (token, salt) = (SELECT token, salt FROM log WHERE "
             + last("grant", "clip = MINE AND person = LENA") + ") WHERE " + last("grant", kGrant)),
     {{kNewHere, "log is broken"}, {kAmid, "log is broken"}}},
    {"consent altered", altered("consent", kConsent), {{kNewHere, "log is broken"}, {kSeen, "log is broken"}}},
    {"manifest altered", altered("manifest", "clip = MINE"), {{kNewHere, "log is broken"}}},
    {"certificate altered", altered("role", "person = ANNA"), {{kNewHere, "'role'"}}},
    {"status altered", altered("status"), {{kNewHere, "'status'"}}},
    {"list of what has ended, a row deleted",
     rows("DELETE FROM lists WHERE kind = 'ended'"),
     {{kNewHere, "lists"}, {kAmid, "lists"}}},
    {"frame table altered", blobAltered("frame_table"), {{kNewHere, "frame table"}, {kAmid, "frame table"}}},
    {"chunk hashes altered", blobAltered("chunk_hashes"), {{kNewHere, "chunk hashes"}}},
};

/// Sees every time the canvas is painted whether it has a frame then.
class Witness final : public QObject {
public:
    explicit Witness(widgets::VideoCanvas& canvas) : m_canvas(canvas) { canvas.installEventFilter(this); }
    bool sawFrame() const { return m_sawFrame; }

    bool eventFilter(QObject*, QEvent* event) override
    {
        m_sawFrame = m_sawFrame || (event->type() == QEvent::Paint && m_canvas.shownFrame());
        return false;
    }

private:
    widgets::VideoCanvas& m_canvas;
    bool m_sawFrame = false;
};

/// All that the window tells the person about how it went.
QString said(WindowBench& bench)
{
    QStringList lines;
    for (const char* name : {"unlockLine", "toastMessage"}) {
        if (bench.hands().sees(name))
            lines << bench.hands().textOf(name);
    }
    if (bench.hands().sees("trustBar"))
        lines << bench.window().workbench().trustBar().summary();
    return lines.join(QLatin1Char('\n'));
}

void enterPassphrase(WindowBench& bench)
{
    bench.window().start(
        {.workspace = bench.workspace(), .identity = bench.workspace() / "people/annotator.age", .passphraseFile = {}});
    bench.hands().fill("passphrase", QLatin1String(SampleWorkspace::kPassphrase));
    bench.hands().press("Return");
}

/// Opens the first clip of the list, if the window still offers one.
void openFirst(WindowBench& bench)
{
    try {
        if (bench.hands().sees("queueList"))
            bench.hands().doubleClickRow(bench.hands().see<QAbstractItemView>("queueList"), 0);
    } catch (const Unexpected&) {
        // The window has noticed by itself between the look and the click: then it must say so all the same.
        QVERIFY(!bench.hands().sees("queueList"));
    }
}

} // namespace

/// What the tamper matrix does on the command line, before a person's eyes: they unlock with their keys and open the
/// clip, and get a line in place of a picture.
class TestTamperWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void untouchedShowsThePicture();
    void noPictureAndALine_data();
    void noPictureAndALine();

private:
    Stage stage(WindowBench& bench) const { return {bench, m_other, m_annotator, m_lead}; }

    TempFolder m_folder;
    fs::path m_workspace;
    ClipId m_other;
    std::string m_annotator;
    std::string m_lead;
};

/// The sample with a second clip, which only the lead may see, with a grant that has ended, and with one that is newer
/// than the last status.
void TestTamperWindow::initTestCase()
{
    m_workspace = m_folder / "two clips";
    BY_HAND({
        SampleWorkspace::make(m_folder / "sample");
        WindowBench bench(m_folder / "sample");
        auto custodian = bench.session("custodian");
        m_other =
            must(app::takeInClips(
                     custodian,
                     {.videos = {m_folder / "short.mp4"}, .consentFile = m_folder / "consent.json", .camera = "yard"},
                     {}))
                .front()
                .clip;
        const app::NewGrants wish{.to = "lead", .clips = {m_other}, .actions = {consent::Action::View}};
        const auto ended = must(app::issueGrants(custodian, wish));
        must(app::revokeGrant(custodian, ended.front().id));
        must(app::issueGrants(custodian, wish));
        must(app::issueGrants(custodian,
                              {.to = "annotator", .clips = {bench.clip()}, .actions = {consent::Action::View}}));
        m_annotator = bench.session("annotator").identity().keyId().text;
        m_lead = bench.session("lead").identity().keyId().text;
        fs::copy(bench.workspace(), m_workspace, fs::copy_options::recursive);
    });
}

/// The control: what the others must not see is there to be seen.
void TestTamperWindow::untouchedShowsThePicture()
{
    WindowBench bench(m_workspace);
    const Witness witness(bench.canvas());
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        bench.hands().await([&] { return witness.sawFrame(); }, QStringLiteral("the picture"));
        QVERIFY(bench.coloursOnCanvas() > kPicture);
        QCOMPARE(openViews(bench.workspace()), std::int64_t(1));
        bench.hands().press("Ctrl+L");
        QCOMPARE(openViews(bench.workspace()), std::int64_t(0));
    });
}

void TestTamperWindow::noPictureAndALine_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("when");
    for (int i = 0; i < int(std::size(kCases)); ++i) {
        for (const auto& [moment, word] : kCases[i].words)
            QTest::addRow("%s, %s", kCases[i].name, momentText(moment)) << i << int(moment);
    }
}

void TestTamperWindow::noPictureAndALine()
{
    QFETCH(const int, index);
    QFETCH(const int, when);
    const auto moment = static_cast<Moment>(when);
    const Cut& cut = kCases[index].cut;
    const QLatin1String word(kCases[index].words.at(moment));
    WindowBench bench(m_workspace);
    const Witness witness(bench.canvas());
    const auto told = [&] { return said(bench).contains(word); };
    BY_HAND({
        if (moment != Moment::Amid)
            cut(stage(bench));
        if (moment == Moment::NewHere)
            fs::remove_all(bench.folder() / "state");
        enterPassphrase(bench);
        const bool answered = QTest::qWaitFor([&] { return told() || bench.hands().sees("workbench"); }, kPatience);
        QVERIFY2(answered, qPrintable(said(bench)));
        if (moment == Moment::Amid)
            cut(stage(bench));
        openFirst(bench);
        QVERIFY2(QTest::qWaitFor(told, kPatience), qPrintable(said(bench)));
        QTest::qWait(kAfterwards);
    });
    QVERIFY(!witness.sawFrame() && !bench.canvas().shownFrame());
    QVERIFY(bench.coloursOnCanvas() < kWords);
    QCOMPARE(openViews(bench.workspace()), std::int64_t(0));
}

QTEST_MAIN(TestTamperWindow)
#include "tst_tamper_window.moc"
