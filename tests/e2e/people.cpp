#include "tests/e2e/people.h"

#include "annotation/edit/track_list_model.h"

#include <QDir>
#include <QFile>

#include <cmath>
#include <cstdio>

namespace consentry::testing {
namespace {

constexpr const char* kDoor = "door"; // the demo clip whose truth we have
constexpr const char* kYard = "yard"; // people who walk
constexpr std::int64_t kFollowed[] = {30, 60, 90, 120, 149};
constexpr std::int64_t kBetween = 75; // where linear motion is not what happens
constexpr double kCloseEnough = 3;    // pixels of the clip: what a hand does on a screen that shows it smaller

struct Drawn {
    const char* label;
    const char* key;
};

constexpr Drawn kDrawn[] = {{"person", "1"}, {"animal", "2"}, {"vehicle", "3"}};

/// What is seen in the yard, by eye.
struct Seen {
    const char* key; ///< of its class
    Box first;       ///< in frame 0
    Box later;       ///< in frame kLater
};

constexpr std::int64_t kLater = 20;
constexpr Seen kSeen[] = {{"1", {252, 219, 33, 88}, {363, 192, 36, 85}},
                          {"1", {641, 240, 43, 82}, {440, 232, 39, 88}},
                          {"3", {652, 44, 71, 56}, {652, 44, 71, 56}}};

bool areClose(const Box& a, const Box& b)
{
    const double differences[] = {a.x - b.x, a.y - b.y, a.right() - b.right(), a.bottom() - b.bottom()};
    return std::ranges::all_of(differences, [](double difference) { return std::abs(difference) <= kCloseEnough; });
}

} // namespace

People::People(app::MainWindow& window, ScriptedMessages& messages, Setting setting)
    : m_window(window), m_messages(messages), m_setting(std::move(setting)), m_hands(window)
{
}

void People::wholeJob()
{
    try {
        day();
    } catch (const Unexpected&) {
        screenshot("failure");
        throw;
    }
}

void People::day()
{
    screenshot("start");
    arrive(QStringLiteral("annotator"));
    must(m_hands.textOf("bannerFact").contains(QLatin1String("Demo")),
         QStringLiteral("nothing says that this is a demo"));
    annotate();
    submit();
    annotateYard();
    submit();
    swapTo(QStringLiteral("lead"));
    review(kDoor, int(std::size(kDrawn)), QStringLiteral("The person steps out of the box around frame 76."));
    review(kYard, int(std::size(kSeen)), {});
    swapTo(QStringLiteral("annotator"));
    openClip(kDoor);
    const QString comment = m_hands.textOf("returnComment");
    must(comment.contains(QLatin1String("frame 76")),
         QStringLiteral("the lead's comment is not shown: %1").arg(comment));
    say(QStringLiteral("read the lead's comment: %1").arg(comment));
    followAll(kBetween);
    screenshot("returned");
    submit();
    swapTo(QStringLiteral("lead"));
    review(kDoor, int(std::size(kDrawn)), {});
    exportLabels();
}

void People::say(const QString& what) const
{
    std::printf("%s: %s\n", qPrintable(m_person), qPrintable(what));
    std::fflush(stdout);
}

void People::screenshot(const char* name)
{
    if (m_setting.screenshots.empty())
        return;
    QTest::qWait(50); // what is animated or painted later
    const QString file = QString::fromStdString((m_setting.screenshots / name).string()) + QStringLiteral(".png");
    must(m_window.grab().toImage().convertToFormat(QImage::Format_RGB888).save(file),
         QStringLiteral("cannot write %1").arg(file));
}

void People::arrive(const QString& person)
{
    m_person = person;
    m_window.start({.workspace = m_setting.workspace,
                    .identity = m_setting.workspace / "people" / (person.toStdString() + ".age"),
                    .passphraseFile = {}});
    screenshot("unlock");
    m_hands.fill("passphrase", QStringLiteral("not it"));
    m_hands.press("Return");
    const auto refused = [this] {
        return m_hands.sees("unlockLine") && m_hands.textOf("unlockLine").contains(QLatin1String("does not open"));
    };
    m_hands.await(refused, QStringLiteral("a refused passphrase"));
    say(QStringLiteral("mistyped the passphrase: %1").arg(m_hands.textOf("unlockLine")));
    enterPassphrase(person);
}

void People::swapTo(const QString& person)
{
    m_hands.press("Ctrl+L");
    m_hands.await([this] { return m_hands.sees("unlockPage"); }, QStringLiteral("the unlock page"));
    say(QStringLiteral("locked"));
    m_person = person;
    m_messages.file =
        QString::fromStdString((m_setting.workspace / "people" / (person.toStdString() + ".age")).string());
    m_hands.click("otherIdentity");
    enterPassphrase(person);
}

void People::enterPassphrase(const QString& person)
{
    QFile file(
        QString::fromStdString((m_setting.workspace / "people" / (person.toStdString() + ".passphrase")).string()));
    must(file.open(QIODevice::ReadOnly), QStringLiteral("cannot read %1").arg(file.fileName()));
    m_hands.fill("passphrase", QString::fromUtf8(file.readLine()).trimmed());
    m_hands.press("Return");
    m_hands.await([this] { return m_hands.sees("queueList"); }, QStringLiteral("the queue"));
    must(m_hands.textOf("place").contains(person), QStringLiteral("the bar does not name %1").arg(person));
    say(QStringLiteral("unlocked by typing the passphrase"));
}

void People::openClip(const char* camera)
{
    auto& list = m_hands.see<QAbstractItemView>("queueList");
    int row = 0;
    while (row < list.model()->rowCount()
           && list.model()->index(row, 0).data(widgets::kCameraRole).toString() != QLatin1String(camera))
        ++row;
    const QString id = list.model()->index(row, 0).data(widgets::kShortIdRole).toString();
    m_hands.doubleClickRow(list, row);
    awaitFrame(0);
    const QString trust = m_window.workbench().trustBar().summary();
    for (const char* word : {"consented", "annotation", "view", "left", "blurred"})
        must(trust.contains(QLatin1String(word)),
             QStringLiteral("the trust bar does not say '%1': %2").arg(QLatin1String(word), trust));
    say(QStringLiteral("opened clip %1; the trust bar says: %2").arg(id, trust));
}

void People::annotate()
{
    openClip(kDoor);
    clearOldTracks();
    drawAll();
    checkUndo();
    m_hands.press("S");
    for (const std::int64_t frame : kFollowed)
        followAll(frame);
    moveAround();
}

void People::annotateYard()
{
    openClip(kYard);
    int count = 0;
    for (const Seen& seen : kSeen) {
        m_hands.press(seen.key);
        m_hands.drawBox(m_window.workbench().canvas(), seen.first);
        ++count;
        must(trackCount() == count && areClose(boxOf(count - 1), seen.first),
             QStringLiteral("box %1 of the yard is not where it was drawn").arg(count));
    }
    goTo(kLater);
    m_hands.press("S");
    for (int track = 0; track < count; ++track)
        fit(track, kSeen[track].later);
    say(QStringLiteral("drew boxes around two people and a car, and followed them to frame %1").arg(kLater));
    screenshot("annotate-yard");
}

/// Labels that came with the clip go, with a look at the way back.
void People::clearOldTracks()
{
    if (trackCount() == 0)
        return;
    const int before = trackCount();
    m_hands.clickRow(tracks(), 0);
    m_hands.press("Shift+Del");
    must(trackCount() == before - 1, QStringLiteral("the track was not removed"));
    m_hands.click("toastAction");
    must(trackCount() == before, QStringLiteral("Undo in the toast did not bring the track back"));
    say(QStringLiteral("removed an imported track and took that back"));
    while (trackCount() > 0) {
        m_hands.clickRow(tracks(), 0);
        m_hands.press("Shift+Del");
    }
    say(QStringLiteral("removed what was imported"));
}

void People::drawAll()
{
    int count = trackCount();
    for (const Drawn& drawn : kDrawn) {
        m_hands.press(drawn.key);
        const Box target = m_setting.truth.boxes.at(drawn.label).at(0);
        m_hands.drawBox(m_window.workbench().canvas(), target);
        must(trackCount() == ++count,
             QStringLiteral("no box for the %1 after dragging").arg(QLatin1String(drawn.label)));
        must(areClose(boxOf(count - 1), target),
             QStringLiteral("the box of the %1 is not where it was drawn").arg(QLatin1String(drawn.label)));
        must(m_hands.textOf("storedState").contains(QLatin1String("stored")),
             QStringLiteral("the mode line does not say that it is stored"));
        say(QStringLiteral("drew a box around the %1 at frame 0").arg(QLatin1String(drawn.label)));
    }
}

void People::checkUndo()
{
    const int count = trackCount();
    m_hands.press("Ctrl+Z");
    must(trackCount() == count - 1, QStringLiteral("undo did nothing"));
    m_hands.press("Ctrl+Shift+Z");
    must(trackCount() == count, QStringLiteral("redo did nothing"));
    say(QStringLiteral("undid and redid the last box"));
}

void People::followAll(std::int64_t frame)
{
    goTo(frame);
    m_hands.press("S");
    for (int track = 0; track < trackCount(); ++track) {
        const QString label = tracks().model()->index(track, 0).data(edit::TrackListModel::LabelRole).toString();
        fit(track, m_setting.truth.boxes.at(label.toStdString()).at(frame));
    }
    say(QStringLiteral("followed %1 objects to frame %2").arg(trackCount()).arg(frame));
}

void People::moveAround()
{
    widgets::TimelineView& timeline = m_window.workbench().timeline();
    const int x = int(std::lround(timeline.scale().middle({90})));
    m_hands.click(*timeline.viewport(), QPoint(x, timeline.viewport()->height() / 2));
    awaitFrame(90);
    say(QStringLiteral("clicked frame 90 on the timeline"));
    m_hands.clickRow(tracks(), 0);
    screenshot("annotate");
    m_hands.press("Ctrl+Shift+T");
    screenshot("annotate-light");
    m_hands.press("Ctrl+Shift+T");
    screenshot("annotate-contrast");
    m_hands.press("Ctrl+Shift+T");
    m_hands.click(m_window.workbench().canvas(), QPoint(4, 4));
    m_hands.press("Home");
    awaitFrame(0);
    m_hands.press("Space");
    m_hands.await([this] { return m_window.workbench().canvas().shownFrame().value_or(FrameIndex{0}).value >= 10; },
                  QStringLiteral("playing"));
    m_hands.press("Space");
    say(QStringLiteral("played the clip and paused at frame %1")
            .arg(m_window.workbench().canvas().shownFrame()->value));
}

void People::submit()
{
    m_hands.press("Ctrl+Return");
    m_hands.await([this] { return !m_window.workbench().canvas().shownFrame(); },
                  QStringLiteral("the clip closes on submission"));
    must(m_hands.textOf("toastMessage").contains(QLatin1String("Submitted")),
         QStringLiteral("after submitting: %1").arg(m_hands.textOf("toastMessage")));
    say(QStringLiteral("submitted the clip for review"));
}

void People::review(const char* camera, int submitted, const QString& comment)
{
    m_hands.click("tabReview");
    openClip(camera);
    must(m_hands.textOf("submittedBy").contains(QLatin1String("annotator")),
         QStringLiteral("who submitted is not shown"));
    must(trackCount() == submitted, QStringLiteral("the submission does not hold %1 tracks").arg(submitted));
    goTo(kLater);
    m_hands.clickRow(tracks(), 0);
    say(QStringLiteral("looked at %1 by %2").arg(m_hands.textOf("submissionCounts"), m_hands.textOf("submittedBy")));
    if (!comment.isEmpty())
        m_hands.fill("reviewComment", comment);
    screenshot("review");
    m_hands.click(comment.isEmpty() ? "acceptLabels" : "returnLabels");
    m_hands.await([this] { return !m_window.workbench().canvas().shownFrame(); },
                  QStringLiteral("the clip closes on the decision"));
    const char* expected = comment.isEmpty() ? "accepted" : "sent back";
    must(m_hands.textOf("toastMessage").contains(QLatin1String(expected)),
         QStringLiteral("after deciding: %1").arg(m_hands.textOf("toastMessage")));
    say(comment.isEmpty() ? QStringLiteral("accepted the labels")
                          : QStringLiteral("sent the labels back: %1").arg(comment));
}

void People::exportLabels()
{
    m_hands.click("tabExport");
    m_messages.folder = QString::fromStdString(m_setting.exportFolder.string());
    m_hands.fill("exportName", QStringLiteral("front-doors"));
    m_hands.fill("exportRecipient", QStringLiteral("training job 7"));
    m_hands.click("exportPickFolder");
    m_hands.click("exportNow");
    m_hands.await([this] { return !m_hands.textOf("exportSummary").isEmpty(); }, QStringLiteral("the export"));
    const QString summary = m_hands.textOf("exportSummary");
    must(summary.startsWith(QLatin1String("Exported 2 clips")), QStringLiteral("the export failed: %1").arg(summary));
    screenshot("export");
    say(QStringLiteral("exported: %1").arg(summary));
}

int People::trackCount()
{
    return m_hands.sees("trackList") ? tracks().model()->rowCount() : 0;
}

Box People::boxOf(int track)
{
    const QRectF box = tracks().model()->index(track, 0).data(edit::TrackListModel::BoxRole).toRectF();
    return {box.x(), box.y(), box.width(), box.height()};
}

/// By keys, as hands do: ten frames at a time, then one by one.
void People::goTo(std::int64_t frame)
{
    const auto shown = [this] { return m_window.workbench().canvas().shownFrame().value_or(FrameIndex{0}).value; };
    while (shown() != frame) {
        const std::int64_t left = frame - shown();
        const std::int64_t step = left >= 10 ? 10 : left <= -10 ? -10 : left > 0 ? 1 : -1;
        const std::int64_t next = shown() + step;
        m_hands.press(step == 10 ? "V" : step == -10 ? "C" : step == 1 ? "F" : "D");
        awaitFrame(next);
    }
}

/// Moves the track's box by its body where nothing else lies in the middle, then by its corners to `target`.
void People::fit(int track, const Box& target)
{
    m_hands.clickRow(tracks(), track);
    widgets::VideoCanvas& canvas = m_window.workbench().canvas();
    // Alt: where the target says, not on a neighbour's edge.
    const auto move = [&](Point from, Point to) { m_hands.dragPoint(canvas, from, to, Qt::AltModifier); };
    const Box before = boxOf(track);
    bool alone = true;
    for (int other = 0; other < trackCount(); ++other)
        alone = alone && (other == track || intersection(boxOf(other), before).isEmpty());
    if (alone && !areClose(before, target))
        move(before.center(), target.center());
    const Box now = boxOf(track);
    if (!areClose(now, target)) {
        // A corner never crosses the opposite one, so the lower right goes out of the way first.
        const Point room{std::max(now.right(), target.right()), std::max(now.bottom(), target.bottom())};
        move({now.right(), now.bottom()}, room);
        move({boxOf(track).x, boxOf(track).y}, {target.x, target.y});
        move({boxOf(track).right(), boxOf(track).bottom()}, {target.right(), target.bottom()});
    }
    must(areClose(boxOf(track), target), QStringLiteral("track %1 could not be fitted by hand").arg(track + 1));
}

void People::awaitFrame(std::int64_t frame)
{
    const widgets::VideoCanvas& canvas = m_window.workbench().canvas();
    const bool came = QTest::qWaitFor([&] { return canvas.shownFrame() == FrameIndex{frame}; }, Hands::kPatience);
    must(came, QStringLiteral("frame %1 does not come; the trust bar says: %2")
                   .arg(frame)
                   .arg(m_window.workbench().trustBar().summary()));
}

} // namespace consentry::testing
