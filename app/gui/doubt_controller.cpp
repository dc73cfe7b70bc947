#include "app/gui/doubt_controller.h"

#include "app/error_words.h"
#include "app/operations/masks.h"
#include "consent/blur_region.h"
#include "widgets/parts/key_words.h"
#include "widgets/parts/words.h"

#include <algorithm>

namespace consentry::app {
namespace {

/// What leads up to a doubt and follows it helps to see what it is.
constexpr MediaTime kContext = std::chrono::milliseconds(500);

} // namespace

QString doubtWord(media::DoubtKind kind)
{
    switch (kind) {
    case media::DoubtKind::Weak: return DoubtController::tr("No detector was sure of a face");
    case media::DoubtKind::Once: return DoubtController::tr("A face was seen in one frame only");
    case media::DoubtKind::Gap: return DoubtController::tr("A face was lost for a while");
    case media::DoubtKind::Disputed: return DoubtController::tr("Only one of two detectors saw a face");
    case media::DoubtKind::Unpainted: return DoubtController::tr("The second detector saw a face that is not blurred");
    }
    return {};
}

DoubtController::DoubtController(const Parts& parts, QObject* parent) : QObject(parent), m_parts(parts)
{
    connect(&m_parts.panel, &widgets::DoubtPanel::chosen, this, &DoubtController::show);
    connect(&m_parts.playback, &PlaybackController::stretchPlayed, this, &DoubtController::playOn);
    connect(&m_parts.actions[ActionId::NextDoubt], &QAction::triggered, this,
            [this] { show(m_parts.panel.current() + 1); });
    connect(&m_parts.actions[ActionId::PreviousDoubt], &QAction::triggered, this,
            [this] { show(m_parts.panel.current() - 1); });
    connect(&m_parts.actions[ActionId::MaskCamera], &QAction::triggered, this, &DoubtController::maskLastDrawn);
    close();
}

Result<void> DoubtController::open(ClipId clip, std::shared_ptr<const FrameTable> frames)
{
    TRY_ASSIGN(m_doubts, showDoubts(m_parts.session, clip));
    m_clip = clip;
    m_frames = std::move(frames);
    std::vector<widgets::DoubtRow> rows;
    for (const media::Doubt& doubt : m_doubts)
        rows.push_back({tr("Frames %1 to %2")
                            .arg(widgets::frameNumber(doubt.frames.begin))
                            .arg(widgets::frameNumber(doubt.frames.end - 1)),
                        doubtWord(doubt.kind)});
    m_parts.panel.setRows(rows);
    m_parts.panel.show();
    show(0);
    updateActions();
    return {};
}

void DoubtController::close()
{
    m_doubts.clear();
    m_clip = {};
    m_frames.reset();
    m_parts.panel.setRows({});
    m_parts.panel.hide();
    updateActions();
}

void DoubtController::show(int row)
{
    if (row < 0 || row >= m_parts.panel.count())
        return;
    m_parts.panel.setCurrent(row);
    m_parts.playback.playStretch(around(m_doubts[std::size_t(row)].frames));
}

void DoubtController::playOn()
{
    if (m_frames)
        show(m_parts.panel.current() + 1);
}

void DoubtController::updateActions()
{
    m_parts.actions.setEnabled({ActionId::NextDoubt, ActionId::PreviousDoubt}, !m_doubts.empty());
    m_parts.actions.setEnabled({ActionId::MaskCamera}, m_frames != nullptr);
}

/// What is always at the same place, like a neighbour's window, has to be drawn only once.
void DoubtController::maskLastDrawn()
{
    if (!m_frames)
        return;
    const auto box = m_parts.regions.lastDrawn(m_parts.playback.wanted());
    if (!box) {
        m_parts.toast.say({.message = widgets::withKeys(
                               tr("Nothing that you drew hides something in this frame. Draw it with %1 first."),
                               {&m_parts.actions[ActionId::BlurTool]},
                               tr("Nothing that you drew hides something in this frame. Draw it first."))});
        return;
    }
    const auto camera = cameraOf(m_parts.session, m_clip);
    if (camera && camera->empty()) {
        m_parts.toast.say({.message = tr("This clip was taken in without the name of a camera, so nobody knows which "
                                         "other clips are of the same.")});
        return;
    }
    const auto added = camera ? addMaskOf(*camera, *box) : Result<void>(camera.error());
    if (!added)
        m_parts.toast.say({.message = tr("This is not hidden in other clips: %1").arg(errorLine(added.error()))});
}

Result<void> DoubtController::addMaskOf(const std::string& camera, const Box& box)
{
    const Size size{double(m_frames->format().width), double(m_frames->format().height)};
    const consent::CameraMask mask{.camera = camera, .mask = {size, consent::wholePixels(box, size)}};
    TRY_ASSIGN(const auto masks, listMasks(m_parts.session));
    const auto isSame = [&](const auto& other) { return other.body.camera == camera && other.body.mask == mask.mask; };
    if (std::ranges::any_of(masks, isSame)) {
        m_parts.toast.say({.message = tr("That is so already.")});
        return {};
    }
    TRY_ASSIGN(const ObjectId added, addMask(m_parts.session, mask));
    m_parts.toast.say({.message = tr("Painted over for good in each clip of the camera %1 that is taken in or redacted "
                                     "from now on.")
                                      .arg(QString::fromStdString(camera)),
                       .action = tr("Undo"),
                       .onAction = [this, added] { takeBack(added); }});
    return {};
}

void DoubtController::takeBack(ObjectId mask)
{
    const auto removed = removeMask(m_parts.session, mask);
    m_parts.toast.say({.message = removed ? tr("Painted over no more.") : errorLine(removed.error())});
}

FrameRange DoubtController::around(const FrameRange& doubt) const
{
    const FrameRange all = m_frames->range();
    const FrameIndex first = m_frames->frameAt(m_frames->time(all.clamp(doubt.begin)) - kContext);
    const FrameIndex last = m_frames->frameAt(m_frames->time(all.clamp(doubt.end - 1)) + kContext);
    return {first, last + 1};
}

} // namespace consentry::app
