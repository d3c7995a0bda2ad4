#include "model/schema.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "model/command.hpp"
#include "model/seeds.hpp"

using namespace tratt::model;

static const std::vector<Entity> all_entities = [] {
    std::vector<Entity> entities;
    for (std::size_t i = 0; i < entity_count; ++i) entities.push_back(static_cast<Entity>(i));
    return entities;
}();

static bool has_field(Entity entity, std::string_view key) { return find_field(entity, key).has_value(); }

TEST_CASE("R3 a category holds a name, a group, a description and the flag") {
    for (const char* key : {"name", "group", "description", "lead_status_enabled"}) {
        CAPTURE(key);
        CHECK(has_field(Entity::category, key));
    }
    CHECK(spec(Field::category_group).has(field_required));
    CHECK(spec(Field::category_lead_status_enabled).type == FieldType::boolean);
    CHECK_FALSE(spec(Field::category_description).has(field_required));
}

TEST_CASE("R4 there are exactly five category groups") {
    CHECK(category_group_count == 5);
    const std::array<std::string_view, 5> keys = {"potential_customer", "customer", "lost", "partner", "other"};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto group = static_cast<CategoryGroup>(i);
        CHECK(group_key(group) == keys[i]);
        CHECK(find_group(keys[i]) == group);
    }
    CHECK_FALSE(find_group("prospect"));
    CHECK_FALSE(find_group(""));
}

TEST_CASE("R4 a choice is found by its key and written by it, and there are no others") {
    const FieldSpec& group = spec(Field::category_group);
    CHECK(group.choices->name == "group");
    for (std::int64_t i = 0; i < 5; ++i) {
        CHECK(is_choice(group, i));
        CHECK(choice_key(group, i) == group_key(static_cast<CategoryGroup>(i)));
        CHECK(find_choice(group, choice_key(group, i)) == i);
    }
    for (const std::int64_t outside : {std::int64_t{-1}, std::int64_t{5}, tratt::core::no_value}) {
        CHECK_FALSE(is_choice(group, outside));
        CHECK(choice_key(group, outside).empty());
    }
    CHECK_FALSE(find_choice(group, "prospect"));
    CHECK_FALSE(find_choice(spec(Field::category_name), ""));
    CHECK_FALSE(is_choice(spec(Field::category_name), 0));
}

TEST_CASE("R5 a category belongs to one group") {
    const auto rows = stored_fields(Entity::category);
    CHECK(std::ranges::count(rows, FieldType::choice, &FieldSpec::type) == 1);
}

TEST_CASE("R26 the lead-status list has no headings and no visibility by group") {
    std::set<std::string_view> keys;
    for (const FieldSpec& field : stored_fields(Entity::lead_status)) keys.insert(field.key);
    CHECK(keys == std::set<std::string_view>{"name", "catalogue_key", "description", "rank", "deleted", "created_at"});
}

TEST_CASE("R31 a company has a category and no lead status") {
    CHECK(has_field(Entity::company, "category"));
    CHECK_FALSE(has_field(Entity::company, "lead_status"));
}

TEST_CASE("R53 the category is the company's, the status one person's") {
    CHECK(spec(Field::company_category).target == Entity::category);
    CHECK(spec(Field::contact_lead_status).target == Entity::lead_status);
    CHECK(spec(Field::contact_category).has(field_derived));
    CHECK(find_field(Entity::contact, "category") == Field::contact_category);
}

TEST_CASE("R2 company fields that must have a value") {
    std::set<Field> required;
    for (const FieldSpec& field : stored_fields(Entity::company)) {
        if (field.has(field_required)) required.insert(field.field);
    }
    CHECK(required == std::set<Field>{Field::company_name, Field::company_category, Field::company_business});
}

TEST_CASE("R84 no single field of a contact is required") {
    for (const FieldSpec& field : stored_fields(Entity::contact)) CHECK_FALSE(field.has(field_required));
}

