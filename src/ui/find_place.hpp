// The addresses of Find, for whoever leads there.
#pragma once

#include "model/query_form.hpp"
#include "store/database.hpp"
#include "ui/criteria.hpp"
#include "ui/place.hpp"

namespace tratt::ui {

inline constexpr std::string_view find_entity_option = "entity", find_query_option = "query", find_text_option = "q",
                                  find_selection_option = "selection", find_into_option = "into";

model::Entity find_entity(const Place& place);  // contact where the address says nothing
Place find_place(model::Entity entity);
Place find_place(model::Entity entity, const CriteriaSets& sets);
void set_criteria(Place& place, model::Entity entity, const CriteriaSets& sets);

Place board_place(model::Entity entity, const CriteriaSets& sets);  // the same records as a board
Place selection_board_place(const store::Database& database, store::Row selection);
Place selection_place(const store::Database& database, store::Row selection);

// R144: what a free text looks for: "" below three letters, without words that are in every text.
std::string free_text(std::string_view typed);

}  // namespace tratt::ui
