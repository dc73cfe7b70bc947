#include "app/gui/track_actions.h"

#include "annotation/interpolation.h"

namespace consentry::app {

using annotation::TrackId;
using edit::Outcome;

namespace {

constexpr double kMostTolerance = 100; // pixels

} // namespace

std::span<const TrackActions::Row> TrackActions::rows()
{
    using enum Needs;
    using T = TrackActions;
    static constexpr Row kRows[] = {
        {ActionId::DeleteHere, EditSelected, &T::deleteHere},
        {ActionId::RemoveTrack, EditSelected, &T::removeSelected},
        {ActionId::ToggleKeyFrame, EditSelected, &T::toggleKeyFrame},
        {ActionId::ToggleOutside, EditSelected, &T::toggleOutside},
        {ActionId::ToggleOccluded, EditSelected, &T::toggleOccluded},
        {ActionId::ToggleTruncated, EditSelected, &T::toggleTruncated},
        {ActionId::SetClass1, EditSelected, &T::setClassAt<0>, 1},
        {ActionId::SetClass2, EditSelected, &T::setClassAt<1>, 2},
        {ActionId::SetClass3, EditSelected, &T::setClassAt<2>, 3},
        {ActionId::SetClass4, EditSelected, &T::setClassAt<3>, 4},
        {ActionId::SetClass5, EditSelected, &T::setClassAt<4>, 5},
        {ActionId::SetClass6, EditSelected, &T::setClassAt<5>, 6},
        {ActionId::SetClass7, EditSelected, &T::setClassAt<6>, 7},
        {ActionId::SetClass8, EditSelected, &T::setClassAt<7>, 8},
        {ActionId::SetClass9, EditSelected, &T::setClassAt<8>, 9},
        {ActionId::MergeTracks, EditSeveral, &T::merge},
        {ActionId::JoinTracks, EditSeveral, &T::join},
        {ActionId::SplitTrack, EditSelected, &T::split},
        {ActionId::SwapTracks, EditPair, &T::swap},
        {ActionId::CopyBoxes, Selected, &T::copy},
        {ActionId::PasteBoxes, EditCopied, &T::paste},
        {ActionId::Propagate, EditSelected, &T::propagate},
        {ActionId::ToggleInterpolation, EditSelected, &T::toggleInterpolation},
        {ActionId::SimplifyTracks, EditSelected, &T::simplify},
        {ActionId::BeginRange, Clip, &T::beginRange},
        {ActionId::EndRange, Clip, &T::endRange},
        {ActionId::ForgetRange, Clip, &T::forgetRange},
        {ActionId::RemoveBoxesInRange, EditRange, &T::removeBoxesInRange},
        {ActionId::RemoveKeyFramesInRange, EditRange, &T::removeKeyFramesInRange},
        {ActionId::SelectAll, Clip, &T::selectAll},
        {ActionId::HideTracks, Selected, &T::toggleHidden},
        {ActionId::LockTracks, Selected, &T::toggleLocked},
        {ActionId::PinTracks, Selected, &T::togglePinned},
        {ActionId::AttributeMode, EditSelected, &T::startAttributes},
        {ActionId::ToggleExcluded, EditClip, &T::toggleExcluded},
        {ActionId::IgnoreBox, EditSelected, &T::ignoreBox},
        {ActionId::ForgetIgnored, EditClip, &T::forgetIgnored},
        {ActionId::ShowTags, Clip, &T::showTags},
        {ActionId::FilterTracks, Clip, &T::filterTracks},
    };
    return kRows;
}

TrackActions::TrackActions(const Parts& parts, QObject* parent)
    : QObject(parent), m_workbench(parts.workbench), m_actions(parts.actions), m_toast(parts.toast)
{
    for (const Row& row : rows())
        connect(&m_actions[row.id], &QAction::triggered, this, [this, row] {
            if (isPossible(row.needs))
                (this->*row.run)();
        });
    connect(&m_workbench.tags(), &widgets::TagBar::editRefused, this, &TrackActions::editRefused);
    widgets::AttributeEditor& attributes = m_workbench.tracks().attributes();
    connect(&attributes, &widgets::AttributeEditor::hintChanged, &m_workbench.modeLine(),
            &widgets::ModeLine::setKeysHint);
    connect(&attributes, &widgets::AttributeEditor::keysEnded, this, [this, &attributes] {
        m_workbench.modeLine().setKeysHint({});
        if (attributes.hasFocus())
            m_workbench.canvas().setFocus();
    });
    update();
}

void TrackActions::attach(edit::AnnotationDocument& document, edit::Selection& selection)
{
    detach();
    follow(document, selection);
    on(&edit::AnnotationDocument::modeChanged, this, &TrackActions::update);
    on(&edit::TrackFlags::changed, this, [this] { m_toast.dismiss(); }); // its Undo was for the step before
    on(&edit::Selection::tracksChanged, this, &TrackActions::update);
    on(&edit::Selection::rangeChanged, this, &TrackActions::update);
    m_workbench.tags().attach(document, selection);
    update();
}

void TrackActions::detach()
{
    unfollow();
    m_workbench.ask().dismiss();
    m_workbench.tags().detach();
    m_workbench.modeLine().setKeysHint({});
    update();
}

bool TrackActions::isPossible(Needs needs) const
{
    if (!isFollowing())
        return false;
    const std::size_t count = m_selection->tracks().size();
    const bool editable = isEditable();
    switch (needs) {
    case Needs::Clip: return true;
    case Needs::Selected: return count > 0;
    case Needs::EditClip: return editable;
    case Needs::EditSelected: return editable && count > 0;
    case Needs::EditSeveral: return editable && count > 1;
    case Needs::EditPair: return editable && count == 2;
    case Needs::EditRange: return editable && m_selection->range();
    case Needs::EditCopied: return editable && !m_copied.empty();
    }
    return false;
}

void TrackActions::update()
{
    for (const Row& row : rows())
        m_actions.setEnabled({row.id}, isPossible(row.needs) && row.classes <= classesOffered());
}

std::size_t TrackActions::classesOffered() const
{
    return isFollowing() ? m_document->facts().labels.classes.size() : 0;
}

std::vector<TrackId> TrackActions::selected() const
{
    return {m_selection->tracks().begin(), m_selection->tracks().end()};
}

edit::TrackIds TrackActions::selectedOrAll() const
{
    return m_selection->tracks().empty() ? m_selection->allShown() : m_selection->tracks();
}

void TrackActions::selectAll()
{
    if (!m_selection->selectAll() && !m_document->labels().tracks.empty() && !m_selection->listed())
        say(tr("All tracks are hidden. Filter by \"hidden\" to select them."));
}

void TrackActions::report(const Result<Outcome>& outcome, const QString& nothing)
{
    if (!outcome)
        Q_EMIT editRefused(outcome.error());
    else if (*outcome == Outcome::Nothing)
        say(nothing);
}

void TrackActions::deleteHere()
{
    const auto single = m_selection->single();
    if (!single)
        return report(deleteSeveralAt(*m_document, m_selection->tracks(), frame()),
                      tr("None of them can lose a box here"));
    const auto outcome = m_document->deleteAt(*single, frame());
    if (!outcome)
        Q_EMIT editRefused(outcome.error());
    else if (*outcome == edit::DeleteOutcome::OnlyKeyFrame)
        offerToRemove(tr("This is the track's only key frame"));
}

void TrackActions::offerToRemove(const QString& why)
{
    m_toast.say({.message = why, .action = tr("Remove the track"), .onAction = [this] {
                     if (isPossible(Needs::EditSelected))
                         removeSelected();
                 }});
}

void TrackActions::removeSelected()
{
    if (const auto removed = m_document->removeTracks(selected()); !removed)
        Q_EMIT editRefused(removed.error());
}

void TrackActions::toggleKeyFrame()
{
    report(toggleKeyFrames(*m_document, m_selection->tracks(), frame()), tr("A track keeps its only key frame"));
}

/// On when one of the tracks has it not.
void TrackActions::toggleMark(annotation::Mark mark)
{
    bool on = false;
    for (const TrackId id : m_selection->tracks()) {
        const auto state = annotation::stateAt(*m_document->labels().find(id), frame());
        on |= mark == annotation::Mark::Outside    ? state.has_value()
              : mark == annotation::Mark::Occluded ? state && !state->occluded
                                                   : state && !state->truncated;
    }
    const auto outcome = setMarks(*m_document, m_selection->tracks(), frame(), {.mark = mark, .on = on});
    if (outcome && *outcome == Outcome::Nothing && mark == annotation::Mark::Outside)
        return offerToRemove(tr("A track keeps its only box"));
    report(outcome, tr("Nothing selected is seen in this frame"));
}

void TrackActions::setClass(std::size_t index)
{
    const auto& classes = m_document->facts().labels.classes;
    if (index >= classes.size())
        return;
    if (const auto done = m_document->setLabel(selected(), classes[index].name, {}); !done)
        Q_EMIT editRefused(done.error());
}

void TrackActions::combine(annotation::Between between)
{
    const auto parts = tracksOf(*m_document, m_selection->tracks());
    const auto merged = mergeTracks(*m_document, m_selection->tracks(), between);
    if (!merged)
        return Q_EMIT editRefused(merged.error());
    if (!*merged)
        return say(tr("Only tracks of one class become one. Give them the same class first."));
    m_selection->selectOnly(**merged);
    const std::int64_t lost = annotation::boxesLost(parts, *m_document->labels().find(**merged));
    if (lost > 0)
        m_toast.say({.message = tr("One track now. Both were seen at the same time: %n box(es) could not be kept.",
                                   nullptr, static_cast<int>(lost)),
                     .action = tr("Undo"),
                     .onAction = [this] { m_actions[ActionId::Undo].trigger(); }});
}

void TrackActions::split()
{
    const auto single = m_selection->single();
    const auto made = single ? splitTrack(*m_document, *single, frame()) : Result<std::optional<TrackId>>(std::nullopt);
    if (!made)
        Q_EMIT editRefused(made.error());
    else if (*made)
        m_selection->selectOnly(**made);
    else
        say(single ? tr("Nothing to split here: the track has boxes on one side of this frame only")
                   : tr("Select one track to split it"));
}

void TrackActions::swap()
{
    report(swapTracks(*m_document, m_selection->tracks(), frame()),
           tr("Nothing to swap: both tracks need boxes on both sides of this frame"));
}

void TrackActions::copy()
{
    edit::CopiedObjects copied = copyObjects(*m_document, m_selection->tracks(), frame());
    if (copied.empty())
        return say(tr("Nothing selected is seen in this frame"));
    m_copied = std::move(copied);
    say(tr("Copied %n box(es)", nullptr, static_cast<int>(m_copied.size())));
    update();
}

void TrackActions::paste()
{
    const auto pasted = pasteObjects(*m_document, m_copied, frame());
    if (!pasted)
        Q_EMIT editRefused(pasted.error());
    else if (pasted->empty())
        say(tr("What was copied does not fit into this clip"));
    else
        m_selection->select(*pasted);
}

void TrackActions::propagate()
{
    const auto frames = static_cast<double>(m_document->facts().frames.frames - 1);
    m_workbench.ask().ask({.words = tr("Keep the box as it is for so many frames (back: below 0)"),
                           .verb = tr("Propagate"),
                           .value = std::min<double>(m_frames, frames),
                           .least = -frames,
                           .most = frames,
                           .onAnswer = [this](double answer) {
                               if (!isPossible(Needs::EditSelected))
                                   return;
                               m_frames = static_cast<int>(answer);
                               report(edit::propagate(*m_document, m_selection->tracks(), frame(), m_frames),
                                      tr("Nothing came of it: no box here, or nothing to change"));
                           }});
}

void TrackActions::removeIn(edit::RangePart part)
{
    report(removeInRange(*m_document, selectedOrAll(), *m_selection->range(), part), tr("Nothing lies in the range"));
}

void TrackActions::toggleInterpolation()
{
    report(edit::toggleInterpolation(*m_document, m_selection->tracks(), frame()),
           tr("There is no stretch between key frames here"));
}

void TrackActions::simplify()
{
    m_workbench.ask().ask({.words = tr("Drop key frames that change the box by less than so many pixels"),
                           .verb = tr("Simplify"),
                           .value = m_tolerance,
                           .most = kMostTolerance,
                           .decimals = 1,
                           .onAnswer = [this](double answer) {
                               if (!isPossible(Needs::EditSelected))
                                   return;
                               m_tolerance = answer;
                               const auto gone = simplifyTracks(*m_document, m_selection->tracks(), answer);
                               if (!gone)
                                   Q_EMIT editRefused(gone.error());
                               else if (*gone == 0)
                                   say(tr("Every key frame is needed at this tolerance"));
                           }});
}

void TrackActions::startAttributes()
{
    if (!m_workbench.tracks().attributes().startKeys())
        say(tr("What is selected has no attributes in common"));
}

/// Once more, they close.
void TrackActions::showTags()
{
    widgets::TagBar& tags = m_workbench.tags();
    if (tags.hasFocus())
        tags.dismiss();
    else
        tags.open();
}

FrameRange TrackActions::rangeOrFrame() const
{
    return m_selection->range().value_or(FrameRange{frame(), frame() + 1});
}

void TrackActions::toggleExcluded()
{
    const FrameRange range = rangeOrFrame();
    const bool on = !annotation::covers(m_document->labels().excluded, range);
    report(setExcluded(*m_document, range, on), {});
}

/// In the marked range, else in all frames, since what is ignored is mostly a place and not a thing.
void TrackActions::ignoreBox()
{
    const auto single = m_selection->single();
    const auto state = single ? annotation::stateAt(*m_document->labels().find(*single), frame()) : std::nullopt;
    if (!state)
        return say(tr("Select one box that is seen in this frame"));
    const FrameRange clip{{0}, {m_document->facts().frames.frames}};
    report(
        addIgnoreRegion(*m_document, {.label = {}, .frames = m_selection->range().value_or(clip), .box = state->box}),
        tr("This region is ignored already"));
}

void TrackActions::forgetIgnored()
{
    report(removeIgnoreRegions(*m_document, frame()), tr("Nothing is ignored in this frame"));
}

void TrackActions::toggleFlag(edit::TrackFlag flag)
{
    m_toast.dismiss(); // its Undo was for the step before
    m_document->toggleFlag(flag, selected());
}

} // namespace consentry::app
