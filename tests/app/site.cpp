#include "tests/app/site.h"

#include "app/operations/membership.h"
#include "app/passphrase.h"
#include "base/cache_folder.h"
#include "crypto/hash.h"
#include "crypto/sodium.h"
#include "tests/app/fork_server.h"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

namespace consentry::testing {
namespace {

constexpr int kPatience = 300'000; // ms, on a machine that has other things to do

std::string program()
{
    return programFile("consentryctl").string() + ' ';
}

/// Runs `command`, which is consentryctl with arguments.
Ran runWarm(const std::string& command, const QProcessEnvironment& environment)
{
    static ForkServer server; // one for all sites of a test: all that it holds is libraries
    return server.run(QProcess::splitCommand(QString::fromStdString(command)), environment);
}

/// The fixture of a test cannot go on without.
template<class T>
T require(Result<T> result)
{
    if (!result)
        qFatal("%s", describe(result.error()).c_str());
    return std::move(result).value();
}

void require(const Result<void>& result)
{
    if (!result)
        qFatal("%s", describe(result.error()).c_str());
}

QString text(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

} // namespace

Site::Site(fs::path base) : m_base(std::move(base))
{
    require(crypto::initialise());
    for (const char* folder : {"", "people", "state", "tmp", "home"})
        require(makePrivateFolder(m_base / folder));
    m_environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    m_environment.insert(QStringLiteral("HOME"), text(m_base / "home"));
    m_environment.insert(QStringLiteral("TMPDIR"), text(m_base / "tmp"));
    m_environment.insert(QStringLiteral("XDG_STATE_HOME"), text(m_base / "state"));
    m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    m_environment.insert(QStringLiteral("CONSENTRY_MODELS"), text(cacheFolder("CONSENTRY_MODELS", "models")));
    m_environment.insert(QStringLiteral("CONSENTRY_DEMO_MEDIA"), text(cacheFolder("CONSENTRY_DEMO_MEDIA", "media")));
    // What this process does by library must meet the same state as the commands.
    qputenv("XDG_STATE_HOME", QByteArray::fromStdString((m_base / "state").string()));
}

Ran Site::run(const std::string& arguments) const
{
    return runWarm(program() + arguments, m_environment);
}

std::string Site::commandOf(std::string_view person, const std::string& arguments) const
{
    return program() + "--workspace " + workspace().string() + " --identity " + identity(person).string()
           + " --passphrase-file " + passphraseFile(person).string() + " " + arguments;
}

Ran Site::as(std::string_view person, const std::string& arguments) const
{
    return runWarm(commandOf(person, arguments), m_environment);
}

Json Site::ask(std::string_view person, const std::string& arguments) const
{
    const Ran ran = as(person, arguments + " --json");
    const Json json = ran.json();
    if (ran.exit != 0 || !ran.err.isEmpty() || json.is_discarded())
        qFatal("%s\n%s", arguments.c_str(), ran.all().constData());
    return json;
}

crypto::SecretBytes Site::givePassphrase(std::string_view person) const
{
    if (!fs::exists(passphraseFile(person)))
        require(writeFile(passphraseFile(person), bytesOf("the passphrase of " + std::string(person) + "\n"),
                          AtomicFile::IfExists::Refuse));
    return require(app::readPassphraseFile(passphraseFile(person)));
}

void Site::makeCheap(std::string_view person) const
{
    const auto passphrase = givePassphrase(person);
    const auto who = require(app::readIdentityFile(identity(person), passphrase));
    require(writeFile(identity(person), require(crypto::sealIdentity(who, passphrase, kCheapLogN)),
                      AtomicFile::IfExists::Replace));
}

app::Session Site::session(std::string_view person) const
{
    return require(app::Session::open(
        workspace(), require(app::readIdentityFile(identity(person), givePassphrase(person))), m_clock));
}

void Site::foundAs(std::string_view person, WorkspaceKind kind) const
{
    require(app::foundWorkspace({.folder = workspace(),
                                 .custodian = std::string(person),
                                 .identityOut = identity(person),
                                 .demo = kind == WorkspaceKind::Demo,
                                 .logN = kCheapLogN},
                                givePassphrase(person), m_clock));
}

void Site::join(std::string_view person, std::set<consent::Role> roles) const
{
    const auto passphrase = givePassphrase(person);
    require(
        app::createIdentity({.name = std::string(person), .out = identity(person), .logN = kCheapLogN}, passphrase));
    app::Session custodian = session("custodian");
    const auto added = require(app::addMember(
        custodian, {.card = identity(person).string() + ".card", .roles = std::move(roles), .inviteOut = {}}));
    require(app::acceptInvite(identity(person), added.invite, passphrase, kCheapLogN));
}

fs::path Site::consentFile(const std::string& name, const std::function<void(Json&)>& change) const
{
    const Bytes example =
        require(readFile(CONSENTRY_SOURCE_DIR "/resources/consent/example-consented.json", 1U << 16U));
    Json json = Json::parse(example.begin(), example.end());
    if (change)
        change(json);
    const fs::path file = m_base / (name + ".json");
    require(writeFile(file, bytesOf(json.dump(2)), AtomicFile::IfExists::Replace));
    return file;
}

std::map<std::string, std::string> Site::snapshot() const
{
    std::map<std::string, std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(m_base)) {
        const std::string mode = std::to_string(static_cast<unsigned>(entry.status().permissions()));
        const std::string name = entry.path().lexically_relative(m_base).string();
        const bool isFile = entry.is_regular_file();
        found[name] =
            mode + (isFile ? " " + hexText(crypto::sha256(require(readFile(entry.path(), 1U << 30U)))) : " folder");
    }
    return found;
}

Ran runProgram(const std::string& command, const QProcessEnvironment& environment, const QByteArray& input)
{
    QStringList words = QProcess::splitCommand(QString::fromStdString(command));
    QProcess process;
    process.setProcessEnvironment(environment);
    const QString program = words.takeFirst();
    process.start(program, words);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kPatience))
        process.kill();
    Ran ran{.exit = process.exitCode(), .out = process.readAllStandardOutput(), .err = process.readAllStandardError()};
    if (process.exitStatus() != QProcess::NormalExit)
        ran.exit = 128 + process.exitCode();
    return ran;
}

