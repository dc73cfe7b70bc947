#include "tests/app/gui/window_bench.h"

#include "app/operations/demo.h"
#include "app/operations/grants.h"
#include "app/operations/intake.h"
#include "app/operations/membership.h"
#include "crypto/sodium.h"
#include "storage/label_journal.h"

#include <QApplication>
#include <QProcess>
#include <QSet>

#include <cmath>

namespace consentry::testing {
namespace {

using consent::Action;
using consent::Role;


template<class T>
T unwrapped(Result<T> result, const char* what)
{
    must(result.ok(), QStringLiteral("%1: %2")
                          .arg(QLatin1String(what))
                          .arg(QString::fromStdString(result.ok() ? std::string() : describe(result.error()))));
    return std::move(*result);
}

void done(const Result<void>& result, const char* what)
{
    must(result.ok(), QStringLiteral("%1: %2")
                          .arg(QLatin1String(what))
                          .arg(QString::fromStdString(result.ok() ? std::string() : describe(result.error()))));
}

crypto::SecretBytes passphrase()
{
    return unwrapped(crypto::SecretBytes::copyOf(bytesOf(std::string_view(SampleWorkspace::kPassphrase))),
                     "passphrase");
}

app::Session sessionOf(const fs::path& workspace, const std::string& person, const Clock& clock)
{
    auto identity =
        unwrapped(app::readIdentityFile(workspace / "people" / (person + ".age"), passphrase()), "identity");
    return unwrapped(app::Session::open(workspace, std::move(identity), clock), "session");
}

struct Person {
    const char* name;
    std::set<Role> roles;
    std::set<Action> actions;
};

const std::vector<Person>& people()
{
    static const std::vector<Person> everyone{
        {"lead", {Role::Lead, Role::Exporter}, {Action::View, Action::Annotate, Action::Review, Action::Assign}},
        {"annotator", {Role::Annotator}, {Action::View, Action::Annotate}},
    };
    return everyone;
}

void join(app::Session& custodian, const fs::path& folder, const Person& person)
{
    const fs::path identity = folder / (std::string(person.name) + ".age");
    unwrapped(app::createIdentity({.name = person.name, .out = identity, .logN = kCheapLogN}, passphrase()),
              "identity");
    const auto added = unwrapped(
        app::addMember(custodian, {.card = identity.string() + ".card", .roles = person.roles, .inviteOut = {}}),
        "member");
    unwrapped(app::acceptInvite(identity, added.invite, passphrase(), kCheapLogN), "invite");
}

/// The first frames of the demo clip at half its size.
fs::path makeClip(const fs::path& folder, SampleWorkspace::Corner corner, std::int64_t frames)
{
    const fs::path out = folder / "short.mp4";
    const QString number = QStringLiteral(
        ",geq=cb='cb(X,Y)':cr='cr(X,Y)':lum='if(lt(Y,32)*lt(X,160),if(bitand(N,pow(2,floor(X/32))),235,16),lum(X,Y))'");
    QProcess ffmpeg;
    ffmpeg.start(QStringLiteral("ffmpeg"),
                 {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"),
                  QString::fromStdString((app::demoMediaFolder() / "demo-clip.mp4").string()), QStringLiteral("-vf"),
                  QStringLiteral("scale=640:360,format=yuv420p")
                      + (corner == SampleWorkspace::Corner::Numbered ? number : QString()),
                  QStringLiteral("-frames:v"), QString::number(frames), QStringLiteral("-an"),
                  QString::fromStdString(out.string())});
    must(ffmpeg.waitForFinished(60'000) && ffmpeg.exitCode() == 0,
         QStringLiteral("ffmpeg: %1").arg(QString::fromUtf8(ffmpeg.readAllStandardError())));
    return out;
}

fs::path writeConsent(const fs::path& folder, Timestamp now, bool demo)
{
    const std::string json =
        R"({"schema":"consentry/consent/v1","basis":"consented","subject":"8c1f0b5e-3f4d-4a57-9c0e-6d2f1f6a7b10",)"
        R"("purposes":["human_review","annotation","model_training"],"given":")"
        + rfc3339Text(now - std::chrono::hours(24)) + R"(","expires":")" + rfc3339Text(now + std::chrono::days(365))
        + R"(","notice":{"version":"t-1","sha256":")" + std::string(64, '0')
        + R"(","language":"en"},"method":"test","withdrawal":"by letter","bystanders":"faces are blurred")"
        + (demo ? R"(,"demo":true})" : "}");
    done(writeFile(folder / "consent.json", bytesOf(std::string_view(json)), AtomicFile::IfExists::Refuse), "consent");
    return folder / "consent.json";
}

fs::path copyIfAny(const fs::path& from, const fs::path& to)
{
    if (!from.empty())
        fs::copy_file(from, to);
    return to;
}

} // namespace

