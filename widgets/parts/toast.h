#pragma once

#include "widgets/theme/appearance.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace consentry::widgets {

struct ToastText {
    QString message;
    QString action = {};                 ///< "Undo"; empty for no button
    std::function<void()> onAction = {}; ///< called at most once
};

/// A short word: what was done, and the way back. Stands at the lower edge of its parent, or right above what must stay
/// in sight. One at a time; the newest wins.
class Toast final : public QWidget {
    Q_OBJECT
public:
    Toast(const Appearance& appearance, QWidget* parent);

    /// While `widget` is on screen, messages stand above it and not over it. It lives as long as the parent.
    void standAbove(const QWidget& widget) { m_floor = &widget; }
    /// Shows for eight seconds, longer while the pointer rests on it.
    void say(const ToastText& text);
    /// What it said, or offered to take back, no longer holds.
    void dismiss();
    QString message() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    const Appearance& m_appearance;
    QTimer m_timer;
    std::function<void()> m_onAction;
    const QWidget* m_floor = nullptr;
    QLabel* m_message;
    QPushButton* m_action;
};

} // namespace consentry::widgets
