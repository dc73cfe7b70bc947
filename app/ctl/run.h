#pragma once

namespace consentry::app::ctl {

/// The whole program `consentryctl`: hardens the process, runs the command that `argv` names, and returns the exit code.
int runProgram(int argc, char** argv);

} // namespace consentry::app::ctl
