// Stands in for a decoder that was taken over: goes behind a wall and then does one thing it should not be able to.
// captive WALL ACT PORT: exit status 0 when it could, 1 when it was refused, 2 when it was asked for nonsense.

#include "media/foreign/landlock.h"
#include "media/foreign/limits.h"
#include "media/foreign/sandbox.h"

#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

struct Goal {
    int port = 0;
};

sockaddr_in localhost(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

bool readFile(const Goal&)
{
    return ::open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0;
}

bool makeFile(const Goal&)
{
    return ::open("made-by-captive", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >= 0;
}

bool listFolder(const Goal&)
{
    return ::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC) >= 0;
}

bool connectTcp(const Goal& goal)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = localhost(goal.port);
    return ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
}

bool sendUdp(const Goal& goal)
{
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = localhost(goal.port);
    return ::sendto(socket, "x", 1, 0, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 1;
}

/// The abstract socket that the test listens on has the port as its name.
bool connectUnix(const Goal& goal)
{
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string name = std::to_string(goal.port);
    std::memcpy(address.sun_path + 1, name.data(), name.size());
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
    return ::connect(socket, reinterpret_cast<const sockaddr*>(&address), length) == 0;
}

bool runProgram(const Goal&)
{
    ::execl("/bin/true", "true", nullptr);
    return false;
}

bool startProcess(const Goal&)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(0);
    return child > 0 && ::waitpid(child, nullptr, 0) == child;
}

bool signalParent(const Goal&)
{
    return ::kill(::getppid(), 0) == 0;
}

bool beTraced(const Goal&)
{
    return ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0;
}

bool makeCode(const Goal&)
{
    return ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

/// More than a decoder may have, of addresses only.
bool takeMemory(const Goal&)
{
    constexpr std::size_t bytes = consentry::media::kMaxWorkerMemory;
    return ::mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) != MAP_FAILED;
}

struct Act {
    std::string_view name;
    bool (*attempt)(const Goal&);
};
constexpr Act kActs[] = {
    {"read-file", readFile},     {"make-file", makeFile},         {"list-folder", listFolder},
    {"connect-tcp", connectTcp}, {"send-udp", sendUdp},           {"connect-unix", connectUnix},
    {"run-program", runProgram}, {"start-process", startProcess}, {"signal-parent", signalParent},
    {"be-traced", beTraced},     {"make-code", makeCode},
    {"take-memory", takeMemory},
};

bool goBehind(std::string_view wall)
{
    if (wall == "none")
        return true;
    if (wall == "landlock")
        return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && consentry::media::restrictWithLandlock();
    return wall == "sandbox" && consentry::media::enterSandbox() != 0;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4 || !goBehind(argv[1]))
        return 2;
    for (const Act& act : kActs) {
        if (act.name == argv[2])
            return act.attempt({.port = std::atoi(argv[3])}) ? 0 : 1;
    }
    return 2;
}
