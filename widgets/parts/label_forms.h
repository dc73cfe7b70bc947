#pragma once

#include "annotation/label_set.h"
#include "widgets/theme/appearance.h"

#include <QWidget>

#include <array>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace consentry::widgets {

/// Letter, colour and kinds of a class, and how it is to be labelled.
class ClassForm final : public QWidget {
    Q_OBJECT
public:
    ClassForm(const Appearance& appearance, QWidget* parent);

    void setClass(const annotation::LabelClass& labelClass);

Q_SIGNALS:
    /// By a person; kinds that they left out are left out.
    void changed(const consentry::annotation::LabelClass& labelClass);

private:
    void makeColours();
    void refreshColours();
    void change();

    const Appearance& m_appearance;
    annotation::LabelClass m_class;
    QComboBox* m_letter;
    QLineEdit* m_kinds;
    QLabel* m_gone;
    QPlainTextEdit* m_guideline;
    std::array<QToolButton*, annotation::kClassColours> m_colours{};
};

/// How an attribute is chosen, what it takes, whom it is for, and what new objects get.
class AttributeForm final : public QWidget {
    Q_OBJECT
public:
    explicit AttributeForm(QWidget* parent);

    struct Content {
        const annotation::LabelSet& labels;
        const annotation::AttributeSpec& spec;
        const annotation::AttributeSpec* inForce = nullptr; ///< keeps what it means; null: it is new
    };
    void setAttribute(const Content& content);

Q_SIGNALS:
    /// By a person; values that they left out are left out.
    void changed(const consentry::annotation::AttributeSpec& spec);

private:
    void makeKinds();
    void makeClassChecks(const annotation::LabelSet& labels);
    void fillClasses(const Content& content);
    std::vector<std::string> chosenClasses() const;
    void fillPresets();
    void showParts();
    void change();

    annotation::AttributeSpec m_spec;
    bool m_isFilling = false;
    QFormLayout* m_form;
    QComboBox* m_kind;
    QComboBox* m_hold;
    QWidget* m_classes;
    std::vector<std::string> m_classNames; ///< of the boxes; the first stands for all
    std::vector<QCheckBox*> m_classChecks;
    QLineEdit* m_values;
    QLabel* m_gone;
    QWidget* m_range;
    QDoubleSpinBox* m_least;
    QDoubleSpinBox* m_most;
    QComboBox* m_presetList;
    QLineEdit* m_presetText;
};

/// "list", "buttons", "yes or no", "number", "text".
QString attributeKindWord(annotation::AttributeKind kind);

} // namespace consentry::widgets
