#include "query/mask.hpp"

#include "core/eight_bytes.hpp"

namespace tratt::query {

// Eight at a time, added up in their bytes as long as the sum of all eight fits into one.
std::size_t count_of(MaskView mask) {
    constexpr std::size_t step = 8, most_steps = 255 / step;
    std::size_t count = 0;
    std::size_t at = 0;
    while (at + step <= mask.size()) {
        std::uint64_t sums = 0;
        for (std::size_t i = 0; i < most_steps && at + step <= mask.size(); ++i, at += step)
            sums += core::eight_bytes(mask.data() + at);
        count += sums * core::in_each_byte >> 56;
    }
    for (; at < mask.size(); ++at) count += mask[at];
    return count;
}

std::vector<std::uint32_t> rows_in(MaskView mask) {
    std::vector<std::uint32_t> rows(count_of(mask) + 1);  // each row is written, and the next one over it if it is out
    std::size_t count = 0;
    for (std::uint32_t row = 0; row < mask.size(); ++row) {
        rows[count] = row;
        count += mask[row];
    }
    rows.resize(count);
    return rows;
}

void keep_both(Mask& mask, MaskView other) {
    for (std::size_t i = 0; i < mask.size(); ++i) mask[i] &= other[i];
}

void keep_either(Mask& mask, MaskView other) {
    for (std::size_t i = 0; i < mask.size(); ++i) mask[i] |= other[i];
}

void keep_without(Mask& mask, MaskView other) {
    for (std::size_t i = 0; i < mask.size(); ++i) mask[i] &= static_cast<std::uint8_t>(~other[i]);
}

void keep_one_of(Mask& mask, MaskView other) {
    for (std::size_t i = 0; i < mask.size(); ++i) mask[i] ^= other[i];
}

}  // namespace tratt::query
