#include "media/model_store.h"
#include "tests/support/test_support.h"

#include <cstdlib>

using namespace consentry;
using namespace consentry::media;
using namespace consentry::testing;

namespace {

/// Sets an environment variable until the end of the test.
class Environment {
public:
    Environment(const char* name, const char* value) : m_name(name)
    {
        if (const char* old = std::getenv(name))
            m_old = old;
        setenv(name, value, 1);
    }
    ~Environment() { setenv(m_name, m_old.c_str(), 1); }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

private:
    const char* m_name;
    std::string m_old;
};

} // namespace

class TestModelStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void folderFollowsTheEnvironment();
    void pinsAreThoseOfTheScript();
    void emptyFolderHasNoModels();
    void otherBytesAreNoModels();
};

void TestModelStore::folderFollowsTheEnvironment()
{
    const Environment home("HOME", "/home/someone");
    const Environment cache("XDG_CACHE_HOME", "relative/is/unset");
    const Environment models("CONSENTRY_MODELS", "");
    QCOMPARE(defaultModelFolder(), fs::path("/home/someone/.cache/consentry/models"));
    const Environment otherCache("XDG_CACHE_HOME", "/var/cache/someone");
    QCOMPARE(defaultModelFolder(), fs::path("/var/cache/someone/consentry/models"));
    const Environment otherModels("CONSENTRY_MODELS", "/srv/models");
    QCOMPARE(defaultModelFolder(), fs::path("/srv/models"));
}

void TestModelStore::pinsAreThoseOfTheScript()
{
    const Result<Bytes> list = readFile(fs::path(CONSENTRY_SOURCE_DIR) / "resources/models/models.sha256", 4096);
    QVERIFY_OK(list);
    std::string expected;
    for (const PinnedModelFile& file : pinnedModelFiles())
        expected += std::string(file.sha256) + "  " + std::string(file.name) + "\n";
    const PinnedModelFile& object = pinnedObjectModel();
    expected += std::string(object.sha256) + "  " + std::string(object.name) + "\n";
    QCOMPARE(std::string(textOf(*list)), expected);
}

void TestModelStore::emptyFolderHasNoModels()
{
    const TempFolder folder;
    QCOMPARE_ERRC(loadModels(folder.path()), Errc::FaceModelsMissing);
    QCOMPARE_ERRC(loadModels(folder / "absent"), Errc::FaceModelsMissing);
    QCOMPARE_ERRC(loadObjectModel(folder.path()), Errc::ObjectModelMissing);
}

void TestModelStore::otherBytesAreNoModels()
{
    const TempFolder folder;
    for (const PinnedModelFile& file : pinnedModelFiles()) {
        const Bytes content = patternBytes(file.size);
        QVERIFY_OK(writeFile(folder.path() / file.name, content, AtomicFile::IfExists::Refuse));
    }
    QCOMPARE_ERRC(loadModels(folder.path()), Errc::FaceModelsMissing);

    const PinnedModelFile& object = pinnedObjectModel();
    const Bytes other = patternBytes(object.size);
    QVERIFY_OK(writeFile(folder.path() / object.name, other, AtomicFile::IfExists::Refuse));
    QCOMPARE_ERRC(loadObjectModel(folder.path()), Errc::ObjectModelMissing);
}

QTEST_APPLESS_MAIN(TestModelStore)
#include "tst_model_store.moc"
