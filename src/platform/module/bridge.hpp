// What crosses between the engine and the program that has opened it: bytes, by pointer and length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace tratt::platform::module {

// `size` bytes of what tratt_core_buffer() was filled with, from `from` on.
std::string_view given(std::size_t size, std::size_t from = 0);

// What tratt_core_answer() points at until the next call; the numbers must live as long.
void answer(std::string text);
void answer(std::span<const std::int32_t> numbers);

}  // namespace tratt::platform::module
