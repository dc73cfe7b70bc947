#pragma once

#include <QByteArray>
#include <QList>

#include <map>
#include <set>
#include <string>

#include <sys/types.h>

namespace consentry::testing {

/// A process as the kernel shows it to others.
class ProcessView {
public:
    explicit ProcessView(pid_t process) : m_folder("/proc/" + std::to_string(process) + "/") {}

    /// A field of /proc/<pid>/status, such as "NoNewPrivs"; empty when the process is gone.
    QByteArray status(const char* field) const;
    /// Soft and hard limit as one text, such as "0 0", of a line of /proc/<pid>/limits.
    QByteArray limit(const char* name) const;
    /// Who may look into its memory: the user it runs as, or root when it is not dumpable.
    uid_t owner() const;
    uid_t user() const { return status("Uid").split('\t').value(0).toUInt(); }
    /// Open descriptors above standard error that a program started by it would inherit. Throws when they cannot be
    /// seen: only root sees them of a process that is not dumpable.
    std::set<int> inheritedDescriptors() const;
    /// How many descriptors above standard error are open.
    std::size_t descriptors() const { return descriptorFlags().size(); }

private:
    std::map<int, unsigned> descriptorFlags() const;

    std::string m_folder;
};

/// VmFlags of the mapping of ours that `address` lies in: "dd" left out of core dumps, "dc" not inherited, "lo" locked.
std::set<QByteArray> memoryFlags(const void* address);

} // namespace consentry::testing
