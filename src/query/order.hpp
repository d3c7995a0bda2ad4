// Order: every value as a place, a whole number that sorts as the value does, so that grouping and sorting compare
// integers. Lists are in list order, users and companies by name, category groups as in the enum; records without a
// value come last, also when descending.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/query_form.hpp"
#include "query/columns.hpp"
#include "query/mask.hpp"

namespace tratt::query {

// The places of one field's codes. Different values have different places; days of one unit share theirs.
struct CodePlaces {
    const Codes* codes = nullptr;
    std::vector<std::uint32_t> of_code;
    std::uint32_t count = 1;  // places are below it
};
CodePlaces places_of_codes(const Columns& columns, Field field, core::DateUnit unit);
// Of the rows of a list or of another entity that is referred to.
const std::vector<std::uint32_t>& places_of_targets(const Columns& columns, Entity target);

// The records of a mask in an order of several keys, packed into as few 64-bit words as hold them.
class SortedKeys {
public:
    // Sorts by the places of the groups first, then by the sort keys, then in order of creation.
    SortedKeys(const Columns& columns, MaskView mask, std::span<const CodePlaces> groups,
               std::span<const model::SortKey> keys);

    std::vector<Row> first(std::size_t count) const;
    // The first `count` of each innermost group, group after group; `group_counts`: how many records they have, in
    // order.
    std::vector<Row> first_of_each_group(std::span<const std::int64_t> group_counts, std::size_t count) const;

private:
    struct Part;
    struct Entry {
        std::uint64_t key;
        Row row;
    };
    Part part_of(const Columns& columns, const model::SortKey& key) const;
    static Part part_of(const CodePlaces& places, bool is_descending);
    void append(const Part& part);
    std::vector<Row> sorted() const;
    static std::vector<Row> cut(const std::vector<Row>& all, std::span<const std::int64_t> group_counts,
                                std::size_t count);
    static void sort(std::vector<Entry>& entries);

    std::vector<Row> rows_;  // ascending
    std::vector<std::vector<std::uint64_t>> words_;  // for each of them; the most significant word first
    int bits_in_last_word_ = 64;
    int sort_bits_ = 0;  // of the only word: what is above them tells the group
};

}  // namespace tratt::query
