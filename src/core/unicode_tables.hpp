// What text and collation know about characters. Every table is sorted by code point; unicode_tables.cpp is made by
// make_unicode_tables.mjs.
#pragma once

#include <cstdint>
#include <span>

namespace tratt::core {

struct CaseRun {  // every `step`th code point from first to last has the lower case code point + delta
    std::uint16_t first;
    std::uint16_t last;
    std::uint16_t step;
    std::int16_t delta;
};

struct Decomposition {  // canonical, one step
    std::uint16_t code;
    std::uint16_t letter;
    std::uint16_t mark;  // 0 = the code point is another way to write the letter
    bool composes;       // letter and mark are put together as this in NFC
};

struct SortElement {
    std::uint16_t code;
    std::uint16_t primary;    // place in the alphabet, in steps of 4
    std::uint16_t secondary;  // weight of the mark it counts as having; 0 = none
    std::uint8_t tertiary;    // 0 = lower case, from 8 upper case; between them and above, variants
};

struct SortExpansion {  // sorts as these up to four characters
    std::uint16_t code;
    std::uint16_t to[4];
    std::uint16_t secondary;  // after the first of them
    std::uint8_t tertiary;
};

struct MarkWeight {  // combining marks
    std::uint16_t code;
    std::uint16_t weight;  // secondary, in steps of 16
};

extern const std::span<const CaseRun> lower_case_runs;
extern const std::span<const Decomposition> decompositions;
extern const std::span<const SortElement> sort_elements;
extern const std::span<const SortExpansion> sort_expansions;
extern const std::span<const MarkWeight> mark_weights;

// The row of a table for a code point, null when it has none.
template <class Row>
const Row* find_row(std::span<const Row> rows, char32_t code) {
    std::size_t first = 0;
    std::size_t last = rows.size();
    while (first < last) {
        const std::size_t middle = (first + last) / 2;
        if (rows[middle].code < code) {
            first = middle + 1;
        } else {
            last = middle;
        }
    }
    return first < rows.size() && rows[first].code == code ? &rows[first] : nullptr;
}

}  // namespace tratt::core
