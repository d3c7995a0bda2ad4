// Which records of an entity are meant: one byte each, 0 or 1, so that criteria are joined without branches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tratt::query {

using Mask = std::vector<std::uint8_t>;

std::vector<std::uint32_t> rows_in(std::span<const std::uint8_t> mask);  // ascending
std::size_t count_of(std::span<const std::uint8_t> mask);
void keep_both(Mask& mask, std::span<const std::uint8_t> other);    // in both
void keep_either(Mask& mask, std::span<const std::uint8_t> other);  // in one or both
void keep_without(Mask& mask, std::span<const std::uint8_t> other); // not in the other
void keep_one_of(Mask& mask, std::span<const std::uint8_t> other);  // in exactly one

}  // namespace tratt::query
