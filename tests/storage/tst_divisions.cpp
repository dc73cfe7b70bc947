#include "storage/label_journal.h"
#include "tests/storage/storage_fixture.h"

using namespace consentry;
using namespace consentry::consent;
using namespace consentry::storage;
using consentry::testing::StorageFixture;

namespace {

/// A clip of which the annotator has the first ten frames and the lead the next ten. Both may label it; the lead may
/// review and assign.
struct Divided {
    StorageFixture fixture;
    ClipId clip = fixture.addClip().clip;
    ObjectId annotators = fixture.grant(fixture.annotator(), {.clip = clip});
    ObjectId leads = fixture.grant(
        fixture.lead(), {.clip = clip, .actions = {Action::View, Action::Annotate, Action::Review, Action::Assign}});
    ObjectId segmentation = divide(fixture.lead());

    template<class Body>
    Signed<Body> sign(const crypto::Identity& person, const Body& body)
    {
        auto transaction = fixture.begin(person);
        auto object = transaction.sign(body).value();
        if (!transaction.commit())
            qFatal("it cannot be stored");
        return object;
    }
    ObjectId divide(const crypto::Identity& person)
    {
        const Segmentation body{clip,
                                {{{{0}, {10}}, fixture.annotator().keyId()}, {{{10}, {20}}, fixture.lead().keyId()}}};
        return sign(person, body).header.id;
    }
    ObjectId handIn(const crypto::Identity& person, FrameRange frames)
    {
        const ObjectId grant = person.keyId() == fixture.lead().keyId() ? leads : annotators;
        return sign(person, SegmentHandIn{clip, segmentation, frames, grant, {}}).header.id;
    }
    ObjectId handInFirst() { return handIn(fixture.annotator(), {{0}, {10}}); }
    ObjectId handInSecond() { return handIn(fixture.lead(), {{10}, {20}}); }
    Signed<Submission> submit(const crypto::Identity& person, std::vector<ObjectId> parts)
    {
        const ObjectId grant = person.keyId() == fixture.lead().keyId() ? leads : annotators;
        return sign(person, Submission{clip, grant, 1, {}, std::move(parts)});
    }
    TaskHistory history()
    {
        return fixture.workspace()
            .taskHistory(fixture.keys(), fixture.status(), clip, fixture.clock().now())
            .value();
    }
    /// "10": the first segment is handed in, the second is not.
    QString handedIn()
    {
        QString text;
        for (const SegmentState& state : history().division.segments)
            text += QLatin1Char(state.handIn ? '1' : '0');
        return text;
    }
};

using Parts = std::function<std::vector<ObjectId>(Divided&)>;

} // namespace

Q_DECLARE_METATYPE(Parts)

