#include "tests/app/gui/time_keys.h"

#include "tests/app/gui/presser.h"

namespace consentry::testing {

using app::ActionId;

namespace {

constexpr Box kLeft{60, 120, 80, 90};

QString keyFramesOf(WindowBench& bench)
{
    QString text;
    for (const annotation::Track& track : bench.storedLabels().tracks) {
        for (const annotation::KeyFrame& key : track.keyFrames)
            text += QString::number(key.frame.value) + QLatin1Char(' ');
    }
    return text;
}

QString tagsOf(WindowBench& bench)
{
    QString text;
    for (const annotation::RangeTag& tag : bench.storedLabels().rangeTags)
        text += QStringLiteral("%1-%2 ").arg(tag.range.begin.value).arg(tag.range.end.value);
    return text;
}

QString modeOf(WindowBench& bench)
{
    return bench.hands().textOf("modeHint");
}

QString scaleOf(WindowBench& bench)
{
    return QString::number(bench.window().workbench().timeline().scale().pixelsPerFrame());
}

QString rowsOf(WindowBench& bench)
{
    return QString::number(bench.window().workbench().timeline().rows().size());
}

QString placeOf(WindowBench& bench)
{
    const QPointF corner = bench.canvas().mapping().toWidget(Point{0, 0});
    return QStringLiteral("%1 %2").arg(corner.x()).arg(corner.y());
}

void keysAre(WindowBench& bench, const char* expected)
{
    must(keyFramesOf(bench) == QLatin1String(expected),
         QStringLiteral("key frames at %1instead of %2").arg(keyFramesOf(bench), QLatin1String(expected)));
}

void tryKeyFrames(WindowBench& bench, Presser& keys)
{
    bench.seekByTimeline(0);
    bench.hands().drawBox(bench.canvas(), kLeft);
    bench.seekByTimeline(10);
    bench.hands().press("K");
    keysAre(bench, "0 10 ");
    keys.press(ActionId::KeyFrameLater, keyFramesOf);
    bench.hands().press("Alt+Right"); // the picture goes along, be it there yet or not
    keysAre(bench, "0 12 ");
    keys.press(ActionId::KeyFrameEarlier, keyFramesOf);
    keysAre(bench, "0 11 ");
    bench.awaitFrame(11);
}

void tryTags(WindowBench& bench, Presser& keys)
{
    Hands& hands = bench.hands();
    bench.seekByTimeline(5);
    hands.press("[");
    bench.seekByTimeline(8);
    hands.press("]");
    hands.press("Y");
    hands.click("tagRange");
    for (const char* key : {"3", "Esc", "Alt+R"})
        hands.press(key);
    must(tagsOf(bench) == QLatin1String("5-9 "), QStringLiteral("the tag is at %1").arg(tagsOf(bench)));
    bench.seekByTimeline(3);
    keys.press(ActionId::TagBegins, tagsOf);
    bench.seekByTimeline(12);
    keys.press(ActionId::TagEnds, tagsOf);
    must(tagsOf(bench) == QLatin1String("3-13 "), QStringLiteral("the tag is at %1").arg(tagsOf(bench)));
    for (const char* key : {"Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Alt+R"})
        hands.press(key);
    must(tagsOf(bench).isEmpty(), QStringLiteral("the tag is still there"));
}

/// In the smallest window: in a wider one this short clip is as large as it becomes.
void tryTimeline(WindowBench& bench, Presser& keys)
{
    const QSize wide = bench.window().size();
    const QString before = scaleOf(bench);
    bench.window().resize(bench.window().minimumSize());
    bench.hands().await([&] { return scaleOf(bench) != before; }, QStringLiteral("a narrower timeline"));
    for (const ActionId id : {ActionId::TimelineZoomIn, ActionId::TimelineZoomOut, ActionId::TimelineZoomIn,
                              ActionId::TimelineWhole})
        keys.press(id, scaleOf);
    bench.window().resize(wide);
    bench.hands().await([&] { return scaleOf(bench) == before; }, QStringLiteral("the timeline as it was"));
}

} // namespace

void tryTimeKeys(WindowBench& bench, QSet<QString>& tried)
{
    Presser keys(bench, tried);
    Hands& hands = bench.hands();
    hands.see<QWidget>("videoCanvas").setFocus();
    keys.press(ActionId::BoxMode, modeOf);
    keys.press(ActionId::BoxMode, modeOf); // tracks again
    tryKeyFrames(bench, keys);
    tryTags(bench, keys);
    tryTimeline(bench, keys);
    hands.press("Alt+O");
    keys.press(ActionId::FoldLanes, rowsOf);
    keys.press(ActionId::FoldLanes, rowsOf);
    for (const char* key : {"Alt+O", "Alt+O", "Ctrl++", "Ctrl++"})
        hands.press(key);
    for (const ActionId id : {ActionId::PanLeft, ActionId::PanRight, ActionId::PanUp, ActionId::PanDown})
        keys.press(id, placeOf);
    for (const char* key : {"Ctrl+0", "Ctrl+A", "Shift+Del"})
        hands.press(key);
    must(bench.trackCount() == 0, QStringLiteral("tracks are left"));
}

} // namespace consentry::testing
