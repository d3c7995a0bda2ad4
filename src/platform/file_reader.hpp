// Files that can be read at once. A path is "<folder>/<name>".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tratt::platform {

class FileReader {
public:
    virtual ~FileReader() = default;
    virtual std::optional<std::string> read(std::string_view path) const = 0;  // nullopt: there is no such file
    virtual std::vector<std::string> list(std::string_view folder) const = 0;  // names without the folder, sorted
};

}  // namespace tratt::platform
