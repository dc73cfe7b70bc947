#pragma once

#include "annotation/proposal.h"
#include "app/operation.h"
#include "app/session.h"

namespace consentry::app {

struct SuggestOptions {
    std::int64_t every = 5; ///< frames from look to look, 1 to 1000
};

/// Looks through a clip's safe rendition for persons, animals and vehicles and what else moves, and stores what it
/// proposes in the place of what was proposed before. Needs a grant to annotate; a logged view that ends with the
/// access. Errc::ObjectModelMissing, Errc::Interrupted, Errc::AccessEnded.
Result<std::vector<annotation::Proposal>> suggestObjects(Session& session, ClipId clip, const SuggestOptions& options,
                                                         const OperationHooks& hooks);

} // namespace consentry::app
