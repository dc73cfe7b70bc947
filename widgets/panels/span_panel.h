#pragma once

#include <QWidget>

#include <vector>

class QLabel;
class QListWidget;

namespace consentry::widgets {

/// A stretch between two key frames; words come translated.
struct SpanRow {
    QString track;  ///< "car 3"
    QString frames; ///< "Frames 13 to 40"
    QString why;    ///< "clearly beside it"

    bool operator==(const SpanRow&) const = default;
};

/// Stretches whose interpolated boxes disagree with the picture, by frame. Whoever has it shows it once somebody asked.
class SpanPanel final : public QWidget {
    Q_OBJECT
public:
    explicit SpanPanel(QWidget* parent = nullptr);

    /// Keeps the marked row where it can; no signal.
    void setRows(const std::vector<consentry::widgets::SpanRow>& rows);
    int count() const;
    /// Marks a row without a signal, and brings it in sight.
    void setCurrent(int row);
    /// What has to be said besides; nothing when empty.
    void setNote(const QString& note);

Q_SIGNALS:
    /// Click or Enter: show it.
    void chosen(int row);
    void closeRequested();

private:
    QLabel* m_head;
    QLabel* m_note;
    QLabel* m_empty;
    QListWidget* m_list;
    std::vector<SpanRow> m_rows;
};

} // namespace consentry::widgets
