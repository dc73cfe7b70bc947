#include "tests/app/fork_server.h"

#include "tests/support/test_support.h"

#include <QDataStream>
#include <QIODevice>

#include <array>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace consentry::testing {
namespace {

/// What a run writes goes to a file in memory.
FileDescriptor outputFile()
{
    return FileDescriptor(::memfd_create("output", MFD_CLOEXEC));
}

QByteArray contentOf(const FileDescriptor& file)
{
    QByteArray content(::lseek(file.get(), 0, SEEK_END), Qt::Uninitialized);
    return ::pread(file.get(), content.data(), std::size_t(content.size()), 0) == content.size() ? content : "(lost)";
}

bool send(int socket, const QByteArray& message, const std::array<int, 2>& files)
{
    iovec text{const_cast<char*>(message.data()), std::size_t(message.size())};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof files)] = {};
    msghdr header{};
    header.msg_iov = &text;
    header.msg_iovlen = 1;
    header.msg_control = control;
    header.msg_controllen = sizeof control;
    cmsghdr* const rights = CMSG_FIRSTHDR(&header);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof files);
    std::memcpy(CMSG_DATA(rights), files.data(), sizeof files);
    return ::sendmsg(socket, &header, MSG_NOSIGNAL) == message.size();
}

QByteArrayList inBytes(const QStringList& texts)
{
    QByteArrayList all;
    for (const QString& text : texts)
        all.append(text.toLocal8Bit());
    return all;
}

} // namespace

ForkServer::ForkServer()
{
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        qFatal("no socket");
    m_socket = FileDescriptor(ends[0]);
    const FileDescriptor theirs(ends[1]);
    const std::string program = testProgramFile("ctl_fork_server").string();
    const std::string socket = std::to_string(theirs.get());
    const pid_t child = ::fork();
    if (child == 0) {
        ::fcntl(theirs.get(), F_SETFD, 0);
        ::execl(program.c_str(), program.c_str(), socket.c_str(), nullptr);
        ::_exit(127);
    }
}

Ran ForkServer::run(const QStringList& arguments, const QProcessEnvironment& environment)
{
    const FileDescriptor out = outputFile();
    const FileDescriptor err = outputFile();
    QByteArray message;
    QDataStream stream(&message, QIODevice::WriteOnly);
    stream << inBytes(arguments) << inBytes(environment.toStringList());
    int status = 0;
    if (!send(m_socket.get(), message, {out.get(), err.get()})
        || ::recv(m_socket.get(), &status, sizeof status, 0) != sizeof status)
        qFatal("the fork server of consentryctl has gone");
    return {.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
            .out = contentOf(out),
            .err = contentOf(err)};
}

} // namespace consentry::testing
