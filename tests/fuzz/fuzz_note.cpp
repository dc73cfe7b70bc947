#include "crypto/signed_note.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace consentry;
using namespace consentry::crypto;

namespace {

constexpr std::string_view kName = "consentry/log";

void checkNote(std::string_view note)
{
    const auto text = unverifiedNoteText(note);
    const auto verified = verifyNote(note, kName, fuzz::rootKey().verifyKey());
    if (verified) {
        fuzz::require(text.ok() && *text == *verified, "a verified text is the text of the note");
        return;
    }
    const Errc code = verified.error().code;
    fuzz::require(code == Errc::BadSignature || code == Errc::BadSignedObject, "documented error of verifyNote");
}

void checkCheckpoint(std::string_view text)
{
    const auto checkpoint = parseCheckpoint(text);
    if (!checkpoint) {
        fuzz::require(checkpoint.error().code == Errc::BadSignedObject, "documented error of parseCheckpoint");
        return;
    }
    fuzz::require(text.starts_with(checkpointText(*checkpoint)), "a checkpoint has one text but for extensions");
}

bool isNoteText(std::string_view text)
{
    const auto isPlain = [](char c) { return c < 0 || c >= ' ' || c == '\n'; };
    return text.ends_with('\n') && isUtf8(text) && std::ranges::all_of(text, isPlain) && text.size() < kMaxNoteBytes - 1024;
}

} // namespace

/// Any text as a note, as a checkpoint, and as a text to be signed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::prepare();
    const std::string_view text = textOf(ByteView(data, size));
    checkNote(text);
    checkCheckpoint(text);
    if (!isNoteText(text))
        return 0;
    const std::string note = signNote(text, kName, fuzz::rootKey());
    const auto verified = verifyNote(note, kName, fuzz::rootKey().verifyKey());
    fuzz::require(verified.ok() && *verified == text, "what was signed verifies");
    fuzz::require(!verifyNote(note, kName, fuzz::memberKey().verifyKey()).ok(), "another key does not verify");
    return 0;
}
