// What Find offers, and which records selections give.
#include <doctest/doctest.h>

#include <algorithm>

#include "codec/json_query.hpp"
#include "query/criteria.hpp"
#include "query/small_company.hpp"
#include "ui/criteria.hpp"
#include "ui/find_place.hpp"
#include "ui/screens/record_columns.hpp"
#include "ui/selections.hpp"

using namespace tratt;
using namespace tratt::model;
using namespace tratt::ui;
using query_test::SmallCompany;

namespace {

bool offers(Entity entity, Field field) { return std::ranges::count(search_fields(entity), field) == 1; }
bool offers(Field field, Operator op) { return std::ranges::count(operators_of(field), op) == 1; }

Criterion status_is(const Uuid& status) { return {Field::contact_lead_status, Operator::is_one_of, {status}}; }

struct Selections : SmallCompany {
    SelectionMembers members;

    Uuid selection(std::string name, SelectionKind kind, std::vector<FieldValue> more = {},
                   SelectionEntity entity = SelectionEntity::contact) {
        more.push_back({Field::selection_name, std::move(name)});
        more.push_back({Field::selection_entity, as_number(entity)});
        more.push_back({Field::selection_kind, as_number(kind)});
        return add(Entity::selection, std::move(more));
    }
    Uuid dynamic(std::string name, Criterion criterion) {
        Query query{.entity = Entity::contact};
        query.any = {{std::move(criterion)}};
        return selection(std::move(name), SelectionKind::dynamic,
                         {{Field::selection_criteria, codec::write_query(query)}});
    }
    void put(const Uuid& selection, std::vector<Uuid> ids) {
        REQUIRE(
            database.execute({database.new_id(), ChangeMembers{.selection = selection, .added = std::move(ids)}}).ok());
    }
    std::string members_of(const Uuid& selection) {
        return names(members.query(database, database.find(Entity::selection, selection)));
    }
};

}  // namespace

TEST_CASE("R133 what can be searched: status, category and group, and the fields of conversion tracking under Lead") {
    CHECK(offers(Entity::contact, Field::contact_lead_status));
    CHECK(offers(Entity::company, Field::company_category));
    CHECK(offers(Entity::company, Field::company_category_group));
    CHECK(offers(Entity::contact, Field::contact_first_touch_source));
    CHECK(offers(Entity::company, Field::company_source_campaign));
    CHECK(is_conversion_field(Field::contact_creation_medium));
    CHECK_FALSE(is_conversion_field(Field::contact_source));
    CHECK_FALSE(offers(Entity::contact, Field::contact_status_since));  // kept for the rules only
    CHECK_FALSE(offers(Entity::contact, Field::contact_deleted_at));
    CHECK(operators_of(Field::contact_lead_status).front() == Operator::is_one_of);
    CHECK(operators_of(Field::contact_lead_status)[1] == Operator::is_not_one_of);
    for (const Entity entity : searched_entities()) {
        for (const Field field : search_fields(entity)) CHECK(spec(field).entity == entity);
    }
}

TEST_CASE("no two fields that can be searched by, or shown as columns, have one name") {
    const auto has_one_name_twice = [](const std::vector<Field>& fields) {
        std::vector<std::string_view> names(fields.size());
        std::ranges::transform(fields, names.begin(), column_name);
        std::ranges::sort(names);
        return std::ranges::adjacent_find(names) != names.end();
    };
    for (const Entity entity : searched_entities()) {
        CAPTURE(entity_key(entity));
        CHECK_FALSE(has_one_name_twice(offered_columns(entity)));
        const auto searched = search_fields(entity);
        CHECK_FALSE(has_one_name_twice({searched.begin(), searched.end()}));
    }
}

TEST_CASE("R145 each type of field has its operators, and each operator what it needs") {
    CHECK(offers(Field::company_name, Operator::does_not_end_with));
    CHECK(offers(Field::company_employees, Operator::between));
    CHECK(offers(Field::contact_former_employee, Operator::no));
    CHECK_FALSE(offers(Field::contact_former_employee, Operator::equals));
    CHECK(offers(Field::sale_sale_date, Operator::this_previous_and_next));
    CHECK(offers(Field::contact_created_at, Operator::before_today));
    CHECK(offers(Field::contact_company, Operator::starts_with));
    CHECK(value_kind(Operator::is_not) == ValueKind::text);
    CHECK(value_kind(Operator::less_or_equal) == ValueKind::number);
    CHECK(value_kind(Operator::between) == ValueKind::two_numbers);
    CHECK(value_kind(Operator::between_dates) == ValueKind::two_dates);
    CHECK(value_kind(Operator::on_today) == ValueKind::none);
    CHECK(value_kind(Operator::this_unit) == ValueKind::unit);
    CHECK(value_kind(Operator::next_units) == ValueKind::units);
    // Every operator that is offered can be written into an address and read again.
    for (const Entity entity : searched_entities()) {
        for (const Field field : search_fields(entity)) {
            for (const Operator op : operators_of(field)) {
                CAPTURE(spec(field).key);
                Query query{.entity = entity};
                query.any = {{{field, op, {}}}};
                const auto read = codec::query_from_link(codec::query_to_link(query));
                REQUIRE(read.ok());
                CHECK(*read == query);
            }
        }
    }
}

