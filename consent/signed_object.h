#pragma once

#include "consent/key_ring.h"
#include "consent/objects.h"

namespace consentry::consent {

/// A body together with the proof of who said it.
template<class Body>
struct Signed {
    ObjectHeader header;
    Body body;
    std::string token;      ///< PASETO v4.public, as stored
    crypto::Digest hash{};  ///< SHA-256 of the token
};

/// What a signer needs besides the body.
struct SigningContext {
    const crypto::SigningKey& key;
    WorkspaceId workspace;
    Timestamp now;
    LogHead log;
};

// Every type of body with its type tag, which is part of what is signed: a consent never verifies as a grant.
// clang-format off
#define CONSENTRY_SIGNED_OBJECTS(X)                                                    \
    X(Workspace, "workspace")   X(RoleCertificate, "role")  X(ConsentRecord, "consent") \
    X(ClipManifest, "manifest") X(Grant, "grant")           X(Status, "status")         \
    X(Hold, "hold")             X(Release, "release")       X(Policy, "policy")         \
    X(Withdrawal, "withdrawal") X(Submission, "submission") X(Return, "return")         \
    X(Acceptance, "acceptance") X(Reopen, "reopen")         X(AuditEvent, "event")      \
    X(ExportManifest, "export") X(BlurRegion, "region")     X(UnblurRequest, "unblur")  \
    X(UnblurApproval, "approval") X(CameraMask, "mask")     \
    X(LabelSetVersion, "label_set") X(Segmentation, "segments") \
    X(SegmentHandIn, "handin")  X(UnblurRefusal, "refusal")
// clang-format on

/// The type tag of `Body`.
template<class Body>
std::string_view objectType();
#define X(Body, type)                                                                                                  \
    template<>                                                                                                         \
    inline std::string_view objectType<Body>()                                                                         \
    {                                                                                                                  \
        return type;                                                                                                   \
    }
CONSENTRY_SIGNED_OBJECTS(X)
#undef X

/// Makes a new signed object with a random id. What could not be read again is not signed: Errc::BadSchema {field,
/// why}, BadEncoding, TooLarge, for then it is what somebody typed that does not fit.
template<class Body>
Result<Signed<Body>> signObject(const Body& body, const SigningContext& context);

/// Verifies the signature against the signer that `keys` knows, the type, the workspace, and every field.
/// Errc::UntrustedSigner, BadSignature, BadSignedObject {type, why} or OtherWorkspace. Whether the signer was *entitled*
/// and whether the object still counts is the caller's question (status.h: isByCustodian, counts).
template<class Body>
Result<Signed<Body>> readObject(std::string_view token, const KeyRing& keys);

/// The workspace object is signed by the key that it names; the caller compares that with its pin.
Result<Signed<Workspace>> readWorkspace(std::string_view token);

} // namespace consentry::consent
