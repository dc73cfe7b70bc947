#include "app/passphrase.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace consentry::app {
namespace {

constexpr std::size_t kMaxBytes = 1024;

/// The first line of `bytes` as a secret.
Result<crypto::SecretBytes> firstLine(ByteView bytes)
{
    auto end = std::ranges::find(bytes, std::uint8_t('\n'));
    ByteView line = bytes.first(static_cast<std::size_t>(end - bytes.begin()));
    if (!line.empty() && line.back() == '\r')
        line = line.first(line.size() - 1);
    if (line.empty())
        return makeError(Errc::BadArgument, "passphrase", "it is empty");
    return crypto::SecretBytes::copyOf(line);
}

/// Echo off while it lives.
class SilentTerminal {
public:
    explicit SilentTerminal(int descriptor) : m_descriptor(descriptor)
    {
        m_changed = ::tcgetattr(descriptor, &m_before) == 0;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        if (m_changed)
            ::tcsetattr(descriptor, TCSAFLUSH, &silent);
    }
    ~SilentTerminal()
    {
        if (m_changed)
            ::tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
    }
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;

private:
    int m_descriptor;
    termios m_before{};
    bool m_changed = false;
};

} // namespace

Result<crypto::SecretBytes> readPassphraseFile(const fs::path& path)
{
    TRY_ASSIGN(Bytes bytes, readFile(path, kMaxBytes));
    auto line = firstLine(bytes);
    wipe(bytes);
    return line;
}

Result<crypto::SecretBytes> askPassphrase(const char* prompt)
{
    const FileDescriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY));
    if (!terminal.isOpen())
        return makeError(Errc::BadArgument, "--passphrase-file", "is needed when there is no terminal to ask on");
    const SilentTerminal silent(terminal.get());
    const std::string text = std::string(prompt) + ": ";
    [[maybe_unused]] ssize_t written = ::write(terminal.get(), text.data(), text.size());
    Bytes typed(kMaxBytes);
    const ssize_t got = ::read(terminal.get(), typed.data(), typed.size());
    const bool interrupted = got < 0 && errno == EINTR;
    written = ::write(terminal.get(), "\n", 1);
    auto line = firstLine(ByteView(typed).first(got > 0 ? static_cast<std::size_t>(got) : 0));
    wipe(typed);
    if (interrupted)
        return Errc::Interrupted;
    return line;
}

} // namespace consentry::app
