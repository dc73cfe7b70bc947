#pragma once

#include "tests/crash/place.h"

namespace consentry::testing {

/// What is wrong with a workspace after a run was cut off: it does not open or verify, a clip or a key that should be
/// there is not or does not fit, a grant in force opens nothing. Empty when all is well.
QStringList problemsIn(const Place& place);

/// What a sweep leaves that it should not, once what was left half written is a day old. Sweeps.
QStringList leftoversIn(const Place& place);

/// What somebody would say about the state of things: who is a member, what counts, which files are there, what the
/// labels are. Ids, times and numbers that differ from run to run are left out, so two ways to the same end agree.
QStringList factsOf(const Place& place);

/// Entries in the log.
std::uint64_t logSize(const Place& place);

/// SHA-256 of every file of the place, but for the database and what is kept outside the workspace.
std::map<std::string, std::string> filesOf(const Place& place);

} // namespace consentry::testing
