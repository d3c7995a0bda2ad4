#include "query/sounds.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "core/text.hpp"

namespace tratt::query {

namespace {

constexpr std::size_t fewest_letters = 4;
constexpr std::size_t long_word = 7;
constexpr std::size_t longest_word = 40;  // what a longer one has beyond that does not count
constexpr std::size_t fewest_sounds = 3;  // with fewer, too many words have the same

// A word's letters without allocating: thousands of words are held against the one that was typed.
class Letters {
public:
    explicit Letters(std::string_view word) {
        for (std::size_t at = 0; at < word.size() && size_ < longest_word;)
            letters_[size_++] = core::next_code_point(word, at);
    }
    std::u32string_view view() const { return {letters_.data(), size_}; }

private:
    std::array<char32_t, longest_word> letters_{};
    std::size_t size_ = 0;
};

bool is_digit(char32_t letter) { return letter >= '0' && letter <= '9'; }
bool is_one_of(char32_t letter, std::u32string_view letters) { return letters.find(letter) != letters.npos; }

// 0 = not heard.
char32_t sound_of(char32_t letter, char32_t next) {
    if (is_one_of(letter, U"aeiouyjhåäöæøü")) return 0;
    if (letter == 'p' && next == 'h') return 'f';
    if (letter == 'c') return is_one_of(next, U"eiy") ? 's' : 'k';
    if (is_one_of(letter, U"kqgx")) return 'k';
    if (is_one_of(letter, U"bp")) return 'p';
    if (is_one_of(letter, U"dt")) return 't';
    if (is_one_of(letter, U"fvw")) return 'f';
    if (is_one_of(letter, U"sz")) return 's';
    return letter;
}

std::string skeleton_of(std::u32string_view letters) {
    std::string sounds;
    char32_t last = 0;
    if (!letters.empty() && letters[0] != 'h' && sound_of(letters[0], 0) == 0) sounds = "a";
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const char32_t sound = sound_of(letters[i], i + 1 < letters.size() ? letters[i + 1] : 0);
        if (sound != 0 && sound != last) core::append_utf8(sounds, sound);
        last = sound;
    }
    return sounds;
}

}  // namespace

std::string skeleton(std::string_view word) { return skeleton_of(Letters(word).view()); }

SoundsLike::SoundsLike(std::string_view typed) : letters_(Letters(typed).view()) {
    if (letters_.size() < fewest_letters || std::ranges::any_of(letters_, is_digit)) return;
    skeleton_ = skeleton_of(letters_);
    most_edits_ = letters_.size() < long_word ? 1 : 2;
}

// The distance of Damerau and Levenshtein with neighbours swapped at most once, to the nearest beginning; any that is
// more than may be wrong, once that is certain.
int SoundsLike::edits_to_beginning(std::u32string_view word) const {
    using Row = std::array<int, longest_word + 1>;  // by letters of the typed word
    Row rows[3];
    Row* before_last = &rows[0];
    Row* last = &rows[1];
    Row* row = &rows[2];
    const std::size_t size = letters_.size();
    for (std::size_t i = 0; i <= size; ++i) (*last)[i] = static_cast<int>(i);
    int nearest = (*last)[size];
    for (std::size_t j = 1; j <= word.size(); ++j) {
        (*row)[0] = static_cast<int>(j);
        int least = (*row)[0];
        for (std::size_t i = 1; i <= size; ++i) {
            const int replaced = (*last)[i - 1] + (letters_[i - 1] != word[j - 1] ? 1 : 0);
            int edits = std::min({replaced, (*last)[i] + 1, (*row)[i - 1] + 1});
            const bool is_swapped = i > 1 && j > 1 && letters_[i - 1] == word[j - 2] && letters_[i - 2] == word[j - 1];
            if (is_swapped) edits = std::min(edits, (*before_last)[i - 2] + 1);
            (*row)[i] = edits;
            least = std::min(least, edits);
        }
        nearest = std::min(nearest, (*row)[size]);
        if (least > most_edits_ + 1) break;  // the next row but one can at best be one less: by a swap
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return nearest;
}

std::optional<int> SoundsLike::distance_to(std::string_view word) const {
    if (most_edits_ == 0) return std::nullopt;
    const Letters letters(word);
    if (letters.view().size() + 1 < fewest_letters || std::ranges::any_of(letters.view(), is_digit))
        return std::nullopt;
    const int edits = edits_to_beginning(letters.view());
    if (edits <= most_edits_) return edits;
    const bool sounds_the_same = skeleton_.size() >= fewest_sounds && skeleton_of(letters.view()) == skeleton_;
    return sounds_the_same ? std::optional(most_edits_ + 1) : std::nullopt;
}

}  // namespace tratt::query
