#pragma once

#include "app/operation.h"
#include "app/session.h"

namespace consentry::app {

struct DemoWorkspace {
    std::vector<ClipId> clips;
    fs::path people; ///< folder with NAME.age and NAME.passphrase
};

/// $CONSENTRY_DEMO_MEDIA, else $XDG_CACHE_HOME/consentry/media, else ~/.cache/consentry/media: where
/// scripts/fetch-demo-media puts the clips.
fs::path demoMediaFolder();

/// A workspace marked demo in its root-signed object: a custodian, a lead (who may export, too) and an annotator, real
/// clips, grants for a fortnight, and some labels to look at. Leaves nothing behind when it fails.
Result<DemoWorkspace> makeDemo(const fs::path& folder, const Clock& clock, const OperationHooks& hooks);

} // namespace consentry::app
