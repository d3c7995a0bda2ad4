// How this room words a failure: a code, and named values for the words.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "core/result.hpp"

namespace tratt::codec {

inline core::Error error_of(std::string_view code) {
    core::Error error;
    error.code = code;
    return error;
}

inline core::Error error_of(std::string_view code, std::string_view name, std::string value) {
    core::Error error = error_of(code);
    error.params.emplace_back(name, std::move(value));
    return error;
}

}  // namespace tratt::codec
