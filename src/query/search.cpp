#include "query/search.hpp"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "core/text.hpp"
#include "query/sounds.hpp"

namespace tratt::query {

namespace {

// Of distinct texts, by code, those that were found; empty when none was.
using Found = std::vector<std::uint8_t>;

// Those that have a word that begins so.
Found texts_with(const Texts& texts, std::string_view word) {
    const TextList& list = texts.cache->search_texts(*texts.pool);
    Found found(list.size());
    if (!list.find_word(word, found)) found.clear();
    return found;
}

// Those that have a word that sounds like it.
Found texts_alike(const Texts& texts, const SoundsLike& typed) {
    const WordList& list = texts.cache->words(*texts.pool);
    std::vector<std::uint8_t> is_alike(list.words().size());
    bool is_any = false;
    for (Handle word = 1; word < is_alike.size(); ++word) {
        is_alike[word] = typed.distance_to(list.words().text(word)).has_value();
        is_any |= is_alike[word] != 0;
    }
    if (!is_any) return {};
    Found found(list.text_count());
    for (std::size_t text = 0; text < found.size(); ++text) {
        for (const Handle word : list.words_of(text)) found[text] |= is_alike[word];
    }
    return found;
}

void add_coded(const Codes& codes, const Found& found, Mask& mask) {
    if (found.empty()) return;
    codes.visit([&](const auto& code_of) {
        for (std::size_t row = 0; row < mask.size(); ++row) mask[row] |= found[code_of(row)];
    });
}

Texts searched_texts(const Columns& columns, Field field) {
    return shape_of(field) == Shape::reference ? columns.names_of(model::spec(field).target) : columns.texts(field);
}

// Adds the records that have one of the texts in the field.
void add_records(const Columns& columns, Field field, const Found& texts, Mask& mask) {
    if (texts.empty()) return;
    if (shape_of(field) != Shape::reference) return add_coded(columns.codes(field), texts, mask);
    const Codes& codes = columns.codes(field);
    Found found(codes.count());
    columns.name_codes_of(model::spec(field).target).visit([&](const auto& name_of) {
        for (std::size_t code = 1; code < found.size(); ++code) found[code] = texts[name_of(code - 1)];
    });
    add_coded(codes, found, mask);
}

template <class Find>
Mask records_where(const Columns& columns, const Find& find) {
    Mask mask(columns.size());
    for (const Field field : searched_fields(columns.entity()))
        add_records(columns, field, find(searched_texts(columns, field)), mask);
    return mask;
}

Mask records_with(const Columns& columns, std::string_view word) {
    return records_where(columns, [&](const Texts& texts) { return texts_with(texts, word); });
}

// A word as it was typed, folded, and the records that have it.
struct TypedWord {
    std::string_view typed;
    std::string word;
    Mask records;
};

std::vector<TypedWord> words_of(const Columns& columns, std::string_view typed) {
    std::vector<TypedWord> words;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= typed.size();) {
        const std::size_t end = at;
        if (at < typed.size() && !core::is_blank(core::next_code_point(typed, at))) continue;
        const std::string_view piece = typed.substr(begin, end - begin);
        const core::WordMatch match(piece, columns.database().regional_language());
        for (const std::string& word : match.words()) words.push_back({piece, word, records_with(columns, word)});
        begin = at;
        if (end == typed.size()) break;
    }
    return words;
}

bool is_any_in(Mask mask, MaskView all) {
    keep_both(mask, all);
    return count_of(mask) > 0;
}

// R142: words that sound like the typed one will do.
Mask alike(const Columns& columns, const std::vector<TypedWord>& words, Mask mask) {
    for (const TypedWord& typed : words) {
        const SoundsLike sounds(typed.word);
        Mask records = records_where(columns, [&](const Texts& texts) { return texts_alike(texts, sounds); });
        keep_either(records, typed.records);
        keep_both(mask, records);
    }
    return mask;
}

// ---- Corrected spelling -------------------------------------------------------------------------------------------

struct Candidate {
    int distance;
    std::size_t length_difference;
    std::int64_t rarity;  // less the number of texts that have the word
    std::string word;
    auto operator<=>(const Candidate&) const = default;
};

void look_among(const WordList& list, const std::string& typed, std::optional<Candidate>& best) {
    const SoundsLike sounds(typed);
    std::vector<std::int64_t> counts;  // by word, once one is alike
    for (Handle handle = 1; handle < list.words().size(); ++handle) {
        const std::string_view word = list.words().text(handle);
        const auto distance = sounds.distance_to(word);
        if (!distance) continue;
        if (counts.empty()) counts = list.counts();
        const std::size_t difference = std::max(word.size(), typed.size()) - std::min(word.size(), typed.size());
        Candidate candidate{*distance, difference, -counts[handle], std::string(word)};
        if (!best || candidate < *best) best = std::move(candidate);
    }
}

std::string most_alike(const Columns& columns, const std::string& word) {
    std::optional<Candidate> best;
    for (const Field field : searched_fields(columns.entity())) {
        const Texts texts = searched_texts(columns, field);
        look_among(texts.cache->words(*texts.pool), word, best);
    }
    return best ? best->word : std::string();
}

// R144: each word that no record has is replaced by the one most alike, of those the one that most texts have. "" where
// there is none, or where that would find nothing either.
std::string corrected(const Columns& columns, const std::vector<TypedWord>& words, MaskView all) {
    std::string out;
    Mask found(all.begin(), all.end());
    bool is_other = false;
    for (const TypedWord& typed : words) {
        if (!out.empty()) out += ' ';
        if (is_any_in(typed.records, all)) {
            out += typed.typed;
            keep_both(found, typed.records);
            continue;
        }
        const std::string word = most_alike(columns, typed.word);
        if (word.empty()) return {};
        out += word;
        keep_both(found, records_with(columns, word));
        is_other = true;
    }
    return is_other && count_of(found) > 0 ? out : std::string();
}

}  // namespace

std::vector<Field> searched_fields(Entity entity) {
    std::vector<Field> fields;
    for (const model::FieldSpec& field : model::stored_fields(entity)) {
        if (field.has(model::field_searchable)) fields.push_back(field.field);
    }
    if (entity == Entity::contact) fields.push_back(Field::contact_company);
    return fields;
}

FoundByText found_by_text(const Columns& columns, std::string_view typed, MaskView all) {
    const std::vector<TypedWord> words = words_of(columns, typed);
    FoundByText found{{all.begin(), all.end()}, {}, false};
    for (const TypedWord& word : words) keep_both(found.mask, word.records);
    if (words.empty() || count_of(found.mask) > 0 || count_of(all) == 0) return found;
    return {alike(columns, words, {all.begin(), all.end()}), corrected(columns, words, all), true};
}

}  // namespace tratt::query
