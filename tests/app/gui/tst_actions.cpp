#include "annotation/label_set_draft.h"
#include "app/operations/label_sets.h"
#include "tests/app/gui/assist_keys.h"
#include "tests/app/gui/custody.h"
#include "tests/app/gui/presser.h"
#include "tests/app/gui/time_keys.h"
#include "tests/app/gui/track_keys.h"

#include "annotation/edit/track_list_model.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QSet>

using namespace consentry;
using namespace consentry::testing;
using app::ActionId;

namespace {

constexpr Box kDrawn{200, 120, 160, 100};
constexpr Box kOther{40, 200, 60, 60};

QString frameOf(WindowBench& bench)
{
    return QString::number(bench.canvas().shownFrame().value_or(FrameIndex{-1}).value);
}
QString labelsOf(WindowBench& bench)
{
    QStringList text{QString::number(bench.trackCount())};
    if (bench.trackCount() > 0)
        text << bench.track(0).data(edit::TrackListModel::KeyFrameCountRole).toString();
    if (bench.hands().sees("trackState"))
        text << bench.hands().textOf("trackState")
             << bench.hands().see<QAbstractButton>("markOccluded").property("checked").toString();
    return text.join(QLatin1Char(' '));
}
QString toolOf(WindowBench& bench)
{
    return QString::number(static_cast<int>(bench.canvas().tool()));
}
QString choiceOf(WindowBench& bench)
{
    return QString::fromStdString(bench.canvas().drawChoice().label);
}
QString zoomOf(WindowBench& bench)
{
    return QString::number(bench.canvas().mapping().zoom());
}
QString viewOf(WindowBench& bench)
{
    const widgets::ViewOptions& view = bench.canvas().viewOptions();
    return QStringLiteral("%1 %2 %3 %4")
        .arg(static_cast<int>(view.others))
        .arg(static_cast<int>(view.colourBy))
        .arg(static_cast<int>(view.trail))
        .arg(static_cast<int>(view.follow));
}
QString lanesOf(WindowBench& bench)
{
    return QString::number(static_cast<int>(bench.window().workbench().timeline().laneOrder()));
}
QString loopOf(WindowBench& bench)
{
    return bench.window().actions()[ActionId::Loop].isChecked() ? QStringLiteral("round") : QStringLiteral("once");
}
QString speedOf(WindowBench& bench)
{
    return bench.hands().see<QComboBox>("speedBox").currentText();
}
QString playOf(WindowBench& bench)
{
    return bench.window().actions()[ActionId::Play].text();
}
QString selectedOf(WindowBench& bench)
{
    return bench.hands().textOf("trackTitle");
}
QString focusOf(WindowBench&)
{
    return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
}
QString groundOf(WindowBench& bench)
{
    return bench.window().palette().color(QPalette::Window).name()
           + QApplication::palette().color(QPalette::Highlight).name() + qApp->styleSheet().left(4000);
}
QString openOf(WindowBench& bench)
{
    return bench.window().workbench().trustBar().summary();
}
QString pageOf(WindowBench& bench)
{
    return bench.hands().sees("unlockPage") ? QStringLiteral("unlock")
           : bench.window().isVisible()     ? QStringLiteral("work")
                                            : QStringLiteral("gone");
}

constexpr std::int64_t kWhereItIs = -1;

struct KeyCase {
    ActionId id;
    Measure measure;
    std::int64_t from = kWhereItIs; ///< frame to go to first
};

constexpr KeyCase kLooking[] = {
    {ActionId::Class2, choiceOf},    {ActionId::Class3, choiceOf},       {ActionId::Class4, choiceOf},
    {ActionId::Class5, choiceOf},    {ActionId::Class6, choiceOf},       {ActionId::Class7, choiceOf},
    {ActionId::Class8, choiceOf},    {ActionId::Class9, choiceOf},       {ActionId::Class1, choiceOf},
    {ActionId::SelectTool, toolOf},  {ActionId::BlurTool, toolOf},       {ActionId::DrawTool, toolOf},
    {ActionId::NextFrame, frameOf},  {ActionId::PreviousFrame, frameOf}, {ActionId::StepForward, frameOf},
    {ActionId::StepBack, frameOf},   {ActionId::LastFrame, frameOf},     {ActionId::FirstFrame, frameOf},
    {ActionId::ZoomIn, zoomOf},      {ActionId::ZoomOut, zoomOf},        {ActionId::ZoomPixels, zoomOf},
    {ActionId::ZoomFit, zoomOf},     {ActionId::ToggleTheme, groundOf},  {ActionId::ShowKeys, focusOf},
    {ActionId::Palette, focusOf},    {ActionId::History, focusOf},       {ActionId::Guideline, focusOf},
    {ActionId::ChangeKeys, focusOf}, {ActionId::ViewSettings, focusOf},  {ActionId::AskToSee, focusOf},
    {ActionId::GoToFrame, focusOf},  {ActionId::OwnFigures, focusOf},
};
constexpr KeyCase kPlaying[] = {
    {ActionId::Faster, speedOf},
    {ActionId::Slower, speedOf},
    {ActionId::Loop, loopOf},
};
// With one track from frame 2 on, which leaps from frame 10 to 11, has gone at 20, and is selected.
constexpr KeyCase kJumping[] = {
    {ActionId::NextKeyFrame, frameOf, 2},   {ActionId::PreviousKeyFrame, frameOf, 10},
    {ActionId::HalfWay, frameOf, 12},       {ActionId::NextTurn, frameOf, 5},
    {ActionId::PreviousTurn, frameOf, 15},  {ActionId::NextBoxes, frameOf, 0},
    {ActionId::PreviousBoxes, frameOf, 12}, {ActionId::NextEmpty, frameOf, 5},
    {ActionId::PreviousEmpty, frameOf, 12}, {ActionId::NextIssue, frameOf, 5},
    {ActionId::PreviousIssue, frameOf, 15}, {ActionId::HideOthers, viewOf},
    {ActionId::DimOthers, viewOf},          {ActionId::ShowTrail, viewOf},
    {ActionId::FollowTrack, viewOf},        {ActionId::ColourBy, viewOf},
    {ActionId::LaneOrder, lanesOf},
};
// With two boxes, five frames after the first was drawn; the first is selected.
constexpr KeyCase kEditing[] = {
    {ActionId::NextBox, selectedOf},  {ActionId::PreviousBox, selectedOf}, {ActionId::ToggleKeyFrame, labelsOf},
    {ActionId::Undo, labelsOf},       {ActionId::Redo, labelsOf},          {ActionId::ToggleOccluded, labelsOf},
    {ActionId::DeleteHere, labelsOf}, {ActionId::ToggleOutside, labelsOf}, {ActionId::RemoveTrack, labelsOf},
};

void pressFor(WindowBench& bench, const KeyCase& key, QSet<QString>& tried)
{
    const QAction& action = bench.window().actions()[key.id];
    if (key.from != kWhereItIs) {
        bench.window().workbench().transport().seekRequested({key.from}); // by which keys is not this test's concern
        bench.awaitFrame(key.from);
    }
    const QString before = key.measure(bench);
    must(action.isEnabled(), QStringLiteral("%1 is disabled").arg(action.objectName()));
    bench.hands().press(action.shortcuts().first().toString(QKeySequence::PortableText).toLatin1().constData());
    bench.hands().await([&] { return key.measure(bench) != before; },
                        QStringLiteral("a change by %1 from '%2'").arg(action.objectName(), before), 5000);
    tried << action.objectName();
}

/// A track from frame 2 on, which leaps from frame 10 to 11 and has gone at 20.
void drawLeapingTrack(WindowBench& bench)
{
    Hands& hands = bench.hands();
    bench.seekByTimeline(2);
    hands.drawBox(bench.canvas(), kDrawn);
    bench.seekByTimeline(10);
    hands.press("K");
    bench.seekByTimeline(11);
    hands.dragPoint(bench.canvas(), kDrawn.center(), {kDrawn.center().x + 240, kDrawn.center().y + 120});
    bench.seekByTimeline(20);
    hands.press("O");
}

/// As many as there are number keys.
Result<int> offerNineClasses(const WindowBench& bench)
{
    app::Session custodian = bench.session("custodian");
    annotation::LabelSetDraft draft;
    for (const char* name : {"boat", "parcel", "drone", "cone", "ladder", "fence"})
        TRY_VOID(draft.add({annotation::LabelPart::Class, name}));
    return app::changeLabelSet(custodian, draft.labels());
}

} // namespace

