#include "platform/module/bridge.hpp"

#include <emscripten/emscripten.h>

#include <memory>
#include <utility>

extern "C" std::size_t tratt_core_read(char* to, std::size_t size);  // in core_library.js

namespace tratt::platform::module {

namespace {

std::unique_ptr<char[]> buffer;
std::size_t buffer_size = 0;
std::string answer_text;
std::span<const char> answer_bytes;

// What a large file needed is given back with the next small request.
bool is_worth_keeping(std::size_t size) {
    constexpr std::size_t small = 1 << 20;
    return size <= buffer_size && (buffer_size <= small || size > buffer_size / 8);
}

}  // namespace

std::string_view given(std::size_t size) { return {buffer.get(), size}; }

std::size_t read_more(std::span<char> to) { return tratt_core_read(to.data(), to.size()); }

void answer(std::string text) {
    answer_text = std::move(text);
    answer_bytes = answer_text;
}

void answer(std::span<const std::int32_t> numbers) {
    answer_bytes = {reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes()};
}

}  // namespace tratt::platform::module

using namespace tratt::platform::module;

extern "C" {
EMSCRIPTEN_KEEPALIVE char* tratt_core_buffer(std::size_t size) {
    if (!is_worth_keeping(size)) {
        buffer.reset();
        buffer = std::make_unique_for_overwrite<char[]>(size);
        buffer_size = size;
    }
    return buffer.get();
}
EMSCRIPTEN_KEEPALIVE const char* tratt_core_answer() { return answer_bytes.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t tratt_core_answer_size() { return answer_bytes.size(); }
}
