#pragma once

#include "tests/attacks/things.h"

namespace consentry::testing {

/// A custodian answers the request about `mine`: for some minutes the annotator sees a stretch of the original. Not in
/// the victim itself, where every command would ask whether its time is up.
void makeReveal(Scene& scene);

/// The annotator opens the reveal and reads all of it. Nothing when every byte was as it was sealed.
std::optional<Error> openReveal(const Scene& scene);

/// Its video, its header, and what can be done to them.
std::vector<Thing> revealThings();

} // namespace consentry::testing
