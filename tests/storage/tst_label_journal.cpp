#include "storage/erase.h"
#include "storage/label_journal.h"
#include "tests/storage/storage_fixture.h"

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::storage;
using consentry::testing::StorageFixture;

namespace {

Track track(std::uint32_t id, double x)
{
    Track made;
    made.id = {id};
    made.label = "person";
    KeyFrame key;
    key.frame = {static_cast<std::int64_t>(id)};
    key.box = {x, 2, 30, 40};
    made.keyFrames = {key};
    made.author = "k4.pid.someone";
    return made;
}

} // namespace

class TestLabelJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replaysWhatWasAppended_data()
    {
        QTest::addColumn<int>("edits");
        for (const int edits : {0, 1, kEditsPerSnapshot - 1, kEditsPerSnapshot, kEditsPerSnapshot + 1})
            QTest::newRow(std::to_string(edits).c_str()) << edits;
    }
    void replaysWhatWasAppended()
    {
        QFETCH(int, edits);
        StorageFixture fixture;
        const ClipId clip = ClipId::random();
        AnnotationSet expected;
        {
            const auto journal = open(fixture, clip);
            for (int i = 0; i < edits; ++i) {
                Change change = replacement(track(static_cast<std::uint32_t>(i % 7 + 1), i));
                if (i % 5 == 4)
                    change.tracks[{2}] = std::nullopt;
                QVERIFY_OK(journal->append(change));
                annotation::apply(expected, change);
            }
            QVERIFY(journal->labels() == expected);
        }
        fixture.reopen();
        const auto loaded = LabelJournal::load(fixture.workspace(), clip);
        QVERIFY_OK(loaded);
        QVERIFY(*loaded == expected);
        QCOMPARE(LabelJournal::hasLabels(fixture.workspace(), clip).value(), edits > 0);
        // It goes on from there.
        QVERIFY_OK(open(fixture, clip)->append(replacement(track(1, 500))));
    }

    void clipsDoNotMix()
    {
        StorageFixture fixture;
        const ClipId first = ClipId::random();
        const ClipId second = ClipId::random();
        QVERIFY_OK(open(fixture, first)->append(replacement(track(1, 1))));
        QVERIFY(LabelJournal::load(fixture.workspace(), second)->tracks.empty());
    }

    void anotherWindowIsNoticed()
    {
        StorageFixture fixture;
        const ClipId clip = ClipId::random();
        const auto first = open(fixture, clip);
        const auto second = open(fixture, clip);
        QVERIFY_OK(first->append(replacement(track(1, 1))));
        QCOMPARE_ERRC(second->append(replacement(track(1, 2))), Errc::EditedElsewhere);
        QVERIFY(second->labels().tracks.empty());
    }

    void damageIsNoticed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("row gone") << QStringLiteral("DELETE FROM journal WHERE number = 1");
        QTest::newRow("row altered") << QStringLiteral("UPDATE journal SET change = x'7b7d' WHERE number = 1");
    }
    void damageIsNoticed()
    {
        QFETCH(QString, sql);
        StorageFixture fixture;
        const ClipId clip = ClipId::random();
        const auto journal = open(fixture, clip);
        for (std::uint32_t i = 1; i < 5; ++i)
            QVERIFY_OK(journal->append(replacement(track(i, i))));
        QVERIFY_OK(fixture.workspace().database().execute(sql.toStdString()));
        QCOMPARE_ERRC(LabelJournal::load(fixture.workspace(), clip), Errc::DraftsDamaged);
    }

    void survivesKill()
    {
        StorageFixture fixture;
        const ClipId clip = ClipId::random();
        int acknowledged[2];
        QCOMPARE(::pipe(acknowledged), 0);
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0)
            draw(fixture, clip, acknowledged[1]);
        ::close(acknowledged[1]);
        // Killed at some moment after the snapshot; every edit that was acknowledged must be there.
        std::uint32_t last = 0;
        while (last < kEditsPerSnapshot + 20U && ::read(acknowledged[0], &last, sizeof last) == ssize_t(sizeof last)) {
        }
        ::kill(child, SIGKILL);
        while (::read(acknowledged[0], &last, sizeof last) == ssize_t(sizeof last)) {
        }
        ::waitpid(child, nullptr, 0);
        ::close(acknowledged[0]);
        QVERIFY(last >= kEditsPerSnapshot + 20U);
        const auto workspace = fixture.another();
        const auto labels = LabelJournal::load(*workspace, clip);
        QVERIFY_OK(labels);
        QVERIFY(labels->tracks.size() == last || labels->tracks.size() == last + 1);
    }

private:
    static std::unique_ptr<LabelJournal> open(StorageFixture& fixture, ClipId clip)
    {
        return LabelJournal::open(fixture.workspace(), clip, fixture.annotator().keyId(), fixture.clock()).value();
    }

    /// Runs in the child: edits and says so, until killed.
    [[noreturn]] static void draw(StorageFixture& fixture, ClipId clip, int acknowledge)
    {
        const auto workspace = storage::Workspace::open(fixture.folder());
        if (!workspace)
            ::_exit(1);
        const auto journal = LabelJournal::open(**workspace, clip, fixture.annotator().keyId(), fixture.clock());
        for (std::uint32_t i = 1; journal.ok(); ++i) {
            if (!(*journal)->append(replacement(track(i, i)))
                || ::write(acknowledge, &i, sizeof i) != ssize_t(sizeof i))
                ::_exit(1);
        }
        ::_exit(1);
    }
};

QTEST_GUILESS_MAIN(TestLabelJournal)
#include "tst_label_journal.moc"
