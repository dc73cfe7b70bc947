#include "tests/attacks/things.h"

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
