#pragma once

#include "base/clock.h"
#include "base/file.h"
#include "base/result.h"

#include <QString>
#include <QTest>

#include <string>

namespace consentry::testing {

/// "truncated: file (header): detail", for messages of failed checks.
std::string describe(const Error& error);

/// A clock that stands still until it is moved.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Timestamp start) : m_now(start) {}
    /// `ManualClock("2026-01-02T03:04:05Z")`
    explicit ManualClock(std::string_view start);

    Timestamp now() const override { return m_now; }
    std::chrono::milliseconds sinceBoot() const override { return m_sinceBoot; }
    /// Both clocks go on together, as they do on a sane machine.
    void advance(std::chrono::milliseconds time);
    /// Only the wall clock moves: somebody set it.
    void setWallTime(Timestamp time) { m_now = time; }

private:
    Timestamp m_now;
    std::chrono::milliseconds m_sinceBoot{1000};
};

/// A private folder that goes away with everything in it.
class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    const fs::path& path() const { return m_path; }
    fs::path operator/(std::string_view name) const { return m_path / name; }

private:
    fs::path m_path;
};

/// The folder that this test was built in, its programs, and what tests start. Asked at run time, so that a test is the
/// same object under every preset.
fs::path buildFolder();
fs::path programFile(std::string_view name);     ///< `consentryctl`
fs::path testProgramFile(std::string_view name); ///< `captive`
QString screenshotFolder();                      ///< made when it is not there

/// Whether what is tested was built with AddressSanitizer.
bool isSanitized();

/// scrypt's work factor, as a power of two, for identities of tests: it takes no time.
constexpr int kCheapLogN = 10;

/// Pseudo-random bytes that are the same in every run.
Bytes patternBytes(std::size_t size, std::uint64_t seed = 1);

} // namespace consentry::testing

/// Fails the test with the error's text unless `result` is a success.
#define QVERIFY_OK(result)                                                                                             \
    do {                                                                                                               \
        const auto& verifiedResult = (result);                                                                         \
        if (!verifiedResult.ok())                                                                                      \
            QFAIL(consentry::testing::describe(verifiedResult.error()).c_str());                                       \
    } while (false)

/// Fails unless `result` is the error `expected`.
#define QCOMPARE_ERRC(result, expected)                                                                                \
    do {                                                                                                               \
        const auto& comparedResult = (result);                                                                         \
        QVERIFY2(!comparedResult.ok(), "succeeded, but an error was expected");                                        \
        if (comparedResult.error().code != (expected))                                                                 \
            QFAIL(consentry::testing::describe(comparedResult.error()).c_str());                                       \
    } while (false)
