#include "app/gui/palette_source.h"

#include "annotation/interpolation.h"
#include "app/gui/edit_words.h"
#include "widgets/panels/queue_panel.h"
#include "widgets/parts/key_words.h"
#include "widgets/parts/label_words.h"
#include "widgets/parts/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace consentry::app {
namespace {

using widgets::PaletteEntry;
using Entries = std::vector<PaletteEntry>;

struct Palette {
    Q_DECLARE_TR_FUNCTIONS(Palette)
};

void addActions(const ActionTable& actions, Entries& entries)
{
    for (const ActionSpec& spec : actionSpecs()) {
        QAction& action = actions[spec.id];
        if (action.isEnabled() && spec.id != ActionId::Palette)
            entries.push_back({action.text(), widgets::keyOf(&action), [&action] { action.trigger(); }});
    }
}

/// Selects the track, and goes to where it begins when it is not in sight.
void showTrack(const PaletteScope& scope, annotation::TrackId id)
{
    const annotation::Track* track = scope.clip->document().labels().find(id);
    if (track == nullptr)
        return;
    scope.clip->selection().selectOnly(id);
    if (!annotation::stateAt(*track, scope.clip->selection().frame()))
        scope.playback->seek(track->keyFrames.front().frame);
}

void addTracks(const PaletteScope& scope, Entries& entries)
{
    for (const annotation::Track& track : scope.clip->document().labels().tracks) {
        const QString from = Palette::tr("track, from frame %1")
                                 .arg(QLocale().toString(widgets::frameNumber(track.keyFrames.front().frame)));
        entries.push_back({widgets::trackName(track), from, [scope, id = track.id] { showTrack(scope, id); }});
    }
}

void addClips(const PaletteScope& scope, Entries& entries)
{
    for (int row = 0; row < scope.clips->rowCount(); ++row) {
        const QModelIndex clip = scope.clips->index(row, 0);
        entries.push_back({clip.data().toString(), Palette::tr("clip"),
                           [open = scope.openClip, id = clip.data(widgets::kClipIdRole).toString()] { open(id); }});
    }
}

/// "137" is a frame, "0:12.5" a time.
std::optional<FrameIndex> typedFrame(const PaletteScope& scope, const QString& typed)
{
    const FrameTable& frames = *scope.clip->frames();
    if (const auto time = widgets::mediaTimeFromText(typed))
        return frames.frameAt(*time);
    bool isNumber = false;
    const qint64 number = typed.toLongLong(&isNumber);
    const FrameIndex frame = widgets::frameOfNumber(number);
    return isNumber && frames.range().contains(frame) ? std::optional(frame) : std::nullopt;
}

} // namespace

widgets::PaletteSource commandSource(const PaletteScope& scope)
{
    widgets::PaletteSource source;
    source.prompt = Palette::tr("An action, a track, a clip, a frame or a time");
    source.nothing = Palette::tr("Nothing of that name can be done now");
    source.entries = [scope] {
        Entries entries;
        addActions(scope.actions, entries);
        if (scope.clip != nullptr)
            addTracks(scope, entries);
        if (scope.clips != nullptr)
            addClips(scope, entries);
        return entries;
    };
    source.exact = [scope](const QString& typed) {
        const auto frame = scope.clip != nullptr ? typedFrame(scope, typed) : std::nullopt;
        if (!frame)
            return Entries{};
        const QString number = QLocale().toString(widgets::frameNumber(*frame));
        return Entries{{Palette::tr("Go to frame %1").arg(number),
                        widgets::mediaTimeText(scope.clip->frames()->time(*frame)),
                        [playback = scope.playback, to = *frame] { playback->seek(to); }}};
    };
    return source;
}

widgets::PaletteSource historySource(const edit::AnnotationDocument& document, UndoController& undo)
{
    widgets::PaletteSource source;
    source.prompt = Palette::tr("Undo history: choose the last step to keep");
    source.nothing = Palette::tr("No step of that name since the clip was opened");
    source.entries = [&document, &undo] {
        const edit::History history = document.history();
        Entries entries;
        const auto addStep = [&](std::size_t steps, const QString& words) {
            const QString place = steps == history.done  ? Palette::tr("now")
                                  : steps > history.done ? Palette::tr("undone")
                                                         : QString();
            entries.push_back({words, place, [&undo, steps] { undo.goToStep(steps); }, steps == history.done});
        };
        for (std::size_t steps = history.edits.size(); steps > 0; --steps)
            addStep(steps, editWords(history.edits[steps - 1]));
        addStep(0, Palette::tr("As the clip was opened"));
        return entries;
    };
    return source;
}

} // namespace consentry::app
