#include "query/search.hpp"

#include <cstdint>
#include <string>

#include "core/text.hpp"

namespace tratt::query {

namespace {

// Which of the distinct texts have a word that begins so.
std::vector<std::uint8_t> texts_with(const Texts& texts, std::string_view word) {
    const TextList& list = texts.cache->search_texts(*texts.pool);
    std::vector<std::uint8_t> found(list.size());
    for (std::size_t code = 1; code < found.size(); ++code)
        found[code] = core::WordMatch::begins_word(list[code], word);
    return found;
}

void add_coded(const Codes& codes, const std::vector<std::uint8_t>& found, Mask& mask) {
    codes.visit([&](const auto& code_of) {
        for (std::size_t row = 0; row < mask.size(); ++row) mask[row] |= found[code_of(row)];
    });
}

void add_records_with(const Columns& columns, Field field, std::string_view word, Mask& mask) {
    if (shape_of(field) != Shape::reference) {
        return add_coded(columns.codes(field), texts_with(columns.texts(field), word), mask);
    }
    const Entity target = model::spec(field).target;
    const auto names = texts_with(columns.names_of(target), word);
    const Codes& codes = columns.codes(field);
    std::vector<std::uint8_t> found(codes.count());
    columns.name_codes_of(target).visit([&](const auto& name_of) {
        for (std::size_t code = 1; code < found.size(); ++code) found[code] = names[name_of(code - 1)];
    });
    add_coded(codes, found, mask);
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

void keep_found(const Columns& columns, std::string_view typed, Mask& mask) {
    const core::WordMatch match(typed, columns.database().regional_language());
    const std::vector<Field> fields = searched_fields(columns.entity());
    for (const std::string& word : match.words()) {
        Mask with_word(mask.size());
        for (const Field field : fields) add_records_with(columns, field, word, with_word);
        keep_both(mask, with_word);
    }
}

}  // namespace tratt::query
