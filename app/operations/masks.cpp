#include "app/operations/masks.h"

#include "consent/blur_region.h"
#include "consent/consent_input.h"
#include "consent/display_text.h"
#include "storage/regions.h"
#include "storage/replacement.h"

#include <algorithm>

namespace consentry::app {
namespace {

using consent::Role;

constexpr std::size_t kMaxCameraBytes = 64;

/// The mask as it will be signed: whole pixels inside its picture.
Result<consent::CameraMask> rounded(consent::CameraMask mask)
{
    TRY_VOID(checkCameraLabel(mask.camera));
    if (mask.camera.empty())
        return makeError(Errc::BadArgument, "--camera", "name the camera");
    mask.mask.box = consent::wholePixels(mask.mask.box, mask.mask.size);
    if (mask.mask.box.isEmpty())
        return makeError(Errc::BadArgument, "--box", "lies outside the picture");
    return mask;
}

} // namespace

Result<void> checkCameraLabel(std::string_view label)
{
    if (label.empty())
        return {};
    if (label.size() > kMaxCameraBytes || !consent::isPlainName(label))
        return makeError(Errc::BadArgument, "--camera",
                         "is a short text without characters that nobody sees, and without spaces around it");
    if (consent::looksPersonal(label))
        return makeError(Errc::PersonalData, "--camera");
    return {};
}

Result<ObjectId> addMask(Session& session, const consent::CameraMask& mask)
{
    TRY_VOID(session.requireRole({Role::Custodian}, "mask add"));
    TRY_ASSIGN(const auto body, rounded(mask));
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_ASSIGN(const auto masks, storage::masksInForce(session.workspace(), transaction.keys(), transaction.status()));
    const auto isOfCamera = [&](const auto& other) { return other.body.camera == body.camera; };
    if (std::ranges::count_if(masks, isOfCamera) >= std::ptrdiff_t(consent::kMaxMasks))
        return makeError(Errc::TooLarge, "masks", std::to_string(consent::kMaxMasks));
    TRY_ASSIGN(const auto object, transaction.sign(body));
    TRY_VOID(transaction.log({.action = "mask.added", .clip = {}, .objects = {object.header.id}, .purpose = {}}));
    TRY_VOID(transaction.commit());
    return object.header.id;
}

Result<std::string> cameraOf(Session& session, ClipId clip)
{
    TRY_ASSIGN(const Standing now, session.standing());
    TRY_ASSIGN(const auto safe, storage::manifestInForce(session.workspace(), now.keys, now.status, clip,
                                                         consent::Rendition::Safe));
    return safe.body.camera;
}

Result<std::vector<consent::Signed<consent::CameraMask>>> listMasks(Session& session)
{
    TRY_VOID(session.requireRole({Role::Custodian}, "mask list"));
    TRY_ASSIGN(const Standing now, session.standing());
    return storage::masksInForce(session.workspace(), now.keys, now.status);
}

Result<void> removeMask(Session& session, ObjectId id)
{
    TRY_VOID(session.requireRole({Role::Custodian}, "mask remove"));
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_VOID(session.workspace().object<consent::CameraMask>(transaction.keys(), id));
    if (transaction.status().isEnded(id))
        return {};
    transaction.end(id);
    TRY_VOID(transaction.log({.action = "mask.removed", .clip = {}, .objects = {id}, .purpose = {}}));
    return transaction.commit();
}

} // namespace consentry::app
