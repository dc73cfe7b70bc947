#include "app/gui/figures_controller.h"

#include <QClipboard>
#include <QGuiApplication>

namespace consentry::app {

FiguresController::FiguresController(const Parts& parts, QObject* parent)
    : QObject(parent),
      m_settings(parts.settings),
      m_clock(parts.clock),
      m_action(parts.actions[ActionId::OwnFigures]),
      m_card(new widgets::FiguresCard(parts.appearance, &parts.over))
{
    connect(&m_action, &QAction::triggered, this, &FiguresController::show);
    connect(m_card, &widgets::FiguresCard::copyRequested, this,
            [this] { QGuiApplication::clipboard()->setText(m_card->plainText()); });
    connect(m_card, &widgets::FiguresCard::forgetRequested, this, [this] {
        if (m_figures)
            m_figures->forget();
        m_card->setRows({});
    });
    setPerson({}, nullptr);
}

void FiguresController::setPerson(const QString& keyId, ClipController* clips)
{
    m_card->close();
    m_card->setRows({}); // what is hidden can be read by a screen reader
    m_figures.reset();
    m_action.setEnabled(clips != nullptr);
    if (clips == nullptr)
        return;
    m_figures.emplace(m_settings, keyId);
    connect(clips, &ClipController::edited, this, [this](const edit::ChangeEvent& event) {
        if (m_figures)
            m_figures->count(event, now());
    });
    connect(clips, &ClipController::handedIn, this, [this] {
        if (m_figures)
            m_figures->countHandIn(now());
    });
}

QDateTime FiguresController::now() const
{
    return QDateTime::fromMSecsSinceEpoch(m_clock.now().time_since_epoch().count());
}

void FiguresController::show()
{
    if (!m_figures)
        return;
    std::vector<widgets::FigureRow> rows;
    for (const FigureDay& day : m_figures->days(now().date()))
        rows.push_back({.day = day.day,
                        .minutes = day[Figure::Minutes],
                        .edits = day[Figure::Edits],
                        .objects = day[Figure::Objects],
                        .taken = day[Figure::Taken],
                        .handedIn = day[Figure::HandedIn]});
    m_card->setRows(rows);
    m_card->open();
}

} // namespace consentry::app
