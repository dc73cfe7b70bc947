#pragma once

#include "widgets/parts/modal_card.h"

#include <vector>

class QComboBox;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace consentry::widgets {

/// An action and its keys, in words for people.
struct KeyEditorRow {
    QString name; ///< says which action; not shown
    QString text;
    QString keys;
};

/// All actions with their keys in a card over the window, to find and to change. Changes nothing itself: it says what
/// was asked for, and shows what it is given. Esc closes.
class KeyEditor final : public ModalCard {
    Q_OBJECT
public:
    KeyEditor(const Appearance& appearance, QWidget* parent);

    void setPresets(const QStringList& names, int chosen);
    /// Keeps the row that is current.
    void setRows(const std::vector<KeyEditorRow>& rows);
    /// What became of the last wish, or what stands in its way.
    void setNote(const QString& note);
    /// What was looked for.
    void forget();

Q_SIGNALS:
    void presetChosen(int index);
    /// An empty sequence: this action is to have no key.
    void keyEntered(const QString& name, const QKeySequence& key);
    /// Back to the preset, for all actions.
    void resetRequested();

protected:
    QWidget* opening() override;

private:
    void makeTop(QWidget* card);
    void makeTable(QWidget* card);
    void makeEntry(QWidget* card);
    void filterRows();
    void rowChosen();
    QString currentName() const;

    QLineEdit* m_find = nullptr;
    QComboBox* m_preset = nullptr;
    QTableWidget* m_table = nullptr;
    QKeySequenceEdit* m_key = nullptr;
    QPushButton* m_assign = nullptr;
    QPushButton* m_clear = nullptr;
    QLabel* m_note = nullptr;
};

} // namespace consentry::widgets
