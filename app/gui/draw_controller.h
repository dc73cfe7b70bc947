#pragma once

#include "app/gui/open_clip.h"
#include "app/gui/workbench.h"

namespace consentry::app {

/// Which tool is in hand, and what the next box will be: its class, and whether it is a track or a box of one frame.
/// What was chosen stays for the next clip where that offers it. GUI thread.
class DrawController final : public QObject {
    Q_OBJECT

public:
    DrawController(Workbench& workbench, ActionTable& actions, QObject* parent = nullptr);

    /// `clip` must stay until close().
    void open(OpenClip& clip);
    void close();
    void chooseTool(widgets::ToolKind tool);
    /// Which actions are possible now, and which tool's is on.
    void update();

private:
    bool isEditable() const;
    void showLabelSet();
    void chooseClass(const std::string& label);
    void setExtent(edit::NewObject::Extent extent);

    widgets::VideoCanvas& m_canvas;
    widgets::ClassBar& m_classes;
    ActionTable& m_actions;
    OpenClip* m_clip = nullptr;
};

} // namespace consentry::app
