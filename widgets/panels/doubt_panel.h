#pragma once

#include <QWidget>

#include <vector>

class QAction;
class QLabel;
class QListWidget;

namespace consentry::widgets {

/// A stretch to look at; words come translated.
struct DoubtRow {
    QString frames; ///< "Frames 13 to 40"
    QString why;    ///< "a face that was lost for a while"
};

/// Stretches of a clip in which a face may have been missed, the most doubtful first.
class DoubtPanel final : public QWidget {
    Q_OBJECT
public:
    struct Actions {
        QAction& mask;       ///< offered below the list: for what is always at the same place
        const QAction& blur; ///< hides a face
    };
    explicit DoubtPanel(const Actions& actions, QWidget* parent = nullptr);

    /// Marks none.
    void setRows(const std::vector<consentry::widgets::DoubtRow>& rows);
    int count() const;
    /// -1 when none is marked.
    int current() const;
    /// Marks a row without a signal, and brings it in sight.
    void setCurrent(int row);

Q_SIGNALS:
    /// By pointer or key.
    void chosen(int row);

private:
    void refreshNote();

    const QAction& m_blur;
    QLabel* m_note;
    QListWidget* m_list;
};

} // namespace consentry::widgets
