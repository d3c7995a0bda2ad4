// How many records there are of each combination of the codes of one or more levels: of a cell in the table of all
// combinations, in which the codes of the last level stand next to each other.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "query/mask.hpp"
#include "query/order.hpp"

namespace tratt::query {

// `size`: of the table, the product of the levels' counts of codes.
std::vector<std::uint32_t> cell_counts(MaskView mask, std::span<const CodePlaces> levels, std::size_t size);

// act(cell_of), where cell_of(row) is the number of the record's cell.
template <class Act>
void visit_cells(std::span<const CodePlaces> levels, std::size_t rows, const Act& act) {
    if (levels.size() == 1) return levels[0].codes->visit(act);
    if (levels.size() == 2) {
        return levels[0].codes->visit([&](const auto& outer) {
            levels[1].codes->visit([&](const auto& inner) {
                act([&outer, &inner, count = levels[1].codes->count()](std::size_t row) {
                    return outer(row) * count + inner(row);
                });
            });
        });
    }
    std::vector<std::uint32_t> cells(rows);
    for (const CodePlaces& level : levels) {
        level.codes->visit([&](const auto& code_of) {
            for (std::size_t row = 0; row < rows; ++row) cells[row] = cells[row] * level.codes->count() + code_of(row);
        });
    }
    act([&cells](std::size_t row) { return cells[row]; });
}

}  // namespace tratt::query
