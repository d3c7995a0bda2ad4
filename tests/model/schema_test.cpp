#include "model/schema.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "model/command.hpp"
#include "model/seeds.hpp"

using namespace tratt::model;

static constexpr std::array all_entities = {Entity::setting,  Entity::user,    Entity::category, Entity::lead_status,
                                            Entity::business, Entity::company, Entity::contact};

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

TEST_CASE("R92 and R98 contacts and companies have a visible number, nothing else has") {
    CHECK(number_field(Entity::contact) == Field::contact_number);
    CHECK(number_field(Entity::company) == Field::company_number);
    for (const Entity entity : all_entities) {
        if (entity != Entity::contact && entity != Entity::company) CHECK_FALSE(number_field(entity));
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
    CHECK(derived_fields(Entity::contact).size() == 5);
    CHECK(derived_fields(Entity::company).size() == 2);
    CHECK(derived_fields(Entity::category).empty());
}

TEST_CASE("R173 entities are found by their keys") {
    const std::array<std::string_view, 7> keys = {"setting",  "user",    "category", "lead_status",
                                                  "business", "company", "contact"};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        CHECK(entity_key(all_entities[i]) == keys[i]);
        CHECK(find_entity(keys[i]) == all_entities[i]);
    }
    CHECK_FALSE(find_entity("sale"));
}

TEST_CASE("R14 what has a name of its own, and what is named by the catalogue") {
    CHECK(name_field(Entity::company) == Field::company_name);
    CHECK(name_field(Entity::user) == Field::user_name);
    CHECK_FALSE(name_field(Entity::contact));
    CHECK_FALSE(name_field(Entity::setting));
    CHECK(catalogue_field(Entity::user) == Field::user_catalogue_key);
    CHECK_FALSE(catalogue_field(Entity::company));
}

TEST_CASE("R20 categories and lead statuses have a description") {
    CHECK(description_field(Entity::category) == Field::category_description);
    CHECK(description_field(Entity::lead_status) == Field::lead_status_description);
    CHECK_FALSE(description_field(Entity::business));
}

TEST_CASE("R25 lists have an order, nothing else has") {
    CHECK(rank_field(Entity::category) == Field::category_rank);
    CHECK(rank_field(Entity::lead_status) == Field::lead_status_rank);
    CHECK(rank_field(Entity::business) == Field::business_rank);
    for (const Entity entity : all_entities) CHECK(rank_field(entity).has_value() == is_list(entity));
}

TEST_CASE("R27 and R281 everything but the settings can be deleted, softly") {
    CHECK(deleted_field(Entity::user) == Field::user_deleted);
    CHECK(deleted_field(Entity::category) == Field::category_deleted);
    CHECK(deleted_field(Entity::lead_status) == Field::lead_status_deleted);
    CHECK(deleted_field(Entity::business) == Field::business_deleted);
    CHECK(deleted_field(Entity::company) == Field::company_deleted_at);
    CHECK(deleted_field(Entity::contact) == Field::contact_deleted_at);
    CHECK_FALSE(deleted_field(Entity::setting));
}

TEST_CASE("R73 the lists are categories, lead statuses and businesses") {
    for (const Entity entity : all_entities) {
        CHECK(is_list(entity) ==
              (entity == Entity::category || entity == Entity::lead_status || entity == Entity::business));
    }
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
        CHECK(categories[i].group == wanted[i].group);
        CHECK(categories[i].lead_status_enabled == wanted[i].flag);
    }
}

TEST_CASE("R6 every group has a seeded category") {
    std::set<CategoryGroup> groups;
    for (const Seed& seed : seeded(Entity::category)) groups.insert(seed.group);
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

TEST_CASE("R10 seeded ids are all different and never change") {
    std::set<Uuid> ids = {setting_id};
    for (const Seed& seed : seeds()) CHECK(ids.insert(seed.id).second);
    CHECK(tratt::core::to_string(setting_id) == "01900000-0000-7000-8000-000000000001");
    CHECK(tratt::core::to_string(qualified_id) == "01900000-0000-7000-8000-000300000005");
    CHECK(tratt::core::to_string(mql_id) == "01900000-0000-7000-8000-000200000002");
}
