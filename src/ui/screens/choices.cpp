#include "ui/screens/choices.hpp"

#include "i18n/messages.hpp"
#include "model/lead_rules.hpp"
#include "ui/record_words.hpp"

namespace tratt::ui {
namespace {

using model::Entity;

template <class Decorate>
ItemChoices item_choices(const store::Database& database, Entity entity, store::Row now, bool with_none,
                         Decorate decorate) {
    ItemChoices items;
    if (with_none) {
        items.choices.push_back({.label = i18n::text(i18n::Msg::no_selection), .is_muted = true});
        items.rows.push_back(store::no_row);
        if (now == store::no_row) items.chosen = 0;
    }
    for (const store::Row row : database.list(entity, true)) {
        const bool is_deleted = database.is_deleted(entity, row);
        if (!model::may_choose(is_deleted, row == now)) continue;
        Choice choice{.label = item_name(database, entity, row), .is_struck = is_deleted};
        decorate(choice, row);
        if (row == now) items.chosen = static_cast<int>(items.rows.size());
        items.choices.push_back(choice);
        items.rows.push_back(row);
    }
    return items;
}

}  // namespace

ItemChoices category_choices(const store::Database& database, store::Row now, bool with_none) {
    return item_choices(database, Entity::category, now, with_none, [&](Choice& choice, store::Row row) {
        choice.mark = group_mark(category_group_kind(database, row));
    });
}

ItemChoices status_choices(const store::Database& database, store::Row now, bool with_descriptions) {
    return item_choices(database, Entity::lead_status, now, false, [&](Choice& choice, store::Row row) {
        choice.mark = status_shape_mark(status_mark_of(database, row));
        if (with_descriptions) choice.description = item_description(database, Entity::lead_status, row);
    });
}

ItemChoices user_choices(const store::Database& database, store::Row now) {
    return item_choices(database, Entity::user, now, true,
                        [](Choice& choice, store::Row) { choice.mark = avatar_mark(choice.label); });
}

ItemChoices business_choices(const store::Database& database, store::Row now) {
    return item_choices(database, Entity::business, now, false, [](Choice&, store::Row) {});
}

}  // namespace tratt::ui
