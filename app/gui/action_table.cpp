#include "app/gui/action_table.h"

#include "widgets/parts/naming.h"

#include <QCoreApplication>
#include <QWidget>

namespace consentry::app {
namespace {

#define TEXT(text) QT_TRANSLATE_NOOP("Actions", text)

// Frame keys are CVAT's.
constexpr ActionSpec kActions[] = {
    {ActionId::OpenWorkspace, "openWorkspace", TEXT("Open workspace"), "Ctrl+O", "folder", false},
    {ActionId::Lock, "lock", TEXT("Lock"), "Ctrl+L", "lock", false},
    {ActionId::Quit, "quit", TEXT("Quit"), "Ctrl+Q", "close", false},
    {ActionId::Submit, "submit", TEXT("Submit for review"), "Ctrl+Return", "check", false},
    {ActionId::Accept, "accept", TEXT("Accept labels"), "Ctrl+Shift+A", "check", false},
    {ActionId::Return, "return", TEXT("Return labels"), "Ctrl+Shift+R", "return", false},
    {ActionId::ReportClip, "reportClip", TEXT("Nobody should watch this"), "!", "report", false},
    {ActionId::Undo, "undo", TEXT("Undo"), "Ctrl+Z", "undo", false},
    {ActionId::Redo, "redo", TEXT("Redo"), "Ctrl+Shift+Z; Ctrl+Y", "redo", false},
    {ActionId::DeleteHere, "deleteHere", TEXT("Remove key frame, or end the track here"), "Del; Backspace", "track-end", false},
    {ActionId::RemoveTrack, "removeTrack", TEXT("Remove the whole track"), "Shift+Del", "delete", false},
    {ActionId::SelectTool, "selectTool", TEXT("Select"), "S", "select", true},
    {ActionId::DrawTool, "drawTool", TEXT("Draw a box"), "N", "draw", true},
    {ActionId::ToggleKeyFrame, "toggleKeyFrame", TEXT("Key frame"), "K", "key", false},
    {ActionId::ToggleOutside, "toggleOutside", TEXT("Outside"), "O", "outside", false},
    {ActionId::ToggleOccluded, "toggleOccluded", TEXT("Occluded"), "Q; /", "occluded", false},
    {ActionId::Class1, "class1", TEXT("First class"), "1", "", false},
    {ActionId::Class2, "class2", TEXT("Second class"), "2", "", false},
    {ActionId::Class3, "class3", TEXT("Third class"), "3", "", false},
    {ActionId::PreviousFrame, "previousFrame", TEXT("Previous frame"), "D", "previous", false},
    {ActionId::NextFrame, "nextFrame", TEXT("Next frame"), "F", "next", false},
    {ActionId::StepBack, "stepBack", TEXT("Ten frames back"), "C", "", false},
    {ActionId::StepForward, "stepForward", TEXT("Ten frames on"), "V", "", false},
    {ActionId::FirstFrame, "firstFrame", TEXT("First frame"), "Home", "first", false},
    {ActionId::LastFrame, "lastFrame", TEXT("Last frame"), "End", "last", false},
    {ActionId::Play, "play", TEXT("Play or pause"), "Space", "play", false},
    {ActionId::GoToFrame, "goToFrame", TEXT("Go to frame"), "`; Ctrl+G", "", false},
    {ActionId::ZoomFit, "zoomFit", TEXT("Fit the picture"), "Ctrl+0", "fit", false},
    {ActionId::ZoomPixels, "zoomPixels", TEXT("One to one"), "Ctrl+1", "actual-size", false},
    {ActionId::ZoomIn, "zoomIn", TEXT("Zoom in"), "Ctrl++; Ctrl+=", "zoom-in", false},
    {ActionId::ZoomOut, "zoomOut", TEXT("Zoom out"), "Ctrl+-", "zoom-out", false},
    {ActionId::ToggleTheme, "toggleTheme", TEXT("Dark, light, high contrast"), "Ctrl+Shift+T", "theme", false},
};

#undef TEXT

} // namespace

std::span<const ActionSpec> actionSpecs()
{
    return kActions;
}

ActionTable::ActionTable(const widgets::Appearance& appearance, QWidget& window) : QObject(&window), m_appearance(appearance)
{
    for (const ActionSpec& spec : kActions) {
        auto* action = new QAction(QCoreApplication::translate("Actions", spec.text), &window);
        action->setObjectName(QString::fromLatin1(spec.name));
        action->setShortcuts(QKeySequence::listFromString(QString::fromLatin1(spec.shortcuts)));
        action->setToolTip(widgets::toolTipWithKey(action->text(), action->shortcut().toString(QKeySequence::NativeText)));
        action->setCheckable(spec.checkable);
        window.addAction(action);
        m_actions.insert(static_cast<int>(spec.id), action);
    }
    connect(&appearance, &widgets::Appearance::changed, this, &ActionTable::updateIcons);
    updateIcons();
}

void ActionTable::setEnabled(std::initializer_list<ActionId> ids, bool enabled)
{
    for (const ActionId id : ids)
        (*this)[id].setEnabled(enabled);
}

void ActionTable::updateIcons()
{
    for (const ActionSpec& spec : kActions) {
        if (*spec.icon != '\0')
            (*this)[spec.id].setIcon(m_appearance.theme().icon(QString::fromLatin1(spec.icon)));
    }
}

} // namespace consentry::app