TEST_CASE("a criterion keeps its value where another operator or field can have it, too") {
    const Criterion day{Field::contact_created_at, Operator::before, {std::int64_t{20000}}};
    CHECK(with_operator(day, Operator::between_dates).values == day.values);
    CHECK(with_operator(day, Operator::has_value).values.empty());
    const Criterion pair{Field::company_employees, Operator::between, {std::int64_t{1}, std::int64_t{9}}};
    CHECK(with_operator(pair, Operator::greater).values.size() == 1);
    const Criterion name{Field::contact_first_name, Operator::contains, {std::string("a")}};
    CHECK(with_field(name, Field::contact_last_name).values == name.values);
    CHECK(with_field(name, Field::contact_created_at).values.empty());
    CHECK(with_field(status_is(open_id), Field::contact_owner).values.empty());
}

TEST_CASE("R129 R132 rows without a value ask nothing, and Clear all leaves such rows") {
    Criterion mine{Field::contact_owner, Operator::is_one_of, {}};
    mine.current_user = true;
    const CriteriaSets sets{{status_is(open_id), {Field::contact_name, Operator::contains, {}}},
                            {{Field::contact_name, Operator::contains, {}}},
                            {mine, {Field::contact_created_at, Operator::on_today, {}}}};
    const CriteriaSets filled = filled_sets(sets);
    REQUIRE(filled.size() == 2);
    CHECK(filled[0].size() == 1);
    CHECK(filled[1].size() == 2);
    const CriteriaSets cleared = without_values(sets);
    REQUIRE(cleared.size() == 3);
    CHECK(cleared[0].size() == 2);
    CHECK(cleared[2].size() == 2);
    CHECK(filled_sets(cleared).empty());
    for (const Entity entity : searched_entities()) {
        CHECK_FALSE(standard_sets(entity).empty());
        CHECK(filled_sets(standard_sets(entity)).empty());
    }
}

TEST_CASE("R144 a free text has three letters at least, without words that stand everywhere") {
    CHECK(free_text("ab").empty());
    CHECK(free_text("abc") == "abc");
    CHECK(free_text("  the  öberg and ") == "öberg");
    CHECK(free_text("och i på").empty());
    CHECK(free_text("å ö").empty());
}

TEST_CASE("R142 an answer says that nothing was spelled as it was typed") {
    SmallCompany world;
    world.contact("Freja", "Kjær");
    Query query{.entity = Entity::contact, .text = "freja"};
    CHECK_FALSE(world.run(query).sounds_alike);
    query.text = "frejja";
    CHECK(world.run(query).sounds_alike);
    CHECK(world.run(query).corrected == "freja");
}

TEST_CASE("R172 typical searches of leads: new, qualified without a sale, long in Re-nurture, MQL of nobody") {
    SmallCompany world;
    const Uuid lead = world.company("Nordlys AB", lead_id), mql = world.company("Sydlys AB", mql_id);
    world.now -= std::int64_t{200} * 86'400'000;
    const Uuid old = world.contact("Old", "Lead", lead, {{Field::contact_lead_status, re_nurture_id}});
    world.now = query_test::noon;
    const Uuid sold = world.contact("With", "Sale", lead, {{Field::contact_lead_status, qualified_id}});
    world.contact("Without", "Sale", lead, {{Field::contact_lead_status, qualified_id}});
    world.contact("Of", "Nobody", mql, {{Field::contact_owner, Value{}}});
    const Uuid sale = world.add(
        Entity::sale, {{Field::sale_title, "A"}, {Field::sale_type, sale_type_id}, {Field::sale_contact, sold}});
    const auto found = [&](std::size_t index) {
        Query query{.entity = Entity::contact};
        query.any = typical_searches(Entity::contact)[index].sets;
        return world.names(query);
    };
    CHECK(found(0) == "With Sale, Without Sale, Of Nobody");
    CHECK(found(1) == "Without Sale");
    CHECK(found(2) == "Old Lead");
    CHECK(found(3) == "Of Nobody");
    CHECK(world.database.value(Field::contact_sale_count, world.database.find(Entity::contact, sold)) ==
          Value(std::int64_t{1}));
    CHECK(world.database.value(Field::company_sale_count, world.database.find(Entity::company, lead)) ==
          Value(std::int64_t{1}));
    REQUIRE(world.database.execute({world.database.new_id(), DeleteRecords{Entity::sale, {sale}}}).ok());
    CHECK(found(1) == "With Sale, Without Sale");
    CHECK(world.database.value(Field::company_sale_count, world.database.find(Entity::company, lead)) ==
          Value(std::int64_t{0}));
    CHECK(found(2) == "Old Lead");
    (void)old;
}

