#include "storage/workspace_paths.h"

namespace consentry::storage {
namespace {

std::string stem(ClipId clip, consent::Rendition rendition)
{
    return clip.text() + "." + std::string(textOf(rendition));
}

/// Cuts everything up to the next point, and the point, off `rest`.
std::string_view takeField(std::string_view& rest)
{
    const std::size_t end = rest.find('.');
    const std::string_view field = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return field;
}

} // namespace

fs::path WorkspacePaths::clipFile(ClipId clip, consent::Rendition rendition) const
{
    return clips() / (stem(clip, rendition) + ".age");
}

fs::path WorkspacePaths::keyFile(ClipId clip, consent::Rendition rendition) const
{
    return keys() / (stem(clip, rendition) + ".age");
}

fs::path WorkspacePaths::grantHeader(ClipId clip, consent::Rendition rendition, const crypto::KeyId& person) const
{
    return keys() / (stem(clip, rendition) + "." + person.text + ".hdr");
}

fs::path waitingFile(const fs::path& file)
{
    return file.parent_path() / kWaitingFolder / file.filename();
}

std::optional<ClipFileName> parseClipFileName(std::string_view name)
{
    const auto clip = ClipId::fromText(takeField(name));
    const auto rendition = consent::renditionFromText(takeField(name));
    if (!clip || !rendition)
        return std::nullopt;
    if (name == "age")
        return ClipFileName{*clip, *rendition, std::nullopt};
    constexpr std::string_view kEnding = ".hdr";
    if (!name.ends_with(kEnding))
        return std::nullopt;
    auto person = crypto::parseKeyId(name.substr(0, name.size() - kEnding.size()));
    if (!person)
        return std::nullopt;
    return ClipFileName{*clip, *rendition, std::move(person).value()};
}

} // namespace consentry::storage
