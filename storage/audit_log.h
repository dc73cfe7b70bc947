#pragma once

#include "consent/signed_object.h"
#include "consent/status.h"
#include "crypto/merkle.h"
#include "storage/database.h"

namespace consentry::storage {

/// One thing that is wrong, for the `problems` lists of verifiers.
struct Problem {
    Error error;        ///< code and arguments; app/ has the words
    std::string object; ///< id of what it is about, "log 17" for an entry, or a file name
};

/// An entry of the log. Every signed object is one, events among them: what is signed at the log head of size n is
/// entry n.
struct LogRow {
    std::uint64_t index = 0;
    ObjectId id;
    std::string type;
    std::string token;
    Bytes salt; ///< 32 random bytes, so that a proof says nothing about other entries
    crypto::Digest leaf{};
};

/// The first entries of a log when they were last found whole.
struct CheckedRows {
    std::uint64_t size = 0;
    crypto::Digest hash{}; ///< over everything that is stored of them, one after the other

    bool operator==(const CheckedRows&) const = default;
};

/// What `AuditLog::verify` compares the log with.
struct LogCheck {
    const consent::KeyRing& keys;
    const consent::StatusLists& lists; ///< of the verified status
    std::optional<consent::LogHead> kept{};
    std::optional<CheckedRows> checked{}; ///< these are hashed only, as long as they are the same
};

/// A head and who signed it.
struct Countersigned {
    consent::LogHead head;
    crypto::KeyId signer;
};

struct LogReport {
    std::vector<Problem> problems;
    CheckedRows rows; ///< all of them; to be trusted only without a problem
    /// The newest head that somebody else signed than whoever signed the last entry. Nothing when everything since the
    /// beginning, or since what was found whole before, is by one person.
    std::optional<Countersigned> countersigned{};
};

struct EventFilter {
    std::optional<ClipId> clip;
    std::uint64_t from = 0;  ///< index of the first entry to look at
    std::uint64_t limit = 0; ///< most events to return; 0 for all
};

/// The append-only log: an RFC 6962 tree over all signed objects in the order in which they were made
/// (docs/file-format.md, "Audit log"). Reads only; Transaction appends.
class AuditLog {
public:
    explicit AuditLog(Database& database) : m_database(database) {}

    /// Of the stored tree. Cheap; `verify` says whether the entries agree with it.
    Result<consent::LogHead> head();
    /// Root of the first `size` entries. Errc::LogBroken when the log is shorter.
    Result<crypto::Digest> rootAt(std::uint64_t size);
    /// Errc::NotFound, or Errc::LogBroken when the leaf is not that of salt and token.
    Result<LogRow> row(std::uint64_t index);
    Result<std::optional<std::uint64_t>> indexOf(ObjectId id);

    /// Events in the order of the log, each verified. Errors as Workspace::objects.
    Result<std::vector<consent::Signed<consent::AuditEvent>>> events(const consent::KeyRing& keys,
                                                                     const EventFilter& filter);

    Result<std::vector<crypto::Digest>> inclusionProof(std::uint64_t index, std::uint64_t size);
    Result<std::vector<crypto::Digest>> consistencyProof(std::uint64_t oldSize, std::uint64_t newSize);

    /// Reads the whole log: every token, leaf, node, look-up row, position, the head that each entry was signed at,
    /// each clip's counter and back link, whether signers had left before they signed, and the head kept outside. An
    /// error only when it cannot be read. With `checked`, takes about 10 µs for each entry known before and 100 µs for
    /// each other one.
    Result<LogReport> verify(const LogCheck& check);

private:
    crypto::NodeAt nodes();
    friend class LogWriter;

    Database& m_database;
};

/// RFC 6962 leaf over salt followed by token.
crypto::Digest entryLeaf(ByteView salt, std::string_view token);

} // namespace consentry::storage
