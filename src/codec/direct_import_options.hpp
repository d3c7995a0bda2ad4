// What direct_import is asked to do. Internal to this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/time.hpp"
#include "core/uuid.hpp"
#include "model/schema.hpp"

namespace tratt::codec {

enum class ReferenceBy : std::uint8_t { name, id, number, external_id };
enum class OnKnown : std::uint8_t { replace, fill_empty, skip };

struct ColumnChoice {
    std::string header;
    std::optional<std::size_t> index;  // in place of a header
    model::Field field{};
    ReferenceBy by = ReferenceBy::name;
};

struct DirectImportOptions {
    model::Entity entity = model::Entity::contact;
    std::vector<ColumnChoice> columns;
    std::optional<model::Field> match;
    OnKnown on_known = OnKnown::replace;
    bool is_restore = false;
    std::string file_name;
    char delimiter = '\0';  // none = sniffed
    core::DateOrder date_order = core::DateOrder::day_first;
    core::Uuid id;  // nil = a new one
};

core::Result<DirectImportOptions> read_import_options(std::string_view json);

}  // namespace tratt::codec
