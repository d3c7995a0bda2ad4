// What no command gets past, whatever the entity: each refusal is typed and names the field, and nothing has changed.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "world.hpp"

using namespace tratt::model;
using tratt::core::Error;
using tratt::store::no_row;
using tratt::store::Row;
using tratt::test::World;

namespace {

Value number(std::int64_t value) { return value; }

// One good record of everything that people make by hand.
struct Example {
    Entity entity;
    std::vector<FieldValue> values;
};

std::vector<Example> examples(World& world) {
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company);
    const Uuid dashboard = world.create(Entity::dashboard, {{Field::dashboard_name, "Start"}});
    return {
        {Entity::user, {{Field::user_name, "Erik"}}},
        {Entity::category, {{Field::category_name, "Prospect"}, {Field::category_group, number(0)}}},
        {Entity::lead_status, {{Field::lead_status_name, "Bad timing"}}},
        {Entity::business, {{Field::business_name, "Handel"}}},
        {Entity::company, {{Field::company_name, "Fjord AS"}, {Field::company_category, lead_id}}},
        {Entity::contact, {{Field::contact_last_name, "Lund"}}},
        {Entity::user_group, {{Field::user_group_name, "Sales"}}},
        {Entity::contact_point,
         {{Field::contact_point_contact, contact},
          {Field::contact_point_kind, number(0)},
          {Field::contact_point_value, "1"}}},
        {Entity::sale_type, {{Field::sale_type_name, "Renewal"}}},
        {Entity::sale_stage,
         {{Field::sale_stage_name, "Asked"},
          {Field::sale_stage_type, sale_type_id},
          {Field::sale_stage_probability, number(5)}}},
        {Entity::sale_reason, {{Field::sale_reason_name, "Luck"}, {Field::sale_reason_kind, number(0)}}},
        {Entity::sale, {{Field::sale_title, "Deal"}, {Field::sale_type, sale_type_id}}},
        {Entity::follow_up, {{Field::follow_up_title, "Call back"}}},
        {Entity::form, {{Field::form_name, "Demo"}, {Field::form_category, lead_id}}},
        {Entity::selection, {{Field::selection_name, "Leads"}, {Field::selection_entity, number(0)}}},
        {Entity::board_setting, {{Field::board_setting_entity, number(0)}}},
        {Entity::dashboard, {{Field::dashboard_name, "Leads"}}},
        {Entity::tile, {{Field::tile_dashboard, dashboard}, {Field::tile_type, number(0)}}},
        {Entity::favourite, {{Field::favourite_contact, contact}}},
    };
}

bool is_given_by_people(const FieldSpec& field) { return !field.has(field_read_only) && !field.has(field_derived); }

std::vector<FieldValue> with(std::vector<FieldValue> values, Field field, const Value& value) {
    std::erase_if(values, [&](const FieldValue& one) { return one.field == field; });
    values.push_back({field, value});
    return values;
}

// Creates and updates with one value that does not fit; both are refused with that code, for that field.
void check_refused(World& world, const Example& example, const Uuid& known, Field field, const Value& value,
                   std::string_view code) {
    const FieldSpec& spec = tratt::model::spec(field);
    CAPTURE(spec.key);
    CAPTURE(entity_key(example.entity));
    const auto has_it = [&](const std::vector<Error>& errors) {
        return std::ranges::any_of(errors, [&](const Error& error) {
            return error.code == code && error.field == spec.key && error.entity == entity_key(example.entity);
        });
    };
    const Action create = CreateRecord{example.entity, with(example.values, field, value), {}};
    CHECK(world.run(create) == nullptr);
    CHECK(has_it(world.database.check({world.database.new_id(), create})));
    const Action update = UpdateRecords{example.entity, {known}, {{field, value}}, Cause::bulk};
    CHECK(world.run(update) == nullptr);
    CHECK(has_it(world.database.check({world.database.new_id(), update})));
}

// Calls f(example, its id, field) for every field of every entity that people write.
void for_every_field(World& world, const std::function<void(const Example&, const Uuid&, const FieldSpec&)>& f) {
    for (const Example& example : examples(world)) {
        const Uuid known = world.create(example.entity, example.values);
        CAPTURE(entity_key(example.entity));
        CHECK(world.refusal.code.empty());
        if (example.entity == Entity::favourite) continue;  // a second one like it would be refused for that
        const auto before = world.database.snapshot();
        for (const FieldSpec& field : stored_fields(example.entity)) {
            if (is_given_by_people(field)) f(example, known, field);
        }
        CHECK(world.database.snapshot().records == before.records);
        world.run(DeleteRecords{example.entity, {known}});
    }
}

}  // namespace

