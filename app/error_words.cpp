#include "app/error_words.h"

#include <QCoreApplication>

namespace consentry::app {
namespace {

struct Row {
    Errc code;
    const char* message;
    const char* hint;
};

#define WORDS(code, message, hint) {Errc::code, QT_TRANSLATE_NOOP("Errors", message), QT_TRANSLATE_NOOP("Errors", hint)}

// One row per error, in the order of base/error.h.
constexpr Row kRows[] = {
    WORDS(Io, "Cannot use %1: %2", "Check the disk and the permissions, then try again"),
    WORDS(DiskFull, "No space left to write %1", "Free some space and try again; nothing was left half written"),
    WORDS(Database, "The workspace database failed: %1", "Try again; if it goes on, run 'consentryctl audit verify'"),
    WORDS(Internal, "Something went wrong inside Consentry: %1", "Please report this, with the command that you ran"),
    WORDS(LibraryUnusable, "The library %1 cannot be used", "Reinstall it"),
    WORDS(OutOfLockedMemory, "There is no locked memory for a key", "Raise the limit 'ulimit -l' to at least 1 MiB and start again"),
    WORDS(BadArgument, "%1: %2", "See --help"),
    WORDS(AlreadyExists, "%1 exists already", "Choose another name, or move the old one away"),
    WORDS(AmbiguousId, "More than one id starts with %1", "Give more digits"),
    WORDS(BadJson, "%1 is not valid JSON: %2", "Correct the file"),
    WORDS(BadSchema, "The field %1 is not right: %2", "Correct it; resources/consent/ has examples that work"),
    WORDS(UnknownField, "There is no field %1", "Take it out, or correct its name"),
    WORDS(PersonalData, "The field %1 holds what looks like an e-mail address or a telephone number", "Leave personal data out; a random id is enough"),
    WORDS(BadEncoding, "This is no valid %1", "Check that it was copied whole"),
    WORDS(TooLarge, "%1 is larger than %2", "Give a smaller one"),
    WORDS(BadAgeFile, "This is not an age file that we can read: %1", "Seal it again with the age command"),
    WORDS(AgeArmored, "The age file is in text form (armored)", "Seal it again without -a"),
    WORDS(AgePostQuantum, "The age file is sealed to post-quantum keys only", "Seal it to the workspace's own recipient (age1…)"),
    WORDS(BadIdentityFile, "This is no identity file of ours: %1", "Choose the file that 'identity new' wrote"),
    WORDS(BadCard, "This is no valid card: %1", "Ask for the .card file again"),
    WORDS(BadInvite, "This is no valid invite: %1", "Ask the custodian for the .invite file again"),
    WORDS(MediaUnsupported, "This kind of video is not supported: %1", "Give mp4 or mov with h264, or avi with mjpeg or msmpeg4v3"),
    WORDS(MediaDamaged, "The video is damaged: %1", "Get it again from its source"),
    WORDS(MediaTooLarge, "The video is too large: %1 is above %2", "Give a smaller one"),
    WORDS(WorkerCrashed, "The video broke the decoder (%1); nothing was taken in", "The file may be damaged or hostile; get it again from its source"),
    WORDS(WorkerTimeout, "The decoder gave no frame for %1 seconds; nothing was taken in", "The file may be damaged or hostile; get it again from its source"),
    WORDS(BadLabels, "The labels are not valid at %1: %2", "Correct the file"),
    WORDS(NotAWorkspace, "%1 is not a workspace", "Name the folder that 'consentryctl init' made"),
    WORDS(WrongPassphrase, "The passphrase does not open this identity", "Try again"),
    WORDS(NoMatchingKey, "This identity has no key for it", "Ask a custodian for access"),
    WORDS(NotAMember, "%1 is not a member of this workspace", "Ask a custodian for an invite"),
    WORDS(RoleMissing, "Only a member with the role %2 may do this: %1", "Ask somebody who has it"),
    WORDS(RoleEnded, "%1 is no longer a member of this workspace", "Ask a custodian"),
    WORDS(ConsentMissing, "There is no valid consent for clip %1", "Nothing can be opened without one"),
    WORDS(ConsentNotYet, "The consent only begins at %1", "Wait until then"),
    WORDS(ConsentExpired, "The consent ended at %1", "Ask the custodian whether it was renewed"),
    WORDS(ConsentWithdrawn, "Consent was withdrawn %1", "The clip stays closed; labels up to then are stored"),
    WORDS(BasisRefused, "The basis '%1' is not accepted", "Only 'consented' and 'publicly_shared' clips can be taken in"),
    WORDS(PurposeNotConsented, "The consent does not cover the purpose %1", "Choose a purpose that it names"),
    WORDS(GrantMissing, "You have no grant for clip %1", "Ask your lead or a custodian"),
    WORDS(GrantNotYet, "Your grant only begins at %1", "Wait until then"),
    WORDS(GrantExpired, "Your grant ended at %1", "Ask your lead or a custodian for a new one"),
    WORDS(GrantRevoked, "The grant %1 was revoked", "Ask your lead or a custodian"),
    WORDS(GrantNotValid, "The grant does not count: %1", "Ask a custodian for a new one"),
    WORDS(ActionNotGranted, "Your grant does not name the action '%1'", "Ask your lead or a custodian"),
    WORDS(RenditionRefused, "The rendition '%1' is not for you", "Only the blurred copy can be opened"),
    WORDS(ClipHeld, "Clip %1 was reported and is on hold", "A custodian decides whether it is shown again"),
    WORDS(NoManifest, "Clip %1 has no manifest and stays in quarantine", "Take it in again"),
    WORDS(SelfReview, "Nobody may review their own labels", "Ask another member with a review grant"),
    WORDS(TaskState, "The clip is %1; that does not allow: %2", "See 'consentryctl queue'"),
    WORDS(DemoOnly, "A demo workspace takes only consent records that are marked demo, and no other workspace takes those", "Use a workspace of your own for real clips"),
    WORDS(FaceModelsMissing, "The face models are missing or altered: %1", "Run scripts/fetch-models; without them nothing is taken in"),
    WORDS(NothingAccepted, "No clip with accepted labels may be exported", "See 'consentryctl queue'"),
    WORDS(AccessEnded, "The view has ended: %1", "Ask for access again"),
    WORDS(ClockBehind, "The clock of this computer is behind the workspace's last change at %1", "Set the clock right"),
    WORDS(LastCustodian, "The last custodian cannot be removed", "Add another custodian first"),
    WORDS(OpenFilePermissions, "Others can read %1", "Run: chmod go= on it"),
    WORDS(Unauthenticated, "%1 was altered, or is not sealed with this key", "Do not trust it; tell a custodian"),
    WORDS(Truncated, "%1 is cut short", "Do not trust it; tell a custodian"),
    WORDS(BadSignature, "The signature of a record of type '%1' is wrong", "The workspace was altered; tell a custodian"),
    WORDS(BadSignedObject, "A signed record of type '%1' is not valid: %2", "The workspace was altered; tell a custodian"),
    WORDS(UntrustedSigner, "A record of type '%1' is signed by nobody who counts here", "The workspace was altered; tell a custodian"),
    WORDS(HashMismatch, "The content of %1 is not what was signed", "The workspace was altered; tell a custodian"),
    WORDS(OtherRoot, "This workspace has another root than the one you accepted: %1", "Do not go on; ask the custodian in person"),
    WORDS(OtherWorkspace, "A record of type '%1' belongs to another workspace", "The workspace was altered; tell a custodian"),
    WORDS(StatusMissing, "The workspace has no status record", "The workspace was altered; tell a custodian"),
    WORDS(StatusMismatch, "The workspace's status does not agree with its lists: %1", "The workspace was altered; tell a custodian"),
    WORDS(RolledBack, "The workspace is older than what this computer has seen: %1", "It was replaced by an old copy; tell a custodian"),
    WORDS(LogBroken, "The audit log is broken: %1", "The workspace was altered; tell a custodian"),
    WORDS(ManifestMismatch, "A clip does not agree with its manifest: %1", "The clip was replaced or damaged; tell a custodian"),
    WORDS(MissingFile, "A file of the workspace is missing: %1", "It was deleted; tell a custodian"),
    WORDS(NotFound, "There is no %1 %2", "Check the name"),
    WORDS(Busy, "Another program is writing to the workspace", "Try again in a moment"),
    WORDS(Interrupted, "Interrupted; nothing was changed", "Start it again when you like"),
};

#undef WORDS

} // namespace

ErrorRow errorRow(Errc code)
{
    for (const Row& row : kRows) {
        if (row.code == code)
            return {row.message, row.hint};
    }
    return {};
}

ErrorWords errorWords(const Error& error)
{
    const ErrorRow row = errorRow(error.code);
    QString message = QCoreApplication::translate("Errors", row.message);
    // One pass over the template, so that an argument that holds "%1" itself stays as it is.
    QStringList args;
    for (const std::string& argument : error.args)
        args << QString::fromStdString(argument);
    QString filled;
    for (qsizetype i = 0; i < message.size(); ++i) {
        const int number = message[i] == QLatin1Char('%') && i + 1 < message.size() ? message[i + 1].digitValue() : -1;
        if (number < 1) {
            filled += message[i];
            continue;
        }
        filled += args.value(number - 1);
        ++i;
    }
    return {filled.simplified(), QCoreApplication::translate("Errors", row.hint)};
}

QString errorLine(const Error& error)
{
    const ErrorWords words = errorWords(error);
    return words.message + QStringLiteral(". ") + words.hint + QStringLiteral(".");
}

int exitCode(const Error& error)
{
    return static_cast<int>(errorClass(error.code));
}

} // namespace consentry::app
