#include "app/ctl/problems.h"
#include "app/ctl/registry.h"
#include "app/ctl/text.h"
#include "app/operations/checkpoints.h"
#include "app/operations/membership.h"

namespace consentry::app::ctl {
namespace {

struct AuditFilter {
    std::string clip;
};

Result<Output> auditList(Context& context, const AuditFilter& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_VOID(session.requireRole({consent::Role::Custodian, consent::Role::Lead}, "audit list"));
    storage::EventFilter filter;
    if (!options.clip.empty()) {
        TRY_ASSIGN(filter.clip, session.workspace().resolveClip(options.clip));
    }
    TRY_ASSIGN(const auto keys, session.keyRing());
    TRY_ASSIGN(const auto events, session.workspace().auditLog().events(keys, filter));
    Output output;
    output.json = {{"items", Json::array()}};
    std::vector<std::vector<QString>> rows{
        {words("entry"), words("time"), words("who"), words("what"), words("clip"), words("outcome")}};
    for (const auto& event : events) {
        const consent::AuditEvent& body = event.body;
        const std::string who = memberName(keys, event.header.signer);
        Json objects = Json::array();
        for (const ObjectId id : body.objects)
            objects.push_back(id.text());
        Json item = {{"index", body.index},    {"time", rfc3339Text(event.header.issued)},
                     {"actor", who},           {"action", body.action},
                     {"objects", objects},     {"purpose", body.purpose},
                     {"outcome", body.outcome}};
        if (!body.clip.isNull()) {
            item["clip"] = body.clip.text();
            item["clip_sequence"] = body.clipSequence;
        }
        output.json["items"].push_back(std::move(item));
        rows.push_back({QString::number(body.index), text(rfc3339Text(event.header.issued)), text(who),
                        text(body.action), body.clip.isNull() ? QString() : text(body.clip.shortText()),
                        text(body.outcome)});
    }
    output.lines = tableLines(rows);
    return output;
}

constexpr std::uint64_t kMaxNoteBytes = 64 * 1024;

Result<std::string> readNote(const fs::path& file)
{
    TRY_ASSIGN(const Bytes bytes, readFile(file, kMaxNoteBytes));
    return std::string(textOf(bytes));
}

struct AuditOptions {
    std::vector<fs::path> checkpoints;
};

/// Checkpoints that were kept elsewhere see what this account has not seen itself.
Result<void> compareAll(Session& session, const AuditOptions& options, std::vector<storage::Problem>& problems)
{
    for (const fs::path& file : options.checkpoints) {
        TRY_ASSIGN(const std::string note, readNote(file));
        if (const auto compared = compareCheckpoint(session, note); !compared)
            problems.push_back({compared.error(), file.filename().string()});
    }
    return {};
}

Result<Output> auditVerify(Context& context, const AuditOptions& options)
{
    TRY_ASSIGN(auto session, context.uncheckedSession());
    TRY_ASSIGN(auto report, session.workspace().verifyLog(session.root(), storage::Workspace::LogScope::All));
    TRY_VOID(compareAll(session, options, report.problems));
    // After the log, which names the entry: what is said of a status or a head names none.
    if (report.problems.empty())
        TRY_VOID(session.checkMembership());
    Output output = problemReport(report.problems, words("The log is whole: every entry is signed and in its place"));
    output.json["entries"] = report.rows.size;
    if (!report.countersigned)
        return output;
    TRY_ASSIGN(const auto keys, session.keyRing());
    const std::string name = memberName(keys, report.countersigned->signer);
    const std::uint64_t size = report.countersigned->head.size;
    output.json["countersigned"] = {{"entries", size}, {"by", name}};
    if (report.problems.empty())
        output.lines.push_back(words("%1 of its %2 entries were there when %3 signed, too; those after that stand on "
                                     "the word of whoever signed the last one")
                                   .arg(QString::number(size), QString::number(report.rows.size), text(name)));
    return output;
}

struct CheckpointOptions {
    fs::path file;
};

Result<Output> auditCheckpoint(Context& context, const CheckpointOptions& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const std::string note, makeCheckpoint(session));
    if (!options.file.empty())
        TRY_VOID(writeFile(options.file, bytesOf(note), AtomicFile::IfExists::Refuse));
    const QStringList lines = text(note).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    // As a note has it, the signature stands below an empty line.
    Output output{{{"checkpoint", note}}, {lines.begin(), lines.end()}};
    output.lines.insert(output.lines.end() - 1, QString());
    return output;
}

Result<Output> auditCosign(Context& context, const CheckpointOptions& options)
{
    TRY_ASSIGN(auto session, context.session());
    if (options.file.empty()) {
        TRY_VOID(cosignLog(session));
    } else {
        TRY_ASSIGN(const std::string note, readNote(options.file));
        TRY_ASSIGN(const std::string cosigned, cosignCheckpoint(session, note));
        TRY_VOID(writeFile(options.file, bytesOf(cosigned), AtomicFile::IfExists::Replace));
    }
    TRY_ASSIGN(const auto head, session.workspace().auditLog().head());
    return Output{{{"entries", head.size}},
                  {words("The log is whole, and you signed that: %1 entries").arg(QString::number(head.size))}};
}

} // namespace

void addAuditCommands(Registry& registry)
{
    CLI::App& audit = registry.group("audit", "Who did what, when");
    auto filter = std::make_shared<AuditFilter>();
    registry.command(audit, "list", "Show the log", filter, auditList)
        .add_option("--clip", filter->clip, "Only about this clip");
    auto verify = std::make_shared<AuditOptions>();
    registry.command(audit, "verify", "Check every entry of the log", verify, auditVerify)
        .add_option("--checkpoint", verify->checkpoints, "And that it goes on from this checkpoint");
    auto made = std::make_shared<CheckpointOptions>();
    registry.command(audit, "checkpoint", "Sign the state of the log, to be kept elsewhere", made, auditCheckpoint)
        .add_option("--out", made->file, "Write it to this file");
    auto cosigned = std::make_shared<CheckpointOptions>();
    registry.command(audit, "cosign", "As a custodian: sign that the log is whole", cosigned, auditCosign)
        .add_option("checkpoint", cosigned->file, "Put the signature below this checkpoint, too");
}

} // namespace consentry::app::ctl
