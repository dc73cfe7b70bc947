// The other end of ForkServer. Usage: ctl_fork_server SOCKET
// A request is one message, arguments and environment, with the files for stdout and stderr; the answer is what waitpid
// says of the run. It ends when the socket does.

#include "app/ctl/run.h"

#include <QByteArrayList>
#include <QDataStream>

#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

struct Request {
    QByteArrayList arguments;
    QByteArrayList environment;
    std::array<int, 2> outputs{-1, -1};
};

bool receive(int socket, Request& request)
{
    static std::array<char, 128 * 1024> buffer;
    iovec text{buffer.data(), buffer.size()};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof request.outputs)] = {};
    msghdr header{};
    header.msg_iov = &text;
    header.msg_iovlen = 1;
    header.msg_control = control;
    header.msg_controllen = sizeof control;
    const ssize_t size = ::recvmsg(socket, &header, 0);
    const cmsghdr* const rights = CMSG_FIRSTHDR(&header);
    if (size <= 0 || rights == nullptr)
        return false;
    std::memcpy(request.outputs.data(), CMSG_DATA(rights), sizeof request.outputs);
    QDataStream stream(QByteArray::fromRawData(buffer.data(), size));
    stream >> request.arguments >> request.environment;
    return true;
}

/// As if `consentryctl` had just been started with these.
[[noreturn]] void become(Request& request, int socket)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::close(socket);
    const int input = ::open("/dev/null", O_RDONLY);
    ::dup2(input, STDIN_FILENO);
    ::close(input);
    for (std::size_t i = 0; i < request.outputs.size(); ++i) {
        ::dup2(request.outputs[i], i == 0 ? STDOUT_FILENO : STDERR_FILENO);
        ::close(request.outputs[i]);
    }
    ::clearenv();
    for (QByteArray& variable : request.environment)
        ::putenv(variable.data());
    std::vector<char*> argv;
    for (QByteArray& argument : request.arguments)
        argv.push_back(argument.data());
    argv.push_back(nullptr);
    std::exit(consentry::app::ctl::runProgram(static_cast<int>(request.arguments.size()), argv.data()));
}

} // namespace

int main(int argc, char** argv)
{
    const int socket = argc == 2 ? std::atoi(argv[1]) : -1;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (Request request; receive(socket, request);) {
        const pid_t run = ::fork();
        if (run == 0)
            become(request, socket);
        for (const int output : request.outputs)
            ::close(output);
        int status = 0;
        ::waitpid(run, &status, 0);
        if (::send(socket, &status, sizeof status, MSG_NOSIGNAL) != sizeof status)
            return 1;
    }
    return 0;
}