TEST_CASE("no text is too long, no UTF-8 or holds control characters, in any field of any entity") {
    World world;
    const std::string huge(10'000'000, 'x');
    for_every_field(world, [&](const Example& example, const Uuid& known, const FieldSpec& field) {
        if (field.type != FieldType::text) return;
        const auto refused = [&](const Value& value, std::string_view code) {
            check_refused(world, example, known, field.field, value, code);
        };
        refused(std::string(static_cast<std::size_t>(range_of(field).most) + 1, 'x'), "too_long");
        if (field.key == "name" || field.key == "title") refused(huge, "too_long");
        refused("a\xFFz", "not_utf8");
        refused("a\xC3", "not_utf8");
        for (const char* control : {"a\x01z", "a\x1Bz", "a\x7Fz", "a\xC2\x85z", "a\xC2\x9Fz"})
            refused(control, "control_character");
        refused(std::string("a\0z", 3), "control_character");
        refused(number(1), "wrong_type");
    });
}

TEST_CASE("no number is out of range, no choice is unknown, in any field of any entity") {
    World world;
    for_every_field(world, [&](const Example& example, const Uuid& known, const FieldSpec& field) {
        if (field.type == FieldType::text || field.type == FieldType::boolean || field.type == FieldType::reference)
            return;
        const auto refused = [&](std::int64_t value, std::string_view code) {
            check_refused(world, example, known, field.field, value, code);
        };
        if (field.type == FieldType::choice) {
            refused(-1, "wrong_type");
            refused(static_cast<std::int64_t>(field.choices->keys.size()), "wrong_type");
        } else {
            refused(range_of(field).least - 1, "out_of_range");
            refused(range_of(field).most + 1, "out_of_range");
            refused(tratt::core::no_value + 1, "out_of_range");
        }
        check_refused(world, example, known, field.field, "text", "wrong_type");
    });
}

TEST_CASE("nothing refers to what is not there, in any field of any entity") {
    World world;
    for_every_field(world, [&](const Example& example, const Uuid& known, const FieldSpec& field) {
        if (field.type != FieldType::reference) return;
        check_refused(world, example, known, field.field, world.database.new_id(), "unknown_reference");
        check_refused(world, example, known, field.field, setting_id, "unknown_reference");
        check_refused(world, example, known, field.field, "text", "wrong_type");
    });
}

TEST_CASE("what must have a value has one, and what the store gives is not given by people") {
    World world;
    for (const Example& example : examples(world)) {
        const Uuid known = world.create(example.entity, example.values);
        const auto before = world.database.snapshot();
        for (const FieldSpec& field : stored_fields(example.entity)) {
            const bool is_item_name = catalogue_field(example.entity) && name_field(example.entity) == field.field;
            CAPTURE(field.key);
            if (field.has(field_required) && (!is_item_name))
                check_refused(world, example, known, field.field, Value(), "required");
            if (!field.has(field_read_only)) continue;
            const Value value = field.type == FieldType::boolean     ? Value(true)
                                : field.type == FieldType::text      ? Value("x")
                                : field.type == FieldType::reference ? Value(me_id)
                                                                     : number(1);
            check_refused(world, example, known, field.field, value, "read_only");
        }
        const Field other = example.entity == Entity::user ? Field::company_name : Field::user_name;
        world.run(UpdateRecords{example.entity, {known}, {{other, "x"}}});
        CHECK(world.refusal.code == "wrong_field");
        CHECK(world.database.snapshot().records == before.records);
    }
}

TEST_CASE("a field that is named twice is refused, and so is an id that is taken") {
    World world;
    const Uuid contact = world.contact("Öberg");
    world.run(UpdateRecords{Entity::contact, {contact}, {{Field::contact_title, "a"}, {Field::contact_title, "b"}}});
    CHECK(world.refusal.code == "repeated_field");
    CHECK(world.refusal.field == "title");
    for (const Example& example : examples(world)) {
        const Uuid known = world.create(example.entity, example.values);
        CHECK(world.run(CreateRecord{example.entity, example.values, known}) == nullptr);
        CHECK(std::ranges::any_of(world.database.check({{}, CreateRecord{example.entity, example.values, known}}),
                                  [](const Error& error) { return error.code == "already_exists"; }));
    }
}

