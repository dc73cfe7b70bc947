#include "consent/status.h"
#include "consent/text_form.h"
#include "crypto/paseto.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace consentry;
using namespace consentry::consent;

namespace {

constexpr std::size_t kMostLines = 64;

/// rootKey() is the trust anchor, memberKey() a lead whom it has certified.
const KeyRing& keys()
{
    static const KeyRing ring = [] {
        const RoleCertificate lead{"Lena", fuzz::memberKey().verifyKey(), fuzz::ageKey().recipient(), {Role::Lead}};
        const SigningContext context{fuzz::rootKey(), fuzz::workspaceId(), Timestamp(std::chrono::hours(1)), {}};
        const std::vector<std::string> certificates{signObject(lead, context).value().token};
        return KeyRing::build(fuzz::workspaceId(), fuzz::rootKey().verifyKey(), certificates).value();
    }();
    return ring;
}

/// "root {…}" or "lead {…}": a token of this type, signed.
std::string token(std::string_view line, std::string_view type)
{
    const bool byRoot = line.starts_with("root ");
    const std::string_view json = line.substr(std::min<std::size_t>(5, line.size()));
    return crypto::signToken(type, json.substr(0, crypto::kMaxTokenPayload), byRoot ? fuzz::rootKey() : fuzz::memberKey());
}

template<class Entry>
void add(std::set<Entry>& entries, std::string_view text)
{
    if (const auto id = TextForm<Entry>::read(text); id)
        entries.insert(*id);
}

/// One line is one row of what a workspace holds.
void take(StatusEvidence& evidence, std::string_view line)
{
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string_view row = line.substr(0, space);
    const std::string_view rest = line.substr(std::min(space + 1, line.size()));
    if (row == "step")
        evidence.chain.push_back(token(rest, "status"));
    else if (row == "grant")
        evidence.addedGrants.push_back(token(rest, "grant"));
    else if (row == "ended")
        add(evidence.lists.ended, rest);
    else if (row == "held")
        add(evidence.lists.held, rest);
    else if (row == "endorsed")
        add(evidence.lists.endorsed, rest);
    else if (row == "seen")
        evidence.highestSeen = StatusMark{1, rest.size(), {}};
}

} // namespace

/// Lines that say what a workspace holds: steps of the status with their signers, newest first, and its lists.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::prepare();
    fuzz::Input input(ByteView(data, size));
    StatusEvidence evidence;
    for (std::size_t lines = 0; lines < kMostLines && !input.isEmpty(); ++lines)
        take(evidence, input.line());
    const Timestamp now = fromRfc3339("2026-11-22T10:00:00Z").value();
    const auto status = verifyStatus(evidence, keys(), now);
    if (!status)
        return 0;
    fuzz::require(status->lists == evidence.lists, "a verified status stands for the lists that are there");
    fuzz::require(status->time <= now + kClockTolerance, "time does not go back");
    fuzz::require(!evidence.highestSeen
                      || !status->mark.isBefore(evidence.highestSeen->epoch, evidence.highestSeen->number),
                  "nothing older than what was seen");
    const auto newest = readObject<Status>(evidence.chain.front(), keys());
    fuzz::require(newest->body.endedRoot == listRoot(evidence.lists.ended)
                      && newest->body.heldRoot == listRoot(evidence.lists.held),
                  "the newest step signs the lists");
    return 0;
}
