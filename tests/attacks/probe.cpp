#include "tests/attacks/probe.h"

#include "annotation/formats/labels_json.h"
#include "app/operations/exports.h"
#include "app/operations/tasks.h"
#include "storage/label_journal.h"
#include "storage/local_key_release.h"
#include "storage/sealed_clip.h"
#include "tests/attacks/victim_maker.h"

namespace consentry::testing {
namespace {

constexpr std::size_t kPiece = 10'000;

Result<void> look(const Victim& victim, const fs::path& workspace, Sight& sight)
{
    TRY_ASSIGN(auto session, victim.session(workspace, "annotator"));
    TRY_ASSIGN(const auto access, session.access({.person = session.identity().keyId(),
                                                  .clip = victim.clips().mine,
                                                  .rendition = consent::Rendition::Safe,
                                                  .action = consent::Action::View,
                                                  .purpose = consent::Purpose::Annotation}));
    storage::LocalKeyRelease release(session.workspace(), session.root(), session.clock());
    TRY_ASSIGN(const auto key, release.release(access, session.identity()));
    sight.keyReleased = true;
    const auto shown = [&]() -> Result<void> {
        TRY_ASSIGN(const auto keys, session.keyRing());
        TRY_ASSIGN(const auto manifest,
                   session.workspace().object<consent::ClipManifest>(keys, access.facts().manifest));
        TRY_VOID(storage::frameTable(session.workspace(), manifest));
        TRY_ASSIGN(const auto reader, storage::openSealedClip(session.workspace(), manifest, key));
        Bytes piece(kPiece);
        for (std::uint64_t at = 0; at < reader->size();) {
            TRY_ASSIGN(const std::size_t got, reader->readAt(at, piece));
            const auto expected = victim.pictures().begin() + std::ptrdiff_t(at);
            if (at + got > victim.pictures().size()
                || !std::equal(piece.begin(), piece.begin() + std::ptrdiff_t(got), expected))
                sight.wrong = "other pictures";
            at += got;
            sight.bytes += got;
        }
        return {};
    }();
    TRY_VOID(release.close(access.facts(), session.identity(), shown ? "closed" : errorCodeText(shown.error().code)));
    return shown;
}

template<class T>
std::optional<Error> errorOf(const Result<T>& result)
{
    return result ? std::nullopt : std::optional(result.error());
}

Result<void> work(const Victim& victim, const fs::path& workspace, std::string& wrong)
{
    TRY_ASSIGN(auto annotator, victim.session(workspace, "annotator"));
    TRY_ASSIGN(const ObjectId submission, app::submitTask(annotator, victim.clips().drafted));
    TRY_ASSIGN(const auto drafts, storage::LabelJournal::load(annotator.workspace(), victim.clips().drafted));
    TRY_ASSIGN(const Bytes stored, annotator.workspace().blob(submission, storage::BlobKind::Labels));
    if (stored != annotation::writeLabels(drafts))
        wrong = "other labels were submitted";
    TRY_ASSIGN(auto lead, victim.session(workspace, "lead"));
    TRY_VOID(app::acceptTask(lead, victim.clips().other));
    return {};
}

} // namespace

Sight lookAt(const Victim& victim, const fs::path& workspace)
{
    Sight sight;
    sight.refused = errorOf(look(victim, workspace, sight));
    return sight;
}

std::map<std::string, Bytes> exportedFiles(const fs::path& folder)
{
    std::map<std::string, Bytes> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().lexically_relative(folder).string();
        if (entry.is_regular_file() && name != "manifest.json")
            files[name] = must(readFile(entry.path(), 1U << 26U));
    }
    return files;
}

Try exportFrom(const Victim& victim, const fs::path& workspace, const std::map<std::string, Bytes>& expected)
{
    const fs::path out = workspace.parent_path() / "tmp" / "probe";
    const auto exported = [&]() -> Result<void> {
        TRY_ASSIGN(auto lead, victim.session(workspace, "lead"));
        TRY_VOID(
            app::exportLabelSet(lead, {.out = out, .name = "probe", .recipient = "team", .date = {}, .expires = {}}));
        return {};
    }();
    if (!exported)
        return {exported.error(), fs::exists(out) ? "files were left" : ""};
    const auto files = exportedFiles(out);
    fs::remove_all(out);
    return {std::nullopt, files == expected ? "" : "other labels were exported"};
}

Try submitAndAccept(const Victim& victim, const fs::path& workspace)
{
    Try tried;
    tried.refused = errorOf(work(victim, workspace, tried.wrong));
    return tried;
}

std::int64_t openViews(const fs::path& workspace)
{
    const auto database = storage::Database::open(workspace / "workspace.db", storage::Database::Mode::ReadWrite);
    if (!database)
        return 0; // nothing can have been logged in it either
    auto select = (*database)->prepare("SELECT count(*) FILTER (WHERE action = 'view.opened') - count(*) FILTER "
                                       "(WHERE action = 'view.closed') FROM log");
    if (!select || !select->next())
        return 0;
    return select->integer(0);
}

} // namespace consentry::testing
