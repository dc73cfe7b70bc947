// Stands in for a worker that was taken over. The first byte of the source says how it misbehaves.

#include "media/foreign/message_socket.h"
#include "tests/media/hostile_modes.h"

#include <cassert>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace consentry;
using namespace consentry::media;
using namespace consentry::media::protocol;
using consentry::testing::Hostile;

namespace {

class Worker {
public:
    Worker() : m_socket(FileDescriptor(kSocketDescriptor), MessageSocket::Descriptors::Accept) {}

    void tell(const FromWorker& message, ByteView payload = {}, int descriptor = -1)
    {
        static_cast<void>(m_socket.send(encode(message), std::nullopt, payload, descriptor));
    }
    void tellRaw(ByteView bytes) { static_cast<void>(m_socket.send(bytes, std::nullopt)); }
    /// The next message, or the end of the process when the parent has had enough.
    std::uint8_t hear()
    {
        auto received = m_socket.receive(std::nullopt);
        if (!received || !*received)
            std::exit(1);
        return (*received)->payload.empty() ? std::uint8_t(0) : (*received)->payload[0];
    }
    /// Says what it plays, and waits for the ring.
    void tellInfo()
    {
        tell(Info{{.width = 16, .height = 16}});
        hear();
    }
    bool hasFailed() const { return false; }
    void waitForTheEnd()
    {
        for (;;)
            hear();
    }

private:
    MessageSocket m_socket;
};

/// A quarter of a gigabyte a second until it has a whole one, which it keeps.
[[noreturn]] void eatMemory()
{
    for (int eaten = 0; eaten < 1024; eaten += 4) {
        static_cast<void>(new Bytes(std::size_t(4) << 20, 1));
        std::this_thread::sleep_for(std::chrono::milliseconds(16));
    }
    for (;;)
        ::pause();
}

// Out of line, and of a memory that nobody can see the size of, or the compiler refuses to make such mistakes.
[[gnu::noipa]] void writeBeyond(void* memory, std::size_t size)
{
    static_cast<volatile char*>(memory)[size] = 1;
}

[[gnu::noipa]] void letGo(void* memory)
{
    std::free(memory);
}

void freeTwice(void* memory)
{
    letGo(memory);
    letGo(memory);
}

void misbehaveBeforeInfo(Worker& worker, Hostile mode)
{
    SourceInfo huge{.width = 16, .height = 16};
    huge.height = 8192;
    huge.width = 8192;
    switch (mode) {
    case Hostile::SecondHello: return worker.tell(Hello{});
    case Hostile::FrameBeforeInfo: return worker.tell(FrameReady{});
    case Hostile::EndBeforeInfo: return worker.tell(End{});
    case Hostile::TooLargePicture: return worker.tell(Info{huge});
    case Hostile::ShortDatagram: return worker.tellRaw(Bytes(5));
    case Hostile::Garbage: return worker.tellRaw(Bytes(kMessageBytes, 0xa5));
    case Hostile::LongDatagram: return worker.tellRaw(Bytes(kMessageBytes + kMaxReadBytes + 1));
    case Hostile::Payload: return worker.tell(End{}, Bytes(10));
    case Hostile::Descriptor: return worker.tell(ReadRequest{0, 1}, {}, STDIN_FILENO);
    case Hostile::ReadForEver:
        for (;;) {
            worker.tell(ReadRequest{0, 1});
            worker.hear();
        }
    case Hostile::AsksWithoutListening:
        for (;;)
            worker.tell(ReadRequest{0, 1});
    case Hostile::SaysNothing:
        for (;;)
            ::pause();
    case Hostile::HangsUpAndStays:
        ::close(kSocketDescriptor);
        for (;;)
            ::pause();
    case Hostile::GoneAtOnce: std::exit(0);
    case Hostile::WildText: {
        MessageBytes bytes = encode(FromWorker(Failed{FailureKind::Damaged, ShortText("x"), ShortText()}));
        bytes[16] = 0x1b;
        return worker.tellRaw(bytes);
    }
    case Hostile::EatsMemory: eatMemory();
    case Hostile::OpensAFile: static_cast<void>(::open("/etc/hostname", O_RDONLY | O_CLOEXEC)); break;
    case Hostile::OpensASocket: static_cast<void>(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)); break;
    case Hostile::WritesBeyondItsBuffer: writeBeyond(std::malloc(24), 24); break;
    case Hostile::FreesTwice: freeTwice(std::malloc(4000)); break;
    case Hostile::FailsItsAssertion: assert(worker.hasFailed()); break;
    case Hostile::SecondInfo:
    case Hostile::BusySlot:
    case Hostile::SkippedNumber:
    case Hostile::TimeStandsStill:
    case Hostile::WrongCount:
    case Hostile::BadStatusAtTheEnd:
    case Hostile::CrashAtTheEnd:
    case Hostile::StaysAfterTheEnd:
    case Hostile::EatsMemoryAtTheEnd:
    case Hostile::NoEnd: return;
    }
}

void misbehaveAfterInfo(Worker& worker, Hostile mode)
{
    worker.tell(FrameReady{0, 0, 100});
    if (mode == Hostile::SecondInfo)
        worker.tell(Info{{.width = 16, .height = 16}});
    else if (mode == Hostile::BusySlot)
        worker.tell(FrameReady{0, 1, 200});
    else if (mode == Hostile::SkippedNumber)
        worker.tell(FrameReady{1, 2, 200});
    else if (mode == Hostile::TimeStandsStill)
        worker.tell(FrameReady{1, 1, 100});
    else if (mode == Hostile::WrongCount)
        worker.tell(End{7, 0});
    else if (mode == Hostile::NoEnd)
        std::exit(0);
    worker.tell(End{1, 0});
    while (mode == Hostile::StaysAfterTheEnd)
        ::pause();
    if (mode == Hostile::EatsMemoryAtTheEnd)
        eatMemory();
    if (mode == Hostile::BadStatusAtTheEnd)
        std::exit(3);
    if (mode == Hostile::CrashAtTheEnd)
        std::raise(SIGILL);
}

} // namespace

int main()
{
    Worker worker;
    worker.hear(); // Start
    worker.tell(Hello{});
    worker.tell(ReadRequest{0, 1});
    const auto mode = static_cast<Hostile>(worker.hear());
    misbehaveBeforeInfo(worker, mode);
    worker.tellInfo();
    misbehaveAfterInfo(worker, mode);
    worker.waitForTheEnd();
}
