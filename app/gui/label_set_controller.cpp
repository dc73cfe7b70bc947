#include "app/gui/label_set_controller.h"

#include "app/error_words.h"
#include "app/operations/label_sets.h"
#include "app/operations/membership.h"

#include <QDateTime>
#include <QLocale>

namespace consentry::app {
namespace {

QString dayOf(Timestamp time)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()).date();
    return QLocale().toString(day, QLocale::ShortFormat);
}

} // namespace

LabelSetController::LabelSetController(const Parts& parts, QObject* parent) : QObject(parent), m_parts(parts)
{
    connect(&m_parts.actions[ActionId::EditLabelSet], &QAction::triggered, this, &LabelSetController::show);
    setSession(nullptr);
}

void LabelSetController::makeEditor()
{
    m_editor = new widgets::LabelSetEditor(m_parts.appearance, &m_parts.over);
    m_editor->nameKeysOf(m_parts.actions.classActions());
    connect(m_editor, &widgets::LabelSetEditor::signRequested, this, &LabelSetController::sign);
}

void LabelSetController::setSession(Session* session, Right right)
{
    m_session = session;
    if (m_editor != nullptr)
        m_editor->close(); // gives the focus back
    delete m_editor;       // with all that it said
    makeEditor();
    m_parts.actions[ActionId::EditLabelSet].setEnabled(session != nullptr && right == Right::Change);
}

void LabelSetController::show()
{
    if (m_session == nullptr)
        return;
    auto versions = rows();
    if (!versions) {
        m_parts.toast.say({.message = errorLine(versions.error())});
        return;
    }
    m_editor->setVersions(std::move(*versions));
    m_editor->open();
}

Result<std::vector<widgets::LabelSetRow>> LabelSetController::rows()
{
    TRY_ASSIGN(const auto keys, m_session->keyRing());
    TRY_ASSIGN(auto entries, labelSetVersions(*m_session));
    std::vector<widgets::LabelSetRow> rows;
    for (LabelSetEntry& entry : entries) {
        const QString origin =
            entry.time ? tr("%1, %2").arg(QString::fromStdString(memberName(keys, entry.signer)), dayOf(*entry.time))
                       : tr("as delivered");
        rows.push_back({std::move(entry.labels), origin});
    }
    return rows;
}

void LabelSetController::sign(const annotation::LabelSet& labels)
{
    if (m_session == nullptr)
        return;
    const auto version = changeLabelSet(*m_session, labels);
    if (!version) {
        m_editor->setNote(version.error().code == Errc::AlreadyExists
                              ? tr("Somebody else has signed a version meanwhile. Close this card and open it again.")
                              : errorLine(version.error()));
        return;
    }
    m_editor->close();
    m_parts.toast.say(
        {.message = tr("Version %1 is signed. Clips that are opened from now on can use it.").arg(*version)});
}

} // namespace consentry::app
