#pragma once

#include "app/session.h"
#include "tests/app/ran.h"
#include "tests/support/test_support.h"

#include <QProcess>
#include <QProcessEnvironment>

#include <map>

namespace consentry::testing {

enum class WorkspaceKind { Real, Demo };

/// A folder with everything that a person at a command line has: workspace, identities, state folder, place for
/// temporary files. Runs consentryctl there (fork_server.h), and nothing it does reaches outside.
class Site {
public:
    explicit Site(fs::path base);

    const fs::path& base() const { return m_base; }
    fs::path workspace() const { return m_base / "workspace"; }
    fs::path identity(std::string_view person) const { return m_base / "people" / (std::string(person) + ".age"); }
    fs::path passphraseFile(std::string_view person) const
    {
        return m_base / "people" / (std::string(person) + ".passphrase");
    }
    QProcessEnvironment environment() const { return m_environment; }
    void setEnvironment(const QString& name, const QString& value) { m_environment.insert(name, value); }

    // Arguments are one text, split at spaces; "…" keeps some together.

    /// `consentryctl ARGUMENTS`
    Ran run(const std::string& arguments) const;
    /// The same with --workspace, and --identity and --passphrase-file of `person`.
    Ran as(std::string_view person, const std::string& arguments) const;
    /// What `as` runs.
    std::string commandOf(std::string_view person, const std::string& arguments) const;
    /// The answer of `as` with --json, which must end well.
    Json ask(std::string_view person, const std::string& arguments) const;

    /// Writes the passphrase file of somebody and returns the passphrase.
    crypto::SecretBytes givePassphrase(std::string_view person) const;
    /// Seals an identity anew with a work factor that tests can pay.
    void makeCheap(std::string_view person) const;
    app::Session session(std::string_view person) const;

    /// Founds the workspace as `custodian`, by library.
    void found() const { foundAs("custodian", WorkspaceKind::Real); }
    void foundAs(std::string_view person, WorkspaceKind kind) const;
    /// Makes an identity and has the custodian add and the person accept it.
    void join(std::string_view person, std::set<consent::Role> roles) const;

    /// Writes a consent record that can be used, changed by `change`; returns its path.
    fs::path consentFile(const std::string& name, const std::function<void(Json&)>& change = {}) const;

    /// SHA-256 and mode of every file, and every folder.
    std::map<std::string, std::string> snapshot() const;

private:
    fs::path m_base;
    QProcessEnvironment m_environment;
    SystemClock m_clock;
};

/// Runs any program; `input` goes to its stdin.
Ran runProgram(const std::string& command, const QProcessEnvironment& environment, const QByteArray& input = {});
/// Runs it on a terminal of its own and types `answers`, one for each prompt. stdout and stderr come together.
Ran runOnTerminal(const std::string& command, const QProcessEnvironment& environment, const QByteArrayList& answers);
/// Runs a statement through the sqlite3 command, with the triggers that guard the log taken away for it.
void sqlite(const fs::path& database, const std::string& sql);

} // namespace consentry::testing
