#include "app/operations/doubts.h"

#include "crypto/age_file.h"
#include "storage/key_files.h"

#include <charconv>
#include <cmath>

namespace consentry::app {
namespace {

constexpr std::string_view kHead = "consentry doubts v1\n";
constexpr double kThousandth = 1000;

std::string lineOf(const media::Doubt& doubt)
{
    return std::to_string(doubt.frames.begin.value) + " " + std::to_string(doubt.frames.end.value) + " "
           + std::string(media::textOf(doubt.kind)) + " " + std::to_string(doubt.track) + " "
           + std::to_string(std::llround(doubt.confidence * kThousandth)) + "\n";
}

std::string_view takeWord(std::string_view& line)
{
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return word;
}

template<class Number>
bool readNumber(std::string_view word, Number& number)
{
    const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), number);
    return failure == std::errc() && end == word.data() + word.size();
}

Result<media::Doubt> doubtIn(std::string_view line)
{
    media::Doubt doubt;
    std::int64_t thousandths = 0;
    bool fine = readNumber(takeWord(line), doubt.frames.begin.value);
    fine = readNumber(takeWord(line), doubt.frames.end.value) && fine;
    TRY_ASSIGN(doubt.kind, media::doubtKindFromText(takeWord(line)));
    fine = readNumber(takeWord(line), doubt.track) && fine;
    fine = readNumber(takeWord(line), thousandths) && fine;
    if (!fine || !line.empty())
        return makeError(Errc::BadEncoding, "doubt");
    doubt.confidence = double(thousandths) / kThousandth;
    return doubt;
}

} // namespace

std::string doubtsText(const std::vector<media::Doubt>& doubts)
{
    std::string text(kHead);
    for (std::size_t i = 0; i < std::min(doubts.size(), kMaxDoubts); ++i)
        text += lineOf(doubts[i]);
    return text;
}

Result<std::vector<media::Doubt>> doubtsFromText(std::string_view text)
{
    const std::string_view whole = text;
    if (!text.starts_with(kHead))
        return makeError(Errc::BadEncoding, "doubts");
    text.remove_prefix(kHead.size());
    std::vector<media::Doubt> doubts;
    while (!text.empty() && doubts.size() < kMaxDoubts) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        TRY_ASSIGN(doubts.emplace_back(), doubtIn(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (doubtsText(doubts) != whole)
        return makeError(Errc::BadEncoding, "doubts");
    return doubts;
}

Result<std::vector<media::Doubt>> showDoubts(Session& session, ClipId clip)
{
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_ASSIGN(const auto access, session.access({.person = session.identity().keyId(),
                                                  .clip = clip,
                                                  .rendition = consent::Rendition::Safe,
                                                  .action = consent::Action::Doubts}));
    TRY_ASSIGN(const auto manifest,
               session.workspace().object<consent::ClipManifest>(transaction.keys(), access.facts().manifest));
    if (!manifest.body.doubtsHash)
        return makeError(Errc::NotFound, "doubts", clip.shortText());
    TRY_ASSIGN(const Bytes sealed, session.workspace().blob(manifest.header.id, storage::BlobKind::Doubts));
    if (crypto::sha256(sealed) != *manifest.body.doubtsHash)
        return makeError(Errc::ManifestMismatch, "doubts");
    TRY_ASSIGN(const auto clipIdentity,
               storage::KeyFiles(session.workspace().paths())
                   .readClipIdentity({clip, consent::Rendition::Safe}, session.identity().ageIdentity()));
    TRY_VOID(transaction.log(
        {.action = "doubts.shown", .clip = clip, .objects = {manifest.header.id}, .purpose = {}}));
    TRY_VOID(transaction.commit());
    TRY_ASSIGN(const auto plain, crypto::openBytes(sealed, clipIdentity));
    return doubtsFromText(textOf(plain.view()));
}

} // namespace consentry::app
