#include "ui/screens/choices.hpp"

#include <algorithm>

#include "i18n/format.hpp"
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

ItemChoices sale_type_choices(const store::Database& database, store::Row now) {
    return item_choices(database, Entity::sale_type, now, false, [](Choice&, store::Row) {});
}

namespace {

// Only those that `is_one` is true of, and the present one.
template <class IsOne>
ItemChoices some_of(const ItemChoices& all, const IsOne& is_one) {
    ItemChoices some;
    for (std::size_t i = 0; i < all.rows.size(); ++i) {
        const bool is_chosen = all.chosen == static_cast<int>(i);
        if (!is_chosen && !is_one(all.rows[i])) continue;
        if (is_chosen) some.chosen = static_cast<int>(some.rows.size());
        some.choices.push_back(all.choices[i]);
        some.rows.push_back(all.rows[i]);
    }
    return some;
}

}  // namespace

ItemChoices stage_choices(const store::Database& database, store::Row type, store::Row now) {
    const ItemChoices all =
        item_choices(database, Entity::sale_stage, now, false, [&](Choice& choice, store::Row stage) {
            const std::int64_t percent = database.number(model::Field::sale_stage_probability, stage);
            if (percent != core::no_value) choice.count = i18n::percent(static_cast<double>(percent) / 100);
        });
    return some_of(all, [&](store::Row stage) {
        return type != store::no_row && database.reference(model::Field::sale_stage_type, stage) == type;
    });
}

ItemChoices reason_choices(const store::Database& database, model::ReasonKind kind, store::Row now) {
    const auto is_of_kind = [&](store::Row reason) {
        return database.number(model::Field::sale_reason_kind, reason) == model::as_number(kind);
    };
    const store::Row present = now != store::no_row && is_of_kind(now) ? now : store::no_row;
    return some_of(item_choices(database, Entity::sale_reason, present, false, [](Choice&, store::Row) {}), is_of_kind);
}

std::vector<std::string_view> currency_codes(std::string_view now) {
    std::vector<std::string_view> codes = {"SEK", "EUR", "USD", "NOK", "DKK", "GBP", "CHF", "ISK", "PLN", "CZK",
                                           "HUF", "RON", "BGN", "UAH", "TRY", "CAD", "AUD", "NZD", "JPY", "CNY",
                                           "HKD", "SGD", "KRW", "INR", "THB", "AED", "ILS", "ZAR", "BRL", "MXN"};
    if (!now.empty() && std::ranges::find(codes, now) == codes.end()) codes.insert(codes.begin(), now);
    return codes;
}

ItemChoices business_choices(const store::Database& database, store::Row now) {
    return item_choices(database, Entity::business, now, false, [](Choice&, store::Row) {});
}

}  // namespace tratt::ui
