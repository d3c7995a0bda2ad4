#include "ui/preferences.hpp"

#include "store/database.hpp"

namespace tratt::ui {

using model::Entity;
using model::Field;

// A user has some dozens of them, and a screen asks for one or two.
std::string_view preference(const store::Database& database, std::string_view key) {
    const store::Row user = database.current_user();
    for (store::Row row = 0; row < database.row_count(Entity::preference); ++row) {
        const bool is_it = database.is_live(Entity::preference, row) &&
                           database.reference(Field::preference_user, row) == user &&
                           database.text(Field::preference_key, row) == key;
        if (is_it) return database.text(Field::preference_value, row);
    }
    return {};
}

void keep_preference(Context& context, std::string_view key, std::string_view value) {
    if (preference(context.database, key) == value) return;
    context.actions.run({.id = {}, .action = model::SetPreference{std::string(key), std::string(value)}});
}

}  // namespace tratt::ui
