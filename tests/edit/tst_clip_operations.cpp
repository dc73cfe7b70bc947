#include "annotation/edit/clip_operations.h"
#include "tests/edit/document_fixture.h"
#include "tests/support/test_support.h"

#include <functional>

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::edit;
using namespace consentry::testing;

using Operation = std::function<Result<Outcome>(AnnotationDocument&)>;
Q_DECLARE_METATYPE(Operation)

class TestClipOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Each is one step that touches no track, and doing it twice does nothing.
    void oneStepEach_data()
    {
        QTest::addColumn<Operation>("operation");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, EditKind kind, Operation operation) {
            QTest::newRow(name) << operation << static_cast<int>(kind);
        };
        row("clip tag", EditKind::AddClipTag, [](auto& d) { return setClipTag(d, "sensitive", true); });
        row("no clip tag", EditKind::RemoveClipTag, [](auto& d) { return setClipTag(d, "rain", false); });
        row("range tag", EditKind::AddRangeTag, [](auto& d) { return setRangeTag(d, {"rain", {{7}, {12}}}, true); });
        row("less of a range tag", EditKind::RemoveRangeTag, [](auto& d) {
            return setRangeTag(d, {"rain", {{4}, {6}}}, false);
        });
        row("a longer range tag", EditKind::MoveRangeTag, [](auto& d) {
            return moveRangeTag(d, {"rain", {{2}, {7}}}, {{0}, {9}});
        });
        row("excluded", EditKind::ExcludeFrames, [](auto& d) { return setExcluded(d, {{8}, {20}}, true); });
        row("included", EditKind::IncludeFrames, [](auto& d) { return setExcluded(d, {{12}, {13}}, false); });
        row("ignored", EditKind::AddIgnoreRegion, [](auto& d) {
            return addIgnoreRegion(d, {.label = "person", .frames = {{0}, {9}}, .box = {1, 1, 9, 9}});
        });
        row("nothing ignored", EditKind::RemoveIgnoreRegion, [](auto& d) { return removeIgnoreRegions(d, {30}); });
    }
    void oneStepEach()
    {
        QFETCH(const Operation, operation);
        QFETCH(const int, kind);
        DocumentFixture f;
        f.addPerson();
        QVERIFY_OK(setClipTag(f.document, "rain", true));
        QVERIFY_OK(setRangeTag(f.document, {"rain", {{2}, {7}}}, true));
        QVERIFY_OK(setExcluded(f.document, {{10}, {15}}, true));
        QVERIFY_OK(addIgnoreRegion(f.document, {.label = {}, .frames = {{0}, {40}}, .box = {5, 5, 9, 9}}));
        const AnnotationSet before = f.document.labels();
        const std::size_t rows = f.journal.changes.size();

        QCOMPARE(operation(f.document).value(), Outcome::Done);
        const AnnotationSet after = f.document.labels();
        QVERIFY(after != before);
        QCOMPARE(after.tracks, before.tracks);
        QCOMPARE(f.journal.changes.size(), rows + 1);
        QCOMPARE(static_cast<int>(f.document.undoEdit()->kind), kind);
        QVERIFY(f.events.back().tagsChanged && f.events.back().changed.empty());
        QCOMPARE(operation(f.document).value(), Outcome::Nothing);
        QVERIFY_OK(f.document.undo());
        QCOMPARE(f.document.labels(), before);
        QVERIFY_OK(f.document.redo());
        QCOMPARE(f.document.labels(), after);
        AnnotationSet replayed;
        for (const Change& change : f.journal.changes)
            apply(replayed, change);
        QCOMPARE(replayed, after);
    }

    void neighboursBecomeOne()
    {
        DocumentFixture f;
        QVERIFY_OK(setRangeTag(f.document, {"rain", {{2}, {7}}}, true));
        QVERIFY_OK(setRangeTag(f.document, {"light", {{5}, {9}}}, true));
        QVERIFY_OK(setRangeTag(f.document, {"rain", {{7}, {12}}}, true));
        QCOMPARE(f.document.labels().rangeTags, (std::vector<RangeTag>{{"rain", {{2}, {12}}}, {"light", {{5}, {9}}}}));
        QCOMPARE(framesTagged(f.document.labels(), "rain"), (FrameRanges{{{2}, {12}}}));
    }

    /// Which of two tags is meant, and what becomes of it.
    void endsOfTagsGoToAFrame()
    {
        AnnotationSet set;
        set.rangeTags = {{"rain", {{4}, {10}}}, {"light", {{10}, {30}}}};
        const auto meant = [&](TagEnd end, std::int64_t frame, std::optional<FrameRange> marked = {}) {
            const auto tag = tagMeant(set, end, {frame}, marked);
            return tag ? tag->name : std::string();
        };
        QCOMPARE(meant(TagEnd::Last, 7), std::string("rain"));
        QCOMPARE(meant(TagEnd::Last, 11), std::string("light")); // it holds there, though the other's end is nearer
        QCOMPARE(meant(TagEnd::Last, 11, FrameRange{{4}, {10}}), std::string("rain"));
        QCOMPARE(meant(TagEnd::Last, 35), std::string("light"));
        QCOMPARE(meant(TagEnd::First, 2), std::string("rain"));
        QCOMPARE(meant(TagEnd::First, 31), std::string()); // all are over
        QCOMPARE(meant(TagEnd::Last, 3), std::string());   // none has begun
        QCOMPARE(withEndAt({{4}, {10}}, TagEnd::First, {2}), (FrameRange{{2}, {10}}));
        QCOMPARE(withEndAt({{4}, {10}}, TagEnd::Last, {12}), (FrameRange{{4}, {13}}));
    }

    void refused()
    {
        DocumentFixture f;
        QCOMPARE_ERRC(setExcluded(f.document, {{30}, {41}}, true), Errc::BadLabels);
        QCOMPARE_ERRC(setClipTag(f.document, "snow", true), Errc::BadLabels);
        QCOMPARE_ERRC(addIgnoreRegion(f.document, {.label = "dragon", .frames = {{0}, {9}}, .box = {1, 1, 9, 9}}),
                      Errc::BadLabels);
        QCOMPARE_ERRC(addIgnoreRegion(f.document, {.label = {}, .frames = {{0}, {9}}, .box = {700, 1, 9, 9}}),
                      Errc::BadLabels);
        QVERIFY(f.journal.changes.empty());
    }

    /// Labels bear the version of the newest label set that they were edited with, and lose nothing by it.
    void labelsBecomeAsNewAsTheirLabelSet()
    {
        MemoryJournal journal;
        AnnotationSet old;
        old.labelSetVersion = 1;
        old.clipTags = {"rain"};
        AnnotationDocument document(old, documentFacts(), journal);
        QCOMPARE(document.labels().labelSetVersion, 1);
        QVERIFY_OK(setClipTag(document, "rain", true)); // changes nothing
        QVERIFY(journal.changes.empty());
        QVERIFY_OK(setClipTag(document, "sensitive", true));
        QCOMPARE(document.labels().labelSetVersion, document.facts().labels.version);
        QVERIFY(document.labels().clipTags.contains("rain"));
        QVERIFY_OK(document.undo());
        QCOMPARE(document.labels(), old);
    }
};

QTEST_GUILESS_MAIN(TestClipOperations)
#include "tst_clip_operations.moc"
