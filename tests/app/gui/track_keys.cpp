#include "tests/app/gui/track_keys.h"

#include "annotation/attribute_edit.h"
#include "annotation/edit/track_list_model.h"
#include "tests/app/gui/presser.h"

#include <QApplication>
#include <QListView>

namespace consentry::testing {

using app::ActionId;
using Role = edit::TrackListModel::Role;

namespace {

constexpr Box kLeft{60, 120, 80, 90};
constexpr Box kRight{240, 120, 80, 90};

/// All that the track list knows.
QString tracksOf(WindowBench& bench)
{
    QStringList text;
    for (int row = 0; row < bench.trackCount(); ++row) {
        for (const Role role : {Role::IdRole, Role::LabelRole, Role::KeyFrameCountRole, Role::VisibleRole})
            text << bench.track(row).data(role).toString();
        const QRectF box = bench.track(row).data(Role::BoxRole).toRectF();
        text << QString::number(box.x()) << QString::number(box.width());
    }
    return text.join(QLatin1Char(' '));
}

QString flagsOf(WindowBench& bench)
{
    QString text;
    for (const Role role : {Role::HiddenRole, Role::LockedRole, Role::PinnedRole})
        text += bench.track(0).data(role).toString();
    return text;
}

QString selectedOf(WindowBench& bench)
{
    return QString::number(bench.hands().see<QListView>("trackList").selectionModel()->selectedIndexes().size());
}

QString markOf(WindowBench& bench)
{
    return bench.hands().see<QWidget>("markTruncated").property("checked").toString();
}

QString rangeOf(WindowBench& bench)
{
    return bench.hands().sees("markedRange") ? bench.hands().textOf("markedRange") : QString();
}

QString toastOf(WindowBench& bench)
{
    return bench.hands().sees("toastMessage") ? bench.hands().textOf("toastMessage") : QString();
}

QString askOf(WindowBench& bench)
{
    return bench.hands().sees("askBar") ? bench.hands().textOf("askWords") : QString();
}

void tryShowing(WindowBench& bench, Presser& keys)
{
    bench.hands().press("Esc"); // nothing is selected
    keys.press(ActionId::SelectAll, selectedOf);
    for (const ActionId flag : {ActionId::HideTracks, ActionId::LockTracks, ActionId::PinTracks}) {
        keys.press(flag, flagsOf);
        keys.press(flag, flagsOf);
    }
}

void tryCombining(WindowBench& bench, Presser& keys)
{
    for (const ActionId id : {ActionId::MergeTracks, ActionId::JoinTracks}) {
        keys.pressAndUndo(id, tracksOf);
        bench.hands().press("Ctrl+A");
    }
    keys.press(ActionId::SetClass2, tracksOf);
    for (const ActionId id : {ActionId::SetClass3, ActionId::SetClass4, ActionId::SetClass5, ActionId::SetClass6,
                              ActionId::SetClass7, ActionId::SetClass8, ActionId::SetClass9})
        keys.press(id, tracksOf);
    keys.press(ActionId::SetClass1, tracksOf);
    keys.pressAndUndo(ActionId::SwapTracks, tracksOf);
    keys.press(ActionId::CopyBoxes, toastOf);
    keys.pressAndUndo(ActionId::PasteBoxes, tracksOf);
}

/// With one track selected that has key frames in frames 0 and 10; frame 5 is shown.
void tryOneTrack(WindowBench& bench, Presser& keys)
{
    Hands& hands = bench.hands();
    keys.pressAndUndo(ActionId::ToggleTruncated, markOf);
    keys.pressAndUndo(ActionId::ToggleInterpolation, tracksOf);
    keys.pressAndUndo(ActionId::SplitTrack, tracksOf);
    hands.clickRow(hands.see<QAbstractItemView>("trackList"), 0);
    hands.see<QWidget>("videoCanvas").setFocus();
    const QString before = tracksOf(bench);
    keys.press(ActionId::Propagate, askOf);
    hands.press("3");
    hands.press("Return");
    must(askOf(bench).isEmpty() && tracksOf(bench) != before, QStringLiteral("the box was not kept"));
    hands.press("Ctrl+Z");
    keys.press(ActionId::SimplifyTracks, askOf);
    hands.press("Esc");
    must(askOf(bench).isEmpty() && tracksOf(bench) == before, QStringLiteral("Esc did something"));
    keys.press(ActionId::BeginRange, rangeOf);
    bench.seekByTimeline(12);
    keys.press(ActionId::EndRange, rangeOf);
    keys.pressAndUndo(ActionId::RemoveKeyFramesInRange, tracksOf);
    keys.pressAndUndo(ActionId::RemoveBoxesInRange, tracksOf);
    keys.press(ActionId::ForgetRange, rangeOf);
}

QString hintOf(WindowBench& bench)
{
    return bench.hands().textOf("modeHint");
}

QString tagsOf(WindowBench& bench)
{
    return bench.hands().sees("tagSummary") ? bench.hands().textOf("tagSummary") : QString();
}

QString tagBarOf(WindowBench& bench)
{
    return bench.hands().sees("tagBar") ? QStringLiteral("open") : QString();
}

std::string activityOf(WindowBench& bench)
{
    return annotation::valueAt(bench.storedLabels().tracks.at(0), "activity", {5});
}

/// The first track is a person; attributes and tags are set without a pointer.
void trySaying(WindowBench& bench, Presser& keys)
{
    Hands& hands = bench.hands();
    keys.press(ActionId::AttributeMode, hintOf);
    hands.press("2");
    must(activityOf(bench) == "walking", QStringLiteral("2 is not walking"));
    hands.press("0");
    must(activityOf(bench).empty(), QStringLiteral("0 is not nothing"));
    hands.press("Esc");
    keys.press(ActionId::ShowTags, tagBarOf);
    hands.press("3");
    must(tagsOf(bench).contains(QLatin1String("rain")), QStringLiteral("3 is not rain"));
    hands.press("Esc");
    must(tagBarOf(bench).isEmpty(), QStringLiteral("the tags are still there"));
    hands.press("Ctrl+Z");
    keys.pressAndUndo(ActionId::ToggleExcluded, tagsOf);
    keys.press(ActionId::IgnoreBox, tagsOf);
    keys.press(ActionId::ForgetIgnored, tagsOf);
}

QString countOf(WindowBench& bench)
{
    return bench.hands().textOf("trackCount");
}

QString focusOf(WindowBench&)
{
    return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
}

void tryFilter(WindowBench& bench, Presser& keys)
{
    Hands& hands = bench.hands();
    const QString before = countOf(bench);
    keys.press(ActionId::FilterTracks, focusOf);
    hands.type(QStringLiteral("vehicle"));
    must(countOf(bench) != before && !hands.sees("trackList"), QStringLiteral("persons pass as vehicles"));
    hands.press("Ctrl+A");
    hands.press("Backspace");
    hands.press("Return");
    must(countOf(bench) == before, QStringLiteral("the filter stays"));
}

} // namespace

void tryTrackKeys(WindowBench& bench, QSet<QString>& tried)
{
    Presser keys(bench, tried);
    Hands& hands = bench.hands();
    bench.seekByTimeline(0);
    hands.drawBox(bench.canvas(), kLeft);
    hands.drawBox(bench.canvas(), kRight);
    bench.seekByTimeline(5);
    tryShowing(bench, keys);
    tryCombining(bench, keys);
    hands.clickRow(hands.see<QAbstractItemView>("trackList"), 0);
    hands.see<QWidget>("videoCanvas").setFocus();
    bench.seekByTimeline(10);
    hands.see<QWidget>("videoCanvas").setFocus();
    hands.press("Shift+Right");
    bench.seekByTimeline(5);
    tryOneTrack(bench, keys);
    bench.seekByTimeline(5);
    trySaying(bench, keys);
    tryFilter(bench, keys);
    hands.press("Ctrl+A");
    hands.press("Shift+Del");
    must(bench.trackCount() == 0, QStringLiteral("tracks are left"));
}

} // namespace consentry::testing
