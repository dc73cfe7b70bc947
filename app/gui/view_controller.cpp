#include "app/gui/view_controller.h"

namespace consentry::app {

using widgets::ColourBy;
using widgets::Follow;
using widgets::Others;
using widgets::Trail;
using widgets::VideoCanvas;
using widgets::ViewOptions;

ViewController::ViewController(const Parts& parts, QObject* parent)
    : QObject(parent), m_canvas(parts.workbench.canvas()), m_actions(parts.actions), m_toast(parts.toast)
{
    const auto on = [this](ActionId id, auto step) { connect(&m_actions[id], &QAction::triggered, &m_canvas, step); };
    on(ActionId::ZoomFit, &VideoCanvas::zoomToFit);
    on(ActionId::ZoomPixels, &VideoCanvas::zoomToPixels);
    on(ActionId::ZoomIn, &VideoCanvas::zoomIn);
    on(ActionId::ZoomOut, &VideoCanvas::zoomOut);
    on(ActionId::NextBox, &VideoCanvas::selectNextBox);
    on(ActionId::PreviousBox, &VideoCanvas::selectPreviousBox);
    on(ActionId::HideOthers, [this] { toggleOthers(Others::Hidden); });
    on(ActionId::DimOthers, [this] { toggleOthers(Others::Dimmed); });
    on(ActionId::FollowTrack, [this](bool follow) {
        ViewOptions options = m_canvas.viewOptions();
        options.follow = follow ? Follow::SelectedTrack : Follow::Nothing;
        apply(options);
    });
    on(ActionId::ShowTrail, [this](bool shown) {
        ViewOptions options = m_canvas.viewOptions();
        options.trail = shown ? Trail::Shown : Trail::Hidden;
        apply(options);
    });
    on(ActionId::ColourBy, [this] { nextColours(); });
}

void ViewController::toggleOthers(Others others)
{
    ViewOptions options = m_canvas.viewOptions();
    options.others = options.others == others ? Others::Shown : others;
    apply(options);
}

void ViewController::nextColours()
{
    ViewOptions options = m_canvas.viewOptions();
    switch (options.colourBy) {
    case ColourBy::Class:
        options.colourBy = ColourBy::Track;
        m_toast.say({.message = tr("Each track has its colour")});
        break;
    case ColourBy::Track:
        options.colourBy = ColourBy::State;
        m_toast.say({.message = tr("Colours tell key frames, interpolated boxes and proposals")});
        break;
    case ColourBy::State:
        options.colourBy = ColourBy::Class;
        m_toast.say({.message = tr("Each class has its colour")});
        break;
    }
    apply(options);
}

void ViewController::apply(const ViewOptions& options)
{
    m_canvas.setViewOptions(options);
    m_actions[ActionId::HideOthers].setChecked(options.others == Others::Hidden);
    m_actions[ActionId::DimOthers].setChecked(options.others == Others::Dimmed);
}

} // namespace consentry::app
