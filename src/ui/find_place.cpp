#include "ui/find_place.hpp"

#include <algorithm>
#include <array>

#include "codec/json_query.hpp"
#include "core/text.hpp"
#include "i18n/messages.hpp"

namespace tratt::ui {
namespace {

using model::Entity;
using model::Field;

constexpr std::size_t least_letters = 3;
// Of the languages that are spoken here.
constexpr std::array<std::string_view, 26> stop_words{"a",  "an", "and", "at",  "av",  "by", "de",   "den", "det",
                                                      "en", "et", "ett", "for", "för", "i",  "in",   "med", "och",
                                                      "of", "on", "på",  "som", "the", "to", "till", "und"};

}  // namespace

Entity find_entity(const Place& place) {
    const auto entity = model::find_entity(place.option(find_entity_option));
    const auto known = searched_entities();
    return entity && std::ranges::find(known, *entity) != known.end() ? *entity : Entity::contact;
}

Place find_place(Entity entity) {
    Place place{.page = Page::find};
    place.set_option(find_entity_option, model::entity_key(entity));
    return place;
}

Place find_place(Entity entity, const CriteriaSets& sets) {
    Place place = find_place(entity);
    set_criteria(place, entity, sets);
    return place;
}

void set_criteria(Place& place, Entity entity, const CriteriaSets& sets) {
    model::Query query{.entity = entity};
    query.any = sets;
    place.set_option(find_query_option, codec::query_to_link(query));
}

Place board_place(Entity entity, const CriteriaSets& sets) {
    Place place{.page = Page::board};
    place.set_option(find_entity_option, model::entity_key(entity));
    if (!sets.empty()) set_criteria(place, entity, sets);
    return place;
}

Place selection_board_place(const store::Database& database, store::Row selection) {
    const auto entity = static_cast<model::SelectionEntity>(database.number(Field::selection_entity, selection));
    Place place{.page = Page::board};
    place.set_option(find_entity_option, model::lists::selection_entities.keys[static_cast<std::size_t>(entity)]);
    place.set_option("selection", core::to_string(database.id_of(Entity::selection, selection)));
    return place;
}

Place selection_place(const store::Database& database, store::Row selection) {
    Place place{.page = Page::selection};
    place.set_option("id", core::to_string(database.id_of(Entity::selection, selection)));
    return place;
}

std::string free_text(std::string_view typed) {
    std::string kept;
    std::size_t letters = 0;
    while (!typed.empty()) {
        const std::string_view word = core::take_until(typed, ' ');
        const std::string lower = core::lower(word);
        if (word.empty() || std::ranges::find(stop_words, lower) != stop_words.end()) continue;
        if (!kept.empty()) kept += ' ';
        kept += word;
        letters += core::code_point_count(word);
    }
    return letters < least_letters ? std::string() : kept;
}

}  // namespace tratt::ui
