#include "ui/favourites.hpp"

#include <array>
#include <optional>

namespace tratt::ui {
namespace {

using model::Entity;
using model::Field;

struct Kind {
    Entity entity;
    Field refers;
};
constexpr std::array kinds{Kind{Entity::contact, Field::favourite_contact},
                           Kind{Entity::company, Field::favourite_company}, Kind{Entity::sale, Field::favourite_sale},
                           Kind{Entity::selection, Field::favourite_selection}};

std::optional<Field> reference_to(Entity entity) {
    for (const Kind& kind : kinds)
        if (kind.entity == entity) return kind.refers;
    return std::nullopt;
}

// A person has some dozens of them.
template <class Use>
void for_each_own(const store::Database& database, Use use) {
    const store::Row user = database.current_user();
    for (store::Row row = 0; row < database.row_count(Entity::favourite); ++row) {
        const bool is_own =
            database.is_live(Entity::favourite, row) && database.reference(Field::favourite_user, row) == user;
        if (is_own) use(row);
    }
}

store::Row favourite_of(const store::Database& database, Entity entity, store::Row record) {
    store::Row found = store::no_row;
    const auto refers = reference_to(entity);
    if (!refers) return found;
    for_each_own(database, [&](store::Row row) {
        if (database.reference(*refers, row) == record) found = row;
    });
    return found;
}

}  // namespace

bool can_be_favourite(Entity entity) { return reference_to(entity).has_value(); }

std::vector<Favourite> favourites(const store::Database& database) {
    std::vector<Favourite> all;
    for_each_own(database, [&](store::Row row) {
        for (const Kind& kind : kinds) {
            const store::Row record = database.reference(kind.refers, row);
            if (record != store::no_row && database.is_live(kind.entity, record)) all.push_back({kind.entity, record});
        }
    });
    return all;
}

bool is_favourite(const store::Database& database, Entity entity, store::Row record) {
    return favourite_of(database, entity, record) != store::no_row;
}

void toggle_favourite(Context& context, Entity entity, store::Row record) {
    const store::Database& database = context.database;
    const auto refers = reference_to(entity);
    if (!refers) return;
    const store::Row now = favourite_of(database, entity, record);
    model::Action action = model::CreateRecord{Entity::favourite, {{*refers, database.id_of(entity, record)}}, {}};
    if (now != store::no_row)
        action = model::DeleteRecords{Entity::favourite, {database.id_of(Entity::favourite, now)}};
    context.actions.run({.id = {}, .action = std::move(action)});
}

}  // namespace tratt::ui
