#include "app/gui/unblur_words.h"

#include "app/error_words.h"
#include "widgets/parts/words.h"

#include <QCoreApplication>

namespace consentry::app {
namespace {

QString say(const char* words)
{
    return QCoreApplication::translate("Unblur", words);
}

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

QString approversOf(const UnblurRow& row)
{
    QStringList names;
    for (const std::string& name : row.approvers)
        names << textOf(name);
    return names.join(QStringLiteral(", "));
}

QString stateWords(const UnblurRow& row, Timestamp now)
{
    switch (row.stage) {
    case UnblurStage::Waiting: return say(QT_TRANSLATE_NOOP("Unblur", "waits for approval"));
    case UnblurStage::Approved:
        return say(QT_TRANSLATE_NOOP("Unblur", "approved by %1, waits for a custodian")).arg(approversOf(row));
    case UnblurStage::Open:
        return say(QT_TRANSLATE_NOOP("Unblur", "released until %1")).arg(widgets::clockText(*row.until));
    case UnblurStage::Refused:
        return say(QT_TRANSLATE_NOOP("Unblur", "refused by %1: %2")).arg(textOf(row.refuser), textOf(row.refusal));
    case UnblurStage::Over: break;
    }
    if (row.until)
        return say(QT_TRANSLATE_NOOP("Unblur", "was released until %1")).arg(widgets::clockText(*row.until));
    return now >= row.request.body.expires ? say(QT_TRANSLATE_NOOP("Unblur", "expired without an answer"))
                                           : say(QT_TRANSLATE_NOOP("Unblur", "over"));
}

bool isLive(const UnblurRow& row)
{
    return row.stage == UnblurStage::Waiting || row.stage == UnblurStage::Approved;
}

/// Why nothing can be done, or what comes next; nothing when the state says it all.
QString noteWords(const UnblurRow& row, Decider decider)
{
    if (!isLive(row) || decider == Decider::Nobody)
        return {};
    if (row.bar)
        return errorLine(*row.bar);
    if (decider == Decider::Lead && row.stage == UnblurStage::Approved)
        return say(QT_TRANSLATE_NOOP("Unblur", "A custodian releases it; until then it can be refused."));
    return {};
}

} // namespace

RequestRights rightsOn(const UnblurRow& row, Decider decider)
{
    const bool may = isLive(row) && !row.bar && decider != Decider::Nobody;
    return {.approve = may && row.stage == UnblurStage::Waiting && !row.isApprovedByMe,
            .refuse = may,
            .release = may && decider == Decider::Custodian};
}

widgets::RequestRow requestRow(const UnblurRow& row, Decider decider, Timestamp now)
{
    const consent::UnblurRequest& body = row.request.body;
    return {.id = textOf(row.request.header.id.text()),
            .who = textOf(row.requester),
            .clip = textOf(body.clip.shortText()),
            .frames = say(QT_TRANSLATE_NOOP("Unblur", "%1 to %2"))
                          .arg(widgets::frameNumber(body.frames.begin))
                          .arg(widgets::frameNumber(body.frames.end - 1)),
            .minutes = QCoreApplication::translate("Unblur", "%n minute(s)", nullptr, body.minutes),
            .reason = textOf(body.reason),
            .state = stateWords(row, now),
            .note = noteWords(row, decider),
            .releaseWord = row.stage == UnblurStage::Approved
                               ? say(QT_TRANSLATE_NOOP("Unblur", "Release the frames"))
                               : say(QT_TRANSLATE_NOOP("Unblur", "Approve and release"))};
}

QString unblurRefusal(const Error& error)
{
    if (error.code == Errc::PersonalData)
        return say(QT_TRANSLATE_NOOP("Unblur", "The reason holds what looks like an e-mail address or a telephone "
                                               "number. Others read it: leave that out."));
    if (error.code == Errc::BadArgument || error.code == Errc::BadSchema)
        return say(QT_TRANSLATE_NOOP("Unblur", "Give a short reason in words that can be read."));
    return errorWords(error).message;
}

} // namespace consentry::app
