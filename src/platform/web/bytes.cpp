#include "platform/web/bytes.hpp"

#include <emscripten/emscripten.h>

#include <algorithm>
#include <utility>

#include "platform/web/bridge.hpp"

namespace tratt::platform::web {
namespace {
std::string buffer;
}

std::string received(int size) {
    buffer.resize(static_cast<std::size_t>(size));
    return std::exchange(buffer, {});
}

ReceivedFile received_file(int name_size, int size) {
    std::string bytes = received(name_size + size);
    std::string name = bytes.substr(0, static_cast<std::size_t>(name_size));
    bytes.erase(0, static_cast<std::size_t>(name_size));
    return {std::move(name), std::move(bytes)};
}

std::string answered(int size) {
    std::string bytes(static_cast<std::size_t>(size > 0 ? size : 0), '\0');
    if (!bytes.empty()) tratt_take(bytes.data());
    return bytes;
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> result;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        result.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return result;
}

}  // namespace tratt::platform::web

extern "C" EMSCRIPTEN_KEEPALIVE char* tratt_buffer(int size) {
    auto& buffer = tratt::platform::web::buffer;
    buffer.resize(static_cast<std::size_t>(size));
    return buffer.data();
}
