#pragma once

#include "consent/consent_gate.h"
#include "storage/key_files.h"
#include "storage/transaction.h"
#include "tests/support/test_support.h"

namespace consentry::testing {

/// A clip as intake leaves it.
struct MadeClip {
    ClipId clip;
    ObjectId consent;
    ObjectId manifest;
    Bytes plain; ///< the clear bytes of the safe rendition
};

struct GrantWish {
    ClipId clip;
    std::set<consent::Action> actions{consent::Action::View, consent::Action::Annotate};
    std::chrono::hours length{8};
};

/// A founded workspace with a custodian (who is the root), a lead and an annotator, and a state folder of its own.
/// Fails loudly: a fixture that cannot be made is no test.
class StorageFixture {
public:
    StorageFixture();
    ~StorageFixture();

    const crypto::Identity& custodian() const { return m_custodian; }
    const crypto::Identity& lead() const { return m_lead; }
    const crypto::Identity& annotator() const { return m_annotator; }
    crypto::VerifyKey root() const { return m_custodian.signingKey().verifyKey(); }
    ManualClock& clock() { return m_clock; }
    storage::Workspace& workspace() { return *m_workspace; }
    fs::path folder() const { return m_folder / "workspace"; }
    storage::KeyFiles keyFiles() const { return storage::KeyFiles(m_workspace->paths()); }

    /// A further connection, as another window or process would have.
    std::unique_ptr<storage::Workspace> another() const;
    /// Closes and opens again.
    void reopen();
    /// Copies the database as it is now, and puts that copy back.
    void backUpDatabase();
    void restoreDatabase();
    /// As somebody would who has never seen this workspace.
    void forgetState();

    storage::Transaction begin(const crypto::Identity& actor);
    consent::KeyRing keys() { return m_workspace->keyRing(root()).value(); }
    consent::VerifiedStatus status() { return m_workspace->status(keys(), m_clock.now()).value(); }

    ObjectId addMember(const crypto::Identity& person, std::set<consent::Role> roles);
    MadeClip addClip(std::size_t bytes = 200'000);
    ObjectId grant(const crypto::Identity& person, const GrantWish& wish);
    void end(ObjectId object);

    /// Appends a well-formed entry without asking whether `signer` may, as somebody with their key and the file could.
    void appendBehindOurBack(const crypto::Identity& signer, const consent::Policy& body);

    consent::AccessRequest viewRequest(const crypto::Identity& person, ClipId clip) const;
    Result<consent::Access> openAccess(const consent::AccessRequest& request);

private:
    void found();

    TempFolder m_folder;
    ManualClock m_clock{"2026-11-22T10:00:00Z"};
    crypto::Identity m_custodian;
    crypto::Identity m_lead;
    crypto::Identity m_annotator;
    std::unique_ptr<storage::Workspace> m_workspace;
};

/// Runs one statement on the database behind our back, as somebody with the file could, with all triggers gone for the
/// moment.
void tamper(const fs::path& database, const std::string& sql);

} // namespace consentry::testing
