#include "tests/crash/checks.h"

#include "annotation/formats/labels_json.h"
#include "app/operations/grants.h"
#include "app/operations/membership.h"
#include "app/operations/tasks.h"
#include "dataset/label_set_verifier.h"
#include "storage/key_files.h"
#include "storage/label_journal.h"
#include "storage/replacement.h"
#include "storage/sealed_clip.h"

#include <fcntl.h>
#include <sys/stat.h>

namespace consentry::testing {
namespace {

QString text(std::string_view words)
{
    return QString::fromUtf8(words.data(), qsizetype(words.size()));
}

/// Collects what is wrong.
class Findings {
public:
    void add(const std::string& words) { m_list << text(words); }
    /// Whether `result` is fine; else what is wrong with it is added.
    template<class T>
    bool check(const char* what, const Result<T>& result)
    {
        if (!result)
            add(std::string(what) + ": " + describe(result.error()));
        return result.ok();
    }
    QStringList take() { return std::move(m_list); }

private:
    QStringList m_list;
};

const crypto::Identity* identityOf(const Place& place, const crypto::KeyId& key)
{
    for (const auto& [name, identity] : place.people) {
        if (identity->keyId() == key)
            return identity.get();
    }
    return nullptr;
}

void checkLog(app::Session& session, Findings& findings)
{
    const auto report = session.workspace().verifyLog(session.root(), storage::Workspace::LogScope::All);
    if (!findings.check("log", report))
        return;
    for (const storage::Problem& problem : report->problems)
        findings.add("log: " + problem.object + ": " + describe(problem.error));
}

/// A rendition that counts has its files, they are whole, and the custodian has its key.
void checkRendition(app::Session& session, const consent::Signed<consent::ClipManifest>& manifest, Findings& findings)
{
    const auto problems = storage::verifyClipFile(session.workspace(), manifest);
    if (findings.check("clip", problems)) {
        for (const storage::Problem& problem : *problems)
            findings.add("clip: " + describe(problem.error));
    }
    const auto file = storage::openBoundClipFile(session.workspace().paths(), manifest.body);
    if (!findings.check("clip file", file))
        return;
    findings.check("key file", storage::KeyFiles(session.workspace().paths())
                                   .fileKey({manifest.body.clip, manifest.body.rendition}, file->header,
                                            session.identity().ageIdentity()));
}

/// Whoever has a grant in force can open what it is about.
void checkHeader(app::Session& session, const Place& place,
                 const std::pair<storage::RenditionRef, crypto::KeyId>& wanted, Findings& findings)
{
    const auto& [rendition, person] = wanted;
    const crypto::Identity* identity = identityOf(place, person);
    const auto own = storage::KeyFiles(session.workspace().paths()).readGrantHeader(rendition, person);
    if (!findings.check("grant header", own) || identity == nullptr)
        return;
    const auto key = crypto::unwrap(*own, identity->ageIdentity());
    const auto file = FileSource::open(session.workspace().paths().clipFile(rendition));
    if (!findings.check("grantee's key", key) || !findings.check("clip file", file))
        return;
    const auto header = crypto::readAgeHeader(**file);
    if (findings.check("clip header", header))
        findings.check("grantee's key of this clip", crypto::verifyMac(*header, *key));
}

/// What the names of all files that may lie in `keys/` and `clips/` are.
std::set<std::string> wantedNames(const storage::WorkspacePaths& paths, const storage::KeepSet& keep)
{
    std::set<std::string> names{paths.intakeKeyFile().filename().string()};
    for (const storage::RenditionRef& rendition : keep.renditions)
        names.insert(paths.keyFile(rendition).filename().string());
    for (const auto& [rendition, person] : keep.grantHeaders)
        names.insert(paths.grantHeader(rendition, person).filename().string());
    return names;
}

void makeOld(const fs::path& file)
{
    const timespec twoDaysAgo{.tv_sec = ::time(nullptr) - 2 * 86400, .tv_nsec = 0};
    const timespec times[2] = {twoDaysAgo, twoDaysAgo};
    ::utimensat(AT_FDCWD, file.c_str(), times, AT_SYMLINK_NOFOLLOW);
}

/// A file name in which the ids of other clips than the place's own, which differ from run to run, are one word.
std::string plainName(const Place& place, std::string name)
{
    constexpr std::size_t idDigits = 32;
    const bool hasId =
        name.size() > idDigits && name[idDigits] == '.' && ClipId::fromText(name.substr(0, idDigits)).ok();
    return hasId && !name.starts_with(place.clip.text()) ? "NEW" + name.substr(idDigits) : name;
}

QStringList clipFacts(app::Session& session)
{
    QStringList facts;
    const auto rows = app::listQueue(session);
    if (!rows)
        return {text("queue: " + describe(rows.error()))};
    for (const storage::ClipRow& row : *rows)
        facts << text("clip " + std::string(consent::textOf(row.state)) + (row.consentEnded ? " ended" : "")
                      + (row.erased ? " erased" : "") + (row.held ? " held" : ""));
    return facts;
}

QStringList grantFacts(app::Session& session)
{
    QStringList facts;
    const auto grants = app::listGrants(session);
    if (!grants)
        return {text("grants: " + describe(grants.error()))};
    for (const app::GrantRow& row : *grants) {
        QString line = text("grant to " + row.grantee + (row.ended ? " ended:" : ":"));
        for (const consent::Action action : row.grant.body.actions)
            line += QLatin1Char(' ') + text(consent::textOf(action));
        facts << line;
    }
    facts.removeDuplicates();
    return facts;
}

QStringList memberFacts(app::Session& session)
{
    QStringList facts;
    const auto members = app::listMembers(session);
    if (!members)
        return {text("members: " + describe(members.error()))};
    for (const app::MemberRow& row : *members) {
        QString line = text("member " + row.name + ":");
        for (const consent::Role role : row.roles)
            line += QLatin1Char(' ') + text(consent::textOf(role));
        facts << line;
    }
    return facts;
}

QStringList labelFacts(const Place& place, app::Session& session)
{
    const auto labels = storage::LabelJournal::load(session.workspace(), place.clip);
    if (!labels)
        return {text("labels: " + describe(labels.error()))};
    return {text("labels: " + hexText(crypto::sha256(annotation::writeLabels(*labels))))};
}

QStringList fileFacts(const Place& place)
{
    QStringList facts;
    for (const char* folder : {"clips", "keys"}) {
        for (const auto& entry : fs::directory_iterator(place.site.workspace() / folder)) {
            if (entry.path().filename() != storage::kWaitingFolder)
                facts << text(std::string(folder) + "/" + plainName(place, entry.path().filename().string()));
        }
    }
    for (const auto& entry : fs::directory_iterator(place.site.base() / "tmp"))
        facts << text("tmp/" + entry.path().filename().string());
    if (fs::exists(place.out())) {
        const auto report = dataset::verifyLabelSet(place.out(), std::nullopt);
        facts << text(report.ok() && report->ok() ? "out is as it was signed" : "out does not verify");
    }
    return facts;
}

/// Who can open the key file of the clip.
QStringList openingFacts(const Place& place, app::Session& session)
{
    QStringList facts;
    const storage::KeyFiles files(session.workspace().paths());
    for (const auto& [name, identity] : place.people) {
        if (files.readClipIdentity({place.clip, consent::Rendition::Original}, identity->ageIdentity()).ok())
            facts << text(name + " opens the original");
    }
    return facts;
}

} // namespace

QStringList problemsIn(const Place& place)
{
    Findings findings;
    auto session = place.open("custodian");
    if (!findings.check("session", session))
        return findings.take();
    const auto now = session->standing();
    if (!findings.check("standing", now))
        return findings.take();
    checkLog(*session, findings);
    const auto manifests = session->workspace().objects<consent::ClipManifest>(now->keys);
    if (findings.check("manifests", manifests)) {
        for (const auto& manifest : *manifests) {
            if (manifest.body.rendition != consent::Rendition::Reveal
                && consent::counts(manifest, now->keys, now->status))
                checkRendition(*session, manifest, findings);
        }
    }
    const auto keep = storage::keepSet(session->workspace(), now->keys, now->status, session->clock().now());
    if (findings.check("what is in force", keep)) {
        for (const auto& header : keep->grantHeaders)
            checkHeader(*session, place, header, findings);
    }
    findings.check("labels", storage::LabelJournal::load(session->workspace(), place.clip));
    return findings.take();
}

QStringList leftoversIn(const Place& place)
{
    Findings findings;
    auto session = place.open("custodian");
    if (!findings.check("session", session))
        return findings.take();
    const storage::WorkspacePaths& paths = session->workspace().paths();
    for (const fs::path& folder : {paths.keys(), paths.clips()}) {
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            makeOld(entry.path());
    }
    findings.check("sweep", app::sweepKeys(*session));
    const auto now = session->standing();
    if (!findings.check("standing", now))
        return findings.take();
    const auto keep = storage::keepSet(session->workspace(), now->keys, now->status, session->clock().now());
    if (!findings.check("what is in force", keep))
        return findings.take();
    if (storage::hasReplacements(paths))
        findings.add("something waits to take the place of something else");
    const std::set<std::string> wanted = wantedNames(paths, *keep);
    for (const fs::path& folder : {paths.keys(), paths.clips()}) {
        for (const auto& entry : fs::directory_iterator(folder)) {
            if (entry.is_regular_file() && !wanted.contains(entry.path().filename().string()))
                findings.add("left behind: " + entry.path().filename().string());
        }
    }
    for (const auto& entry : fs::directory_iterator(session->workspace().stateFolder().folder())) {
        if (entry.path().extension() == ".partial")
            findings.add("left behind outside: " + entry.path().filename().string());
    }
    return findings.take();
}

QStringList factsOf(const Place& place)
{
    auto session = place.open("custodian");
    if (!session)
        return {text(describe(session.error()))};
    QStringList facts = clipFacts(*session) + grantFacts(*session) + memberFacts(*session) + labelFacts(place, *session)
                        + fileFacts(place) + openingFacts(place, *session);
    facts.sort();
    return facts;
}

std::uint64_t logSize(const Place& place)
{
    auto session = place.open("custodian");
    const auto head = session ? session->workspace().auditLog().head() : Result<consent::LogHead>(session.error());
    if (!head)
        qFatal("%s", describe(head.error()).c_str());
    return head->size;
}

std::map<std::string, std::string> filesOf(const Place& place)
{
    auto files = place.site.snapshot();
    std::erase_if(files, [](const auto& file) {
        return file.first.find("workspace.db") != std::string::npos || file.first.starts_with("state/");
    });
    return files;
}

} // namespace consentry::testing