TEST_CASE("R92 and R98 contacts, companies and sales have a visible number, nothing else has") {
    CHECK(number_field(Entity::contact) == Field::contact_number);
    CHECK(number_field(Entity::company) == Field::company_number);
    for (const Entity entity : all_entities) {
        const bool has_number = entity == Entity::contact || entity == Entity::company || entity == Entity::sale;
        CHECK(number_field(entity).has_value() == has_number);
    }
    CHECK(spec(Field::contact_number).has(field_read_only));
    CHECK(spec(Field::company_number).has(field_read_only));
}

TEST_CASE("R289 every field is found by its entity and key, and by nothing else") {
    std::set<std::string> seen;
    for (const FieldSpec& field : all_fields()) {
        CHECK(&spec(field.field) == &field);
        CHECK(find_field(field.entity, field.key) == field.field);
        CHECK(seen.insert(std::string(entity_key(field.entity)) + "." + std::string(field.key)).second);
        CHECK((field.type == FieldType::reference || field.target == field.entity));
    }
    CHECK(seen.size() == field_count);
    CHECK_FALSE(find_field(Entity::contact, "rank"));
    CHECK_FALSE(find_field(Entity::contact, ""));
    CHECK_FALSE(find_field(Entity::user, "first_name"));
}

TEST_CASE("R114 the fields of an entity are its stored ones and its derived ones") {
    std::size_t count = 0;
    for (const Entity entity : all_entities) {
        for (const FieldSpec& field : stored_fields(entity)) {
            CHECK(field.entity == entity);
            CHECK_FALSE(field.has(field_derived));
        }
        for (const FieldSpec& field : derived_fields(entity)) {
            CHECK(field.entity == entity);
            CHECK(field.has(field_derived));
        }
        count += stored_fields(entity).size() + derived_fields(entity).size();
    }
    CHECK(count == field_count);
    CHECK(stored_fields(Entity::business).size() == 5);
    CHECK(derived_fields(Entity::contact).size() == 7);
    CHECK(derived_fields(Entity::company).size() == 5);
    CHECK(derived_fields(Entity::category).empty());
}

TEST_CASE("R173 entities are found by their keys, and stand where seeded ids say") {
    const std::array<std::string_view, entity_count> keys = {
        "setting",       "user",       "category",      "lead_status",     "business",   "company",
        "contact",       "user_group", "contact_point", "sale_type",       "sale_stage", "sale_reason",
        "sale",          "follow_up",  "form",          "form_submission", "selection",  "selection_member",
        "board_setting", "dashboard",  "tile",          "favourite",       "visit",      "preference",
        "automation"};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        CHECK(entity_key(all_entities[i]) == keys[i]);
        CHECK(find_entity(keys[i]) == all_entities[i]);
    }
    CHECK_FALSE(find_entity("project"));
}

TEST_CASE("R14 what has a name of its own, and what is named by the catalogue") {
    CHECK(name_field(Entity::company) == Field::company_name);
    CHECK(name_field(Entity::user) == Field::user_name);
    CHECK(name_field(Entity::sale) == Field::sale_title);
    CHECK(name_field(Entity::selection) == Field::selection_name);
    CHECK_FALSE(name_field(Entity::contact));
    CHECK_FALSE(name_field(Entity::setting));
    CHECK(catalogue_field(Entity::user) == Field::user_catalogue_key);
    CHECK_FALSE(catalogue_field(Entity::company));
}

TEST_CASE("R20 categories and lead statuses have a description") {
    CHECK(description_field(Entity::category) == Field::category_description);
    CHECK(description_field(Entity::lead_status) == Field::lead_status_description);
    CHECK_FALSE(description_field(Entity::business));
    CHECK_FALSE(description_field(Entity::sale));
}

TEST_CASE("R25 lists have an order, and what else has one is no list") {
    CHECK(rank_field(Entity::category) == Field::category_rank);
    CHECK(rank_field(Entity::lead_status) == Field::lead_status_rank);
    CHECK(rank_field(Entity::business) == Field::business_rank);
    for (const Entity entity : all_entities) {
        CHECK(rank_field(entity).has_value() == (is_list(entity) || entity == Entity::contact_point));
    }
}

