#pragma once

#include "tests/app/job_fixture.h"

namespace consentry::testing {

/// What a bad day happens to: a workspace with one labelled clip that the annotator may work on.
struct Day {
    Site site;
    ShortVideos videos;
    std::string clip;
    std::string consent; ///< id of its record
    std::string other{}; ///< id of a second clip, when there is one
};

/// `text` with these words replaced: CLIP, RECORD and OTHER (ids), MP4, AVI, MKV and HEVC (videos), GOOD (a consent
/// file that can be used), SITE (the folder with workspace/, people/, tmp/).
std::string expanded(const Day& day, std::string text);

/// How a command says no: by an error, or, when it is a verifier, in its answer.
enum class Answer { Error, Report };

struct BadDay {
    const char* name;
    const char* person;
    const char* arguments; ///< to be expanded
    int exit;
    const char* code;                    ///< of the error or of the first problem; empty: any
    std::function<void(Day&)> trouble{}; ///< what happened before
    Answer answer = Answer::Error;
};

std::span<const BadDay> badDays();

} // namespace consentry::testing
