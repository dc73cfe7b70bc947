#pragma once

#include "app/gui/playback_controller.h"
#include "app/operations/regions.h"
#include "widgets/canvas/video_canvas.h"
#include "widgets/parts/toast.h"

namespace consentry::app {

/// The blur regions of the open clip: keeps them off the screen, here as soon as somebody anywhere has drawn one, and
/// stores what this person draws. GUI thread.
class RegionController final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Session& session;
        widgets::VideoCanvas& canvas;
        media::FrameService& frames;
        PlaybackController& playback;
        widgets::Toast& toast;
    };
    explicit RegionController(const Parts& parts, QObject* parent = nullptr);

    /// Before the first picture is asked for. False after `failed`: then no picture may be shown.
    bool open(ClipId clip, std::shared_ptr<const FrameTable> frames);
    void close();
    /// Where the box that this person drew last, of those that hide something in `frame`, is then.
    std::optional<Box> lastDrawn(FrameIndex frame) const;
    /// The regions in force now, as AccessWatch read them.
    void take(ClipId clip, const std::vector<storage::ClipRegion>& regions);

Q_SIGNALS:
    /// The regions cannot be read, so nobody knows what must not be seen.
    void failed(const consentry::Error& error);

private:
    Result<std::vector<storage::ClipRegion>> read();
    void draw(FrameIndex frame, const Box& box);
    consent::BlurRegion regionFor(FrameIndex frame, const Box& box) const;
    /// The frames within a second of `frame`.
    FrameRange around(FrameIndex frame) const;
    /// Reads the regions and waits for the database: only when somebody opens the clip or draws.
    void refresh();
    void hide(const std::vector<RegionTrack>& tracks);

    Session& m_session;
    widgets::VideoCanvas& m_canvas;
    media::FrameService& m_frames;
    PlaybackController& m_playback;
    widgets::Toast& m_toast;
    ClipId m_clip;
    std::shared_ptr<const FrameTable> m_table;
    std::vector<storage::ClipRegion> m_regions;
    std::vector<RegionTrack> m_unstored; ///< hidden here only
    bool m_isRead = false;
};

} // namespace consentry::app
