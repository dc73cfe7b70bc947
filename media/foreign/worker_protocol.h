#pragma once

#include "base/bytes.h"
#include "media/foreign/source_info.h"

#include <array>
#include <variant>

/// What `consentry-worker` and its parent say to each other over a socket of type SOCK_SEQPACKET. Each message has a
/// fixed size, little-endian; both sides check every field when it arrives. docs/file-format.md, "Worker protocol".
///
///     parent                       worker
///                                  Hello
///     Start, size of the source
///                                  ReadRequest …
///     Data … + bytes
///                                  Info
///     Ring + shared memory
///                                  FrameReady …
///     Release …
///                                  End or Failed, then exit
namespace consentry::media::protocol {

constexpr int kSocketDescriptor = 3; ///< where the worker finds its socket
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kMessageBytes = 128;
constexpr std::size_t kMaxReadBytes = 64 * 1024;
constexpr std::uint32_t kMaxSlots = 8;
constexpr std::size_t kTextBytes = 40;

/// Protections the worker managed to switch on before it read a byte; bits of Hello::protections.
enum Protection : std::uint32_t {
    kLimitsSet = 1,     ///< resource limits
    kNoNewPrivs = 2,    ///< and not dumpable, and dies with its parent
    kSyscallFilter = 4, ///< seccomp
    kLandlocked = 8     ///< Landlock, as far as the kernel's version goes
};

enum class FailureKind : std::uint32_t { Unsupported = 1, Damaged, TooLarge, Truncated, Internal };

struct Hello {
    std::uint32_t version = kVersion;
    std::uint32_t protections = 0;
};
struct ReadRequest {
    std::uint64_t offset = 0;
    std::uint32_t length = 0; ///< 1 to kMaxReadBytes
};
struct Info {
    SourceInfo source;
};
struct FrameReady {
    std::uint32_t slot = 0;
    std::int64_t number = 0; ///< in the order of display, from 0, without gaps
    std::int64_t pts = 0;    ///< strictly increasing
};
struct End {
    std::int64_t frames = 0;
    std::int64_t adjustedStamps = 0; ///< frames whose stamp had to be moved up to keep time going forward
};
/// Printable ASCII, cut to what fits.
struct ShortText {
    std::array<char, kTextBytes> characters{};

    ShortText() = default;
    explicit ShortText(std::string_view text);
    std::string text() const;
};
struct Failed {
    FailureKind kind = FailureKind::Internal;
    ShortText what;
    ShortText limit;
};

struct Start {
    std::uint64_t sourceBytes = 0;
};
/// Followed, in the same datagram, by `length` bytes. Fewer than asked only at the end; `failed` is final.
struct Data {
    std::uint32_t length = 0;
    bool failed = false;
};
/// Comes with the descriptor of the shared memory: `slots` pictures of `slotBytes`.
struct Ring {
    std::uint32_t slots = 0;
    std::uint64_t slotBytes = 0;
};
struct Release {
    std::uint32_t slot = 0;
};

using FromWorker = std::variant<Hello, ReadRequest, Info, FrameReady, End, Failed>;
using ToWorker = std::variant<Start, Data, Ring, Release>;
using MessageBytes = std::array<std::uint8_t, kMessageBytes>;

MessageBytes encode(const FromWorker& message);
MessageBytes encode(const ToWorker& message);
/// Errc::BadEncoding unless `bytes` is exactly one message with every field in its range.
Result<FromWorker> decodeFromWorker(ByteView bytes);
Result<ToWorker> decodeToWorker(ByteView bytes);

Error toError(const Failed& failed);
/// Keeps what both sides can say in words; everything else is FailureKind::Internal.
Failed toFailed(const Error& error);

} // namespace consentry::media::protocol
