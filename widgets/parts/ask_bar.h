#pragma once

#include "widgets/theme/appearance.h"

#include <QPointer>
#include <QWidget>

#include <functional>

class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace consentry::widgets {

/// A question that one number answers.
struct NumberQuestion {
    QString words; ///< "Keep the box for so many frames"
    QString verb;  ///< of the button
    double value = 0;
    double least = 0;
    double most = 0;
    int decimals = 0;
    std::function<void(double)> onAnswer = {}; ///< called at most once
};

/// Asks for a number at the upper edge of its parent, beside the work instead of in its way: Enter answers, Esc or a
/// click elsewhere leaves all as it was, and the keys go back to where they were.
class AskBar final : public QWidget {
    Q_OBJECT
public:
    AskBar(const Appearance& appearance, QWidget* parent);

    void ask(const NumberQuestion& question);
    /// Nobody wants to know any more.
    void dismiss();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void answer();
    void place();

    const Appearance& m_appearance;
    std::function<void(double)> m_onAnswer;
    QPointer<QWidget> m_before; ///< had the focus
    QLabel* m_words;
    QDoubleSpinBox* m_number;
    QPushButton* m_button;
};

} // namespace consentry::widgets
