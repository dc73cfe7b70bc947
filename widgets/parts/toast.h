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

/// A short word at the lower edge of its parent: what was done, and the way back. One at a time; the newest wins.
class Toast final : public QWidget {
    Q_OBJECT
public:
    Toast(const Appearance& appearance, QWidget* parent);

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
    QLabel* m_message;
    QPushButton* m_action;
};

} // namespace consentry::widgets