Ran runOnTerminal(const std::string& command, const QProcessEnvironment& environment, const QByteArrayList& answers)
{
    std::vector<std::string> texts;
    for (const QString& word : QProcess::splitCommand(QString::fromStdString(command)))
        texts.push_back(word.toStdString());
    std::vector<std::string> variables;
    for (const QString& variable : environment.toStringList())
        variables.push_back(variable.toStdString());
    const auto pointers = [](std::vector<std::string>& from) {
        std::vector<char*> list;
        for (std::string& text : from)
            list.push_back(text.data());
        list.push_back(nullptr);
        return list;
    };
    const std::vector<char*> argv = pointers(texts);
    const std::vector<char*> envp = pointers(variables);
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) {
        ::execvpe(argv[0], argv.data(), envp.data());
        ::_exit(127);
    }
    Ran ran;
    qsizetype answered = 0;
    qsizetype from = 0;
    char piece[4096];
    for (ssize_t got = 0; (got = ::read(terminal, piece, sizeof piece)) > 0;) {
        ran.out.append(piece, got);
        const qsizetype prompt = ran.out.indexOf(": ", from);
        if (prompt < 0 || answered >= answers.size())
            continue;
        from = prompt + 2;
        const QByteArray line = answers[answered++] + '\n';
        if (::write(terminal, line.constData(), static_cast<std::size_t>(line.size())) != line.size())
            break;
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(terminal);
    ran.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return ran;
}

void sqlite(const fs::path& database, const std::string& sql)
{
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const std::string shell = "sqlite3 -bail " + database.string();
    const std::string triggers = " FROM sqlite_schema WHERE type = 'trigger';\n";
    const Ran drops =
        runProgram(shell, environment, QByteArray::fromStdString("SELECT 'DROP TRIGGER ' || name || ';'" + triggers));
    const Ran makes = runProgram(shell, environment, QByteArray::fromStdString("SELECT sql || ';'" + triggers));
    const Ran ran = runProgram(shell, environment, drops.out + QByteArray::fromStdString(sql) + ";\n" + makes.out);
    if (makes.exit != 0 || drops.exit != 0 || ran.exit != 0)
        qFatal("sqlite3: %s", ran.all().constData());
}

} // namespace consentry::testing
