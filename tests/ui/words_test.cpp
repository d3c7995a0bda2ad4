// The catalogue knows every word that the model calls by a key.
#include <doctest/doctest.h>

#include "i18n/messages.hpp"
#include "model/command.hpp"
#include "model/schema.hpp"
#include "model/seeds.hpp"

using namespace tratt;
using namespace tratt::i18n;

TEST_CASE("every refusal of the store has words, and every step of undo a name") {
    for (const std::string_view code : model::error_codes) {
        CAPTURE(code);
        CHECK(find_message(concat({"error_", code})));
    }
    for (const std::string_view key : model::step_keys) {
        CAPTURE(key);
        CHECK((find_message(key) || find_plural(key)));
    }
}

TEST_CASE("every entity and every choice has words") {
    for (std::size_t i = 0; i < model::entity_count; ++i)
        CHECK(find_message(concat({"entity_", model::entity_key(static_cast<model::Entity>(i))})));
    for (const model::FieldSpec& spec : model::all_fields()) {
        if (!spec.choices) continue;
        for (const std::string_view key : spec.choices->keys) {
            CAPTURE(key);
            CHECK(find_message(concat({spec.choices->name, "_", key})));
        }
    }
}

TEST_CASE("every field that people see has a label") {
    for (const model::FieldSpec& spec : model::all_fields()) {
        CAPTURE(spec.key);
        if (spec.has(model::field_internal)) continue;
        CHECK((find_message(concat({"field_", model::entity_key(spec.entity), "_", spec.key})) ||
               find_message(concat({"field_", spec.key}))));
    }
}

TEST_CASE("seeded items and groups have names, and the items people choose from descriptions") {
    for (std::size_t i = 0; i < model::category_group_count; ++i)
        CHECK(find_message(concat({"group_", model::group_key(static_cast<model::CategoryGroup>(i))})));
    for (const model::Seed& seed : model::seeds()) {
        CAPTURE(seed.catalogue_key);
        if (seed.catalogue_key.empty()) continue;
        CHECK(find_message(seed.catalogue_key));
        if (model::description_field(seed.entity)) CHECK(find_message(concat({seed.catalogue_key, "_description"})));
    }
}
