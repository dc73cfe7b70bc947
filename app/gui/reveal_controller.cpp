#include "app/gui/reveal_controller.h"

#include "app/error_words.h"
#include "widgets/parts/words.h"

#include <algorithm>
#include <iterator>

namespace consentry::app {

RevealController::RevealController(const Parts& parts, QObject* parent) : QObject(parent), m_parts(parts)
{
    connect(&m_parts.actions[ActionId::ShowReveal], &QAction::triggered, this, &RevealController::open);
    refresh();
}

RevealController::~RevealController()
{
    m_parts.actions[ActionId::ShowReveal].setVisible(false);
}

void RevealController::tick(Timestamp now)
{
    if (m_window)
        m_window->tick(now);
}

void RevealController::look(Timestamp now)
{
    if (m_window)
        return;
    const auto isOver = [now](const UnblurRow& row) { return !row.until || *row.until <= now; };
    const auto version = m_parts.session.workspace().dataVersion();
    const bool isNews = version && *version != m_seenVersion;
    if (isNews)
        m_seenVersion = *version;
    if (isNews || std::ranges::any_of(m_open, isOver))
        refresh();
}

/// That a list cannot be read now is no reason to say so: nothing is shown by it, and the next second asks again.
void RevealController::refresh()
{
    auto rows = listUnblur(m_parts.session);
    if (!rows)
        return;
    std::erase_if(*rows, [&](const UnblurRow& row) {
        return row.stage != UnblurStage::Open || row.request.header.signer != m_parts.session.identity().keyId();
    });
    m_open = std::move(*rows);
    m_parts.actions[ActionId::ShowReveal].setVisible(!m_open.empty());
    for (const UnblurRow& row : m_open) {
        if (m_offered.insert(row.request.header.id).second)
            offer(row);
    }
}

void RevealController::offer(const UnblurRow& row)
{
    m_parts.toast.say({.message = tr("Frames %1 to %2 of an original are open for you until %3.")
                                      .arg(widgets::frameNumber(row.request.body.frames.begin))
                                      .arg(widgets::frameNumber(row.request.body.frames.end - 1))
                                      .arg(widgets::clockText(*row.until)),
                       .action = tr("Show"),
                       .onAction = [this] { open(); }});
}

/// The newest; of several, the one before what is shown.
void RevealController::open()
{
    if (m_open.empty())
        return;
    const auto shown = std::ranges::find_if(
        m_open, [&](const UnblurRow& row) { return m_window && row.request.header.id == m_window->request(); });
    const UnblurRow& next = shown == m_open.end() || shown == m_open.begin() ? m_open.back() : *std::prev(shown);
    m_window.reset();
    auto window = RevealWindow::open({m_parts.session, m_parts.appearance}, next.request);
    if (!window) {
        m_parts.toast.say({.message = errorLine(window.error())});
        return;
    }
    m_window = std::move(*window);
    // Queued: the window is still at work when it says so.
    connect(m_window.get(), &RevealWindow::ended, this, &RevealController::ended, Qt::QueuedConnection);
}

void RevealController::ended(const QString& reason)
{
    if (sender() != m_window.get())
        return;
    m_window.reset();
    if (!reason.isEmpty())
        m_parts.toast.say({.message = reason});
    // What may be seen no more has no business on the disk. Without the lock now, the next program does it.
    [[maybe_unused]] const bool swept = sweepKeys(m_parts.session).ok();
    refresh();
}

} // namespace consentry::app