TEST_CASE("R27 and R281 what can come back from the bin has a mark, the rest has none") {
    CHECK(deleted_field(Entity::user) == Field::user_deleted);
    CHECK(deleted_field(Entity::category) == Field::category_deleted);
    CHECK(deleted_field(Entity::lead_status) == Field::lead_status_deleted);
    CHECK(deleted_field(Entity::business) == Field::business_deleted);
    CHECK(deleted_field(Entity::company) == Field::company_deleted_at);
    CHECK(deleted_field(Entity::contact) == Field::contact_deleted_at);
    const std::set<Entity> without = {Entity::setting,          Entity::contact_point, Entity::form_submission,
                                      Entity::selection_member, Entity::board_setting, Entity::tile,
                                      Entity::favourite,        Entity::visit,         Entity::preference,
                                      Entity::automation};
    for (const Entity entity : all_entities) CHECK(deleted_field(entity).has_value() != without.contains(entity));
}

TEST_CASE("R96 what is kept for one person is no step of undo") {
    for (const Entity entity : all_entities) {
        CHECK(is_personal(entity) == (entity == Entity::visit || entity == Entity::preference));
    }
}

TEST_CASE("R162 selections are what refers to its own kind") {
    for (const Entity entity : all_entities) {
        const auto fields = stored_fields(entity);
        const bool refers = std::ranges::any_of(fields, [&](const FieldSpec& field) {
            return field.type == FieldType::reference && field.target == entity;
        });
        CHECK(refers_to_itself(entity) == refers);
    }
}

TEST_CASE("R73 the lists are what administrators keep") {
    const std::set<Entity> lists = {Entity::category,  Entity::lead_status, Entity::business,   Entity::user_group,
                                    Entity::sale_type, Entity::sale_stage,  Entity::sale_reason};
    for (const Entity entity : all_entities) CHECK(is_list(entity) == lists.contains(entity));
}

