#pragma once

#include "annotation/edit/selection.h"

#include <QAbstractListModel>

namespace consentry::edit {

/// The tracks of a document, one a row, by id; for the track list and for assistive technology. Follows the document
/// and the frame of the selection, both of which must outlive it.
class TrackListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, ///< uint
        LabelRole,             ///< class name
        KindRole,
        LetterRole,        ///< the class's letter
        ColourRole,        ///< int: the class's ClassColour
        KeyFrameCountRole, ///< int
        VisibleRole,       ///< bool: seen in the current frame
        BoxRole,           ///< QRectF in the current frame; invalid when not seen
        SingleFrameRole,   ///< bool
        FirstFrameRole,    ///< qint64: of the first key frame
        SourceRole,        ///< "manual", "tracked", "suggested", "imported"
        AuthorRole,        ///< k4.pid
        HiddenRole,        ///< bool
        LockedRole,        ///< bool
        PinnedRole,        ///< bool
    };

    TrackListModel(const AnnotationDocument& document, const Selection& selection, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    /// Qt::DisplayRole is "person 3": data, not words.
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    annotation::TrackId trackAt(const QModelIndex& index) const;
    /// Invalid when there is no such track.
    QModelIndex indexOf(annotation::TrackId id) const;

private:
    void follow(const ChangeEvent& event);
    void insertRow(annotation::TrackId id);
    void removeRow(annotation::TrackId id);

    const AnnotationDocument& m_document;
    const Selection& m_selection;
    std::vector<annotation::TrackId> m_rows; ///< what views have been told of
};

} // namespace consentry::edit
