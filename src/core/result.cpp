#include "core/result.hpp"

namespace tratt::core {

std::string_view Error::param(std::string_view name) const {
    for (const auto& [key, value] : params) {
        if (key == name) return value;
    }
    return "";
}

}  // namespace tratt::core
