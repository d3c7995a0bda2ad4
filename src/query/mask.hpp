// Which records of an entity are meant: one byte each, 0 or 1, so that criteria are joined without branches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tratt::query {

using Mask = std::vector<std::uint8_t>;
using MaskView = std::span<const std::uint8_t>;

std::vector<std::uint32_t> rows_in(MaskView mask);  // ascending
std::size_t count_of(MaskView mask);
void keep_both(Mask& mask, MaskView other);    // in both
void keep_either(Mask& mask, MaskView other);  // in one or both
void keep_without(Mask& mask, MaskView other); // not in the other
void keep_one_of(Mask& mask, MaskView other);  // in exactly one

}  // namespace tratt::query
