#include "tests/support/test_support.h"

#include <QDir>

#include <cstdlib>
#include <dlfcn.h>
#include <random>
#include <stdexcept>

namespace consentry::testing {

std::string describe(const Error& error)
{
    std::string text(errorCodeText(error.code));
    for (const std::string& argument : error.args)
        text += ": " + argument;
    return error.detail.empty() ? text : text + " (" + error.detail + ")";
}

ManualClock::ManualClock(std::string_view start) : m_now(fromRfc3339(start).value()) {}

void ManualClock::advance(std::chrono::milliseconds time)
{
    m_now += time;
    m_sinceBoot += time;
}

TempFolder::TempFolder()
{
    std::string name = (fs::temp_directory_path() / "consentry-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("no temporary folder");
    m_path = name;
}

TempFolder::~TempFolder()
{
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

fs::path buildFolder()
{
    return fs::read_symlink("/proc/self/exe").parent_path().parent_path();
}

fs::path programFile(std::string_view name)
{
    return buildFolder() / "bin" / name;
}

fs::path testProgramFile(std::string_view name)
{
    return buildFolder() / "tests" / name;
}

QString screenshotFolder()
{
    const QString folder = QString::fromStdString((buildFolder() / "screenshots").string());
    QDir().mkpath(folder);
    return folder;
}

bool isSanitized()
{
    return ::dlsym(RTLD_DEFAULT, "__asan_init") != nullptr;
}

Bytes patternBytes(std::size_t size, std::uint64_t seed)
{
    std::mt19937_64 generator(seed);
    Bytes bytes(size);
    for (std::uint8_t& byte : bytes)
        byte = static_cast<std::uint8_t>(generator());
    return bytes;
}

} // namespace consentry::testing
