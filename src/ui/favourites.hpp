// What the current user has put a star on (R95): contacts, companies, sales, selections.
#pragma once

#include <vector>

#include "store/database.hpp"
#include "ui/context.hpp"

namespace tratt::ui {

struct Favourite {
    model::Entity entity = model::Entity::contact;
    store::Row record = store::no_row;
};

bool can_be_favourite(model::Entity entity);
std::vector<Favourite> favourites(const store::Database& database);  // in the order in which they got it
bool is_favourite(const store::Database& database, model::Entity entity, store::Row record);
void toggle_favourite(Context& context, model::Entity entity, store::Row record);  // at once, without Save

}  // namespace tratt::ui
