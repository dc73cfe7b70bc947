#pragma once

#include "base/error.h"

#include <QString>
#include <nlohmann/json.hpp>

#include <vector>

namespace consentry::app::ctl {

using Json = nlohmann::ordered_json;

/// What a command answers: one JSON document for scripts, lines for people. `exitCode` is not 0 for a verifier that
/// found problems.
struct Output {
    Json json = Json::object();
    std::vector<QString> lines;
    int exitCode = 0;
};

enum class OutputForm { Lines, Document, Quiet };

/// Prints to stdout.
void print(const Output& output, OutputForm form);
/// Prints to stderr: one line, or one JSON document; returns the exit code.
int printError(const Error& error, OutputForm form);

/// A table with aligned columns; the first row is the heading.
std::vector<QString> tableLines(const std::vector<std::vector<QString>>& rows);

} // namespace consentry::app::ctl
