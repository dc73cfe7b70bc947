#pragma once

#include "annotation/label_set.h"
#include "widgets/theme/appearance.h"

#include <QWidget>

#include <string>
#include <vector>

class QAction;
class QHBoxLayout;
class QToolButton;

namespace consentry::widgets {

/// Under the picture: the classes with their number keys, others in a menu, and the tools. Choosing a class says what
/// the next box is. Where there is not enough room, tools are icons without their words, then classes have no keys
/// before their words, and at last they are keys only; tool tips have the whole.
class ClassBar final : public QWidget {
    Q_OBJECT
public:
    explicit ClassBar(const Appearance& appearance, QWidget* parent = nullptr);

    /// Those that it offers. At most nine can have a key.
    void setLabelSet(const annotation::LabelSet& labels);
    /// A tool of the application's action table; checkable ones show which is on.
    void addTool(QAction* action);
    /// What chooses each class by key, in their order.
    void nameKeysOf(const std::vector<const QAction*>& actions);

    QSize minimumSizeHint() const override;

public Q_SLOTS:
    /// Shows `label` as chosen; unknown ones are ignored.
    void choose(const std::string& label);
    /// Whether boxes can be drawn now.
    void setDrawing(bool possible);

Q_SIGNALS:
    void classChosen(const std::string& label);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class ClassNames { KeysAndWords, Words, Keys };

    void addClass(std::size_t place);
    QString keyAt(std::size_t place) const;
    void refreshKeys();
    void fillMore();
    void pick(const std::string& label);
    void nameClasses(ClassNames names);
    int neededWidth() const;
    void fitTools();
    void refreshIcons();

    const Appearance& m_appearance;
    annotation::LabelSet m_labels;
    std::vector<const QAction*> m_actions; ///< of those with a key
    std::vector<QToolButton*> m_buttons;   ///< of the same
    QToolButton* m_more;                   ///< has the others in its menu
    std::vector<QToolButton*> m_toolButtons;
    QHBoxLayout* m_classes;
    QHBoxLayout* m_tools;
};

} // namespace consentry::widgets
