#pragma once

#include "app/gui/clip_controller.h"
#include "app/gui/own_figures.h"
#include "widgets/parts/figures_card.h"

#include <QDateTime>

#include <optional>

namespace consentry::app {

/// Counts what is done in the window for whoever does it, and shows it to them when they ask. GUI thread.
class FiguresController final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        const widgets::Appearance& appearance;
        ActionTable& actions;
        QSettings& settings;
        const Clock& clock;
        QWidget& over; ///< what the card lies over
    };
    explicit FiguresController(const Parts& parts, QObject* parent = nullptr);

    /// Who has unlocked, and what they open clips with; null when nobody has. Closes the card.
    void setPerson(const QString& keyId, ClipController* clips);

private:
    QDateTime now() const;
    void show();

    QSettings& m_settings;
    const Clock& m_clock;
    QAction& m_action;
    widgets::FiguresCard* m_card;
    std::optional<OwnFigures> m_figures;
};

} // namespace consentry::app
