#include "app/gui/view_controller.h"

#include "widgets/panels/filter_menu.h"

namespace consentry::app {

using widgets::ColourBy;
using widgets::Follow;
using widgets::Others;
using widgets::Trail;
using widgets::VideoCanvas;
using widgets::ViewOptions;

ViewController::ViewController(const Parts& parts, QObject* parent)
    : QObject(parent),
      m_canvas(parts.workbench.canvas()),
      m_actions(parts.actions),
      m_toast(parts.toast),
      m_settings(parts.settings)
{
    const auto on = [this](ActionId id, auto step) { connect(&m_actions[id], &QAction::triggered, &m_canvas, step); };
    const auto onOwn = [this](ActionId id, auto step) { connect(&m_actions[id], &QAction::triggered, this, step); };
    on(ActionId::ZoomFit, &VideoCanvas::zoomToFit);
    on(ActionId::ZoomPixels, &VideoCanvas::zoomToPixels);
    on(ActionId::ZoomIn, &VideoCanvas::zoomIn);
    on(ActionId::ZoomOut, &VideoCanvas::zoomOut);
    on(ActionId::PanLeft, [this] { m_canvas.pan(-1, 0); });
    on(ActionId::PanRight, [this] { m_canvas.pan(1, 0); });
    on(ActionId::PanUp, [this] { m_canvas.pan(0, -1); });
    on(ActionId::PanDown, [this] { m_canvas.pan(0, 1); });
    on(ActionId::NextBox, &VideoCanvas::selectNextBox);
    on(ActionId::PreviousBox, &VideoCanvas::selectPreviousBox);
    onOwn(ActionId::HideOthers, [this] { toggleOthers(Others::Hidden); });
    onOwn(ActionId::DimOthers, [this] { toggleOthers(Others::Dimmed); });
    onOwn(ActionId::FollowTrack, [this](bool follow) {
        ViewOptions options = m_canvas.viewOptions();
        options.follow = follow ? Follow::SelectedTrack : Follow::Nothing;
        apply(options);
    });
    onOwn(ActionId::ShowTrail, [this](bool shown) {
        m_settings.set(SettingId::Trail, static_cast<int>(shown ? Trail::Shown : Trail::Hidden));
    });
    onOwn(ActionId::ColourBy, [this] {
        m_settings.setNext(SettingId::ColourBy);
        sayColours();
    });
    connect(&m_settings, &UserSettings::changed, this, &ViewController::followSettings);
    followSettings();
    widgets::FilterMenu& filters = parts.workbench.tracks().filters();
    filters.setKept(m_settings.trackFilters());
    connect(&filters, &widgets::FilterMenu::keptChanged, &m_settings, &UserSettings::setTrackFilters);
}

void ViewController::followSettings()
{
    ViewOptions options = m_canvas.viewOptions();
    options.colourBy = m_settings.as<ColourBy>(SettingId::ColourBy);
    options.opacity = m_settings.value(SettingId::BoxOpacity) / 100.0;
    options.trail = m_settings.as<Trail>(SettingId::Trail);
    options.trailFrames = m_settings.value(SettingId::TrailFrames);
    apply(options);
}

void ViewController::toggleOthers(Others others)
{
    ViewOptions options = m_canvas.viewOptions();
    options.others = options.others == others ? Others::Shown : others;
    apply(options);
}

void ViewController::sayColours()
{
    switch (m_settings.as<ColourBy>(SettingId::ColourBy)) {
    case ColourBy::Class: m_toast.say({.message = tr("Each class has its colour")}); return;
    case ColourBy::Track: m_toast.say({.message = tr("Each track has its colour")}); return;
    case ColourBy::State:
        m_toast.say({.message = tr("Colours tell key frames, interpolated boxes and proposals")});
        return;
    case ColourBy::Review:
        m_toast.say({.message = tr("Colours tell what has an issue (!), was looked at (✓), comes from a program (?) or "
                                   "was drawn by hand")});
        return;
    }
}

void ViewController::apply(const ViewOptions& options)
{
    m_canvas.setViewOptions(options);
    m_actions[ActionId::HideOthers].setChecked(options.others == Others::Hidden);
    m_actions[ActionId::DimOthers].setChecked(options.others == Others::Dimmed);
    m_actions[ActionId::ShowTrail].setChecked(options.trail == Trail::Shown);
}

} // namespace consentry::app
