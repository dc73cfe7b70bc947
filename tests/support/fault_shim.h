#pragma once

#include <cstdint>

// A library that stands between a program and the C library, and lets chosen calls on files go wrong: linked into a
// test it reaches what that process and its forks do, by LD_PRELOAD any program. It counts calls that touch a path
// under one folder, and does something to the n-th of them.
//
// A plan is one line of text, `FAULT REACH KINDS N REPORT FOLDER`, for instance "kill once change 17 /tmp/report
// /tmp/ws":
//   FAULT   count (nothing happens), kill, enospc, eio, short (fewer bytes than asked for), or stop
//             (until somebody sends SIGCONT; the call is then made)
//   REACH   once, or onwards: that call and all later ones
//   KINDS   which calls count, joined by "+": open (that may create), write, sync, rename, unlink, truncate, folder,
//           read; or change, for all of these but read; or all
//   N       number of the call, from 1
//   REPORT  a file of sizeof(FaultReport) bytes that the shim counts in, whatever becomes of the process
//   FOLDER  absolute; the rest of the line
// A preloaded program takes its plan from the variable CONSENTRY_FAULTS.

/// What the shim has seen and done.
struct FaultReport {
    std::uint64_t calls = 0; ///< that counted
    std::uint64_t hits = 0;  ///< to which something was done
};

extern "C" {
/// Begins to count. Ends the process when the plan cannot be read: a test must not pass for lack of faults.
void consentryFaultsArm(const char* plan);
/// From now on nothing is counted or done.
void consentryFaultsDisarm();
}
