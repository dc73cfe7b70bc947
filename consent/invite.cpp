#include "consent/invite.h"

#include <algorithm>

namespace consentry::consent {
namespace {

constexpr std::string_view kFirstLine = "consentry/invite/v1";
constexpr std::size_t kMaxInviteBytes = 64 * 1024;
constexpr std::size_t kMaxLines = 64;

Error bad(std::string_view why)
{
    return makeError(Errc::BadInvite, why);
}

Result<std::vector<std::string>> linesOf(std::string_view text)
{
    if (text.size() > kMaxInviteBytes)
        return bad("too long");
    if (!text.ends_with('\n'))
        return bad("cut off");
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
        if (lines.size() > kMaxLines)
            return bad("too many lines");
    }
    return lines;
}

} // namespace

std::string inviteText(const Invite& invite)
{
    std::string text = std::string(kFirstLine) + "\n" + invite.workspace + "\n";
    for (const std::string& certificate : invite.certificates)
        text += certificate + "\n";
    return text;
}

Result<VerifiedInvite> readInvite(std::string_view text, const crypto::KeyId& member)
{
    TRY_ASSIGN(const auto lines, linesOf(text));
    if (lines.front() != kFirstLine)
        return bad("not an invite");
    if (lines.size() < 3)
        return bad("no certificate");
    TRY_ASSIGN(auto workspace, readWorkspace(lines[1]));
    const std::span certificates = std::span(lines).subspan(2);
    TRY_ASSIGN(const auto keys, KeyRing::build(workspace.header.workspace, workspace.body.root, certificates));
    TRY_ASSIGN(auto certificate, readObject<RoleCertificate>(certificates.back(), keys));
    if (certificate.body.key.id() != member)
        return bad("for somebody else");
    return VerifiedInvite{std::move(workspace), std::move(certificate)};
}

} // namespace consentry::consent