/// One table feeds menus, keys and help; here each row is done by its key, as a person would.
class TestActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatOnePersonDoesWorksByKey();
    void whatTakesSeveralWorksByKey();
    void noActionIsLeftOut();
    void actionsAreDistinct();

private:
    TempFolder m_folder;
    fs::path m_sample;
    QSet<QString> m_tried; ///< actions that a key has been seen to do
};

void TestActions::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

void TestActions::whatOnePersonDoesWorksByKey()
{
    WindowBench bench(m_sample);
    QSet<QString>& tried = m_tried;
    BY_HAND({
        Hands& hands = bench.hands();
        QVERIFY_OK(offerNineClasses(bench));
        bench.unlockAs("annotator");
        StoredProposals(bench).fill(
            {{"vehicle", 0.9}, {"animal", 0.9}, {"vehicle", 0.9}, {"person", 0.9}, {"person", 0.9}});
        bench.openClip();
        tryAssistKeys(bench, tried);
        for (const KeyCase& key : kLooking) {
            pressFor(bench, key, tried);
            if (key.measure == focusOf && key.id != ActionId::GoToFrame)
                hands.press("Esc"); // closes what was opened
        }
        hands.press("Return");
        for (const KeyCase& key : kPlaying)
            pressFor(bench, key, tried);
        hands.press("Alt+L"); // once is enough
        pressFor(bench, {ActionId::Play, playOf, 0}, tried);
        hands.await([&] { return playOf(bench) == QLatin1String("Play"); }, QStringLiteral("the end of the clip"));
        pressFor(bench, {ActionId::PlayBackward, playOf, 20}, tried);
        hands.await([&] { return playOf(bench) == QLatin1String("Play"); }, QStringLiteral("the start of the clip"));
        tryTrackKeys(bench, tried);
        tryTimeKeys(bench, tried);
        drawLeapingTrack(bench);
        for (const KeyCase& key : kJumping)
            pressFor(bench, key, tried);
        hands.press("Shift+Del");
        hands.press("Alt+H"); // all are shown again
        bench.seekByTimeline(0);
        hands.drawBox(bench.canvas(), kOther);
        hands.drawBox(bench.canvas(), kDrawn);
        bench.seekByTimeline(5);
        for (const KeyCase& key : kEditing)
            pressFor(bench, key, tried);
        hands.drawBox(bench.canvas(), kDrawn);
        pressFor(bench, {ActionId::Submit, openOf}, tried);
        bench.reviewAs("lead");
        pressFor(bench, {ActionId::Return, focusOf}, tried);
        hands.click(bench.canvas(), QPoint(8, 8));
        pressFor(bench, {ActionId::Accept, openOf}, tried);
        hands.click("tabAnnotate");
        bench.openClip();
        pressFor(bench, {ActionId::ReportClip, openOf}, tried);
        bench.swapTo("custodian");
        pressFor(bench, {ActionId::EditLabelSet, focusOf}, tried);
        hands.press("Esc");
        pressFor(bench, {ActionId::Lock, pageOf}, tried);
        bench.swapTo("annotator");
        bench.messages().folder = QString::fromStdString(bench.workspace().string());
        pressFor(bench, {ActionId::OpenWorkspace, pageOf}, tried);
        pressFor(bench, {ActionId::Quit, pageOf}, tried);
    });
}

void TestActions::whatTakesSeveralWorksByKey()
{
    WindowBench bench(m_sample);
    BY_HAND(tryCustodyKeys(bench, m_tried));
}

/// Of the whole table; by the tests above, which this one needs.
void TestActions::noActionIsLeftOut()
{
    for (const app::ActionSpec& spec : app::actionSpecs())
        QVERIFY2(m_tried.contains(QLatin1String(spec.name)), spec.name);
}

void TestActions::actionsAreDistinct()
{
    WindowBench bench(m_sample);
    QSet<QString> names;
    QSet<QString> keys;
    for (const app::ActionSpec& spec : app::actionSpecs()) {
        const QAction& action = bench.window().actions()[spec.id];
        QVERIFY2(!names.contains(action.objectName()), spec.name);
        names << action.objectName();
        QVERIFY2(!action.shortcuts().isEmpty(), spec.name);
        for (const QKeySequence& key : action.shortcuts()) {
            QVERIFY2(!key.isEmpty() && !keys.contains(key.toString()), spec.name);
            keys << key.toString();
        }
        QCOMPARE(action.icon().pixmap(20).isNull(), *spec.icon == '\0');
    }
}

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
