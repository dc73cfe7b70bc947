#pragma once

#include "base/error.h"

#include <QString>

namespace consentry::app {

/// What a person reads: what failed and why, and what to do about it. Translated.
struct ErrorWords {
    QString message;
    QString hint;
};

ErrorWords errorWords(const Error& error);
/// Both in one line, for stderr, toasts and the trust bar.
QString errorLine(const Error& error);
/// Exit code of the command line for `error`.
int exitCode(const Error& error);

/// The untranslated row of `code`; empty texts when the table has none (a test sees to it that it has).
struct ErrorRow {
    const char* message = "";
    const char* hint = "";
};
ErrorRow errorRow(Errc code);

} // namespace consentry::app