TEST_CASE("R255 every value has a range, and what it is depends on the field") {
    const auto is_range = [](Field field, std::int64_t least, std::int64_t most) {
        const Range range = range_of(spec(field));
        return range.least == least && range.most == most && range.holds(least) && range.holds(most) &&
               !range.holds(least - 1) && !range.holds(most + 1);
    };
    CHECK(is_range(Field::contact_title, 0, 2'000));
    CHECK(is_range(Field::contact_note, 0, 100'000));
    CHECK(is_range(Field::selection_criteria, 0, 1'000'000));
    CHECK(is_range(Field::company_employees, 0, 1'000'000'000));
    CHECK(is_range(Field::sale_amount, -10'000'000'000'000, 10'000'000'000'000));
    CHECK(is_range(Field::sale_probability, 0, 100));
    CHECK(is_range(Field::sale_percent, -100'000, 100'000));
    CHECK(is_range(Field::sale_rate, 1, 1'000'000'000));
    CHECK(is_range(Field::setting_bin_days, 1, 3'650));
    CHECK(is_range(Field::dashboard_columns, 1, 24));
    CHECK(is_range(Field::tile_x, 0, 1'000));
    CHECK(is_range(Field::company_annual_revenue, -(std::int64_t{1} << 53), std::int64_t{1} << 53));
    const Range days = range_of(spec(Field::sale_sale_date));
    CHECK(tratt::core::iso_date(days.least) == "0001-01-01");
    CHECK(tratt::core::iso_date(days.most) == "9999-12-31");
    const Range instants = range_of(spec(Field::follow_up_starts_at));
    CHECK(tratt::core::iso_instant(instants.least) == "0001-01-01T00:00:00.000Z");
    CHECK(tratt::core::iso_instant(instants.most) == "9999-12-31T23:59:59.999Z");
}

TEST_CASE("R207 every choice has a list, and each of its keys stands once") {
    for (const FieldSpec& field : all_fields()) {
        CAPTURE(field.key);
        CHECK((field.type == FieldType::choice) == (field.choices != nullptr));
        if (!field.choices) continue;
        const std::set<std::string_view> keys(field.choices->keys.begin(), field.choices->keys.end());
        CHECK(keys.size() == field.choices->keys.size());
        CHECK(find_choice(field, choice_key(field, 1)) == 1);
    }
    CHECK(spec(Field::tile_type).choices->keys.size() == 13);
    CHECK(choice_key(spec(Field::tile_type), as_number(TileType::html)) == "html");
    CHECK(choice_key(spec(Field::sale_status), as_number(SaleStatus::stalled)) == "stalled");
    CHECK(choice_key(spec(Field::selection_kind), as_number(SelectionKind::fixed)) == "static");
    CHECK(choice_key(spec(Field::selection_operation), as_number(SetOperation::either)) == "either");
    CHECK(choice_key(spec(Field::follow_up_type), as_number(FollowUpType::meeting)) == "meeting");
    CHECK(choice_key(spec(Field::form_processing), as_number(Processing::by_hand)) == "by_hand");
    CHECK(trigger_key(Trigger::lead_status) == "lead_status");
}

TEST_CASE("R51 every record knows when it came to be") {
    for (const Entity entity : all_entities) {
        CHECK(spec(created_field(entity)).entity == entity);
        CHECK(spec(created_field(entity)).key == "created_at");
    }
}

// ---- Seeds --------------------------------------------------------------------------------------------------------

static std::vector<Seed> seeded(Entity entity) {
    std::vector<Seed> found;
    for (const Seed& seed : seeds()) {
        if (seed.entity == entity) found.push_back(seed);
    }
    return found;
}

TEST_CASE("R10 the seeded categories, their groups and flags") {
    struct Wanted {
        Uuid id;
        std::string_view key;
        CategoryGroup group;
        bool flag;
    };
    static constexpr Wanted wanted[] = {
        {lead_id, "category_lead", CategoryGroup::potential_customer, true},
        {mql_id, "category_mql", CategoryGroup::potential_customer, true},
        {opportunity_id, "category_opportunity", CategoryGroup::potential_customer, true},
        {lost_opportunity_id, "category_lost_opportunity", CategoryGroup::potential_customer, false},
        {customer_id, "category_customer", CategoryGroup::customer, false},
        {former_customer_id, "category_former_customer", CategoryGroup::lost, false},
        {partner_id, "category_partner", CategoryGroup::partner, false},
        {other_id, "category_other", CategoryGroup::other, false},
    };
    const auto categories = seeded(Entity::category);
    CHECK(categories.size() == std::size(wanted));
    for (std::size_t i = 0; i < std::min(categories.size(), std::size(wanted)); ++i) {
        CAPTURE(wanted[i].key);
        CHECK(categories[i].id == wanted[i].id);
        CHECK(categories[i].catalogue_key == wanted[i].key);
        CHECK(categories[i].number == as_number(wanted[i].group));
        CHECK(categories[i].lead_status_enabled == wanted[i].flag);
    }
}

TEST_CASE("R6 every group has a seeded category") {
    std::set<std::int64_t> groups;
    for (const Seed& seed : seeded(Entity::category)) groups.insert(seed.number);
    CHECK(groups.size() == category_group_count);
}

TEST_CASE("R21 the five statuses in their order") {
    const std::array wanted = {open_id, contacting_id, disqualified_id, re_nurture_id, qualified_id};
    const std::array<std::string_view, 5> keys = {"lead_status_open", "lead_status_contacting",
                                                  "lead_status_disqualified", "lead_status_re_nurture",
                                                  "lead_status_qualified"};
    const auto statuses = seeded(Entity::lead_status);
    CHECK(statuses.size() == wanted.size());
    for (std::size_t i = 0; i < std::min(statuses.size(), wanted.size()); ++i) {
        CHECK(statuses[i].id == wanted[i]);
        CHECK(statuses[i].catalogue_key == keys[i]);
    }
}

TEST_CASE("R97 the seeded business, and the one user") {
    const auto businesses = seeded(Entity::business);
    CHECK(businesses.size() == 1);
    CHECK(businesses.front().id == not_specified_id);
    CHECK(seeded(Entity::user).size() == 1);
    CHECK(seeded(Entity::user).front().id == me_id);
}

TEST_CASE("R59 the four automations are there from the beginning, and off") {
    const auto automations = seeded(Entity::automation);
    CHECK(automations.size() == trigger_count);
    CHECK(automation_id(Trigger::sale_sold) == seed_id(Entity::automation, 1));
    CHECK(automation_id(Trigger::lead_status) == seed_id(Entity::automation, 4));
    for (std::size_t i = 0; i < automations.size(); ++i) {
        CHECK(automations[i].id == automation_id(static_cast<Trigger>(i)));
        const auto values = seed_values(automations[i]);
        CHECK(values == std::vector<FieldValue>{{Field::automation_trigger, static_cast<std::int64_t>(i)}});
    }
}

TEST_CASE("R246 R247 the seeded sale type has stages that come nearer and a duration") {
    CHECK(seeded(Entity::sale_type).size() == 1);
    const auto type = seed_values(seeded(Entity::sale_type).front());
    CHECK(std::ranges::find(type, FieldValue{Field::sale_type_duration_days, std::int64_t{90}}) != type.end());
    std::int64_t before = 0;
    for (const Seed& seed : seeded(Entity::sale_stage)) {
        const auto values = seed_values(seed);
        CHECK(std::ranges::find(values, FieldValue{Field::sale_stage_type, sale_type_id}) != values.end());
        CHECK(std::ranges::find(values, FieldValue{Field::sale_stage_probability, seed.number}) != values.end());
        CHECK(seed.number > before);
        before = seed.number;
    }
    CHECK(before < 100);
}

TEST_CASE("R249 R250 R251 there are seeded reasons for every status that asks for one") {
    std::set<std::int64_t> kinds;
    for (const Seed& seed : seeded(Entity::sale_reason)) {
        const auto values = seed_values(seed);
        CHECK(std::ranges::find(values, FieldValue{Field::sale_reason_kind, seed.number}) != values.end());
        kinds.insert(seed.number);
    }
    CHECK(kinds == std::set<std::int64_t>{0, 1, 2});
}

TEST_CASE("R3 R73 seeded categories have their group and flag, the seeded user is an administrator in a group") {
    for (const Seed& seed : seeded(Entity::category)) {
        const auto values = seed_values(seed);
        CHECK(std::ranges::find(values, FieldValue{Field::category_catalogue_key, std::string(seed.catalogue_key)}) !=
              values.end());
        CHECK(std::ranges::find(values, FieldValue{Field::category_group, seed.number}) != values.end());
        CHECK(std::ranges::find(values, FieldValue{Field::category_lead_status_enabled, seed.lead_status_enabled}) !=
              values.end());
    }
    const auto me = seed_values(seeded(Entity::user).front());
    CHECK(std::ranges::find(me, FieldValue{Field::user_is_administrator, true}) != me.end());
    CHECK(std::ranges::find(me, FieldValue{Field::user_group, our_group_id}) != me.end());
    CHECK(seeds().front().id == our_group_id);
}

TEST_CASE("R10 seeded ids are all different and never change") {
    std::set<Uuid> ids = {setting_id};
    for (const Seed& seed : seeds()) CHECK(ids.insert(seed.id).second);
    CHECK(tratt::core::to_string(setting_id) == "01900000-0000-7000-8000-000000000001");
    CHECK(tratt::core::to_string(qualified_id) == "01900000-0000-7000-8000-000300000005");
    CHECK(tratt::core::to_string(mql_id) == "01900000-0000-7000-8000-000200000002");
}