TEST_CASE("no command takes an id that is not there") {
    World world;
    const Uuid stranger = world.database.new_id();
    const Uuid contact = world.contact("Öberg");
    const Uuid company = world.company("Nordlys AB", lead_id);
    const auto before = world.database.snapshot();
    const auto refused = [&](Action action, std::string_view code = "unknown_record") {
        CHECK(world.run(std::move(action)) == nullptr);
        CHECK(world.refusal.code == code);
    };
    for (std::size_t i = 0; i < entity_count; ++i) {
        const auto entity = static_cast<Entity>(i);
        CAPTURE(entity_key(entity));
        refused(UpdateRecords{entity, {stranger}, {}});
        if (!is_personal(entity)) refused(DeleteRecords{entity, {stranger}});
        refused(RestoreRecords{entity, {stranger}});
        if (is_list(entity)) refused(MoveItem{entity, stranger, {}});
        if (!is_list(entity)) refused(MoveItem{entity, stranger, {}}, "wrong_field");
    }
    refused(MoveItem{Entity::category, lead_id, stranger});
    refused(MergeContacts{contact, stranger});
    refused(MergeContacts{stranger, contact});
    refused(MergeCompanies{company, stranger});
    refused(MergeCompanies{stranger, company});
    refused(MoveContacts{.contacts = {contact, stranger}});
    CHECK(world.refusal.row == 1);
    refused(ChangeMembers{stranger, {}, {}});
    refused(SubmitForm{.form = stranger}, "unknown_reference");
    refused(ProcessSubmission{.submission = stranger});
    refused(Visit{Entity::company, stranger});
    refused(PutBack{stranger, Entity::contact, contact, Field::contact_title}, "unknown_transaction");
    refused(Undo{stranger}, "unknown_transaction");
    refused(Import{{{Entity::contact, false, {stranger}, {}}}, "a.csv"});
    CHECK(world.database.snapshot().records == before.records);
}

TEST_CASE("what has commands of its own is made and changed by no other") {
    World world;
    for (const Entity entity : {Entity::setting, Entity::automation, Entity::form_submission, Entity::selection_member,
                                Entity::visit, Entity::preference}) {
        CHECK(world.run(CreateRecord{entity, {}}) == nullptr);
        CHECK(world.refusal.code == "wrong_command");
    }
    for (const Entity entity : {Entity::visit, Entity::preference}) {
        CHECK(world.run(DeleteRecords{entity, {}}) == nullptr);
        CHECK(world.refusal.code == "wrong_command");
    }
    for (const Entity entity : {Entity::form_submission, Entity::selection_member, Entity::visit, Entity::preference}) {
        const bool is_all_given = std::ranges::all_of(
            stored_fields(entity), [](const FieldSpec& field) { return field.has(field_read_only); });
        CHECK(is_all_given);
    }
    for (const Entity entity : {Entity::contact, Entity::sale, Entity::selection, Entity::visit}) {
        CHECK(world.run(Import{{{entity, true, {me_id}, {Column(Field::user_name)}}}, "a.csv"}) == nullptr);
        CHECK(world.refusal.code == "wrong_field");
    }
}

TEST_CASE("an import is refused for values that do not fit, with the row") {
    World world;
    const auto refused = [&](Field field, const Value& good, const Value& bad, std::string_view code) {
        Import import{{{Entity::company, true, {}, {Column(Field::company_name), Column(Field::company_category)}}},
                      "a.csv"};
        ImportRows& rows = import.rows[0];
        if (field != Field::company_name) rows.columns.emplace_back(field);
        for (const Value& value : {good, bad}) {
            rows.ids.push_back(world.database.new_id());
            rows.columns[0].add(field == Field::company_name ? value : Value("x"));
            rows.columns[1].add(lead_id);
            if (field != Field::company_name) rows.columns[2].add(value);
        }
        world.run(import);
        CHECK(world.refusal.code == code);
        CHECK(world.refusal.field == spec(field).key);
        CHECK(world.refusal.row == 1);
    };
    const auto before = world.database.snapshot();
    refused(Field::company_name, "a", std::string(2'001, 'x'), "too_long");
    refused(Field::company_city, "a", "a\x01", "control_character");
    refused(Field::company_city, "a", "a\xFF", "not_utf8");
    refused(Field::company_employees, number(1), number(-1), "out_of_range");
    refused(Field::company_owner, me_id, world.database.new_id(), "unknown_reference");
    CHECK(world.database.snapshot().records == before.records);
}
