#pragma once

#include "base/error.h"

#include <cassert>
#include <optional>
#include <utility>

namespace consentry {

/// A value or an Error. Ignoring one does not compile under -Werror; reading the wrong side is a programming mistake.
template<class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_value(std::move(value)) {}
    Result(Error error) : m_error(std::move(error)) {}
    Result(Errc code) : m_error(Error{code, {}, {}}) {}

    bool ok() const { return !m_error; }
    explicit operator bool() const { return ok(); }

    T& value() & { assert(ok()); return *m_value; }
    const T& value() const& { assert(ok()); return *m_value; }
    T&& value() && { assert(ok()); return std::move(*m_value); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }

    const Error& error() const& { assert(!ok()); return *m_error; }
    Error&& error() && { assert(!ok()); return std::move(*m_error); }

private:
    // Exactly one of them is there. A std::variant would say so itself, and costs the compiler several times as much.
    std::optional<T> m_value;
    std::optional<Error> m_error;
};

/// Success without a value: `return {};`
template<>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}
    Result(Errc code) : m_error(Error{code, {}, {}}) {}

    bool ok() const { return !m_error; }
    explicit operator bool() const { return ok(); }
    const Error& error() const& { assert(m_error); return *m_error; }
    Error&& error() && { assert(m_error); return std::move(*m_error); }

private:
    std::optional<Error> m_error;
};

#define CONSENTRY_CONCAT_INNER(a, b) a##b
#define CONSENTRY_CONCAT(a, b) CONSENTRY_CONCAT_INNER(a, b)

/// `TRY_ASSIGN(const Header header, parseHeader(bytes));` declares `header`, or returns the error. One per line.
#define TRY_ASSIGN(declaration, expression) TRY_ASSIGN_INNER(CONSENTRY_CONCAT(tryResult, __COUNTER__), declaration, expression)
#define TRY_ASSIGN_INNER(temporary, declaration, expression)                                                           \
    auto temporary = (expression);                                                                                     \
    if (!temporary.ok())                                                                                               \
        return std::move(temporary).error();                                                                           \
    declaration = std::move(temporary).value()

/// `TRY_VOID(writeAll(bytes));` goes on, or returns the error. Also drops the value of a Result<T>.
#define TRY_VOID(expression)                                                                                           \
    do {                                                                                                               \
        if (auto tryResult = (expression); !tryResult.ok())                                                            \
            return std::move(tryResult).error();                                                                       \
    } while (false)

} // namespace consentry
