#include "app/gui/queue_model.h"

#include "widgets/panels/queue_panel.h"
#include "widgets/panels/trust_bar.h"
#include "widgets/parts/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace consentry::app {
namespace {

using consent::Action;
using consent::TaskState;

struct StateRow {
    TaskState state;
    const char* word;
    const char* icon;
};

constexpr StateRow kStates[] = {
    {TaskState::Unassigned, QT_TRANSLATE_NOOP("Queue", "not assigned"), "queue"},
    {TaskState::Assigned, QT_TRANSLATE_NOOP("Queue", "new"), "queue"},
    {TaskState::InProgress, QT_TRANSLATE_NOOP("Queue", "in progress"), "draw"},
    {TaskState::Submitted, QT_TRANSLATE_NOOP("Queue", "submitted"), "clock"},
    {TaskState::Returned, QT_TRANSLATE_NOOP("Queue", "returned"), "return"},
    {TaskState::Accepted, QT_TRANSLATE_NOOP("Queue", "accepted"), "check"},
};

const StateRow& stateRow(TaskState state)
{
    return *std::ranges::find(kStates, state, &StateRow::state);
}

/// "in progress", or "in progress, 1 of 3" while segments are being handed in.
QString stateText(const storage::ClipRow& row)
{
    const auto handedIn = std::ranges::count_if(row.segments, [](const auto& each) { return each.handIn.has_value(); });
    if (row.segments.empty() || consent::isWithReviewers(row.state))
        return taskStateWord(row.state);
    return QCoreApplication::translate("Queue", "%1, %2 of %3")
        .arg(taskStateWord(row.state))
        .arg(handedIn)
        .arg(row.segments.size());
}

widgets::TrustBasis basisOf(const storage::ClipRow& row)
{
    return row.basis == consent::Basis::Consented ? widgets::TrustBasis::Consented : widgets::TrustBasis::PubliclyShared;
}

bool belongsTo(const storage::ClipRow& row, QueueKind kind)
{
    if (kind == QueueKind::Doubts) // a clip that is held, above all
        return !row.consentEnded && !row.erased && !row.manifest.isNull();
    if (!row.myGrant || row.held || row.consentEnded || row.erased)
        return false;
    const auto& actions = row.myGrant->actions;
    if (kind == QueueKind::Review)
        return actions.contains(Action::Review) && consent::isWithReviewers(row.state);
    return actions.contains(Action::Annotate) || actions.contains(Action::View);
}

bool passes(TaskState state, QueueFilter filter, QueueKind kind)
{
    switch (filter) {
    case QueueFilter::All: return true;
    case QueueFilter::ToDo: // the reviewer's turn begins where the annotator's ends
        return kind == QueueKind::Review ? state == TaskState::Submitted : !consent::isWithReviewers(state);
    case QueueFilter::Submitted: return state == TaskState::Submitted;
    case QueueFilter::Accepted: return state == TaskState::Accepted;
    }
    return false;
}

} // namespace

QStringList queueFilterWords()
{
    return {QCoreApplication::translate("Queue", "all clips"), QCoreApplication::translate("Queue", "to do"),
            QCoreApplication::translate("Queue", "submitted"), QCoreApplication::translate("Queue", "accepted")};
}

QString taskStateWord(TaskState state)
{
    return QCoreApplication::translate("Queue", stateRow(state).word);
}

void QueueModel::setRows(std::vector<storage::ClipRow> rows, QueueKind kind)
{
    std::erase_if(rows, [kind](const storage::ClipRow& row) { return !belongsTo(row, kind); });
    m_kind = kind;
    m_all = std::move(rows);
    show();
}

void QueueModel::setFilter(QueueFilter filter)
{
    m_filter = filter;
    show();
}

void QueueModel::show()
{
    beginResetModel();
    m_rows = m_all;
    std::erase_if(m_rows, [this](const storage::ClipRow& row) { return !passes(row.state, m_filter, m_kind); });
    endResetModel();
}

void QueueModel::setNow(Timestamp now)
{
    m_now = now;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {widgets::kTimeLeftRole, widgets::kUrgencyRole});
}

const storage::ClipRow* QueueModel::row(const QString& clipId) const
{
    const auto found = std::ranges::find_if(
        m_rows, [&](const storage::ClipRow& row) { return row.clip.text() == clipId.toStdString(); });
    return found == m_rows.end() ? nullptr : &*found;
}

int QueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant QueueModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const storage::ClipRow& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto left = (m_kind == QueueKind::Doubts ? row.consentExpires : row.myGrant->expires) - m_now;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: // the sign of the basis in words
        return QStringList{QString::fromStdString(row.clip.shortText() + " " + row.camera), stateText(row),
                           widgets::basisWord(basisOf(row)), widgets::timeLeftText(left)}
            .join(QStringLiteral(", "));
    case widgets::kClipIdRole: return QString::fromStdString(row.clip.text());
    case widgets::kShortIdRole: return QString::fromStdString(row.clip.shortText());
    case widgets::kCameraRole: return QString::fromStdString(row.camera);
    case widgets::kStateTextRole: return stateText(row);
    case widgets::kStateIconRole: return QString::fromLatin1(stateRow(row.state).icon);
    case widgets::kBasisRole: return static_cast<int>(basisOf(row));
    case widgets::kTimeLeftRole: return widgets::timeLeftText(left);
    case widgets::kUrgencyRole: return static_cast<int>(widgets::urgencyOf(left));
    default: return {};
    }
}

} // namespace consentry::app
