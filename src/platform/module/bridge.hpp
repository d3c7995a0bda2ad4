// What crosses between the engine and the program that has opened it: bytes, by pointer and length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace tratt::platform::module {

// The first `size` bytes of what tratt_core_buffer() was filled with.
std::string_view given(std::size_t size);
// The next bytes of a file that the program hands over piece by piece; 0 = there are no more.
std::size_t read_more(std::span<char> to);

// What tratt_core_answer() points at until the next call; the numbers must live as long.
void answer(std::string text);
void answer(std::span<const std::int32_t> numbers);

}  // namespace tratt::platform::module
