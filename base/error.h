#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace consentry {

/// What an error means to the caller; the number is the exit code of `consentryctl`.
enum class ErrorClass {
    Failure = 1,      ///< disk full, I/O, our own mistake
    BadInput = 2,     ///< bad arguments, or a file that breaks its schema
    NotPermitted = 3, ///< well formed, but consent, grant, role or policy says no
    Integrity = 4,    ///< tampered, truncated, bad signature, rolled back
    NotFound = 5,
    Busy = 6,
    Interrupted = 130,
};

// One row per error: enumerator, stable text code (also printed by --json), class, and how many arguments its
// message takes. The words people read are one table in app/error_words.cpp.
// clang-format off
#define CONSENTRY_ERRORS(X)                                                  \
    X(Io,                   "io",                    Failure,      2) /* path, reason */            \
    X(DiskFull,             "disk_full",             Failure,      1) /* path */                    \
    X(Database,             "database",              Failure,      1) /* reason */                  \
    X(Internal,             "internal",              Failure,      1) /* what */                    \
    X(LibraryUnusable,      "library_unusable",      Failure,      1) /* library */                 \
    X(OutOfLockedMemory,    "out_of_locked_memory",  Failure,      0)                               \
    X(BadArgument,          "bad_argument",          BadInput,     2) /* option, why */             \
    X(AlreadyExists,        "already_exists",        BadInput,     1) /* what */                    \
    X(AmbiguousId,          "ambiguous_id",          BadInput,     1) /* prefix */                  \
    X(BadJson,              "bad_json",              BadInput,     2) /* what, why */               \
    X(BadSchema,            "bad_schema",            BadInput,     2) /* field, why */              \
    X(UnknownField,         "unknown_field",         BadInput,     1) /* field */                   \
    X(PersonalData,         "personal_data",         BadInput,     1) /* field */                   \
    X(BadEncoding,          "bad_encoding",          BadInput,     1) /* what */                    \
    X(TooLarge,             "too_large",             BadInput,     2) /* what, limit */             \
    X(BadAgeFile,           "bad_age_file",          BadInput,     1) /* why */                     \
    X(AgeArmored,           "age_armored",           BadInput,     0)                               \
    X(AgePostQuantum,       "age_post_quantum",      BadInput,     0)                               \
    X(BadIdentityFile,      "bad_identity_file",     BadInput,     1) /* why */                     \
    X(BadCard,              "bad_card",              BadInput,     1) /* why */                     \
    X(BadInvite,            "bad_invite",            BadInput,     1) /* why */                     \
    X(MediaUnsupported,     "media_unsupported",     BadInput,     1) /* what was found */          \
    X(MediaDamaged,         "media_damaged",         BadInput,     1) /* why */                     \
    X(MediaTooLarge,        "media_too_large",       BadInput,     2) /* what, limit */             \
    X(WorkerCrashed,        "worker_crashed",        BadInput,     1) /* signal or status */        \
    X(WorkerTimeout,        "worker_timeout",        BadInput,     1) /* seconds */                 \
    X(BadLabels,            "bad_labels",            BadInput,     2) /* where, why */              \
    X(TrackLocked,          "track_locked",          BadInput,     1) /* id */                      \
    X(NotAWorkspace,        "not_a_workspace",       BadInput,     1) /* path */                    \
    X(WrongPassphrase,      "wrong_passphrase",      NotPermitted, 0)                               \
    X(NoMatchingKey,        "no_matching_key",       NotPermitted, 0)                               \
    X(NotAMember,           "not_a_member",          NotPermitted, 1) /* name or key id */          \
    X(RoleMissing,          "role_missing",          NotPermitted, 2) /* action, role */            \
    X(RoleEnded,            "role_ended",            NotPermitted, 1) /* name or key id */          \
    X(ConsentMissing,       "consent_missing",       NotPermitted, 1) /* clip */                    \
    X(ConsentNotYet,        "consent_not_yet",       NotPermitted, 1) /* time */                    \
    X(ConsentExpired,       "consent_expired",       NotPermitted, 1) /* time */                    \
    X(ConsentWithdrawn,     "consent_withdrawn",     NotPermitted, 1) /* time or empty */           \
    X(BasisRefused,         "basis_refused",         NotPermitted, 1) /* basis */                   \
    X(PurposeNotConsented,  "purpose_not_consented", NotPermitted, 1) /* purpose */                 \
    X(GrantMissing,         "grant_missing",         NotPermitted, 1) /* clip */                    \
    X(GrantNotYet,          "grant_not_yet",         NotPermitted, 1) /* time */                    \
    X(GrantExpired,         "grant_expired",         NotPermitted, 1) /* time */                    \
    X(GrantRevoked,         "grant_revoked",         NotPermitted, 1) /* grant */                   \
    X(GrantNotValid,        "grant_not_valid",       NotPermitted, 1) /* why */                     \
    X(ActionNotGranted,     "action_not_granted",    NotPermitted, 1) /* action */                  \
    X(RenditionRefused,     "rendition_refused",     NotPermitted, 1) /* rendition */               \
    X(ClipHeld,             "clip_held",             NotPermitted, 1) /* clip */                    \
    X(NoManifest,           "no_manifest",           NotPermitted, 1) /* clip */                    \
    X(SelfReview,           "self_review",           NotPermitted, 0)                               \
    X(SelfApproval,         "self_approval",         NotPermitted, 0)                               \
    X(UnblurState,          "unblur_state",          NotPermitted, 2) /* state now, action */       \
    X(TaskState,            "task_state",            NotPermitted, 2) /* state now, action */       \
    X(SegmentOfAnother,     "segment_of_another",    NotPermitted, 2) /* frames, whose */           \
    X(SegmentHandedIn,      "segment_handed_in",     NotPermitted, 2) /* frames, by whom */         \
    X(NoSegment,            "no_segment",            NotPermitted, 1) /* clip */                    \
    X(DemoOnly,             "demo_only",             NotPermitted, 0)                               \
    X(FaceModelsMissing,    "face_models_missing",   NotPermitted, 1) /* where they should be */    \
    X(ObjectModelMissing,   "object_model_missing",  NotPermitted, 1) /* where it should be */      \
    X(NothingAccepted,      "nothing_accepted",      NotPermitted, 0)                               \
    X(AccessEnded,          "access_ended",          NotPermitted, 1) /* why */                     \
    X(ClockBehind,          "clock_behind",          NotPermitted, 1) /* time */                    \
    X(LastCustodian,        "last_custodian",        NotPermitted, 0)                               \
    X(OpenFilePermissions,  "open_file_permissions", NotPermitted, 1) /* path */                    \
    X(Unauthenticated,      "unauthenticated",       Integrity,    1) /* what */                    \
    X(Truncated,            "truncated",             Integrity,    1) /* what */                    \
    X(BadSignature,         "bad_signature",         Integrity,    1) /* object */                  \
    X(BadSignedObject,      "bad_signed_object",     Integrity,    2) /* object, why */             \
    X(UntrustedSigner,      "untrusted_signer",      Integrity,    1) /* object */                  \
    X(HashMismatch,         "hash_mismatch",         Integrity,    1) /* what */                    \
    X(OtherRoot,            "other_root",            Integrity,    1) /* root */                    \
    X(OtherWorkspace,       "other_workspace",       Integrity,    1) /* object */                  \
    X(StatusMissing,        "status_missing",        Integrity,    0)                               \
    X(StatusMismatch,       "status_mismatch",       Integrity,    1) /* why */                     \
    X(RolledBack,           "rolled_back",           Integrity,    1) /* what */                    \
    X(LogBroken,            "log_broken",            Integrity,    1) /* why */                     \
    X(ManifestMismatch,     "manifest_mismatch",     Integrity,    1) /* what */                    \
    X(MissingFile,          "missing_file",          Integrity,    1) /* what */                    \
    X(DraftsDamaged,        "drafts_damaged",        Integrity,    1) /* where */                   \
    X(NotFound,             "not_found",             NotFound,     2) /* kind, id */                \
    X(Busy,                 "busy",                  Busy,         0)                               \
    X(EditedElsewhere,      "edited_elsewhere",      Busy,         0)                               \
    X(NoAnswer,             "no_answer",             Busy,         0)                               \
    X(Interrupted,          "interrupted",           Interrupted,  0)
// clang-format on

enum class Errc {
#define X(name, code, cls, args) name,
    CONSENTRY_ERRORS(X)
#undef X
};

/// Stable text of `code`, as `--json` prints it.
std::string_view errorCodeText(Errc code);
ErrorClass errorClass(Errc code);
/// How many arguments the message of `code` takes.
int errorArgumentCount(Errc code);

/// An error is a code to branch on, the arguments its message needs (ids, times, field names: never a secret, never
/// the path of footage inside a workspace), and an English detail for logs.
struct Error {
    Errc code = Errc::Internal;
    std::vector<std::string> args;
    std::string detail;

    /// Puts `where` in front of the detail, so that a log reads from the outside in.
    [[nodiscard]] Error context(std::string_view where) &&;
};

/// `makeError(Errc::NotFound, "clip", id.text())`
template<class... Args>
Error makeError(Errc code, Args&&... args)
{
    return Error{code, {std::string(std::forward<Args>(args))...}, {}};
}

} // namespace consentry
