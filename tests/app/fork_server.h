#pragma once

#include "base/file.h"
#include "tests/app/ran.h"

#include <QProcessEnvironment>
#include <QStringList>

namespace consentry::testing {

/// `consentryctl` without its start: a process that has loaded the program's libraries, which takes longer than most
/// commands do, and forks for each run. Use it from one thread.
class ForkServer {
public:
    ForkServer();
    /// Ends it, and what it still runs.
    ~ForkServer() = default;
    ForkServer(const ForkServer&) = delete;
    ForkServer& operator=(const ForkServer&) = delete;

    Ran run(const QStringList& arguments, const QProcessEnvironment& environment);

private:
    FileDescriptor m_socket;
};

} // namespace consentry::testing
