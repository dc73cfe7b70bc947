#pragma once

#include "widgets/panels/trust_bar.h"
#include "widgets/parts/words.h"
#include "widgets/theme/appearance.h"

#include <QStyledItemDelegate>
#include <QWidget>

class QAbstractItemModel;
class QComboBox;
class QLabel;
class QListView;
class QModelIndex;

namespace consentry::widgets {

/// What a row of the queue's model answers. The model holds ids and camera labels, nothing about people.
enum QueueRole {
    kClipIdRole = Qt::UserRole + 1, ///< QString, the whole id
    kShortIdRole,                   ///< QString, eight digits
    kCameraRole,                    ///< QString
    kStateTextRole,                 ///< QString, translated: "new", "in progress", "returned" …
    kStateIconRole,                 ///< QString, name of an icon
    kBasisRole,                     ///< int, TrustBasis
    kTimeLeftRole,                  ///< QString, timeLeftText()
    kUrgencyRole,                   ///< int, Urgency
};

/// Two quiet lines a clip: id and time left, camera and state.
class QueueDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit QueueDelegate(const Appearance& appearance, QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintWords(QPainter& painter, const QRect& rect, const QModelIndex& index) const;

    const Appearance& m_appearance;
};

/// What to work on. The application gives the model and the filters.
class QueuePanel final : public QWidget {
    Q_OBJECT
public:
    explicit QueuePanel(const Appearance& appearance, QWidget* parent = nullptr);

    /// Not owned.
    void setModel(QAbstractItemModel* model);
    void setFilters(const QStringList& names);
    /// Shown instead of the list when it has no rows.
    void setEmptyText(const QString& text);
    QListView& list() { return *m_list; }
    /// Marks the clip that is open; an empty id marks none.
    void choose(const QString& clipId);
    /// The clip that is marked; empty when none is.
    QString chosen() const;
    /// Keys go to the list, with its first clip marked when none is.
    void focusList();

Q_SIGNALS:
    void clipActivated(const QString& clipId);
    void filterChosen(int index);

private:
    void refreshEmpty();

    QComboBox* m_filter;
    QLabel* m_count;
    QListView* m_list;
    QLabel* m_empty;
};

} // namespace consentry::widgets
