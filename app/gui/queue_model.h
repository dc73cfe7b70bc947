#pragma once

#include "storage/clip_list.h"

#include <QAbstractListModel>

namespace consentry::app {

enum class QueueKind { Annotate, Review, Doubts };
/// In the order of queueFilterWords().
enum class QueueFilter { All, ToDo, Submitted, Accepted };

/// The clips that this person may work on, as the queue panel shows them. GUI thread.
class QueueModel final : public QAbstractListModel {
    Q_OBJECT

public:
    explicit QueueModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    /// Keeps those that `kind` is about: what may be annotated, what waits for a review, or what has faces to check.
    void setRows(std::vector<storage::ClipRow> rows, QueueKind kind);
    /// Shows only those of its rows that the filter names.
    void setFilter(QueueFilter filter);
    /// Time left changes by itself.
    void setNow(Timestamp now);
    /// There are clips that the filter leaves out.
    bool isFiltered() const { return m_rows.size() < m_all.size(); }
    const storage::ClipRow* row(const QString& clipId) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void show();

    QueueKind m_kind = QueueKind::Annotate;
    std::vector<storage::ClipRow> m_all;
    std::vector<storage::ClipRow> m_rows; ///< those of m_all that the filter names
    QueueFilter m_filter = QueueFilter::All;
    Timestamp m_now{};
};

/// The words of all filters, for people.
QStringList queueFilterWords();
/// The word for a state, for people.
QString taskStateWord(consent::TaskState state);

} // namespace consentry::app
