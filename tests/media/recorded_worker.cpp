#include "tests/media/recorded_worker.h"

#include "media/foreign/worker_protocol.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QThread>

#include <fstream>

namespace consentry::testing {
namespace {

constexpr int kPatience = 10'000; // ms, for the recorder to write what it saw

constexpr char kCalls[] = "%file,%network,write,writev,pwrite64,io_uring_setup,memfd_create,pidfd_getfd";
// A leak is no harm in a process that ends, and nobody can look for one in a process that is traced.
constexpr char kSanitizer[] = "detect_leaks=0:symbolize=0:log_path=";

QByteArray contentsOf(const fs::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// One line of strace: "12 openat(…) = 3", or "12 <... openat resumed>) = 3" when another thread came between.
struct Call {
    QString name;
    QString arguments;
    QString result;
    bool isResumed = false;
    bool isWhole = false;
};

std::optional<Call> parseCall(const QString& line)
{
    static const QRegularExpression plain(QStringLiteral("^\\d+ +(\\w+)\\((.*)$"));
    static const QRegularExpression resumed(QStringLiteral("^\\d+ +<\\.\\.\\. (\\w+) resumed>(.*)$"));
    static const QRegularExpression result(QStringLiteral("= (-?\\w+|\\?)[^=]*$"));
    Call call;
    QRegularExpressionMatch match = plain.match(line);
    if (!match.hasMatch()) {
        match = resumed.match(line);
        call.isResumed = true;
    }
    if (!match.hasMatch())
        return std::nullopt; // an end or a signal
    call.name = match.captured(1);
    call.arguments = match.captured(2);
    call.result = result.match(call.arguments).captured(1);
    call.isWhole = !line.endsWith(QLatin1String("<unfinished ...>"));
    return call;
}

bool isMessage(const Call& call)
{
    const QString ourSocket = QStringLiteral("%1,").arg(media::protocol::kSocketDescriptor);
    const bool isOurs = call.isResumed || call.arguments.startsWith(ourSocket);
    return isOurs && (call.name == QLatin1String("sendmsg") || call.name == QLatin1String("recvmsg"));
}

/// glibc takes a converter for the names in a transport stream from where it keeps them. The filter refuses that; a
/// build with sanitizers has none.
bool isConverterOfGlibc(const Call& call)
{
    static const QRegularExpression module(
        QStringLiteral("^AT_FDCWD, \"/usr/lib/[\\w-]+/gconv/[\\w.-]+\", O_RDONLY|^\\d+, \"\", .*AT_EMPTY_PATH"));
    return isSanitized() && module.match(call.arguments).hasMatch();
}

/// strace names the process in its first line, which is that of its start. The numbers stand in columns of five.
bool hasEnded(const QByteArray& calls)
{
    const QByteArray process = calls.left(calls.indexOf(' ')).leftJustified(5);
    return calls.contains('\n' + process + " +++ ");
}

} // namespace

RecordedWorker::RecordedWorker(const fs::path& worker)
{
    std::ofstream script(program());
    const std::string options = kSanitizer + (m_folder / "report").string();
    script << "#!/bin/sh\n"
           << "export ASAN_OPTIONS=" << options << " UBSAN_OPTIONS=" << options << '\n'
           << "exec /usr/bin/strace -D -f -q --seccomp-bpf -s 200 -e trace=" << kCalls << " -o "
           << (m_folder / "calls").string() << " -- " << worker.string() << '\n';
    script.close();
    fs::permissions(program(), fs::perms::owner_all);
}

QByteArray RecordedWorker::awaitCalls() const
{
    QElapsedTimer waited;
    waited.start();
    QByteArray calls;
    while (!hasEnded(calls = contentsOf(m_folder / "calls")) && waited.elapsed() < kPatience)
        QThread::msleep(1);
    return calls;
}

QByteArray RecordedWorker::takeReports() const
{
    QByteArray all;
    for (const fs::directory_entry& entry : fs::directory_iterator(m_folder.path())) {
        if (!entry.path().filename().string().starts_with("report"))
            continue;
        all += contentsOf(entry.path());
        fs::remove(entry.path());
    }
    return all;
}

Recording RecordedWorker::take()
{
    const QByteArray calls = awaitCalls();
    Recording recording;
    bool hasHello = false;
    for (const QByteArray& line : calls.split('\n')) {
        const auto call = parseCall(QString::fromUtf8(line));
        if (!call || (hasHello && isMessage(*call)))
            continue;
        if (!hasHello)
            hasHello = call->name == QLatin1String("sendmsg");
        else if (call->name.contains(QLatin1String("write")))
            recording.said += call->name + QLatin1Char('(') + call->arguments;
        else if (call->isWhole && call->result != QLatin1String("-1") && !isConverterOfGlibc(*call))
            recording.opened += call->name + QLatin1Char('(') + call->arguments;
    }
    recording.isWhole = hasHello && hasEnded(calls);
    recording.reports = takeReports();
    fs::remove(m_folder / "calls");
    return recording;
}

} // namespace consentry::testing
