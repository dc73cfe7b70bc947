#pragma once

#include "annotation/label_set_draft.h"
#include "widgets/parts/modal_card.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace consentry::widgets {

class AttributeForm;
class ClassForm;

/// A version of what may be labelled, and in words who signed it and when.
struct LabelSetRow {
    annotation::LabelSet labels;
    QString origin;
};

/// What may be labelled, in a card over the window: its versions to read, and a draft of the next one. What is in force
/// can be offered no more, never taken away. Changes nothing itself: it says what was asked for.
class LabelSetEditor final : public ModalCard {
    Q_OBJECT
public:
    LabelSetEditor(const Appearance& appearance, QWidget* parent);
    /// What chooses each class by key, in their order.
    void nameKeysOf(const std::vector<const QAction*>& classes) { m_classActions = classes; }

    /// Oldest first, at least one; the last is in force. Drops what was changed and not signed.
    void setVersions(std::vector<LabelSetRow> versions);
    const annotation::LabelSetDraft& draft() const { return m_draft; }
    /// What became of the last wish.
    void setNote(const QString& note);

Q_SIGNALS:
    /// The draft shall be in force.
    void signRequested(const consentry::annotation::LabelSet& labels);

protected:
    QWidget* opening() override;

private:
    using LabelItem = annotation::LabelItem;
    using LabelPart = annotation::LabelPart;

    QLayout* makeHead();
    QWidget* makeList();
    QWidget* makeForms();
    QLayout* makeEntry();
    QLayout* makeEnd();

    bool isDraftShown() const;
    const annotation::LabelSet& shown() const;
    std::optional<LabelItem> chosen() const;
    void fill();
    void addItems(LabelPart part);
    void addItem(QTreeWidgetItem* group, const LabelItem& item);
    QString detailOf(const LabelItem& item) const;
    void choose(const LabelItem& item);
    void showChosen();
    void showState();
    void showVersion(int index);
    void add();
    void move(int step);
    void toggleOffer();

    const Appearance& m_appearance;
    std::vector<LabelSetRow> m_versions;
    annotation::LabelSetDraft m_draft;
    std::vector<const QAction*> m_classActions;
    bool m_isFilling = false;
    QComboBox* m_version = nullptr;
    QTreeWidget* m_tree = nullptr;
    QPushButton* m_up = nullptr;
    QPushButton* m_down = nullptr;
    QPushButton* m_offer = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_standing = nullptr; ///< whether it is new, in force or gone
    QStackedWidget* m_forms = nullptr;
    ClassForm* m_classForm = nullptr;
    AttributeForm* m_attributeForm = nullptr;
    QWidget* m_entry = nullptr;
    QComboBox* m_part = nullptr;
    QLineEdit* m_name = nullptr;
    QPushButton* m_undo = nullptr;
    QPushButton* m_sign = nullptr;
    QLabel* m_note = nullptr;
};

} // namespace consentry::widgets
