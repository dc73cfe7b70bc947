#include "tests/app/gui/overheard.h"

#include <QAbstractItemModel>
#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QMetaProperty>
#include <QPlainTextEdit>
#include <QSet>
#include <QTextDocument>
#include <QWidget>

namespace consentry::testing {
namespace {

constexpr int kRoles = 64; ///< of a model's own

class Listener {
public:
    explicit Listener(TakeBack back) : m_back(back) {}

    void hear(QObject* object)
    {
        if (m_objects.contains(object))
            return;
        m_objects << object;
        const QString where = QLatin1String(object->metaObject()->className()) + QLatin1Char(' ') + object->objectName();
        for (int i = 0; i < object->metaObject()->propertyCount(); ++i) {
            const QMetaProperty property = object->metaObject()->property(i);
            note(where + QLatin1Char('.') + QLatin1String(property.name()), property.read(object));
        }
        for (const QByteArray& name : object->dynamicPropertyNames())
            note(where + QLatin1Char('.') + QLatin1String(name), object->property(name.constData()));
        if (const auto* model = qobject_cast<QAbstractItemModel*>(object))
            hearRows(where, *model, {});
        if (const auto* text = qobject_cast<QTextDocument*>(object))
            note(where, text->toPlainText());
        if (m_back == TakeBack::Typed)
            takeBack(where, object);
        for (QObject* child : object->children())
            hear(child);
    }
    void hear(QAccessibleInterface* interface, const QString& path)
    {
        if (interface == nullptr || m_interfaces.contains(interface))
            return;
        m_interfaces << interface;
        const QString name = interface->text(QAccessible::Name);
        const QString where = path + QLatin1Char('/') + name;
        for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help,
                                QAccessible::Accelerator})
            note(where, interface->text(kind));
        if (auto* value = interface->valueInterface())
            note(where, value->currentValue());
        if (auto* text = interface->textInterface())
            note(where, text->text(0, text->characterCount()));
        for (int i = 0; i < interface->childCount(); ++i)
            hear(interface->child(i), where);
    }
    QStringList lines() const { return m_lines; }

private:
    void note(const QString& where, const QVariant& said)
    {
        const QString text = said.canConvert<QStringList>() && !said.canConvert<QString>()
                                 ? said.toStringList().join(QLatin1Char(' '))
                                 : said.toString();
        if (!text.isEmpty())
            m_lines << where + QStringLiteral(": ") + text;
    }
    void hearRows(const QString& where, const QAbstractItemModel& model, const QModelIndex& parent)
    {
        for (int row = 0; row < model.rowCount(parent); ++row) {
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QModelIndex index = model.index(row, column, parent);
                for (int role = 0; role < Qt::UserRole + kRoles; ++role)
                    note(where, role > Qt::StatusTipRole && role < Qt::AccessibleTextRole ? QVariant()
                                                                                          : index.data(role));
                hearRows(where, model, index);
            }
        }
    }
    void takeBack(const QString& where, QObject* object)
    {
        if (auto* field = qobject_cast<QLineEdit*>(object)) {
            field->undo();
            note(where + QStringLiteral(" taken back"), field->text());
        }
        if (auto* field = qobject_cast<QPlainTextEdit*>(object)) {
            field->undo();
            note(where + QStringLiteral(" taken back"), field->toPlainText());
        }
    }

    TakeBack m_back;
    QSet<QObject*> m_objects;
    QSet<QAccessibleInterface*> m_interfaces;
    QStringList m_lines;
};

} // namespace

QStringList overheard(TakeBack back)
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    Listener listener(back);
    for (QWidget* window : QApplication::topLevelWidgets())
        listener.hear(QAccessible::queryAccessibleInterface(window), {});
    for (QWidget* widget : QApplication::allWidgets())
        listener.hear(widget);
    listener.hear(qApp);
    return listener.lines();
}

} // namespace consentry::testing
