#include "widgets/canvas/canvas_accessible.h"

#include "widgets/canvas/video_canvas.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWindow>

#include <algorithm>
#include <map>

namespace consentry::widgets {
namespace {

/// One box: a thing with a name and a place that can be selected.
class BoxAccessible final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    BoxAccessible(VideoCanvas& canvas, annotation::TrackId id) : m_canvas(&canvas), m_id(id) {}

    bool isValid() const override { return box().has_value(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_canvas ? m_canvas->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_canvas); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString&) override {}

    QString text(QAccessible::Text kind) const override
    {
        const auto now = box();
        return !now || kind != QAccessible::Name ? QString() : now->words;
    }
    QRect rect() const override
    {
        const auto now = box();
        return now ? QRect(m_canvas->mapToGlobal(now->rect.topLeft()), now->rect.size()) : QRect();
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        const auto now = box();
        state.selectable = true;
        state.focusable = true;
        state.selected = now && now->isSelected;
        state.focused = state.selected && m_canvas->hasFocus();
        state.invisible = !now;
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& name) override
    {
        if (m_canvas && name == pressAction())
            m_canvas->selectBox(m_id);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    std::optional<BoxInWords> box() const
    {
        if (!m_canvas)
            return std::nullopt;
        const std::vector<BoxInWords> boxes = m_canvas->boxesInWords();
        const auto found = std::ranges::find(boxes, m_id, &BoxInWords::track);
        return found == boxes.end() ? std::nullopt : std::optional(*found);
    }

    QPointer<VideoCanvas> m_canvas;
    annotation::TrackId m_id;
};

/// The picture: a list of its boxes. Owns their interfaces through Qt's registry.
class CanvasAccessible final : public QAccessibleWidget {
public:
    explicit CanvasAccessible(VideoCanvas& canvas) : QAccessibleWidget(&canvas, QAccessible::List), m_canvas(&canvas) {}
    ~CanvasAccessible() override
    {
        for (const auto& [track, id] : m_ids)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(boxes().size()); }
    QAccessibleInterface* child(int index) const override
    {
        const std::vector<BoxInWords> now = boxes();
        const auto place = static_cast<std::size_t>(index);
        return index >= 0 && place < now.size() ? interfaceOf(now[place].track) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        const std::vector<BoxInWords> now = boxes();
        const auto found =
            std::ranges::find_if(now, [&](const BoxInWords& box) { return interfaceOf(box.track) == child; });
        return found == now.end() ? -1 : static_cast<int>(found - now.begin());
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (child(i)->rect().contains(x, y))
                return child(i);
        }
        return nullptr;
    }
    QAccessibleInterface* focusChild() const override
    {
        const std::vector<BoxInWords> now = boxes();
        const auto found = std::ranges::find_if(now, &BoxInWords::isSelected);
        return found == now.end() ? nullptr : interfaceOf(found->track);
    }

private:
    std::vector<BoxInWords> boxes() const { return m_canvas ? m_canvas->boxesInWords() : std::vector<BoxInWords>(); }
    QAccessibleInterface* interfaceOf(annotation::TrackId track) const
    {
        const auto known = m_ids.find(track);
        if (known != m_ids.end())
            return QAccessible::accessibleInterface(known->second);
        const QAccessible::Id id = QAccessible::registerAccessibleInterface(new BoxAccessible(*m_canvas, track));
        m_ids.emplace(track, id);
        return QAccessible::accessibleInterface(id);
    }

    QPointer<VideoCanvas> m_canvas;
    mutable std::map<annotation::TrackId, QAccessible::Id> m_ids; ///< of interfaces that somebody asked for
};

QAccessibleInterface* makeCanvasInterface(const QString&, QObject* object)
{
    auto* canvas = qobject_cast<VideoCanvas*>(object);
    return canvas != nullptr ? new CanvasAccessible(*canvas) : nullptr; // Qt owns it
}

} // namespace

void installCanvasAccessibility()
{
    QAccessible::removeFactory(makeCanvasInterface);
    QAccessible::installFactory(makeCanvasInterface);
}

void tellCanvasNews(QWidget& canvas, CanvasNews news)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&canvas);
    QAccessibleInterface* selected = interface != nullptr ? interface->focusChild() : nullptr;
    if (news == CanvasNews::Selection && selected != nullptr) {
        QAccessibleEvent focus(selected, QAccessible::Focus);
        QAccessible::updateAccessibility(&focus);
        return;
    }
    QAccessibleEvent changed(&canvas, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&changed);
}

} // namespace consentry::widgets
