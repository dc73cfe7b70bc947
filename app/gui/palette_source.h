#pragma once

#include "app/gui/action_table.h"
#include "app/gui/open_clip.h"
#include "app/gui/playback_controller.h"
#include "app/gui/undo_controller.h"
#include "widgets/parts/command_palette.h"

#include <QAbstractItemModel>

#include <functional>

namespace consentry::app {

/// What commands act on now; the clip may be null.
struct PaletteScope {
    const ActionTable& actions;
    OpenClip* clip = nullptr;
    PlaybackController* playback = nullptr;    ///< there when the clip is
    const QAbstractItemModel* clips = nullptr; ///< as the queue shows them, with its roles; null: none
    std::function<void(const QString& clipId)> openClip = {};
};

/// Actions that can be done now, the tracks of the open clip, the clips of the queue, and a frame or time that is
/// typed.
widgets::PaletteSource commandSource(const PaletteScope& scope);

/// The steps of the open clip, newest first; choosing one goes back or forth to it.
widgets::PaletteSource historySource(const edit::AnnotationDocument& document, UndoController& undo);

} // namespace consentry::app
