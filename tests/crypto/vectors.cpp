#include "tests/crypto/vectors.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

namespace consentry::testing {

fs::path vectorFolder()
{
    const QByteArray named = qgetenv("CONSENTRY_VECTORS");
    return named.isEmpty() ? fs::path(CONSENTRY_SOURCE_DIR) / ".." / "shared" / "vectors"
                           : fs::path(named.toStdString());
}

fs::path fetchedVectorFolder()
{
    const QByteArray cache = qgetenv("XDG_CACHE_HOME");
    const fs::path base =
        cache.isEmpty() ? fs::path(qgetenv("HOME").toStdString()) / ".cache" : fs::path(cache.toStdString());
    return base / "consentry" / "vectors";
}

bool inCi()
{
    return qgetenv("CI") == "true";
}

QByteArray readTestFile(const fs::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ByteView viewOf(const QByteArray& bytes)
{
    return bytesOf({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

QByteArray byteArrayOf(ByteView bytes)
{
    return QByteArray(textOf(bytes).data(), static_cast<qsizetype>(bytes.size()));
}

bool hasTool(std::string_view program)
{
    return !QStandardPaths::findExecutable(QString::fromUtf8(program)).isEmpty();
}

std::optional<QByteArray> runTool(std::string_view program, const std::vector<std::string>& arguments,
                                  const QByteArray& input)
{
    QStringList words;
    for (const std::string& argument : arguments)
        words.append(QString::fromStdString(argument));
    QProcess process;
    process.start(QString::fromUtf8(program), words);
    process.write(input);
    process.closeWriteChannel();
    constexpr int patience = 30000;
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return std::nullopt;
    return process.readAllStandardOutput();
}

} // namespace consentry::testing
