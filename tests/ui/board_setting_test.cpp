// What a board's address says, and what is kept of it (R193).
#include "ui/screens/board_setting.hpp"

#include <doctest/doctest.h>

#include "store/world.hpp"
#include "ui/record_filter.hpp"

using namespace tratt;
using namespace tratt::ui;
using model::Entity;
using model::Field;

namespace {

BoardSetting setting_at(const test::World& world, std::string_view address) {
    static Place place;  // the setting refers to it
    place = parse_address(address);
    return board_setting(world.database, place);
}

// What the visitor's change keeps, without an app around it.
void keep(test::World& world, std::string_view key, std::string_view value) {
    world.run(model::SetPreference{std::string(key), std::string(value)});
}

std::string opened(const test::World& world, std::string_view from) {
    const auto kept = kept_board(world.database, parse_address(from));
    return kept ? address(*kept) : std::string(from);
}

}  // namespace

TEST_CASE("R174 each entity is grouped by what it has, and an unknown grouping is the first") {
    const test::World world;
    CHECK(setting_at(world, "#/board").columns == Field::contact_lead_status);
    CHECK(setting_at(world, "#/board?entity=company").columns == Field::company_category);
    CHECK(setting_at(world, "#/board?entity=sale").columns == Field::sale_stage);
    CHECK(setting_at(world, "#/board?entity=sale&group=owner").columns == Field::sale_owner);
    CHECK(setting_at(world, "#/board?entity=company&group=country").columns == Field::company_category);
    CHECK(setting_at(world, "#/board?entity=nothing").entity == Entity::contact);
}

TEST_CASE("R178 rows are by another field than the columns, and trade places with them") {
    const test::World world;
    CHECK(setting_at(world, "#/board?rows=owner").rows == Field::contact_owner);
    CHECK_FALSE(setting_at(world, "#/board?rows=lead_status").rows.has_value());
    Place place = parse_address("#/board?rows=owner");
    set_board_columns(place, Field::contact_owner);
    CHECK(address(place) == "#/board?rows=lead_status&group=owner");
}

TEST_CASE("R179 the order is said by field and direction, the usual one by nothing") {
    const test::World world;
    CHECK(setting_at(world, "#/board").sort == model::SortKey{Field::contact_days_in_status, true});
    CHECK(setting_at(world, "#/board?sort=-name").sort == model::SortKey{Field::contact_name, true});
    Place place = parse_address("#/board?sort=-name");
    set_board_sort(place, {Field::contact_days_in_status, true});
    CHECK(address(place) == "#/board");
}

TEST_CASE("R186 a filter by the owner's group is one by its users, and days that are over are asked for") {
    test::World world;
    const auto group = core::to_string(model::our_group_id);
    const auto filters = setting_at(world, "#/board?owner_group=" + group).filters;
    REQUIRE(filters.size() == 1);
    CHECK(filters[0].field == Field::contact_owner);
    CHECK(filters[0].values == std::vector<model::Value>{model::me_id});
    const auto overdue = setting_at(world, "#/board?next_follow_up=overdue").filters;
    REQUIRE(overdue.size() == 1);
    CHECK(overdue[0].op == model::Operator::before_today);
}

TEST_CASE("R186 a filter that is taken off the bar filters no more") {
    Place place = parse_address("#/board?country=Norge");
    CHECK(is_filter_shown(place, Entity::contact, Field::contact_country));
    show_board_filter(place, Entity::contact, Field::contact_country, false);
    CHECK_FALSE(is_filter_shown(place, Entity::contact, Field::contact_country));
    CHECK(is_filter_shown(place, Entity::contact, Field::contact_owner));
    CHECK(place.option("country").empty());
    show_board_filter(place, Entity::contact, std::nullopt, true);
    CHECK(is_filter_shown(place, Entity::contact, std::nullopt));
}

TEST_CASE("R187 all filters are cleared at once, and nothing else is") {
    Place place = parse_address("#/board?q=ber&country=Norge&owner_group=x&rows=owner");
    clear_board_filters(place, Entity::contact);
    CHECK(address(place) == "#/board?rows=owner");
}

TEST_CASE("R193 an address that leaves everything open gets the user's own settings of the entity last seen") {
    test::World world;
    CHECK(opened(world, "#/board") == "#/board");
    keep(world, "board_entity", "sale");
    keep(world, "board_sale", "entity=sale&group=owner");
    keep(world, "board_contact", "entity=contact&rows=owner");
    CHECK(opened(world, "#/board") == "#/board?entity=sale&group=owner");
    CHECK(opened(world, "#/board?q=ber") == "#/board?q=ber&entity=sale&group=owner");
    CHECK(opened(world, "#/board?entity=contact") == "#/board?entity=contact");
}

TEST_CASE("R193 a selection has settings of its own, else what its owner keeps for everybody, else the user's") {
    test::World world;
    const core::Uuid selection =
        world.create(Entity::selection, {{Field::selection_name, std::string("Leads")},
                                         {Field::selection_entity, model::as_number(model::SelectionEntity::contact)}});
    const std::string here = "#/board?selection=" + core::to_string(selection);
    keep(world, "board_contact", "entity=contact&rows=owner");
    CHECK(opened(world, here) == here + "&entity=contact&rows=owner");
    world.create(Entity::board_setting,
                 {{Field::board_setting_selection, selection},
                  {Field::board_setting_entity, model::as_number(model::SelectionEntity::contact)},
                  {Field::board_setting_value, std::string("entity=contact&group=owner")}});
    CHECK(opened(world, here) == here + "&entity=contact&group=owner");
    keep(world, std::string("board_contact_") + core::to_string(selection), "entity=contact&group=category");
    CHECK(opened(world, here) == here + "&entity=contact&group=category");
    CHECK(opened(world, "#/board") == "#/board?entity=contact&rows=owner");
    CHECK(has_own_setting(world.database, setting_at(world, here)));
}
