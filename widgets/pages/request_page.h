#pragma once

#include <QWidget>

#include <optional>
#include <vector>

class QAction;
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace consentry::widgets {

/// A request to see frames of an original; words come translated.
struct RequestRow {
    QString id = {};
    QString who = {};
    QString clip = {};
    QString frames = {};  ///< "4 to 9"
    QString minutes = {}; ///< "15 minutes"
    QString reason = {};
    QString state = {};       ///< "waits for approval"
    QString note = {};        ///< why nothing can be done here, or what comes next
    QString releaseWord = {}; ///< of the button: "Approve and release"
};

/// What a button of the page does; they follow the actions' state.
struct RequestActions {
    QAction* approve;
    QAction* refuse;
    QAction* release;
    QAction* stop;
};

/// Requests to see frames of an original: one's own and, for those who decide, all.
class RequestPage final : public QWidget {
    Q_OBJECT
public:
    explicit RequestPage(const RequestActions& actions, QWidget* parent = nullptr);

    /// What is chosen stays so while it is there; what was typed stays with it.
    void setRows(std::vector<consentry::widgets::RequestRow> rows);
    /// Empty when none is.
    QString chosen() const;
    /// Why the chosen one is refused, without space around it.
    QString refusal() const;
    void clearRefusal();
    void setMayRefuse(bool may);
    /// How far a release is: of `total` steps, 0 when that is not known. Nothing: none is running.
    struct Progress {
        qint64 done = 0;
        qint64 total = 0;
    };
    void setProgress(std::optional<consentry::widgets::RequestPage::Progress> progress);
    void focusList();

Q_SIGNALS:
    /// Another request was chosen, or something was typed.
    void changed();

private:
    QWidget* makeList();
    QWidget* makeDetails(const RequestActions& actions);
    QWidget* makeProgress(QAction* stop);
    QPushButton* buttonFor(QAction* action);
    void showChosen();
    const RequestRow* chosenRow() const;

    std::vector<RequestRow> m_rows;
    QListWidget* m_list;
    QLabel* m_empty;
    QWidget* m_details;
    QLabel* m_what;
    QLabel* m_clip;
    QLabel* m_reason;
    QLabel* m_state;
    QLabel* m_note;
    QLineEdit* m_refusal;
    QPushButton* m_release;
    QWidget* m_running;
    QProgressBar* m_bar;
    QString m_shown; ///< id of the request whose details are on screen
};

} // namespace consentry::widgets
