#include "app/error_words.h"

#include <QCoreApplication>

namespace consentry::app {
namespace {

struct Row {
    Errc code;
    const char* message;
    const char* hint;
};

// One row per error, in the order of base/error.h.
constexpr Row kRows[] = {
    {Errc::Io, QT_TRANSLATE_NOOP("Errors", "Cannot use %1: %2"),
     QT_TRANSLATE_NOOP("Errors", "Check the disk and the permissions, then try again")},
    {Errc::DiskFull, QT_TRANSLATE_NOOP("Errors", "No space left to write %1"),
     QT_TRANSLATE_NOOP("Errors", "Free some space and try again; nothing was left half written")},
    {Errc::Database, QT_TRANSLATE_NOOP("Errors", "The workspace database failed: %1"),
     QT_TRANSLATE_NOOP("Errors", "Try again; if it goes on, run 'consentryctl audit verify'")},
    {Errc::Internal, QT_TRANSLATE_NOOP("Errors", "Something went wrong inside Consentry: %1"),
     QT_TRANSLATE_NOOP("Errors", "Please report this, with the command that you ran")},
    {Errc::LibraryUnusable, QT_TRANSLATE_NOOP("Errors", "The library %1 cannot be used"),
     QT_TRANSLATE_NOOP("Errors", "Reinstall it")},
    {Errc::OutOfLockedMemory, QT_TRANSLATE_NOOP("Errors", "There is no locked memory for a key"),
     QT_TRANSLATE_NOOP("Errors", "Raise the limit 'ulimit -l' to at least 1 MiB and start again")},
    {Errc::BadArgument, QT_TRANSLATE_NOOP("Errors", "%1: %2"), QT_TRANSLATE_NOOP("Errors", "See --help")},
    {Errc::AlreadyExists, QT_TRANSLATE_NOOP("Errors", "%1 exists already"),
     QT_TRANSLATE_NOOP("Errors", "Choose another name, or move the old one away")},
    {Errc::AmbiguousId, QT_TRANSLATE_NOOP("Errors", "More than one id starts with %1"),
     QT_TRANSLATE_NOOP("Errors", "Give more digits")},
    {Errc::BadJson, QT_TRANSLATE_NOOP("Errors", "%1 is not valid JSON: %2"),
     QT_TRANSLATE_NOOP("Errors", "Correct the file")},
    {Errc::BadSchema, QT_TRANSLATE_NOOP("Errors", "The field %1 is not right: %2"),
     QT_TRANSLATE_NOOP("Errors", "Correct it; resources/consent/ has examples that work")},
    {Errc::UnknownField, QT_TRANSLATE_NOOP("Errors", "There is no field %1"),
     QT_TRANSLATE_NOOP("Errors", "Take it out, or correct its name")},
    {Errc::PersonalData,
     QT_TRANSLATE_NOOP("Errors", "The field %1 holds what looks like an e-mail address or a telephone number"),
     QT_TRANSLATE_NOOP("Errors", "Leave personal data out; a random id is enough")},
    {Errc::BadEncoding, QT_TRANSLATE_NOOP("Errors", "This is no valid %1"),
     QT_TRANSLATE_NOOP("Errors", "Check that it was copied whole")},
    {Errc::TooLarge, QT_TRANSLATE_NOOP("Errors", "%1 is larger than %2"),
     QT_TRANSLATE_NOOP("Errors", "Give a smaller one")},
    {Errc::BadAgeFile, QT_TRANSLATE_NOOP("Errors", "This is not an age file that we can read: %1"),
     QT_TRANSLATE_NOOP("Errors", "Seal it again with the age command")},
    {Errc::AgeArmored, QT_TRANSLATE_NOOP("Errors", "The age file is in text form (armored)"),
     QT_TRANSLATE_NOOP("Errors", "Seal it again without -a")},
    {Errc::AgePostQuantum, QT_TRANSLATE_NOOP("Errors", "The age file is sealed to post-quantum keys only"),
     QT_TRANSLATE_NOOP("Errors", "Seal it to the workspace's own recipient (age1…)")},
    {Errc::BadIdentityFile, QT_TRANSLATE_NOOP("Errors", "This is no identity file of ours: %1"),
     QT_TRANSLATE_NOOP("Errors", "Choose the file that 'identity new' wrote")},
    {Errc::BadCard, QT_TRANSLATE_NOOP("Errors", "This is no valid card: %1"),
     QT_TRANSLATE_NOOP("Errors", "Ask for the .card file again")},
    {Errc::BadInvite, QT_TRANSLATE_NOOP("Errors", "This is no valid invite: %1"),
     QT_TRANSLATE_NOOP("Errors", "Ask the custodian for the .invite file again")},
    {Errc::MediaUnsupported, QT_TRANSLATE_NOOP("Errors", "This kind of video is not supported: %1"),
     QT_TRANSLATE_NOOP("Errors", "Give mp4, mov, mkv, webm, ts or avi with h264, hevc, vp8, vp9, av1, mpeg4, mjpeg or "
                                 "msmpeg4v3")},
    {Errc::MediaDamaged, QT_TRANSLATE_NOOP("Errors", "The video is damaged: %1"),
     QT_TRANSLATE_NOOP("Errors", "Get it again from its source")},
    {Errc::MediaTooLarge, QT_TRANSLATE_NOOP("Errors", "The video is too large: %1 is above %2"),
     QT_TRANSLATE_NOOP("Errors", "Give a smaller one")},
    {Errc::WorkerCrashed, QT_TRANSLATE_NOOP("Errors", "The video broke the decoder (%1); nothing was taken in"),
     QT_TRANSLATE_NOOP("Errors", "The file may be damaged or hostile; get it again from its source")},
    {Errc::WorkerTimeout, QT_TRANSLATE_NOOP("Errors", "The decoder gave no frame for %1 seconds; nothing was taken in"),
     QT_TRANSLATE_NOOP("Errors", "The file may be damaged or hostile; get it again from its source")},
    {Errc::BadLabels, QT_TRANSLATE_NOOP("Errors", "The labels are not valid at %1: %2"),
     QT_TRANSLATE_NOOP("Errors", "Correct the file")},
    {Errc::TrackLocked, QT_TRANSLATE_NOOP("Errors", "Track %1 is locked"),
     QT_TRANSLATE_NOOP("Errors", "Select it and unlock it first")},
    {Errc::NotAWorkspace, QT_TRANSLATE_NOOP("Errors", "%1 is not a workspace"),
     QT_TRANSLATE_NOOP("Errors", "Name the folder that 'consentryctl init' made")},
    {Errc::WrongPassphrase, QT_TRANSLATE_NOOP("Errors", "The passphrase does not open this identity"),
     QT_TRANSLATE_NOOP("Errors", "Try again")},
    {Errc::NoMatchingKey, QT_TRANSLATE_NOOP("Errors", "This identity has no key for it"),
     QT_TRANSLATE_NOOP("Errors", "Ask a custodian for access")},
    {Errc::NotAMember, QT_TRANSLATE_NOOP("Errors", "%1 is not a member of this workspace"),
     QT_TRANSLATE_NOOP("Errors", "Ask a custodian for an invite")},
    {Errc::RoleMissing, QT_TRANSLATE_NOOP("Errors", "Only a member with the role %2 may do this: %1"),
     QT_TRANSLATE_NOOP("Errors", "Ask somebody who has it")},
    {Errc::RoleEnded, QT_TRANSLATE_NOOP("Errors", "%1 is no longer a member of this workspace"),
     QT_TRANSLATE_NOOP("Errors", "Ask a custodian")},
    {Errc::ConsentMissing, QT_TRANSLATE_NOOP("Errors", "There is no valid consent for clip %1"),
     QT_TRANSLATE_NOOP("Errors", "Nothing can be opened without one")},
    {Errc::ConsentNotYet, QT_TRANSLATE_NOOP("Errors", "The consent only begins at %1"),
     QT_TRANSLATE_NOOP("Errors", "Wait until then")},
    {Errc::ConsentExpired, QT_TRANSLATE_NOOP("Errors", "The consent ended at %1"),
     QT_TRANSLATE_NOOP("Errors", "Ask the custodian whether it was renewed")},
    {Errc::ConsentWithdrawn, QT_TRANSLATE_NOOP("Errors", "Consent was withdrawn %1"),
     QT_TRANSLATE_NOOP("Errors", "The clip stays closed; its keys, videos and labels are erased")},
    {Errc::BasisRefused, QT_TRANSLATE_NOOP("Errors", "The basis '%1' is not accepted"),
     QT_TRANSLATE_NOOP("Errors", "Only 'consented' and 'publicly_shared' clips can be taken in")},
    {Errc::PurposeNotConsented, QT_TRANSLATE_NOOP("Errors", "The consent does not cover the purpose %1"),
     QT_TRANSLATE_NOOP("Errors", "Choose a purpose that it names")},
    {Errc::GrantMissing, QT_TRANSLATE_NOOP("Errors", "You have no grant for clip %1"),
     QT_TRANSLATE_NOOP("Errors", "Ask your lead or a custodian")},
    {Errc::GrantNotYet, QT_TRANSLATE_NOOP("Errors", "Your grant only begins at %1"),
     QT_TRANSLATE_NOOP("Errors", "Wait until then")},
    {Errc::GrantExpired, QT_TRANSLATE_NOOP("Errors", "Your grant ended at %1"),
     QT_TRANSLATE_NOOP("Errors", "Ask your lead or a custodian for a new one")},
    {Errc::GrantRevoked, QT_TRANSLATE_NOOP("Errors", "The grant %1 was revoked"),
     QT_TRANSLATE_NOOP("Errors", "Ask your lead or a custodian")},
    {Errc::GrantNotValid, QT_TRANSLATE_NOOP("Errors", "The grant does not count: %1"),
     QT_TRANSLATE_NOOP("Errors", "Ask a custodian for a new one")},
    {Errc::ActionNotGranted, QT_TRANSLATE_NOOP("Errors", "Your grant does not name the action '%1'"),
     QT_TRANSLATE_NOOP("Errors", "Ask your lead or a custodian")},
    {Errc::RenditionRefused, QT_TRANSLATE_NOOP("Errors", "The rendition '%1' is not for you"),
     QT_TRANSLATE_NOOP("Errors", "Only the blurred copy can be opened")},
    {Errc::ClipHeld, QT_TRANSLATE_NOOP("Errors", "Clip %1 was reported and is on hold"),
     QT_TRANSLATE_NOOP("Errors", "A custodian decides whether it is shown again")},
    {Errc::NoManifest, QT_TRANSLATE_NOOP("Errors", "Clip %1 has no manifest and stays in quarantine"),
     QT_TRANSLATE_NOOP("Errors", "Take it in again")},
    {Errc::SelfReview, QT_TRANSLATE_NOOP("Errors", "Nobody may review their own labels"),
     QT_TRANSLATE_NOOP("Errors", "Ask another member with a review grant")},
    {Errc::SelfApproval, QT_TRANSLATE_NOOP("Errors", "Nobody may approve or release what they asked for themselves"),
     QT_TRANSLATE_NOOP("Errors", "Ask another lead or custodian")},
    {Errc::UnblurState, QT_TRANSLATE_NOOP("Errors", "The unblur request is %1; that does not allow: %2"),
     QT_TRANSLATE_NOOP("Errors", "See 'consentryctl unblur list'")},
    {Errc::TaskState, QT_TRANSLATE_NOOP("Errors", "The clip is %1; that does not allow: %2"),
     QT_TRANSLATE_NOOP("Errors", "See 'consentryctl queue'")},
    {Errc::SegmentOfAnother, QT_TRANSLATE_NOOP("Errors", "Frames %1 are in the segment of %2"),
     QT_TRANSLATE_NOOP("Errors", "Edit inside your own segment")},
    {Errc::SegmentHandedIn, QT_TRANSLATE_NOOP("Errors", "The segment of frames %1 was handed in by %2"),
     QT_TRANSLATE_NOOP("Errors", "It can be changed again when the clip was sent back")},
    {Errc::NoSegment, QT_TRANSLATE_NOOP("Errors", "No segment of clip %1 waits for you"),
     QT_TRANSLATE_NOOP("Errors", "See 'consentryctl task show'")},
    {Errc::DemoOnly,
     QT_TRANSLATE_NOOP(
         "Errors",
         "A demo workspace takes only consent records that are marked demo, and no other workspace takes those"),
     QT_TRANSLATE_NOOP("Errors", "Use a workspace of your own for real clips")},
    {Errc::FaceModelsMissing, QT_TRANSLATE_NOOP("Errors", "The face models are missing or altered: %1"),
     QT_TRANSLATE_NOOP("Errors", "Run scripts/fetch-models; without them nothing is taken in")},
    {Errc::ObjectModelMissing, QT_TRANSLATE_NOOP("Errors", "The object model is missing or altered: %1"),
     QT_TRANSLATE_NOOP("Errors", "Run scripts/fetch-models; without it nothing is suggested")},
    {Errc::NothingAccepted, QT_TRANSLATE_NOOP("Errors", "No clip with accepted labels may be exported"),
     QT_TRANSLATE_NOOP("Errors", "See 'consentryctl queue'")},
    {Errc::AccessEnded, QT_TRANSLATE_NOOP("Errors", "The view has ended: %1"),
     QT_TRANSLATE_NOOP("Errors", "Ask for access again")},
    {Errc::ClockBehind,
     QT_TRANSLATE_NOOP("Errors", "The clock of this computer is behind the workspace's last change at %1"),
     QT_TRANSLATE_NOOP("Errors", "Set the clock right")},
    {Errc::LastCustodian, QT_TRANSLATE_NOOP("Errors", "The last custodian cannot be removed"),
     QT_TRANSLATE_NOOP("Errors", "Add another custodian first")},
    {Errc::OpenFilePermissions, QT_TRANSLATE_NOOP("Errors", "Others can read %1"),
     QT_TRANSLATE_NOOP("Errors", "Run: chmod go= on it")},
    {Errc::Unauthenticated, QT_TRANSLATE_NOOP("Errors", "%1 was altered, or is not sealed with this key"),
     QT_TRANSLATE_NOOP("Errors", "Do not trust it; tell a custodian")},
    {Errc::Truncated, QT_TRANSLATE_NOOP("Errors", "%1 is cut short"),
     QT_TRANSLATE_NOOP("Errors", "Do not trust it; tell a custodian")},
    {Errc::BadSignature, QT_TRANSLATE_NOOP("Errors", "The signature of a record of type '%1' is wrong"),
     QT_TRANSLATE_NOOP("Errors", "The workspace was altered; tell a custodian")},
    {Errc::BadSignedObject, QT_TRANSLATE_NOOP("Errors", "A signed record of type '%1' is not valid: %2"),
     QT_TRANSLATE_NOOP("Errors", "The workspace was altered; tell a custodian")},
    {Errc::UntrustedSigner, QT_TRANSLATE_NOOP("Errors", "A record of type '%1' is signed by nobody who counts here"),
     QT_TRANSLATE_NOOP("Errors", "The workspace was altered; tell a custodian")},
    {Errc::HashMismatch, QT_TRANSLATE_NOOP("Errors", "The content of %1 is not what was signed"),
     QT_TRANSLATE_NOOP("Errors", "The workspace was altered; tell a custodian")},
    {Errc::OtherRoot, QT_TRANSLATE_NOOP("Errors", "This workspace has another root than the one you accepted: %1"),
     QT_TRANSLATE_NOOP("Errors", "Do not go on; ask the custodian in person")},
    {Errc::OtherWorkspace, QT_TRANSLATE_NOOP("Errors", "A record of type '%1' belongs to another workspace"),
     QT_TRANSLATE_NOOP("Errors", "The workspace was altered; tell a custodian")},
    {Errc::StatusMissing, QT_TRANSLATE_NOOP("Errors", "The workspace has no status record"),
     QT_TRANSLATE_NOOP("Errors", "The workspace was altered; tell a custodian")},
    {Errc::StatusMismatch, QT_TRANSLATE_NOOP("Errors", "The workspace's status does not agree with its lists: %1"),
     QT_TRANSLATE_NOOP("Errors", "The workspace was altered; tell a custodian")},
    {Errc::RolledBack, QT_TRANSLATE_NOOP("Errors", "The workspace is older than what this computer has seen: %1"),
     QT_TRANSLATE_NOOP("Errors", "It was replaced by an old copy; tell a custodian")},
    {Errc::LogBroken, QT_TRANSLATE_NOOP("Errors", "The audit log is broken: %1"),
     QT_TRANSLATE_NOOP("Errors", "The workspace was altered; tell a custodian")},
    {Errc::ManifestMismatch, QT_TRANSLATE_NOOP("Errors", "A clip does not agree with its manifest: %1"),
     QT_TRANSLATE_NOOP("Errors", "The clip was replaced or damaged; tell a custodian")},
    {Errc::MissingFile, QT_TRANSLATE_NOOP("Errors", "A file of the workspace is missing: %1"),
     QT_TRANSLATE_NOOP("Errors", "It was deleted; tell a custodian")},
    {Errc::DraftsDamaged, QT_TRANSLATE_NOOP("Errors", "Labels that were not submitted yet are damaged: %1"),
     QT_TRANSLATE_NOOP("Errors", "The workspace was altered; tell a custodian")},
    {Errc::NotFound, QT_TRANSLATE_NOOP("Errors", "There is no %1 %2"), QT_TRANSLATE_NOOP("Errors", "Check the name")},
    {Errc::Busy, QT_TRANSLATE_NOOP("Errors", "Another program is writing to the workspace"),
     QT_TRANSLATE_NOOP("Errors", "Try again in a moment")},
    {Errc::NoAnswer, QT_TRANSLATE_NOOP("Errors", "The workspace gave no answer for a second"),
     QT_TRANSLATE_NOOP("Errors", "Open the clip again; if this happens often, the computer is busy or the disk is slow")},
    {Errc::EditedElsewhere, QT_TRANSLATE_NOOP("Errors", "Somebody else has worked on this clip since you opened it"),
     QT_TRANSLATE_NOOP("Errors", "All but your last step is stored; open the clip again to go on")},
    {Errc::Interrupted, QT_TRANSLATE_NOOP("Errors", "Interrupted; nothing was changed"),
     QT_TRANSLATE_NOOP("Errors", "Start it again when you like")},
};

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
