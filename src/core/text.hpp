// UTF-8 text: decoding, trimming, folding for comparison, and the match by beginnings of words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.hpp"

namespace tratt::core {

inline constexpr char32_t replacement_character = 0xFFFD;

bool is_valid_utf8(std::string_view text);
// The code point at `position`, which moves past it. Bytes that are not UTF-8 give U+FFFD, one byte at a time.
char32_t next_code_point(std::string_view text, std::size_t& position);
void append_utf8(std::string& out, char32_t code_point);  // surrogates and values above 10FFFF become U+FFFD
std::size_t code_point_count(std::string_view text);

// What stands before the first separator, or all of it; `rest` goes on behind the separator.
std::string_view take_until(std::string_view& rest, char separator);
// All of the text as a decimal number; none where it is anything else.
std::optional<std::int64_t> parse_integer(std::string_view digits);

// A search in texts, and what comes instead of what it finds.
struct Replacement {
    std::string find;
    std::string with;  // of a pattern: $1, $<name>, $& as in ECMAScript
    bool is_pattern = false;  // `find` is a regular expression of ECMAScript, else it is taken as it stands
    bool matches_case = false;
    bool is_whole_word = false;  // no letter, digit or underscore stands beside it
};

// Without the blanks at both ends: those of ASCII and U+00A0, U+2000-200B, U+202F, U+3000, U+FEFF.
std::string_view trim(std::string_view text);
// Letters and the marks that directly follow are put together as NFC does (Latin, Greek, Cyrillic). Browsers type and
// paste composed text; this is for files.
std::string compose(std::string_view text);
bool is_composed(std::string_view text);  // for sure: compose would leave it as it is
std::string lower(std::string_view text);  // Latin, Greek, Cyrillic, Armenian; other letters stay
// Those of C0 but tabulator and line ends, DEL, and those of C1: nothing that a person writes.
bool is_control(char32_t code_point);
bool has_controls(std::string_view text);
std::string without_controls(std::string_view text);
bool is_blank(char32_t code_point);
bool is_letter_or_digit(char32_t code_point);  // of other scripts: whatever is no punctuation, symbol or blank

// What two texts share when they are "the same" for a reader (R149): case is gone, accents are gone where the
// language regards them as accents (é = e everywhere; å, ä, ö stay in sv, æ, ø, å stay in no and da, and there ä =
// æ, ö = ø as in sv æ = ä, ø = ö), ligatures and ß are spelled out, runs of blanks become one space, both ends are
// trimmed.
std::string fold(std::string_view text, Language language);

// Text made ready for WordMatch: folded, words kept apart by one space, other punctuation by '\x01' so that
// "I.B.M." is found as "ibm" and "Anna-Karin" as "karin" and as "annakarin" (R141, R143).
std::string fold_for_search(std::string_view text, Language language);

// The typed words, longest first (R141). A record matches when each word begins a word in one of its texts.
class WordMatch {
public:
    WordMatch() = default;
    WordMatch(std::string_view typed, Language language);
    bool empty() const { return words_.empty(); }
    const std::vector<std::string>& words() const { return words_; }
    // Whether a text made by fold_for_search has the word at that place, where a word or a part of one begins: at the
    // beginning or after a byte up to ' '.
    static bool begins_at(std::string_view search_text, std::size_t place, std::string_view word);

private:
    std::vector<std::string> words_;
};

}  // namespace tratt::core
