#pragma once

#include "widgets/theme/theme.h"

#include <QObject>

class QApplication;

namespace consentry::widgets {

enum class Motion { Full, Reduced };

/// The theme in use, and whether things that Qt draws (menus, carets, bars) may move; ours stand still anyway. Made
/// once by the composition root and handed to the widgets that paint themselves; they repaint on changed(). GUI thread.
class Appearance final : public QObject {
    Q_OBJECT
public:
    explicit Appearance(Scheme scheme = Scheme::Dark, Motion motion = Motion::Full, QObject* parent = nullptr);

    const Theme& theme() const { return m_theme; }
    Motion motion() const { return m_motion; }
    /// Fusion, palette, font and style sheet; again after each change of scheme.
    void applyTo(QApplication& application);

public Q_SLOTS:
    void setScheme(consentry::widgets::Scheme scheme);
    /// Percent of what was designed.
    void setTextSize(int percent);
    void setMotion(consentry::widgets::Motion motion);

Q_SIGNALS:
    void changed();

private:
    Theme m_theme;
    Motion m_motion;
};

} // namespace consentry::widgets
