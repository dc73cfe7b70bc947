#include "tests/e2e/hands.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QWindow>

namespace consentry::testing {
namespace {

constexpr int kEdge = 4;

} // namespace

void must(bool holds, const QString& otherwise)
{
    if (!holds)
        throw Unexpected(otherwise);
}

bool Hands::sees(const char* name) const
{
    const auto* widget = m_window.findChild<QWidget*>(QLatin1String(name));
    return widget != nullptr && widget->isVisible();
}

QString Hands::textOf(const char* name) const
{
    const QWidget& widget = see<QWidget>(name);
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return button->text();
    return widget.property("text").toString();
}

QPoint Hands::reach(QWidget& widget, QPoint at) const
{
    // What lies in a list of fields that is too long for its place is scrolled to, as a wheel would.
    for (QWidget* above = widget.parentWidget(); above != nullptr; above = above->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(above)) {
            QCoreApplication::processEvents(); // it may have grown just now
            area->ensureWidgetVisible(&widget);
        }
    }
    const QString name =
        widget.objectName().isEmpty() ? QString::fromLatin1(widget.metaObject()->className()) : widget.objectName();
    must(widget.isVisible(), QStringLiteral("%1 is not on screen").arg(name));
    must(widget.isEnabled(), QStringLiteral("%1 is disabled").arg(name));
    const QPoint place = widget.mapTo(&m_window, at);
    QWidget* top = m_window.childAt(place);
    must(top == &widget || widget.isAncestorOf(top),
         QStringLiteral("%1 is covered by %2").arg(name, top ? top->objectName() : QStringLiteral("nothing")));
    return place;
}

void Hands::click(QWidget& widget, std::optional<QPoint> at)
{
    const QPoint place = reach(widget, at.value_or(widget.rect().center()));
    QTest::mouseMove(m_window.windowHandle(), place);
    QTest::mouseClick(m_window.windowHandle(), Qt::LeftButton, {}, place);
}

void Hands::doubleClick(QWidget& widget, QPoint at)
{
    const QPoint place = reach(widget, at);
    QTest::mouseMove(m_window.windowHandle(), place);
    QTest::mouseClick(m_window.windowHandle(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(m_window.windowHandle(), Qt::LeftButton, {}, place);
}

void Hands::rightClick(QWidget& widget, QPoint at)
{
    const QPoint place = reach(widget, at);
    QTest::mouseMove(m_window.windowHandle(), place);
    QTest::mouseClick(m_window.windowHandle(), Qt::RightButton, {}, place);
}

void Hands::drag(QWidget& widget, QPoint from, QPoint to, Qt::KeyboardModifiers held)
{
    const QPoint start = reach(widget, from);
    const QPoint end = widget.mapTo(&m_window, to);
    QWindow* window = m_window.windowHandle();
    QTest::mouseMove(window, start);
    QTest::mousePress(window, Qt::LeftButton, {}, start);
    QTest::mouseMove(window, (start + end) / 2);
    QTest::mouseMove(window, end);
    QTest::mouseRelease(window, Qt::LeftButton, held, end);
}

void Hands::type(const QString& text)
{
    for (const QChar character : text)
        QTest::keyClick(m_window.windowHandle(), character.toLatin1());
}

void Hands::press(const char* keys)
{
    const QKeySequence sequence = QKeySequence::fromString(QLatin1String(keys), QKeySequence::PortableText);
    must(sequence.count() == 1, QStringLiteral("no key: %1").arg(QLatin1String(keys)));
    QTest::keyClick(m_window.windowHandle(), sequence[0].key(), sequence[0].keyboardModifiers());
}

void Hands::fill(const char* name, const QString& text)
{
    click(name);
    press("Ctrl+A");
    type(text);
}

void Hands::clickRow(QAbstractItemView& list, int row)
{
    const QModelIndex index = list.model() ? list.model()->index(row, 0) : QModelIndex();
    must(index.isValid(), QStringLiteral("%1 has no row %2").arg(list.objectName()).arg(row));
    list.scrollTo(index);
    click(*list.viewport(), list.visualRect(index).center());
}

void Hands::doubleClickRow(QAbstractItemView& list, int row)
{
    const QModelIndex index = list.model() ? list.model()->index(row, 0) : QModelIndex();
    must(index.isValid(), QStringLiteral("%1 has no row %2").arg(list.objectName()).arg(row));
    list.scrollTo(index);
    doubleClick(*list.viewport(), list.visualRect(index).center());
}

void Hands::await(const std::function<bool()>& condition, const QString& what, int milliseconds)
{
    must(QTest::qWaitFor(condition, milliseconds), QStringLiteral("waited in vain: %1").arg(what));
}

void Hands::drawBox(widgets::VideoCanvas& canvas, const Box& box)
{
    press("N"); // after each box the hand is back at selecting
    dragPoint(canvas, {box.x, box.y}, {box.right(), box.bottom()});
}

void Hands::dragPoint(widgets::VideoCanvas& canvas, Point from, Point to, Qt::KeyboardModifiers held)
{
    const QPoint start = canvas.mapping().toWidget(from).toPoint();
    const QPoint end = canvas.mapping().toWidget(to).toPoint();
    // A handle at the very edge of the canvas is taken by its inner side; the splitter's handle lies over the rest.
    const QRect inside = canvas.rect().adjusted(kEdge, kEdge, -kEdge, -kEdge);
    const QPoint reachable(std::clamp(start.x(), inside.left(), inside.right()),
                           std::clamp(start.y(), inside.top(), inside.bottom()));
    drag(canvas, reachable, end + reachable - start, held);
}

} // namespace consentry::testing
