// Words that are spelled or sound alike, for the search that finds nothing otherwise (R142). Of no language in
// particular; all words are folded.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tratt::query {

// What one hears of a word: its consonants by where in the mouth they are made, each run of one kind once; of vowels
// only that one comes first. "kristofer" and "christopher" are both "krstfr". Letters of other scripts stay.
std::string skeleton(std::string_view word);

// A word as it was typed, held against those that there are.
class SoundsLike {
public:
    explicit SoundsLike(std::string_view typed);

    // How far from it the word is, or the beginning of the word: letters added, left out, replaced, or swapped with
    // their neighbour. Of up to six letters one may be wrong, of more two; words of the same skeleton are one further
    // off than that. None: not alike. Shorter words than four letters, and those with digits, are like no other.
    std::optional<int> distance_to(std::string_view word) const;

private:
    int edits_to_beginning(std::u32string_view word) const;

    std::u32string letters_;
    std::string skeleton_;
    int most_edits_ = 0;
};

}  // namespace tratt::query
