#include "store/insertion_order.hpp"

#include <algorithm>
#include <utility>

namespace tratt::store {

// How many selections stand behind one another in what each is made of, by row. Worked out from the simple ones on; a
// circle, which no command makes, ends it.
static std::vector<std::size_t> selection_depths(const Tables& tables) {
    const auto& lefts = tables.cells(Field::selection_left).references;
    const auto& rights = tables.cells(Field::selection_right).references;
    std::vector<std::size_t> depths(tables.row_count(Entity::selection), 0);
    const auto behind = [&](Row part) { return part == no_row ? 0 : depths[part] + 1; };
    bool has_changed = true;
    for (std::size_t pass = 0; has_changed && pass < depths.size(); ++pass) {
        has_changed = false;
        for (std::size_t row = 0; row < depths.size(); ++row) {
            const std::size_t depth = std::max(behind(lefts[row]), behind(rights[row]));
            has_changed |= depth != depths[row];
            depths[row] = depth;
        }
    }
    return depths;
}

std::vector<std::vector<Row>> in_layers(const Tables& tables, Entity entity, std::vector<Row> rows) {
    if (rows.empty()) return {};
    if (!model::refers_to_itself(entity)) return {std::move(rows)};
    const std::vector<std::size_t> depths = selection_depths(tables);
    std::vector<std::vector<Row>> layers;
    for (const Row row : rows) {
        if (layers.size() <= depths[row]) layers.resize(depths[row] + 1);
        layers[depths[row]].push_back(row);
    }
    std::erase_if(layers, [](const std::vector<Row>& layer) { return layer.empty(); });
    return layers;
}

bool has_selection_in_itself(const Tables& tables) {
    const std::vector<std::size_t> depths = selection_depths(tables);
    return std::ranges::any_of(depths, [&](std::size_t depth) { return depth >= depths.size(); });
}

}  // namespace tratt::store
