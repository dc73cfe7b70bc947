#include "tests/attacks/memory/process_view.h"

#include <QFile>

#include <filesystem>
#include <stdexcept>

#include <fcntl.h>
#include <sys/stat.h>

namespace consentry::testing {
namespace {

QByteArray contents(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The rest of the line that begins with `start`.
QByteArray lineAfter(const QByteArray& text, const QByteArray& start)
{
    for (const QByteArray& line : text.split('\n')) {
        if (line.startsWith(start))
            return line.mid(start.size()).trimmed();
    }
    return {};
}

} // namespace

QByteArray ProcessView::status(const char* field) const
{
    return lineAfter(contents(m_folder + "status"), QByteArray(field) + ":");
}

QByteArray ProcessView::limit(const char* name) const
{
    const QList<QByteArray> fields = lineAfter(contents(m_folder + "limits"), name).simplified().split(' ');
    return fields.value(0) + " " + fields.value(1);
}

uid_t ProcessView::owner() const
{
    struct stat info {};
    return ::stat((m_folder + "mem").c_str(), &info) == 0 ? info.st_uid : uid_t(-1);
}

std::map<int, unsigned> ProcessView::descriptorFlags() const
{
    std::map<int, unsigned> all;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder + "fdinfo")) {
        const int number = std::stoi(entry.path().filename().string());
        const QByteArray flags = lineAfter(contents(entry.path().string()), "flags:");
        if (number > 2 && !flags.isEmpty()) // else it was closed meanwhile
            all[number] = flags.toUInt(nullptr, 8);
    }
    return all;
}

std::set<int> ProcessView::inheritedDescriptors() const
{
    std::set<int> inherited;
    for (const auto& [number, flags] : descriptorFlags()) {
        if ((flags & unsigned(O_CLOEXEC)) == 0)
            inherited.insert(number);
    }
    return inherited;
}

std::set<QByteArray> memoryFlags(const void* address)
{
    const auto wanted = reinterpret_cast<quintptr>(address);
    bool isInside = false;
    const QByteArray smaps = contents("/proc/self/smaps");
    for (const QByteArray& line : smaps.split('\n')) {
        const QByteArray range = line.left(line.indexOf(' '));
        const auto dash = range.indexOf('-');
        if (dash > 0)
            isInside = wanted >= range.left(dash).toULongLong(nullptr, 16)
                       && wanted < range.mid(dash + 1).toULongLong(nullptr, 16);
        else if (isInside && line.startsWith("VmFlags:")) {
            const QList<QByteArray> flags = line.mid(8).simplified().split(' ');
            return {flags.begin(), flags.end()};
        }
    }
    return {};
}

} // namespace consentry::testing
