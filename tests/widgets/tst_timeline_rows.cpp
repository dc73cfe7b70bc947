#include "annotation/edit/clip_operations.h"
#include "annotation/edit/track_operations.h"
#include "tests/support/test_support.h"
#include "tests/widgets/timeline_stage.h"
#include "widgets/panels/track_panel.h"
#include "widgets/timeline/overview_strip.h"
#include "widgets/timeline/value_stripe.h"

#include <QLineEdit>

using namespace consentry;
using namespace consentry::widgets;
using consentry::testing::LabelFixture;
using Kind = TimelineRow::Kind;
using Stage = consentry::testing::TimelineStage;

namespace {

/// "clip, rain, person 2, #1, #3": the rows in short.
QString shortRows(const std::vector<TimelineRow>& rows)
{
    QStringList words;
    for (const TimelineRow& row : rows) {
        const QString name = QString::fromStdString(row.name);
        words << (row.kind == Kind::ClipTags   ? QStringLiteral("clip")
                  : row.kind == Kind::Segments ? QStringLiteral("segments")
                  : row.kind == Kind::RangeTag ? name
                  : row.kind == Kind::Class    ? QStringLiteral("%1 %2").arg(name).arg(row.tracks)
                                               : QStringLiteral("#%1").arg(row.track.value));
    }
    return words.join(QStringLiteral(", "));
}

/// Two persons, an animal between them; the first frames are tagged.
struct Clip : LabelFixture {
    Clip() { (void)edit::setRangeTag(document, {"rain", {{20}, {40}}}, true); }
    annotation::TrackId first = add({10, 10, 50, 50});
    annotation::TrackId dog = add({100, 10, 50, 50}, {5}, "animal");
    annotation::TrackId second = add({200, 10, 50, 50}, {2});
};

FrameRange rainOf(const Clip& clip)
{
    return clip.document.labels().rangeTags.at(0).range;
}

} // namespace

