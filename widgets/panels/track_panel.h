#pragma once

#include "annotation/edit/label_follower.h"
#include "annotation/edit/track_list_model.h"
#include "widgets/theme/appearance.h"

#include <QStyledItemDelegate>
#include <QWidget>

#include <memory>
#include <optional>
#include <set>

class QLabel;
class QLineEdit;
class QListView;

namespace consentry::widgets {

class AttributeEditor;
class FilterMenu;
class TrackEditor;
class TrackWords;

/// One line a track: class letter on its colour, name, key frames; muted where it is not in the frame.
class TrackDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit TrackDelegate(const Appearance& appearance, QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Appearance& m_appearance;
};

/// The tracks of the clip and, below, the properties of the selected one. The list and the canvas share a selection.
class TrackPanel final : public QWidget, private edit::LabelFollower {
    Q_OBJECT
public:
    /// What tool tips may name the keys of.
    struct Keyed {
        const QAction* tags = nullptr;
        const QAction* beginRange = nullptr;
        const QAction* endRange = nullptr;
    };
    explicit TrackPanel(const Appearance& appearance, QWidget* parent = nullptr);
    ~TrackPanel() override;
    void nameKeysOf(const Keyed& actions);

    /// detach() before any of them goes.
    void attach(edit::AnnotationDocument& document, edit::Selection& selection);
    void detach();
    AttributeEditor& attributes();
    FilterMenu& filters() { return *m_filters; }
    /// Where what is listed can be narrowed down.
    void focusFilter();
    /// Lists all again, and forgets what was typed.
    void clearFilter();

Q_SIGNALS:
    void editRefused(const consentry::Error& error);
    void numberEntered();
    /// Esc was pressed in the empty filter.
    void filterLeft();
    /// Double click or Enter: where the track begins.
    void trackActivated(consentry::FrameIndex firstFrame);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Following { Nothing, List, Selection };

    void makeFilter(const Appearance& appearance);
    void listToSelection();
    void selectionToList();
    void keepSelectionInSight();
    void refreshEmpty();
    void refreshRange();
    void refreshTags();
    void filterBy(const QString& text);
    void refilter();
    void tellListed();
    QString emptyWords() const;

    std::unique_ptr<edit::TrackListModel> m_model;
    TrackWords* m_words;
    Following m_following = Following::Nothing;
    QLabel* m_count;
    QLabel* m_range;
    QLabel* m_tags;
    QLineEdit* m_filter;
    FilterMenu* m_filters;
    QListView* m_list;
    QLabel* m_empty;
    TrackEditor* m_editor;
};

} // namespace consentry::widgets
