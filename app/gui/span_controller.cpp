#include "app/gui/span_controller.h"

#include "widgets/parts/key_words.h"
#include "widgets/parts/label_words.h"
#include "widgets/parts/words.h"

#include <algorithm>
#include <iterator>

namespace consentry::app {
namespace {

constexpr double kClearly = 0.3; // box sizes
constexpr double kFar = 0.6;

} // namespace

SpanController::SpanController(const Parts& parts, QObject* parent) : QObject(parent), m_parts(parts)
{
    connect(&m_parts.panel, &widgets::SpanPanel::chosen, this, [this](int row) { goTo(std::size_t(row)); });
    connect(&m_parts.panel, &widgets::SpanPanel::closeRequested, &m_parts.panel, &QWidget::hide);
    connect(&m_parts.actions[ActionId::NextDoubtfulBox], &QAction::triggered, this, &SpanController::goToNext);
    widgets::followKeys({&m_parts.actions[ActionId::CheckInterpolation]}, this, [this] { tellEdited(); });
}

void SpanController::open(OpenClip& clip)
{
    m_clip = &clip;
    connect(&clip.document(), &edit::AnnotationDocument::changed, this, &SpanController::refresh);
}

void SpanController::close()
{
    if (m_clip != nullptr)
        disconnect(&m_clip->document(), nullptr, this, nullptr);
    m_clip = nullptr;
    m_found.clear();
    m_listed.clear();
    m_parts.panel.setRows({});
    m_parts.panel.setNote({});
    m_parts.panel.hide();
}

void SpanController::take(std::vector<DoubtfulSpan> found)
{
    m_found = std::move(found);
    std::ranges::stable_sort(m_found, {}, &DoubtfulSpan::frame);
    m_parts.panel.setCurrent(-1);
    refresh();
    m_parts.panel.show();
}

void SpanController::refresh()
{
    if (m_clip == nullptr)
        return;
    const annotation::AnnotationSet& labels = m_clip->document().labels();
    m_listed.clear();
    int edited = 0;
    std::vector<widgets::SpanRow> rows;
    for (const DoubtfulSpan& span : m_found) {
        const SpanStanding standing = standingOf(span, labels);
        edited += standing == SpanStanding::Changed ? 1 : 0;
        if (standing != SpanStanding::Stands)
            continue;
        m_listed.push_back(span);
        rows.push_back({.track = widgets::trackName(*labels.find(span.track)),
                        .frames = tr("frames %1 to %2")
                                      .arg(widgets::frameNumber(span.compared.first))
                                      .arg(widgets::frameNumber(span.compared.last)),
                        .why = distanceWords(span.distance)});
    }
    m_parts.panel.setRows(rows);
    m_edited = edited;
    tellEdited();
    Q_EMIT changed();
}

void SpanController::tellEdited()
{
    const QString words = widgets::withKeys(tr("%n stretch(es) changed since; %1 compares again.", nullptr, m_edited),
                                            {&m_parts.actions[ActionId::CheckInterpolation]},
                                            tr("%n stretch(es) changed since.", nullptr, m_edited));
    m_parts.panel.setNote(m_edited == 0 ? QString() : words);
}

void SpanController::goToNext()
{
    if (m_clip == nullptr || m_listed.empty())
        return;
    const FrameIndex frame = m_clip->selection().frame();
    auto next = std::ranges::find_if(m_listed, [&](const DoubtfulSpan& span) { return span.frame > frame; });
    if (next == m_listed.end())
        next = m_listed.begin();
    const std::size_t row = std::size_t(std::distance(m_listed.begin(), next));
    m_parts.panel.setCurrent(int(row));
    goTo(row);
}

void SpanController::goTo(std::size_t row)
{
    if (m_clip == nullptr || row >= m_listed.size())
        return;
    const DoubtfulSpan span = m_listed[row];
    m_clip->selection().selectOnly(span.track);
    Q_EMIT seekRequested(span.frame);
}

SpanStanding standingOf(const DoubtfulSpan& span, const annotation::AnnotationSet& labels)
{
    const annotation::Track* track = labels.find(span.track);
    if (track == nullptr)
        return SpanStanding::Gone;
    const media::CheckedSpan& compared = span.compared;
    const annotation::KeyFrame* left = track->keyFrameAt(compared.first);
    const annotation::KeyFrame* right = track->keyFrameAfter(compared.first);
    const bool stands = left != nullptr && right != nullptr && !left->outside && !right->outside
                        && right->frame == compared.last && left->box == compared.firstBox
                        && right->box == compared.lastBox;
    return stands ? SpanStanding::Stands : SpanStanding::Changed;
}

QString distanceWords(double distance)
{
    return distance < kClearly ? SpanController::tr("a little beside it")
           : distance < kFar   ? SpanController::tr("clearly beside it")
                               : SpanController::tr("far beside it");
}

} // namespace consentry::app
