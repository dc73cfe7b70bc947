#include "app/operations/exports.h"

#include "app/operations/label_sets.h"
#include "app/operations/membership.h"
#include "app/operations/tasks.h"
#include "app/version.h"
#include "consent/consent_input.h"
#include "consent/display_text.h"
#include "dataset/label_set_writer.h"
#include "storage/sealed_clip.h"

namespace consentry::app {
namespace {

/// The clips that may leave, and how many may not, by reason. Access lives here: it ends with the export.
struct Selection {
    std::vector<consent::Access> access;
    std::vector<dataset::ExportClip> clips;
    std::map<std::string, int> leftOut;
};

/// What leaves of a clip, but for its access.
Result<dataset::ExportClip> readLabelled(Session& session, const Standing& now, const consent::Access& access,
                                         const consent::TaskHistory& history)
{
    TRY_ASSIGN(const auto manifest,
               session.workspace().object<consent::ClipManifest>(now.keys, access.facts().manifest));
    TRY_ASSIGN(auto table, storage::frameTable(session.workspace(), manifest));
    TRY_ASSIGN(auto labels, submittedLabels(session, *history.submission));
    return dataset::ExportClip{.access = nullptr,
                               .frames = std::move(table),
                               .labels = std::move(labels),
                               .labelsHash = history.submission->body.labelsHash,
                               .submission = history.submission->header.id,
                               .acceptance = history.acceptance->header.id,
                               .consentHash = manifest.body.consentHash};
}

/// Adds one clip, or counts why not. An error only for what is wrong with the workspace itself.
Result<void> select(Session& session, const Standing& now, ClipId clip, const NewExport& request, Selection& selection)
{
    TRY_ASSIGN(const auto history, taskHistory(session, now, clip));
    if (consent::taskState(history) != consent::TaskState::Accepted) {
        ++selection.leftOut["not_accepted"];
        return {};
    }
    if (!consent::counts(*history.submission, now.keys, now.status)
        || !consent::counts(*history.acceptance, now.keys, now.status)) {
        ++selection.leftOut["signer_ended"];
        return {};
    }
    auto access = session.access({.person = session.identity().keyId(),
                                  .clip = clip,
                                  .rendition = consent::Rendition::Safe,
                                  .action = consent::Action::Export,
                                  .purpose = request.purpose});
    if (!access) {
        if (errorClass(access.error().code) != ErrorClass::NotPermitted)
            return std::move(access).error();
        ++selection.leftOut[std::string(errorCodeText(access.error().code))];
        return {};
    }
    auto labelled = readLabelled(session, now, *access, history);
    if (!labelled) {
        // Of a clip that is withdrawn just now, half may be gone already: then that is the reason, not damage.
        const auto again = session.access(access->facts().request);
        if (again || errorClass(again.error().code) != ErrorClass::NotPermitted)
            return std::move(labelled).error();
        ++selection.leftOut[std::string(errorCodeText(again.error().code))];
        return {};
    }
    selection.access.push_back(std::move(*access));
    selection.clips.push_back(std::move(*labelled));
    return {};
}

/// What the export manifest can say in one line.
Result<void> checkLine(const char* option, const std::string& text)
{
    constexpr std::size_t most = 500;
    if (text.empty())
        return makeError(Errc::BadArgument, option, "is needed");
    if (text.size() > most || !consent::isDisplayText(text, consent::LineFeeds::Refused))
        return makeError(Errc::BadArgument, option, "is a short text without control characters");
    return {};
}

Result<Selection> selectClips(Session& session, const NewExport& request)
{
    TRY_ASSIGN(const Standing now, session.standing());
    TRY_ASSIGN(const auto clips, session.workspace().clips());
    Selection selection;
    for (const ClipId clip : clips)
        TRY_VOID(select(session, now, clip, request, selection));
    if (selection.clips.empty())
        return Errc::NothingAccepted;
    for (std::size_t i = 0; i < selection.clips.size(); ++i)
        selection.clips[i].access = &selection.access[i];
    return selection;
}

Timestamp today(const Clock& clock)
{
    return std::chrono::floor<std::chrono::days>(clock.now());
}

} // namespace

Result<ExportSummary> exportLabelSet(Session& session, const NewExport& request)
{
    TRY_VOID(session.requireRole({consent::Role::Exporter}, "export"));
    TRY_VOID(checkLine("--name", request.name));
    TRY_VOID(checkLine("--recipient", request.recipient));
    for (const auto& [option, text] :
         {std::pair("--name", &request.name), std::pair("--recipient", &request.recipient)}) {
        if (consent::looksPersonal(*text))
            return makeError(Errc::PersonalData, option);
    }
    const auto date = request.date.value_or(today(session.clock()));
    if (request.expires && *request.expires <= date)
        return makeError(Errc::BadArgument, "--expires", "must be after the date of the label set");
    if (const fs::path folder = fs::absolute(request.out).parent_path(); !fs::is_directory(folder))
        return makeError(Errc::NotFound, "folder", folder.string());
    TRY_ASSIGN(const Selection selection, selectClips(session, request));
    TRY_ASSIGN(const annotation::LabelSet labels, labelSetInForce(session));
    const dataset::ExportRequest description{.name = request.name,
                                             .purpose = request.purpose,
                                             .recipient = request.recipient,
                                             .date = date,
                                             .expires = request.expires,
                                             .formats = request.formats,
                                             .labels = labels,
                                             .toolVersion = kVersion,
                                             .leftOut = selection.leftOut};
    TRY_ASSIGN(const auto writer, dataset::LabelSetWriter::write(request.out, description, selection.clips));
    TRY_ASSIGN(auto transaction, session.begin());
    // Consent is asked for once more under the write lock: what was withdrawn while files were written must not leave.
    for (const consent::Access& access : selection.access) {
        TRY_ASSIGN(const auto evidence, session.workspace().evidence(access.facts()));
        TRY_VOID(session.gate().recheck(access.facts(), evidence));
    }
    TRY_ASSIGN(const auto proof, transaction.sign(writer->manifest()));
    for (const consent::Access& access : selection.access)
        TRY_VOID(transaction.log({.action = "labels.exported",
                                  .clip = access.facts().request.clip,
                                  .objects = {proof.header.id},
                                  .purpose = std::string(consent::textOf(request.purpose))}));
    TRY_ASSIGN(const std::string workspace, session.workspace().workspaceToken());
    TRY_ASSIGN(const auto certificates, session.workspace().certificates());
    const std::vector<std::string> chain = certificateChain(transaction.keys(), certificates, proof.header.signer);
    // Everything that takes space comes before the commit; all that is left then is to rename the folder.
    TRY_VOID(writer->seal(proof, {.workspace = workspace, .certificates = chain}));
    TRY_VOID(transaction.commit());
    TRY_VOID(writer->finish());
    return ExportSummary{proof.header.id, writer->counts(), selection.leftOut};
}

} // namespace consentry::app
