#include "tests/attacks/reveal.h"

namespace consentry::testing {

const char* handText(Hand hand)
{
    switch (hand) {
    case Hand::Altered: return "altered";
    case Hand::Deleted: return "deleted";
    case Hand::Duplicated: return "duplicated";
    case Hand::Reordered: return "reordered";
    case Hand::OtherClip: return "of another clip";
    case Hand::OtherPerson: return "of another person";
    case Hand::OtherWorkspace: return "of another workspace";
    case Hand::Older: return "of an older copy";
    }
    return "";
}

std::vector<Thing> allThings()
{
    std::vector<Thing> all;
    for (const auto& things : {fileThings(), revealThings(), outsideThings(), entryThings(), rowThings()})
        all.insert(all.end(), things.begin(), things.end());
    return all;
}

std::string filledIn(std::string text, const Scene& scene)
{
    const std::pair<std::string_view, std::string> words[] = {
        {kEntry, scene.entry},
        {"CLIP", scene.victim.clips().mine.text()},
        {"CARD", (scene.site.base() / "people" / "newcomer.age.card").string()},
        {"OUT", (scene.site.base() / "tmp" / "out").string()}};
    for (const auto& [word, value] : words) {
        if (const std::size_t at = text.find(word); at != std::string::npos)
            text.replace(at, word.size(), value);
    }
    return text;
}

Deed afterwards(Deed first, Deed then)
{
    return [first = std::move(first), then = std::move(then)](Scene& scene) {
        first(scene);
        then(scene);
    };
}

Cell noticed(const char* who, const char* command, int exit, const char* word, Deed deed, View view)
{
    return {.kind = Cell::Kind::Noticed,
            .deed = std::move(deed),
            .who = who,
            .command = command,
            .exit = exit,
            .word = word,
            .view = view};
}

Cell seen(int exit, const char* word, Deed deed)
{
    return noticed("", "", exit, word, std::move(deed));
}

Cell harmless(const char* why, Deed deed)
{
    return {.kind = Cell::Kind::Harmless, .why = why, .deed = std::move(deed), .view = View::AsSigned};
}

Cell impossible(const char* why)
{
    return {.kind = Cell::Kind::Impossible, .why = why};
}

} // namespace consentry::testing
