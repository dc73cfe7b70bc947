#include "app/gui/timeline_controller.h"

#include <QMenu>

namespace consentry::app {
namespace {

/// A pointer that only passes by asks for nothing.
constexpr int kRestMilliseconds = 80;

/// nullopt stands for a line between groups.
constexpr std::optional<ActionId> kMenu[] = {
    ActionId::ToggleKeyFrame,
    ActionId::ToggleOutside,
    ActionId::ToggleOccluded,
    std::nullopt,
    ActionId::SplitTrack,
    ActionId::MergeTracks,
    ActionId::SwapTracks,
    std::nullopt,
    ActionId::DeleteHere,
    ActionId::RemoveTrack,
    std::nullopt,
    ActionId::BeginRange,
    ActionId::EndRange,
    ActionId::ForgetRange,
    ActionId::Loop,
    ActionId::RemoveKeyFramesInRange,
    std::nullopt,
    ActionId::HideTracks,
    ActionId::LockTracks,
    ActionId::HideOthers,
    ActionId::LaneOrder,
};

} // namespace

TimelineController::TimelineController(const Parts& parts, QObject* parent)
    : QObject(parent),
      m_workbench(parts.workbench),
      m_actions(parts.actions),
      m_toast(parts.toast),
      m_frames(parts.frames),
      m_settings(parts.settings),
      m_preview(new widgets::FramePreview(parts.appearance, &parts.workbench))
{
    widgets::TimelineView& timeline = m_workbench.timeline();
    connect(&timeline, &widgets::TimelineView::menuRequested, this, &TimelineController::showMenu);
    connect(&m_workbench.canvas(), &widgets::VideoCanvas::menuRequested, this, &TimelineController::showMenu);
    connect(&timeline, &widgets::TimelineView::editRefused, this, &TimelineController::editRefused);
    connect(&timeline, &widgets::TimelineView::frameHovered, this,
            [this, &timeline](std::optional<FrameIndex> frame, int x) { hover(frame, *timeline.viewport(), x); });
    connect(&m_workbench.overview(), &widgets::OverviewStrip::frameHovered, this,
            [this](std::optional<FrameIndex> frame, int x) { hover(frame, m_workbench.overview(), x); });
    connect(&m_actions[ActionId::LaneOrder], &QAction::triggered, this, [this] {
        m_settings.setNext(SettingId::LaneOrder);
        sayLaneOrder();
    });
    connect(&m_settings, &UserSettings::changed, this, &TimelineController::followSettings);
    followSettings();
    connect(&m_frames, &media::FrameService::previewReady, this, &TimelineController::showPreview);
    m_restsOnFrame.setSingleShot(true);
    m_restsOnFrame.setInterval(kRestMilliseconds);
    connect(&m_restsOnFrame, &QTimer::timeout, this, &TimelineController::askForPreview);
}

TimelineController::~TimelineController()
{
    delete m_preview;
}

void TimelineController::open(OpenClip& clip)
{
    m_clip = &clip;
}

void TimelineController::close()
{
    m_clip = nullptr;
    m_restsOnFrame.stop();
    m_hovered.reset();
    m_preview->forget();
}

void TimelineController::showMenu(QPoint globalPosition)
{
    auto* menu = new QMenu(&m_workbench);
    menu->setObjectName(QStringLiteral("trackMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const std::optional<ActionId> id : kMenu) {
        if (id)
            menu->addAction(&m_actions[*id]);
        else
            menu->addSeparator();
    }
    menu->popup(globalPosition);
}

void TimelineController::followSettings()
{
    m_workbench.timeline().setLaneOrder(m_settings.as<widgets::LaneOrder>(SettingId::LaneOrder));
}

void TimelineController::sayLaneOrder()
{
    using widgets::LaneOrder;
    switch (m_settings.as<LaneOrder>(SettingId::LaneOrder)) {
    case LaneOrder::Number: m_toast.say({.message = tr("Lanes by track number")}); return;
    case LaneOrder::Class: m_toast.say({.message = tr("Lanes by class")}); return;
    case LaneOrder::Begin: m_toast.say({.message = tr("Lanes by where tracks begin")}); return;
    }
}

void TimelineController::hover(std::optional<FrameIndex> frame, const QWidget& strip, int x)
{
    if (!frame || m_clip == nullptr) {
        m_restsOnFrame.stop();
        m_hovered.reset();
        m_preview->forget();
        return;
    }
    // Above the overview: what is being looked for there must stay in sight.
    m_foot = {strip.mapTo(&m_workbench, QPoint(x, 0)).x(),
              m_workbench.transport().mapTo(&m_workbench, QPoint(0, 0)).y()};
    if (frame == m_hovered)
        return;
    m_hovered = frame;
    m_restsOnFrame.start();
}

void TimelineController::askForPreview()
{
    const double ratio = m_workbench.devicePixelRatioF();
    const int width = static_cast<int>(widgets::FramePreview::kWidth * ratio);
    if (m_hovered && m_clip != nullptr)
        m_asked = m_frames.requestPreview(*m_hovered, {width, width});
}

void TimelineController::showPreview(quint64 number, const SafeFrame& frame)
{
    if (number == m_asked && m_hovered && m_clip != nullptr)
        m_preview->showFrame(frame, m_foot);
}

} // namespace consentry::app
