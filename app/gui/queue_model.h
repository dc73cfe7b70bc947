#pragma once

#include "storage/clip_list.h"

#include <QAbstractListModel>

namespace consentry::app {

enum class QueueKind { Annotate, Review };

/// The clips that this person may work on, as the queue panel shows them. GUI thread.
class QueueModel final : public QAbstractListModel {
    Q_OBJECT

public:
    explicit QueueModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    /// Keeps those that `kind` is about: what may be annotated, or what waits for a review.
    void setRows(std::vector<storage::ClipRow> rows, QueueKind kind);
    /// Time left changes by itself.
    void setNow(Timestamp now);
    const storage::ClipRow* row(const QString& clipId) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<storage::ClipRow> m_rows;
    Timestamp m_now{};
};

/// The word for a state, for people.
QString taskStateWord(consent::TaskState state);

} // namespace consentry::app
