// Text and bytes across the bridge. Private to platform/web.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tratt::platform::web {

std::string received(int size);  // what JavaScript has put into tratt_buffer()
struct ReceivedFile {
    std::string name, bytes;
};
ReceivedFile received_file(int name_size, int size);  // the name, then the content
std::string answered(int size);  // what an import has answered; "" for a negative size
std::vector<std::string> lines(const std::string& text);

inline int length(std::string_view text) { return static_cast<int>(text.size()); }

}  // namespace tratt::platform::web