/// What is said of the clip, and tracks under their classes.
class TestTimelineRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsFollowTheOrder_data()
    {
        QTest::addColumn<int>("order");
        QTest::addColumn<bool>("folded");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, LaneOrder order, bool folded, const char* expected) {
            QTest::newRow(name) << static_cast<int>(order) << folded << QString::fromLatin1(expected);
        };
        row("number", LaneOrder::Number, false, "clip, rain, #1, #2, #3");
        row("begin", LaneOrder::Begin, false, "clip, rain, #1, #3, #2");
        row("class", LaneOrder::Class, false, "clip, rain, animal 1, #2, person 2, #1, #3");
        row("folded class", LaneOrder::Class, true, "clip, rain, animal 1, #2, person 2");
        row("nothing is folded elsewhere", LaneOrder::Number, true, "clip, rain, #1, #2, #3");
    }
    void rowsFollowTheOrder()
    {
        QFETCH(const int, order);
        QFETCH(const bool, folded);
        Clip clip;
        QVERIFY_OK(edit::setClipTag(clip.document, "leaves", true));
        const std::set<std::string> away = folded ? std::set<std::string>{"person"} : std::set<std::string>{};
        QTEST(shortRows(rowsOf(clip.document.labels(), {static_cast<LaneOrder>(order), away, {}})), "expected");
    }
    void emptyClipHasNoRows() { QVERIFY(rowsOf({}, {LaneOrder::Class, {}, {}}).empty()); }
    /// What the list of tracks leaves out has no lane either, and a class of which nothing is left no head.
    void lanesAreThoseThatAreListed()
    {
        Clip clip;
        Stage stage(clip);
        Appearance appearance;
        TrackPanel panel(appearance);
        panel.show();
        panel.attach(clip.document, clip.selection);
        stage.view.setLaneOrder(LaneOrder::Class);
        const QString all = shortRows(stage.view.rows());
        auto* filter = panel.findChild<QLineEdit*>(QStringLiteral("trackFilter"));
        QTest::keyClicks(filter, QStringLiteral("animal"));
        QCOMPARE(shortRows(stage.view.rows()), QStringLiteral("rain, animal 1, #2"));
        const annotation::TrackId added = clip.add({10, 10, 40, 40}, {3}, "animal");
        QVERIFY(stage.view.laneMiddle(added).has_value()); // a new one that passes is there at once
        filter->clear();
        QVERIFY_OK(clip.document.undo());
        QCOMPARE(shortRows(stage.view.rows()), all);
    }
    void headsFoldAndSelect()
    {
        Clip clip;
        Stage stage(clip);
        stage.view.setLaneOrder(LaneOrder::Class);
        const QPoint head(60, stage.view.rowMiddle(3)); // person
        QTest::mouseClick(stage.view.viewport(), Qt::LeftButton, Qt::ControlModifier, head);
        QCOMPARE(clip.selection.tracks(), (std::set{clip.first, clip.second}));
        QTest::mouseClick(stage.view.viewport(), Qt::LeftButton, {}, head);
        QVERIFY(!stage.view.laneMiddle(clip.first) && stage.view.laneMiddle(clip.dog));
        QTest::mouseClick(stage.view.viewport(), Qt::LeftButton, {}, head);
        QVERIFY(stage.view.laneMiddle(clip.first));
        QVERIFY(stage.seeks.empty());
    }
    void clickOnATagMarksItsRange()
    {
        Clip clip;
        Stage stage(clip);
        QTest::mouseClick(stage.view.viewport(), Qt::LeftButton, {}, stage.cell({30}, stage.view.rowMiddle(0)));
        QCOMPARE(clip.selection.range(), (std::optional<FrameRange>{{{20}, {40}}}));
        QCOMPARE(stage.seeks.back(), FrameIndex{30});
        QTest::mouseClick(stage.view.viewport(), Qt::LeftButton, {}, stage.cell({70}, stage.view.rowMiddle(0)));
        QCOMPARE(stage.seeks.back(), FrameIndex{70}); // beside it: only goes there
        QCOMPARE(rainOf(clip), (FrameRange{{20}, {40}}));
    }
    void endsOfATagAreDragged_data()
    {
        QTest::addColumn<double>("from"); // edges of frames
        QTest::addColumn<int>("to");
        QTest::addColumn<std::vector<int>>("expected");
        QTest::newRow("begin to the left") << 20.0 << 12 << std::vector{12, 40};
        QTest::newRow("begin to the right") << 20.0 << 25 << std::vector{25, 40};
        QTest::newRow("begin not past the end") << 20.0 << 80 << std::vector{39, 40};
        QTest::newRow("end to the right") << 40.0 << 59 << std::vector{20, 60};
        QTest::newRow("end not before the begin") << 40.0 << 3 << std::vector{20, 21};
        QTest::newRow("end not out of the clip") << 40.0 << 300 << std::vector{20, 100};
    }
    void endsOfATagAreDragged()
    {
        QFETCH(const double, from);
        QFETCH(const int, to);
        QFETCH(const std::vector<int>, expected);
        Clip clip;
        Stage stage(clip);
        const int y = stage.view.rowMiddle(0);
        const QPoint edge(static_cast<int>(stage.view.scale().edge({static_cast<std::int64_t>(from)})), y);
        const std::size_t steps = clip.document.history().edits.size();
        stage.drag(edge, stage.cell({to}, y));
        QCOMPARE(rainOf(clip), (FrameRange{{expected[0]}, {expected[1]}}));
        QCOMPARE(clip.document.history().edits.size(), steps + 1);
        QVERIFY_OK(clip.document.undo());
        QCOMPARE(rainOf(clip), (FrameRange{{20}, {40}}));
    }
    void endIsLeftAloneInReviewAndByEscape()
    {
        Clip clip;
        Stage stage(clip);
        const int y = stage.view.rowMiddle(0);
        const QPoint edge(static_cast<int>(stage.view.scale().edge({20})), y);
        QTest::mousePress(stage.view.viewport(), Qt::LeftButton, {}, edge);
        stage.moveTo(stage.cell({5}, y));
        QVERIFY(stage.view.stepBackOut());
        QTest::mouseRelease(stage.view.viewport(), Qt::LeftButton, {}, stage.cell({5}, y));
        QCOMPARE(rainOf(clip), (FrameRange{{20}, {40}}));
        clip.document.setMode(edit::EditMode::ReadOnly);
        stage.drag(edge, stage.cell({5}, y));
        QCOMPARE(rainOf(clip), (FrameRange{{20}, {40}}));
    }
    void rangeDragTakesTracksOnly()
    {
        Clip clip;
        Stage stage(clip);
        stage.view.setLaneOrder(LaneOrder::Class);
        stage.drag(stage.cell({10}, stage.view.rowMiddle(0)), stage.cell({15}, stage.view.rowMiddle(4)),
                   Qt::ShiftModifier);
        QCOMPARE(clip.selection.range(), (std::optional<FrameRange>{{{10}, {16}}}));
        QCOMPARE(clip.selection.tracks(), (std::set{clip.dog, clip.first}));
    }
    void excludedFramesAreHatched()
    {
        Clip clip;
        Stage stage(clip);
        OverviewStrip strip(stage.appearance);
        strip.resize(300, 24);
        strip.attach(clip.document, clip.selection);
        const QImage lanes = stage.view.viewport()->grab().toImage();
        const QImage overview = strip.grab().toImage();
        QVERIFY_OK(edit::setExcluded(clip.document, {{60}, {80}}, true));
        QVERIFY(stage.view.viewport()->grab().toImage() != lanes);
        QVERIFY(strip.grab().toImage() != overview);
    }
    void cachedFramesAreMarkedOnTheOverview()
    {
        Clip clip;
        Appearance appearance;
        OverviewStrip strip(appearance);
        strip.resize(300, 24);
        strip.attach(clip.document, clip.selection);
        strip.setCached({{{50}, {60}}});
        const QImage image = strip.grab().toImage();
        const QColor cached = appearance.theme().color(Token::TextMuted);
        QCOMPARE(image.pixelColor(3 * 55, 23), cached);
        QVERIFY(image.pixelColor(3 * 45, 23) != cached);
        strip.detach();
        strip.attach(clip.document, clip.selection);
        QVERIFY(strip.grab().toImage().pixelColor(3 * 55, 23) != cached);
    }
    void stripeTellsValues()
    {
        Clip clip;
        const auto say = [&](const char* value, std::int64_t frame) {
            return clip.document.setAttributeFrom(clip.first, {{frame}, "activity", value});
        };
        const auto stripe = [&](FrameRange within) {
            return valueStripe(clip.track(clip.first), clip.document.facts().labels, within);
        };
        QVERIFY(stripe({{0}, {100}}).empty());
        QVERIFY_OK(say("walking", 10));
        QVERIFY_OK(say("standing", 30));
        QVERIFY_OK(say("", 50));
        QCOMPARE(stripe({{0}, {100}}), (std::vector<ValueSpan>{{{{10}, {30}}, 1}, {{{30}, {50}}, 0}}));
        QCOMPARE(stripe({{20}, {40}}), (std::vector<ValueSpan>{{{{20}, {30}}, 1}, {{{30}, {40}}, 0}}));
        QVERIFY(stripe({{60}, {100}}).empty());
    }
    void segmentsAreTheFirstRowAndOnesOwnIsLit()
    {
        testing::FakeJournal journal;
        edit::DocumentFacts facts{.labels = annotation::defaultLabelSet(),
                                  .frames = {100, {testing::kPictureWidth, testing::kPictureHeight}},
                                  .author = "k4.pid.test"};
        facts.segments = {{.frames = {{0}, {50}}, .assignee = "k4.pid.test", .name = "Anna"},
                          {.frames = {{50}, {100}}, .assignee = "k4.pid.ben", .name = "Ben"}};
        edit::AnnotationDocument document({}, facts, journal);
        edit::Selection selection(document);
        Appearance appearance;
        TimelineView view(appearance);
        view.resize(900, 200);
        view.attach(document, selection, testing::tenPerSecond(100));
        QCOMPARE(view.rows().size(), std::size_t{1});
        QCOMPARE(view.rows().front().kind, Kind::Segments);
        const QImage picture = view.grab().toImage();
        const auto colourAt = [&](std::int64_t frame, int y) {
            return picture.pixel(static_cast<int>(view.scale().middle({frame})), y);
        };
        const int bar = view.rowMiddle(0);
        QVERIFY(colourAt(40, bar) != colourAt(90, bar)); // mine and Ben's
        QVERIFY(colourAt(40, 150) != colourAt(90, 150)); // a veil over what is not mine
        QCOMPARE(colourAt(30, 150), colourAt(40, 150));
        OverviewStrip strip(appearance);
        strip.resize(400, strip.height());
        strip.attach(document, selection);
        const QImage overview = strip.grab().toImage();
        QVERIFY(overview.pixel(150, 12) != overview.pixel(350, 12));
        strip.detach();
        view.detach();
    }
};

QTEST_MAIN(TestTimelineRows)
#include "tst_timeline_rows.moc"
