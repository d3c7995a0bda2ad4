// Groups: how many records there are of each value, level by level, counted without sorting the records.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/query_form.hpp"
#include "query/columns.hpp"
#include "query/mask.hpp"
#include "query/order.hpp"

namespace tratt::query {

using Aggregates = std::vector<std::optional<double>>;
Aggregates aggregates_of(const Columns& columns, std::span<const model::Aggregate> wanted, MaskView mask);

// The groups of a query, with the places by which records are sorted into them.
class Grouping {
public:
    Grouping(const Columns& columns, const model::Query& query);

    std::span<const CodePlaces> places() const { return places_; }
    // The tree, and how many records each innermost group has.
    std::vector<Group> count(MaskView mask);
    const std::vector<std::int64_t>& leaf_counts() const { return leaf_counts_; }
    // Which innermost group a counted record is in, in order; 0 where there are no groups. Not known of so many groups
    // that no table holds them.
    bool knows_leaves() const { return places_.empty() || !leaf_of_cell_.empty(); }
    std::size_t leaf_of(Row row) const;

private:
    struct Cell;
    CodePlaces places_of_numbers(std::size_t level, Field field);
    model::Value value_at(std::size_t level, std::uint32_t place) const;
    std::vector<Cell> cells(MaskView mask);  // in order; places without records have none
    std::vector<Cell> cells_by_table(MaskView mask, std::size_t size);
    std::vector<Cell> cells_by_sorting(MaskView mask) const;
    std::vector<std::uint32_t> possible_places(std::size_t level) const;
    std::vector<Group> tree(std::span<const Cell> cells, std::size_t level, std::int64_t first);
    Group group(std::uint32_t place, std::span<const Cell> cells, std::size_t level, std::int64_t first);

    const Columns& columns_;
    const model::Query& query_;
    std::vector<Codes> own_codes_;  // of number fields, which have none otherwise
    std::vector<std::vector<std::int64_t>> own_numbers_;  // by level: the number of each such code, less one
    std::vector<CodePlaces> places_;
    std::vector<std::vector<std::uint32_t>> code_at_;  // by level, by place: a code that has it
    std::vector<std::int64_t> leaf_counts_;
    std::vector<std::uint32_t> leaf_of_cell_;  // by combination of codes
};

}  // namespace tratt::query
