// The Big List of Naughty Strings in every text of every entity: kept as it was written, or refused with a reason.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "../fixtures/files.hpp"
#include "codec/json_transaction.hpp"
#include "core/text.hpp"
#include "database.hpp"
#include "model/seeds.hpp"

using namespace tratt;
using namespace tratt::model;

namespace {

std::vector<std::string> naughty_strings() {
    const auto file = test::real_file("blns/blns.json");
    if (!file) return {};
    const auto list = nlohmann::json::parse(*file, nullptr, false);
    std::vector<std::string> strings;
    for (const auto& one : list) strings.push_back(one.get<std::string>());
    return strings;
}

core::Uuid create(store::Database& database, Entity entity, std::vector<FieldValue> values) {
    const core::Uuid id = database.new_id();
    test::execute(database, CreateRecord{entity, std::move(values), id});
    return id;
}

// One record of every entity whose texts people write.
std::vector<std::pair<Entity, core::Uuid>> records(store::Database& database) {
    const Value first = std::int64_t{0};
    const auto make = [&](Entity entity, std::vector<FieldValue> values) {
        return std::pair(entity, create(database, entity, std::move(values)));
    };
    const auto contact = make(Entity::contact, {{Field::contact_last_name, "Öberg"}});
    const auto dashboard = make(Entity::dashboard, {{Field::dashboard_name, "x"}});
    return {contact,
            dashboard,
            make(Entity::company, {{Field::company_name, "x"}, {Field::company_category, lead_id}}),
            make(Entity::contact_point, {{Field::contact_point_contact, contact.second},
                                         {Field::contact_point_kind, first},
                                         {Field::contact_point_value, "x"}}),
            make(Entity::sale, {{Field::sale_title, "x"}, {Field::sale_type, sale_type_id}}),
            make(Entity::follow_up, {{Field::follow_up_title, "x"}}),
            make(Entity::form, {{Field::form_name, "x"}, {Field::form_category, lead_id}}),
            make(Entity::selection, {{Field::selection_name, "x"}, {Field::selection_entity, first}}),
            make(Entity::board_setting, {{Field::board_setting_entity, first}}),
            make(Entity::tile, {{Field::tile_dashboard, dashboard.second}, {Field::tile_type, first}}),
            {Entity::user, me_id},
            {Entity::category, lead_id},
            {Entity::lead_status, open_id},
            {Entity::business, not_specified_id},
            {Entity::user_group, our_group_id},
            {Entity::sale_type, sale_type_id},
            {Entity::sale_stage, seed_id(Entity::sale_stage, 1)},
            {Entity::sale_reason, seed_id(Entity::sale_reason, 1)},
            {Entity::setting, setting_id}};
}

// Texts that any text can be written into; the language is a closed list.
std::vector<Field> free_texts(Entity entity) {
    std::vector<Field> fields;
    for (const FieldSpec& field : stored_fields(entity)) {
        const bool is_free = field.type == FieldType::text && !field.has(field_read_only) &&
                             field.field != Field::setting_regional_language;
        if (is_free) fields.push_back(field.field);
    }
    return fields;
}

bool is_typed_refusal(const core::Error& error) {
    constexpr std::string_view expected[] = {"control_character", "too_long", "not_utf8", "required",
                                             "contact_name_required"};
    return std::ranges::find(expected, error.code) != std::end(expected);
}

void check_journal(const Transaction& transaction) {
    std::string line;
    codec::append_journal_line(line, transaction);
    line.pop_back();
    const auto read = codec::read_journal_line(line);
    CHECK(read.ok());
    if (read) CHECK(*read == transaction);
}

// Written into all texts of the record at once: all of them have it afterwards, or none has.
void write(store::Database& database, Entity entity, const core::Uuid& id, const std::string& text) {
    std::vector<FieldValue> changes;
    for (const Field field : free_texts(entity)) changes.push_back({field, text});
    const auto texts = [&] {
        std::vector<std::string> all;
        for (const Field field : free_texts(entity)) all.emplace_back(database.text(field, database.find(entity, id)));
        return all;
    };
    const auto before = texts();
    const auto result = database.execute({database.new_id(), UpdateRecords{entity, {id}, changes, Cause::bulk}});
    CAPTURE(text);
    CAPTURE(entity_key(entity));
    if (!result) {
        CHECK(is_typed_refusal(result.error()));
        CHECK(texts() == before);
        const std::string kept = core::compose(core::trim(text));
        CHECK((core::has_controls(kept) || kept.empty() || kept.size() > 2'000));
        return;
    }
    const std::string kept = core::compose(core::trim(text));
    for (const std::string& stored : texts()) CHECK(stored == kept);
    if (*result && entity == Entity::contact) check_journal(**result);
}

}  // namespace

TEST_CASE("naughty strings are kept as they are or refused with a reason, in every text of every entity") {
    const std::vector<std::string> strings = naughty_strings();
    if (strings.empty()) return;
    CHECK(strings.size() > 400);
    store::Database database = test::seeded_database();
    for (const auto& [entity, id] : records(database)) {
        for (const std::string& text : strings) write(database, entity, id, text);
    }
    for (const std::string& text : strings) {
        const auto result = database.execute({database.new_id(), SetPreference{"a" + text, text}});
        if (!result) CHECK(is_typed_refusal(result.error()));
    }
    store::Snapshot snapshot = database.snapshot();
    for (Event& event : snapshot.records) {
        std::erase_if(event.columns, [](const Column& column) { return column.is_all_empty(); });  // they are left out
        const auto read = codec::read_chunk(codec::write_chunk(event));
        CHECK(read.ok());
        if (read) CHECK(*read == event);
    }
}
