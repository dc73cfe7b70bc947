#pragma once

#include "base/clock.h"
#include "base/id.h"
#include "base/region_track.h"
#include "consent/terms.h"
#include "crypto/hash.h"
#include "crypto/keys.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace consentry::consent {

/// The audit log as its signer saw it: every signed object is a checkpoint of the log.
struct LogHead {
    std::uint64_t size = 0;
    crypto::Digest root{};

    bool operator==(const LogHead&) const = default;
};

/// What all signed objects carry. The signer is checked before a body is ever looked at.
struct ObjectHeader {
    ObjectId id;
    WorkspaceId workspace;
    crypto::KeyId signer;
    Timestamp issued{};
    LogHead log;
};

/// Trust starts here: signed by the root key that it names, and pinned by every identity that accepted an invite.
struct Workspace {
    crypto::VerifyKey root;
    crypto::Recipient intake; ///< anybody may seal a clip to it with `age -r`
    bool demo = false;
};

/// A person's keys, name and roles, signed by the root or by a custodian whose own chain reaches the root.
struct RoleCertificate {
    std::string name; ///< of the member, chosen at `identity new`; unique in a workspace
    crypto::VerifyKey key;
    crypto::Recipient recipient;
    std::set<Role> roles;
};

struct Notice {
    std::string version;
    std::string sha256; ///< 64 hex digits, of the text that the person saw
    std::string language;
};

/// Only for `publicly_shared`. Where it was found is sealed to custodians and shown nowhere else.
struct PublicSource {
    Timestamp captured{};
    Timestamp recheck{};       ///< by then somebody looks whether it is still public
    std::string sealedSource;  ///< base64 of an age file to the intake recipient: {"source_url","evidence_sha256"}
};

/// A person's permission, after ISO/IEC TS 27560. `subject` is a random UUID: no name, no address, no e-mail.
struct ConsentRecord {
    Basis basis = Basis::Consented;
    std::string subject;
    std::set<Purpose> purposes;
    Timestamp given{};
    Timestamp expires{};
    Notice notice;
    std::string method;
    std::string withdrawal;
    std::string bystanders;
    std::string retention; ///< how long labels are kept, in words; may be empty
    std::optional<PublicSource> publicSource;
    bool demo = false;
    ObjectId supersedes; ///< null, or the record that this one renews
};

struct MediaFacts {
    std::string container; ///< of the rendition: "matroska"
    std::string codec;
    int width = 0;
    int height = 0;
    std::int64_t frames = 0;
    std::int64_t durationMs = 0;

    bool operator==(const MediaFacts&) const = default;
};

/// Binds an encrypted file to its clip, its consent and the key it was sealed to; without one a file is in quarantine.
struct ClipManifest {
    ClipId clip;
    Rendition rendition = Rendition::Safe;
    ObjectId consent;
    crypto::Digest consentHash{};
    std::uint64_t sealedSize = 0;
    crypto::Digest headerHash{};  ///< SHA-256 of the age header
    Bytes nonce;                  ///< 16 bytes before the payload
    std::uint64_t chunkCount = 0;
    crypto::Digest chunkRoot{};   ///< RFC 6962 root over the ciphertext chunks
    std::string recipient;        ///< "age1…" of the clip identity
    crypto::Digest frameTableHash{}; ///< SHA-256 of the encoded frame table; zero for an original
    MediaFacts media;
    std::vector<std::string> detectors; ///< "faceboxes 1536 0.30 <sha256…>"; empty for an original
    std::string camera;           ///< label of the camera, free of personal data
    std::string placement;        ///< "interior" or "exterior"
    ObjectId supersedes;          ///< null, or the manifest of the rendition that `redact` replaced
    std::optional<crypto::Digest> doubtsHash{}; ///< SHA-256 of the sealed doubts of a safe rendition, when there are any
    std::vector<ObjectId> masks{}; ///< of the camera, that a safe rendition was painted over with
    ObjectId request{};           ///< the unblur request that a reveal answers; null for any other rendition
};

/// This person, this clip, these actions, this purpose, until this time.
struct Grant {
    crypto::KeyId grantee;
    ClipId clip;
    Rendition rendition = Rendition::Safe;
    std::set<Action> actions; ///< of View, Annotate, Review, Assign
    Purpose purpose = Purpose::Annotation;
    ObjectId consent;
    Timestamp notBefore{};
    Timestamp expires{};
    std::uint64_t statusEpoch = 0;  ///< the status it was made under: an older one is a roll-back
    std::uint64_t statusNumber = 0;
    ObjectId parent;          ///< null, or the lead's own grant that this one is cut from
    ObjectId request{};       ///< the unblur request whose reveal it opens; null for any other rendition
};

