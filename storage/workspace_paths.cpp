#include "storage/workspace_paths.h"

namespace consentry::storage {
namespace {

std::string stem(const RenditionRef& ref)
{
    std::string rendition(textOf(ref.rendition));
    if (!ref.request.isNull())
        rendition += "-" + ref.request.text();
    return ref.clip.text() + "." + rendition;
}

/// Cuts everything up to the next point, and the point, off `rest`.
std::string_view takeField(std::string_view& rest)
{
    const std::size_t end = rest.find('.');
    const std::string_view field = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return field;
}

/// "safe", "original" or "reveal-<request>".
std::optional<RenditionRef> parseRendition(ClipId clip, std::string_view text)
{
    constexpr std::string_view kReveal = "reveal-";
    if (text.starts_with(kReveal)) {
        const auto request = ObjectId::fromText(text.substr(kReveal.size()));
        if (!request || request->isNull())
            return std::nullopt;
        return RenditionRef{clip, consent::Rendition::Reveal, *request};
    }
    const auto rendition = consent::renditionFromText(text);
    if (!rendition || *rendition == consent::Rendition::Reveal)
        return std::nullopt;
    return RenditionRef{clip, *rendition};
}

} // namespace

fs::path WorkspacePaths::clipFile(RenditionRef rendition) const
{
    return clips() / (stem(rendition) + ".age");
}

fs::path WorkspacePaths::keyFile(RenditionRef rendition) const
{
    return keys() / (stem(rendition) + ".age");
}

fs::path WorkspacePaths::grantHeader(RenditionRef rendition, const crypto::KeyId& person) const
{
    return keys() / (stem(rendition) + "." + person.text + ".hdr");
}

fs::path waitingFile(const fs::path& file)
{
    return file.parent_path() / kWaitingFolder / file.filename();
}

std::optional<ClipFileName> parseClipFileName(std::string_view name)
{
    const auto clip = ClipId::fromText(takeField(name));
    if (!clip)
        return std::nullopt;
    const auto rendition = parseRendition(*clip, takeField(name));
    if (!rendition)
        return std::nullopt;
    if (name == "age")
        return ClipFileName{*rendition, std::nullopt};
    constexpr std::string_view kEnding = ".hdr";
    if (!name.ends_with(kEnding))
        return std::nullopt;
    auto person = crypto::parseKeyId(name.substr(0, name.size() - kEnding.size()));
    if (!person)
        return std::nullopt;
    return ClipFileName{*rendition, std::move(person).value()};
}

} // namespace consentry::storage
