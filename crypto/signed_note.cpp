#include "crypto/signed_note.h"

#include <algorithm>
#include <charconv>

namespace consentry::crypto {
namespace {

constexpr std::string_view kSignatureStart = "\u2014 ";
constexpr std::uint8_t kEd25519 = 1;
constexpr std::size_t kKeyHashBytes = 4;

Error badNote(std::string_view why)
{
    return makeError(Errc::BadSignedObject, "note", why);
}

Error badCheckpoint(std::string_view why)
{
    return makeError(Errc::BadSignedObject, "checkpoint", why);
}

/// First four bytes of SHA-256(name, line feed, algorithm, key).
Bytes keyHash(std::string_view name, const VerifyKey& key)
{
    constexpr std::uint8_t separator[] = {'\n', kEd25519};
    Sha256 hash;
    hash.update(bytesOf(name));
    hash.update(separator);
    hash.update(key.bytes());
    return toBytes(ByteView(hash.finish()).first(kKeyHashBytes));
}

struct NoteParts {
    std::string_view text;
    std::string_view signatures;
};

Result<NoteParts> split(std::string_view note)
{
    if (note.size() > kMaxNoteBytes)
        return badNote("too long");
    const bool hasControls =
        std::any_of(note.begin(), note.end(), [](char c) { return c >= 0 && c < ' ' && c != '\n'; });
    if (!isUtf8(note) || hasControls)
        return badNote("not plain text");
    const std::size_t gap = note.rfind("\n\n");
    if (gap == std::string_view::npos || !note.ends_with('\n'))
        return badNote("no signature");
    return NoteParts{note.substr(0, gap + 1), note.substr(gap + 2)};
}

struct SignatureLine {
    std::string_view name;
    Bytes keyHash;
    Bytes signature;
};

Result<SignatureLine> parseSignatureLine(std::string_view line)
{
    if (!line.starts_with(kSignatureStart))
        return badNote("signature line");
    line.remove_prefix(kSignatureStart.size());
    const std::size_t space = line.find(' ');
    if (space == 0 || space == std::string_view::npos)
        return badNote("signature line");
    const auto bytes = fromBase64(line.substr(space + 1), Base64::Padded);
    if (!bytes || bytes->size() <= kKeyHashBytes)
        return badNote("signature encoding");
    const ByteView view(*bytes);
    return SignatureLine{line.substr(0, space), toBytes(view.first(kKeyHashBytes)),
                         toBytes(view.subspan(kKeyHashBytes))};
}

/// Takes a line off the front of `text`, which ends with a line feed.
std::string_view takeLine(std::string_view& text)
{
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

bool signs(const VerifyKey& key, std::string_view text, const Bytes& bytes)
{
    Signature signature{};
    if (bytes.size() != signature.size())
        return false;
    std::copy(bytes.begin(), bytes.end(), signature.begin());
    return key.verify(bytesOf(text), signature);
}

} // namespace

std::string noteSignatureLine(std::string_view text, std::string_view name, const SigningKey& key)
{
    assert(text.ends_with('\n') && !name.empty() && name.find_first_of(" \n+") == std::string_view::npos);
    Bytes bytes = keyHash(name, key.verifyKey());
    const Signature signature = key.sign(bytesOf(text));
    bytes.insert(bytes.end(), signature.begin(), signature.end());
    return std::string(kSignatureStart) + std::string(name) + " " + base64Text(bytes, Base64::Padded) + "\n";
}

std::string signNote(std::string_view text, std::string_view name, const SigningKey& key)
{
    return std::string(text) + "\n" + noteSignatureLine(text, name, key);
}

Result<std::string> verifyNote(std::string_view note, std::string_view name, const VerifyKey& key)
{
    TRY_ASSIGN(NoteParts parts, split(note));
    const Bytes ownHash = keyHash(name, key);
    bool verified = false;
    for (std::size_t count = 1; !parts.signatures.empty(); ++count) {
        if (count > kMaxNoteSignatures)
            return badNote("too many signatures");
        TRY_ASSIGN(const SignatureLine line, parseSignatureLine(takeLine(parts.signatures)));
        if (line.name != name || line.keyHash != ownHash)
            continue;
        if (!signs(key, parts.text, line.signature))
            return makeError(Errc::BadSignature, "note");
        verified = true;
    }
    if (!verified)
        return makeError(Errc::BadSignature, "note");
    return std::string(parts.text);
}

Result<std::string> unverifiedNoteText(std::string_view note)
{
    TRY_ASSIGN(const NoteParts parts, split(note));
    return std::string(parts.text);
}

std::string checkpointText(const Checkpoint& checkpoint)
{
    assert(!checkpoint.origin.empty() && checkpoint.origin.find('\n') == std::string::npos);
    return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n"
           + base64Text(checkpoint.root, Base64::Padded) + "\n";
}

Result<Checkpoint> parseCheckpoint(std::string_view text)
{
    constexpr std::ptrdiff_t lines = 3;
    if (!text.ends_with('\n') || std::count(text.begin(), text.end(), '\n') < lines)
        return badCheckpoint("too few lines");
    Checkpoint checkpoint;
    checkpoint.origin = takeLine(text);
    if (checkpoint.origin.empty())
        return badCheckpoint("no origin");
    const std::string_view size = takeLine(text);
    const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), checkpoint.size);
    if (error != std::errc() || std::to_string(checkpoint.size) != size)
        return badCheckpoint("size");
    const auto root = fromBase64(takeLine(text), Base64::Padded);
    if (!root || root->size() != checkpoint.root.size())
        return badCheckpoint("root");
    std::copy(root->begin(), root->end(), checkpoint.root.begin());
    return checkpoint;
}

} // namespace consentry::crypto
