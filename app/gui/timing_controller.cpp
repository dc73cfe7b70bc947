#include "app/gui/timing_controller.h"

#include "annotation/edit/track_operations.h"
#include "widgets/parts/key_words.h"
#include "widgets/parts/label_words.h"
#include "widgets/parts/words.h"

#include <QLocale>

namespace consentry::app {

using edit::TagEnd;
using widgets::TimelineView;

namespace {

// Beside those of the canvas and of the panels: steps of two places never merge.
constexpr edit::Gesture kFirstGesture = edit::Gesture{1} << 40;

} // namespace

TimingController::TimingController(const Parts& parts, QObject* parent)
    : QObject(parent), m_parts(parts), m_gesture(kFirstGesture)
{
    const auto on = [this](ActionId id, auto step) {
        connect(&m_parts.actions[id], &QAction::triggered, this, [this, step] {
            if (isFollowing())
                step();
        });
    };
    on(ActionId::KeyFrameEarlier, [this] { moveKeyFrames(-1); });
    on(ActionId::KeyFrameLater, [this] { moveKeyFrames(1); });
    on(ActionId::TagBegins, [this] { moveTagEnd(TagEnd::First); });
    on(ActionId::TagEnds, [this] { moveTagEnd(TagEnd::Last); });
    on(ActionId::TimelineZoomIn, [this] { m_parts.workbench.timeline().zoomIn(); });
    on(ActionId::TimelineZoomOut, [this] { m_parts.workbench.timeline().zoomOut(); });
    on(ActionId::TimelineWhole, [this] { m_parts.workbench.timeline().showWholeClip(); });
    on(ActionId::FoldLanes, [this] { foldLanes(); });
    update();
}

void TimingController::attach(edit::AnnotationDocument& document, edit::Selection& selection)
{
    detach();
    follow(document, selection);
    on(&edit::AnnotationDocument::modeChanged, this, &TimingController::update);
    on(&edit::Selection::tracksChanged, this, &TimingController::update);
    update();
}

void TimingController::detach()
{
    unfollow();
    update();
}

void TimingController::update()
{
    m_parts.actions.setEnabled({ActionId::TimelineZoomIn, ActionId::TimelineZoomOut, ActionId::TimelineWhole,
                                ActionId::FoldLanes},
                               isFollowing());
    m_parts.actions.setEnabled({ActionId::TagBegins, ActionId::TagEnds}, isEditable());
    m_parts.actions.setEnabled({ActionId::KeyFrameEarlier, ActionId::KeyFrameLater},
                               isEditable() && !m_selection->tracks().empty());
}

/// The picture goes along, so that a held key goes on with the same key frame; with nothing between, all of it is one
/// undo step.
void TimingController::moveKeyFrames(int step)
{
    const FrameIndex from = m_parts.playback.wanted();
    if (m_document->revision() != m_revision || from != m_movedTo)
        ++m_gesture;
    const auto moved = edit::retimeKeyFrames(*m_document, m_selection->tracks(), from, from + step, m_gesture);
    m_revision = m_document->revision();
    m_movedTo = from + step;
    if (!moved)
        return Q_EMIT editRefused(moved.error());
    if (*moved == edit::Outcome::Nothing)
        return m_parts.toast.say({.message = whyNotMoved(from, from + step)});
    m_parts.playback.pause();
    m_parts.playback.seek(from + step);
}

/// All go or none: tracks that are moved together stay together.
QString TimingController::whyNotMoved(FrameIndex from, FrameIndex to) const
{
    const auto stuck = edit::trackInTheWay(*m_document, m_selection->tracks(), from, to);
    if (!stuck)
        return tr("Nothing selected has a key frame in this frame");
    if (to.value < 0 || to.value >= m_document->facts().frames.frames)
        return to < from ? tr("The clip begins here: nothing was moved") : tr("The clip ends here: nothing was moved");
    const QString track = widgets::trackName(*m_document->labels().find(*stuck));
    const QString frame = QLocale().toString(widgets::frameNumber(to));
    if (m_selection->tracks().size() == 1)
        return tr("%1 has a key frame in frame %2 already. Remove that one first.").arg(track, frame);
    return tr("Nothing was moved: %1 has a key frame in frame %2 already. Remove that one, or deselect the track.")
        .arg(track, frame);
}

/// The tag's range is marked, as after a click on it: that says which tag it was, and the next key is about the same.
void TimingController::moveTagEnd(TagEnd end)
{
    const FrameIndex frame = m_selection->frame();
    const auto tag =
        edit::tagMeant(m_document->labels(), end, frame, m_selection->range(), m_selection->rangeTag());
    if (!tag)
        return m_parts.toast.say({.message = end == TagEnd::First ? tr("No tag of a range ends after this frame")
                                                                  : tr("No tag of a range begins before this frame")});
    const FrameRange to = edit::withEndAt(tag->range, end, frame);
    const auto moved = edit::moveRangeTag(*m_document, *tag, to);
    if (!moved)
        return Q_EMIT editRefused(moved.error());
    m_selection->setRange(to, tag->name);
}

void TimingController::foldLanes()
{
    if (!m_parts.workbench.timeline().foldSelected())
        m_parts.toast.say({.message = widgets::withKeys(tr("Lanes fold by class: %1 puts them in that order"),
                                                        {&m_parts.actions[ActionId::LaneOrder]},
                                                        tr("Lanes fold only in the order of classes"))});
}

} // namespace consentry::app
