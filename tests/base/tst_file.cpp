#include "base/file.h"
#include "tests/support/test_support.h"

#include <sys/stat.h>

using namespace consentry;

class TestFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesCompleteThenReplaces()
    {
        const testing::TempFolder folder;
        const fs::path path = folder / "a";
        QVERIFY_OK(writeFile(path, bytesOf("one"), AtomicFile::IfExists::Refuse));
        QCOMPARE_ERRC(writeFile(path, bytesOf("two"), AtomicFile::IfExists::Refuse), Errc::AlreadyExists);
        QVERIFY_OK(writeFile(path, bytesOf("three"), AtomicFile::IfExists::Replace));
        QCOMPARE(std::string(textOf(*readFile(path, 100))), std::string("three"));
        struct stat info{};
        QCOMPARE(::stat(path.c_str(), &info), 0);
        QCOMPARE(info.st_mode & 0777U, 0600U);
    }
    void withoutCommitNothingRemains()
    {
        const testing::TempFolder folder;
        {
            const auto file = AtomicFile::create(folder / "a", AtomicFile::IfExists::Refuse);
            QVERIFY_OK(file);
            QVERIFY_OK((*file)->write(bytesOf("half")));
        }
        QVERIFY(fs::is_empty(folder.path()));
    }
    void refusesToOverwriteWhatAppearedMeanwhile()
    {
        const testing::TempFolder folder;
        const auto file = AtomicFile::create(folder / "a", AtomicFile::IfExists::Refuse);
        QVERIFY_OK(file);
        QVERIFY_OK(writeFile(folder / "a", bytesOf("other"), AtomicFile::IfExists::Refuse));
        QCOMPARE_ERRC((*file)->commit(), Errc::AlreadyExists);
        QCOMPARE(std::string(textOf(*readFile(folder / "a", 100))), std::string("other"));
    }
    void readsOnlyRegularFiles()
    {
        const testing::TempFolder folder;
        QVERIFY_OK(writeFile(folder / "real", bytesOf("x"), AtomicFile::IfExists::Refuse));
        fs::create_symlink(folder / "real", folder / "link");
        QCOMPARE(::mkfifo((folder / "fifo").c_str(), 0600), 0);
        QCOMPARE_ERRC(FileSource::open(folder / "link"), Errc::BadArgument);
        QCOMPARE_ERRC(FileSource::open(folder / "fifo"), Errc::BadArgument);
        QCOMPARE_ERRC(FileSource::open(folder.path()), Errc::BadArgument);
        QCOMPARE_ERRC(FileSource::open(folder / "none"), Errc::NotFound);
        QCOMPARE_ERRC(readFile(folder / "real", 0), Errc::TooLarge);
    }
    void noticesAFileThatShrank()
    {
        const testing::TempFolder folder;
        QVERIFY_OK(writeFile(folder / "a", testing::patternBytes(1000), AtomicFile::IfExists::Refuse));
        const auto source = FileSource::open(folder / "a");
        QVERIFY_OK(source);
        fs::resize_file(folder / "a", 10);
        Bytes out(100);
        QCOMPARE_ERRC((*source)->readAt(0, out), Errc::Truncated);
    }
    void readsAtTheEnd()
    {
        const Bytes bytes = testing::patternBytes(10);
        MemorySource source(bytes);
        Bytes out(8);
        QCOMPARE(*source.readAt(6, out), std::size_t(4));
        QCOMPARE(*source.readAt(10, out), std::size_t(0));
        QCOMPARE_ERRC(readExactly(source, 6, out, "thing"), Errc::Truncated);
    }
};

QTEST_APPLESS_MAIN(TestFile)
#include "tst_file.moc"