/// One step of the workspace's list of what no longer counts. Lists are rows; the roots here are the authority.
struct Status {
    std::uint64_t epoch = 0;
    std::uint64_t number = 0;
    Timestamp time{};
    crypto::Digest previous{}; ///< SHA-256 of the token before; zero for the first
    std::uint64_t endedCount = 0;
    crypto::Digest endedRoot{};
    std::uint64_t heldCount = 0;
    crypto::Digest heldRoot{};
    std::uint64_t endorsedCount = 0;
    crypto::Digest endorsedRoot{};
    std::vector<ObjectId> addedEnded; ///< all that this step added, when its signer is no custodian
    std::vector<ClipId> addedHeld;
};

/// "Nobody should be watching this."
struct Hold {
    ClipId clip;
    std::string reason;
};

/// A custodian looked and lets the clip be seen again.
struct Release {
    ClipId clip;
    ObjectId hold;
};

/// A part of the picture that redaction missed and nobody may see. Whole pixels.
struct BlurRegion {
    ClipId clip;
    RegionTrack track;
    ObjectId supersedes; ///< null, or the region of the same author that this one carries on
};

/// A part of the picture of a camera, such as a neighbour's window, that intake paints over in each of its clips.
struct CameraMask {
    std::string camera; ///< its label
    PictureMask mask;   ///< whole pixels
};

/// Somebody asks to see a stretch of the original.
struct UnblurRequest {
    ClipId clip;
    FrameRange frames;   ///< of the safe rendition
    std::string reason;
    int minutes = 0;     ///< how long they want to look
    Purpose purpose = Purpose::Annotation;
    ObjectId grant;      ///< by which they see the safe rendition
    Timestamp expires{}; ///< nobody may release it later
};

/// Another lead or custodian says yes to that very request, once.
struct UnblurApproval {
    ClipId clip;
    ObjectId request;
    crypto::Digest requestHash{};
    Timestamp expires{}; ///< to be released by then
};

/// Another lead or custodian says no to that very request. It is over then; whoever still wants to see asks anew.
struct UnblurRefusal {
    ClipId clip;
    ObjectId request;
    crypto::Digest requestHash{};
    std::string reason;
};

struct Policy {
    std::string controller; ///< who answers to the people filmed, and how they are reached
    std::string redaction;  ///< "blur" or "fill"
    int maxGrantHours = 336;
    ObjectId supersedes;
};

/// What may be labelled in the workspace from now on. The label set itself is stored beside it.
struct LabelSetVersion {
    int version = 1;             ///< above the one before
    crypto::Digest labelsHash{}; ///< SHA-256 of the canonical bytes of the label set
    ObjectId supersedes;         ///< null for the first one that a workspace makes itself
};

struct Withdrawal {
    ObjectId consent;
    std::string reason;
};

/// Frames of a clip that one person labels.
struct ClipSegment {
    FrameRange frames;
    crypto::KeyId assignee;

    bool operator==(const ClipSegment&) const = default;
};

/// Who labels which frames of a long clip. The newest of a clip holds; one without segments makes it whole again.
struct Segmentation {
    ClipId clip;
    std::vector<ClipSegment> segments; ///< in order, from frame 0, each beginning where the one before ends
};

/// Somebody has finished their segment. Says nothing of the others'.
struct SegmentHandIn {
    ClipId clip;
    ObjectId segmentation;
    FrameRange frames;
    ObjectId grant;
    crypto::Digest labelsHash{}; ///< SHA-256 of the canonical bytes of annotation::sliceOf these frames
};

/// An annotator's finished labels. The bytes are stored beside it and never change.
struct Submission {
    ClipId clip;
    ObjectId grant;
    int labelSetVersion = 1;
    crypto::Digest labelsHash{}; ///< SHA-256 of the canonical label bytes
    std::vector<ObjectId> parts{}; ///< of a clip in segments: what was handed in, one for each
};

struct Return {
    ClipId clip;
    ObjectId submission;
    crypto::Digest submissionHash{};
    std::string comment;
};

struct Acceptance {
    ClipId clip;
    ObjectId submission;
    crypto::Digest submissionHash{};
};

/// An accepted clip goes back to work.
struct Reopen {
    ClipId clip;
    ObjectId acceptance;
    std::string comment;
};

/// A row of the audit log (docs/file-format.md lists the actions). Signed by its actor.
struct AuditEvent {
    std::uint64_t index = 0;       ///< position in the log, from 0
    std::string action;            ///< "view.opened", "grant.issued" …
    ClipId clip;                   ///< null when it is not about a clip
    std::uint64_t clipSequence = 0; ///< 1, 2, … for each clip: a gap shows
    crypto::Digest clipPrevious{}; ///< leaf hash of the clip's event before; zero for the first
    std::vector<ObjectId> objects; ///< what it records
    std::string purpose;
    std::string outcome;           ///< "ok" or an error code
};

/// Describes a label set that left the workspace; the file list is bound by the hash of `manifest.json`'s body.
struct ExportManifest {
    std::string dataset;
    Purpose purpose = Purpose::ModelTraining;
    std::string recipient;
    Timestamp date{};
    std::optional<Timestamp> expires;
    crypto::Digest bodyHash{};
    std::uint64_t consentCount = 0;
    crypto::Digest consentRoot{}; ///< listRoot of the consents that its clips stand on
};

} // namespace consentry::consent
