#include "annotation/edit/track_list_model.h"

#include "annotation/interpolation.h"

#include <QRectF>

#include <algorithm>
#include <array>

namespace consentry::edit {

using annotation::Track;
using annotation::TrackId;

namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QVariant boxOf(const std::optional<annotation::BoxState>& state)
{
    if (!state)
        return {};
    return QRectF(state->box.x, state->box.y, state->box.width, state->box.height);
}

QVariant letterOf(const annotation::LabelSet& labels, const Track& track)
{
    const annotation::LabelClass* labelClass = labels.findClass(track.label);
    return labelClass ? QString(QLatin1Char(labelClass->letter)) : QString();
}

QVariant colourOf(const annotation::LabelSet& labels, const Track& track)
{
    const annotation::LabelClass* labelClass = labels.findClass(track.label);
    return static_cast<int>(labelClass ? labelClass->colour : annotation::ClassColour::Pink);
}

struct RoleName {
    int role;
    const char* name;
};

constexpr std::array kRoleNames{
    RoleName{TrackListModel::IdRole, "trackId"},
    RoleName{TrackListModel::LabelRole, "label"},
    RoleName{TrackListModel::KindRole, "kind"},
    RoleName{TrackListModel::LetterRole, "letter"},
    RoleName{TrackListModel::ColourRole, "colour"},
    RoleName{TrackListModel::KeyFrameCountRole, "keyFrames"},
    RoleName{TrackListModel::VisibleRole, "visible"},
    RoleName{TrackListModel::BoxRole, "box"},
    RoleName{TrackListModel::SingleFrameRole, "singleFrame"},
    RoleName{TrackListModel::FirstFrameRole, "firstFrame"},
    RoleName{TrackListModel::SourceRole, "source"},
    RoleName{TrackListModel::AuthorRole, "author"},
    RoleName{TrackListModel::HiddenRole, "hidden"},
    RoleName{TrackListModel::LockedRole, "locked"},
    RoleName{TrackListModel::PinnedRole, "pinned"},
};

} // namespace

TrackListModel::TrackListModel(const AnnotationDocument& document, const Selection& selection, QObject* parent)
    : QAbstractListModel(parent), m_document(document), m_selection(selection)
{
    for (const Track& track : document.labels().tracks)
        m_rows.push_back(track.id);
    connect(&document, &AnnotationDocument::changed, this, &TrackListModel::follow);
    connect(&document.flags(), &TrackFlags::changed, this, [this] {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {HiddenRole, LockedRole, PinnedRole});
    });
    connect(&selection, &Selection::frameChanged, this, [this] {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {VisibleRole, BoxRole});
    });
}

int TrackListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant TrackListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Track* track = m_document.labels().find(trackAt(index));
    if (!track)
        return {};
    switch (role) {
    case Qt::DisplayRole: return QString(text(track->label) + QLatin1Char(' ') + QString::number(track->id.value));
    case IdRole: return track->id.value;
    case LabelRole: return text(track->label);
    case KindRole: return text(track->kind);
    case LetterRole: return letterOf(m_document.facts().labels, *track);
    case ColourRole: return colourOf(m_document.facts().labels, *track);
    case KeyFrameCountRole: return static_cast<int>(track->keyFrames.size());
    case VisibleRole: return stateAt(*track, m_selection.frame()).has_value();
    case BoxRole: return boxOf(stateAt(*track, m_selection.frame()));
    case SingleFrameRole: return track->singleFrame;
    case FirstFrameRole: return static_cast<qint64>(track->keyFrames.front().frame.value);
    case SourceRole: return text(sourceText(track->source));
    case AuthorRole: return text(track->author);
    case HiddenRole: return m_document.flags().has(TrackFlag::Hidden, track->id);
    case LockedRole: return m_document.flags().has(TrackFlag::Locked, track->id);
    case PinnedRole: return m_document.flags().has(TrackFlag::Pinned, track->id);
    default: return {};
    }
}

QHash<int, QByteArray> TrackListModel::roleNames() const
{
    auto names = QAbstractListModel::roleNames();
    for (const RoleName& role : kRoleNames)
        names.insert(role.role, role.name);
    return names;
}

TrackId TrackListModel::trackAt(const QModelIndex& index) const
{
    return m_rows[static_cast<std::size_t>(index.row())];
}

QModelIndex TrackListModel::indexOf(TrackId id) const
{
    const auto it = std::lower_bound(m_rows.begin(), m_rows.end(), id);
    return it == m_rows.end() || *it != id ? QModelIndex() : index(static_cast<int>(it - m_rows.begin()));
}

void TrackListModel::follow(const ChangeEvent& event)
{
    for (const TrackId id : event.removed)
        removeRow(id);
    for (const TrackId id : event.added)
        insertRow(id);
    for (const TrackId id : event.changed)
        Q_EMIT dataChanged(indexOf(id), indexOf(id));
}

void TrackListModel::insertRow(TrackId id)
{
    const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), id);
    const int row = static_cast<int>(place - m_rows.begin());
    beginInsertRows({}, row, row);
    m_rows.insert(place, id);
    endInsertRows();
}

void TrackListModel::removeRow(TrackId id)
{
    const QModelIndex index = indexOf(id);
    if (!index.isValid())
        return;
    beginRemoveRows({}, index.row(), index.row());
    m_rows.erase(m_rows.begin() + index.row());
    endRemoveRows();
}

} // namespace consentry::edit
