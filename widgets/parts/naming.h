#pragma once

#include <QLabel>
#include <QString>

class QAction;
class QFrame;
class QHBoxLayout;
class QListWidget;
class QVBoxLayout;
class QWidget;

namespace consentry::widgets {

/// What each control must have: a name for tests and style, one for screen readers, and a hint that may tell its key.
struct Naming {
    QString objectName;
    QString accessibleName;
    QString toolTip = {}; ///< the accessible name when empty
};

/// `text` for a tool tip. Tool tips guess whether their text is markup; escaped text inside a paragraph leaves nothing
/// to guess.
QString plainToolTip(const QString& text);
/// `text` as it is, unless a tool tip would take it for markup: a name may hold any sign.
QString safeToolTip(const QString& text);

/// `text` for a button or a menu, which take an & for the key of the letter behind it.
QString withoutKeys(QString text);

/// Names `widget` and returns it, so that it can be named where it is made.
template<class Widget>
Widget* named(Widget* widget, const Naming& naming)
{
    widget->setObjectName(naming.objectName);
    widget->setAccessibleName(naming.accessibleName);
    widget->setToolTip(safeToolTip(naming.toolTip.isEmpty() ? naming.accessibleName : naming.toolTip));
    return widget;
}

/// "Next frame (D)": the text of a tool tip with the action's key.
QString toolTipWithKey(const QString& text, const QString& key);

enum class LabelRole { Plain, Muted, Secondary, Caption, Strong, Heading, Title, Denied, Expiring, Consented };

/// A label that never reads its text as markup, coloured by the style sheet.
QLabel* makeLabel(LabelRole role, const QString& text, QWidget* parent);
void setLabelRole(QLabel& label, LabelRole role);

/// Words that are very long give way, for the panel that they are in to stay narrow: labels wrap, buttons shorten.
void limitWidth(QWidget& words);

/// The wheel scrolls past a field that has not got the focus, and leaves its value alone.
void leaveWheelToScrolling(QWidget& field);

/// A hairline.
QFrame* makeSeparator(QWidget* parent);

QHBoxLayout* makeRow(int spacing);
QVBoxLayout* makeColumn(int spacing);

/// Makes `row` the current one without a signal, and brings it in sight; -1: none.
void markRow(QListWidget& list, int row);

/// A label that shortens its text at the right instead of pushing its neighbours; the tool tip has the whole text.
class ElidedLabel final : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(LabelRole role, QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;
};

} // namespace consentry::widgets
