#pragma once

#include "app/gui/action_table.h"
#include "app/gui/region_controller.h"
#include "app/operations/doubts.h"
#include "widgets/panels/doubt_panel.h"

namespace consentry::app {

/// Leads a custodian through the stretches of a clip in which a face may have been missed: plays one after the other,
/// the most doubtful first. What they hide there can be hidden in each clip of the camera. GUI thread.
class DoubtController final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Session& session;
        widgets::DoubtPanel& panel;
        PlaybackController& playback;
        ActionTable& actions;
        const RegionController& regions;
        widgets::Toast& toast;
    };
    explicit DoubtController(const Parts& parts, QObject* parent = nullptr);

    /// Reads the doubts, which is logged, and begins with the first. Errors of showDoubts().
    Result<void> open(ClipId clip, std::shared_ptr<const FrameTable> frames);
    void close();

private:
    void show(int row);
    void playOn();
    void updateActions();
    void maskLastDrawn();
    Result<void> addMaskOf(const std::string& camera, const Box& box);
    void takeBack(ObjectId mask);
    FrameRange around(const FrameRange& doubt) const;

    Parts m_parts;
    ClipId m_clip;
    std::vector<media::Doubt> m_doubts;
    std::shared_ptr<const FrameTable> m_frames;
};

/// What a kind of doubt is about, for people.
QString doubtWord(media::DoubtKind kind);

} // namespace consentry::app
