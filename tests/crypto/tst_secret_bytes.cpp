#include "crypto/secret_bytes.h"
#include "crypto/keys.h"
#include "crypto/sodium.h"
#include "tests/support/test_support.h"

#include <concepts>
#include <cstring>
#include <ostream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace consentry;
using namespace consentry::crypto;

namespace {

template<class T>
concept Printable = requires(std::ostream& out, const T& value) { out << value; };

template<class T>
constexpr bool kKeepsSecrets = std::movable<T> && !std::is_copy_constructible_v<T> && !std::is_copy_assignable_v<T>
                               && !std::equality_comparable<T> && !Printable<T>;

static_assert(kKeepsSecrets<SecretBytes>);
static_assert(kKeepsSecrets<SigningKey>);
static_assert(kKeepsSecrets<AgeIdentity>);
static_assert(kKeepsSecrets<FileKey>);

/// Runs `body` in a child and gives the status it ended with.
template<class Body>
int statusOfChild(Body body)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(body());
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

/// Takes away the right to lock memory, for good.
bool forbidLocking()
{
    constexpr rlimit nothing{0, 0};
    constexpr uid_t nobody = 65534; // root may lock beyond the limit
    return setrlimit(RLIMIT_MEMLOCK, &nothing) == 0 && (geteuid() != 0 || setresuid(nobody, nobody, nobody) == 0);
}

} // namespace

class TestSecretBytes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY_OK(initialise()); }

    void beginsWithZeros()
    {
        const auto secret = SecretBytes::create(100);
        QVERIFY_OK(secret);
        QCOMPARE(toBytes(secret->view()), Bytes(100, 0));
    }
    void copiesAndMoves()
    {
        auto secret = SecretBytes::copyOf(bytesOf("hush"));
        QVERIFY_OK(secret);
        const SecretBytes moved = std::move(*secret);
        QCOMPARE(std::string(textOf(moved.view())), std::string("hush"));
        QCOMPARE(secret->size(), std::size_t(0));
        QVERIFY(secret->view().empty());
    }
    void mayBeEmpty()
    {
        const auto secret = SecretBytes::create(0);
        QVERIFY_OK(secret);
        QVERIFY(secret->view().empty());
    }
    void refusesTheImpossible() { QCOMPARE_ERRC(SecretBytes::create(SIZE_MAX / 2), Errc::OutOfLockedMemory); }

    void probeTellsTheLimit()
    {
        rlimit limit{};
        QCOMPARE(getrlimit(RLIMIT_MEMLOCK, &limit), 0);
        const MemoryLock lock = probeMemoryLock();
        if (limit.rlim_cur != RLIM_INFINITY)
            QCOMPARE(lock.limitBytes, std::uint64_t(limit.rlim_cur));
        else
            QCOMPARE(lock.limitBytes, UINT64_MAX);
    }
    void noticesThatMemoryCannotBeLocked()
    {
        const int status = statusOfChild([] {
            if (!forbidLocking())
                return 2;
            return probeMemoryLock().works ? 1 : 0;
        });
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }
    void tellsOfEachSecretWhetherItIsLocked()
    {
        if (!probeMemoryLock().works)
            QSKIP("this process may not lock memory, or a sanitizer replaces mlock");
        QVERIFY(SecretBytes::create(32)->isLocked());
        const int status = statusOfChild([] {
            if (!forbidLocking())
                return 2;
            return SecretBytes::create(32)->isLocked() ? 1 : 0;
        });
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }
    void overrunEndsTheProcess()
    {
        const int status = statusOfChild([] {
            auto secret = SecretBytes::create(32);
            volatile std::uint8_t* memory = secret->span().data();
            memory[32] = 1;
            return 0;
        });
        QVERIFY(!WIFEXITED(status) || WEXITSTATUS(status) != 0);
    }
};

QTEST_APPLESS_MAIN(TestSecretBytes)
#include "tst_secret_bytes.moc"
