// What records, fields and values are called on the screen, in the language shown. Views live until the next frame.
#pragma once

#include <string_view>

#include "core/result.hpp"
#include "core/time.hpp"
#include "model/schema.hpp"
#include "model/value.hpp"
#include "store/database.hpp"
#include "ui/context.hpp"
#include "ui/draw.hpp"

namespace tratt::ui {

core::Moment moment_of(const Environment& environment);

// List items and users have the words of the catalogue until they are renamed. no_row gives "".
std::string_view item_name(const store::Database& database, model::Entity entity, store::Row row);
std::string_view item_description(const store::Database& database, model::Entity entity, store::Row row);
// Any record: "Åsa Öberg", "Nordlys AB", "Marketing qualified lead"; without a name its visible number. no_row gives "".
std::string_view record_name(const store::Database& database, model::Entity entity, store::Row row);

std::string_view group_name(model::CategoryGroup group);
GroupKind category_group_kind(const store::Database& database, store::Row category);  // other for no_row
Mark item_mark(const store::Database& database, model::Entity entity,
               store::Row row);  // status, category, user: else none
StatusMark status_mark_of(const store::Database& database, store::Row status);

std::string_view field_label(model::Field field);
// Whether people can search by it and show it in tables. A contact's own category they see as its category.
bool is_offered(const model::FieldSpec& field);
// How many of what is stored make one of what is shown: 100 for amounts (minor units) and for a sale's percent, a million
// for a rate, 1 for everything else.
std::int64_t unit_of(model::Field field);
// An amount in minor units with its currency: "125,000 SEK"; decimals only where there are any. "" for core::no_value.
std::string_view amount_words(std::int64_t minor_units, std::string_view currency);
std::string_view base_currency(const store::Database& database);  // "" where none is chosen

// A value as history, tables and confirmations write it; "" for an empty one.
std::string_view value_words(const store::Database& database, model::Field field, const model::Value& value,
                             const core::Moment& moment);

// Any field's value, also of those that follow the clock.
model::Value value_at(const store::Database& database, model::Field field, store::Row row, const core::Moment& moment);

constexpr std::int64_t not_in_status = -1;
std::int64_t days_in_status(const store::Database& database, store::Row contact, const core::Moment& moment);

std::string_view error_words(const core::Error& error);  // why something was refused

}  // namespace tratt::ui