/// Which words count of those who divide a clip and hand in its segments.
class TestDivisions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoMayAssignDivides_data()
    {
        QTest::addColumn<int>("who"); // 0 custodian, 1 lead, 2 annotator
        QTest::addColumn<bool>("counts");
        QTest::newRow("custodian") << 0 << true;
        QTest::newRow("lead who may assign") << 1 << true;
        QTest::newRow("annotator") << 2 << false;
    }
    void whoMayAssignDivides()
    {
        QFETCH(int, who);
        QFETCH(bool, counts);
        Divided clip;
        const crypto::Identity* people[] = {&clip.fixture.custodian(), &clip.fixture.lead(), &clip.fixture.annotator()};
        const ObjectId later = clip.divide(*people[who]);
        QCOMPARE(clip.history().division.id, counts ? later : clip.segmentation);
    }

    void theNewestHoldsAndStartsAnew()
    {
        Divided clip;
        clip.handInFirst();
        QCOMPARE(clip.handedIn(), QStringLiteral("10"));
        clip.segmentation = clip.divide(clip.fixture.custodian());
        QCOMPARE(clip.handedIn(), QStringLiteral("00"));
        clip.sign(clip.fixture.lead(), Segmentation{clip.clip, {}});
        QVERIFY(clip.history().division.isWhole());
    }

    void onlyTheAssigneeHandsIn()
    {
        Divided clip;
        clip.handIn(clip.fixture.annotator(), {{10}, {20}}); // the lead's
        clip.handIn(clip.fixture.annotator(), {{0}, {9}});   // no segment
        QCOMPARE(clip.handedIn(), QStringLiteral("00"));
        QVERIFY(clip.history().division.waitsFor(clip.fixture.annotator().keyId()));
        clip.handInFirst();
        QCOMPARE(clip.handedIn(), QStringLiteral("10"));
        QVERIFY(!clip.history().division.waitsFor(clip.fixture.annotator().keyId()));
        QVERIFY(!clip.history().division.isComplete());
    }

    void aSubmissionRestsOnAllParts_data()
    {
        QTest::addColumn<Parts>("parts");
        QTest::addColumn<bool>("counts");
        const auto row = [](const char* name, bool counts, Parts parts) { QTest::newRow(name) << parts << counts; };
        row("all", true, [](Divided& clip) { return std::vector{clip.handInFirst(), clip.handInSecond()}; });
        row("none", false, [](Divided&) { return std::vector<ObjectId>(); });
        row("one's own only", false, [](Divided& clip) { return std::vector{clip.handInSecond()}; });
        row("another's forged", false, [](Divided& clip) {
            return std::vector{clip.handIn(clip.fixture.lead(), {{0}, {10}}), clip.handInSecond()};
        });
        row("one twice", false, [](Divided& clip) {
            return std::vector{clip.handIn(clip.fixture.lead(), {{10}, {20}}), clip.handInSecond()};
        });
        row("of an earlier division", false, [](Divided& clip) {
            const std::vector parts{clip.handInFirst(), clip.handInSecond()};
            clip.segmentation = clip.divide(clip.fixture.lead());
            return parts;
        });
    }
    void aSubmissionRestsOnAllParts()
    {
        QFETCH(Parts, parts);
        QFETCH(bool, counts);
        Divided clip;
        clip.submit(clip.fixture.lead(), parts(clip));
        const TaskHistory history = clip.history();
        QCOMPARE(history.submission.has_value(), counts);
        QCOMPARE(taskState(history), counts ? TaskState::Submitted : TaskState::Assigned);
        QCOMPARE(history.parts.size(), std::size_t(counts ? 2 : 0));
    }

    void aWholeClipHasNoParts()
    {
        Divided clip;
        const ObjectId part = clip.handInFirst();
        clip.sign(clip.fixture.lead(), Segmentation{clip.clip, {}});
        clip.submit(clip.fixture.annotator(), {part});
        QVERIFY(!clip.history().submission);
        clip.submit(clip.fixture.annotator(), {});
        QVERIFY(clip.history().submission);
    }

    void noAuthorReviews()
    {
        Divided clip;
        const auto submission = clip.submit(clip.fixture.lead(), {clip.handInFirst(), clip.handInSecond()});
        const TaskHistory history = clip.history();
        for (const crypto::Identity* author : {&clip.fixture.annotator(), &clip.fixture.lead()})
            QCOMPARE_ERRC(checkStep(history, TaskStep::Accept, author->keyId()), Errc::SelfReview);
        QVERIFY_OK(checkStep(history, TaskStep::Accept, clip.fixture.custodian().keyId()));
        clip.sign(clip.fixture.lead(), Acceptance{clip.clip, submission.header.id, submission.hash});
        QCOMPARE(taskState(clip.history()), TaskState::Submitted); // nor does what one signs all the same count
    }

    void afterAReturnAllHandInAnew_data()
    {
        QTest::addColumn<bool>("accepted");
        QTest::newRow("returned") << false;
        QTest::newRow("accepted, and reopened") << true;
    }
    void afterAReturnAllHandInAnew()
    {
        QFETCH(bool, accepted);
        Divided clip;
        const std::vector parts{clip.handInFirst(), clip.handInSecond()};
        const auto submission = clip.submit(clip.fixture.lead(), parts);
        QCOMPARE(clip.handedIn(), QStringLiteral("11"));
        const crypto::Identity reviewer = crypto::Identity::generate("Rita Reviewer").value();
        clip.fixture.addMember(reviewer, {Role::Lead});
        clip.fixture.grant(reviewer, {.clip = clip.clip, .actions = {Action::Review}});
        if (accepted) {
            const auto acceptance = clip.sign(reviewer, Acceptance{clip.clip, submission.header.id, submission.hash});
            QCOMPARE(taskState(clip.history()), TaskState::Accepted);
            QCOMPARE(clip.handedIn(), QStringLiteral("11"));
            clip.sign(reviewer, Reopen{clip.clip, acceptance.header.id, "again"});
        } else {
            clip.sign(reviewer, Return{clip.clip, submission.header.id, submission.hash, "again"});
        }
        QCOMPARE(taskState(clip.history()), TaskState::Returned);
        QCOMPARE(clip.handedIn(), QStringLiteral("00"));
        clip.submit(clip.fixture.lead(), parts); // what was handed in for the last one
        QCOMPARE(taskState(clip.history()), TaskState::Returned);
        clip.submit(clip.fixture.lead(), {clip.handInFirst(), clip.handInSecond()});
        QCOMPARE(taskState(clip.history()), TaskState::Submitted);
    }

    void openWindowsNotice_data()
    {
        QTest::addColumn<int>("what"); // 0 divided anew, 1 own segment handed in, 2 another's
        QTest::addColumn<bool>("goesOn");
        QTest::newRow("divided anew") << 0 << false;
        QTest::newRow("handed in from another window") << 1 << false;
        QTest::newRow("another handed in theirs") << 2 << true;
    }
    void openWindowsNotice()
    {
        QFETCH(int, what);
        QFETCH(bool, goesOn);
        Divided clip;
        const auto journal = LabelJournal::open(clip.fixture.workspace(), clip.clip, clip.fixture.annotator().keyId(),
                                                clip.fixture.clock())
                                 .value();
        const annotation::Change change{.clipTags = std::set<std::string>{"rain"}};
        QVERIFY_OK(journal->append(change));
        if (what == 0)
            clip.divide(clip.fixture.custodian());
        else
            what == 1 ? clip.handInFirst() : clip.handInSecond();
        const auto appended = journal->append(change);
        QCOMPARE(appended.ok(), goesOn);
        if (!goesOn)
            QCOMPARE(appended.error().code, Errc::EditedElsewhere);
    }
};

QTEST_GUILESS_MAIN(TestDivisions)
#include "tst_divisions.moc"
