// The engine behind the exports of main_core.cpp, for a program that is linked with them and opens it in another way.
#pragma once

#include <optional>

#include "codec/core_interface.hpp"

namespace tratt {

inline std::optional<codec::CoreInterface> core_engine;

codec::CoreEnvironment core_environment(core::Language language);

}  // namespace tratt
