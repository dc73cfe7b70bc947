#pragma once

#include "app/gui/action_table.h"
#include "app/gui/playback_controller.h"
#include "app/operations/doubts.h"
#include "widgets/panels/doubt_panel.h"

namespace consentry::app {

/// Leads a custodian through the stretches of a clip in which a face may have been missed: plays one after the other,
/// the most doubtful first. GUI thread.
class DoubtController final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Session& session;
        widgets::DoubtPanel& panel;
        PlaybackController& playback;
        ActionTable& actions;
    };
    explicit DoubtController(const Parts& parts, QObject* parent = nullptr);

    /// Reads the doubts, which is logged, and begins with the first. Errors of showDoubts().
    Result<void> open(ClipId clip, std::shared_ptr<const FrameTable> frames);
    void close();

private:
    void show(int row);
    void playOn();
    void updateActions();
    FrameRange around(const FrameRange& doubt) const;

    Parts m_parts;
    std::vector<media::Doubt> m_doubts;
    std::shared_ptr<const FrameTable> m_frames;
};

/// What a kind of doubt is about, for people.
QString doubtWord(media::DoubtKind kind);

} // namespace consentry::app
