#pragma once

#include "widgets/theme/appearance.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <vector>

class QFrame;
class QLabel;
class QPushButton;

namespace consentry::widgets {

/// One thing that a newcomer should know, and where it is. Words come translated.
struct CoachMark {
    QPointer<QWidget> target;
    QString title;
    std::function<QString()> text; ///< asked when it is shown: keys in it may be others by then
};

/// Shows a few things one after another: an outline around each, and words in a card at the foot of another widget, so
/// that nothing covers the work. Takes no keys and blocks nothing; who starts to work can let it be.
class CoachMarks final : public QWidget {
    Q_OBJECT
public:
    CoachMarks(const Appearance& appearance, QWidget* parent);

    /// `home` is where the card lies; it and the targets are inside the parent.
    void start(std::vector<CoachMark> marks, QWidget& home);

public Q_SLOTS:
    void stop();
    /// Words may be others now.
    void refresh();

Q_SIGNALS:
    /// All were seen, or somebody had enough.
    void finished();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(std::size_t index);
    void goOn();
    void place();

    const Appearance& m_appearance;
    std::vector<CoachMark> m_marks;
    std::size_t m_index = 0;
    QPointer<QWidget> m_home;
    QFrame* m_card;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_count;
    QPushButton* m_next;
};

} // namespace consentry::widgets
