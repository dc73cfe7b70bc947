#pragma once

#include "app/gui/open_clip.h"
#include "app/gui/settings_table.h"
#include "app/gui/workbench.h"
#include "media/frame_service.h"
#include "widgets/parts/toast.h"
#include "widgets/timeline/frame_preview.h"

#include <QTimer>

namespace consentry::app {

/// What the timeline offers beyond going to a frame: menus, the order of lanes, and a preview of what lies under the
/// pointer. GUI thread.
class TimelineController final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        const widgets::Appearance& appearance;
        Workbench& workbench;
        ActionTable& actions;
        widgets::Toast& toast;
        media::FrameService& frames;
        UserSettings& settings;
    };
    explicit TimelineController(const Parts& parts, QObject* parent = nullptr);
    ~TimelineController() override;

    /// `clip` must stay until close().
    void open(OpenClip& clip);
    /// Forgets the preview before it returns.
    void close();
    void setWatermark(const QString& text) { m_preview->setWatermark(text); }

Q_SIGNALS:
    void editRefused(const consentry::Error& error);

private:
    void showMenu(QPoint globalPosition);
    void followSettings();
    void sayLaneOrder();
    void hover(std::optional<FrameIndex> frame, const QWidget& strip, int x);
    void askForPreview();
    void showPreview(quint64 number, const SafeFrame& frame);

    Workbench& m_workbench;
    ActionTable& m_actions;
    widgets::Toast& m_toast;
    media::FrameService& m_frames;
    UserSettings& m_settings;
    OpenClip* m_clip = nullptr;
    widgets::FramePreview* m_preview;
    QTimer m_restsOnFrame;
    std::optional<FrameIndex> m_hovered;
    QPoint m_foot; ///< of the preview, in the workbench
    quint64 m_asked = 0;
};

} // namespace consentry::app
