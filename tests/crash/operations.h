#pragma once

#include "tests/crash/place.h"

namespace consentry::testing {

/// Something that a person does, from the start of a session to its end.
struct Operation {
    const char* name;
    Stage stage;
    Result<void> (*run)(Place&);
    /// How it says that it has happened already; nothing when doing it again is fine.
    std::optional<Errc> whenDone{};
};

/// All but intake, which starts threads and a process: that one is run by the program.
std::span<const Operation> operations();
const Operation& operation(std::string_view name);
/// Arguments of `consentryctl` for an intake of one more clip by the custodian.
std::string ingestArguments(const Place& place);

/// What an edit run draws, on top of the two tracks that are there.
inline constexpr std::uint32_t kLastTrack = 14;

} // namespace consentry::testing
