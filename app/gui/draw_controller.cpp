#include "app/gui/draw_controller.h"

#include <algorithm>
#include <iterator>

namespace consentry::app {
namespace {

using widgets::ToolKind;
using Extent = edit::NewObject::Extent;

/// In the order of the label set.
constexpr ActionId kClassActions[] = {ActionId::Class1, ActionId::Class2, ActionId::Class3,
                                      ActionId::Class4, ActionId::Class5, ActionId::Class6,
                                      ActionId::Class7, ActionId::Class8, ActionId::Class9};

struct ToolAction {
    ActionId id;
    ToolKind tool;
};

constexpr ToolAction kTools[] = {
    {ActionId::SelectTool, ToolKind::Select},
    {ActionId::DrawTool, ToolKind::Draw},
    {ActionId::BlurTool, ToolKind::Region},
};

} // namespace

DrawController::DrawController(Workbench& workbench, ActionTable& actions, QObject* parent)
    : QObject(parent), m_canvas(workbench.canvas()), m_classes(workbench.classBar()), m_actions(actions)
{
    for (const ToolAction& row : kTools)
        connect(&m_actions[row.id], &QAction::triggered, this, [this, row] { chooseTool(row.tool); });
    connect(&m_actions[ActionId::BoxMode], &QAction::triggered, this,
            [this](bool on) { setExtent(on ? Extent::SingleFrame : Extent::Track); });
    m_classes.setLabelSet(annotation::defaultLabelSet());
    connect(&m_classes, &widgets::ClassBar::classChosen, this, &DrawController::chooseClass);
    for (std::size_t i = 0; i < std::size(kClassActions); ++i) {
        connect(&m_actions[kClassActions[i]], &QAction::triggered, this, [this, i] {
            if (m_clip != nullptr && i < m_clip->document().facts().labels.classes.size())
                chooseClass(m_clip->document().facts().labels.classes[i].name);
        });
    }
}

void DrawController::open(OpenClip& clip)
{
    m_clip = &clip;
    showLabelSet();
    const bool blank = isEditable() && clip.document().labels().tracks.empty();
    chooseTool(blank ? ToolKind::Draw : ToolKind::Select);
}

void DrawController::close()
{
    m_clip = nullptr;
    update();
}

bool DrawController::isEditable() const
{
    return m_clip != nullptr && m_clip->document().mode() == edit::EditMode::Editable;
}

/// What was chosen in the clip before may be unknown here.
void DrawController::showLabelSet()
{
    const annotation::LabelSet& labels = m_clip->document().facts().labels;
    m_classes.setLabelSet(labels);
    widgets::DrawChoice choice = m_canvas.drawChoice();
    const auto offered = std::ranges::find(labels.classes, choice.label, &annotation::LabelClass::name);
    choice.label = offered == labels.classes.end() ? labels.classes.front().name : offered->name;
    m_canvas.setDrawChoice(choice);
    m_classes.choose(choice.label);
}

void DrawController::chooseClass(const std::string& label)
{
    widgets::DrawChoice choice = m_canvas.drawChoice();
    choice.label = label;
    m_canvas.setDrawChoice(choice);
    m_classes.choose(label);
    if (isEditable())
        chooseTool(ToolKind::Draw);
}

/// Whoever says what the next box is wants to draw it.
void DrawController::setExtent(Extent extent)
{
    widgets::DrawChoice choice = m_canvas.drawChoice();
    choice.extent = extent;
    m_canvas.setDrawChoice(choice);
    if (isEditable())
        chooseTool(ToolKind::Draw);
}

void DrawController::chooseTool(ToolKind tool)
{
    m_canvas.setTool(tool);
    update();
}

void DrawController::update()
{
    const bool editable = isEditable();
    const std::size_t classes = editable ? m_clip->document().facts().labels.classes.size() : 0;
    for (std::size_t i = 0; i < std::size(kClassActions); ++i)
        m_actions.setEnabled({kClassActions[i]}, i < classes);
    m_classes.setDrawing(editable);
    m_actions.setEnabled({ActionId::SelectTool, ActionId::BlurTool}, m_clip != nullptr);
    m_actions.setEnabled({ActionId::DrawTool, ActionId::BoxMode}, editable);
    m_actions[ActionId::SelectTool].setChecked(m_canvas.tool() == ToolKind::Select);
    m_actions[ActionId::BlurTool].setChecked(m_clip != nullptr && m_canvas.tool() == ToolKind::Region);
    m_actions[ActionId::DrawTool].setChecked(editable && m_canvas.tool() == ToolKind::Draw);
    m_actions[ActionId::BoxMode].setChecked(m_canvas.drawChoice().extent == Extent::SingleFrame);
}

} // namespace consentry::app
