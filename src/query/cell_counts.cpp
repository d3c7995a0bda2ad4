#include "query/cell_counts.hpp"

#include <algorithm>

#include "core/eight_bytes.hpp"

namespace tratt::query {

namespace {

// Neighbours often fall into the same cell, and each count would wait for the one before: four tables take turns.
template <class CellOf>
std::vector<std::uint32_t> counted(MaskView mask, std::size_t size, const CellOf& cell_of) {
    constexpr std::size_t turns = 4;
    constexpr std::size_t small = 4096;
    std::vector<std::uint32_t> counts(size <= small ? size * turns : size);
    std::size_t row = 0;
    if (size <= small) {
        for (; row + turns <= mask.size(); row += turns) {
            for (std::size_t i = 0; i < turns; ++i) counts[i * size + cell_of(row + i)] += mask[row + i];
        }
        for (std::size_t i = 1; i < turns; ++i) {
            for (std::size_t cell = 0; cell < size; ++cell) counts[cell] += counts[i * size + cell];
        }
        counts.resize(size);
    }
    for (; row < mask.size(); ++row) counts[cell_of(row)] += mask[row];
    return counts;
}

// Of few cells, pairs of neighbours are counted: the cells of eight records are worked out at once, each in a byte, and
// whoever is not meant falls into one cell more.
constexpr std::size_t most_paired_cells = 63, step = 8, byte_bits = 8, pair_bits = 2 * byte_bits;

bool are_few(std::span<const CodePlaces> levels, std::size_t size) {
    return levels.size() <= 2 && size <= most_paired_cells &&
           std::ranges::all_of(levels, [](const CodePlaces& level) { return level.codes->bytes() != nullptr; });
}

// How often a second cell, in the upper byte, stands beside a first one, in all eights of the mask. `cells_from(row)`: the
// cells of that record and of the seven after it.
template <class CellsFrom>
std::vector<std::uint32_t> counted_pairs(MaskView mask, std::size_t none, const CellsFrom& cells_from) {
    std::vector<std::uint32_t> pairs((none << byte_bits) + none + 1);
    for (std::size_t row = 0; row + step <= mask.size(); row += step) {
        const std::uint64_t meant = core::eight_bytes(&mask[row]) * 0xFF;
        const std::uint64_t cells = (cells_from(row) & meant) | (none * core::in_each_byte & ~meant);
        for (std::size_t pair = 0; pair < step / 2; ++pair) ++pairs[cells >> pair * pair_bits & 0xFFFF];
    }
    return pairs;
}

std::vector<std::uint32_t> counted_in_pairs(MaskView mask, std::size_t size, std::span<const CodePlaces> levels) {
    const std::uint8_t* const outer = levels.front().codes->bytes();
    const std::uint8_t* const inner = levels.back().codes->bytes();
    const std::size_t inner_count = levels.back().codes->count();
    const bool is_one_level = levels.size() == 1;
    const auto pairs =
        is_one_level ? counted_pairs(mask, size, [inner](std::size_t row) { return core::eight_bytes(inner + row); })
                     : counted_pairs(mask, size, [outer, inner, inner_count](std::size_t row) {
                           return core::eight_bytes(outer + row) * inner_count + core::eight_bytes(inner + row);
                       });
    std::vector<std::uint32_t> counts(size + 1);
    for (std::size_t first = 0; first <= size; ++first) {
        for (std::size_t second = 0; second <= size; ++second) {
            const std::uint32_t count = pairs[second << byte_bits | first];
            counts[first] += count;
            counts[second] += count;
        }
    }
    counts.pop_back();
    for (std::size_t row = mask.size() / step * step; row < mask.size(); ++row)
        counts[is_one_level ? inner[row] : outer[row] * inner_count + inner[row]] += mask[row];
    return counts;
}

}  // namespace

std::vector<std::uint32_t> cell_counts(MaskView mask, std::span<const CodePlaces> levels, std::size_t size) {
    if (are_few(levels, size)) return counted_in_pairs(mask, size, levels);
    std::vector<std::uint32_t> counts;
    visit_cells(levels, mask.size(), [&](const auto& cell_of) { counts = counted(mask, size, cell_of); });
    return counts;
}

}  // namespace tratt::query
