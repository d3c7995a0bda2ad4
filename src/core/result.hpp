// What every expected failure comes back as. A failure is data: a code for which i18n has words, and where it happened.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tratt::core {

struct Error {
    std::string code;  // lower snake_case: "name_required". The words are in i18n under "error_" + code.
    std::string entity;  // schema key, "contact"; "" = of no entity
    std::string field;  // schema key within the entity, "first_name"; "" = of no field
    std::int64_t row = -1;  // row of the file or index in the command; -1 = none
    std::vector<std::pair<std::string, std::string>> params;  // named values for the words: {"name", "Nordlys AB"}

    std::string_view param(std::string_view name) const;  // "" when absent
    bool operator==(const Error&) const = default;
};

// A value or the reason why there is none. Reading the one that is absent is a bug of the caller and traps.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return content_.index() == 0; }
    explicit operator bool() const { return ok(); }
    T& value() & { return *checked(std::get_if<0>(&content_)); }
    const T& value() const& { return *checked(std::get_if<0>(&content_)); }
    T&& value() && { return std::move(*checked(std::get_if<0>(&content_))); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    Error& error() { return *checked(std::get_if<1>(&content_)); }
    const Error& error() const { return *checked(std::get_if<1>(&content_)); }

private:
    template <class P>
    static P* checked(P* pointer) {
        if (!pointer) __builtin_trap();
        return pointer;
    }
    std::variant<T, Error> content_;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}

    bool ok() const { return !error_.has_value(); }
    explicit operator bool() const { return ok(); }
    const Error& error() const {
        if (!error_) __builtin_trap();
        return *error_;
    }

private:
    std::optional<Error> error_;
};

}  // namespace tratt::core
