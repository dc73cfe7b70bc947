#pragma once

#include <QWidget>

class QAbstractItemModel;
class QAction;
class QHBoxLayout;
class QLabel;
class QModelIndex;
class QTableView;

namespace consentry::widgets {

struct ListPageWords {
    QString objectName;
    QString title;
    QString explanation;
    QString empty; ///< shown instead of the table when it has no rows
};

/// A titled table with the actions for its rows: members, grants, consents, holds, requests, the log. The model is the
/// application's; columns take their words from it.
class ListPage final : public QWidget {
    Q_OBJECT
public:
    explicit ListPage(const ListPageWords& words, QWidget* parent = nullptr);

    /// Not owned.
    void setModel(QAbstractItemModel* model);
    /// A button above the table.
    void addButton(QAction* action);
    QTableView& table() { return *m_table; }
    /// Rows that are selected, in order.
    QList<int> selectedRows() const;

Q_SIGNALS:
    void rowActivated(int row);
    void selectedRowsChanged();

private:
    void refreshEmpty();

    QHBoxLayout* m_buttons;
    QTableView* m_table;
    QLabel* m_empty;
};

} // namespace consentry::widgets
