#pragma once

#include "widgets/canvas/video_canvas.h"

#include <QAbstractItemView>
#include <QKeySequence>
#include <QTest>
#include <QWidget>

#include <functional>
#include <stdexcept>

namespace consentry::testing {

/// Something was not as a person would expect it; what() is a line for people.
class Unexpected final : public std::runtime_error {
public:
    explicit Unexpected(const QString& what) : std::runtime_error(what.toStdString()) {}
};

void must(bool holds, const QString& otherwise);

/// A person's eyes and hands at one window. Pointer and keys go through the window system's queue, so what lies on top,
/// what has the focus and what is disabled count as they do for a person. All throw Unexpected.
class Hands {
public:
    static constexpr int kPatience = 20'000; ///< milliseconds

    explicit Hands(QWidget& window) : m_window(window) {}

    QWidget& window() const { return m_window; }
    /// A control that is on screen, by its object name.
    template<class Widget>
    Widget& see(const char* name) const
    {
        auto* widget = m_window.findChild<Widget*>(QLatin1String(name));
        must(widget != nullptr && widget->isVisible(), QStringLiteral("cannot see %1").arg(QLatin1String(name)));
        return *widget;
    }
    bool sees(const char* name) const;
    QString textOf(const char* name) const;

    void click(QWidget& widget, std::optional<QPoint> at = {});
    void click(const char* name) { click(see<QWidget>(name)); }
    void doubleClick(QWidget& widget, QPoint at);
    void rightClick(QWidget& widget, QPoint at);
    /// `held` are the keys that are down when the button is let go.
    void drag(QWidget& widget, QPoint from, QPoint to, Qt::KeyboardModifiers held = {});
    void type(const QString& text);
    /// "Ctrl+Shift+Z"
    void press(const char* keys);
    /// Types into a field that is clicked first.
    void fill(const char* name, const QString& text);
    /// Brings a row of a list in sight and clicks it.
    void clickRow(QAbstractItemView& list, int row);
    void doubleClickRow(QAbstractItemView& list, int row);

    /// Until `condition` holds.
    void await(const std::function<bool()>& condition, const QString& what, int milliseconds = kPatience);

    // On the picture, in display pixels of the clip.
    void drawBox(widgets::VideoCanvas& canvas, const Box& box);
    void dragPoint(widgets::VideoCanvas& canvas, Point from, Point to, Qt::KeyboardModifiers held = {});

private:
    /// Where `at` of `widget` is in the window; nothing else may lie above it.
    QPoint reach(QWidget& widget, QPoint at) const;

    QWidget& m_window;
};

} // namespace consentry::testing
