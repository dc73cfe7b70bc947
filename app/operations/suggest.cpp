#include "app/operations/suggest.h"

#include "annotation/linking.h"
#include "app/operations/label_sets.h"
#include "app/operations/safe_view.h"
#include "media/model_store.h"
#include "media/object_search.h"
#include "storage/proposal_store.h"

namespace consentry::app {
namespace {

constexpr std::int64_t kMostFramesBetweenLooks = 1000;

Result<media::FoundObjects> searchThrough(SafeView& view, const SuggestOptions& options, const OperationHooks& hooks)
{
    TRY_ASSIGN(const Bytes model, media::loadObjectModel(media::defaultModelFolder()));
    TRY_ASSIGN(const auto detector, media::makeNanoDet(model));
    TRY_ASSIGN(const auto reader, media::SafeReader::open(view.stream()));
    StopSource cancel;
    Result<void> stands;
    auto found = media::findObjects({.reader = *reader,
                                     .detector = *detector,
                                     .every = options.every,
                                     .cancel = cancel.flag(),
                                     .progress = [&](std::int64_t done, std::int64_t total) {
                                         hooks.progress("looking for objects: frame", done, total);
                                         stands = view.stillStands();
                                         if (!stands || hooks.cancelled())
                                             cancel.set();
                                     }});
    if (!stands)
        return stands.error();
    return found;
}

} // namespace

Result<std::vector<annotation::Proposal>> suggestObjects(Session& session, ClipId clip, const SuggestOptions& options,
                                                         const OperationHooks& hooks)
{
    if (options.every < 1 || options.every > kMostFramesBetweenLooks)
        return makeError(Errc::BadArgument, "--every", "must be 1 to " + std::to_string(kMostFramesBetweenLooks));
    TRY_ASSIGN(const auto view, SafeView::open(session, clip, consent::Action::Annotate));
    TRY_ASSIGN(const annotation::LabelSet names, labelSetInForce(session));
    TRY_ASSIGN(const auto found, searchThrough(*view, options, hooks));
    const FrameFormat& format = view->frames().format();
    auto proposals = annotation::linkDetections(
        {.detections = found.detections,
         .looked = found.looked,
         .facts = {.frames = view->frames().count(), .size = {double(format.width), double(format.height)}},
         .author = session.identity().keyId().text},
        names);
    TRY_VOID(view->standsNow());
    TRY_VOID(storage::ProposalStore(session.workspace(), clip, view->facts().manifest).replace(proposals));
    return proposals;
}

} // namespace consentry::app
