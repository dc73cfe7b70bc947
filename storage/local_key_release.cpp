#include "storage/local_key_release.h"

#include "storage/key_files.h"
#include "storage/key_rewrap.h"
#include "storage/sealed_clip.h"

namespace consentry::storage {
namespace {

/// A grantee opens a rendition by their own header; a custodian's actions have no grant and use the key file.
bool isByGrant(const consent::AccessFacts& facts)
{
    return !facts.grant.isNull();
}

/// A program of a custodian's reads it; nobody looks.
bool isOfOriginal(const consent::AccessFacts& facts)
{
    return facts.request.rendition == consent::Rendition::Original;
}

} // namespace

Result<consent::ClipKey> LocalKeyRelease::release(const consent::Access& access, const crypto::Identity& identity)
{
    const consent::AccessFacts& facts = access.facts();
    if (access.hasEnded())
        return makeError(Errc::AccessEnded, "the view has ended");
    if (facts.request.person != identity.keyId())
        return makeError(Errc::NoMatchingKey);
    TRY_VOID(logOpening(facts, identity));
    auto key = findKey(facts, identity);
    if (!key) {
        // Nothing was seen. That this could not be logged as well changes nothing for the caller.
        (void)close(facts, identity, errorCodeText(key.error().code));
        return std::move(key).error();
    }
    return consent::ClipKey(facts.request.clip, facts.request.rendition, std::move(key).value(), access.stopFlag());
}

Result<void> LocalKeyRelease::logOpening(const consent::AccessFacts& facts, const crypto::Identity& identity)
{
    TRY_ASSIGN(Transaction transaction, Transaction::begin(m_workspace, identity, m_root, m_clock));
    TRY_ASSIGN(const consent::Evidence evidence, m_workspace.evidence(facts));
    TRY_VOID(consent::ConsentGate(m_clock, m_workspace.id(), m_root).recheck(facts, evidence));
    return logEvent(std::move(transaction), isOfOriginal(facts) ? "original.opened" : "view.opened", facts, "ok");
}

Result<void> LocalKeyRelease::close(const consent::AccessFacts& facts, const crypto::Identity& identity,
                                    std::string_view reason)
{
    // A signed time in the future would shut this person out until then. An entry that stays open is no loss: it counts
    // until the grant's end.
    if (m_clock.now() > facts.countedTime(m_clock) + consent::kClockTolerance)
        return makeError(Errc::AccessEnded, "the clock was set ahead");
    TRY_ASSIGN(Transaction transaction, Transaction::begin(m_workspace, identity, m_root, m_clock));
    return logEvent(std::move(transaction), isOfOriginal(facts) ? "original.closed" : "view.closed", facts, reason);
}

Result<void> LocalKeyRelease::logEvent(Transaction transaction, std::string_view action,
                                       const consent::AccessFacts& facts, std::string_view outcome)
{
    consent::AuditEntry entry;
    entry.action = action;
    entry.clip = facts.request.clip;
    for (const ObjectId id : {facts.grant, facts.manifest, facts.consent}) {
        if (!id.isNull())
            entry.objects.push_back(id);
    }
    entry.purpose = textOf(facts.request.purpose);
    entry.outcome = outcome;
    TRY_VOID(transaction.log(entry));
    return transaction.commit();
}

Result<crypto::FileKey> LocalKeyRelease::findKey(const consent::AccessFacts& facts, const crypto::Identity& identity)
{
    const RenditionRef rendition{facts.request.clip, facts.request.rendition, facts.request.unblur};
    TRY_ASSIGN(const consent::KeyRing keys, m_workspace.keyRing(m_root));
    TRY_ASSIGN(const auto manifest, m_workspace.object<consent::ClipManifest>(keys, facts.manifest));
    if (RenditionRef{manifest.body.clip, manifest.body.rendition, manifest.body.request} != rendition)
        return makeError(Errc::ManifestMismatch, "clip");
    TRY_ASSIGN(const BoundClipFile bound, openBoundClipFile(m_workspace.paths(), manifest.body));
    const KeyFiles files(m_workspace.paths());
    if (!isByGrant(facts))
        return files.fileKey(rendition, bound.header, identity.ageIdentity());
    TRY_ASSIGN(const crypto::AgeHeader header, files.readGrantHeader(rendition, identity.keyId()));
    auto key = crypto::unwrap(header, identity.ageIdentity());
    const auto fits = key ? crypto::verifyMac(bound.header, *key) : Result<void>(key.error());
    // The clip's own header is the manifest's, so it is the grant header that was altered or is of something else.
    if (!fits)
        return asAltered(fits.error(), m_workspace.paths().grantHeader(rendition, identity.keyId()));
    return key;
}

} // namespace consentry::storage
