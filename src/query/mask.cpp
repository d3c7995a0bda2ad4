#include "query/mask.hpp"

namespace tratt::query {

std::size_t count_of(std::span<const std::uint8_t> mask) {
    std::size_t count = 0;
    for (const std::uint8_t is_in : mask) count += is_in;
    return count;
}

std::vector<std::uint32_t> rows_in(std::span<const std::uint8_t> mask) {
    std::vector<std::uint32_t> rows(count_of(mask) + 1);  // each row is written, and the next one over it if it is out
    std::size_t count = 0;
    for (std::uint32_t row = 0; row < mask.size(); ++row) {
        rows[count] = row;
        count += mask[row];
    }
    rows.resize(count);
    return rows;
}

void keep_both(Mask& mask, std::span<const std::uint8_t> other) {
    for (std::size_t i = 0; i < mask.size(); ++i) mask[i] &= other[i];
}

void keep_either(Mask& mask, std::span<const std::uint8_t> other) {
    for (std::size_t i = 0; i < mask.size(); ++i) mask[i] |= other[i];
}

void keep_without(Mask& mask, std::span<const std::uint8_t> other) {
    for (std::size_t i = 0; i < mask.size(); ++i) mask[i] &= static_cast<std::uint8_t>(~other[i]);
}

void keep_one_of(Mask& mask, std::span<const std::uint8_t> other) {
    for (std::size_t i = 0; i < mask.size(); ++i) mask[i] ^= other[i];
}

}  // namespace tratt::query
