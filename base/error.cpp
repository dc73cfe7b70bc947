#include "base/error.h"

#include <utility>

namespace consentry {
namespace {

struct Row {
    std::string_view text;
    ErrorClass errorClass;
    int arguments;
};

constexpr Row kRows[] = {
#define X(name, code, cls, args) {code, ErrorClass::cls, args},
    CONSENTRY_ERRORS(X)
#undef X
};

const Row& row(Errc code)
{
    return kRows[static_cast<std::size_t>(code)];
}

} // namespace

std::string_view errorCodeText(Errc code)
{
    return row(code).text;
}

ErrorClass errorClass(Errc code)
{
    return row(code).errorClass;
}

int errorArgumentCount(Errc code)
{
    return row(code).arguments;
}

Error Error::context(std::string_view where) &&
{
    detail = detail.empty() ? std::string(where) : std::string(where) + ": " + detail;
    return std::move(*this);
}

} // namespace consentry
