#include "query/search.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "core/text.hpp"

namespace tratt::query {

namespace {

// Which texts of a column have a word that begins so. Each distinct text is looked at once.
class WordTest {
public:
    WordTest(const TextValues& values, std::string_view word) : values_(values), word_(word) {
        verdicts_.resize(values.pool->size());
    }
    bool operator()(Row row) {
        const Handle handle = values_.handles[row];
        if (handle == store::no_text) return false;
        std::uint8_t& verdict = verdicts_[handle];
        if (verdict == 0) {
            const std::string_view text = values_.cache->search_texts(*values_.pool)[handle];
            verdict = core::WordMatch::begins_word(text, word_) ? 2 : 1;
        }
        return verdict == 2;
    }

private:
    TextValues values_;
    std::string_view word_;
    std::vector<std::uint8_t> verdicts_;  // by handle: 0 not asked, 1 no, 2 yes
};

// One place to look for a word: a text of the record, or the name of what it refers to.
struct Place {
    Field field;
    bool is_reference;
    WordTest test;
};

std::vector<Place> places_to_look(const Reading& reading, std::string_view word) {
    std::vector<Place> places;
    for (const Field field : searched_fields(reading.entity())) {
        const bool is_reference = shape_of(field) == Shape::reference;
        const TextValues values = is_reference ? reading.names_of(model::spec(field).target) : reading.texts(field);
        places.push_back({field, is_reference, WordTest(values, word)});
    }
    return places;
}

void keep_word(const Reading& reading, std::string_view word, std::vector<Row>& rows) {
    std::vector<Place> places = places_to_look(reading, word);
    std::erase_if(rows, [&](Row row) {
        return std::ranges::none_of(places, [&](Place& place) {
            const Row at = place.is_reference ? reading.reference(place.field, row) : row;
            return at != store::no_row && place.test(at);
        });
    });
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

void keep_found(const Reading& reading, std::string_view typed, std::vector<Row>& rows) {
    const core::WordMatch match(typed, reading.database().regional_language());
    for (const std::string& word : match.words()) keep_word(reading, word, rows);
}

}  // namespace tratt::query
