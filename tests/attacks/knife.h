#pragma once

#include "tests/attacks/things.h"

namespace consentry::testing {

// What somebody does who can write the folder and knows our formats, but has no key that counts.

/// SQL with these words replaced: MINE, OTHER, HELD, WITHDRAWN, DRAFTED (X'…' of clips), FOREIGN (of `mine` elsewhere),
/// ANNA, LENA, OTTO (key ids of annotator, lead, other).
std::string filled(const Scene& scene, std::string sql);

/// The place in the log of the first entry that fits the condition.
std::int64_t placeOf(const Scene& scene, const std::string& where);

/// Runs the statements, with the triggers that guard the log taken away; `foreign` is the other workspace's database
/// and `older` the older copy's.
Deed cut(std::string sql);
/// The same, and then makes the log look whole again: places without gaps, look-up rows, leaves, all nodes of the tree.
Deed cutAndMended(std::string sql);
void mend(const fs::path& database);

/// Entry `index` signed anew by somebody else: well formed, right type, right place, their own valid signature.
void signAnew(Scene& scene, const std::string& where, std::string_view person);

} // namespace consentry::testing