void SampleWorkspace::make(const fs::path& folder, Corner corner, Use use)
{
    done(crypto::initialise(), "libsodium");
    const fs::path state = folder.parent_path() / "state";
    qputenv("XDG_STATE_HOME", QByteArray::fromStdString(state.string()));
    const fs::path made = qEnvironmentVariable("CONSENTRY_SAMPLE").toStdString();
    if (!made.empty() && corner == Corner::Numbered && use == Use::Work) {
        fs::copy(made, folder, fs::copy_options::recursive);
        fs::copy(made.parent_path() / "state", state, fs::copy_options::recursive);
        return;
    }
    const SystemClock clock;
    const fs::path aside = folder.parent_path() / "people";
    fs::create_directories(aside);
    unwrapped(
        app::foundWorkspace(
            {.folder = folder,
             .custodian = "custodian",
             .identityOut = aside / "custodian.age",
             .demo = use == Use::Demo,
             .logN = kCheapLogN},
            passphrase(), clock),
        "workspace");
    fs::rename(aside, folder / "people");
    auto custodian = sessionOf(folder, "custodian", clock);
    for (const Person& person : people())
        join(custodian, folder / "people", person);
    const fs::path video = makeClip(folder.parent_path(), corner, use == Use::Demo ? kDemoFrames : kFrames);
    const fs::path consentFile = writeConsent(folder.parent_path(), clock.now(), use == Use::Demo);
    const auto clips = unwrapped(
        app::takeInClips(custodian, {.videos = {video}, .consentFile = consentFile, .camera = "door"}, {}), "intake");
    for (const Person& person : people())
        unwrapped(app::issueGrants(custodian, {.to = person.name,
                                               .clips = {clips.front().clip},
                                               .actions = person.actions,
                                               .purpose = consent::Purpose::Annotation}),
                  "grant");
}

WindowBench::WindowBench(const fs::path& sample, const fs::path& settings)
    : m_workspace(m_folder / "workspace"),
      m_settings(QString::fromStdString(copyIfAny(settings, m_folder / "settings.ini").string()), QSettings::IniFormat)
{
    qputenv("XDG_STATE_HOME", QByteArray::fromStdString((m_folder / "state").string()));
    fs::copy(sample, m_workspace, fs::copy_options::recursive);
    m_clip = unwrapped(session("custodian").workspace().clips(), "clips").front();
    m_appearance.applyTo(*qApp);
    m_window = std::make_unique<app::MainWindow>(app::MainWindow::Parts{
        .appearance = m_appearance, .messages = m_messages, .clock = m_clock, .settings = m_settings});
    m_hands.emplace(*m_window);
    m_window->show();
    must(QTest::qWaitForWindowActive(m_window.get()), QStringLiteral("the window did not come up"));
}

WindowBench::~WindowBench() = default;

void WindowBench::unlockAs(const char* person)
{
    m_window->start({.workspace = m_workspace,
                     .identity = m_workspace / "people" / (std::string(person) + ".age"),
                     .passphraseFile = {}});
    hands().fill("passphrase", QLatin1String(SampleWorkspace::kPassphrase));
    hands().press("Return");
    hands().await([this] { return hands().sees("workbench"); }, QStringLiteral("the workbench"));
}

void WindowBench::swapTo(const char* person)
{
    hands().press("Ctrl+L");
    m_messages.file = QString::fromStdString((m_workspace / "people" / (std::string(person) + ".age")).string());
    hands().click("otherIdentity");
    hands().fill("passphrase", QLatin1String(SampleWorkspace::kPassphrase));
    hands().press("Return");
    hands().await([this] { return hands().sees("workbench"); }, QStringLiteral("the workbench"));
}

void WindowBench::reviewAs(const char* person)
{
    swapTo(person);
    hands().click("tabReview");
    openClip();
}

void WindowBench::openClip()
{
    hands().doubleClickRow(hands().see<QAbstractItemView>("queueList"), 0);
    awaitFrame(0);
}

void WindowBench::awaitFrame(std::int64_t frame)
{
    const bool came = QTest::qWaitFor([&] { return canvas().shownFrame() == FrameIndex{frame}; }, Hands::kPatience);
    must(came, QStringLiteral("frame %1 does not come; the trust bar says: %2")
                   .arg(frame)
                   .arg(m_window->workbench().trustBar().summary()));
}

void WindowBench::seekByTimeline(std::int64_t frame)
{
    widgets::TimelineView& timeline = m_window->workbench().timeline();
    const int x = static_cast<int>(std::lround(timeline.scale().middle({frame})));
    hands().click(*timeline.viewport(), QPoint(x, timeline.viewport()->height() / 2));
    awaitFrame(frame);
}

int WindowBench::trackCount()
{
    return hands().sees("trackList") ? hands().see<QAbstractItemView>("trackList").model()->rowCount() : 0;
}

QModelIndex WindowBench::track(int row)
{
    return hands().see<QAbstractItemView>("trackList").model()->index(row, 0);
}

app::Session WindowBench::session(const char* person) const
{
    return sessionOf(m_workspace, person, m_clock);
}

annotation::AnnotationSet WindowBench::storedLabels() const
{
    auto reader = session("custodian"); // who is still there when others are not
    return unwrapped(storage::LabelJournal::load(reader.workspace(), m_clip), "labels");
}

std::optional<std::int64_t> WindowBench::pictureNumber()
{
    if (!canvas().shownFrame())
        return std::nullopt;
    const QImage image = canvas().grab().toImage();
    std::int64_t number = 0;
    for (int square = 0; square < SampleWorkspace::kSquares; ++square) {
        const QPoint at = canvas()
                              .mapping()
                              .toWidget(Point{(square + 0.5) * SampleWorkspace::kSquare, SampleWorkspace::kSquare / 2})
                              .toPoint();
        const int grey = qGray(image.pixel(at));
        if (grey > 90 && grey < 160)
            return std::nullopt;
        number |= std::int64_t(grey >= 160) << square;
    }
    return number;
}

int WindowBench::coloursOnCanvas()
{
    return coloursOn(canvas());
}

int coloursOn(QWidget& widget)
{
    const QImage image = widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x)
            colours.insert(line[x]);
    }
    return static_cast<int>(colours.size());
}

} // namespace consentry::testing
