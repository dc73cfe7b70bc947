#include "tests/app/bad_days.h"

#include <thread>

namespace consentry::testing {
namespace {

using Trouble = std::function<void(Day&)>;

void put(const fs::path& file, ByteView bytes)
{
    if (!writeFile(file, bytes, AtomicFile::IfExists::Replace))
        qFatal("cannot write %s", file.c_str());
}

// What can happen. Paths, statements and arguments are expanded.

Trouble wrote(const char* path, std::string text)
{
    return [=](Day& day) { put(expanded(day, path), bytesOf(text)); };
}

Trouble removed(const char* path)
{
    return [=](Day& day) { fs::remove_all(expanded(day, path)); };
}

/// Copies the first half.
Trouble copiedHalf(const char* from, const char* to)
{
    return [=](Day& day) {
        const Bytes bytes = readFile(expanded(day, from), 1U << 30U).value();
        put(expanded(day, to), ByteView(bytes).first(bytes.size() / 2));
    };
}

Trouble lostItsLastByte(const char* path)
{
    return [=](Day& day) {
        const fs::path file = expanded(day, path);
        fs::resize_file(file, fs::file_size(file) - 1);
    };
}

/// One bit in the middle is another.
Trouble altered(const char* path)
{
    return [=](Day& day) {
        const fs::path file = expanded(day, path);
        Bytes bytes = readFile(file, 1U << 30U).value();
        bytes[bytes.size() / 2] ^= 1;
        put(file, bytes);
    };
}

Trouble openedToOthers(const char* path)
{
    return [=](Day& day) { fs::permissions(expanded(day, path), fs::perms(0755)); };
}

Trouble madeFolder(const char* path)
{
    return [=](Day& day) {
        if (!makePrivateFolder(expanded(day, path)))
            qFatal("cannot make %s", path);
    };
}

/// Somebody with the file and the sqlite3 command did this.
Trouble ranSql(const char* statement)
{
    return [=](Day& day) {
        sqlite(day.site.workspace() / "workspace.db", "PRAGMA foreign_keys = OFF; " + expanded(day, statement));
    };
}

Trouble joined(const char* person, consent::Role role)
{
    return [=](Day& day) { day.site.join(person, {role}); };
}

Trouble asked(const char* person, const char* arguments)
{
    return [=](Day& day) { day.site.ask(person, expanded(day, arguments)); };
}

Trouble all(std::vector<Trouble> troubles)
{
    return [=](Day& day) {
        for (const Trouble& trouble : troubles)
            trouble(day);
    };
}

/// Writes SITE/bad.json: the good consent with one field set to `value`, which is JSON.
Trouble consentWith(const char* field, const char* value)
{
    return [=](Day& day) { day.site.consentFile("bad", [&](Json& json) { json[field] = Json::parse(value); }); };
}

Trouble waited(std::chrono::milliseconds time)
{
    return [=](Day&) { std::this_thread::sleep_for(time); };
}

Trouble lostItsModels()
{
    return [](Day& day) { day.site.setEnvironment(QStringLiteral("CONSENTRY_MODELS"), QStringLiteral("/nowhere")); };
}

Trouble lostItsMedia()
{
    return
        [](Day& day) { day.site.setEnvironment(QStringLiteral("CONSENTRY_DEMO_MEDIA"), QStringLiteral("/nowhere")); };
}

/// Somebody put back a copy of the whole workspace from before a hold.
void rolledBack(Day& day)
{
    const fs::path copy = day.site.base() / "copy";
    fs::copy(day.site.workspace(), copy, fs::copy_options::recursive);
    day.site.ask("custodian", "clip hold " + day.clip);
    fs::remove_all(day.site.workspace());
    fs::rename(copy, day.site.workspace());
}

/// A workspace of somebody else passes itself off as ours.
void replaced(Day& day)
{
    const std::string select =
        (day.site.workspace() / "workspace.db").string() + " \"SELECT hex(value) FROM meta WHERE key = 'workspace'\"";
    const Ran id = runProgram("sqlite3 " + select, day.site.environment());
    fs::remove_all(day.site.workspace());
    day.site.foundAs("impostor", WorkspaceKind::Real);
    ranSql(("UPDATE meta SET value = x'" + id.out.trimmed().toStdString() + "' WHERE key = 'workspace'").c_str())(day);
}

void becameADemo(Day& day)
{
    fs::remove_all(day.site.workspace());
    day.site.foundAs("founder", WorkspaceKind::Demo);
}

/// SITE/sealed.age is a video for the annotator, not for the workspace.
void sealedToSomebodyElse(Day& day)
{
    const std::string recipient = day.site.ask("annotator", "identity check").value("recipient", "");
    const Ran age =
        runProgram(expanded(day, "age -r " + recipient + " -o SITE/sealed.age AVI"), day.site.environment());
    if (age.exit != 0)
        qFatal("%s", age.all().constData());
}

void labelledTooWide(Day& day)
{
    put(day.site.base() / "wide.json", bytesOf(cocoFor(day.clip, 1300)));
}

Trouble acceptedAndThen(const char* statement)
{
    return all({joined("exporter", consent::Role::Exporter), joined("reviewer", consent::Role::Lead),
                asked("custodian", "grant issue --to reviewer --actions view,review --clip CLIP"),
                asked("annotator", "task submit CLIP"), asked("reviewer", "task accept CLIP"), ranSql(statement)});
}

/// There is a second clip, which nobody may see.
void tookInAndHeldAnother(Day& day)
{
    day.other = day.site.ask("custodian", expanded(day, "ingest AVI --consent GOOD"))["clips"].at(0).value("id", "");
    day.site.ask("custodian", "clip hold " + day.other);
}

constexpr auto kIngest = "ingest AVI --consent GOOD";
constexpr auto kIngestBad = "ingest AVI --consent SITE/bad.json";
constexpr auto kGrant = "grant issue --to lead --for 1h --clip CLIP";
constexpr auto kSubmit = "task submit CLIP";
constexpr auto kVerify = "clip verify CLIP";
constexpr auto kSafe = "SITE/workspace/clips/CLIP.safe.age";
constexpr auto kKey = "SITE/workspace/keys/CLIP.safe.age";
constexpr auto kOwn = "SITE/people/custodian.age";

// clang-format off
const BadDay kBadDays[] = {
    // Who asks
    {"wrong passphrase", "custodian", "clip list", 3, "wrong_passphrase", wrote("SITE/people/custodian.passphrase", "wrong\n")},
    {"empty passphrase", "custodian", "clip list", 2, "bad_argument", wrote("SITE/people/custodian.passphrase", "\n")},
    {"no passphrase file", "custodian", "clip list", 5, "not_found", removed("SITE/people/custodian.passphrase")},
    {"no identity", "custodian", "clip list", 5, "not_found", removed(kOwn)},
    {"identity that is none", "custodian", "clip list", 2, "bad_identity_file", wrote(kOwn, "hello\n")},
    {"identity altered", "custodian", "clip list", 4, "unauthenticated", altered(kOwn)},

    // What is asked for
    {"no such command", "custodian", "clip download CLIP", 2, "bad_argument"},
    {"no such option", "custodian", "clip list --pixels", 2, "bad_argument"},
    {"unknown clip", "custodian", "clip show 0123456789abcdef0123456789abcdef", 5, "not_found"},
    {"prefix too short", "custodian", "clip show 0123456", 2, "bad_argument"},
    {"prefix that is none", "custodian", "clip show 0123456789abcdeg", 2, "bad_argument"},
    {"unknown grant", "custodian", "grant revoke 0123456789abcdef", 5, "not_found"},
    {"unknown member", "custodian", "grant issue --to nobody --clip CLIP", 3, "not_a_member"},
    {"unknown action", "custodian", "grant issue --to lead --actions download --clip CLIP", 2, "bad_argument"},
    {"action that is never granted", "custodian", "grant issue --to lead --actions export --clip CLIP", 2, "bad_argument"},
    {"purpose without consent", "custodian", "grant issue --to lead --purpose sharing --clip CLIP", 3, "purpose_not_consented"},
    {"second of two clips is on hold", "custodian", "grant issue --to lead --clip CLIP --clip OTHER", 3, "clip_held", tookInAndHeldAnother},
    {"no time at all", "custodian", "grant issue --to lead --for 0s --clip CLIP", 2, "bad_argument"},
    {"control character in a reason", "custodian", "clip hold CLIP --reason \"a\x01z\"", 2, "bad_argument"},
    {"e-mail address in a reason", "custodian", "consent withdraw RECORD --reason \"ann@example.org asked\"", 2, "personal_data"},
    {"unknown state of the queue", "custodian", "queue --state lost", 2, "bad_argument"},
    {"labels of another format", "annotator", "labels import CLIP GOOD --format cvat", 2, "bad_argument"},
    {"labels that are a video", "annotator", "labels import CLIP MP4", 2, "bad_json"},
    {"labels outside the picture", "annotator", "labels import CLIP SITE/wide.json", 2, "bad_labels", labelledTooWide},
    {"no file of labels", "annotator", "labels import CLIP /nowhere/labels.json", 5, "not_found"},
    {"card that is none", "custodian", "member add --role lead --card GOOD", 2, "bad_card"},
    {"invite for somebody else", "annotator", "identity accept SITE/people/lead.invite", 2, "bad_invite"},

    // Consent
    {"no consent", "custodian", "ingest AVI", 2, "bad_argument"},
    {"no consent file", "custodian", "ingest AVI --consent /nowhere/consent.json", 5, "not_found"},
    {"consent that is no JSON", "custodian", kIngestBad, 2, "bad_json", wrote("SITE/bad.json", R"({"schema":)")},
    {"consent with a key twice", "custodian", kIngestBad, 2, "bad_json", wrote("SITE/bad.json", R"({"basis":"a","basis":"b"})")},
    {"consent with an unknown field", "custodian", kIngestBad, 2, "unknown_field", consentWith("owner", R"("x")")},
    {"consent without a purpose", "custodian", kIngestBad, 2, "bad_schema", consentWith("purposes", "[]")},
    {"e-mail address in a consent", "custodian", kIngestBad, 2, "personal_data", consentWith("withdrawal", R"("to ann@example.org")")},
    {"telephone number in a consent", "custodian", kIngestBad, 2, "personal_data", consentWith("method", R"("called +49 30 1234567")")},
    {"consent on another basis", "custodian", kIngestBad, 3, "basis_refused", consentWith("basis", R"("legitimate_interest")")},
    {"consent that has expired", "custodian", kIngestBad, 3, "consent_expired", consentWith("expires", R"("2024-06-01T00:00:00Z")")},
    {"consent that has not begun", "custodian", kIngestBad, 3, "consent_not_yet", consentWith("given", R"("2035-01-01T00:00:00Z")")},
    {"demo consent for a real workspace", "custodian", kIngestBad, 3, "demo_only", consentWith("demo", "true")},
    {"real consent for a demo workspace", "founder", kIngest, 3, "demo_only", becameADemo},
    {"e-mail address as a camera", "custodian", "ingest AVI --consent GOOD --camera ann@example.org", 2, "personal_data"},
    {"consent withdrawn", "annotator", kSubmit, 3, "consent_withdrawn", asked("custodian", "consent withdraw RECORD --reason x")},

    // Grants
    {"grant expired", "late", kSubmit, 3, "grant_expired", all({joined("late", consent::Role::Annotator),
        asked("custodian", "grant issue --to late --for 1s --clip CLIP"), waited(std::chrono::milliseconds(1200))})},
    {"no grant", "other", "labels show CLIP", 3, "grant_missing", joined("other", consent::Role::Annotator)},
    {"grant to look only", "other", kSubmit, 3, "action_not_granted", all({joined("other", consent::Role::Annotator),
        asked("custodian", "grant issue --to other --actions view --clip CLIP")})},

    // Videos
    {"no video", "custodian", "ingest /nowhere/clip.mp4 --consent GOOD", 5, "not_found"},
    {"folder as a video", "custodian", "ingest SITE --consent GOOD", 2, "bad_argument"},
    {"garbage as a video", "custodian", "ingest SITE/x.mp4 --consent GOOD", 2, "media_unsupported",
        wrote("SITE/x.mp4", std::string(textOf(patternBytes(100'000))))},
    {"text as a video", "custodian", "ingest SITE/x.mp4 --consent GOOD", 2, "media_unsupported",
        wrote("SITE/x.mp4", "#EXTM3U\nhttp://example.org/a.ts\n")},
    {"empty video", "custodian", "ingest SITE/x.mp4 --consent GOOD", 2, "media_unsupported", wrote("SITE/x.mp4", "")},
    {"flash", "custodian", "ingest FLV --consent GOOD", 2, "media_unsupported"},
    {"ffv1", "custodian", "ingest FFV1 --consent GOOD", 2, "media_unsupported"},
    {"video cut short", "custodian", "ingest SITE/x.mp4 --consent GOOD", 4, "truncated", copiedHalf("MP4", "SITE/x.mp4")},
    {"video sealed to somebody else", "custodian", "ingest SITE/sealed.age --consent GOOD", 3, "no_matching_key", sealedToSomebodyElse},
    {"second of two videos is bad", "custodian", "ingest AVI FLV --consent GOOD", 2, "media_unsupported"},
    {"no face models", "custodian", kIngest, 3, "face_models_missing", lostItsModels()},

    // Tampering
    {"clip altered", "annotator", kVerify, 4, "hash_mismatch", altered(kSafe), Answer::Report},
    {"clip cut short", "annotator", kVerify, 4, "manifest_mismatch", lostItsLastByte(kSafe), Answer::Report},
    {"clip gone", "annotator", kVerify, 4, "missing_file", removed(kSafe), Answer::Report},
    {"grant on a clip cut short", "custodian", kGrant, 4, "manifest_mismatch", lostItsLastByte(kSafe)},
    {"grant on a clip that is gone", "custodian", kGrant, 4, "missing_file", removed(kSafe)},
    {"key file gone", "custodian", kGrant, 4, "missing_file", removed(kKey)},
    {"key file cut short", "custodian", kGrant, 4, "", lostItsLastByte(kKey)},
    {"intake key gone", "custodian", kIngest, 4, "missing_file", removed("SITE/workspace/keys/intake.age")},
    {"grant altered", "annotator", kSubmit, 4, "log_broken",
        ranSql("UPDATE log SET token = 'v4.public.A' || substr(token, 12) WHERE type = 'grant'")},
    {"entry of the log altered", "lead", "audit verify", 4, "log_broken",
        ranSql("UPDATE log SET salt = randomblob(32) WHERE seq = 2"), Answer::Report},
    {"entry within the log removed", "lead", "audit verify", 4, "log_broken",
        ranSql("DELETE FROM log WHERE seq = (SELECT min(seq) FROM log WHERE type = 'event')"), Answer::Report},
    {"last entry of the log removed", "lead", "audit verify", 4, "log_broken",
        ranSql("DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)"), Answer::Report},
    {"status removed", "annotator", kSubmit, 4, "", ranSql("DELETE FROM log WHERE type = 'status'")},
    {"hold taken from the list", "annotator", kSubmit, 4, "status_mismatch",
        all({asked("custodian", "clip hold CLIP"), ranSql("DELETE FROM lists WHERE kind = 'held'")})},
    {"older copy of the workspace", "annotator", kSubmit, 4, "rolled_back", rolledBack},
    {"other root under our id", "custodian", "clip list", 4, "other_root", replaced},
    {"labels altered once accepted", "exporter", "export --name x --recipient y --out SITE/tmp/out", 4, "hash_mismatch",
        acceptedAndThen("UPDATE blobs SET bytes = CAST(replace(CAST(bytes AS TEXT), 'person', 'animal') AS BLOB) WHERE kind = 'labels'")},

    // The place
    {"not a workspace", "custodian", "clip list", 2, "not_a_workspace",
        all({removed("SITE/workspace/workspace.db"), removed("SITE/workspace/keys")})},
    {"database gone", "custodian", "clip list", 4, "missing_file", removed("SITE/workspace/workspace.db")},
    {"no such folder", "custodian", "clip list", 5, "not_found", removed("SITE/workspace")},
    {"database that is none", "custodian", "clip list", 4, "log_broken", wrote("SITE/workspace/workspace.db", std::string(5000, 'x'))},
    {"folder open to others", "custodian", "clip list", 3, "open_file_permissions", openedToOthers("SITE/workspace/keys")},
    {"new workspace in a taken folder", "custodian", "init SITE/workspace --custodian x --identity-out SITE/tmp/x.age", 2, "already_exists"},
    {"new workspace with a taken identity", "custodian", "init SITE/tmp/new --custodian x --identity-out SITE/people/lead.age", 2, "already_exists"},
    {"new workspace of nobody", "custodian", "init SITE/tmp/new --custodian \" \" --identity-out SITE/tmp/x.age", 2, "bad_argument"},
    {"new workspace, identity to nowhere", "custodian", "init SITE/tmp/new --custodian x --identity-out /nowhere/x.age", 5, "not_found"},
    {"the same in an empty folder", "custodian", "init SITE/tmp/new --custodian x --identity-out /nowhere/x.age", 5, "not_found", madeFolder("SITE/tmp/new")},
    {"demo without face models", "custodian", "demo SITE/tmp/new/", 3, "face_models_missing",
        all({madeFolder("SITE/tmp/new"), lostItsModels()})},
    {"demo in a taken folder", "custodian", "demo SITE/workspace", 2, "already_exists"},
    {"demo without its media", "custodian", "demo SITE/tmp/new", 5, "not_found", lostItsMedia()},
    {"export into a full folder", "exporter", "export --name x --recipient y --out SITE/people", 2, "already_exists", acceptedAndThen("SELECT 1")},
    {"export by a name that is no text", "exporter", "export --name \"a\x01z\" --recipient y --out SITE/tmp/out", 2, "bad_argument", joined("exporter", consent::Role::Exporter)},
    {"export to an address", "exporter", "export --name x --recipient jo@example.org --out SITE/tmp/out", 2, "personal_data", joined("exporter", consent::Role::Exporter)},
    {"export without an accepted clip", "exporter", "export --name x --recipient y --out SITE/tmp/out", 3, "nothing_accepted",
        joined("exporter", consent::Role::Exporter)},
};
// clang-format on

} // namespace

std::string expanded(const Day& day, std::string text)
{
    const std::pair<std::string_view, std::string> words[] = {
        {"CLIP", day.clip},
        {"RECORD", day.consent},
        {"OTHER", day.other},
        {"MP4", day.videos.mp4.string()},
        {"AVI", day.videos.avi.string()},
        {"FLV", day.videos.flv.string()},
        {"FFV1", day.videos.ffv1.string()},
        {"GOOD", (day.site.base() / "good.json").string()},
        {"SITE", day.site.base().string()},
    };
    for (const auto& [word, value] : words) {
        for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; at += value.size())
            text.replace(at, word.size(), value);
    }
    return text;
}

std::span<const BadDay> badDays()
{
    return kBadDays;
}

} // namespace consentry::testing
