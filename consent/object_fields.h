#pragma once

#include "consent/json_fields.h"
#include "consent/blur_region.h"
#include "consent/objects.h"
#include "consent/segments.h"
#include "consent/status.h"
#include "consent/unblur.h"

#include <algorithm>

namespace consentry::consent {

// The fields of every signed object (docs/file-format.md, "Signed objects"), for JsonReader and JsonWriter alike, and
// the rules between fields that need nothing else to be checked.

inline constexpr ListSize kSomePurposes{1, 4};
inline constexpr ListSize kSomeRoles{1, 4};
inline constexpr IntegerRange kPixels{1, 16384};
inline constexpr IntegerRange kLabelSetVersions{1, 1'000'000};
inline constexpr std::size_t kNonceBytes = 16;
inline constexpr std::size_t kMaxListedObjects = 128;
inline constexpr std::int64_t kMaxFrames = 10'000'000;

/// A body while it is being read. Differs from the body where that has a member that cannot be empty.
template<class Body>
struct Draft {
    using Fields = Body;
    static Fields of(const Body& body) { return body; }
    static Body toBody(Fields fields) { return fields; }
};

struct WorkspaceFields {
    std::optional<crypto::VerifyKey> root;
    std::optional<crypto::Recipient> intake;
    bool demo = false;
};

template<>
struct Draft<Workspace> {
    using Fields = WorkspaceFields;
    static Fields of(const Workspace& body) { return {body.root, body.intake, body.demo}; }
    static Workspace toBody(Fields fields) { return {*fields.root, *fields.intake, fields.demo}; }
};

struct RoleFields {
    std::string name;
    std::optional<crypto::VerifyKey> key;
    std::optional<crypto::Recipient> recipient;
    std::set<Role> roles;
};

template<>
struct Draft<RoleCertificate> {
    using Fields = RoleFields;
    static Fields of(const RoleCertificate& body) { return {body.name, body.key, body.recipient, body.roles}; }
    static RoleCertificate toBody(Fields fields)
    {
        return {std::move(fields.name), *fields.key, *fields.recipient, std::move(fields.roles)};
    }
};

template<class Io>
void describe(Io& io, typename Io::template Of<LogHead>& head)
{
    io.integer("size", head.size);
    io.field("root", head.root);
}

template<class Io>
void describe(Io& io, typename Io::template Of<WorkspaceFields>& body)
{
    io.field("root", body.root);
    io.field("intake", body.intake);
    io.flag("demo", body.demo);
    io.require(body.root.has_value(), "root", "missing");
    io.require(body.intake.has_value(), "intake", "missing");
}

template<class Io>
void describe(Io& io, typename Io::template Of<RoleFields>& body)
{
    io.text("name", body.name, TextKind::Line); // 64 characters of any script fit
    io.field("key", body.key);
    io.field("recipient", body.recipient);
    io.list("roles", body.roles, kSomeRoles);
    io.require(body.key.has_value(), "key", "missing");
    io.require(body.recipient.has_value(), "recipient", "missing");
}

template<class Io>
void describe(Io& io, typename Io::template Of<Notice>& notice)
{
    io.text("version", notice.version, TextKind::Word);
    io.text("sha256", notice.sha256, TextKind::Word);
    io.text("language", notice.language, TextKind::Word);
    io.require(TextForm<crypto::Digest>::read(notice.sha256).ok(), "sha256", "not 64 lower-case hex digits");
}

template<class Io>
void describe(Io& io, typename Io::template Of<PublicSource>& source)
{
    io.field("captured", source.captured);
    io.field("recheck", source.recheck);
    io.text("sealed_source", source.sealedSource, TextKind::Sealed);
}

template<class Io>
void describe(Io& io, typename Io::template Of<ConsentRecord>& body)
{
    io.field("basis", body.basis);
    io.text("subject", body.subject, TextKind::Word);
    io.list("purposes", body.purposes, kSomePurposes);
    io.field("given", body.given);
    io.field("expires", body.expires);
    io.object("notice", body.notice);
    io.text("method", body.method, TextKind::Line);
    io.text("withdrawal", body.withdrawal, TextKind::Line);
    io.text("bystanders", body.bystanders, TextKind::Line);
    io.optionalText("retention", body.retention, TextKind::Line);
    io.optionalObject("public_source", body.publicSource);
    io.flag("demo", body.demo);
    io.optionalId("supersedes", body.supersedes);
    io.require(body.given < body.expires, "expires", "not after given");
    io.require(body.publicSource.has_value() == (body.basis == Basis::PubliclyShared), "public_source",
               "goes with the basis publicly_shared");
}

template<class Io>
void describe(Io& io, typename Io::template Of<MediaFacts>& media)
{
    io.text("container", media.container, TextKind::Word);
    io.text("codec", media.codec, TextKind::Word);
    io.integer("width", media.width, kPixels);
    io.integer("height", media.height, kPixels);
    io.integer("frames", media.frames);
    io.integer("duration_ms", media.durationMs);
}

template<class Io>
void describe(Io& io, typename Io::template Of<ClipManifest>& body)
{
    io.field("clip", body.clip);
    io.field("rendition", body.rendition);
    io.field("consent", body.consent);
    io.field("consent_sha256", body.consentHash);
    io.integer("sealed_size", body.sealedSize);
    io.field("header_sha256", body.headerHash);
    io.bytes("nonce", body.nonce, kNonceBytes);
    io.integer("chunks", body.chunkCount, {1});
    io.field("chunk_root", body.chunkRoot);
    io.text("recipient", body.recipient, TextKind::Word);
    io.field("frame_table_sha256", body.frameTableHash);
    io.object("media", body.media);
    io.texts("detectors", body.detectors, TextKind::Line, {0, 8});
    io.optionalText("camera", body.camera, TextKind::Word);
    io.optionalText("placement", body.placement, TextKind::Word);
    io.optionalId("supersedes", body.supersedes);
    io.field("doubts_sha256", body.doubtsHash);
    io.optionalList("masks", body.masks, kMaxMasks);
    io.optionalId("request", body.request);
    io.require(TextForm<crypto::Recipient>::read(body.recipient).ok(), "recipient", "malformed");
    io.require(body.masks.empty() || body.rendition == Rendition::Safe, "masks", "goes with a safe rendition");
    io.require(body.request.isNull() == (body.rendition != Rendition::Reveal), "request", "goes with a reveal");
}

inline bool isGrantable(Action action)
{
    return action == Action::View || action == Action::Annotate || action == Action::Review || action == Action::Assign;
}

template<class Io>
void describe(Io& io, typename Io::template Of<Grant>& body)
{
    io.field("grantee", body.grantee);
    io.field("clip", body.clip);
    io.field("rendition", body.rendition);
    io.list("actions", body.actions, {1, 4});
    io.field("purpose", body.purpose);
    io.field("consent", body.consent);
    io.field("not_before", body.notBefore);
    io.field("expires", body.expires);
    io.integer("status_epoch", body.statusEpoch, {1});
    io.integer("status_number", body.statusNumber, {1});
    io.optionalId("parent", body.parent);
    io.optionalId("request", body.request);
    io.require(body.notBefore < body.expires, "expires", "not after not_before");
    io.require(std::ranges::all_of(body.actions, isGrantable), "actions", "not to be granted");
    io.require(body.rendition != Rendition::Original, "rendition", "an original is never granted");
    io.require(body.request.isNull() == (body.rendition != Rendition::Reveal), "request", "goes with a reveal");
}

template<class Io>
void describe(Io& io, typename Io::template Of<Status>& body)
{
    io.integer("epoch", body.epoch, {1});
    io.integer("number", body.number, {1});
    io.field("time", body.time);
    io.field("previous", body.previous);
    io.integer("ended_count", body.endedCount);
    io.field("ended_root", body.endedRoot);
    io.integer("held_count", body.heldCount);
    io.field("held_root", body.heldRoot);
    io.integer("endorsed_count", body.endorsedCount);
    io.field("endorsed_root", body.endorsedRoot);
    io.list("added_ended", body.addedEnded, {0, kMaxListedAdditions});
    io.list("added_held", body.addedHeld, {0, kMaxListedAdditions});
}

template<class Io>
void describe(Io& io, typename Io::template Of<Hold>& body)
{
    io.field("clip", body.clip);
    io.text("reason", body.reason, TextKind::Note);
}

template<class Io>
void describe(Io& io, typename Io::template Of<Release>& body)
{
    io.field("clip", body.clip);
    io.optionalId("hold", body.hold);
}

template<class Io>
void describe(Io& io, typename Io::template Of<FrameRange>& frames)
{
    io.integer("begin", frames.begin.value, {0, kMaxFrames});
    io.integer("end", frames.end.value, {0, kMaxFrames});
    io.require(!frames.isEmpty(), "end", "not after begin");
}

template<class Io>
void describe(Io& io, typename Io::template Of<BlurRegion>& body)
{
    io.field("clip", body.clip);
    io.object("frames", body.track.frames);
    io.list("keys", body.track.keys, {1, kMaxRegionKeys});
    io.optionalId("supersedes", body.supersedes);
    io.require(isInOrder(body.track), "keys", "not in ascending order inside the frames");
}

/// A picture's size; of whole pixels.
template<class Io>
void describe(Io& io, typename Io::template Of<Size>& size)
{
    int width = int(size.width);
    int height = int(size.height);
    io.integer("width", width, kPixels);
    io.integer("height", height, kPixels);
    if constexpr (!std::is_const_v<std::remove_reference_t<decltype(size)>>)
        size = {double(width), double(height)};
}

template<class Io>
void describe(Io& io, typename Io::template Of<CameraMask>& body)
{
    io.text("camera", body.camera, TextKind::Word);
    io.object("picture", body.mask.size);
    io.field("box", body.mask.box);
    io.require(body.mask.box.right() <= body.mask.size.width && body.mask.box.bottom() <= body.mask.size.height, "box",
               "not inside the picture");
}

template<class Io>
void describe(Io& io, typename Io::template Of<UnblurRequest>& body)
{
    io.field("clip", body.clip);
    io.object("frames", body.frames);
    io.text("reason", body.reason, TextKind::Note);
    io.integer("minutes", body.minutes, {1, kMaxUnblurMinutes});
    io.field("purpose", body.purpose);
    io.field("grant", body.grant);
    io.field("expires", body.expires);
    io.require(!body.reason.empty(), "reason", "empty");
}

template<class Io>
void describe(Io& io, typename Io::template Of<UnblurApproval>& body)
{
    io.field("clip", body.clip);
    io.field("request", body.request);
    io.field("request_sha256", body.requestHash);
    io.field("expires", body.expires);
}

template<class Io>
void describe(Io& io, typename Io::template Of<UnblurRefusal>& body)
{
    io.field("clip", body.clip);
    io.field("request", body.request);
    io.field("request_sha256", body.requestHash);
    io.text("reason", body.reason, TextKind::Note);
    io.require(!body.reason.empty(), "reason", "empty");
}

template<class Io>
void describe(Io& io, typename Io::template Of<Policy>& body)
{
    io.text("controller", body.controller, TextKind::Note);
    io.text("redaction", body.redaction, TextKind::Word);
    io.integer("max_grant_hours", body.maxGrantHours, {1, 24 * 366});
    io.optionalId("supersedes", body.supersedes);
    io.require(body.redaction == "blur" || body.redaction == "fill", "redaction", "neither blur nor fill");
}

template<class Io>
void describe(Io& io, typename Io::template Of<LabelSetVersion>& body)
{
    io.integer("version", body.version, kLabelSetVersions);
    io.field("labels_sha256", body.labelsHash);
    io.optionalId("supersedes", body.supersedes);
}

template<class Io>
void describe(Io& io, typename Io::template Of<Withdrawal>& body)
{
    io.field("consent", body.consent);
    io.text("reason", body.reason, TextKind::Note);
}

template<class Io>
void describe(Io& io, typename Io::template Of<Submission>& body)
{
    io.field("clip", body.clip);
    io.field("grant", body.grant);
    io.integer("label_set", body.labelSetVersion, kLabelSetVersions);
    io.field("labels_sha256", body.labelsHash);
    io.optionalList("parts", body.parts, kMaxSegments);
}

template<class Io>
void describe(Io& io, typename Io::template Of<Segmentation>& body)
{
    io.field("clip", body.clip);
    io.optionalList("segments", body.segments, kMaxSegments);
    io.require(isWhole(body.segments), "segments", "not one after the other from frame 0");
}

template<class Io>
void describe(Io& io, typename Io::template Of<SegmentHandIn>& body)
{
    io.field("clip", body.clip);
    io.field("segments", body.segmentation);
    io.object("frames", body.frames);
    io.field("grant", body.grant);
    io.field("labels_sha256", body.labelsHash);
}

template<class Io>
void describe(Io& io, typename Io::template Of<Return>& body)
{
    io.field("clip", body.clip);
    io.field("submission", body.submission);
    io.field("submission_sha256", body.submissionHash);
    io.text("comment", body.comment, TextKind::Note);
}

template<class Io>
void describe(Io& io, typename Io::template Of<Acceptance>& body)
{
    io.field("clip", body.clip);
    io.field("submission", body.submission);
    io.field("submission_sha256", body.submissionHash);
}

template<class Io>
void describe(Io& io, typename Io::template Of<Reopen>& body)
{
    io.field("clip", body.clip);
    io.field("acceptance", body.acceptance);
    io.text("comment", body.comment, TextKind::Note);
}

template<class Io>
void describe(Io& io, typename Io::template Of<AuditEvent>& body)
{
    io.integer("index", body.index);
    io.text("action", body.action, TextKind::Word);
    io.optionalId("clip", body.clip);
    io.integer("clip_sequence", body.clipSequence);
    io.field("clip_previous", body.clipPrevious);
    io.list("objects", body.objects, {0, kMaxListedObjects});
    io.optionalText("purpose", body.purpose, TextKind::Line);
    io.text("outcome", body.outcome, TextKind::Line);
    io.require(body.clip.isNull() == (body.clipSequence == 0), "clip_sequence", "goes with a clip");
}

template<class Io>
void describe(Io& io, typename Io::template Of<ExportManifest>& body)
{
    io.text("dataset", body.dataset, TextKind::Line);
    io.field("purpose", body.purpose);
    io.text("recipient", body.recipient, TextKind::Line);
    io.field("date", body.date);
    io.field("expires", body.expires);
    io.field("body_sha256", body.bodyHash);
    io.integer("consent_count", body.consentCount, {1});
    io.field("consent_root", body.consentRoot);
}

} // namespace consentry::consent
