#pragma once

#include "annotation/attribute_edit.h"
#include "annotation/edit/label_follower.h"
#include "widgets/panels/attribute_fields.h"

class QBoxLayout;
class QComboBox;
class QLabel;

namespace consentry::widgets {

/// What can be said about the selected tracks beside their class, and for how long it is meant. With the keyboard
/// (startKeys()): up and down choose the attribute, with Shift for how long, digits its value, 0 none; Return types one;
/// Tab is the next box of the frame.
class AttributeEditor final : public QWidget, private edit::LabelFollower {
    Q_OBJECT
public:
    explicit AttributeEditor(QWidget* parent = nullptr);

    void attach(edit::AnnotationDocument& document, edit::Selection& selection);
    void detach();
    /// Takes the keys until Esc or Enter. False when nothing can be said about what is selected.
    bool startKeys();
    bool hasKeys() const { return m_hasKeys; }
    /// What the keys do now, for the mode line.
    QString hint() const;

Q_SIGNALS:
    void editRefused(const consentry::Error& error);
    void keysStarted();
    /// By Esc, or because something else has the focus now.
    void keysEnded();
    void hintChanged(const QString& hint);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Row {
        annotation::AttributeSpec spec;
        QLabel* name = nullptr;
        AttributeField field;
    };

    void tellTyped();
    void refresh();
    void rebuild(const std::vector<annotation::AttributeSpec>& specs);
    void addRow(const annotation::AttributeSpec& spec);
    std::vector<annotation::AttributeSpec> commonSpecs() const;
    bool isOffered(const std::string& name) const;
    std::optional<std::string> commonValue(const annotation::AttributeSpec& spec) const;
    annotation::Scope scopeFor(const annotation::AttributeSpec& spec) const;
    void choose(const annotation::AttributeSpec& spec, const std::string& value);
    void chooseByDigit(int digit);
    void moveRow(int step);
    void moveScope(int step);
    void offerScopes();
    void giveUpTyping();
    void showRow();
    void selectNeighbour(int step);
    void endKeys();
    void announceHint();

    QComboBox* m_scope;
    QWidget* m_body;
    QBoxLayout* m_column;
    std::vector<Row> m_rows;
    std::set<annotation::TrackId> m_tracks; ///< that the rows are about
    bool m_refreshing = false;
    bool m_hasKeys = false;
    std::size_t m_row = 0; ///< that the keys are about
};

} // namespace consentry::widgets
