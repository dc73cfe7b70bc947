#pragma once

#include <QByteArray>
#include <nlohmann/json.hpp>

#include <string>

namespace consentry::testing {

using Json = nlohmann::ordered_json;

/// What one run of a command left: exit code, both outputs. 128 + signal when it was killed.
struct Ran {
    int exit = -1;
    QByteArray out;
    QByteArray err;

    /// stdout as JSON; a failed parse is a discarded value.
    Json json() const;
    /// The code of a --json error; empty when stderr is no such document.
    std::string errorCode() const;
    /// For messages of failed checks.
    QByteArray all() const;
};

} // namespace consentry::testing
