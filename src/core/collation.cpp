#include "core/collation.hpp"

#include "core/characters.hpp"
#include "core/text.hpp"
#include "core/unicode_tables.hpp"

namespace tratt::core {

// A key is three strings of weights, each ended by a separator that is less than any weight: the letters (two bytes
// each), their accents, their case. Weights at the end that say "nothing special" are left out.
static constexpr char separator = 1;
static constexpr char plain = 2;
static constexpr std::uint8_t first_upper = 8;
static constexpr std::uint8_t after_capitals = 16;

// "aa" is another way to write å. Tertiary weights by the number of capitals: aa, Aa, AA.
static constexpr std::uint8_t norwegian_aa[] = {16, 17, 18};
static constexpr std::uint8_t danish_aa[] = {9, 7, 1};

namespace {

class KeyBuilder {
public:
    KeyBuilder(std::string& out, Language language) : primaries_(out), language_(language) {}

    void add(std::string_view text) {
        for (std::size_t position = 0; position < text.size();) {
            const char32_t code = next_code_point(text, position);
            if (!add_double_a(code, text, position)) add_character(code);
        }
    }

    void finish() {
        primaries_ += separator;
        primaries_.append(secondaries_, 0, secondaries_end_);
        primaries_ += separator;
        primaries_.append(tertiaries_, 0, tertiaries_end_);
    }

private:
    void add_primary(std::uint16_t primary) {
        primaries_ += static_cast<char>(primary >> 8);
        primaries_ += static_cast<char>(primary & 0xFF);
    }

    void add_secondary(std::uint16_t weight) {
        if (weight == 0) {
            secondaries_ += plain;
            return;
        }
        secondaries_ += static_cast<char>(weight >> 8);
        secondaries_ += static_cast<char>(weight & 0xFF);
        secondaries_end_ = secondaries_.size();
    }

    // Danish puts capitals first.
    std::uint8_t in_case_order(std::uint8_t weight) const {
        if (language_ != Language::da || weight >= after_capitals) return weight;
        return static_cast<std::uint8_t>(weight >= first_upper ? weight - first_upper : weight + first_upper);
    }

    void add_tertiary(std::uint8_t ordered_weight) {
        tertiaries_ += static_cast<char>(plain + ordered_weight);
        if (ordered_weight != 0) tertiaries_end_ = tertiaries_.size();
    }

    void add_mark(std::uint16_t weight) {
        add_secondary(weight);
        add_tertiary(in_case_order(0));
    }

    bool add_double_a(char32_t code, std::string_view text, std::size_t& position) {
        const bool has_rule = language_ == Language::da || language_ == Language::no;
        if (!has_rule || lower_case(code) != 'a' || position >= text.size()) return false;
        std::size_t after = position;
        char32_t second = next_code_point(text, after);
        std::u32string marks;  // of the second a, last one first
        for (const Decomposition* parts = nullptr; (parts = find_row(decompositions, second)); second = parts->letter) {
            marks += parts->mark;
        }
        const int capitals = (code == 'A') + (second == 'A');
        if (second != 'a' && capitals < 2) return false;  // aa, Aa and AA, but not aA
        position = after;
        add_tailored(*tailored(language_, U'å'), (language_ == Language::da ? danish_aa : norwegian_aa)[capitals]);
        for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) add_character(*mark);
        return true;
    }

    void add_tailored(const TailoredLetter& letter, std::uint8_t tertiary) {
        const SortElement* anchor = find_row(sort_elements, letter.place != 0 ? letter.after : letter.letter);
        add_primary(static_cast<std::uint16_t>(anchor->primary + letter.place));
        add_secondary(letter.secondary);
        add_tertiary(tertiary);
        if (letter.second != 0) add_character(letter.second);
    }

    void add_character(char32_t code) {
        const char32_t lowered = lower_case(code);
        if (const TailoredLetter* letter = tailored(language_, lowered)) {
            add_tailored(*letter, in_case_order(lowered != code ? first_upper : 0));
        } else if (const SortElement* element = find_row(sort_elements, code)) {
            add_primary(element->primary);
            add_secondary(0);
            add_tertiary(in_case_order(element->tertiary));
            if (element->secondary != 0) add_mark(element->secondary);
        } else if (const SortExpansion* expansion = find_row(sort_expansions, code)) {
            add_expansion(*expansion);
        } else if (const Decomposition* parts = find_row(decompositions, code)) {
            add_character(parts->letter);
            if (parts->mark != 0) add_character(parts->mark);
        } else if (const MarkWeight* mark = find_row(mark_weights, code)) {
            add_mark(mark->weight);
        } else if (!is_ignored(code)) {
            add_other(code);
        }
    }

    void add_expansion(const SortExpansion& expansion) {
        for (std::size_t i = 0; i < 4 && expansion.to[i] != 0; ++i) {
            add_primary(find_row(sort_elements, expansion.to[i])->primary);
            add_secondary(0);
            add_tertiary(in_case_order(expansion.tertiary));
            if (i == 0 && expansion.secondary != 0) add_mark(expansion.secondary);
        }
    }

    // Controls and marks without a weight of their own.
    static bool is_ignored(char32_t code) {
        return (code < 0x20 && !is_blank(code)) || (code >= 0x7F && code < 0xA0) || code == 0xAD ||
               is_combining_mark(code) || (code >= 0x200B && code <= 0x200F) || code == 0xFEFF;
    }

    // Characters the tables do not know: pictures before the currency signs, the writing systems after Cyrillic, each
    // in the order of its code points.
    void add_other(char32_t code) {
        if (is_blank(code) || is_picture(code)) {
            add_primary(static_cast<std::uint16_t>(find_row(sort_elements, is_blank(code) ? U' ' : U'¤')->primary - 1));
        } else {
            const bool is_hangul = (code >= 0x1100 && code <= 0x11FF) || (code >= 0xAC00 && code <= 0xD7A3);
            const bool is_kana = code >= 0x3040 && code <= 0x30FF;
            const bool is_han = (code >= 0x3400 && code <= 0x9FFF) || (code >= 0x20000 && code <= 0x3FFFF);
            primaries_ += is_han ? '\xFE' : is_kana ? '\xFD' : is_hangul ? '\xFC' : '\xFB';
        }
        primaries_ += static_cast<char>(code >> 16 & 0xFF);
        primaries_ += static_cast<char>(code >> 8 & 0xFF);
        primaries_ += static_cast<char>(code & 0xFF);
        add_secondary(0);
        add_tertiary(in_case_order(0));
    }

    static bool is_picture(char32_t code) {
        return (code >= 0x2190 && code <= 0x2BFF) || (code >= 0x1F000 && code <= 0x1FAFF);
    }

    std::string& primaries_;
    std::string secondaries_;
    std::string tertiaries_;
    std::size_t secondaries_end_ = 0;  // what follows says nothing
    std::size_t tertiaries_end_ = 0;
    Language language_;
};

}  // namespace

void append_collation_key(std::string& out, std::string_view text, Language language) {
    KeyBuilder builder(out, language);
    builder.add(compose(text));
    builder.finish();
}

std::string collation_key(std::string_view text, Language language) {
    std::string key;
    append_collation_key(key, text, language);
    return key;
}

int compare_texts(std::string_view a, std::string_view b, Language language) {
    return collation_key(a, language).compare(collation_key(b, language));
}

}  // namespace tratt::core
