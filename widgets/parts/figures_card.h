#pragma once

#include "widgets/parts/modal_card.h"

#include <QDate>

#include <vector>

class QLabel;
class QPushButton;
class QTableWidget;

namespace consentry::widgets {

/// What somebody did on one day.
struct FigureRow {
    QDate day;
    int minutes = 0; ///< in which something was edited
    int edits = 0;
    int objects = 0; ///< drawn or pasted
    int taken = 0;   ///< proposals
    int handedIn = 0;
};

/// A person's own figures, in a card over the window: a line each day, newest first, and their sum. Changes nothing
/// itself: it says what was asked for.
class FiguresCard final : public ModalCard {
    Q_OBJECT
public:
    FiguresCard(const Appearance& appearance, QWidget* parent);

    void setRows(const std::vector<FigureRow>& rows);
    /// The table with tabs between cells, to paste elsewhere.
    QString plainText() const;

Q_SIGNALS:
    void copyRequested();
    /// Asked for twice in a row.
    void forgetRequested();

protected:
    QWidget* opening() override;

private:
    void addLine(const QString& name, const FigureRow& row);
    void forget();

    QTableWidget* m_table;
    QLabel* m_note;
    QPushButton* m_copy;
    QPushButton* m_forget;
    QPushButton* m_done;
    bool m_isAsked = false; ///< whether forgetting was asked for once
};

} // namespace consentry::widgets