TEST_CASE("R151 R157 R159 R163 R165 selections give what they hold, find, or are made of") {
    Selections world;
    const Uuid lead = world.company("Nordlys AB", lead_id), other = world.company("Sydlys AB", lead_id);
    const Uuid anna = world.contact("Anna", "Ek", lead);
    const Uuid bo = world.contact("Bo", "Ek", lead, {{Field::contact_lead_status, qualified_id}});
    const Uuid cia = world.contact("Cia", "Ek", other);
    const Uuid hand = world.selection("By hand", SelectionKind::fixed);
    CHECK(world.members_of(hand).empty());
    world.put(hand, {anna, other, anna});
    CHECK(world.members_of(hand) == "Anna Ek, Cia Ek");  // R159, R163: a company alone stands for its people
    const Uuid open = world.dynamic("Open", status_is(open_id));
    CHECK(world.members_of(open) == "Anna Ek, Cia Ek");
    world.set(Entity::contact, bo, Field::contact_lead_status, open_id);
    CHECK(world.members_of(open) == "Anna Ek, Bo Ek, Cia Ek");  // R157
    const Uuid both = world.selection("Only in 2", SelectionKind::combined,
                                      {{Field::selection_left, hand},
                                       {Field::selection_right, open},
                                       {Field::selection_operation, as_number(SetOperation::only_second)}});
    CHECK(world.members_of(both) == "Bo Ek");
    world.put(hand, {bo});
    CHECK(world.members_of(both).empty());  // R165
    world.set(Entity::selection, both, Field::selection_operation, as_number(SetOperation::both));
    CHECK(world.members_of(both) == "Anna Ek, Bo Ek, Cia Ek");
    CHECK(world.members.held(world.database, world.database.find(Entity::selection, hand)).size() == 3);
    const Uuid companies = world.selection("Companies", SelectionKind::fixed, {}, SelectionEntity::company);
    world.put(companies, {lead});
    CHECK(world.members_of(companies) == "Nordlys AB");
    (void)cia;
}

TEST_CASE("R155 R156 who sees a selection and who may change it") {
    Selections world;
    const Uuid group = world.add(Entity::user_group, {{Field::user_group_name, "North"}});
    const Uuid other = world.add(Entity::user, {{Field::user_name, "Bo"}});
    const auto with = [&](Visibility visibility, std::vector<FieldValue> more = {}) {
        more.push_back({Field::selection_visibility, as_number(visibility)});
        more.push_back({Field::selection_owner, other});
        return world.database.find(Entity::selection, world.selection("S", SelectionKind::fixed, std::move(more)));
    };
    const store::Row all = with(Visibility::everyone), own = with(Visibility::owner);
    const store::Row of_group = with(Visibility::group, {{Field::selection_group, group}});
    CHECK(may_see_selection(world.database, all));
    CHECK_FALSE(may_see_selection(world.database, own));
    CHECK_FALSE(may_see_selection(world.database, of_group));
    CHECK(visible_selections(world.database) == std::vector<store::Row>{all});
    world.set(Entity::user, me_id, Field::user_group, group);
    CHECK(may_see_selection(world.database, of_group));
    CHECK(may_edit_selection(world.database, all));  // an administrator
    world.set(Entity::user, other, Field::user_is_administrator, true);
    world.set(Entity::user, me_id, Field::user_is_administrator, false);
    CHECK_FALSE(may_edit_selection(world.database, all));
    const Uuid mine = world.selection("Mine", SelectionKind::fixed, {{Field::selection_owner, me_id}});
    CHECK(may_edit_selection(world.database, world.database.find(Entity::selection, mine)));
}

TEST_CASE("an address of Find holds its criteria, and an unknown entity is contacts") {
    const CriteriaSets sets{{status_is(open_id)}, {{Field::contact_name, Operator::contains, {std::string("é&=~")}}}};
    const Place place = parse_address(address(find_place(Entity::contact, sets)));
    CHECK(place.page == Page::find);
    CHECK(find_entity(place) == Entity::contact);
    const auto query = codec::query_from_link(place.option(find_query_option));
    REQUIRE(query.ok());
    CHECK(query->any == sets);
    CHECK(find_entity(parse_address("#/find?entity=tile")) == Entity::contact);
    CHECK(find_entity(parse_address("#/find?entity=sale")) == Entity::sale);
}
