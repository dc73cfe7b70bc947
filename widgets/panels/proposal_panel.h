#pragma once

#include "widgets/theme/appearance.h"

#include <QWidget>

#include <vector>

class QAction;
class QLabel;
class QListWidget;
class QProgressBar;
class QSlider;

namespace consentry::widgets {

struct ProposalRow {
    quint32 number = 0;
    QString words; ///< "car, 82 %, frames 3 to 80"

    bool operator==(const ProposalRow&) const = default;
};

/// What programs propose: how sure they must be, which proposal is meant, and what becomes of it. Seen only while there
/// is something to say.
class ProposalPanel final : public QWidget {
    Q_OBJECT
public:
    struct Buttons {
        QAction* accept;
        QAction* acceptAll;
        QAction* merge;
        QAction* reject;
    };
    ProposalPanel(const Buttons& buttons, QWidget* parent = nullptr);

    /// Those that are shown, of `all`; keeps the current one where it can.
    void setProposals(const std::vector<ProposalRow>& shown, int all);
    /// 0 when there is none.
    quint32 current() const;
    void setCurrent(quint32 number);
    /// 0 to 1.
    void setThreshold(double threshold);
    /// A job runs; `total` 0: nobody knows for how long.
    void showProgress(const QString& what, qint64 done, qint64 total);
    void hideProgress();

Q_SIGNALS:
    void thresholdChanged(double threshold);
    void currentChanged(quint32 number);
    /// Double click or Enter: where is it?
    void activated(quint32 number);
    void cancelRequested();

private:
    void refresh();

    QLabel* m_count;
    QSlider* m_slider;
    QLabel* m_threshold;
    QListWidget* m_list;
    QWidget* m_choices; ///< slider, list and buttons
    QWidget* m_running;
    QProgressBar* m_progress;
    std::vector<ProposalRow> m_rows;
};

} // namespace consentry::widgets
